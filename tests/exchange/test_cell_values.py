"""Cells say dates, numbers and truth in many ways."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.exchange.cell_values import (
    CellFormats,
    DateOrder,
    UnreadableCellError,
    detected_date_order,
    detected_decimal_mark,
    is_nothing,
    read_date,
    read_number,
    read_yes_no,
    text_of,
)

COMMA = CellFormats(decimal_mark=",")
POINT = CellFormats()
MONTH_FIRST = CellFormats(date_order=DateOrder.MONTH_FIRST)
ANY_DAY = st.dates(date(1970, 1, 1), date(2068, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "2024-09-02",
        "2024/9/2",
        "02/09/2024",
        "2.9.2024",
        "02-09-24",
        "Mon 02/09/24",
        "2024-09-02T08:00:00Z",
        "2024-09-02-10:00:00-+0100",
        "20240902",
        "2 September 2024",
        "2nd Sep 2024",
        "September 2, 2024",
        "2 de septiembre de 2024",
        "2 de setembro de 2024",
        "02-sep-24",
        "45537",
        45537,
        45537.75,
        datetime.fromisoformat("2024-09-02T08:30"),
        date(2024, 9, 2),
    ],
)
def test_that_a_date_is_read_however_it_is_written(written: str | float | date) -> None:
    assert read_date(written, POINT) == date(2024, 9, 2)


@pytest.mark.parametrize(
    "found",
    ["TBD", "September 2024", "31/02/2024", "2024-13-01", "soon", "12", 3, True, float("nan"), "9" * 500],
)
def test_that_what_is_no_date_is_refused(found: str | float) -> None:
    with pytest.raises(UnreadableCellError) as refusal:
        read_date(found, POINT)
    assert refusal.value.expected == "date"


@pytest.mark.parametrize("found", ["1899-12-31", "2200-01-01", "0001-01-01"])
def test_that_a_date_outside_two_centuries_is_refused_as_such(found: str) -> None:
    with pytest.raises(UnreadableCellError) as refusal:
        read_date(found, POINT)
    assert refusal.value.expected == "date_in_range"


def test_that_two_digits_of_a_year_mean_this_century_up_to_68() -> None:
    assert read_date("31.12.40", POINT).year == 2040
    assert read_date("31.12.68", POINT).year == 2068
    assert read_date("31.12.69", POINT).year == 1969


@given(ANY_DAY, st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%d-%m-%Y"]))
def test_that_day_first_dates_come_back(day: date, way: str) -> None:
    assert read_date(day.strftime(way), POINT) == day


@given(ANY_DAY, st.sampled_from(["%m/%d/%Y", "%m-%d-%y"]))
def test_that_month_first_dates_come_back(day: date, way: str) -> None:
    assert read_date(day.strftime(way), MONTH_FIRST) == day


def test_that_one_day_above_12_tells_the_order_of_all_dates() -> None:
    assert detected_date_order(["02/03/2024", "04/25/2024"]) == (DateOrder.MONTH_FIRST, True)
    assert detected_date_order(["02/03/2024", "25/04/2024"]) == (DateOrder.DAY_FIRST, True)


def test_that_dates_that_can_be_read_both_ways_leave_a_doubt() -> None:
    assert detected_date_order(["02/03/2024", "04/05/2024"]) == (DateOrder.DAY_FIRST, False)
    assert detected_date_order(["2024-03-02", "03/03/2024"]) == (DateOrder.DAY_FIRST, True)


@pytest.mark.parametrize(
    ("written", "formats", "number"),
    [
        ("1.234,56", COMMA, 1234.56),
        ("1,234.56", POINT, 1234.56),
        ("1 234,5", COMMA, 1234.5),
        ("€ 1.000.000", COMMA, 1_000_000),
        ("12 %", POINT, 12),
        ("R$ 5,5", COMMA, 5.5),
        ("1,5", POINT, 1.5),
        ("0.5", COMMA, 0.5),
        ("−3", POINT, -3),
        (7, POINT, 7),
        (2.5, COMMA, 2.5),
    ],
)
def test_that_numbers_are_read_with_either_decimal_mark(
    written: str | float, formats: CellFormats, number: float
) -> None:
    assert read_number(written, formats) == number


@pytest.mark.parametrize(
    "found",
    [
        "",
        "abc",
        "1_000",
        "nan",
        "inf",
        "١٢٣",
        "1" * 5000,
        "1e999",
        "--1",
        float("inf"),
        float("nan"),
        True,
        None,
    ],
)
def test_that_what_is_no_number_is_refused(found: str | float | None) -> None:
    with pytest.raises(UnreadableCellError):
        read_number(found, POINT)


def test_that_the_decimal_mark_is_found_in_the_numbers() -> None:
    assert detected_decimal_mark(["1,5", "20", "3,25"], ",") == ","
    assert detected_decimal_mark(["1.5", "20"], ";") == "."
    assert detected_decimal_mark(["20"], ";") == ","
    assert detected_decimal_mark(["20"], ",") == "."


@pytest.mark.parametrize("yes", ["yes", "Sí", "SIM", "x", "1", 1, True, "✓", "true"])
def test_that_yes_is_yes_in_three_languages(yes: str | int) -> None:
    assert read_yes_no(yes) is True


@pytest.mark.parametrize("no", ["no", "Não", "N", "0", 0, False, "false"])
def test_that_no_is_no_in_three_languages(no: str | int) -> None:
    assert read_yes_no(no) is False


def test_that_anything_else_is_neither_yes_nor_no() -> None:
    with pytest.raises(UnreadableCellError):
        read_yes_no("perhaps")


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "—", "N/A", "None"])
def test_that_a_mark_for_nothing_is_nothing(cell: str | None) -> None:
    assert is_nothing(cell)


def test_that_a_whole_number_is_written_without_a_point() -> None:
    assert text_of(3.0) == "3"
    assert text_of(1.11) == "1.11"
    assert text_of(datetime.fromisoformat("2024-09-02T08:00")) == "2024-09-02"
