"""Where long programmes part."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.report.time_spans import time_spans

FIRST = date(2026, 1, 1)


def test_that_a_short_programme_is_one_piece() -> None:
    assert time_spans(FIRST, date(2028, 1, 1), 980, 1, []) == [(FIRST, date(2028, 1, 1))]


def test_that_a_long_programme_parts_at_a_quarter() -> None:
    (_, end), (begin, _) = time_spans(FIRST, date(2040, 12, 31), 980, 1, [])
    assert (begin.day, begin.month % 3) == (1, 1)
    assert begin - end == timedelta(days=1)


def test_that_it_parts_at_a_gate_where_one_is_near() -> None:
    (_, end), _ = time_spans(FIRST, date(2040, 12, 31), 980, 1, [date(2033, 2, 14)])
    assert end == date(2033, 2, 14)


@given(st.integers(1, 60_000), st.floats(100, 2_000), st.lists(st.integers(0, 60_000), max_size=4))
def test_that_pieces_follow_one_another_without_gap(days: int, width: float, gates: list[int]) -> None:
    last = FIRST + timedelta(days=days)
    spans = time_spans(FIRST, last, width, 1, [FIRST + timedelta(days=gate) for gate in gates])
    assert (spans[0][0], spans[-1][1]) == (FIRST, last)
    assert all(begin <= end for begin, end in spans)
    assert all(begin == end + timedelta(days=1) for (_, end), (begin, _) in pairwise(spans))
