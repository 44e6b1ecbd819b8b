"""Countries and regions with public holidays of their own, named in the language of the screen."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cxplanner.plan.working_time import countries, subdivision_names

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

Choice = tuple[object, str]


def country_choices(words: Words) -> list[Choice]:
    """No country, then all that are known, by name."""
    names = words.formats.country_names()
    found: list[Choice] = [(code, names.get(code, code)) for code in countries()]
    found.sort(key=lambda each: _plain(each[1]))
    return [(None, words.say("No public holidays")), *found]


def subdivision_choices(country: str | None, words: Words) -> list[Choice]:
    """The whole country, then its regions by name."""
    if country is None:
        return [(None, "")]
    names = subdivision_names(country)
    found: list[Choice] = [(code, names.get(code, code)) for code in countries().get(country, ())]
    found.sort(key=lambda each: _plain(each[1]))
    return [(None, words.say("The whole country")), *found]


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.casefold())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))
