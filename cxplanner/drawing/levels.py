"""Which initiatives a page shows: all that have dates, only the critical ones, or one bar for many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cxplanner.drawing.arrangement import dated_initiatives
from cxplanner.drawing.marks import marks_of
from cxplanner.drawing.placed_bars import DatedInitiative
from cxplanner.drawing.roadmap_options import Level, RoadmapOptions
from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.results import Dates

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


def shown_initiatives(
    plan: Plan, schedule: Schedule, words: Words, options: RoadmapOptions
) -> list[DatedInitiative]:
    """The initiatives as the options want them, with the marks of what the plan does not know."""
    found = dated_initiatives(plan, schedule)
    if options.shown is not None:
        found = [each for each in found if each.initiative.id in options.shown]
    if options.level is Level.SUMMARY:
        return _summary(plan, schedule, words, found)
    if options.level is Level.CRITICAL:
        found = [each for each in found if each.dates.critical]
    return [_marked(each) for each in found] if options.marks else found


def _marked(dated: DatedInitiative) -> DatedInitiative:
    """The same with its marks before its names, where they are never cut off."""
    initiative = dated.initiative
    marks = marks_of(initiative)
    if not marks:
        return dated
    short = f"{marks} {initiative.short_title}" if initiative.short_title else ""
    named = replace(initiative, title=f"{marks} {initiative.title}", short_title=short)
    return dated._replace(initiative=named)


def _summary(
    plan: Plan, schedule: Schedule, words: Words, found: Sequence[DatedInitiative]
) -> list[DatedInitiative]:
    """One bar for each stage and stream, from the first start to the last finish of its initiatives."""
    bars = []
    for number in sorted(plan.stages):
        for place, stream in enumerate(Stream, start=1):
            members = [
                each for each in found if each.initiative.stage == number and each.initiative.stream is stream
            ]
            if members:
                bars.append(_one_for(plan, schedule, words, members, -(number * 10 + place)))
    return bars


def _one_for(
    plan: Plan, schedule: Schedule, words: Words, members: Sequence[DatedInitiative], id_: int
) -> DatedInitiative:
    first = members[0].initiative
    start, finish = min(each.start for each in members), max(each.finish for each in members)
    days = max(schedule.working_days_between(start, finish), 1)
    stage = plan.stages[first.stage]
    counted = words.say_number("{n} initiative", "{n} initiatives", len(members))
    title = words.say("{stage}: {initiatives}", stage=stage.name, initiatives=counted)
    is_done = all(each.initiative.status is Status.DONE for each in members)
    bar = Initiative(
        id_,
        words.number(first.stage),
        title,
        first.stream,
        first.stage,
        days,
        short_title=stage.name,
        status=Status.DONE if is_done else Status.ACTIVE,
        progress=_progress(each.initiative for each in members),
    )
    critical = any(each.dates.critical for each in members)
    return DatedInitiative(bar, start, finish, Dates(start, finish, critical=critical))


def _progress(members: Iterable[Initiative]) -> int:
    """The progress of all, each weighted by its duration, in per cent."""
    weighed = [
        (max(each.duration, 1), 100 if each.status is Status.DONE else each.progress) for each in members
    ]
    return round(sum(weight * done for weight, done in weighed) / sum(weight for weight, _ in weighed))
