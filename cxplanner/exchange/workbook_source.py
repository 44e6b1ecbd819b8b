"""Rows of cells from an Excel workbook, within limits that no hostile file gets past."""

from __future__ import annotations

import re
import time
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Final

from cxplanner.errors import ImportProblem
from cxplanner.exchange.text_source import LONGEST_FIELD, MOST_COLUMNS, MOST_ROWS

Cell = str | int | float | bool | datetime | date | None

MOST_PARTS: Final = 2_000
LARGEST_WORKBOOK: Final = 256 * 2**20
LARGEST_FILE: Final = 64 * 2**20
LARGEST_RATIO: Final = 200
_WORTH_A_LOOK: Final = 2**20
_LONGEST_READ: Final = 60.0
_LAST_ROW: Final = 1_048_576
_CHUNK: Final = 2**20
_TYPE_DEFINITION: Final = re.compile(
    rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C\0T|E\0N\0T\0I)|\0<\0!\0(?:D\0O\0C|E\0N\0T)"
)
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How workbooks write letters that XML cannot hold; openpyxl leaves them so."""
_MOST_MERGED: Final = 20_000


@dataclass(frozen=True, slots=True)
class WorkbookSource:
    """One sheet of a workbook: rows with something in them, and columns whose cells are merged downwards."""

    sheet: str
    sheets: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    merged_down: tuple[tuple[int, int, int], ...]
    """Column (from 0), first and last row of each range of one column that is merged downwards."""


def read_workbook_source(path: Path, sheet: str | None) -> WorkbookSource:
    """The cells of a sheet, the first one by default; formulas count as the values that were last saved.

    Raises ImportProblem: `too_large`, `encrypted`, `not_a_spreadsheet`, `damaged_workbook`, `unknown_sheet`,
    `too_many_rows`, `too_many_columns`, `too_long_field`, `too_slow`.
    """
    try:
        _check_archive(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of formats and drawings that no plan needs
            return _read(path, sheet)
    except ImportProblem:
        raise
    # Whatever a damaged or hostile workbook makes openpyxl or the XML parser raise, the answer is the same.
    except Exception as error:
        raise ImportProblem("damaged_workbook", path=path, detail=type(error).__name__) from error


def _check_archive(path: Path) -> None:
    """Refuses archives that are bombs, are encrypted, or hold XML with a document type definition."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS:
            raise ImportProblem("too_large", path=path, found=len(parts), largest=MOST_PARTS)
        if sum(part.file_size for part in parts) > LARGEST_WORKBOOK:
            raise ImportProblem("too_large", path=path, largest=LARGEST_WORKBOOK)
        for part in parts:
            _check_part(path, part)
        if not any(part.filename.startswith("xl/") for part in parts):
            raise ImportProblem("not_a_spreadsheet", path=path, kind="archive")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as content:
                    _check_markup(path, content)


def _check_part(path: Path, part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 0x1:
        raise ImportProblem("encrypted", path=path)
    name = part.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name:
        raise ImportProblem("damaged_workbook", path=path, detail=part.filename)
    if part.file_size > _WORTH_A_LOOK and part.file_size > LARGEST_RATIO * max(part.compress_size, 1):
        raise ImportProblem("too_large", path=path, found=part.file_size, largest=LARGEST_WORKBOOK)


def _check_markup(path: Path, content: IO[bytes]) -> None:
    tail = b""
    while chunk := content.read(_CHUNK):
        if _TYPE_DEFINITION.search(tail + chunk):
            raise ImportProblem("document_type_definition", path=path)
        tail = chunk[-32:]


def _read(path: Path, sheet: str | None) -> WorkbookSource:
    from openpyxl import load_workbook

    with (
        path.open("rb") as file,
        closing(load_workbook(file, read_only=True, data_only=True, keep_links=False)) as workbook,
    ):
        worksheets: list[Any] = list(workbook.worksheets)  # chart sheets are not among them
        sheets = tuple(each.title for each in worksheets)
        chosen = next((each for each in worksheets if sheet in (None, each.title)), None)
        if chosen is None:
            raise ImportProblem("unknown_sheet", path=path, found=sheet or "", sheets=sheets)
        # Some programs write a size that is wrong; only the cells themselves count.
        chosen.reset_dimensions()
        rows = tuple(_rows(path, chosen))
        merged_down = _merged_down(path, str(chosen._worksheet_path))
    return WorkbookSource(chosen.title, sheets, rows, merged_down)


def _rows(path: Path, worksheet: Any) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    limit = time.monotonic() + _LONGEST_READ
    taken = 0
    for number, values in enumerate(worksheet.iter_rows(max_row=_LAST_ROW, values_only=True), start=1):
        if time.monotonic() > limit:
            raise ImportProblem("too_slow", path=path, seconds=int(_LONGEST_READ))
        width = next((n for n in range(len(values), 0, -1) if not _is_blank(values[n - 1])), 0)
        if width == 0:
            continue
        if width > MOST_COLUMNS:
            raise ImportProblem("too_many_columns", path=path, row=number, most=MOST_COLUMNS)
        taken += 1
        if taken > MOST_ROWS:
            raise ImportProblem("too_many_rows", path=path, most=MOST_ROWS)
        if any(isinstance(each, str) and len(each) > LONGEST_FIELD for each in values[:width]):
            raise ImportProblem("too_long_field", path=path, row=number, longest=LONGEST_FIELD)
        yield number, tuple(_plain(each) for each in values[:width])


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _plain(value: object) -> Cell:
    """The value of a cell as one of the plain kinds; times of day, spans of time and errors as their text."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    if value is None or isinstance(value, (bool, int, float, datetime, date)):
        return value
    return str(value)


def _merged_down(path: Path, part: str) -> tuple[tuple[int, int, int], ...]:
    """Ranges of one column that are merged downwards, which the fast reader of openpyxl does not tell."""
    from openpyxl.utils import column_index_from_string

    found: list[tuple[int, int, int]] = []
    with zipfile.ZipFile(path) as archive, archive.open(part) as content:
        for match in _matches(content):
            first, last = (column_index_from_string(match[n].decode()) for n in (1, 3))
            if first == last and len(found) < _MOST_MERGED:
                found.append((first - 1, int(match[2]), min(int(match[4]), _LAST_ROW)))
    return tuple(found)


def _matches(content: IO[bytes]) -> Iterator[re.Match[bytes]]:
    tail = b""
    while chunk := content.read(_CHUNK):
        block = tail + chunk
        end = 0
        for match in _MERGED.finditer(block):
            end = match.end()
            yield match
        tail = block[max(end, len(block) - 200) :]
