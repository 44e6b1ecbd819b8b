"""The roadmap for a projector: what fits is shown whole, in the largest sizes that it has room for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.arrangement import Arrangement, arrange, dated_initiatives, shown_days
from cxplanner.drawing.lanes import lanes_of
from cxplanner.drawing.roadmap import RoadmapLayout
from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.drawing.sizes import COMPACT, SCREEN_SIZES, Sizes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cxplanner.drawing.placed_bars import DatedInitiative
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

TIGHT: Final = replace(
    COMPACT, bar_least=14.5, bar_most=16.0, row_gap=2.0, lane_padding=2.0, rail=2.0, milestone_height=18.0,
    milestone_rows=1, lane_head=158.0, lane_name=11.5, stage_height=35.0, stage_number=23.0,
    spine_height=18.0, axis_height=29.0,
)  # fmt: skip
"""The lowest bars in which a name of the smallest type still stands, and lanes with heads of few lines."""
_MOST: Final = 400
"""With so many bars and more, no sizes need be tried: they do not fit on any screen."""
_GAP_FOR_GHOSTS: Final = 5.0
"""The gap between rows in which it is seen where bars were before."""


def lay_out_whole(
    plan: Plan, schedule: Schedule, words: Words, options: RoadmapOptions, width: float, height: float
) -> RoadmapLayout | None:
    """The roadmap in a room; None where even with the lowest bars it is higher, for it is never scrolled.

    Where there is no room for all, milestones give way first, then the initiatives that are faded, and then
    the outcomes under the lanes.
    """
    dated = dated_initiatives(plan, schedule)
    days = first, last = shown_days(plan, schedule, dated, options)
    bare = replace(options, milestones=False, save_rows=True)
    tried = [(sizes, options, dated) for sizes in (*SCREEN_SIZES.values(), TIGHT)] + [(TIGHT, bare, dated)]
    if options.faded:
        shown = [each for each in dated if each.initiative.id not in options.faded]
        tried += [(sizes, bare, shown) for sizes in (COMPACT, TIGHT)]
    has_ghosts = options.original is not None or options.baseline is not None
    lowest: Arrangement | None = None
    for sizes, asked, initiatives in tried:
        used = replace(sizes, row_gap=max(sizes.row_gap, _GAP_FOR_GHOSTS)) if has_ghosts else sizes
        in_sight = sum(each.finish >= first and each.start <= last for each in initiatives)
        if in_sight >= _MOST or _least_height(initiatives, used, days) > height:
            continue
        made = arrange(plan, schedule, words, asked, width=width, sizes=used, dated=initiatives)
        if initiatives is not dated:
            made = _with_heads_of_all(made, dated)
        if made.least_height() <= height:
            return RoadmapLayout(made, height=height)
        lowest = replace(made, outcomes=())
    if lowest is not None and lowest.least_height() <= height:
        return RoadmapLayout(lowest, height=height)
    return None


def _with_heads_of_all(made: Arrangement, dated: Sequence[DatedInitiative]) -> Arrangement:
    """The heads of lanes count what is left out as well."""
    heads = lanes_of(made.plan, made.words, made.options.lanes_by, dated, ())
    rows = {lane.key: lane.rows for lane in made.lanes}
    return replace(made, lanes=tuple(replace(lane, rows=rows.get(lane.key, [])) for lane, _ in heads))


def _least_height(dated: Sequence[DatedInitiative], sizes: Sizes, days: tuple[date, date]) -> float:
    """How high a roadmap is if its bars stand end to end: it is never lower."""
    first, last = days
    lengths = ((min(each.finish, last) - max(each.start, first)).days + 1 for each in dated)
    rows = sum(max(length, 0) for length in lengths) / ((last - first).days + 1)
    return rows * (sizes.bar_least + sizes.row_gap) + sizes.stage_height + sizes.axis_height
