"""Which days are worked: weekdays, public holidays, closures, extra working days."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.errors import EditError
from cxplanner.plan.programme import Closure, ExtraWorkingDay, WorkCalendar
from cxplanner.plan.working_time import check_country, countries, is_working_day, public_holidays, works_on

SATURDAY = date(2026, 1, 10)
EPIPHANY = date(2026, 1, 6)


def test_that_monday_to_friday_is_worked_unless_told_otherwise() -> None:
    week = [is_working_day(WorkCalendar(), date(2026, 1, 5) + timedelta(days=n)) for n in range(7)]

    assert week == [True] * 5 + [False] * 2


def test_that_a_calendar_may_work_on_fridays_only() -> None:
    fridays = WorkCalendar(weekdays=frozenset({4}))

    assert is_working_day(fridays, date(2026, 1, 9))
    assert not is_working_day(fridays, date(2026, 1, 8))


def test_that_a_public_holiday_is_free_only_where_it_is_kept() -> None:
    assert not is_working_day(WorkCalendar(country="ES"), EPIPHANY)
    assert is_working_day(WorkCalendar(country="MX"), EPIPHANY)
    assert is_working_day(WorkCalendar(), EPIPHANY)


def test_that_a_subdivision_keeps_holidays_of_its_own() -> None:
    day_of_madrid = date(2025, 5, 2)

    assert is_working_day(WorkCalendar(country="ES"), day_of_madrid)
    assert not is_working_day(WorkCalendar(country="ES", subdivision="MD"), day_of_madrid)


def test_that_a_closure_is_free_from_its_first_to_its_last_day() -> None:
    calendar = WorkCalendar(closures=(Closure("Summer", date(2026, 8, 4), date(2026, 8, 6)),))

    assert [is_working_day(calendar, date(2026, 8, day)) for day in range(3, 8)] == [True, *[False] * 3, True]


def test_that_an_extra_working_day_wins_over_weekend_holiday_and_closure() -> None:
    extra = (ExtraWorkingDay("Stocktaking", SATURDAY), ExtraWorkingDay("Launch", EPIPHANY))
    calendar = WorkCalendar(
        country="ES", closures=(Closure("Closed", EPIPHANY, SATURDAY),), extra_working_days=extra
    )

    assert is_working_day(calendar, SATURDAY)
    assert is_working_day(calendar, EPIPHANY)
    assert not is_working_day(calendar, date(2026, 1, 7))


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.integers(0, 500),
    st.sampled_from(
        [
            WorkCalendar(),
            WorkCalendar(country="ES", subdivision="CT"),
            WorkCalendar(
                weekdays=frozenset({2, 5}),
                country="BR",
                closures=(Closure("", date(2024, 1, 1), date(2026, 2, 3)),),
                extra_working_days=(ExtraWorkingDay("", date(2025, 3, 3)),),
            ),
        ]
    ),
)
def test_that_a_range_of_days_says_the_same_as_each_day(
    first: date, length: int, calendar: WorkCalendar
) -> None:
    days = [first + timedelta(days=n) for n in range(length + 1)]

    assert list(works_on(calendar, first, days[-1])) == [is_working_day(calendar, day) for day in days]


@pytest.mark.parametrize(
    ("country", "language", "name"),
    [
        ("ES", "es", "Natividad del Señor"),
        ("ES", "en", "Christmas Day"),
        ("BR", "pt", "Natal"),
        ("PT", "pt", "Dia de Natal"),
        ("DE", "es", "Christmas Day"),
        ("US", "en", "Christmas Day"),
    ],
)
def test_that_holidays_are_named_in_the_language_or_else_in_english(
    country: str, language: str, name: str
) -> None:
    assert public_holidays(country, None, range(2026, 2027), language)[date(2026, 12, 25)] == name


def test_that_there_are_no_holidays_without_a_country() -> None:
    assert not public_holidays(None, None, range(2026, 2028), "en")


def test_that_holidays_of_several_years_are_those_of_each() -> None:
    years = public_holidays("US", None, range(2021, 2024), "en")

    assert years == {
        day: name
        for year in range(2021, 2024)
        for day, name in public_holidays("US", None, range(year, year + 1), "en").items()
    }


def test_that_an_unknown_country_is_refused_by_its_code() -> None:
    with pytest.raises(EditError) as problem:
        check_country("XX")

    assert (problem.value.code, problem.value.facts["found"]) == ("unknown_country", "XX")


def test_that_an_unknown_subdivision_is_refused_with_its_country() -> None:
    with pytest.raises(EditError) as problem:
        check_country("ES", "QQ")

    assert problem.value.code == "unknown_subdivision"
    assert problem.value.facts == {"found": "QQ", "country": "ES"}


def test_that_the_countries_are_listed_with_their_subdivisions() -> None:
    known = countries()

    assert "MD" in known["ES"]
    assert {"ES", "MX", "CO", "AR", "BR", "PT", "US", "DE"} <= known.keys()


def test_that_the_package_of_holidays_waits_until_a_country_asks_for_it() -> None:
    code = (
        "import sys; from datetime import date; from cxplanner.plan.programme import WorkCalendar;"
        "from cxplanner.plan.working_time import is_working_day;"
        "is_working_day(WorkCalendar(), date(2026, 1, 5)); sys.exit('holidays' in sys.modules)"
    )

    assert run([sys.executable, "-c", code], check=False).returncode == 0
