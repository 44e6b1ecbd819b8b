"""What a filter says, read from its text: words, fields with values, and states.

`owner:marta -stage:1 late "call centre"` keeps what Marta owns, is not in stage 1, is late, and says "call
centre" somewhere. A minus negates; values after a comma are alternatives.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Field(StrEnum):
    """What a value may be asked of. `ANYWHERE` is the key, the titles, the owner and the team."""

    ANYWHERE = "anywhere"
    KEY = "key"
    TITLE = "title"
    STREAM = "stream"
    STAGE = "stage"
    OWNER = "owner"
    TEAM = "team"
    STATUS = "status"
    TAG = "tag"


class State(StrEnum):
    """What an initiative may be, as its dates and the findings have it."""

    CRITICAL = "critical"
    LATE = "late"
    FINDING = "finding"
    UNOWNED = "unowned"


@dataclass(frozen=True, slots=True)
class Condition:
    """One part of a filter: a state, or a field that must hold one of the values, all of them folded."""

    field: Field = Field.ANYWHERE
    values: tuple[str, ...] = ()
    state: State | None = None
    negated: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """The words of a language for fields and states, and the names of streams and statuses by their value.

    The first word of a field or state is the one that completion offers. All are folded, but for `shown`: the
    names of streams and statuses as people read them.
    """

    fields: Mapping[Field, tuple[str, ...]]
    states: Mapping[State, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, str]

    def field_of(self, word: str) -> Field | None:
        return next((field for field, words in self.fields.items() if word in words), None)

    def state_of(self, word: str) -> State | None:
        return next((state for state, words in self.states.items() if word in words), None)


_WORD: Final = re.compile(r'(?:[^\s"]|"[^"]*"?)+')
_VALUE: Final = re.compile(r'(?:[^,"]|"[^"]*"?)+')


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Text as filters compare it, without case and accents; kept, since each letter typed asks anew."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def parse(text: str, vocabulary: Vocabulary) -> tuple[Condition, ...]:
    """The conditions of a filter. Any text means something: an unknown field is a word to look for."""
    conditions = (_condition(word, vocabulary) for word in _WORD.findall(text))
    return tuple(each for each in conditions if each.state is not None or each.values)


def words_with_places(text: str) -> list[tuple[int, str]]:
    """The words of a filter, quotation marks included, each with the place where it begins."""
    return [(match.start(), match.group()) for match in _WORD.finditer(text)]


def _condition(word: str, vocabulary: Vocabulary) -> Condition:
    negated = len(word) > 1 and word.startswith("-")
    word = word[1:] if negated else word
    name, colon, rest = word.partition(":")
    field = vocabulary.field_of(folded(name)) if colon else None
    if field is not None:
        return Condition(field, _values(rest), negated=negated)
    state = vocabulary.state_of(folded(word))
    if state is not None:
        return Condition(state=state, negated=negated)
    plain = folded(word.replace('"', ""))
    return Condition(values=(plain,) if plain else (), negated=negated)


def _values(text: str) -> tuple[str, ...]:
    values = (folded(each.replace('"', "").strip()) for each in _VALUE.findall(text))
    return tuple(value for value in values if value)
