"""Public holidays of eight countries, against a list that was made elsewhere."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cxplanner.plan.programme import WorkCalendar
from cxplanner.plan.working_time import public_holidays
from cxplanner.scheduling.day_table import day_table

EXPECTED = (
    Path(__file__).parents[2].parent / "shared" / "data" / "expected" / "holidays" / "holidays_2024_2030.json"
)
pytestmark = pytest.mark.skipif(not EXPECTED.exists(), reason=f"{EXPECTED.name} is not on this machine")

COUNTRIES = ("ES", "MX", "CO", "AR", "BR", "PT", "US", "DE")


@pytest.mark.parametrize("country", COUNTRIES)
def test_that_holidays_and_their_english_names_are_those_expected(country: str) -> None:
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))[country]

    found = public_holidays(country, None, range(2024, 2031), "en")

    assert {day.isoformat(): name for day, name in found.items()} == expected


@pytest.mark.parametrize("country", COUNTRIES)
def test_that_no_holiday_has_a_moment_in_the_table_of_days(country: str) -> None:
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))[country]
    table = day_table(WorkCalendar(weekdays=frozenset(range(7)), country=country), 2024, 2030)

    free = {date.fromordinal(table.first + place) for place, works in enumerate(table.works) if not works}

    assert free == {date.fromisoformat(day) for day in expected}
