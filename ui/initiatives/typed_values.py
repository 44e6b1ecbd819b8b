"""What people type for dates and percentages: `10 Jan 2028`, `10/1/28`, `2028-01-10`, `46 %`."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeVar

from babel.dates import get_month_names

from cxplanner.errors import EditError
from cxplanner.plan.programme import Stream
from cxplanner.wording.words import LANGUAGES, Words

Choice = TypeVar("Choice", bound=StrEnum)

_PARTS = re.compile(r"\d+|[^\W\d_]+")
_LANGUAGES = ("en", "es", "pt_BR")
_SHORTEST_MONTH_NAME = 3
_YEARS_AHEAD = 50
_THOUSANDS = re.compile(r"^\D*\d{1,3}(?:[.,]\d{3})+\D*$")


def read_date(text: str, field: str, near: date) -> date | None:
    """A day, or None for an empty text. The day comes before the month, and a missing year is that of `near`.

    Raises EditError("unreadable_date").
    """
    stripped = text.strip()
    if not stripped:
        return None
    parts = [part for part in _PARTS.findall(_plain(stripped)) if part not in ("de", "of")]
    day = _day_of(parts, near)
    if day is None:
        raise EditError("unreadable_date", field=field, found=stripped)
    return day


def read_percent(text: str, field: str) -> int:
    """A whole number, with or without its sign. Raises EditError("unreadable_number")."""
    match = re.fullmatch(r"\s*(\d{1,9})\s*%?\s*", text)
    if match is None:
        raise EditError("unreadable_number", field=field, found=text.strip())
    return int(match[1])


def read_units(text: str, field: str) -> float:
    """Full-time equivalents, with a point or a comma. Raises EditError("unreadable_number").

    Three digits after the mark might be thousands, so that only 0.125 and its like may have them.
    """
    match = re.fullmatch(r"\s*(\d{1,6}(?:[.,]\d{1,2})?|0[.,]\d{3})\s*", text)
    if match is None:
        raise EditError("unreadable_number", field=field, found=text.strip())
    return float(match[1].replace(",", "."))


def read_money(text: str, field: str) -> int:
    """Cents, with or without a currency and marks between thousands; `1.500` is a thousand and a half.

    Raises EditError("unreadable_number").
    """
    from cxplanner.exchange.cell_values import CellFormats, UnreadableCellError, read_number

    amount = text.strip()
    if _THOUSANDS.search(amount):
        amount = amount.replace(".", "").replace(",", "")
    try:
        mark = "," if amount.rfind(",") > amount.rfind(".") else "."
        number = read_number(amount, CellFormats(decimal_mark=mark))
    except UnreadableCellError:
        raise EditError("unreadable_number", field=field, found=text.strip()) from None
    return round(number * 100)


def read_yes_no(text: str, field: str) -> bool:
    """Yes or no in any language of the program. Raises EditError("unknown_choice")."""
    from cxplanner.exchange.cell_values import UnreadableCellError
    from cxplanner.exchange.cell_values import read_yes_no as read

    try:
        return read(text)
    except UnreadableCellError:
        raise EditError("unknown_choice", field=field, found=text.strip()) from None


def read_choice(choices: type[Choice], text: str, field: str) -> Choice:
    """The choice that a text names by its key or in a language. Raises EditError("unknown_choice")."""
    wanted = _plain(text.strip())
    for choice in choices:
        if wanted == choice.value:
            return choice
    for language in LANGUAGES:
        words = Words(language)
        for choice in choices:
            if wanted in (_plain(words.label(choice)), _plain(words.name_of(choice))):
                return choice
    raise EditError("unknown_choice", field=field, found=text.strip())


def read_streams(text: str, field: str) -> tuple[Stream, ...]:
    """Streams by name or code, parted by semicolons or commas. Raises EditError("unknown_choice")."""
    from cxplanner.exchange.choices import read_stream

    found = []
    for part in filter(None, (part.strip() for part in re.split("[;,]", text))):
        stream = read_stream(part)
        if stream is None:
            raise EditError("unknown_choice", field=field, found=part)
        found.append(stream)
    return tuple(found)


def _day_of(parts: list[str], near: date) -> date | None:
    if not 2 <= len(parts) <= 3:
        return None
    if len(parts) == 3 and len(parts[0]) == 4:
        parts.reverse()
    elif not parts[0].isdigit() and parts[1].isdigit():
        parts = [parts[1], parts[0], *parts[2:]]
    month = _month_of(parts[1])
    year = _year_of(parts[2], near) if len(parts) == 3 else near.year
    if month is None or year is None or not parts[0].isdigit() or len(parts[0]) > 2:
        return None
    try:
        return date(year, month, int(parts[0]))
    except ValueError:
        return None


def _year_of(text: str, near: date) -> int | None:
    if not text.isdigit() or len(text) not in (2, 4):
        return None
    if len(text) == 4:
        return int(text)
    century = near.year - near.year % 100
    year = century + int(text)
    return year - 100 if year > near.year + _YEARS_AHEAD else year


def _month_of(text: str) -> int | None:
    if text.isdigit():
        return int(text) if len(text) <= 2 else None
    if len(text) < _SHORTEST_MONTH_NAME:
        return None
    return next((number for name, number in _month_names() if name.startswith(text)), None)


@cache
def _month_names() -> tuple[tuple[str, int], ...]:
    """The months in every language of the program, so that a pasted date is read whatever the window's."""
    return tuple(
        (_plain(name), number)
        for language in _LANGUAGES
        for number, name in get_month_names("wide", locale=language).items()
    )


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))
