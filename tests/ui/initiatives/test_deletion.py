"""What is asked before initiatives are deleted."""

from __future__ import annotations

import pytest

from cxplanner.plan.plan import Plan
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative
from ui.initiatives.deletion import question, those_that_wait


def a_hub() -> Plan:
    """B to F wait for A; G waits for B."""
    plan = with_initiative(a_plan(), "A")
    for key in "BCDEF":
        plan = with_initiative(plan, key, after="A")
    return with_initiative(plan, "G", after="B")


def test_that_nothing_is_asked_when_nobody_waits() -> None:
    plan = a_hub()
    assert question(plan, [id_of(plan, "G")], Words("en")) is None


def test_that_those_who_are_deleted_as_well_do_not_wait() -> None:
    plan = a_hub()
    assert those_that_wait(plan, [id_of(plan, "B"), id_of(plan, "G")]) == ()


@pytest.mark.parametrize(
    ("keys", "title", "sentence"),
    [
        ("B", "Delete B Initiative B?", "G waits for it. You can undo this."),
        ("BC", "Delete 2 initiatives?", "G waits for one of them. You can undo this."),
        ("A", "Delete A Initiative A?", "B, C, D and 2 others wait for it. You can undo this."),
        ("AB", "Delete 2 initiatives?", "C, D, E and 2 others wait for some of them. You can undo this."),
    ],
)
def test_that_the_question_names_who_waits(keys: str, title: str, sentence: str) -> None:
    plan = a_hub()
    assert question(plan, [id_of(plan, key) for key in keys], Words("en")) == (title, sentence)
