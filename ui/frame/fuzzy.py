"""Which rows of a list somebody means who types a few letters: words, beginnings, and near misses."""

from __future__ import annotations

import unicodedata
from typing import Final

_LEAST_FOR_A_MISS: Final = 4
"""Letters of a word that may hold one mistake; shorter words resemble too many others."""


def folded(text: str) -> str:
    """A text as it is compared: without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def rank(typed: list[str], said: str, *, strict: bool = False) -> int | None:
    """How well a folded text fits folded words, 0 being best; None where one of them is not meant by it.

    A word fits best where it begins a word of the text, then within one, then as letters that begin words
    (`crpa` for *critical path*), then with one mistake. `strict` leaves out the last two.
    """
    total = 0
    for word in typed:
        found = _rank_of(word, said, strict=strict)
        if found is None:
            return None
        total += found
    return total


def _rank_of(word: str, said: str, *, strict: bool) -> int | None:
    place = said.find(word)
    while place > 0 and said[place - 1].isalnum():
        following = said.find(word, place + 1)
        if following < 0:
            return 1
        place = following
    if place >= 0:
        return 0
    if strict:
        return None
    if _abbreviates(word, said):
        return 3
    if len(word) >= _LEAST_FOR_A_MISS and any(_nearly(word, each) for each in said.split()):
        return 5
    return None


def _abbreviates(word: str, said: str) -> bool:
    """Whether each letter follows the one before in the text, or begins a later word of it."""
    begins = [n for n, each in enumerate(said) if each.isalnum() and (n == 0 or not said[n - 1].isalnum())]
    places = {n for n in begins if said[n] == word[0]}
    for letter in word[1:]:
        least = min(places, default=len(said))
        places = {n + 1 for n in places if n + 1 < len(said) and said[n + 1] == letter} | {
            n for n in begins if n > least and said[n] == letter
        }
        if not places:
            return False
    return bool(places)


def _nearly(word: str, other: str) -> bool:
    """Whether a word is the beginning of another but for one letter: wrong, missing, too much, or two turned
    round."""
    for place, (one, two) in enumerate(zip(word, other, strict=False)):
        if one != two:
            rest, others = word[place:], other[place:]
            turned = rest[1:2] + rest[:1] + rest[2:]
            return others.startswith((rest[1:], turned)) or others[1:].startswith((rest, rest[1:]))
    return len(word) == len(other) + 1
