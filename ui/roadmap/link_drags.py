"""Drawing a dependency from an end of a bar, or a gate, to an end of a bar: with the mouse or with keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cxplanner.drawing.shapes import Item, Rectangle
from cxplanner.errors import CXPlannerError
from cxplanner.plan.edits import dependencies
from cxplanner.plan.initiatives import Dependency, LinkType
from ui.roadmap.directions import Direction, nearest
from ui.roadmap.ghosts import paint_tip
from ui.roadmap.grips import Part, gate_handle
from ui.theme import colour

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
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
    """The line from one end of a bar to the pointer, or to the end that it would be dropped on.

    From a gate, whatever waits begins after it: both ends of a bar mean its start.
    """

    cursor = Qt.CursorShape.CrossCursor
    scrolls = True

    def __init__(self, canvas: RoadmapCanvas, source: Item, part: Part, place: QPointF) -> None:
        self._canvas = canvas
        self._from = source
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
        if self.target is None:
            self.refusal = self._refused_by_mark(place)
        refused = Qt.CursorShape.ForbiddenCursor
        self._canvas.viewport().setCursor(refused if self.refusal else self.cursor)

    def aim_at(self, target: int | None, end: Part) -> None:
        """Lead to an end of a bar; what may not be joined says why."""
        self.target, self._end = target, Part.LINK_START if self._is_from_gate else end
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
        source, kind = self._source, self.link_type
        if controller.apply(
            "add_link", lambda plan: dependencies.link(plan, target, *source, link_type=kind)
        ):
            self._canvas.select_link(new)

    def cancel(self) -> None:
        """Nothing was linked."""

    @property
    def _is_from_gate(self) -> bool:
        return self._from.kind == "gate"

    @property
    def plan(self) -> Plan:
        return self._canvas.controller.plan

    @property
    def _source(self) -> tuple[int | None, int | None]:
        """The initiative, or else the gate, at which the link begins."""
        return (None, self._from.id) if self._is_from_gate else (self._from.id, None)

    def paint(self, painter: QPainter) -> None:
        layout = self._canvas.layout_of_plan
        begin = self._begin()
        if layout is None or begin is None:
            return
        area = self._canvas.body_area()
        painter.setClipRect(area.adjusted(0, -area.top(), 0, 0) if self._is_from_gate else area)
        ink = colour("late" if self.refusal else "accent")
        target = layout.bar_of(self.target) if self.target is not None else None
        end = self._place if target is None else self._end_of(target, self._end)
        painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine if self.refusal else Qt.PenStyle.SolidLine))
        if self._is_from_gate and target is not None:  # along the line of the gate, as it will be drawn
            corner = QPointF(begin.x(), end.y())
            painter.drawPolyline([begin, corner, end])
        else:
            painter.drawLine(begin, end)
        painter.setBrush(colour("canvas"))
        painter.setPen(QPen(ink, 2))
        if target is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            corner = self._canvas.from_layout(QPointF(target.x, target.y))
            ring = QRectF(corner.x(), corner.y(), target.width, target.height)
            painter.drawRoundedRect(ring.adjusted(-3.5, -3.5, 3.5, 3.5), 5, 5)
            painter.setBrush(ink)
        for place in (begin, end):
            painter.drawEllipse(place, 4, 4)
        paint_tip(painter, self._canvas, end, self._told(), refused=bool(self.refusal))

    def _begin(self) -> QPointF | None:
        """Where the line begins; None when the source is not in the picture."""
        box = self._canvas.box_of(self._from)
        if box is None:
            return None
        if self._is_from_gate:
            handle = gate_handle(box)
            middle = QPointF(handle.x + handle.width / 2, handle.y + handle.height / 2)
            return self._canvas.from_layout(middle)
        return self._end_of(box, self._part)

    def _told(self) -> list[str]:
        words, plan = self._canvas.controller.words, self._canvas.controller.plan
        if self.target is None and self.refusal:
            return [self.refusal]
        if self.target is None:
            return [words.say("Drop on a bar: it waits for {gate}", gate=self._key)
                    if self._is_from_gate else words.say("Drop on an end of another bar")]  # fmt: skip
        target, kind = plan.initiatives[self.target], self.link_type
        return [f"{self._key} → {target.key} · {kind.value}", self.refusal or words.label(kind)]

    @property
    def _key(self) -> str:
        plan = self._canvas.controller.plan
        source = self._from.id
        return plan.stages[source].gate_key if self._is_from_gate else plan.initiatives[source].key

    def _refused_by_mark(self, place: QPointF) -> str:
        """Why no link leads to a gate or a milestone, where the pointer is over one."""
        item, words, plan = self._canvas.item_at(place), self._canvas.controller.words, self.plan
        if item is None or item == self._from:
            return ""
        if item.kind == "gate":
            gate = plan.stages[item.id].gate_key
            return words.say("{gate} waits for what its stage needs: no link leads to it.", gate=gate)
        if item.kind == "milestone":
            key = plan.milestones[item.id].key
            return words.say("{key} stands with its initiative or its date: no link leads to it.", key=key)
        return ""

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
            dependencies.link(controller.plan, target, *self._source, link_type=kind)
        except CXPlannerError as error:
            return words.error(error)
        keys = controller.schedule.would_cycle(Dependency(0, target, *self._source, kind))
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
            if box is None or Item("initiative", id_) == self._from:
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

    def __init__(self, canvas: RoadmapCanvas, source: Item) -> None:
        super().__init__(canvas, source, Part.LINK_FINISH, QPointF())
        begin = self._begin()
        if begin is not None:
            self._place = begin + (QPointF(0, 40) if source.kind == "gate" else QPointF(40, 0))

    def move(self, place: QPointF) -> None:
        """The mouse has no part in it."""

    def drop(self, place: QPointF) -> None:
        """A click elsewhere ends it without a link."""

    def step(self, direction: Direction) -> None:
        """Lead to the nearest bar that way."""
        layout = self._canvas.layout_of_plan
        here = Item("initiative", self.target) if self.target is not None else self._from
        box = self._canvas.box_of(here)
        if layout is None or box is None:
            return
        bars = {Item("initiative", id_): each for id_, each in layout.bars().items()}
        bars.pop(self._from, None)
        found = nearest({**bars, here: box}, here, direction)
        if found is not None:
            self.aim_at(found.id, self._end)

    def turn(self, *, source: bool) -> None:
        """Begin, or end, at the other end of the bar; a gate has but one."""
        if self._is_from_gate:
            return
        other = {Part.LINK_START: Part.LINK_FINISH, Part.LINK_FINISH: Part.LINK_START}
        if source:
            self._part = other[self._part]
        self.aim_at(self.target, self._end if source else other[self._end])

    def _told(self) -> list[str]:
        if self.target is None:
            words = self._canvas.controller.words
            return [words.say("Arrows choose what waits for {gate}, Enter links", gate=self._key)
                    if self._is_from_gate
                    else words.say("Arrows choose the successor, S and F the ends, Enter links")]  # fmt: skip
        return super()._told()
