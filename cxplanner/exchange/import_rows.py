"""Rows of a source, read cell by cell into the fields of initiatives; problems keep their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from cxplanner.errors import EditError
from cxplanner.exchange.cell_values import (
    UnreadableCellError,
    is_nothing,
    read_date,
    read_number,
    read_yes_no,
    text_of,
)
from cxplanner.exchange.choices import StageNames, read_status, read_stream
from cxplanner.exchange.durations import DurationReader
from cxplanner.exchange.headings import DATE_FIELDS
from cxplanner.exchange.problems import Problem, severity_of, shown
from cxplanner.exchange.spreadsheet_source import SourceRow, SourceTable, letter_of
from cxplanner.exchange.workbook_source import Cell
from cxplanner.plan.edits.initiatives import LARGEST_AMOUNT
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.plan.text import LONGEST_NAME, clean_name, clean_note

_CENTS: Final = 100
_NAMES: Final = ("owner", "team")
_NO_NAME: Final = frozenset({"", "-", "--", "–", "—", "n/a", "tbd", "tbc"})
_THOUSANDS: Final = re.compile(r"^\D*\d{1,3}(?:[.,]\d{3})+\D*$")


class ProblemLog:
    """Collects problems with the places of their cells."""

    def __init__(self, table: SourceTable) -> None:
        self._table = table
        self.problems: list[Problem] = list(table.problems)

    def add(
        self,
        expected: str,
        row: int | None = None,
        column: int | None = None,
        found: object = "",
        **facts: object,
    ) -> None:
        self.problems.append(
            Problem(
                expected,
                severity_of(expected),
                row=row,
                column="" if column is None else self._table.heading(column),
                letter="" if column is None else letter_of(column),
                found=shown(found),
                sheet=self._table.sheet,
                facts=facts,
            )
        )


@dataclass(slots=True)
class ImportRow:
    """What a row says: `values` by field; `empty` are the fields whose column is there, without a value."""

    number: int
    cells: Mapping[str, tuple[int, Cell]]
    values: dict[str, Any] = field(default_factory=dict)
    empty: set[str] = field(default_factory=set)
    reference: str = ""
    """What predecessors of other rows call it by."""
    estimated: bool = True
    derived: bool = False
    """Whether the duration follows from start and finish."""
    key: str = ""
    """The key that the initiative has, or will have."""
    existing: int | None = None
    """The initiative of this key that the plan has already."""

    def place(self, name: str) -> tuple[int, int | None, object]:
        """Row, column and found text of a field, for a problem."""
        column, cell = self.cells.get(name, (None, ""))
        return self.number, column, text_of(cell)


class RowReader:
    """Reads rows of one table for one plan."""

    def __init__(
        self,
        table: SourceTable,
        fields: Mapping[str, tuple[int, ...]],
        plan: Plan,
        log: ProblemLog,
        calendar_days: bool,
    ) -> None:
        self._table = table
        self._fields = fields
        self._log = log
        self._formats = table.formats
        self._stages = StageNames(plan)
        self._durations = DurationReader(plan.programme.calendar, table.formats, calendar_days)
        self._progress_is_a_fraction = self._are_fractions(fields.get("progress", ()))
        self._readers: Mapping[str, Callable[[Cell], Any]] = {
            **dict.fromkeys(DATE_FIELDS, lambda cell: read_date(cell, self._formats)),
            "stage": self._stage,
            "stream": _stream,
            "status": _status,
            "progress": self._progress,
            "units": lambda cell: self._number(cell, 0, 10_000),
            "impact": self._score,
            "effort": self._score,
            "cost": self._money,
            "benefit_per_year": self._money,
            "needed_for_gate": read_yes_no,
            "owner": lambda cell: _clean(text_of(cell), clean_name, "owner"),
            "team": lambda cell: _clean(text_of(cell), clean_name, "team"),
        }

    def read(self, source: SourceRow) -> ImportRow:
        """The row's values; problems of its cells go to the log."""
        row = ImportRow(source.number, self._first_cells(source))
        self._read_texts(row, source)
        for name, read in self._readers.items():
            if name in row.cells:
                self._read(row, name, read)
        self._read_tags(row)
        self._read_durations(row)
        return row

    def _first_cells(self, source: SourceRow) -> dict[str, tuple[int, Cell]]:
        """The cell of each field; of a field in several columns, the first that is filled."""
        cells = {}
        for name, columns in self._fields.items():
            filled = [column for column in columns if text_of(source.cell(column)).strip()]
            column = filled[0] if filled else columns[0]
            cells[name] = column, source.cell(column)
        return cells

    def _read(self, row: ImportRow, name: str, read: Callable[[Cell], Any]) -> None:
        column, cell = row.cells[name]
        is_empty = text_of(cell).strip().casefold() in _NO_NAME if name in _NAMES else is_nothing(cell)
        if is_empty:
            row.empty.add(name)
            return
        try:
            row.values[name] = read(cell)
        except UnreadableCellError as problem:
            self._log.add(problem.expected, row.number, column, text_of(cell), **problem.facts)

    def _read_texts(self, row: ImportRow, source: SourceRow) -> None:
        for name in ("title", "key", "why", "gate_waived", "notes"):
            if name not in row.cells:
                continue
            column, cell = row.cells[name]
            text = text_of(cell)
            if name == "notes" and len(self._fields["notes"]) > 1:
                parts = (source.cell(each) for each in self._fields["notes"])
                text = "\n".join(text_of(each).strip() for each in parts if not is_nothing(each))
            if not text.strip():
                row.empty.add(name)
                continue
            clean = clean_name if name in ("title", "key") else clean_note
            try:
                row.values[name] = _clean(text, clean, name)
            except UnreadableCellError as problem:
                expected = "shorter_title" if name == "title" else problem.expected
                self._log.add(expected, row.number, column, text, **problem.facts)
        row.reference = row.values.get("key", "")

    def _read_tags(self, row: ImportRow) -> None:
        if "tags" not in row.cells:
            return
        column, cell = row.cells["tags"]
        if is_nothing(cell):
            row.empty.add("tags")
            return
        tags = []
        for part in re.split(r"[,;\n]", text_of(cell)):
            stream = read_stream(part)
            if stream is not None:
                tags.append(stream)
            elif part.strip():
                self._log.add("known_stream", row.number, column, part.strip())
        row.values["tags"] = tuple(tag for tag in Stream if tag in tags)

    def _read_durations(self, row: ImportRow) -> None:
        for name in ("duration", "optimistic", "pessimistic", "remaining"):
            if name not in row.cells:
                continue
            column, cell = row.cells[name]
            if is_nothing(cell):
                row.empty.add(name)
                continue
            try:
                found = self._durations.read(cell, row.values.get("start"))
            except UnreadableCellError as problem:
                self._log.add(problem.expected, row.number, column, text_of(cell), **problem.facts)
                continue
            row.values[name] = found.days
            if found.rounded:
                self._log.add("whole_days", row.number, column, text_of(cell), days=found.days)
            if name == "duration":
                row.estimated = found.estimated

    def _stage(self, cell: Cell) -> int:
        stage = self._stages.read(text_of(cell))
        if stage is None:
            raise UnreadableCellError("stage")
        return stage

    def _progress(self, cell: Cell) -> int:
        number = read_number(cell, self._formats)
        if self._progress_is_a_fraction and not (isinstance(cell, str) and "%" in cell):
            number *= 100
        if not 0 <= number <= 100:
            raise UnreadableCellError("number_in_range", least=0, most=100)
        return round(number)

    def _are_fractions(self, columns: tuple[int, ...]) -> bool:
        """Whether a column of progress holds parts of 1, as spreadsheets keep what they show as percent."""
        numbers: list[float] = []
        kept_as_numbers = False
        for row in self._table.rows:
            for column in columns:
                cell = row.cell(column)
                if is_nothing(cell) or (isinstance(cell, str) and "%" in cell):
                    continue
                try:
                    numbers.append(read_number(cell, self._formats))
                except UnreadableCellError:
                    continue
                kept_as_numbers = kept_as_numbers or not isinstance(cell, str)
        within_one = bool(numbers) and all(0 <= number <= 1 for number in numbers)
        return within_one and (kept_as_numbers or any(0 < number < 1 for number in numbers))

    def _number(self, cell: Cell, least: float, most: float) -> float:
        number = read_number(cell, self._formats)
        if not least <= number <= most:
            raise UnreadableCellError("number_in_range", least=least, most=most)
        return number

    def _score(self, cell: Cell) -> int:
        number = self._number(cell, 0, 100)
        if not number.is_integer():
            raise UnreadableCellError("whole_number")
        return int(number)

    def _money(self, cell: Cell) -> int:
        """Cents. `1.500` is a thousand and five hundred, since no currency here has three decimals."""
        if isinstance(cell, str) and _THOUSANDS.match(cell.strip()):
            cell = cell.replace(".", "").replace(",", "")
        amount = read_number(cell, self._formats, "money")
        if amount < 0:
            raise UnreadableCellError("not_negative")
        cents = round(amount * _CENTS)
        if cents > LARGEST_AMOUNT:
            raise UnreadableCellError("number_in_range", least=0, most=LARGEST_AMOUNT // _CENTS)
        return cents


def _stream(cell: Cell) -> Stream:
    stream = read_stream(text_of(cell))
    if stream is None:
        raise UnreadableCellError("known_stream")
    return stream


def _status(cell: Cell) -> Any:
    status = read_status(text_of(cell))
    if status is None:
        raise UnreadableCellError("status")
    return status


def _clean(text: str, clean: Callable[[str, str], str], name: str) -> str:
    try:
        return clean(text, name)
    except EditError as error:
        raise UnreadableCellError(
            "shorter_text", length=error.facts.get("length"), longest=error.facts.get("longest", LONGEST_NAME)
        ) from error
