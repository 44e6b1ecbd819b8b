"""The steps of a presentation as facts: the whole, stages with gates, what changed, the critical path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.programme import CriterionKind, CriterionStatus, GateCriterion, Stage
from cxplanner.scheduling.effect import state_where_moved
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.variance import (
    DatedState,
    Span,
    Variance,
    days_between,
    state_now,
    state_of_baseline,
    variances,
)

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule

MOST_NAMED: Final = 3
"""So many of the initiatives that moved most are told; more are not read from a screen."""
_SETTLED: Final = frozenset((CriterionStatus.MET, CriterionStatus.WAIVED))


@dataclass(frozen=True, slots=True)
class WholeStep:
    """The whole roadmap, at the beginning and at the end."""

    is_end: bool = False


@dataclass(frozen=True, slots=True)
class GateFacts:
    """A gate as a committee asks about it.

    `late` are working days after the planned day, `spare` those that it may slip before the finish moves;
    each is None where nobody can say. `is_overdue` says that its day went by without a decision to go on,
    `is_early` that it is dated before all that it needs is finished. `musts` counts all, `musts_met` those
    met or waived, and `open` are the other ones.
    """

    stage: Stage
    day: date | None
    late: int | None
    spare: int | None
    is_overdue: bool
    is_early: bool
    musts: int
    musts_met: int
    open: tuple[GateCriterion, ...]


@dataclass(frozen=True, slots=True)
class StageStep:
    """One stage: its scheduled initiatives, from when to when they and its gate are, and the gate."""

    stage: Stage
    initiatives: frozenset[int]
    done: int
    under_way: int
    span: Span
    gate: GateFacts


@dataclass(frozen=True, slots=True)
class ChangesStep:
    """What has moved since a baseline, in working days, positive for later.

    `gates` are by number, in order, those that moved; `moved` the initiatives whose finish (else start)
    moved; `most` those of them that moved farthest, the farthest first. `before` is where all these were.
    """

    baseline: int
    finish_days: int | None
    gates: Mapping[int, int]
    moved: Mapping[int, int]
    most: tuple[Variance, ...]
    before: DatedState
    new: int
    gone: int

    @property
    def later(self) -> int:
        return sum(days > 0 for days in self.moved.values())

    @property
    def earlier(self) -> int:
        return len(self.moved) - self.later


@dataclass(frozen=True, slots=True)
class CriticalPathStep:
    """The chain that leads to the finish, and every initiative that has no more float than it."""

    path: tuple[Node, ...]
    critical: frozenset[int]
    done: int


@dataclass(frozen=True, slots=True)
class DecisionStep:
    """A decision that a committee is asked for: its id, its place on the agenda from 1, how many there are.

    `after` is the schedule with what is asked for, None where that changes nothing; `before` is where all
    that it would move is now, and `moved` by how many working days.
    """

    item: int
    number: int
    count: int
    after: Schedule | None
    before: DatedState
    moved: Mapping[int, int]


Step = WholeStep | StageStep | ChangesStep | DecisionStep | CriticalPathStep


def steps(
    schedule: Schedule, baseline_id: int | None, decisions: Sequence[DecisionStep] = ()
) -> tuple[Step, ...]:
    """All steps of a plan, compared with the baseline that is shown; of an empty plan only the first.

    `decisions` come after what has changed.
    """
    plan = schedule.plan
    scheduled = [each for each in plan.initiatives_in_order if each.status.is_scheduled]
    if not scheduled:
        return (WholeStep(),)
    found: list[Step] = [WholeStep(), *_stages(plan, schedule, scheduled)]
    if baseline_id is not None:
        found.append(_changes(schedule, baseline_id))
    found += decisions
    path = _critical_path(schedule, scheduled)
    if path.path:
        found.append(path)
    return (*found, WholeStep(is_end=True))


def _stages(plan: Plan, schedule: Schedule, scheduled: list[Initiative]) -> list[StageStep]:
    found = []
    before: date | None = schedule.start
    for number in sorted(plan.stages):
        members = [each for each in scheduled if each.stage == number]
        gate = _gate(plan, schedule, number)
        found.append(
            StageStep(
                plan.stages[number],
                frozenset(each.id for each in members),
                sum(each.status is Status.DONE for each in members),
                sum(each.status in (Status.ACTIVE, Status.PAUSED) for each in members),
                _span(schedule, members, before, gate.day),
                gate,
            )
        )
        before = gate.day or before
    return found


def _span(schedule: Schedule, members: list[Initiative], before: date | None, gate: date | None) -> Span:
    """From the first start to the last finish or the gate; of a stage without work, from gate to gate."""
    dates = [schedule.initiative(each.id) for each in members]
    starts = [each.start for each in dates if each.start is not None]
    finishes = [each.finish for each in dates if each.finish is not None]
    ends = [day for day in (*finishes, gate) if day is not None]
    first = min(starts, default=before)
    if first is None or not ends:
        return Span()
    return Span(min(first, max(ends)), max(ends))


def _gate(plan: Plan, schedule: Schedule, number: int) -> GateFacts:
    stage, dates = plan.stages[number], schedule.gate(number)
    late = days_between(schedule, stage.gate_planned_on, dates.finish)
    musts = [
        each for each in plan.criteria.values() if each.stage == number and each.kind is CriterionKind.MUST
    ]
    still_open = tuple(each for each in musts if each.status not in _SETTLED)
    status_date = schedule.status_date
    is_overdue = status_date is not None and dates.finish is not None and dates.finish < status_date
    return GateFacts(
        stage,
        schedule.gate_day(number),
        late,
        dates.total_float,
        is_overdue and stage.gate_passed_on is None,
        "gate" in dates.violates,
        len(musts),
        len(musts) - len(still_open),
        still_open,
    )


def _changes(schedule: Schedule, baseline_id: int) -> ChangesStep:
    before, now = state_of_baseline(schedule.plan, baseline_id), state_now(schedule)
    gates: dict[int, int] = {}
    moved: dict[int, int] = {}
    far: list[tuple[int, Variance]] = []
    new = gone = 0
    for each in variances(schedule, before, now):
        days = each.finish_days or each.start_days
        if each.node.kind == "gate":
            gates |= {each.node.id: days} if days else {}
        elif each.before == Span():
            new += 1
        elif each.after == Span():
            gone += 1
        elif days:
            moved[each.node.id] = days
            far.append((abs(days), each))
    far.sort(key=lambda pair: -pair[0])
    most = tuple(each for _, each in far[:MOST_NAMED])
    nodes = [*(Node("initiative", id_) for id_ in moved), *(Node("gate", number) for number in gates)]
    was = DatedState({node: before.spans[node] for node in nodes}, before.finish)
    finish_days = days_between(schedule, before.finish, schedule.finish)
    return ChangesStep(baseline_id, finish_days, gates, moved, most, was, new, gone)


def decision_step(
    schedule: Schedule, item: int, place: tuple[int, int], after: Schedule | None
) -> DecisionStep:
    """A decision and what it would move; `place` is its number on the agenda and how many there are."""
    number, count = place
    if after is None or after is schedule:
        return DecisionStep(item, number, count, None, DatedState({}, None), {})
    before = state_where_moved(schedule, after)
    moved = {
        each.node.id: days
        for each in variances(after, before, state_now(after))
        if each.node.kind == "initiative" and (days := each.finish_days or each.start_days)
    }
    return DecisionStep(item, number, count, after, before, moved)


def _critical_path(schedule: Schedule, scheduled: list[Initiative]) -> CriticalPathStep:
    path = schedule.critical_path()
    on_path = {node.id for node in path if node.kind == "initiative"}
    critical = {each.id for each in scheduled if schedule.initiative(each.id).critical} | on_path
    initiatives = schedule.plan.initiatives
    done = sum(initiatives[number].status is Status.DONE for number in on_path)
    return CriticalPathStep(path if on_path else (), frozenset(critical), done)
