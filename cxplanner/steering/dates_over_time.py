"""Where gates and milestones stood at each review, and where they stand now: the trend of their dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from cxplanner.plan.baselines import Baseline
from cxplanner.plan.initiatives import Anchor, Milestone
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule
from cxplanner.scheduling.variance import DatedState, Span, days_between, state_of_baseline


class Seen(NamedTuple):
    """The date that something had when it was looked at on a day."""

    looked_on: date
    day: date


@dataclass(frozen=True, slots=True)
class DateOverTime:
    """How the date of a gate, a milestone or the finish has wandered, from the first review until now.

    `id` is the stage's number, the milestone's id, or 0 for the finish. `days` are the working days from the
    first to the last date, positive for later; None where it was seen once. `reached` is the day on which it
    was passed or done.
    """

    kind: Literal["finish", "gate", "milestone"]
    id: int
    seen: tuple[Seen, ...]
    days: int | None
    reached: date | None = None


def dates_over_time(schedule: Schedule, today: date) -> tuple[DateOverTime, ...]:
    """The finish, then gates by number, then milestones by their dates; `today` is the day of the last look.

    Reviews of one day count once, by the latest of them; what no review and no schedule dates is left out.
    """
    plan = schedule.plan
    looks = {each.taken_on: each for each in plan.baselines_in_order if each.taken_on <= today}
    states = [(each, state_of_baseline(plan, each.id)) for _, each in sorted(looks.items())]
    found = [_finish(schedule, states, today)]
    found += [_gate(schedule, states, number, today) for number in sorted(plan.stages)]
    milestones = [_milestone(schedule, states, each, today) for each in plan.milestones_in_order]
    found += sorted(milestones, key=lambda each: (each.seen[-1].day if each.seen else date.max, each.id))
    return tuple(each for each in found if each.seen)


_States = Sequence[tuple[Baseline, DatedState]]


def _finish(schedule: Schedule, states: _States, today: date) -> DateOverTime:
    seen = [(each.taken_on, state.finish) for each, state in states]
    return _over_time(schedule, "finish", 0, [*seen, (today, schedule.finish)])


def _gate(schedule: Schedule, states: _States, number: int, today: date) -> DateOverTime:
    node = Node("gate", number)
    seen = [(each.taken_on, state.spans.get(node, Span()).finish) for each, state in states]
    stage = schedule.plan.stages[number]
    last = (today, schedule.gate_day(number))
    return _over_time(schedule, "gate", number, [*seen, last], stage.gate_passed_on)


def _milestone(schedule: Schedule, states: _States, milestone: Milestone, today: date) -> DateOverTime:
    """Baselines keep no milestones: an anchored one stood where its initiative's dates put it."""
    seen: list[tuple[date, date | None]] = []
    if milestone.initiative is not None and milestone.anchor is not Anchor.DATE:
        node = Node("initiative", milestone.initiative)
        for each, state in states:
            span = state.spans.get(node, Span())
            day = span.start if milestone.anchor is Anchor.START else span.finish
            seen.append((each.taken_on, schedule.milestone_day(milestone, day)))
    last = (today, schedule.milestone(milestone.id).finish)
    return _over_time(schedule, "milestone", milestone.id, [*seen, last], milestone.done_on)


def _over_time(
    schedule: Schedule,
    kind: Literal["finish", "gate", "milestone"],
    id_: int,
    looks: Sequence[tuple[date, date | None]],
    reached: date | None = None,
) -> DateOverTime:
    """What was seen; a look of today takes the place of a review of the same day."""
    by_day = {looked_on: Seen(looked_on, day) for looked_on, day in looks if day is not None}
    seen = tuple(by_day[looked_on] for looked_on in sorted(by_day))
    days = days_between(schedule, seen[0].day, seen[-1].day) if len(seen) > 1 else None
    return DateOverTime(kind, id_, seen, days, reached)
