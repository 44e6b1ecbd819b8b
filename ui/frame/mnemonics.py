"""The underlined letters of menus: each entry gets one that no other entry of its menu has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ui.widgets.labels import literal


def letters(menus: Sequence[Sequence[str]], texts: Mapping[str, str]) -> dict[str, str]:
    """A letter for each name, of its text: the first of a word where it is free, else any other.

    `menus` are the names in each menu; a name in several of them has one letter, free in all. Names of which
    every letter is taken get none.
    """
    taken: list[set[str]] = [set() for _ in menus]
    chosen: dict[str, str] = {}
    for name in dict.fromkeys(name for names in menus for name in names):
        within = [used for names, used in zip(menus, taken, strict=True) if name in names]
        free = (each for each in _candidates(texts[name]) if not any(each in used for used in within))
        letter = next(free, "")
        if letter:
            chosen[name] = letter
            for used in within:
                used.add(letter)
    return chosen


def marked(text: str, letter: str) -> str:
    """A text for a menu with `&` before the letter, at a word's beginning where it begins one."""
    if not letter:
        return literal(text)
    folded = text.casefold()
    begins = [place for place in range(len(text)) if folded[place] == letter and _begins(text, place)]
    place = begins[0] if begins else folded.find(letter)
    if place < 0 or len(folded) != len(text):
        return literal(text)
    return f"{literal(text[:place])}&{literal(text[place:])}"


def _candidates(text: str) -> list[str]:
    first = [letter for place, letter in enumerate(text) if _begins(text, place)]
    return [each for letter in [*first, *text] if (each := letter.casefold()).isalnum() and len(each) == 1]


def _begins(text: str, place: int) -> bool:
    return text[place].isalnum() and (place == 0 or not text[place - 1].isalnum())
