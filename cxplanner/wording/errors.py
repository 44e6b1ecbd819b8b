"""Errors as sentences: the facts of each are written as people write them and set into its sentence."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from cxplanner.errors import CXPlannerError, EditError
from cxplanner.wording.catalogue import mark
from cxplanner.wording.error_sentences import LOOKS, TABLES

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

LONGEST_QUOTE: Final = 80
LONGEST_MESSAGE: Final = 240
_UNKNOWN: Final = mark("Something went wrong that has no sentence yet ({code}); nothing was changed.")
_SIZES: Final = frozenset({"size", "expected", "largest"})
"""Facts that are numbers of bytes."""
_IN_ORDER: Final = frozenset({"keys", "chain"})
"""Facts whose items follow each other, and are shown with arrows."""


class _Facts(dict[str, str]):
    """Facts as text; one that the error does not carry shows as a gap rather than hide the sentence."""

    def __missing__(self, key: str) -> str:
        return "…"


def error_sentence(words: Words, error: CXPlannerError) -> str:
    """One sentence for the error; a code without one is named honestly."""
    sentence = sentence_of(type(error), _case_of(error))
    if sentence is None:
        return words.say(_UNKNOWN, code=error.code)
    facts = dict(error.facts)
    if isinstance(error, EditError) and error.field:
        facts.setdefault("field", error.field)
    if "looks_like" in facts:
        facts["looks_like"] = words.say(LOOKS.get(str(facts["looks_like"]), LOOKS["unknown"]))
    return words.say(sentence).format_map(_Facts(written_facts(words, facts)))


def sentence_of(kind: type[CXPlannerError], code: str) -> str | None:
    """The English sentence of a code, from the table of its class or of the one that it is derived from."""
    tables = [TABLES[each.__name__] for each in kind.__mro__ if each.__name__ in TABLES]
    return next((table[code] for table in tables if code in table), None)


def _case_of(error: CXPlannerError) -> str:
    """The key of the sentence: the code, or the code's case where its facts are not all known."""
    if error.code == "in_use" and not all(error.facts.get(name) for name in ("user", "host", "since")):
        return "in_use_here"
    if error.code == "incomplete" and error.facts.get("expected") is None:
        return "incomplete_without_a_size"
    return error.code


def written_facts(words: Words, facts: Mapping[str, object]) -> dict[str, str]:
    """Facts as people write them: names of fields, dates in full, numbers with separators, files by name."""
    return {name: _written(words, name, value) for name, value in facts.items()}


def _written(words: Words, name: str, value: object) -> str:
    if isinstance(value, CXPlannerError):
        return error_sentence(words, value)
    if isinstance(value, Enum):
        return words.name_of(value)
    if isinstance(value, datetime.date):
        return words.moment(value) if isinstance(value, datetime.datetime) else words.long_date(value)
    if isinstance(value, int | float):
        return _size(words, int(value)) if name in _SIZES else words.number(value)
    if isinstance(value, list | tuple):
        texts = [_written(words, "", item) for item in value]
        return (" → " if name in _IN_ORDER else ", ").join(texts)
    if isinstance(value, PurePath) and name != "folder":
        return value.name or str(value)
    if name == "field":
        return words.field(str(value))
    return shortened(str(value), LONGEST_MESSAGE if name == "message" else LONGEST_QUOTE)


def shortened(text: str, longest: int = LONGEST_QUOTE) -> str:
    """The text on one line, and cut with an ellipsis where it is too long to be quoted."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _size(words: Words, size: int) -> str:
    if size < 1_000:
        return words.say_number("{n} byte", "{n} bytes", size)
    unit, name = (1_000_000, "MB") if size >= 1_000_000 else (1_000, "kB")
    return f"{words.number(round(size / unit, 1))} {name}"
