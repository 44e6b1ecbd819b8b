"""A roadmap before it has a height: time scale, head, and lanes with their bars packed into rows."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cxplanner.drawing.baseline import gates_with_baseline
from cxplanner.drawing.gate_texts import place_gate_texts
from cxplanner.drawing.lanes import Lane, LaneHeads, lanes_of
from cxplanner.drawing.milestones_row import MilestonesRow, place_milestones
from cxplanner.drawing.outcome_strip import HEIGHT, Outcome
from cxplanner.drawing.outcomes import outcomes_of
from cxplanner.drawing.packing import Bounds, pack
from cxplanner.drawing.placed_bars import BarPlacer, DatedInitiative
from cxplanner.drawing.placed_gates import place_gates
from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.stage_header import StageHeader, TodayMark
from cxplanner.drawing.time_axis import TimeAxis, TimeScale
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.variance import DatedState, state_of_baseline

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


_SHORT = 60
"""Days below which a programme does not begin at the first of a month: the empty days would be too wide."""

_UNPLANNED = timedelta(days=720)
"""How much time is shown of a programme that has nothing in it yet."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What stands where from left to right; the lanes get their heights from a layout."""

    plan: Plan
    schedule: Schedule
    words: Words
    options: RoadmapOptions
    sizes: Sizes
    width: float
    scale: TimeScale
    header: StageHeader
    milestones: MilestonesRow | None
    lanes: tuple[Lane, ...]
    baseline: DatedState | None = None
    outcomes: tuple[Outcome, ...] = ()

    @property
    def axis(self) -> TimeAxis:
        return TimeAxis(self.scale, self.sizes, self.words)

    @property
    def heads(self) -> LaneHeads:
        return LaneHeads(self.sizes, self.sizes.lane_head)

    @property
    def header_height(self) -> float:
        """Everything above the lanes."""
        below = self.milestones.height if self.milestones is not None else 0.0
        return self.header.height + self.sizes.axis_height + below

    @property
    def outcome_height(self) -> float:
        """The strips under the lanes."""
        return len(self.outcomes) * HEIGHT * self.sizes.unit

    def of_lanes_alone(self) -> Arrangement:
        """The same with a lower header and no strips, for sheets that continue another."""
        return replace(self, milestones=None, outcomes=())

    def least_height(self) -> float:
        """The height below which a bar would be lower than the sizes allow."""
        lanes = sum(self.least_lane_height(lane) for lane in self.lanes)
        return self.header_height + lanes + self.outcome_height

    def least_lane_height(self, lane: Lane) -> float:
        s = self.sizes
        rows = len(lane.rows) * (s.bar_least + s.row_gap) + 2 * s.lane_padding
        return max(rows, self.heads.least_height(lane))


def dated_initiatives(plan: Plan, schedule: Schedule) -> list[DatedInitiative]:
    """The initiatives that have dates, in the order of lists; ideas and rejected ones are not drawn."""
    found = []
    for initiative in plan.initiatives_in_order:
        dates = schedule.initiative(initiative.id)
        if dates.start is not None and dates.finish is not None:
            found.append(DatedInitiative(initiative, dates.start, dates.finish, dates))
    return found


def shown_days(
    plan: Plan, schedule: Schedule, dated: Sequence[DatedInitiative], options: RoadmapOptions
) -> tuple[date, date]:
    """The first and last day that the roadmap shows: the programme with a little air at the end."""
    starts, finishes = [each.start for each in dated], [each.finish for each in dated]
    return days_around(plan, schedule, starts, finishes, options, is_open=not schedule.dated_gates)


def days_around(
    plan: Plan,
    schedule: Schedule,
    starts: Sequence[date],
    finishes: Sequence[date],
    options: RoadmapOptions,
    *,
    is_open: bool = False,
) -> tuple[date, date]:
    """The same for work that starts and finishes on these days; it is enough to name the extremes."""
    gates = (day for day, _ in schedule.gate_ends.values())
    milestones = (schedule.milestone(number).finish for number in plan.milestones)
    days = [plan.programme.start, *gates, *(day for day in milestones if day is not None)]
    first = min([*days, *starts])
    last = max([*days, *finishes])
    if is_open:
        last = max(last, plan.programme.target_finish or first + _UNPLANNED)
    air = max(timedelta(days=10), (last - first) * 0.02)
    last_of_month = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    is_short = last - first < timedelta(days=_SHORT)
    begin = options.first or (first - timedelta(days=2) if is_short else first.replace(day=1))
    end = options.last or min(last + air, max(last_of_month, last + timedelta(days=10)))
    return begin, max(end, begin + timedelta(days=6))


def arrange(
    plan: Plan,
    schedule: Schedule,
    words: Words,
    options: RoadmapOptions,
    *,
    width: float,
    sizes: Sizes,
    dated: Sequence[DatedInitiative],
) -> Arrangement:
    """Everything of the roadmap that depends on its width and sizes alone."""
    days = shown_days(plan, schedule, dated, options)
    spread = not schedule.dated_gates
    bare = head_of(plan, schedule, words, options, width=width, sizes=sizes, days=days, spread=spread)
    bars = BarPlacer(schedule, words, bare.scale, sizes).place(dated)
    lines = tuple(gate.x for gate in bare.header.shown_gates)
    bounds = Bounds(bare.scale.left, bare.scale.right, lines)
    lanes = []
    for lane, members in lanes_of(plan, words, options.lanes_by, dated, bars):
        lane.rows = pack(members, sizes, bounds, save_rows=options.save_rows)
        lanes.append(lane)
    outcomes = outcomes_of(plan, schedule, words, options.today)
    return replace(bare, lanes=tuple(lanes), outcomes=outcomes)


def head_of(
    plan: Plan,
    schedule: Schedule,
    words: Words,
    options: RoadmapOptions,
    *,
    width: float,
    sizes: Sizes,
    days: tuple[date, date],
    spread: bool = False,
) -> Arrangement:
    """A roadmap of these days without lanes: its scale, its head and its milestones."""
    first, last = days
    left = sizes.lane_head
    scale = TimeScale(first, last, left, max(width - 4 * sizes.unit, left + 100 * sizes.unit))
    stages = tuple(plan.stages[number] for number in sorted(plan.stages))
    gates = place_gates(stages, schedule, words, scale, sizes, spread=spread)
    baseline = options.original
    if baseline is None and options.baseline is not None and options.baseline in plan.baselines:
        baseline = state_of_baseline(plan, options.baseline)
    if baseline is not None:
        gates = gates_with_baseline(gates, baseline, scale)
    start_x = max(scale.start_of(plan.programme.start), scale.left)
    header = StageHeader(
        stages,
        gates,
        place_gate_texts(gates, scale, sizes),
        _today(schedule, words, options, scale),
        start_x,
        scale,
        sizes,
    )
    lines = tuple(gate.x for gate in gates if gate.is_shown)
    milestones = None
    if options.milestones and plan.milestones:
        placed = place_milestones(plan.milestones_in_order, schedule, words, scale, sizes, lines)
        milestones = MilestonesRow(placed, sizes)
    return Arrangement(plan, schedule, words, options, sizes, width, scale, header, milestones, (), baseline)


def _today(schedule: Schedule, words: Words, options: RoadmapOptions, scale: TimeScale) -> TodayMark | None:
    status_date = schedule.status_date
    day = status_date if status_date is not None else options.today
    if day is None or not scale.first <= day <= scale.last:
        return None
    if status_date is not None and status_date != options.today:
        text = words.say("Status {date}", date=words.short_date(day))
    else:
        text = words.say("Today {date}", date=words.short_date(day))
    return TodayMark(scale.end_of(day), text, status_date is not None)
