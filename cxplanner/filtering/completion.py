"""How the last word of a filter can go on: fields, states, and the values that a plan has for a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from cxplanner.filtering.conditions import Field, Vocabulary, folded, words_with_places

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan

MOST: Final = 12


class Completion(NamedTuple):
    """A whole filter, and the word of it that is new."""

    text: str
    word: str


def completions(text: str, plan: Plan, vocabulary: Vocabulary) -> list[Completion]:
    """What the filter may become, the best first; an empty text or an ended word is completed by any word."""
    place, word = _last_word(text)
    sign = "-" if word.startswith("-") else ""
    bare = word.removeprefix("-").replace('"', "")
    name, colon, begun = bare.partition(":")
    field = vocabulary.field_of(folded(name)) if colon else None
    if field is None:
        offered: Iterable[str] = _words(vocabulary)
        offered = (each for each in offered if each.startswith(folded(bare)) and each != folded(bare))
        return [Completion(f"{text[:place]}{sign}{each}", each) for each in offered][:MOST]
    before, comma, last = begun.rpartition(",")
    values = [each for each in _values(field, plan, vocabulary) if _begins(each, last)]
    head = f"{text[:place]}{sign}{name}:{before}{comma}"
    return [Completion(f"{head}{quoted(each)} ", each) for each in values][:MOST]


def quoted(value: str) -> str:
    """A value as a filter writes it: in quotation marks where it has spaces or commas."""
    value = value.replace('"', "")
    return f'"{value}"' if any(letter.isspace() or letter == "," for letter in value) else value


def _last_word(text: str) -> tuple[int, str]:
    words = words_with_places(text)
    if not words:
        return len(text), ""
    place, word = words[-1]
    return (place, word) if place + len(word) == len(text) else (len(text), "")


def _words(vocabulary: Vocabulary) -> Iterator[str]:
    for words in vocabulary.fields.values():
        yield f"{words[0]}:"
    for words in vocabulary.states.values():
        yield words[0]


def _begins(value: str, begun: str) -> bool:
    return f" {folded(begun.strip())}" in f" {folded(value)}"


def _values(field: Field, plan: Plan, vocabulary: Vocabulary) -> list[str]:
    """The values that occur in the plan, as people read them."""
    initiatives = plan.initiatives_in_order
    if field is Field.OWNER:
        return _once(plan.owner_name(each) for each in initiatives if each.owner is not None)
    if field is Field.TEAM:
        return _once(plan.teams[each.team].name for each in initiatives if each.team is not None)
    if field is Field.STAGE:
        return [str(number) for number in sorted(plan.stages)]
    if field is Field.STATUS:
        return _once(vocabulary.shown[each.status.value] for each in initiatives)
    if field is Field.STREAM:
        return _once(vocabulary.shown[each.stream.value] for each in initiatives)
    if field is Field.TAG:
        return _once(vocabulary.shown[stream.value] for each in initiatives for stream in each.tags)
    if field is Field.KEY:
        return [each.key for each in initiatives]
    return []


def _once(values: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(values), key=folded)
