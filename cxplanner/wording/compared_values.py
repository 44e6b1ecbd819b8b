"""The values of a comparison as people read them: old and new, side by side."""

from __future__ import annotations

import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from cxplanner.plan.programme import Capacity, Closure, ExtraWorkingDay
from cxplanner.plan.reviews import DecisionOption
from cxplanner.wording.errors import shortened

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

LONGEST_TEXT: Final = 40
NOTHING: Final = "–"
_DURATIONS: Final = frozenset({"duration", "remaining", "optimistic", "pessimistic"})
_MONEY: Final = frozenset({"cost", "benefit_per_year", "budget_cap"})


def value_text(words: Words, name: str, value: Any, currency: str) -> str:
    """A value of this field on one line; what is empty is a dash."""
    if value is None or value in ("", ()):
        return NOTHING
    if isinstance(value, bool):
        return words.say("yes") if value else words.say("no")
    if isinstance(value, tuple):
        return shortened(words.listed([_part(words, each) for each in value]))
    if isinstance(value, frozenset):
        return words.listed([words.weekday_names[day] for day in sorted(value)])
    if isinstance(value, int | float) and not isinstance(value, Enum):
        return _number(words, name, value, currency)
    return shortened(_part(words, value), LONGEST_TEXT)


def _number(words: Words, name: str, value: float, currency: str) -> str:
    if name in _MONEY:
        return words.money(int(value), currency)
    return words.duration(int(value)) if name in _DURATIONS else words.number(value)


def _part(words: Words, value: Any) -> str:
    """One value, or one of several."""
    if isinstance(value, Enum):
        return words.name_of(value)
    if isinstance(value, datetime.date):
        return words.date(value)
    if isinstance(value, DecisionOption):
        return value.title
    if isinstance(value, Closure):
        facts = {"name": value.name, "first": words.date(value.first), "last": words.date(value.last)}
        return words.say("{name} ({first} – {last})", **facts)
    if isinstance(value, ExtraWorkingDay):
        return words.say("{name} ({date})", name=value.name, date=words.date(value.day))
    if isinstance(value, Capacity):
        units = words.number(value.units)
        return words.say("{units} from {date}", units=units, date=words.date(value.since))
    if isinstance(value, tuple):
        return " · ".join(_part(words, each) for each in value if each not in (None, "", ()))
    return words.number(value) if isinstance(value, int | float) else str(value)
