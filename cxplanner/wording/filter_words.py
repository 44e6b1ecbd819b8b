"""The words of a filter in one language; those of English are understood in all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from cxplanner.filtering.conditions import Field, State, Vocabulary, folded
from cxplanner.plan.initiatives import Status
from cxplanner.plan.programme import Stream
from cxplanner.wording.catalogue import mark

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_Asked = TypeVar("_Asked", Field, State)
_Meant = TypeVar("_Meant", bound=str)

# Each is one word, without a space: that is how a filter tells them apart.
_FIELDS: Final[Mapping[Field, str]] = {
    Field.OWNER: mark("owner"),
    Field.STREAM: mark("stream"),
    Field.STAGE: mark("stage"),
    Field.STATUS: mark("status"),
    Field.TEAM: mark("team"),
    Field.TAG: mark("tag"),
    Field.TITLE: mark("title"),
    Field.KEY: mark("key"),
}
_STATES: Final[Mapping[State, str]] = {
    State.CRITICAL: mark("critical"),
    State.LATE: mark("late"),
    State.FINDING: mark("finding"),
    State.UNOWNED: mark("unowned"),
}
_SHORT: Final[Mapping[Stream, str]] = {
    Stream.SYSTEMS_DATA: "sd",
    Stream.CHANGE_MANAGEMENT: "ct",
    Stream.ORGANIZATION: "op",
    Stream.CUSTOMER_CENTRICITY: "cc",
}
"""How the keys of initiatives in a stream usually begin."""


def filter_words(words: Words) -> Vocabulary:
    """The vocabulary of a language."""
    shown = {choice.value: words.name_of(choice) for choice in (*Stream, *Status)}
    return Vocabulary(_spoken(words, _FIELDS), _spoken(words, _STATES), _names(shown), shown)


def field_word(words: Words, field: Field) -> str:
    """The word of a field as people read it, with its accents."""
    return words.say(_FIELDS[field])


def kept_filter_words(words: Words) -> Vocabulary:
    """The vocabulary for a filter that was kept in a plan: it may have been typed in any language.

    A word that this language has for something else keeps its own meaning.
    """
    from cxplanner.wording.words import LANGUAGES, Words

    own = filter_words(words)
    others = [filter_words(Words(each)) for each in LANGUAGES if each != words.language]
    return Vocabulary(
        _with_others(own.fields, [each.fields for each in others]),
        _with_others(own.states, [each.states for each in others]),
        _with_others(own.names, [each.names for each in others]),
        own.shown,
    )


def _with_others(
    own: Mapping[_Meant, tuple[str, ...]], others: Sequence[Mapping[_Meant, tuple[str, ...]]]
) -> Mapping[_Meant, tuple[str, ...]]:
    """Words of this language first, and after them those of others that mean nothing in it."""
    taken = {word for spoken in own.values() for word in spoken}
    return {
        meant: _once(*spoken, *(word for other in others for word in other[meant] if word not in taken))
        for meant, spoken in own.items()
    }


def _spoken(words: Words, english: Mapping[_Asked, str]) -> Mapping[_Asked, tuple[str, ...]]:
    return {asked: _once(folded(words.say(word)), word) for asked, word in english.items()}


def _names(shown: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    names = {value: _once(folded(name), folded(value.replace("_", " "))) for value, name in shown.items()}
    return {**names, **{stream.value: (*names[stream.value], short) for stream, short in _SHORT.items()}}


def _once(*spoken: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spoken))
