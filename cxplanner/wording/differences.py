"""The differences between two versions of a plan as rows that people read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cxplanner.plan.programme import Stream
from cxplanner.plan.reviews import HealthSubject
from cxplanner.wording.catalogue import mark
from cxplanner.wording.compared_values import NOTHING, value_text

if TYPE_CHECKING:
    from cxplanner.differences import Differences
    from cxplanner.scheduling.comparison import ComparedItem
    from cxplanner.wording.words import Words

_KINDS: Final = {
    "programme": mark("Programme"),
    "criterion": mark("Criterion {name}"),
    "milestone": mark("Milestone {name}"),
    "person": mark("Person {name}"),
    "team": mark("Team {name}"),
    "baseline": mark("Baseline {name}"),
    "print_preset": mark("Print preset {name}"),
    "kpi": mark("Indicator {name}"),
    "risk": mark("Risk {name}"),
    "meeting": mark("Meeting {name}"),
    "agenda_item": mark("Item of an agenda {name}"),
    "slip_reason": mark("Reason for a slip of {name}"),
    "health_override": mark("Health of {name}"),
}
_ON_ONE_DAY: Final = frozenset({"gate", "milestone"})
_WHOLE: Final = {"added": mark("Added"), "removed": mark("Removed")}


class DifferenceRow(NamedTuple):
    """One line of a comparison: an item, what of it differs, both values, and by how much."""

    item: str
    what: str
    before: str
    after: str
    change: str


def difference_rows(words: Words, differences: Differences, currency: str) -> list[DifferenceRow]:
    """First what was edited, then what only moved; an item with several differences has a row for each."""
    items = (*differences.edited, *differences.moved)
    return [row for item in items for row in _rows(words, item, currency)]


def item_name(words: Words, item: ComparedItem) -> str:
    """`SD-04 CRM platform`, `Milestone M1 Live`, `Team Data`."""
    title = item.title
    if item.kind == "health_override" and not item.key:  # a stream, or the whole programme
        title = words.name_of(Stream(title) if title in set(Stream) else HealthSubject(title))
    name = item.key if item.kind == "health_override" and item.key else f"{item.key} {title}".strip()
    pattern = _KINDS.get(item.kind)
    return words.say(pattern, name=name) if pattern is not None else name


def _rows(words: Words, item: ComparedItem, currency: str) -> Iterator[DifferenceRow]:
    name = item_name(words, item)
    if item.change in _WHOLE:
        before, after = _span_text(words, item, item.before), _span_text(words, item, item.after)
        yield DifferenceRow(name, words.say(_WHOLE[item.change]), before, after, "")
        return
    for field, (old, new) in item.fields.items():
        label = words.field("weight_customer" if field.startswith("weight_") else field)
        before, after = (value_text(words, field, value, currency) for value in (old, new))
        yield DifferenceRow(name, label, before, after, _more(words, field, old, new, currency))
    one_day = item.kind in _ON_ONE_DAY
    dates = [] if one_day else [("start", item.before.start, item.after.start, item.start_days)]
    dates.append(("finish", item.before.finish, item.after.finish, item.finish_days))
    for field, before_day, after_day, days in dates:
        if before_day != after_day:
            label = words.say("Date") if one_day else words.field(field)
            days_text = words.signed_days(days)
            yield DifferenceRow(name, label, words.date(before_day), words.date(after_day), days_text)


def _more(words: Words, field: str, old: Any, new: Any, currency: str) -> str:
    """By how much a duration or a sum grew or shrank."""
    if not isinstance(old, int) or not isinstance(new, int):
        return ""
    if field == "duration":
        return words.signed_days(new - old)
    return words.signed_money(new - old, currency) if field in ("cost", "benefit_per_year") else ""


def _span_text(words: Words, item: ComparedItem, span: tuple[date | None, date | None]) -> str:
    if span[0] is None or span[1] is None:
        return NOTHING
    if item.kind in _ON_ONE_DAY:
        return words.compact_date(span[0])
    return words.say("{first} – {last}", first=words.compact_date(span[0]), last=words.compact_date(span[1]))
