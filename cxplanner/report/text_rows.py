"""Rows of lists that hold a sentence on as many lines as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cxplanner.drawing.shapes import Item, Shape, Text
from cxplanner.drawing.text_fit import wrap_or_elide
from cxplanner.report.flow import Box, FlowRow
from cxplanner.report.sheets import Numbering

_SIZE: Final = 9.2
_LEADING: Final = 11.4
_MOST_LINES: Final = 6


def text_row(text: str, width: float, unit: float, *, weight: int = 400, item: Item | None = None) -> FlowRow:
    """A sentence in a row of this width."""
    lines = wrap_or_elide(text, width, _SIZE * unit, "condensed", weight, _MOST_LINES)

    def draw(box: Box, _numbering: Numbering) -> Iterator[Shape]:
        y = box.top + 10.6 * box.unit
        for line in lines:
            yield Text(box.left, y, line, _SIZE * box.unit, "ink", "condensed", weight, item=item)
            y += _LEADING * box.unit

    return FlowRow((len(lines) * _LEADING + 3.6) * unit, draw, item)
