"""Rows in which names have room beside their bars, for pictures that are looked at from afar."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from cxplanner.drawing.text_fit import width_of
from ui.presentation.names_in_bars import BESIDE, PADDING, SIZE, WEIGHT
from ui.roadmap.dense_rows import pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.roadmap.dense import DenseRoadmap
    from ui.roadmap.dense_content import DenseContent

MOST_NAMED: Final = 200
"""Of more bars no picture has room for the names."""
_SHARES: Final = (1.0, 0.85, 0.7, 0.55, 0.4, 0.3, 0.2, 0.1)


def roomier(layout: DenseRoadmap) -> Iterator[DenseContent]:
    """The same bars with room for all names that have none, then for those of fewer and fewer of them.

    Short names come first: they need the least.
    """
    content = layout.content
    if len(content.initiatives) > MOST_NAMED:
        return
    wanting = {}
    for place in np.flatnonzero(content.shown).tolist():
        title = content.initiatives[place].title
        width = width_of(title, SIZE, "condensed", WEIGHT)
        right = float(layout.x1[place])
        is_inside = width <= right - float(layout.x0[place]) - 2 * PADDING
        if not is_inside and right + 2 * BESIDE + width <= layout.width:
            wanting[place] = width
    order = sorted(wanting, key=lambda place: wanting[place])
    for share in _SHARES:
        chosen = order[: round(len(order) * share)]
        if chosen:
            yield _packed(layout, {place: wanting[place] for place in chosen})


def _packed(layout: DenseRoadmap, widths: dict[int, float]) -> DenseContent:
    """The content with rows that leave so many pixels free after these bars."""
    content, per_day = layout.content, layout.scale.per_day
    finish = content.finish.copy()
    for place, width in widths.items():
        finish[place] += math.ceil((width + 2 * BESIDE) / per_day)
    row, first_row, counts = content.row.copy(), content.first_row.copy(), content.rows.copy()
    first = 0
    for number in range(len(content.lanes)):
        here = np.flatnonzero((content.lane == number) & content.shown)
        rows, count = pack(content.start[here], finish[here])
        row[here] = rows + first
        first_row[number], counts[number] = first, max(count, 1)
        first += int(counts[number])
    return replace(content, row=row, first_row=first_row, rows=counts)
