"""Text from right to left as painters need it that only know how to go from left to right.

This is not all of Unicode's bidirectional algorithm: stretches from right to left are turned round where
they stand, and letters that join get the form of their place. Titles in Hebrew and Arabic read rightly so; a
title that mixes directions keeps the order of its stretches.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

_BETWEEN: Final = frozenset(("WS", "ON", "CS", "ES", "ET", "NSM", "BN"))
"""Kinds of characters that belong to a stretch when they stand inside it."""

_LAM: Final = "\u0644"
_TATWEEL: Final = "\u0640"


def in_visual_order(text: str) -> str:
    """The text as it is seen, from left to right."""
    if text.isascii():
        return text
    kinds = [unicodedata.bidirectional(character) for character in text]
    if "R" not in kinds and "AL" not in kinds:
        return text
    out: list[str] = []
    at = 0
    while at < len(text):
        if kinds[at] not in ("R", "AL"):
            out.append(text[at])
            at += 1
            continue
        end = last = at
        while end < len(text) and (kinds[end] in ("R", "AL") or kinds[end] in _BETWEEN):
            if kinds[end] in ("R", "AL", "NSM"):
                last = end
            end += 1
        out.append(joined(text[at : last + 1])[::-1])
        at = last + 1
    return "".join(out)


def joined(text: str) -> str:
    """The text with each Arabic letter in the form that its neighbours ask for."""
    letters = [index for index, each in enumerate(text) if unicodedata.category(each) != "Mn"]
    out = list(text)
    skipped: set[int] = set()
    for place, index in enumerate(letters):
        if index in skipped:
            continue
        before = text[letters[place - 1]] if place else ""
        after = text[letters[place + 1]] if place + 1 < len(letters) else ""
        is_tied_before = _reaches_on(before)
        ligature = _forms().get(_LAM + after) if after and text[index] == _LAM else None
        if ligature is not None:
            out[index] = ligature["final" if is_tied_before else "isolated"]
            out[letters[place + 1]] = ""
            skipped.add(letters[place + 1])
            continue
        forms = _forms().get(text[index], {})
        tied = (is_tied_before and "final" in forms, _reaches_on(text[index]) and _is_reached(after))
        kind = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get(
            tied, "isolated"
        )
        out[index] = forms.get(kind, text[index])
    return "".join(out)


def _reaches_on(letter: str) -> bool:
    """Whether a letter ties to the one after it."""
    return letter == _TATWEEL or "initial" in _forms().get(letter, {})


def _is_reached(letter: str) -> bool:
    """Whether a letter ties to the one before it."""
    return letter == _TATWEEL or "final" in _forms().get(letter, {})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """The forms of each letter by their place in a word, from Unicode's own decompositions."""
    forms: dict[str, dict[str, str]] = {}
    for code in range(0xFE80, 0xFEFD):
        kind, *parts = unicodedata.decomposition(chr(code)).split(" ")
        base = "".join(chr(int(part, 16)) for part in parts)
        forms.setdefault(base, {})[kind.strip("<>")] = chr(code)
    return forms
