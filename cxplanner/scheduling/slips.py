"""What moves when an initiative or a gate slips, and what it then misses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, NamedTuple

import numpy as np

from cxplanner.errors import ScheduleError
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.programme import Stage
from cxplanner.scheduling.day_table import BoolArray, IntArray
from cxplanner.scheduling.drivers import node_of
from cxplanner.scheduling.facts import Progress, progress_of, remaining_of
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule, schedule

_ORDER: Final = ("initiative", "milestone", "gate")


class Slipped(NamedTuple):
    """An item that lies later, by so many of the programme's working days, and its new date.

    An initiative is measured at its finish.
    """

    kind: Literal["initiative", "gate", "milestone"]
    id: int
    days: int
    day: date


class Missed(NamedTuple):
    """A day that was kept and is not any more: an initiative's deadline, or with None the target date."""

    initiative: int | None
    day: date
    days: int


@dataclass(frozen=True, slots=True)
class Slip:
    """What one slip moves, in the order of the new dates; what slips itself is not among it."""

    moved: tuple[Slipped, ...]
    finish: date
    finish_days: int
    missed: tuple[Missed, ...]


def can_slip(made: Schedule, node: Node) -> bool:
    """Whether an item lies ahead: not what is done, decided or not scheduled."""
    if node.kind == "gate":
        return made.plan.stages[node.id].gate_passed_on is None
    return progress_of(made.plan.initiatives[node.id]) not in (Progress.UNSCHEDULED, Progress.DONE)


def slip(made: Schedule, node: Node, days: int) -> Slip:
    """What a slip of some working days moves. Raises ScheduleError where it leads past the last year."""
    later = slipped(made, node, days)
    moved = [*_nodes_moved(made, later, node), *_milestones_moved(made, later)]
    moved.sort(key=lambda each: (each.day, _ORDER.index(each.kind)))
    finish_days = made.working_days_between(made.finish, later.finish)
    return Slip(tuple(moved), later.finish, finish_days, _missed(made, later))


def slipped(made: Schedule, node: Node, days: int) -> Schedule:
    """The schedule if an item slipped by some working days; the same for what cannot slip.

    What has not begun starts later, what has begun takes longer, a gate is not before a later day.
    """
    if days <= 0 or not can_slip(made, node):
        return made
    late: Initiative | Stage
    if node.kind == "gate":
        late = _gate_slipping(made, made.plan.stages[node.id], days)
        plan = made.plan.put("stages", late)
    else:
        late = _initiative_slipping(made, made.plan.initiatives[node.id], days)
        plan = made.plan.put("initiatives", late)
    return schedule(plan, status_date=made.status_date, previous=made)


def _initiative_slipping(made: Schedule, initiative: Initiative, days: int) -> Initiative:
    if progress_of(initiative) is Progress.STARTED:
        if made.status_date is not None:
            return replace(initiative, remaining=remaining_of(initiative) + days)
        return replace(initiative, duration=initiative.duration + days)
    day = made.day_after_start(initiative.id, days)
    _refuse_last_day(made, initiative.key, made.initiative(initiative.id).start, day, days)
    return replace(initiative, pinned_start=day if initiative.pinned_start else None, not_before=day)


def _gate_slipping(made: Schedule, stage: Stage, days: int) -> Stage:
    on = made.gate(stage.id).finish
    assert on is not None
    day = made.add_working_days(on, days)
    _refuse_last_day(made, stage.gate_key, on, day, days)
    return replace(stage, gate_planned_on=day)


def _refuse_last_day(made: Schedule, key: str, first: date | None, day: date, days: int) -> None:
    """The calendar ends somewhere: a day that lies nearer than it should is its last one."""
    if first is not None and made.working_days_between(first, day) < days:
        raise ScheduleError("past_last_year", key=key)


def _nodes_moved(made: Schedule, later: Schedule, slipping: Node) -> list[Slipped]:
    found = []
    places = np.flatnonzero(_finishes(later) != _finishes(made))
    for place, before, after in zip(
        places.tolist(), _last_days(made, places), _last_days(later, places), strict=True
    ):
        node = node_of(made.computation, place)
        if node != slipping and before and after and before != after:
            old, new = date.fromordinal(before), date.fromordinal(after)
            found.append(Slipped(node.kind, node.id, made.working_days_between(old, new), new))
    return found


def _last_days(made: Schedule, places: IntArray) -> list[int]:
    """The last days of nodes as ordinals, 0 where they have none; many may follow a slip."""
    rank = made.computation.network.rank[places]
    _, finish = made.days.early
    days: list[int] = np.where(made.computation.terms.scheduled[rank], finish[rank], 0).tolist()
    return days


def _finishes(made: Schedule) -> IntArray:
    """The moments of all finishes from the programme's start on, in the order of the plan."""
    computation = made.computation
    finishes: IntArray = computation.early.finish[computation.network.rank] - computation.terms.start
    return finishes


def _milestones_moved(made: Schedule, later: Schedule) -> list[Slipped]:
    found = []
    for milestone in made.plan.milestones.values():
        old, new = made.milestone(milestone.id).finish, later.milestone(milestone.id).finish
        if old is not None and new is not None and old != new:
            days = made.working_days_between(old, new)
            found.append(Slipped("milestone", milestone.id, days, new))
    return found


def _missed(made: Schedule, later: Schedule) -> tuple[Missed, ...]:
    found = []
    for place in np.flatnonzero(_after_deadline(later) & ~_after_deadline(made)).tolist():
        initiative = made.computation.facts.initiatives[place]
        finish = later.initiative(initiative.id).finish
        if initiative.deadline is not None and finish is not None:
            days = made.working_days_between(initiative.deadline, finish)
            found.append(Missed(initiative.id, initiative.deadline, days))
    target = made.target
    if target is not None and made.working_days_between(target, made.finish) <= 0:
        late = made.working_days_between(target, later.finish)
        found += [Missed(None, target, late)] if late > 0 else []
    return tuple(found)


def _after_deadline(made: Schedule) -> BoolArray:
    """Which initiatives finish after their deadline, in the order of the plan."""
    computation = made.computation
    late: BoolArray = computation.early.finish > computation.terms.deadline
    return late[computation.network.rank[: computation.network.first_gate]]
