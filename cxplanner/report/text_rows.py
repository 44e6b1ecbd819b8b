"""Rows of lists that hold a sentence on as many lines as it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cxplanner.drawing.shapes import Item, Shape, Text
from cxplanner.drawing.text_fit import wrap_or_elide
from cxplanner.report.flow import Box, FlowRow
from cxplanner.report.sheets import Numbering

_SIZE: Final = 9.2
_LEADING: Final = 11.4
_MOST_LINES: Final = 6
_NO_BREAK: Final = "\u00a0"
_IN_DATES: Final = re.compile(r"(?<![-\w])(\d{1,2}) (?:(de) )?(?=[^\W\d])")
_BEFORE_YEARS: Final = re.compile(r" de (?=\d{4}\b)")


def with_whole_dates(text: str) -> str:
    """The text with blanks that do not break between day, month and year, and after other short numbers."""
    days = _IN_DATES.sub(lambda found: _NO_BREAK.join((*filter(None, found.groups()), "")), text)
    return _BEFORE_YEARS.sub(f"{_NO_BREAK}de{_NO_BREAK}", days)


def text_row(text: str, width: float, unit: float, *, weight: int = 400, item: Item | None = None) -> FlowRow:
    """A sentence in a row of this width."""
    wrapped = wrap_or_elide(with_whole_dates(text), width, _SIZE * unit, "condensed", weight, _MOST_LINES)
    lines = [line.replace(_NO_BREAK, " ") for line in wrapped]  # so that readers find what is typed

    def draw(box: Box, _numbering: Numbering) -> Iterator[Shape]:
        y = box.top + 10.6 * box.unit
        for line in lines:
            yield Text(box.left, y, line, _SIZE * box.unit, "ink", "condensed", weight, item=item)
            y += _LEADING * box.unit

    return FlowRow((len(lines) * _LEADING + 3.6) * unit, draw, item)
