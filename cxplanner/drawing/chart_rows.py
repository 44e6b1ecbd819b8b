"""The rows of a chart with a row for each initiative, and the days that it spans."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cxplanner.drawing.lanes import lane_key_of, lanes_of
from cxplanner.drawing.placed_bars import DatedInitiative
from cxplanner.drawing.roadmap_options import LanesBy, RoadmapOptions
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.variance import state_of_baseline

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


class ChartRow(NamedTuple):
    """A row: an initiative, or the heading of those that follow."""

    dated: DatedInitiative | None
    heading: str = ""
    is_continued: bool = False
    """Whether the rows under this heading began on an earlier sheet."""


def rows_by_lane(plan: Plan, words: Words, by: LanesBy, dated: Sequence[DatedInitiative]) -> list[ChartRow]:
    """The rows under the headings of their lanes, in order of time within each; empty lanes have none."""
    rows = []
    for lane, _ in lanes_of(plan, words, by, dated, ()):
        members = [each for each in dated if lane_key_of(each.initiative, by) == lane.key]
        if members:
            rows.append(ChartRow(None, lane.name))
            rows += [ChartRow(each) for each in sorted(members, key=_by_time)]
    return rows


def _by_time(dated: DatedInitiative) -> tuple[date, date, int]:
    return dated.start, dated.finish, dated.initiative.ordinal


def days_of_rows(
    schedule: Schedule, dated: Sequence[DatedInitiative], gates: Sequence[int], options: RoadmapOptions
) -> tuple[date, date]:
    """Whole months around the bars, their baseline and these gates."""
    days = [each.start for each in dated] + [each.finish for each in dated]
    days += _days_of_baseline(schedule.plan, dated, options.baseline)
    days += [day for number in gates if (day := schedule.gate(number).finish) is not None]
    first = options.first or min(days, default=schedule.start)
    last = options.last or max([*days, first + timedelta(days=27)])
    end = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return (options.first or first.replace(day=1)), (options.last or end)


def _days_of_baseline(plan: Plan, dated: Sequence[DatedInitiative], baseline: int | None) -> Iterator[date]:
    if baseline is None or baseline not in plan.baselines:
        return
    spans = state_of_baseline(plan, baseline).spans
    for each in dated:
        span = spans.get(Node("initiative", each.initiative.id))
        if span is not None:
            yield from (day for day in (span.start, span.finish) if day is not None)
