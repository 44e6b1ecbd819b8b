"""The limits that several edits hold: dates, amounts, texts that must be there."""

from __future__ import annotations

from datetime import date

from cxplanner.errors import EditError

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)


def check_date(day: date | None, field: str) -> None:
    """Raises EditError("date_out_of_range") outside 1900 to 2199."""
    if day is not None and not FIRST_DAY <= day <= LAST_DAY:
        raise EditError("date_out_of_range", field=field, date=day, first=FIRST_DAY, last=LAST_DAY)


def check_order(first: date | None, last: date | None, field: str) -> None:
    """Raises EditError("finish_before_start") when both are there and the wrong way round."""
    if first is not None and last is not None and last < first:
        raise EditError("finish_before_start", field=field, start=first, finish=last)


def check_range(number: float | None, field: str, least: float, most: float) -> None:
    """Raises EditError("out_of_range") with the limits; NaN is out of every range."""
    if number is not None and not least <= number <= most:
        raise EditError("out_of_range", field=field, found=number, least=least, most=most)


def check_present(text: str, field: str) -> None:
    """Raises EditError("missing") for an empty text."""
    if not text:
        raise EditError("missing", field=field)
