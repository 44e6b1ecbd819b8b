"""A drag on free canvas: along a row it draws a new initiative, across rows it is the frame that selects."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from cxplanner.drawing.lanes import Lane
from cxplanner.drawing.palette import stream_colour
from cxplanner.drawing.shapes import Item, Rectangle
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.plan.working_time import works_on
from ui.roadmap.bar_drags import values_of
from ui.roadmap.gestures import RubberBand
from ui.roadmap.ghosts import paint_dragged, paint_lane, paint_tip

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from ui.roadmap.canvas import RoadmapCanvas

_LEAST_WIDTH: Final = 8.0


class DrawInitiative:
    """Becomes a frame as soon as the pointer leaves the height of a bar."""

    cursor = Qt.CursorShape.CrossCursor
    scrolls = True

    def __init__(self, canvas: RoadmapCanvas, place: QPointF) -> None:
        self._canvas = canvas
        self._frame = RubberBand(canvas, place, adds=False)
        self._from = self._to = canvas.to_layout(place)
        self._place = place
        layout = canvas.layout_of_plan
        assert layout is not None
        self._layout = layout
        self._lane = layout.lane_at(self._from.y())
        self._selects = self._lane is None

    def move(self, place: QPointF) -> None:
        self._place, self._to = place, self._canvas.to_layout(place)
        across_rows = abs(self._to.y() - self._from.y()) > self._height
        if across_rows or self._selects:
            self._selects = True
            self._frame.move(place)
        self._canvas.viewport().update()

    def drop(self, place: QPointF) -> None:
        self.move(place)
        span = self._span()
        if not self._selects and span is not None and self._lane is not None:
            draw(self._canvas, self._lane, *span)

    def cancel(self) -> None:
        if self._selects:
            self._frame.cancel()

    def paint(self, painter: QPainter) -> None:
        if self._selects:
            self._frame.paint(painter)
            return
        span, lane = self._span(), self._lane
        if span is None or lane is None:
            return
        words, scale = self._canvas.controller.words, self._layout.scale
        paint_lane(painter, self._canvas, lane.top, lane.height)
        left, right = scale.start_of(span[0]), scale.end_of(span[1])
        box = Rectangle(left, self._from.y() - self._height / 2, right - left, self._height)
        fill = stream_colour(lane.stream, "tint") if lane.stream is not None else "canvas"
        paint_dragged(painter, self._canvas, box, fill)
        told = words.say("{start} – {finish}", start=words.date(span[0]), finish=words.date(span[1]))
        days = _working_days(self._canvas.controller.plan, *span)
        paint_tip(painter, self._canvas, self._place, [f"{told} · {words.duration(days)}", lane.name])

    @property
    def _height(self) -> float:
        return max(self._layout.sizes.bar_least, 14.0)

    def _span(self) -> tuple[date, date] | None:
        """The working days under the drag, no earlier than the programme's start."""
        if abs(self._to.x() - self._from.x()) < _LEAST_WIDTH:
            return None
        plan, layout = self._canvas.controller.plan, self._layout
        first, last = sorted((layout.date_at(self._from.x()), layout.date_at(self._to.x())))
        schedule = self._canvas.controller.schedule
        floor = max(plan.programme.start, schedule.status_date or plan.programme.start)
        first, last = max(first, floor), max(last, floor)
        works = works_on(plan.programme.calendar, first, last)
        begin, end = works.find(1), works.rfind(1)
        return (first + timedelta(days=begin), first + timedelta(days=end)) if begin >= 0 else None


def draw(canvas: RoadmapCanvas, lane: Lane, first: date, last: date) -> None:
    """A new initiative with this span in this lane; it is selected, to be named at once."""
    controller = canvas.controller
    values: dict[str, Any] = {"stream": Stream.SYSTEMS_DATA, "stage": stage_on(controller.schedule, first)}
    values |= values_of(lane.key)
    edit = _adding(controller.words.say("New initiative"), values, first, last)
    new = controller.plan.next_id
    if not controller.apply("add_initiative", edit):
        return
    controller.view.set_filter("")
    controller.view.go_to(Item("initiative", new))
    canvas.rename_selected()


def _adding(title: str, values: dict[str, Any], first: date, last: date) -> Callable[[Plan], Plan]:
    def edit(plan: Plan) -> Plan:
        needs_day = first > plan.programme.start
        return initiatives.add(
            plan, title, duration=_working_days(plan, first, last),
            not_before=first if needs_day else None, **values,
        )  # fmt: skip

    return edit


def stage_on(schedule: Schedule, day: date) -> int:
    """The stage in whose time a day lies: the first whose gate is not before it."""
    for number in sorted(schedule.plan.stages):
        finish = schedule.gate(number).finish
        # Gates without anything to wait for stand at the start: nothing has been put into their stages yet.
        if finish is not None and finish >= day:
            return number
    return max((each.stage for each in schedule.plan.initiatives.values()), default=min(schedule.plan.stages))


def _working_days(plan: Plan, first: date, last: date) -> int:
    return max(1, sum(works_on(plan.programme.calendar, first, last)))
