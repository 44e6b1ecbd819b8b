"""What is under the mouse on the roadmap: an item, and by which part it would be taken hold of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF

from cxplanner.drawing.shapes import Item
from cxplanner.plan.initiatives import Status
from ui.roadmap.grips import Grip, Part, handle_at, is_at_gate_handle, part_at

if TYPE_CHECKING:
    from ui.roadmap.scrolled import ScrolledRoadmap

_ITEMS: Final = ("initiative", "gate", "milestone", "link", "today")
_MOST_WITH_LINKS: Final = 200


class Hits:
    """Looks things up on one canvas."""

    def __init__(self, canvas: ScrolledRoadmap) -> None:
        self._canvas = canvas

    def grip_at(self, place: QPointF, hovered: Item | None) -> Grip | None:
        """What can be taken hold of at a place of the viewport; `hovered` has handles beside it."""
        layout = self._canvas.layout_of_plan
        if layout is None or place.x() < self._canvas.body_area().left() - 12:
            return None
        if place.y() >= self._canvas.placed().foot:
            return None  # outcomes are not taken hold of, nor what they cover
        there = self._canvas.to_layout(place)
        in_body = place.y() >= layout.header_height
        handle = self._handle_at(there, hovered, "initiative" if in_body else "gate")
        if handle is not None:
            return handle
        item = layout.item_at(there.x(), there.y())
        if item is None and in_body:
            item = layout.link_at(
                there.x(), there.y(), self._canvas.controller.view.selected_initiatives()[:_MOST_WITH_LINKS]
            )
        if item is None or item.kind not in _ITEMS:
            return None
        return Grip(item, self._part_of(item, there))

    def _handle_at(self, there: QPointF, hovered: Item | None, kind: str) -> Grip | None:
        """The handle of the selected bar or gate, or of the one under the mouse."""
        for item in (hovered, self._canvas.controller.view.current):
            box = self._canvas.box_of(item) if item is not None and item.kind == kind else None
            if item is None or box is None:
                continue
            if kind == "gate":
                part = Part.LINK_FINISH if is_at_gate_handle(box, there.x(), there.y()) else None
            else:
                part = handle_at(box, there.x(), there.y())
            if part is not None:
                return Grip(item, part)
        return None

    def _part_of(self, item: Item, there: QPointF) -> Part:
        layout = self._canvas.layout_of_plan
        box = layout.bar_of(item.id) if layout is not None and item.kind == "initiative" else None
        if layout is None or box is None:
            return Part.BODY
        initiative, dates = (
            self._canvas.controller.plan.initiatives[item.id],
            self._canvas.controller.schedule.initiative(item.id),
        )
        if initiative.duration == 0 or dates.start is None or dates.finish is None:
            return Part.BODY
        foot_x = None
        if initiative.status is not Status.DONE:
            begin, end = layout.scale.start_of(dates.start), layout.scale.end_of(dates.finish)
            foot_x = begin + (end - begin) * initiative.progress / 100
        return part_at(box, there.x(), there.y(), foot_x)
