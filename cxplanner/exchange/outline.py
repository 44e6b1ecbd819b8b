"""Summary rows: lines of a source that only gather the rows below them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from cxplanner.exchange.cell_values import UnreadableCellError, read_yes_no, text_of
from cxplanner.exchange.spreadsheet_source import SourceRow

_OUTLINE_NUMBER: Final = re.compile(r"^\d+(?:\.\d+)*\.?$")


def summary_rows(rows: Sequence[SourceRow], fields: Mapping[str, tuple[int, ...]]) -> frozenset[int]:
    """The numbers of rows that other rows belong to.

    A column that says so is believed; else a column of levels; else outline numbers such as 1, 1.1, 1.2.
    """
    if "summary_row" in fields:
        told = _told(rows, fields["summary_row"][0])
        if told is not None:
            return told
    if "level" in fields:
        return _by_level(rows, fields["level"][0])
    for name in ("outline", "key"):
        if name in fields and (found := _by_number(rows, fields[name][0])):
            return found
    return frozenset()


def _told(rows: Sequence[SourceRow], column: int) -> frozenset[int] | None:
    """Rows whose cell says yes; None when the column holds something else than yes and no."""
    found = set()
    for row in rows:
        cell = row.cell(column)
        if not text_of(cell).strip():
            continue
        try:
            if read_yes_no(cell):
                found.add(row.number)
        except UnreadableCellError:
            return None
    return frozenset(found)


def _by_level(rows: Sequence[SourceRow], column: int) -> frozenset[int]:
    levels = [(row.number, _level(text_of(row.cell(column)))) for row in rows]
    known = [(number, level) for number, level in levels if level is not None]
    return frozenset(number for (number, level), (_, below) in pairwise(known) if below > level)


def _level(text: str) -> int | None:
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 4 else None


def _by_number(rows: Sequence[SourceRow], column: int) -> frozenset[int]:
    """Rows whose outline number begins that of another; nothing unless all are such numbers."""
    numbers = {row.number: text_of(row.cell(column)).strip().rstrip(".") for row in rows}
    filled = [number for number in numbers.values() if number]
    if not filled or not all(_OUTLINE_NUMBER.match(number) for number in filled):
        return frozenset()
    parents = {number.rpartition(".")[0] for number in filled if "." in number}
    return frozenset(row for row, number in numbers.items() if number in parents)
