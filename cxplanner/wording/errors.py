"""Errors as sentences: the facts of each are written as people write them and set into its sentence."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from cxplanner.errors import CXPlannerError, EditError
from cxplanner.wording.catalogue import mark
from cxplanner.wording.error_sentences import ALL

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

LONGEST_QUOTE: Final = 80
_UNKNOWN: Final = mark("Something went wrong that has no sentence yet ({code}); nothing was changed.")
_IN_ORDER: Final = frozenset({"keys", "chain"})
"""Facts whose items follow each other, and are shown with arrows."""


class _Facts(dict[str, str]):
    """Facts as text; one that the error does not carry shows as a gap rather than hide the sentence."""

    def __missing__(self, key: str) -> str:
        return "…"


def error_sentence(words: Words, error: CXPlannerError) -> str:
    """One sentence for the error; a code without one is named honestly."""
    facts = dict(error.facts)
    if isinstance(error, EditError) and error.field:
        facts.setdefault("field", error.field)
    if error.code not in ALL:
        return words.say(_UNKNOWN, code=error.code)
    return words.say(ALL[error.code]).format_map(_Facts(written_facts(words, facts)))


def written_facts(words: Words, facts: Mapping[str, object]) -> dict[str, str]:
    """Facts as people write them: names of fields, dates in full, numbers with separators, files by name."""
    return {name: _written(words, name, value) for name, value in facts.items()}


def _written(words: Words, name: str, value: object) -> str:
    if name == "field":
        return words.field(str(value))
    if isinstance(value, datetime.datetime):
        return words.moment(value)
    if isinstance(value, datetime.date):
        return words.long_date(value)
    if isinstance(value, Enum):
        return words.name_of(value)
    if isinstance(value, PurePath):
        return value.name or str(value)
    if isinstance(value, int | float):
        return words.number(value)
    if isinstance(value, list | tuple):
        texts = [_written(words, "", item) for item in value]
        return " → ".join(texts) if name in _IN_ORDER else ", ".join(texts)
    return shortened(str(value))


def shortened(text: str) -> str:
    """The text on one line, and cut with an ellipsis where it is too long to be quoted."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
