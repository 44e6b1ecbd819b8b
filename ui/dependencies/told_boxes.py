"""The boxes of the network as screen readers meet them, in the order of its layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF

from cxplanner.drawing.shapes import Item
from cxplanner.wording.spoken import spoken
from ui.dependencies.placed import node_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.dependencies.canvas import NetworkCanvas
    from ui.plan_controller import PlanController


class ToldBoxes:
    """What one canvas tells; nothing of a picture that is still being made."""

    def __init__(self, canvas: NetworkCanvas, controller: PlanController) -> None:
        self._canvas = canvas
        self._controller = controller
        self._layout: object = None
        self._items: list[Item] = []

    def told_items(self) -> Sequence[Item]:
        picture = self._canvas.picture if self._controller.is_open else None
        layout = picture.layout if picture is not None else None
        if layout is not self._layout:
            self._layout = layout
            boxes = layout.boxes if layout is not None else {}
            placed = sorted(boxes, key=lambda node: (boxes[node].x, boxes[node].y))
            self._items = [Item(node.kind, node.id) for node in placed]
        return self._items

    def told_sentence(self, item: Item) -> str:
        return spoken(self._controller.words, self._controller.schedule, item.kind, item.id)

    def told_place(self, item: Item) -> QRect:
        picture, placed = self._canvas.picture, self._canvas.placed()
        node = node_of(item)
        box = picture.layout.boxes.get(node) if picture is not None and node is not None else None
        if box is None:
            return QRect()
        first = placed.from_picture(box.x, box.y)
        last = placed.from_picture(box.x + box.width, box.y + box.height)
        return QRectF(first, QPointF(last)).toAlignedRect()

    def told_state(self, item: Item) -> tuple[bool, bool]:
        view = self._controller.view
        return item in view.selected, item == view.current and self._canvas.hasFocus()
