"""Rows of cells from a text file, whatever its encoding, delimiter and line ends."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from cxplanner.errors import ImportProblem
from cxplanner.exchange.headings import recognised
from cxplanner.exchange.problems import Problem, severity_of, shown

LARGEST_FILE: Final = 50 * 2**20
LONGEST_FIELD: Final = 131_072
MOST_COLUMNS: Final = 512
MOST_ROWS: Final = 200_000
DELIMITERS: Final = (",", ";", "\t", "|")
_SAMPLE: Final = 100_000
_SAMPLE_ROWS: Final = 60
_BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SEPARATOR_LINE: Final = re.compile(r"^\ufeff?sep=(.)\r?\n?", re.IGNORECASE)

TextRow = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TextSource:
    """A text file taken apart: rows with the numbers that a spreadsheet would give them."""

    encoding: str
    delimiter: str
    rows: tuple[TextRow, ...]
    problems: tuple[Problem, ...]


def read_text_source(path: Path, content: bytes, encoding: str | None, delimiter: str | None) -> TextSource:
    """The cells of a text file; an encoding or a delimiter of None is found out.

    Raises ImportProblem: `empty`, `too_large`, `unknown_encoding`, `too_many_rows`, `too_many_columns`,
    `too_long_field`.
    """
    if len(content) > LARGEST_FILE:
        raise ImportProblem("too_large", path=path, found=len(content), largest=LARGEST_FILE)
    encoding = encoding or detected_encoding(content)
    text, problems = _decoded(path, content, encoding)
    if not text.strip("\ufeff\x00 \t\r\n,;|"):
        raise ImportProblem("empty", path=path)
    told = _SEPARATOR_LINE.match(text)
    if told is not None:
        text = text[told.end() :]  # spreadsheets hide this line, and count the rows without it
    delimiter = delimiter or (told[1] if told else detected_delimiter(text))
    rows, row_problems = _rows(path, text, delimiter)
    return TextSource(encoding, delimiter, rows, (*problems, *row_problems))


def detected_encoding(content: bytes) -> str:
    """The encoding that a file's byte-order mark or bytes speak for."""
    for mark, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return name
    sample = content[:4096]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > half * 0.6:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.6:
        return "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _is_mostly_utf8(content) else "cp1252"
    return "utf-8"


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether some bytes are broken in a text that is UTF-8 all the same, as when files were joined."""
    replaced = content.decode("utf-8", errors="replace")
    broken = replaced.count("\ufffd")
    sound = sum(1 for letter in replaced if letter > "\x7f") - broken
    return sound > 5 * broken


def _decoded(path: Path, content: bytes, encoding: str) -> tuple[str, list[Problem]]:
    try:
        text = content.decode(encoding, errors="replace")
    except LookupError:
        raise ImportProblem("unknown_encoding", path=path, found=encoding) from None
    except UnicodeError:  # an UTF-16 that is none
        text = content.decode("cp1252", errors="replace")
    broken = text.count("\ufffd")
    if not broken:
        return text, []
    facts = {"encoding": encoding}
    return text, [Problem("readable_text", severity_of("readable_text"), found=str(broken), facts=facts)]


def detected_delimiter(text: str) -> str:
    """The delimiter under which the first rows show most headings that are known, then most like columns."""
    sample = text[:_SAMPLE]
    return max(DELIMITERS, key=lambda delimiter: _speaks_for(sample, delimiter))


def _speaks_for(sample: str, delimiter: str) -> tuple[int, float, int]:
    rows = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            rows.append(row)
            if len(rows) >= _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0, 0.0, 0
    known = max((len(recognised(row)) for row in rows if len(row) <= MOST_COLUMNS), default=0)
    widths = [len(row) for row in rows if any(cell.strip() for cell in row)]
    commonest = max(set(widths), key=widths.count, default=1)
    alike = widths.count(commonest) / len(widths) if widths and commonest > 1 else 0.0
    return known, alike, commonest


def _rows(path: Path, text: str, delimiter: str) -> tuple[tuple[TextRow, ...], list[Problem]]:
    """Rows with something in them. Their numbers are those of a spreadsheet: a record is one row.

    Where a quote is never closed, the rows after it are read once more with quotes as plain letters.
    """
    lines = list(io.StringIO(text, newline=""))
    collected = _Rows(path)
    reader = csv.reader((*lines, _END), delimiter=delimiter)
    first_line = 0
    for record in _records(path, reader):
        if _is_end(record):
            break
        if reader.line_num > len(lines):  # the mark at the end was swallowed by an open quote
            collected.note("closed_quote", shown(lines[first_line].strip()))
            plain = csv.reader(lines[first_line:], delimiter=delimiter, quoting=csv.QUOTE_NONE)
            for record_without_quotes in _records(path, plain):
                collected.add(record_without_quotes)
            break
        collected.add(record)
        first_line = reader.line_num
    return tuple(collected.rows), collected.problems


_END: Final = "\x03end of the source\x03"


def _is_end(record: list[str]) -> bool:
    return record == [_END]


def _records(path: Path, reader: Iterator[list[str]]) -> Iterator[list[str]]:
    for number in count(1):
        try:
            record = next(reader, None)
        except csv.Error:
            raise ImportProblem("too_long_field", path=path, row=number, longest=LONGEST_FIELD) from None
        if record is None:
            return
        yield record


class _Rows:
    """Collects rows within the limits."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._number = 0
        self.rows: list[TextRow] = []
        self.problems: list[Problem] = []

    def add(self, record: list[str]) -> None:
        self._number += 1
        if len(record) > MOST_COLUMNS:
            raise ImportProblem("too_many_columns", path=self._path, row=self._number, most=MOST_COLUMNS)
        if not any(cell.strip() for cell in record):
            return
        if any("\x00" in cell for cell in record):
            broken = next(cell for cell in record if "\x00" in cell)
            self._problem("text_without_nul", shown(broken.replace("\x00", "\ufffd")), self._number)
            return
        if len(self.rows) >= MOST_ROWS:
            raise ImportProblem("too_many_rows", path=self._path, most=MOST_ROWS)
        self.rows.append((self._number, tuple(record)))

    def note(self, expected: str, found: str) -> None:
        """A problem of the row that comes next."""
        self._problem(expected, found, self._number + 1)

    def _problem(self, expected: str, found: str, row: int) -> None:
        self.problems.append(Problem(expected, severity_of(expected), row=row, found=found))
