"""What a press and a click select on the roadmap: one item, one more, or all up to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt

from cxplanner.drawing.shapes import Item, Rectangle
from ui.roadmap.grips import Grip

if TYPE_CHECKING:
    from ui.roadmap.canvas import RoadmapCanvas

ITEMS: Final = ("initiative", "gate", "milestone")
"""What can be selected together."""
ADDS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Press(NamedTuple):
    """The left button went down here, on this, with these keys."""

    place: QPointF
    grip: Grip | None
    keys: Qt.KeyboardModifier


class Selecting:
    """The selection of one canvas under the mouse."""

    def __init__(self, canvas: RoadmapCanvas) -> None:
        self._canvas = canvas

    def anchor(self) -> QPointF | None:
        """What a zoom with keys leads to: the middle of the current bar as far as it is seen, if it is."""
        canvas = self._canvas
        current = canvas.controller.view.current
        box = canvas.box_of(current) if current is not None and current.kind == "initiative" else None
        if box is None:
            return None
        corner, area = canvas.from_layout(QPointF(box.x, box.y)), canvas.body_area()
        seen = QRectF(corner.x(), corner.y(), box.width, box.height).intersected(area)
        return seen.center() if not seen.isEmpty() else None

    def pressed(self, press: Press) -> None:
        """A press selects; one on what is selected with others waits, since it may drag them all."""
        view, grip = self._canvas.controller.view, press.grip
        if grip is None or grip.item.kind not in ITEMS:
            return
        if not press.keys & ADDS and grip.item not in view.selected:
            view.select(grip.item)
        elif not press.keys & ADDS and grip.item != view.current:
            others = (each for each in view.selected if each != grip.item)
            view.select(*others, grip.item)

    def clicked(self, press: Press) -> None:
        """The button came up where it went down."""
        view, grip = self._canvas.controller.view, press.grip
        if grip is None:
            if not press.keys & ADDS:
                view.select()
        elif grip.item.kind == "link":
            self._canvas.select_link(grip.item.id)
        elif grip.item.kind not in ITEMS:
            return
        elif press.keys & Qt.KeyboardModifier.ControlModifier:
            view.toggle(grip.item)
        elif press.keys & Qt.KeyboardModifier.ShiftModifier:
            self._select_up_to(grip.item)
        else:
            view.select(grip.item)

    def _select_up_to(self, item: Item) -> None:
        """With Shift, everything in the frame around the current bar and this one."""
        view, layout = self._canvas.controller.view, self._canvas.layout_of_plan
        current = self._canvas.box_of(view.current) if view.current is not None else None
        box = self._canvas.box_of(item)
        if layout is None or current is None or box is None or item.kind != "initiative":
            view.toggle(item)
            return
        left, top = min(current.x, box.x), min(current.y, box.y)
        right = max(current.x + current.width, box.x + box.width)
        bottom = max(current.y + current.height, box.y + box.height)
        found = [
            Item("initiative", id_)
            for id_ in layout.bars_in(Rectangle(left, top, right - left, bottom - top))
        ]
        view.select(*(each for each in found if each != item), item)
