"""Days as places, and the names over them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.shapes import Line, Rectangle, Text
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.drawing.time_axis import TimeAxis, TimeScale, Zoom
from cxplanner.wording.words import Words
from tests.pictures import meeting_texts

FIRST = date(2026, 1, 1)
days = st.dates(date(1990, 1, 1), date(2190, 1, 1))


def a_scale(per_day: float, days: int = 365) -> TimeScale:
    return TimeScale(FIRST, FIRST + timedelta(days=days - 1), 100, 100 + per_day * days)


def names(scale: TimeScale) -> list[str]:
    axis = TimeAxis(scale, COMFORTABLE, Words("en"))
    return [shape.text for shape in axis.heading(0, scale.left, scale.right) if isinstance(shape, Text)]


@given(days, st.floats(0.1, 60))
def test_that_a_day_is_found_where_it_lies(day: date, per_day: float) -> None:
    scale = TimeScale(day, day + timedelta(days=99), 50, 50 + 100 * per_day)
    for offset in (0, 1, 57, 99):
        shown = day + timedelta(days=offset)
        assert scale.day_at((scale.start_of(shown) + scale.end_of(shown)) / 2) == shown


@given(days)
def test_that_a_day_ends_where_the_next_begins(day: date) -> None:
    scale = a_scale(3)
    assert scale.end_of(day) == pytest.approx(scale.start_of(day + timedelta(days=1)))


def test_that_the_scale_fills_its_room() -> None:
    scale = a_scale(2)
    assert scale.start_of(scale.first) == scale.left
    assert scale.end_of(scale.last) == pytest.approx(scale.right)


def test_that_a_place_before_all_dates_is_the_first_date() -> None:
    assert a_scale(0.001).day_at(-1e9) == date.min


@pytest.mark.parametrize(
    ("per_day", "zoom"),
    [
        (0.1, Zoom.YEARS),
        (0.25, Zoom.QUARTERS),
        (1, Zoom.PROGRAMME),
        (2, Zoom.YEAR),
        (5, Zoom.QUARTER),
        (20, Zoom.MONTH),
    ],
)
def test_that_the_axis_follows_the_zoom(per_day: float, zoom: Zoom) -> None:
    assert TimeAxis(a_scale(per_day), COMFORTABLE, Words("en")).zoom is zoom


def test_that_a_programme_is_named_by_quarters_and_initials() -> None:
    shown = names(a_scale(1))
    assert shown[:4] == ["Q1 2026", "Q2", "Q3", "Q4"]
    assert shown[4:] == list("JFMAMJJASOND")


def test_that_a_year_is_named_by_months() -> None:
    assert "Sep" in names(a_scale(2))


def test_that_a_quarter_is_named_by_months_and_weeks() -> None:
    shown = names(a_scale(5, days=90))
    assert "January 2026" in shown
    assert "13" in shown


def test_that_a_month_is_named_by_days_with_weekends_on_a_band() -> None:
    scale = a_scale(20, days=31)
    assert "31" in names(scale)
    axis = TimeAxis(scale, COMFORTABLE, Words("en"))
    bands = [shape for shape in axis.grid(0, 100, scale.left, scale.right) if isinstance(shape, Rectangle)]
    assert len(bands) == 9
    assert bands[0].x == scale.start_of(date(2026, 1, 3))


def test_that_many_years_are_named_by_year() -> None:
    assert names(a_scale(0.1, days=3653))[:2] == ["2026", "2027"]


def test_that_years_are_named_with_their_quarters() -> None:
    assert names(a_scale(0.2, days=730)) == ["2026", "2027", *("Q1", "Q2", "Q3", "Q4") * 2]


@pytest.mark.parametrize(
    ("per_day", "shown"),
    [
        (0.1, ["2026", "2027", "2028", "2029"]),
        (0.05, ["2026", "2030", "2035", "2040"]),
        (0.01, ["2030", "2040", "2050", "2060"]),
        (0.001, ["2026", "2100", "2200", "2300"]),
    ],
)
def test_that_the_more_years_there_are_the_fewer_are_named(per_day: float, shown: list[str]) -> None:
    found = names(a_scale(per_day, days=150_000))
    assert [name for name in found if name in shown] == shown


@given(st.floats(0.0005, 30), st.integers(30, 20_000), st.sampled_from(["en", "es", "pt"]))
def test_that_ticks_have_names_and_names_have_room(per_day: float, days: int, language: str) -> None:
    scale = a_scale(per_day, min(days, int(6_000 / per_day) + 30))
    axis = TimeAxis(scale, COMFORTABLE, Words(language))
    shapes = list(axis.heading(0, scale.left, scale.right))
    assert meeting_texts(shapes) == []
    ticks = [shape for shape in shapes if isinstance(shape, Line)]
    named = [shape for shape in shapes if isinstance(shape, Text)]
    assert len(ticks) <= len(named) + 4  # those cut by the edges may have no room for their names


def test_that_the_axis_ends_with_the_years_that_dates_can_have() -> None:
    scale = TimeScale(date(1, 1, 1), date.max, 100, 1_000)
    axis = TimeAxis(scale, COMFORTABLE, Words("en"))
    assert list(axis.heading(0, scale.left, scale.right))
    near_the_end = TimeScale(date(9_999, 1, 1), date.max, 100, 1_000)
    assert list(TimeAxis(near_the_end, COMFORTABLE, Words("en")).heading(0, 100, 1_000))


def test_that_only_what_is_seen_is_named() -> None:
    scale = a_scale(20)
    axis = TimeAxis(scale, COMFORTABLE, Words("en"))
    since = scale.start_of(date(2026, 6, 10))
    seen = [shape.text for shape in axis.heading(0, since, since + 100) if isinstance(shape, Text)]
    assert "June 2026" in seen
    assert "January 2026" not in seen
    assert len(list(axis.grid(0, 10, since, since + 100))) < 10


def test_that_a_quarter_is_a_line_of_the_grid() -> None:
    scale = a_scale(1)
    axis = TimeAxis(scale, COMFORTABLE, Words("en"))
    lines = [shape for shape in axis.grid(0, 100, scale.left, scale.right) if isinstance(shape, Line)]
    assert [scale.day_at(line.x1 + 0.5).month for line in lines] == [4, 7, 10]
