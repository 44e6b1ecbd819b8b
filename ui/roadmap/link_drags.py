"""Drawing a dependency: from an end of a bar to an end of another, with the mouse or with the arrow keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cxplanner.drawing.shapes import Rectangle
from cxplanner.errors import CXPlannerError
from cxplanner.plan.edits import dependencies
from cxplanner.plan.initiatives import Dependency, LinkType
from ui.roadmap.directions import Direction, nearest
from ui.roadmap.ghosts import paint_tip
from ui.roadmap.grips import Part
from ui.theme import colour

if TYPE_CHECKING:
    from ui.roadmap.canvas import RoadmapCanvas

_TYPES: Final = {
    (Part.LINK_FINISH, Part.LINK_START): LinkType.FS,
    (Part.LINK_START, Part.LINK_START): LinkType.SS,
    (Part.LINK_FINISH, Part.LINK_FINISH): LinkType.FF,
    (Part.LINK_START, Part.LINK_FINISH): LinkType.SF,
}
_REACH: Final = 14.0
"""How far beside a bar an end still takes a link."""


class LinkDrag:
    """The line from one end of a bar to the pointer, or to the end that it would be dropped on."""

    cursor = Qt.CursorShape.CrossCursor
    scrolls = True

    def __init__(self, canvas: RoadmapCanvas, initiative_id: int, part: Part, place: QPointF) -> None:
        self._canvas = canvas
        self._from = initiative_id
        self._part = part
        self._place = place
        self.target: int | None = None
        self._end = Part.LINK_START
        self.refusal = ""
        self._known: dict[tuple[int, LinkType], str] = {}

    @property
    def link_type(self) -> LinkType:
        return _TYPES[self._part, self._end]

    def move(self, place: QPointF) -> None:
        self._place = place
        self.aim_at(*self._target_at(place))
        refused = Qt.CursorShape.ForbiddenCursor
        self._canvas.viewport().setCursor(refused if self.refusal else self.cursor)

    def aim_at(self, target: int | None, end: Part) -> None:
        """Lead to an end of a bar; what may not be joined says why."""
        self.target, self._end = target, end
        self.refusal = self._refused(target) if target is not None else ""
        self._canvas.viewport().update()

    def drop(self, place: QPointF) -> None:
        self.move(place)
        self.join()

    def join(self) -> None:
        """Make the link, and show its frame, where its lag can be entered."""
        target, controller = self.target, self._canvas.controller
        if target is None or self.refusal:
            return
        new = controller.plan.next_id
        edit = partial(dependencies.link, successor=target, predecessor=self._from, link_type=self.link_type)
        if controller.apply("add_link", edit):
            self._canvas.select_link(new)

    def cancel(self) -> None:
        """Nothing was linked."""

    def paint(self, painter: QPainter) -> None:
        layout = self._canvas.layout_of_plan
        source = layout.bar_of(self._from) if layout is not None else None
        if layout is None or source is None:
            return
        painter.setClipRect(self._canvas.body_area())
        ink = colour("late" if self.refusal else "accent")
        target = layout.bar_of(self.target) if self.target is not None else None
        end = self._place if target is None else self._end_of(target, self._end)
        painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine if self.refusal else Qt.PenStyle.SolidLine))
        painter.drawLine(self._end_of(source, self._part), end)
        painter.setBrush(colour("canvas"))
        painter.setPen(QPen(ink, 2))
        if target is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            corner = self._canvas.from_layout(QPointF(target.x, target.y))
            painter.drawRoundedRect(
                QRectF(corner.x(), corner.y(), target.width, target.height).adjusted(-3.5, -3.5, 3.5, 3.5),
                5,
                5,
            )
            painter.setBrush(ink)
        for place in (self._end_of(source, self._part), end):
            painter.drawEllipse(place, 4, 4)
        paint_tip(painter, self._canvas, end, self._told(), refused=bool(self.refusal))

    def _told(self) -> list[str]:
        words, plan = self._canvas.controller.words, self._canvas.controller.plan
        source = plan.initiatives[self._from]
        if self.target is None:
            return [words.say("Drop on an end of another bar")]
        target = plan.initiatives[self.target]
        kind = self.link_type
        return [f"{source.key} → {target.key} · {kind.value}", self.refusal or words.label(kind)]

    def _refused(self, target: int) -> str:
        """Why this link cannot be, or nothing."""
        kind = self.link_type
        if (target, kind) not in self._known:
            self._known[target, kind] = self._reason(target, kind)
        return self._known[target, kind]

    def _reason(self, target: int, kind: LinkType) -> str:
        controller = self._canvas.controller
        words = controller.words
        try:
            dependencies.link(controller.plan, target, self._from, link_type=kind)
        except CXPlannerError as error:
            return words.error(error)
        keys = controller.schedule.would_cycle(Dependency(0, target, self._from, type=kind))
        if keys is None:
            return ""
        return words.say("They would wait for each other: {keys}.", keys=" → ".join(keys))

    def _target_at(self, place: QPointF) -> tuple[int | None, Part]:
        """The bar under the pointer or right beside it, and the nearer of its ends."""
        layout = self._canvas.layout_of_plan
        there = self._canvas.to_layout(place)
        if layout is None or place.y() < layout.header_height:
            return None, self._end
        frame = Rectangle(there.x() - _REACH, there.y() - 2, 2 * _REACH, 4)
        best: tuple[float, int, Part] | None = None
        for id_ in layout.bars_in(frame):
            box = layout.bar_of(id_)
            if box is None or id_ == self._from:
                continue
            outside = max(box.x - there.x(), there.x() - box.x - box.width, 0.0)
            end = Part.LINK_START if there.x() < box.x + box.width / 2 else Part.LINK_FINISH
            if best is None or outside < best[0]:
                best = outside, id_, end
        return (best[1], best[2]) if best is not None else (None, self._end)

    def _end_of(self, box: Rectangle, part: Part) -> QPointF:
        x = box.x if part is Part.LINK_START else box.x + box.width
        return self._canvas.from_layout(QPointF(x, box.y + box.height / 2))


class LinkByKeys(LinkDrag):
    """Arrows lead from bar to bar, S and F choose the ends, Enter joins, Esc leaves it."""

    scrolls = False

    def __init__(self, canvas: RoadmapCanvas, initiative_id: int) -> None:
        super().__init__(canvas, initiative_id, Part.LINK_FINISH, QPointF())
        layout = canvas.layout_of_plan
        box = layout.bar_of(initiative_id) if layout is not None else None
        if box is not None:
            self._place = canvas.from_layout(QPointF(box.x + box.width + 40, box.y + box.height / 2))

    def move(self, place: QPointF) -> None:
        """The mouse has no part in it."""

    def drop(self, place: QPointF) -> None:
        """A click elsewhere ends it without a link."""

    def step(self, direction: Direction) -> None:
        """Lead to the nearest bar that way."""
        layout = self._canvas.layout_of_plan
        if layout is None:
            return
        bars = layout.bars()
        here = self.target if self.target is not None else self._from
        found = nearest(bars, here, direction)
        if found == self._from:
            found = nearest({id_: box for id_, box in bars.items() if id_ != self._from or id_ == here}, here,
                            direction)  # fmt: skip
        if found is not None and found != self._from:
            self.aim_at(found, self._end)

    def turn(self, *, source: bool) -> None:
        """Begin, or end, at the other end of the bar."""
        other = {Part.LINK_START: Part.LINK_FINISH, Part.LINK_FINISH: Part.LINK_START}
        if source:
            self._part = other[self._part]
        self.aim_at(self.target, self._end if source else other[self._end])

    def _told(self) -> list[str]:
        if self.target is None:
            words = self._canvas.controller.words
            return [words.say("Arrows choose the successor, S and F the ends, Enter links")]
        return super()._told()
