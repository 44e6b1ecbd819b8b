"""Every problem has a severity that says what is lost, and a sentence."""

from __future__ import annotations

import pytest

from cxplanner.exchange.problems import (
    CELL_LEFT_OUT,
    LINK_LEFT_OUT,
    NOTICES,
    ROW_REFUSED,
    Problem,
    Severity,
    severity_of,
    shown,
)
from cxplanner.wording.import_problems import expected_phrase
from cxplanner.wording.words import Words

ALL = (ROW_REFUSED, CELL_LEFT_OUT, LINK_LEFT_OUT, NOTICES)
COUNTS = ("longest", "shortest", "least", "most", "duration", "length", "stage", "days")
FACTS = dict.fromkeys((*COUNTS, "order", "first", "last", "key", "finish", "start", "encoding"), 1)


def test_that_no_code_means_two_things() -> None:
    assert sum(len(codes) for codes in ALL) == len(frozenset().union(*ALL))


def test_that_only_notices_lose_nothing() -> None:
    assert {severity_of(code) for code in ROW_REFUSED} == {Severity.ERROR}
    assert {severity_of(code) for code in CELL_LEFT_OUT | LINK_LEFT_OUT} == {Severity.WARNING}
    assert {severity_of(code) for code in NOTICES} == {Severity.NOTICE}
    assert [each for each in Severity if each.is_loss] == [Severity.ERROR, Severity.WARNING]


@pytest.mark.parametrize("code", sorted(frozenset().union(*ALL)))
def test_that_every_code_has_a_sentence(code: str) -> None:
    problem = Problem(code, severity_of(code), row=3, column="Duration", found="x", facts=FACTS)
    phrase = expected_phrase(Words("en"), problem)
    assert phrase != code.replace("_", " ") or code in ("yes_no", "status")
    assert "{" not in phrase
    assert "Row 3" in Words("en").problem(problem)


def test_that_a_long_cell_is_quoted_in_part() -> None:
    assert shown("x" * 5000) == "x" * 200 + "…"
    assert (shown(None), shown(3)) == ("", "3")
