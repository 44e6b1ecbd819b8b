"""Names for bars that stand too close for the labels of the roadmap: in the bar, beside it, or its code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from cxplanner.drawing.shapes import Text
from cxplanner.drawing.text_fit import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxplanner.plan.initiatives import Initiative
    from ui.roadmap.dense import DenseRoadmap

SIZE: Final = 11.0
"""The smallest type of a roadmap."""
NAMED_FROM: Final = 10.5
"""The height of a bar in which that type stands."""
CLEAR_FROM: Final = 12.0
"""The height of a bar from which heavy outlines stay clear of that type."""
WEIGHT: Final = 600
PADDING: Final = 4.0
BESIDE: Final = 5.0
_BASELINE: Final = 0.35


def names_in_bars(layout: DenseRoadmap) -> Iterator[Text]:
    """The names that have room. No name reaches into the next bar of its row.

    Nor does one reach over the line of a gate where another name would do without.
    """
    if layout.bar_height < NAMED_FROM:
        return
    content, faded = layout.content, layout.options.faded
    lines = sorted(x for number in content.plan.stages if (x := layout.gate_x(number)) is not None)
    order = np.lexsort((layout.x0, content.row))
    places = [place for place in order.tolist() if layout.y[place] > 0]
    for place, after in zip(places, [*places[1:], None], strict=True):
        initiative = content.initiatives[place]
        if initiative.id in faded or layout.x1[place] < layout.lane_head_width:
            continue
        has_next = after is not None and content.row[after] == content.row[place]
        limit = float(layout.x0[after]) if has_next and after is not None else layout.width
        yield from _name(layout, place, initiative, limit, lines)


def _name(
    layout: DenseRoadmap, place: int, initiative: Initiative, limit: float, lines: Sequence[float]
) -> Iterator[Text]:
    left = max(float(layout.x0[place]), layout.lane_head_width)
    right = float(layout.x1[place])
    y = float(layout.y[place]) + layout.bar_height / 2 + SIZE * _BASELINE
    before_line = min([limit, *(line for line in lines if line > right)]) - BESIDE
    room = right - left - 2 * PADDING
    names = [each for each in (initiative.title, initiative.short_title) if each]
    for name in names:
        width = width_of(name, SIZE, "condensed", WEIGHT)
        if width <= room:
            yield Text(left + PADDING, y, name, SIZE, "ink", "condensed", WEIGHT)
            return
        if right + BESIDE + width <= before_line:
            yield Text(right + BESIDE, y, name, SIZE, "ink", "condensed", WEIGHT, halo=True)
            return
    width = width_of(initiative.title, SIZE, "condensed", WEIGHT)
    if right + BESIDE + width <= limit - BESIDE:
        yield Text(right + BESIDE, y, initiative.title, SIZE, "ink", "condensed", WEIGHT, halo=True)
        return
    for code in (initiative.key, initiative.key.rpartition("-")[2]):
        if width_of(code, SIZE, "condensed", WEIGHT) <= room:
            yield Text(left + PADDING, y, code, SIZE, "ink", "condensed", WEIGHT)
            return
