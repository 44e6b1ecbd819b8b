"""How typing a filter is completed."""

from __future__ import annotations

from cxplanner.filtering.completion import completions
from cxplanner.filtering.conditions import parse
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Person
from cxplanner.wording.filter_words import filter_words
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative

ENGLISH = filter_words(Words("en"))


def the_plan() -> Plan:
    plan = a_plan().put("people", Person(900, "Marta Núñez"), Person(901, "José Luis Pérez"))
    return with_initiative(with_initiative(plan, "SD-01", owner=900), "CC-01", owner=901)


def offered(text: str) -> list[str]:
    return [each.text for each in completions(text, the_plan(), ENGLISH)]


def test_that_an_empty_filter_offers_fields_and_states() -> None:
    assert offered("")[:2] == ["owner:", "stream:"]
    assert "late" in offered("")


def test_that_the_last_word_goes_on() -> None:
    assert offered("late ow") == ["late owner:"]
    assert offered("late -cri") == ["late -critical"]


def test_that_a_finished_word_is_not_offered_again() -> None:
    assert "late" not in offered("late")


def test_that_owners_are_offered_by_any_of_their_names_and_in_quotation_marks() -> None:
    assert offered("owner:") == ['owner:"José Luis Pérez" ', 'owner:"Marta Núñez" ']
    assert offered("owner:nun") == ['owner:"Marta Núñez" ']
    assert offered('owner:"marta') == ['owner:"Marta Núñez" ']


def test_that_an_alternative_is_completed_alone() -> None:
    assert offered("stage:1,") == [f"stage:1,{number} " for number in (1, 2, 3, 4)]


def test_that_what_is_offered_says_what_it_shows() -> None:
    (only,) = completions("owner:mar", the_plan(), ENGLISH)
    assert only.word == "Marta Núñez"
    assert parse(only.text, ENGLISH)[0].values == ("marta nunez",)


def test_that_nothing_is_offered_for_a_word_that_nobody_knows() -> None:
    assert offered("xyz") == []
    assert offered("title:crm") == []
