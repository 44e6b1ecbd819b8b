"""What changed in words: the names of groups, and of each item what became of it, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cxplanner.scheduling.comparison import Change
from cxplanner.steering.grouped_changes import ChangeGroup
from cxplanner.wording.catalogue import mark
from cxplanner.wording.causes import cause_phrase
from cxplanner.wording.compared_values import value_text
from cxplanner.wording.differences import item_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxplanner.plan.reviews import SlipReason
    from cxplanner.scheduling.comparison import ComparedItem
    from cxplanner.steering.grouped_changes import GroupedChanges
    from cxplanner.wording.words import Words

_HEADINGS: Final = {
    ChangeGroup.MOVED: mark("Moved of themselves"),
    ChangeGroup.DATES: mark("Gates and milestones moved"),
    ChangeGroup.PUSHED: mark("Pushed by others"),
    ChangeGroup.ADDED: mark("Added"),
    ChangeGroup.REMOVED: mark("Removed"),
    ChangeGroup.STATUS: mark("Status and progress"),
    ChangeGroup.SCOPE: mark("Scope"),
    ChangeGroup.MONEY: mark("Costs and benefits"),
    ChangeGroup.CRITERIA: mark("Criteria of gates"),
    ChangeGroup.INDICATORS: mark("Indicators"),
    ChangeGroup.RISKS: mark("Risks"),
    ChangeGroup.DECISIONS: mark("Meetings and decisions"),
    ChangeGroup.FRAME: mark("Programme and people"),
}
_WHOLE: Final = {Change.ADDED: mark("added"), Change.REMOVED: mark("removed")}


class ToldChange(NamedTuple):
    """An item with what became of it in lines, and by how many days it moved (`+13 d`)."""

    name: str
    lines: tuple[str, ...]
    moved: str = ""


def group_heading(words: Words, group: ChangeGroup) -> str:
    return words.say(_HEADINGS[group])


def told_change(
    words: Words, changes: GroupedChanges, group: ChangeGroup, item: ComparedItem, reason: str = ""
) -> ToldChange:
    """One item of a group; `reason` is what was said of its slip."""
    name = item_name(words, item)
    if item.change is not Change.CHANGED:
        days = item.after if item.change is Change.ADDED else item.before
        lines = [words.say(_WHOLE[item.change])]
        if days.start is not None and days.finish is not None:
            first, last = words.date(days.start), words.date(days.finish)
            span = first if first == last else words.say("{first} – {last}", first=first, last=last)
            lines = [f"{lines[0]} · {span}"]
        return ToldChange(name, tuple(lines))
    if group in (ChangeGroup.MOVED, ChangeGroup.PUSHED, ChangeGroup.DATES) and not item.fields:
        return _told_move(words, changes, item, name, reason)
    currency = changes.after.plan.programme.currency
    lines = [
        words.say(
            "{field}: {old} → {new}",
            field=words.field("weight_customer" if field.startswith("weight_") else field),
            old=value_text(words, field, old, currency),
            new=value_text(words, field, new, currency),
        )
        for field, (old, new) in item.fields.items()
    ]
    return ToldChange(name, (" · ".join(lines),))


def _told_move(
    words: Words, changes: GroupedChanges, item: ComparedItem, name: str, reason: str
) -> ToldChange:
    """From which finish to which, by how much, and why."""
    days = item.finish_days or item.start_days
    facts = {"old": words.date(item.before.finish), "new": words.date(item.after.finish)}
    if item.finish_days == 0 and item.start_days:
        facts = {"old": words.date(item.before.start), "new": words.date(item.after.start)}
        move = words.say("start {old} → {new}", **facts)
    else:
        move = words.say("{old} → {new}", **facts)
    cause = changes.cause_of(item)
    later = (days or 0) > 0
    plans = changes.before.plan, changes.after.plan
    why = cause_phrase(words, *plans, cause, later=later) if cause is not None else ""
    lines = [f"{move} · {why}" if why else move]
    if reason:
        lines.append(words.say("Reason: {reason}", reason=" ".join(reason.split())))
    return ToldChange(name, tuple(lines), words.signed_days(days) if days else "")


def reason_of(item: ComparedItem, reasons: Iterable[SlipReason]) -> str:
    """What was said of the slip of an item."""
    node = item.node
    if node is None:
        return ""
    for each in reasons:
        if node.id == (each.initiative if node.kind == "initiative" else each.gate):
            return each.reason
    return ""
