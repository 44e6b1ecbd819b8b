"""Cells as spreadsheets exchange them through the clipboard: rows parted by tabs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

_CELL: Final = re.compile(r'(?:"((?:[^"]++|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*+))(\t|\n|\Z)')


def as_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as a spreadsheet takes them, parted by tabs."""
    target = io.StringIO(newline="")
    csv.writer(target, delimiter="\t", lineterminator="\n").writerows(rows)
    return target.getvalue()


def read_text(text: str) -> list[list[str]]:
    """Rows of cells that a spreadsheet put on the clipboard.

    Quotes hold a cell together only where they stand around the whole of it: a text that merely begins with
    one stays as it is, however long.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    for found in _CELL.finditer(text):
        quoted, plain, end = found.groups()
        rows[-1].append(plain if quoted is None else quoted.replace('""', '"'))
        if end == "\n":
            rows.append([])
        elif not end:
            break
    return rows
