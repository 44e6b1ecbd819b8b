"""Work planned and done, stage by stage and week by week: what a burn-up shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import Schedule


class WorkAt(NamedTuple):
    """A day, with the amounts of work that count until then."""

    day: date
    work: float


@dataclass(frozen=True, slots=True)
class StageWork:
    """The work of one stage, or of all (`stage` 0).

    `planned` rises evenly over each piece of work as it is scheduled now. `done` is what progress says was
    done by each review whose plan is known, and by today; `whole` is all of it.
    """

    stage: int
    whole: float
    planned: tuple[WorkAt, ...]
    done: tuple[WorkAt, ...]


@dataclass(frozen=True, slots=True)
class WorkDone:
    """The burn-up; `in_person_months` is false where they are not known of all, and working days count."""

    in_person_months: bool
    stages: tuple[StageWork, ...]
    whole: StageWork


def work_done(schedule: Schedule, today: date, reviews: Sequence[tuple[date, Plan]] = ()) -> WorkDone:
    """Work by stage; `today` is when what is done counts, `reviews` are plans as frozen before."""
    plan = schedule.plan
    plans = [*((day, each) for day, each in reviews if day < today), (today, plan)]
    in_months = all(
        each.person_months for _, past in plans for each in past.initiatives.values() if _counts(each)
    )
    stages = tuple(_stage(schedule, number, plans, in_months) for number in sorted(plan.stages))
    return WorkDone(in_months, stages, _stage(schedule, 0, plans, in_months))


def share_done(initiative: Initiative) -> float:
    """How much of an initiative is done, 0 to 1."""
    return 1.0 if initiative.status is Status.DONE else min(100, initiative.progress) / 100


def _stage(schedule: Schedule, number: int, plans: Sequence[tuple[date, Plan]], in_months: bool) -> StageWork:
    done = [
        WorkAt(day, sum(_size(each, in_months) * share_done(each) for each in _counted(past, number)))
        for day, past in plans
    ]
    counted = _counted(schedule.plan, number)
    sizes = {each.id: _size(each, in_months) for each in counted}
    return StageWork(number, sum(sizes.values()), tuple(_planned(schedule, counted, sizes)), tuple(done))


def _counts(initiative: Initiative) -> bool:
    return initiative.status.is_scheduled


def _counted(plan: Plan, number: int) -> list[Initiative]:
    """The scheduled initiatives of a stage, or with 0 of all."""
    return [each for each in plan.initiatives_in_order if _counts(each) and number in (0, each.stage)]


def _size(initiative: Initiative, in_months: bool) -> float:
    return float((initiative.person_months if in_months else initiative.duration) or 0)


def _planned(schedule: Schedule, initiatives: list[Initiative], sizes: dict[int, float]) -> list[WorkAt]:
    """The work that should be done at the end of each week, from the first start to the last finish."""
    spans = []
    for each in initiatives:
        dates = schedule.initiative(each.id)
        if dates.start is not None and dates.finish is not None:
            spans.append((dates.start, dates.finish + timedelta(days=1), sizes[each.id]))
    if not spans:
        return []
    first, last = min(start for start, _, _ in spans), max(end for _, end, _ in spans)
    weeks = (last - first).days // 7 + 1
    days = sorted({first + timedelta(weeks=week) for week in range(weeks)} | {last})
    return [WorkAt(day, sum(size * _elapsed(start, end, day) for start, end, size in spans)) for day in days]


def _elapsed(start: date, end: date, day: date) -> float:
    """The share of a span that lies before the beginning of a day."""
    return min(1.0, max(0.0, (day - start).days / (end - start).days))


def planned_at(work: StageWork, day: date) -> float:
    """How much should be done by the beginning of a day."""
    if not work.planned:
        return 0.0
    place = bisect_right([each.day for each in work.planned], day)
    if place == 0:
        return 0.0
    if place == len(work.planned):
        return work.planned[-1].work
    before, after = work.planned[place - 1], work.planned[place]
    share = (day - before.day).days / (after.day - before.day).days
    return before.work + (after.work - before.work) * share
