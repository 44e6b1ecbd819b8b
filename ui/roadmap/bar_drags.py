"""Dragging a bar: to another day or lane, its ends to another length, its foot to what is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from cxplanner.drawing.lanes import Lane, LaneKey
from cxplanner.drawing.palette import stream_colour
from cxplanner.drawing.roadmap_options import LanesBy
from cxplanner.drawing.shapes import Rectangle
from cxplanner.plan.edits import moving
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.scheduling import moves
from cxplanner.scheduling.facts import Progress, progress_of
from ui.roadmap.ghosts import paint_dragged, paint_lane, paint_left_place, paint_ripple, paint_tip
from ui.roadmap.preview import Preview
from ui.roadmap.sentences import ripple_lines
from ui.roadmap.ways_popover import name_of_way

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from ui.roadmap.canvas import RoadmapCanvas

Edit = Callable[[Plan], Plan]
_SIDEWAYS_SLACK: Final = 12.0
"""Pixels that a bar may stray on its way to another lane without meaning another day."""
_PROGRESS_STEP: Final = 5


@dataclass(frozen=True, slots=True)
class Aim:
    """What a drag would do if it ended here: the days that the bar would have, what is said, the edit."""

    start: date
    finish: date
    edit: Edit | None
    told: str
    values: tuple[tuple[str, Any], ...] = ()
    lane: Lane | None = None


class BarDrag:
    """What all drags of a bar have in common: the preview, the ghosts, the tip."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = True
    name = "set_duration"

    def __init__(self, canvas: RoadmapCanvas, initiative_id: int, place: QPointF) -> None:
        self._canvas = canvas
        self.plan = canvas.controller.plan
        self.schedule = canvas.controller.schedule
        self.initiative: Initiative = self.plan.initiatives[initiative_id]
        dates = self.schedule.initiative(initiative_id)
        assert dates.start is not None
        assert dates.finish is not None
        self.start, self.finish = dates.start, dates.finish
        layout = canvas.layout_of_plan
        box = layout.bar_of(initiative_id) if layout is not None else None
        assert layout is not None
        assert box is not None
        self.layout, self.box = layout, box
        self._from = self._at = canvas.to_layout(place)
        self._place = place
        self.aim: Aim | None = None
        self._preview = Preview(self.schedule, canvas.viewport().update, canvas)

    @property
    def words(self) -> Any:
        return self._canvas.controller.words

    @property
    def preview(self) -> Preview:
        return self._preview

    @property
    def moved_x(self) -> float:
        return self._at.x() - self._from.x()

    @property
    def moved_days(self) -> int:
        return round(self.moved_x / self.layout.scale.per_day)

    def move(self, place: QPointF) -> None:
        self._place, self._at = place, self._canvas.to_layout(place)
        before, self.aim = self.aim, self.aimed()
        if self.aim is None or self.aim.edit is None:
            self._preview.clear()
        elif before is None or _differs(before, self.aim):
            self._preview.ask(self.aim.edit)
        self._canvas.viewport().update()

    def drop(self, place: QPointF) -> None:
        self.move(place)
        self._preview.compute()
        if self.aim is not None and self.aim.edit is not None:
            self.apply(self.aim)
        if not self._canvas.is_asking:
            self.end()

    def cancel(self) -> None:
        self.end()

    def end(self) -> None:
        """Compute nothing more."""
        self._preview.stop()

    def aimed(self) -> Aim | None:
        """What the drag means at this place; None when it means nothing."""
        raise NotImplementedError

    def apply(self, aim: Aim) -> None:
        """Do it."""
        assert aim.edit is not None
        self._canvas.controller.apply(self.name, aim.edit)

    # ------------------------------------------------------------------ painting

    def paint(self, painter: QPainter) -> None:
        aim = self.aim
        if aim is None:
            return
        ripple = self._preview.ripple
        if ripple is not None:
            paint_ripple(painter, self._canvas, ripple, self.dragged())
        if aim.lane is not None:
            paint_lane(painter, self._canvas, aim.lane.top, aim.lane.height)
        paint_left_place(painter, self._canvas, self.box)
        fill = stream_colour(self.initiative.stream, "tint")
        paint_dragged(painter, self._canvas, self.ghost(aim), fill, self.initiative.title)
        refusal = self._preview.refusal
        if refusal is not None:
            lines = [aim.told, self.words.error(refusal)]
        else:
            lines = [aim.told, *(ripple_lines(self.words, self.schedule, ripple, self.dragged())
                                 if ripple is not None else ())]  # fmt: skip
        if not self._canvas.is_asking:
            paint_tip(painter, self._canvas, self._place, lines, refused=refusal is not None)

    def ghost(self, aim: Aim) -> Rectangle:
        """The bar where it would be."""
        start, finish = aim.start, aim.finish
        box = self.layout.box_between(self.box, start, finish, is_moment=self.initiative.duration == 0)
        lane = aim.lane
        return box if lane is None else box._replace(y=box.y + self._at.y() - self._from.y())

    def dragged(self) -> Sequence[int]:
        """What the mouse itself moves."""
        return (self.initiative.id,)


class MoveBar(BarDrag):
    """The bar, and with it all that is selected, goes to another day or another lane."""

    def __init__(
        self, canvas: RoadmapCanvas, initiative_id: int, place: QPointF, selected: Sequence[int] = ()
    ) -> None:
        super().__init__(canvas, initiative_id, place)
        self._all = tuple(selected) if initiative_id in selected else (initiative_id,)
        self._begun = not moves.can_move(self.schedule, initiative_id)
        self._limits = moves.Limits() if self._begun else moves.limits(self.schedule, initiative_id)
        self._own_lane = self.layout.lane_at(self.box.y + self.box.height / 2)

    def dragged(self) -> Sequence[int]:
        return self._all

    def aimed(self) -> Aim | None:
        lane = self._other_lane()
        values = values_of(lane.key) if lane is not None else {}
        strays = lane is not None and abs(self.moved_x) < _SIDEWAYS_SLACK
        day = self.start if strays or self._begun else self._day()
        told = [self._told_days(day)]
        if lane is not None:
            told.append(self._told_lane(lane))
        kind = self._canvas.ways.remembered
        is_linked = len(self._all) == 1 and bool(self.plan.links_into.get(self.initiative.id))
        if kind is not None and day != self.start and is_linked:
            told.append(name_of_way(self.words, kind))
        if day == self.start and not values:
            if self._begun and self.moved_days:
                told = [self.words.say("{key} has begun: its start is a fact.", key=self.initiative.key)]
            return Aim(self.start, self.finish, None, told[0])
        edit = self._edit(day, values)
        finish = self.finish + (day - self.start)
        return Aim(day, finish, edit, " · ".join(told), tuple(values.items()), lane)

    def _day(self) -> date:
        """The working day under the bar's start, no earlier than anything allows."""
        days = self.moved_days
        if not days:
            return self.start
        day = _shifted(self.start, days)
        if self._limits.earliest is not None and len(self._all) == 1:
            day = max(day, self._limits.earliest)
        return moving.nearest_working_day(self.plan, self.initiative, day)

    def _told_days(self, day: date) -> str:
        words = self.words
        step = self.schedule.working_days_between(self.start, day)
        moved = words.signed_days(step) if step else ""
        if day == self._limits.earliest and self.moved_days < 0 and len(self._all) == 1:
            moved = words.say("no earlier day is free")
        finish = self.finish + (day - self.start)
        after = self.preview.ripple.spans(self.initiative.id) if self.preview.ripple is not None else None
        if after is not None and after[1].start == day and after[1].finish is not None:
            finish = after[1].finish
        span = words.say("{start} – {finish}", start=words.date(day), finish=words.date(finish))
        return " · ".join(part for part in (span, moved) if part)

    def _told_lane(self, lane: Lane) -> str:
        """What the other lane makes of the bar, or of all that are dragged: `Owner: Carmen Sáez`."""
        words, field = self.words, self.words.field(lane.key.by.value)
        told: str = words.say("{field}: {value}", field=field, value=lane.name)
        if len(self._all) > 1:
            told = f"{told} ({words.say_number('{n} initiative', '{n} initiatives', len(self._all))})"
        return told

    def _other_lane(self) -> Lane | None:
        lane = self.layout.lane_at(self._at.y())
        return lane if lane is not None and self._own_lane is not None and lane != self._own_lane else None

    def _edit(self, day: date, values: dict[str, Any]) -> Edit:
        if len(self._all) > 1:
            step = self.schedule.working_days_between(self.start, day)
            return partial(shifted, days=shifted_days(self._canvas, self._all, step), ids=self._all,
                           values=values)  # fmt: skip
        if day == self.start:
            return partial(moving.change_each, values={self.initiative.id: values})
        return self._canvas.ways.edit_shown(self.initiative.id, day, values)

    def apply(self, aim: Aim) -> None:
        assert aim.edit is not None
        values = dict(aim.values)
        if len(self._all) > 1:
            self._canvas.controller.apply("move_initiatives", aim.edit)
        elif aim.start == self.start:
            self._canvas.controller.apply(f"set_{next(iter(values))}", aim.edit)
        else:
            self._canvas.start_on(self.initiative.id, aim.start, values)


class DragStart(BarDrag):
    """The start goes to another day, the finish stays."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, canvas: RoadmapCanvas, initiative_id: int, place: QPointF) -> None:
        super().__init__(canvas, initiative_id, place)
        self._begun = not moves.can_move(self.schedule, initiative_id)
        self._limits = moves.Limits() if self._begun else moves.limits(self.schedule, initiative_id)

    def aimed(self) -> Aim | None:
        words = self.words
        if self._begun:
            told = words.say("{key} has begun: its start is a fact.", key=self.initiative.key)
            return Aim(self.start, self.finish, None, told)
        day = _shifted(self.start, self.moved_days)
        if self._limits.earliest is not None:
            day = max(day, self._limits.earliest)
        day = moving.nearest_working_day(self.plan, self.initiative, min(day, self.finish))
        duration = moving.working_days_in(self.plan, self.initiative, day, self.finish)
        told = f"{words.date(day)} · {words.duration(duration)}"
        if day == self.start or duration < 1:
            return Aim(self.start, self.finish, None, told)
        edit = self._canvas.ways.edit_shown(self.initiative.id, day, {"duration": duration})
        return Aim(day, self.finish, edit, told, (("duration", duration),))

    def apply(self, aim: Aim) -> None:
        self._canvas.start_on(self.initiative.id, aim.start, dict(aim.values))


class DragFinish(BarDrag):
    """The finish goes to another day, the start stays."""

    cursor = Qt.CursorShape.SizeHorCursor

    def aimed(self) -> Aim | None:
        words = self.words
        progress = progress_of(self.initiative)
        if progress is Progress.DONE:
            told = words.say("{key} is done: its dates are facts.", key=self.initiative.key)
            return Aim(self.start, self.finish, None, told)
        finish = moving.nearest_working_day(
            self.plan, self.initiative, max(_shifted(self.finish, self.moved_days), self.start), ends=True
        )
        finish = max(finish, self.start)
        field, first = "duration", self.start
        status_date = self.schedule.status_date
        if progress is Progress.STARTED and status_date is not None:
            field, first = "remaining", max(status_date, self.start)
        days = max(1, moving.working_days_in(self.plan, self.initiative, first, finish))
        told = f"{words.date(finish)} · {words.duration(days)}"
        if finish == self.finish:
            return Aim(self.start, self.finish, None, told)
        edit = partial(moving.change_each, values={self.initiative.id: {field: days}})
        return Aim(self.start, finish, edit, told, ((field, days),))

    def apply(self, aim: Aim) -> None:
        assert aim.edit is not None
        self._canvas.controller.apply(f"set_{aim.values[0][0]}", aim.edit)

    def ghost(self, aim: Aim) -> Rectangle:
        """A link to the finish may move the start instead: the bar is drawn where the schedule has it."""
        ripple = self.preview.ripple
        spans = ripple.spans(self.initiative.id) if ripple is not None else None
        start, finish = spans[1] if spans is not None else (None, None)
        if start is not None and finish is not None and start != self.start:
            aim = Aim(start, finish, aim.edit, aim.told)
        return super().ghost(aim)


class DragProgress(BarDrag):
    """The foot goes to how much is done."""

    cursor = Qt.CursorShape.SplitHCursor

    def aimed(self) -> Aim | None:
        scale = self.layout.scale
        begin, end = scale.start_of(self.start), scale.end_of(self.finish)
        share = (self._at.x() - begin) / max(end - begin, 1.0) * 100
        progress = min(100, max(0, round(share / _PROGRESS_STEP) * _PROGRESS_STEP))
        told = self.words.percent(progress)
        if progress == self.initiative.progress:
            return Aim(self.start, self.finish, None, told, (("progress", progress),))
        edit = partial(moving.change_each, values={self.initiative.id: {"progress": progress}})
        return Aim(self.start, self.finish, edit, told, (("progress", progress),))

    def apply(self, aim: Aim) -> None:
        assert aim.edit is not None
        self._canvas.controller.apply("set_progress", aim.edit)

    def paint(self, painter: QPainter) -> None:
        aim = self.aim
        if aim is None:
            return
        ripple = self.preview.ripple
        if ripple is not None:
            paint_ripple(painter, self._canvas, ripple, ())
        share = dict(aim.values)["progress"] / 100
        rail = max(4.0, self.layout.sizes.rail)
        foot = self.box._replace(
            y=self.box.y + self.box.height - rail, width=self.box.width * share, height=rail
        )
        paint_dragged(painter, self._canvas, foot, stream_colour(self.initiative.stream, "rail"))
        paint_tip(painter, self._canvas, self._place, [aim.told])


def shifted(plan: Plan, *, days: dict[int, date], ids: Sequence[int], values: dict[str, Any]) -> Plan:
    """A plan in which these start on these days, and all of them have these values."""
    plan = moving.move_chain(plan, days)
    return moving.change_alike(plan, ids, **values) if values else plan


def shifted_days(canvas: RoadmapCanvas, ids: Sequence[int], step: int) -> dict[int, date]:
    """Where initiatives that have not begun would start so many working days later."""
    return days_after(canvas.controller.schedule, ids, step)


def days_after(schedule: Schedule, ids: Sequence[int], step: int) -> dict[int, date]:
    """The start of each of these initiatives that has not begun, so many working days later."""
    days = {}
    for id_ in ids if step else ():
        start = schedule.initiative(id_).start
        if start is not None and moves.can_move(schedule, id_):
            days[id_] = schedule.add_working_days(start, step)
    return days


def values_of(key: LaneKey) -> dict[str, Any]:
    """What an initiative of a lane has."""
    if key.by is LanesBy.STREAM:
        return {"stream": Stream(str(key.value))}
    return {key.by.value: key.value}


def _differs(before: Aim, after: Aim) -> bool:
    return (before.start, before.finish, before.values) != (after.start, after.finish, after.values)


def _shifted(day: date, days: int) -> date:
    """A day so many later, within the years that plans may use."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date(1900, 1, 1).toordinal()), date(2199, 12, 31).toordinal()))
