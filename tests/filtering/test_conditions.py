"""What a filter's text says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.filtering.conditions import Condition, Field, State, parse
from cxplanner.wording.filter_words import filter_words
from cxplanner.wording.words import Words

ENGLISH = filter_words(Words("en"))


def test_that_a_word_is_looked_for_anywhere() -> None:
    assert parse("CRM  Álvaro", ENGLISH) == (Condition(values=("crm",)), Condition(values=("alvaro",)))


def test_that_words_in_quotation_marks_stay_together() -> None:
    assert parse('"call centre"', ENGLISH) == (Condition(values=("call centre",)),)


def test_that_a_field_takes_alternatives() -> None:
    asked = Condition(Field.OWNER, ("marta", "jose luis"))
    assert parse('owner:Marta,"José Luis"', ENGLISH) == (asked,)


def test_that_a_state_stands_alone_and_may_be_negated() -> None:
    assert parse("late -critical", ENGLISH) == (
        Condition(state=State.LATE),
        Condition(state=State.CRITICAL, negated=True),
    )


def test_that_a_state_in_quotation_marks_is_a_word() -> None:
    assert parse('"late"', ENGLISH) == (Condition(values=("late",)),)


def test_that_an_unknown_field_is_a_word() -> None:
    assert parse("CRM:wave", ENGLISH) == (Condition(values=("crm:wave",)),)


def test_that_a_field_without_a_value_asks_nothing_yet() -> None:
    assert parse("owner: -", ENGLISH) == (Condition(values=("-",)),)


def test_that_the_words_of_the_language_and_those_of_english_are_understood() -> None:
    spanish = filter_words(Words("es"))
    both = parse("responsable:marta owner:marta", spanish)
    assert both == (Condition(Field.OWNER, ("marta",)),) * 2


@given(st.text(max_size=40))
def test_that_any_text_is_a_filter(text: str) -> None:
    for condition in parse(text, ENGLISH):
        assert condition.state is not None or all(condition.values)
