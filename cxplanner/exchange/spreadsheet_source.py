"""A spreadsheet as a table: which file it is, where its headings are, and how it writes dates and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cxplanner.errors import ImportProblem
from cxplanner.exchange.cell_values import (
    CellFormats,
    DateOrder,
    detected_date_order,
    detected_decimal_mark,
    text_of,
)
from cxplanner.exchange.headings import DATE_FIELDS, OUTLINE_FIELDS, field_of, recognised
from cxplanner.exchange.problems import Problem, shown
from cxplanner.exchange.text_source import read_text_source
from cxplanner.exchange.workbook_source import Cell, read_workbook_source

_HEADING_ROWS: Final = 30
_NUMBER_FIELDS: Final = (
    "duration",
    "units",
    "cost",
    "benefit_per_year",
    "impact",
    "effort",
    "progress",
    "remaining",
)
_GUARDED: Final = re.compile(r"^'+[=+\-@\t\r]")
_ARCHIVE: Final = b"PK\x03\x04"
_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS: Final = (
    (b"%PDF", "PDF"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"MPX,", "MPX"),
    (b"MPX;", "MPX"),
)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row below the headings, with the number that a spreadsheet shows beside it."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table with headings, taken from a file, and what was found out about the file.

    `fields` says in which columns (from 0) each field is. `encoding` and `delimiter` are None for a workbook,
    `sheet` is empty for a text file. `date_order_is_certain` is false when every date can be read both ways.
    """

    path: Path
    sheet: str
    sheets: tuple[str, ...]
    encoding: str | None
    delimiter: str | None
    date_order: DateOrder
    date_order_is_certain: bool
    decimal_mark: str
    header_row: int
    headings: tuple[str, ...]
    fields: Mapping[str, tuple[int, ...]]
    rows: tuple[SourceRow, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def formats(self) -> CellFormats:
        return CellFormats(self.date_order, self.decimal_mark)

    def heading(self, column: int) -> str:
        """The heading of a column, or its letter where it has none."""
        heading = self.headings[column] if column < len(self.headings) else ""
        return heading or letter_of(column)


@dataclass(frozen=True, slots=True)
class _Cells:
    """What both kinds of files have in common."""

    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    problems: tuple[Problem, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    merged_down: tuple[tuple[int, int, int], ...] = ()


def read_table(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    date_order: DateOrder | None = None,
    decimal_mark: str | None = None,
    sheet: str | None = None,
    columns: Mapping[str, str | None] | None = None,
) -> SourceTable:
    """The table in a CSV file or workbook. What is not told is found out; `columns` gives fields to headings.

    Raises ImportProblem: `missing`, `directory`, `unreadable`, `empty`, `old_excel`, `encrypted`,
    `not_a_spreadsheet`, `no_title_column`, `transposed`, and those of the two kinds of sources.
    """
    cells = _cells(path, encoding, delimiter, sheet)
    if not cells.rows:
        raise ImportProblem("empty", path=path)
    header, fields, headings = _headings(path, cells.rows, columns)
    header_row = cells.rows[header][0]
    rows = tuple(SourceRow(number, values) for number, values in cells.rows[header + 1 :])
    rows = _with_merged_cells(rows, cells.merged_down, header_row)
    found_order, certain = detected_date_order(_cells_of(rows, fields, DATE_FIELDS))
    return SourceTable(
        path=path,
        sheet=cells.sheet,
        sheets=cells.sheets,
        encoding=cells.encoding,
        delimiter=cells.delimiter,
        date_order=date_order or found_order,
        date_order_is_certain=certain or date_order is not None,
        decimal_mark=decimal_mark
        or detected_decimal_mark(_cells_of(rows, fields, _NUMBER_FIELDS), cells.delimiter),
        header_row=header_row,
        headings=headings,
        fields=fields,
        rows=rows,
        problems=cells.problems,
    )


def letter_of(column: int) -> str:
    """The letters by which spreadsheets name a column, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _cells(path: Path, encoding: str | None, delimiter: str | None, sheet: str | None) -> _Cells:
    head = _first_bytes(path)
    if head.startswith(_ARCHIVE):
        book = read_workbook_source(path, sheet)
        return _Cells(book.rows, sheet=book.sheet, sheets=book.sheets, merged_down=book.merged_down)
    _refuse_other_kinds(path, head)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ImportProblem("unreadable", path=path, detail=error.strerror or "") from error
    text = read_text_source(path, content, encoding, delimiter)
    rows = tuple((number, tuple(_unguarded(cell) for cell in cells)) for number, cells in text.rows)
    return _Cells(rows, text.problems, encoding=text.encoding, delimiter=text.delimiter)


def _unguarded(cell: str) -> str:
    """A cell of a text file without the mark that keeps spreadsheets from running it as a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _first_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ImportProblem("directory", path=path)
        if not path.exists():
            raise ImportProblem("missing", path=path)
        with path.open("rb") as source:
            head = source.read(_ENOUGH_TO_KNOW)
    except (OSError, ValueError) as error:
        raise ImportProblem("unreadable", path=path, detail=getattr(error, "strerror", None) or "") from error
    if not head:
        raise ImportProblem("empty", path=path)
    return head


_ENOUGH_TO_KNOW: Final = 2**16


def _refuse_other_kinds(path: Path, head: bytes) -> None:
    if head.startswith(_COMPOUND_FILE):
        raise ImportProblem(_compound_kind(path), path=path, kind="")
    for mark, kind in _OTHER_KINDS:
        if head.startswith(mark):
            raise ImportProblem("not_a_spreadsheet", path=path, kind=kind)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        raise ImportProblem("not_a_spreadsheet", path=path, kind="XML")
    if start[:1] in (b"{", b"[") and path.suffix.casefold() not in (".csv", ".tsv", ".txt"):
        raise ImportProblem("not_a_spreadsheet", path=path, kind="JSON")
    controls = sum(1 for byte in head if byte < 32 and byte not in (9, 10, 13))
    if controls > len(head) * 0.1 and not _is_wide_text(head):
        raise ImportProblem("not_a_spreadsheet", path=path, kind="")


def _is_wide_text(head: bytes) -> bool:
    """Whether the bytes look like UTF-16: every other one is NUL in most scripts of Europe."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    half = max(len(head) // 2, 1)
    return max(head[0::2].count(0), head[1::2].count(0)) > half * 0.6


def _compound_kind(path: Path) -> str:
    """What an old container of Microsoft holds: an encrypted workbook, an old workbook, or something else."""
    with path.open("rb") as source:
        content = source.read(2**24)
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "encrypted"
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return "old_excel"
    return "not_a_spreadsheet"


def _headings(
    path: Path, rows: Sequence[tuple[int, tuple[Cell, ...]]], told: Mapping[str, str | None] | None
) -> tuple[int, dict[str, tuple[int, ...]], tuple[str, ...]]:
    """Which row has the headings, the fields in it, and the headings themselves.

    Of the first rows, it is the one that names most fields, together with the row above it where that one
    carries half of a heading.
    """
    best: tuple[int, dict[str, tuple[int, ...]], tuple[str, ...]] | None = None
    for index, (_, cells) in enumerate(rows[:_HEADING_ROWS]):
        above = rows[index - 1][1] if index and rows[index - 1][0] == rows[index][0] - 1 else ()
        headings = tuple(shown(text_of(cell)).strip() for cell in cells)
        fields = recognised(_completed(headings, above), told)
        if "title" in fields and (best is None or _weight(fields) > _weight(best[1])):
            best = index, fields, headings
    if best is None or _weight(best[1]) <= 1:
        _refuse_transposed(path, rows)
    if best is None:
        raise ImportProblem("no_title_column", path=path, headings=_likely_headings(rows))
    return best


def _weight(fields: Mapping[str, tuple[int, ...]]) -> int:
    return sum(1 for field in fields if field not in OUTLINE_FIELDS)


def _completed(headings: tuple[str, ...], above: Sequence[Cell]) -> list[str]:
    """Headings, with the row above in the place of those that say nothing to us by themselves."""
    completed = []
    for column, heading in enumerate(headings):
        higher = text_of(above[column]).strip() if column < len(above) else ""
        is_half = field_of(heading) is None and field_of(higher) is not None and heading != ""
        completed.append(higher if is_half else heading)
    return completed


def _likely_headings(rows: Sequence[tuple[int, tuple[Cell, ...]]]) -> list[str]:
    """The texts of the fullest of the first rows, which a person would take for the headings."""
    _, fullest = max(
        rows[:5], key=lambda row: sum(1 for cell in row[1] if isinstance(cell, str) and cell.strip())
    )
    return [shown(cell.strip())[:60] for cell in fullest if isinstance(cell, str) and cell.strip()][:20]


def _refuse_transposed(path: Path, rows: Sequence[tuple[int, tuple[Cell, ...]]]) -> None:
    """Refuses a table whose headings run down a column, with one initiative in each of the others."""
    widest = max(len(cells) for _, cells in rows[:_HEADING_ROWS])
    for column in range(min(3, widest)):
        down = [text_of(cells[column]) if column < len(cells) else "" for _, cells in rows[:_HEADING_ROWS]]
        fields = recognised(down)
        if "title" in fields and _weight(fields) > 2:
            raise ImportProblem("transposed", path=path, headings=[each for each in down if each][:20])


def _with_merged_cells(
    rows: tuple[SourceRow, ...], merged_down: tuple[tuple[int, int, int], ...], header_row: int
) -> tuple[SourceRow, ...]:
    """Rows in which every cell of a range that is merged downwards has the range's value."""
    if not merged_down:
        return rows
    place = {row.number: index for index, row in enumerate(rows)}
    cells = [list(row.cells) for row in rows]
    for column, first, last in merged_down:
        if first <= header_row or first not in place or column >= len(cells[place[first]]):
            continue
        value = cells[place[first]][column]
        for number in range(first + 1, last + 1):
            if number in place:
                row = cells[place[number]]
                row.extend([None] * (column + 1 - len(row)))
                row[column] = value
    return tuple(SourceRow(row.number, tuple(values)) for row, values in zip(rows, cells, strict=True))


def _cells_of(
    rows: Iterable[SourceRow], fields: Mapping[str, tuple[int, ...]], names: Iterable[str]
) -> Iterator[Cell]:
    columns = [column for name in names for column in fields.get(name, ())]
    return (row.cell(column) for row in rows for column in columns)
