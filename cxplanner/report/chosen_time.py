"""A chosen stretch of time has to have something in it that is drawn along time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from cxplanner.errors import RequestError
from cxplanner.report.reports import ReportName

if TYPE_CHECKING:
    from cxplanner.drawing.roadmap_options import RoadmapOptions
    from cxplanner.scheduling.schedule import Schedule

_ALONG_TIME: Final = frozenset((ReportName.ROADMAP, ReportName.GANTT, ReportName.HANDOUT))
"""The reports that the choice changes; the others tell of everything."""


def refuse_empty_time(schedule: Schedule, names: Sequence[ReportName], options: RoadmapOptions) -> None:
    """Raises RequestError where no initiative, milestone or gate lies in the chosen time.

    Its code is `nothing_between`, `nothing_from` or `nothing_until`.
    """
    if (options.first is None and options.last is None) or _ALONG_TIME.isdisjoint(names):
        return
    first, last = options.first or date.min, options.last or date.max
    if any(start <= last and finish >= first for start, finish in _spans(schedule, options)):
        return
    if options.last is None:
        raise RequestError("nothing_from", first=first)
    if options.first is None:
        raise RequestError("nothing_until", last=last)
    raise RequestError("nothing_between", first=first, last=last)


def _spans(schedule: Schedule, options: RoadmapOptions) -> Iterator[tuple[date, date]]:
    plan = schedule.plan
    for number in plan.initiatives:
        if options.shown is None or number in options.shown:
            dates = schedule.initiative(number)
            if dates.start is not None and dates.finish is not None:
                yield dates.start, dates.finish
    ends = [schedule.milestone(number).finish for number in plan.milestones] if options.milestones else []
    ends += [schedule.gate(number).finish for number in plan.stages]
    yield from ((day, day) for day in ends if day is not None)
