"""What a cell says: dates, numbers, durations, choices, as people write them in three languages."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from cxplanner.exchange.headings import normalised
from cxplanner.exchange.workbook_source import Cell
from cxplanner.plan.edits.checks import FIRST_DAY, LAST_DAY


class DateOrder(StrEnum):
    """Which number of a date such as 02/09/2024 is what."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class UnreadableCellError(ValueError):
    """A cell that says something else than what its column holds; `expected` is a code of `problems`."""

    def __init__(self, expected: str, **facts: object) -> None:
        super().__init__(expected)
        self.expected = expected
        self.facts = facts


@dataclass(frozen=True, slots=True)
class CellFormats:
    """How dates and numbers are written in a source."""

    date_order: DateOrder = DateOrder.DAY_FIRST
    decimal_mark: str = "."


_NOTHING: Final = frozenset({"", "-", "--", "–", "—", "n/a", "na", "#n/a", "none", "null", "nan"})
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january ene enero janeiro",
            "feb february febrero fev fevereiro",
            "mar march marzo marco",
            "apr april abr abril",
            "may mayo mai maio",
            "jun june junio junho",
            "jul july julio julho",
            "aug august ago agosto",
            "sep sept september septiembre setiembre set setembro",
            "oct october octubre out outubro",
            "nov november noviembre novembro",
            "dec december dic diciembre dez dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO: Final = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT: Final = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_NUMERIC: Final = re.compile(r"^(?:[^\W\d]+\.?,?\s+)?(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?!\d)")
_WITH_MONTH: Final = re.compile(
    r"^(?:\w+ )?(?P<day>\d{1,2})(?:st|nd|rd|th|o)? (?:de )?(?P<month>[a-z]+) (?:del? )?"
    r"(?P<year>\d{4}|\d{2})(?!\d)"
)
_MONTH_FIRST: Final = re.compile(
    r"^(?:\w+ )?(?P<month>[a-z]+) (?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<year>\d{4})(?!\d)"
)
_SERIAL_ZERO: Final = date(1899, 12, 30)
_SERIALS: Final = range(18_264, 73_051)
"""1950 to 2099, as Excel counts days: other numbers are no dates."""
_CENTURY: Final = 69
_TRUE: Final = frozenset(
    {"yes", "y", "true", "1", "si", "s", "sim", "verdadero", "verdadeiro", "v", "x", "ok"}
)
_FALSE: Final = frozenset({"no", "n", "false", "0", "nao", "falso", "f"})
_NUMBER: Final = re.compile(r"^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$", re.IGNORECASE)
_LONGEST_NUMBER: Final = 40


def is_nothing(cell: Cell) -> bool:
    """Whether a cell is empty, or holds a mark that stands for nothing."""
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _NOTHING)


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without a decimal point, dates as ISO, other text as it is."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)


def read_date(cell: Cell, formats: CellFormats) -> date:
    """A date from a date cell, a serial number of Excel, or text in any of the usual ways of writing.

    Raises UnreadableCellError: `date`, `date_in_range`.
    """
    day = _date_of(cell, formats.date_order)
    if day is None:
        raise UnreadableCellError("date", order=formats.date_order.value)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise UnreadableCellError("date_in_range", first=FIRST_DAY, last=LAST_DAY)
    return day


def _date_of(cell: Cell, order: DateOrder) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, (int, float)):
        return _from_serial(cell)
    return _date_from_text(cell.strip(), order)


def _from_serial(number: float) -> date | None:
    if not math.isfinite(number) or int(number) not in _SERIALS:
        return None
    return _SERIAL_ZERO + timedelta(days=int(number))


def _date_from_text(text: str, order: DateOrder) -> date | None:
    if len(text) > 60:
        return None
    if (iso := _ISO.match(text) or _COMPACT.match(text)) is not None:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if (numeric := _NUMERIC.match(text)) is not None:
        first, second, year = int(numeric[1]), int(numeric[2]), _year(numeric[3])
        day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
        return _day(year, month, day)
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text):
        return _from_serial(int(text[:5]))
    plain = normalised(text)
    named = _WITH_MONTH.match(plain) or _MONTH_FIRST.match(plain)
    if named is None or named["month"] not in _MONTHS:
        return None
    return _day(_year(named["year"]), _MONTHS[named["month"]], int(named["day"]))


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= _CENTURY else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def detected_date_order(cells: Iterable[Cell]) -> tuple[DateOrder, bool]:
    """The order that numeric dates are written in, and whether any of them leaves no doubt."""
    day_first = month_first = doubtful = 0
    for cell in cells:
        if not isinstance(cell, str) or (found := _NUMERIC.match(cell.strip())) is None:
            continue
        first, second = int(found[1]), int(found[2])
        day_first += first > 12 >= second
        month_first += second > 12 >= first
        doubtful += first <= 12 and second <= 12 and first != second
    order = DateOrder.MONTH_FIRST if month_first > day_first else DateOrder.DAY_FIRST
    return order, bool(day_first or month_first) or not doubtful


def detected_decimal_mark(cells: Iterable[Cell], delimiter: str | None) -> str:
    """The decimal mark that numbers are written with; a file with semicolons speaks for a comma."""
    comma = point = 0
    for cell in cells:
        if not isinstance(cell, str):
            continue
        for number in re.findall(r"\d[\d.,]*", cell[:_LONGEST_NUMBER]):
            comma += bool(re.fullmatch(r"\d+(?:\.\d{3})*,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", number))
            point += bool(re.fullmatch(r"\d+(?:,\d{3})*\.\d{1,2}|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?", number))
    if comma == point:
        return "," if delimiter == ";" else "."
    return "," if comma > point else "."


def read_number(cell: Cell, formats: CellFormats, expected: str = "number") -> float:
    """A number, with or without marks between the thousands, a currency or a percent sign.

    Raises UnreadableCellError with the code that was expected.
    """
    if isinstance(cell, bool) or cell is None or isinstance(cell, (date, datetime)):
        raise UnreadableCellError(expected)
    if isinstance(cell, (int, float)):
        if not math.isfinite(cell) or abs(cell) > 1e18:
            raise UnreadableCellError(expected)
        return float(cell)
    plain = _plain_number(cell, formats.decimal_mark)
    if len(plain) > _LONGEST_NUMBER or not plain.isascii() or not _NUMBER.match(plain):
        raise UnreadableCellError(expected)
    number = float(plain)
    if not math.isfinite(number):
        raise UnreadableCellError(expected)
    return number


def _plain_number(text: str, decimal_mark: str) -> str:
    """The number with a point for its decimals and nothing else; what is no number stays unreadable."""
    plain = re.sub(r"[\s\u00a0\u202f'’]|[€$£%]|\b(?:EUR|USD|GBP|BRL|R)\b", "", text[:200]).replace(
        "\u2212", "-"
    )
    other = "," if decimal_mark == "." else "."
    if (
        re.search(rf"\d{re.escape(other)}\d{{1,2}}$", plain)
        and decimal_mark not in plain
        and plain.count(other) == 1
    ):
        return plain.replace(other, ".")  # `1,5` among numbers such as `2.5` can only be one and a half
    if re.fullmatch(rf"[+-]?\d{{1,3}}(?:{re.escape(other)}\d{{3}})+(?:{re.escape(decimal_mark)}\d+)?", plain):
        plain = plain.replace(other, "")
    return plain.replace(decimal_mark, ".") if decimal_mark == "," and "." not in plain else plain


def read_yes_no(cell: Cell) -> bool:
    """Yes or no in three languages, a tick, or a truth value. Raises UnreadableCellError: `yes_no`."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, str) and cell.strip() in ("✓", "✔", "☑"):
        return True
    word = normalised(text_of(cell))
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise UnreadableCellError("yes_no")
