"""Counts as people type them and as spreadsheets hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.errors import EditError
from cxplanner.indicators.typed_counts import read_counts

FIVE, SEVEN, ELEVEN = range(1, 6), range(1, 8), range(11)


def refused(text: str, answers: range) -> tuple[str, dict[str, object]]:
    with pytest.raises(EditError) as caught:
        read_counts(text, answers)
    return caught.value.code, caught.value.facts


@pytest.mark.parametrize(
    "text",
    [
        "62 78 124 318 328",
        "62, 78, 124, 318, 328",
        "62;78;124;318;328",
        "62\t78\t124\t318\t328\r\n",
        "62\n78\n124\n318\n328\n",
        "1\t62\n2\t78\n3\t124\n4\t318\n5\t328",
        "5\t328\n4\t318\n3\t124\n2\t78\n1\t62",
        "Answer\tCount\n1\t62\n2\t78\n3\t124\n4\t318\n5\t328",
        "1\t2\t3\t4\t5\n62\t78\t124\t318\t328",
        "Answer\t1\t2\t3\t4\t5\nCount\t62\t78\t124\t318\t328",
        "1 62\n2 78\n3 124\n4 318\n5 328",
    ],
)
def test_that_counts_are_read_in_rows_columns_and_by_answer(text: str) -> None:
    assert read_counts(text, FIVE) == (62, 78, 124, 318, 328)


def test_that_marks_between_thousands_are_read() -> None:
    assert read_counts("1,062\t78\t1.124\t318\t328", FIVE) == (1062, 78, 1124, 318, 328)
    assert read_counts("1,062\n78\n1\u00a0124\n318\n328", FIVE) == (1062, 78, 1124, 318, 328)


def test_that_a_wrong_number_of_counts_is_named() -> None:
    assert refused("1 2 3 4 5 6", FIVE) == ("wrong_number_of_counts", {"needed": 5, "found": 6})
    assert refused("62 78 124 318 328", ELEVEN) == ("wrong_number_of_counts", {"needed": 11, "found": 5})
    assert refused("1\t5\n2\t6\n3\t7", SEVEN) == ("wrong_number_of_counts", {"needed": 7, "found": 3})


@pytest.mark.parametrize(
    ("text", "found"), [("1 2 3 4 five", "five"), ("1\t2\t-3\t4\t5", "-3"), ("1\t2\t3.5\t4\t5", "3.5")]
)
def test_that_what_is_no_count_is_named(text: str, found: str) -> None:
    assert refused(text, FIVE) == ("unreadable_count", {"found": found})


def test_that_an_answer_that_comes_twice_is_named() -> None:
    assert refused("1\t2\n2\t3\n2\t4\n4\t5\n5\t6", FIVE) == ("answer_twice", {"answer": 2})


def test_that_nothing_and_noughts_are_refused() -> None:
    assert refused(" \n ", FIVE)[0] == "no_counts"
    assert refused("0 0 0 0 0", FIVE)[0] == "no_answers"


@given(st.lists(st.integers(0, 99_999), min_size=7, max_size=7).filter(any), st.sampled_from("\t \n;"))
def test_that_counts_come_back_whatever_parts_them(counts: list[int], mark: str) -> None:
    assert read_counts(mark.join(map(str, counts)), SEVEN) == tuple(counts)


@given(st.text(alphabet="0123456789\t\n ,.;-x", max_size=40))
def test_that_any_text_is_read_or_refused(text: str) -> None:
    try:
        counts = read_counts(text, FIVE)
    except EditError:
        return
    assert len(counts) == 5
