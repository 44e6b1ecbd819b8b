"""The underlined letters of menus: each entry gets one that no other entry of its menu has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ui.widgets.labels import literal


def letters(menus: Sequence[Sequence[str]], texts: Mapping[str, str]) -> dict[str, str]:
    """A letter for each name, of its text: the first of a word where it is free, else any other.

    `menus` are the names in each menu; a name in several of them has one letter, free in all. Names of which
    every letter is taken get none.
    """
    within = {
        name: [n for n, names in enumerate(menus) if name in names] for names in menus for name in names
    }
    chosen: dict[str, str] = {}

    def holder(name: str, letter: str) -> list[str]:
        """Who has a letter in the menus of a name."""
        near = (each for menu in within[name] for each in menus[menu])
        return [each for each in dict.fromkeys(near) if each != name and chosen.get(each) == letter]

    def free(name: str) -> str:
        return next((each for each in _candidates(texts[name]) if not holder(name, each)), "")

    for name in within:
        chosen[name] = free(name)
        if not chosen[name]:
            _make_room(name, texts[name], chosen, holder, free)
    return {name: letter for name, letter in chosen.items() if letter}


def _make_room(
    name: str,
    text: str,
    chosen: dict[str, str],
    holder: Callable[[str, str], list[str]],
    free: Callable[[str], str],
) -> None:
    """Take the letter of another name that can do with a different one."""
    for letter in _candidates(text):
        others = holder(name, letter)
        if len(others) == 1:
            before, chosen[name] = chosen[others[0]], letter
            chosen[others[0]] = free(others[0]) or before
            if chosen[others[0]] != before:
                return
            chosen[name] = ""


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
