"""Text from right to left as painters need it that only know how to go from left to right.

Characters are put into the order in which they are seen, as Unicode's bidirectional algorithm says, and
letters that join get the form of their place.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from cxplanner.drawing.directions import has_two_directions, levels_of, mirrored, visual_order

_LAM: Final = "\u0644"
_TIES_BOTH_WAYS: Final = frozenset(("\u0640", "\u200d"))
"""The stroke between letters, and the joiner that has no picture."""


_APART: Final = frozenset(("\u0674", "\u06d5"))
"""Arabic letters of one form, which have no place among the forms by place."""


def in_visual_order(text: str) -> str:
    """The text as it is seen, from left to right."""
    if not has_two_directions(text):
        return text
    levels = levels_of(text)
    signs = _with_forms(text)
    order = _with_marks_after_letters(text, levels, visual_order(levels))
    return "".join(mirrored(signs[at]) if levels[at] % 2 else signs[at] for at in order)


def _with_marks_after_letters(text: str, levels: list[int], order: list[int]) -> list[int]:
    """A mark is drawn after the letter that it stands on, also from right to left (rule L3)."""
    out: list[int] = []
    marks: list[int] = []
    for at in order:
        if levels[at] % 2 and unicodedata.category(text[at]) == "Mn":
            marks.append(at)
            continue
        out.append(at)
        out += reversed(marks)
        marks.clear()
    return out + marks


def joined(text: str) -> str:
    """The text with each Arabic letter in the form that its neighbours ask for."""
    return "".join(_with_forms(text))


def _with_forms(text: str) -> list[str]:
    """The sign of each character; nothing for one that has become part of the sign before it."""
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
    return out


def is_not_joined(letter: str) -> bool:
    """Whether a letter ties to others in ways that are not known here, so that a word of it would be torn."""
    if "\u07ca" <= letter <= "\u07fa":  # N'Ko
        return True
    is_arabic = "\u066e" <= letter <= "\u06ff" and unicodedata.bidirectional(letter) == "AL"
    return (
        is_arabic and unicodedata.category(letter) == "Lo" and letter not in _forms() and letter not in _APART
    )


def _reaches_on(letter: str) -> bool:
    """Whether a letter ties to the one after it."""
    return letter in _TIES_BOTH_WAYS or "initial" in _forms().get(letter, {})


def _is_reached(letter: str) -> bool:
    """Whether a letter ties to the one before it."""
    return letter in _TIES_BOTH_WAYS or "final" in _forms().get(letter, {})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """The forms of each letter by their place in a word, from Unicode's own decompositions."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBE9), *range(0xFBFC, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, *parts = unicodedata.decomposition(chr(code)).split(" ")
        base = "".join(chr(int(part, 16)) for part in parts)
        if base:
            forms.setdefault(base, {})[kind.strip("<>")] = chr(code)
    return forms
