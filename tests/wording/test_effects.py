"""What a change of plan does, in few words."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.findings.comparison import ComparedFindings
from cxplanner.findings.finding import Finding, Severity
from cxplanner.scheduling.effect import Effect, MovedDate
from cxplanner.wording.effects import changes_phrase, effect_phrases, findings_phrases, in_a_row
from cxplanner.wording.words import Words

ENGLISH = Words("en")
MONDAY, FRIDAY = date(2027, 12, 13), date(2027, 12, 17)
REMARK = Finding("PLN-01", Severity.NOTICE, ("A",))


def effect(
    finish: MovedDate, gates: dict[int, MovedDate] | None = None, cost: int = 0, benefit: int = 0
) -> Effect:
    return Effect(finish, gates or {}, (0, cost), (0, benefit))


@pytest.mark.parametrize(
    ("finish", "phrase"),
    [
        (MovedDate(MONDAY, FRIDAY, 4), "finish 13 Dec 2027 → 17 Dec 2027, 4 working days later"),
        (MovedDate(FRIDAY, MONDAY, -4), "finish 17 Dec 2027 → 13 Dec 2027, 4 working days earlier"),
        (MovedDate(date(2027, 12, 18), FRIDAY, 0), "finish 18 Dec 2027 → 17 Dec 2027"),
        (MovedDate(FRIDAY, FRIDAY, 0), "finish still 17 Dec 2027"),
    ],
)
def test_that_the_finish_is_always_told(finish: MovedDate, phrase: str) -> None:
    assert effect_phrases(ENGLISH, effect(finish), "EUR") == [phrase]


def test_that_gates_and_money_are_told_where_they_differ() -> None:
    gates = {
        1: MovedDate(MONDAY, FRIDAY, 4),
        2: MovedDate(FRIDAY, MONDAY, -4),
        3: MovedDate(None, MONDAY, None),
    }
    found = effect_phrases(
        ENGLISH, effect(MovedDate(FRIDAY, FRIDAY, 0), gates, cost=1_200_000, benefit=-50_050), "EUR"
    )
    assert found[1:] == [
        "G1 4 d later",
        "G2 4 d earlier",
        "G3 13 Dec 2027",
        "cost +€12,000",
        "benefit −€500.50 a year",
    ]


def test_that_findings_and_changes_are_counted() -> None:
    assert findings_phrases(ENGLISH, ComparedFindings((), ())) == []
    assert findings_phrases(ENGLISH, ComparedFindings((REMARK,), (REMARK, REMARK))) == [
        "1 new finding",
        "2 findings gone",
    ]
    assert [changes_phrase(ENGLISH, n) for n in (1, 3)] == ["1 change", "3 changes"]


def test_that_a_row_of_phrases_breaks_only_between_them() -> None:
    assert in_a_row(["1 change", "cost +€1"]).split(" ") == ["1\u00a0change", "·", "cost\u00a0+€1"]
