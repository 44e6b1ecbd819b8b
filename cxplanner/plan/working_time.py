"""Working days: weekdays of a calendar, minus public holidays and closures, plus extra working days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from cxplanner.errors import EditError
from cxplanner.plan.programme import WorkCalendar

_ENGLISH: Final = "en_US"
_NOTHING: Final[Mapping[date, str]] = MappingProxyType({})


def is_working_day(calendar: WorkCalendar, day: date) -> bool:
    """Whether a calendar works on a day. An extra working day wins over everything else."""
    if any(extra.day == day for extra in calendar.extra_working_days):
        return True
    if day.weekday() not in calendar.weekdays or any(
        each.first <= day <= each.last for each in calendar.closures
    ):
        return False
    return day not in public_holidays(calendar.country, calendar.subdivision, range(day.year, day.year + 1))


def works_on(calendar: WorkCalendar, first: date, last: date) -> bytearray:
    """One byte for each day from `first` to `last`: 1 where the calendar works. Costs one look per day."""
    length = (last - first).days + 1
    week = bytes((first.weekday() + n) % 7 in calendar.weekdays for n in range(7))
    works = bytearray((week * (length // 7 + 1))[:length])
    for holiday in public_holidays(calendar.country, calendar.subdivision, range(first.year, last.year + 1)):
        if first <= holiday <= last:
            works[(holiday - first).days] = 0
    for closure in calendar.closures:
        begin, end = max(closure.first, first), min(closure.last, last)
        if begin <= end:
            works[(begin - first).days : (end - first).days + 1] = bytes((end - begin).days + 1)
    for extra in calendar.extra_working_days:
        if first <= extra.day <= last:
            works[(extra.day - first).days] = 1
    return works


def public_holidays(
    country: str | None, subdivision: str | None, years: range, language: str = "en"
) -> Mapping[date, str]:
    """Public holidays of these years with their names in a language (`en`, `es`, `pt`) where there are such.

    Names fall back to English, then to the country's own. Raises EditError: `unknown_country`,
    `unknown_subdivision`.
    """
    if not country:
        return _NOTHING
    days: dict[date, str] = {}
    for year in years:
        days.update(_holidays_of_year(country, subdivision or None, year, language))
    return days


def countries() -> Mapping[str, tuple[str, ...]]:
    """The countries whose public holidays are known, by code, each with the codes of its subdivisions."""
    return _countries()


def subdivision_names(country: str) -> Mapping[str, str]:
    """The names of a country's subdivisions by code, as the country writes them; some have only a code."""
    import holidays

    aliases = type(holidays.country_holidays(country)).subdivisions_aliases
    names: dict[str, str] = {}
    for name, code in aliases.items():
        names.setdefault(code, name)
    return names


def check_country(country: str | None, subdivision: str | None = None) -> None:
    """Raises EditError: `unknown_country`, `unknown_subdivision`."""
    if country:
        public_holidays(country, subdivision, range(2024, 2025))


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, tuple[str, ...]]:
    import holidays

    supported = holidays.list_supported_countries(include_aliases=False)
    return MappingProxyType({code: tuple(supported[code]) for code in sorted(supported)})


@lru_cache(maxsize=4096)
def _holidays_of_year(country: str, subdivision: str | None, year: int, language: str) -> Mapping[date, str]:
    import holidays

    try:
        kind = type(holidays.country_holidays(country))
    except NotImplementedError:
        raise EditError("unknown_country", field="country", found=country) from None
    names = _supported_language(kind.supported_languages, language)
    try:
        found = holidays.country_holidays(country, subdiv=subdivision, years=year, language=names)
    except NotImplementedError:
        raise EditError(
            "unknown_subdivision", field="subdivision", found=subdivision, country=country
        ) from None
    return MappingProxyType({day: name for day, name in found.items() if day.year == year})


def _supported_language(supported: tuple[str, ...], wanted: str) -> str | None:
    """The package's name for a language, such as `pt_BR` for `pt`; None stands for the country's own."""
    own = next((each for each in supported if each.partition("_")[0] == wanted), None)
    return own or (_ENGLISH if _ENGLISH in supported else None)
