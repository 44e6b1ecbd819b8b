"""Dates, percentages and full-time equivalents as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.errors import EditError
from cxplanner.wording.words import Words
from ui.initiatives.typed_values import read_date, read_percent, read_units

NEAR = date(2026, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "10 Jan 2028",
        "10 January 2028",
        "10/1/2028",
        "10.01.28",
        "2028-01-10",
        "10 ene 2028",
        "10 de enero de 2028",
        "10 de janeiro de 2028",
        "Jan 10, 2028",
        "10 JAN 28",
    ],
)
def test_that_a_date_is_read_however_it_is_written(text: str) -> None:
    assert read_date(text, "start", NEAR) == date(2028, 1, 10)


def test_that_a_missing_year_is_that_of_the_date_nearby() -> None:
    assert read_date("4 Sep", "start", NEAR) == date(2026, 9, 4)


def test_that_an_empty_text_is_no_date() -> None:
    assert read_date("  ", "start", NEAR) is None


@pytest.mark.parametrize(
    "text", ["soon", "31 Feb 2027", "10/13/2028", "1", "1 2 3 4", "10 xyz 2028", "10 Jan 202"]
)
def test_that_what_is_no_date_is_refused_with_what_was_typed(text: str) -> None:
    with pytest.raises(EditError) as refusal:
        read_date(text, "start", NEAR)
    assert refusal.value.code == "unreadable_date"
    assert refusal.value.facts["found"] == text


@given(day=st.dates(date(1980, 1, 1), date(2199, 12, 31)), language=st.sampled_from(["en", "es", "pt"]))
def test_that_every_date_that_is_shown_is_read_back(day: date, language: str) -> None:
    words = Words(language)
    for text in (words.date(day), words.long_date(day), day.isoformat()):
        assert read_date(text, "start", NEAR) == day


@pytest.mark.parametrize(("text", "value"), [("46", 46), (" 46 % ", 46), ("0%", 0), ("999", 999)])
def test_that_a_percentage_may_carry_its_sign(text: str, value: int) -> None:
    assert read_percent(text, "progress") == value


@pytest.mark.parametrize("text", ["", "half", "-5", "4.5"])
def test_that_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(EditError, match="unreadable_number"):
        read_percent(text, "progress")


@pytest.mark.parametrize(
    ("text", "units"), [("2", 2.0), (" 1,5 ", 1.5), ("0.25", 0.25), ("0,125", 0.125), ("9999", 9_999.0)]
)
def test_that_people_are_counted_with_a_point_or_a_comma(text: str, units: float) -> None:
    assert read_units(text, "units") == units


@pytest.mark.parametrize("text", ["", "two", "-1", "1,500", "1.500", "nan", "inf", "1e3"])
def test_that_what_might_be_another_number_of_people_is_refused(text: str) -> None:
    with pytest.raises(EditError, match="unreadable_number"):
        read_units(text, "units")
