"""How dates, numbers and money are written in one language, with names and patterns from Babel."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from babel import Locale

THIN_SPACE: Final = "\u2009"
_QUARTER_LETTER: Final = {"en": "Q", "es": "T", "pt": "T"}
_LONG_DATE: Final = {
    "en": "{day} {month} {year}",
    "es": "{day} de {month} de {year}",
    "pt": "{day} de {month} de {year}",
}
_NUMBER_LOCALE: Final = {"en": "en_GB", "es": "es_ES", "pt": "pt_BR"}
_DATE_LOCALE: Final = {"en": "en", "es": "es_ES", "pt": "pt_BR"}
"""British English shortens September to four letters; the tables have room for three."""


@dataclass(frozen=True)
class Formats:
    """Dates, numbers and money in `en`, `es` or `pt`; nothing of Babel is loaded before the first of them."""

    language: str

    @cached_property
    def month_names(self) -> tuple[str, ...]:
        """January to December, as they stand inside a date."""
        return tuple(self._date_locale.months["format"]["wide"][number] for number in range(1, 13))

    @cached_property
    def short_month_names(self) -> tuple[str, ...]:
        names = self._date_locale.months["format"]["abbreviated"]
        return tuple(names[number].rstrip(".") for number in range(1, 13))

    @cached_property
    def month_initials(self) -> tuple[str, ...]:
        names = self._date_locale.months["stand-alone"]["narrow"]
        return tuple(names[number] for number in range(1, 13))

    @cached_property
    def weekday_names(self) -> tuple[str, ...]:
        """Monday to Sunday."""
        return tuple(self._date_locale.days["stand-alone"]["wide"][number] for number in range(7))

    @cached_property
    def month_and_year(self) -> str:
        """The pattern of a month with its year."""
        return "{month} {year}" if self.language == "en" else "{month} de {year}"

    def date(self, day: datetime.date) -> str:
        return f"{day.day} {self.short_month_names[day.month - 1]} {day.year}"

    def compact_date(self, day: datetime.date) -> str:
        return f"{self.short_date(day)} {day.year % 100:02}"

    def short_date(self, day: datetime.date) -> str:
        return f"{day.day} {self.short_month_names[day.month - 1]}"

    def long_date(self, day: datetime.date) -> str:
        pattern = _LONG_DATE[self.language]
        return pattern.format(day=day.day, month=self.month_names[day.month - 1], year=day.year)

    def month(self, day: datetime.date) -> str:
        return self.month_and_year.format(month=self.month_names[day.month - 1], year=day.year)

    def quarter(self, day: datetime.date) -> str:
        return f"{_QUARTER_LETTER[self.language]}{(day.month + 2) // 3} {day.year}"

    def moment(self, moment: datetime.datetime) -> str:
        return f"{self.date(moment)} {moment:%H:%M}"

    def number(self, value: float) -> str:
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self._number_locale)

    def percent(self, value: float) -> str:
        return f"{self.number(value)}{THIN_SPACE}%"

    def money(self, cents: int, currency: str) -> str:
        """The amount, without decimals when it is whole; an unknown currency is written as its code."""
        from decimal import Decimal

        from babel.numbers import format_currency

        pattern = self._number_locale.currency_formats["standard"].pattern
        if cents % 100 == 0:
            pattern = pattern.replace(".00", "")
        return format_currency(
            Decimal(cents) / 100, currency, format=pattern, locale=self._number_locale, currency_digits=False
        )

    def currency_names(self) -> dict[str, str]:
        """The names of currencies by their three-letter codes."""
        return dict(self._number_locale.currencies)

    def country_names(self) -> dict[str, str]:
        """The names of countries by their two-letter codes."""
        return {
            code: name
            for code, name in self._number_locale.territories.items()
            if len(code) == 2 and code.isalpha()
        }

    @property
    def _date_locale(self) -> Locale:
        return _locale(_DATE_LOCALE[self.language])

    @property
    def _number_locale(self) -> Any:
        return _locale(_NUMBER_LOCALE[self.language])


@cache
def _locale(name: str) -> Locale:
    from babel import Locale

    return Locale.parse(name)
