"""What a filter asks for that the plan does not have."""

from __future__ import annotations

import pytest

from cxplanner.filtering.conditions import parse
from cxplanner.filtering.unknown import unknown_values
from cxplanner.plan.programme import Person, Team
from cxplanner.wording.filter_words import field_word, filter_words
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative

ENGLISH = filter_words(Words("en"))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("stage:99", ["stage 99"]),
        ("stage:1,99", ["stage 99"]),
        ("-stage:9 owner:nuñez", ["stage 9"]),
        ("owner:marta owner:marte", ["owner marte"]),
        ("stage:g1 stream:sd status:active tag:cc", []),
        ("stream:it status:lost team:blue", ["stream it", "status lost", "team blue"]),
        ("team:red key:zz title:nowhere late wave", []),
    ],
)
def test_that_a_value_that_names_nothing_is_told(text: str, missing: list[str]) -> None:
    plan = a_plan().put("people", Person(900, "Marta Núñez")).put("teams", Team(901, "Red squad"))
    plan = with_initiative(plan, "A", 5)
    words = Words("en")
    found = unknown_values(parse(text, ENGLISH), plan, ENGLISH)
    assert [f"{field_word(words, field)} {value}" for field, value in found] == missing
