"""How durations, lags and predecessors are written and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.errors import EditError
from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.notation import (
    LONGEST_LAG,
    Lag,
    WrittenLink,
    parse_duration,
    parse_lag,
    parse_link,
    parse_offset,
    parse_predecessors,
    written_predecessors,
)
from tests.builders import a_plan, id_of, with_initiative


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("10", 10),
        ("10d", 10),
        (" 3 w ", 15),
        ("2mo", 40),
        ("0", 0),
        ("1 día", 1),
        ("2 semanas", 10),
        ("0.2w", 1),
    ],
)
def test_that_a_duration_is_working_days_weeks_or_months_of_four_weeks(text: str, days: int) -> None:
    assert parse_duration(text, 5) == days


def test_that_a_week_has_as_many_days_as_the_programme_works() -> None:
    assert parse_duration("3w", 6) == 18
    assert parse_duration("1mo", 4) == 16


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-3", "negative_duration"),
        ("\u22123d", "negative_duration"),
        ("soon", "unreadable_duration"),
        ("", "unreadable_duration"),
        ("1.5d", "unreadable_duration"),
        ("7ed", "unreadable_duration"),
        ("99999", "too_long_duration"),
        ("9" * 5000, "too_long_duration"),
        ("nan", "unreadable_duration"),
    ],
)
def test_that_a_duration_that_is_none_is_refused_with_what_was_found(text: str, code: str) -> None:
    with pytest.raises(EditError) as refusal:
        parse_duration(text, 5)
    assert refusal.value.code == code
    assert refusal.value.field == "duration"


@pytest.mark.parametrize(
    ("text", "lag"),
    [("+3d", Lag(3)), ("-1w", Lag(-5)), ("+7ed", Lag(7, True)), ("+1ew", Lag(7, True)), ("2", Lag(2))],
)
def test_that_a_lag_has_a_sign_and_may_be_elapsed(text: str, lag: Lag) -> None:
    assert parse_lag(text, 5) == lag


def test_that_a_lag_of_centuries_is_refused() -> None:
    with pytest.raises(EditError, match="too_long_lag"):
        parse_lag("+99999d", 5)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("SD-01", WrittenLink("SD-01")),
        ("OP-02 SS+3d", WrittenLink("OP-02", LinkType.SS, Lag(3))),
        ("CT-01 FF-1w", WrittenLink("CT-01", LinkType.FF, Lag(-5))),
        ("G1", WrittenLink("G1")),
        ("SD-01 -2d", WrittenLink("SD-01", LinkType.FS, Lag(-2))),
        ("SD-01+2d", WrittenLink("SD-01", LinkType.FS, Lag(2))),
        ("12SS+2d", WrittenLink("12", LinkType.SS, Lag(2))),
        ("crm sf", WrittenLink("crm", LinkType.SF)),
        ("API layer FS", WrittenLink("API layer")),
    ],
)
def test_that_a_predecessor_is_a_key_then_a_type_then_a_lag(text: str, link: WrittenLink) -> None:
    assert parse_link(text, 5) == link


def test_that_predecessors_are_separated_by_semicolons_or_commas() -> None:
    assert [link.key for link in parse_predecessors("A; B SS+3d ;G1;", 5)] == ["A", "B", "G1"]
    assert [link.key for link in parse_predecessors("A, B", 5)] == ["A", "B"]


@given(
    st.from_regex(r"[A-Z]{2,3}-[0-9]{2}", fullmatch=True),
    st.sampled_from(LinkType),
    st.integers(-LONGEST_LAG, LONGEST_LAG),
    st.booleans(),
)
def test_that_what_is_written_is_read_as_it_was(key: str, type_: LinkType, days: int, elapsed: bool) -> None:
    plan = with_initiative(with_initiative(a_plan(), key), "LAST")
    lag = f"{days:+d}{'ed' if elapsed else 'd'}"
    plan = with_initiative(plan, "NEXT", after=f"{key} {type_.value}{lag}")
    written = written_predecessors(plan, id_of(plan, "NEXT"))
    assert parse_predecessors(written, 5) == [WrittenLink(key, type_, Lag(days, elapsed))]


def test_that_an_offset_is_working_days_and_never_elapsed() -> None:
    assert [parse_offset(text, 5) for text in ("", "0", "5d", "-1w")] == [0, 0, 5, -5]
    for text in ("abc", "+3ed"):
        with pytest.raises(EditError) as refusal:
            parse_offset(text, 5)
        assert (refusal.value.code, refusal.value.field) == ("unreadable_lag", "offset")
