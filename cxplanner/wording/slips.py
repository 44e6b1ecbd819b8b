"""What moves when something slips, and what it then misses, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxplanner.scheduling.results import Node
from cxplanner.wording.explanations import milestone_name, node_name

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.scheduling.slips import Missed, Slip, Slipped
    from cxplanner.wording.words import Words


def slipped_name(words: Words, plan: Plan, item: Slipped) -> str:
    """An item that moves, by key and name."""
    if item.kind == "milestone":
        return milestone_name(plan, item.id)
    return node_name(words, plan, Node(item.kind, item.id))


def moved_phrase(words: Words, found: Slip) -> str:
    """`4 initiatives, 1 milestone and 2 gates`: how much moves; empty where nothing does."""
    counts = {
        kind: sum(each.kind == kind for each in found.moved) for kind in ("initiative", "milestone", "gate")
    }
    said = [
        words.say_number("{n} initiative", "{n} initiatives", counts["initiative"]),
        words.say_number("{n} milestone", "{n} milestones", counts["milestone"]),
        words.say_number("{n} gate", "{n} gates", counts["gate"]),
    ]
    return words.listed([each for each, count in zip(said, counts.values(), strict=True) if count])


def slip_sentence(words: Words, found: Slip) -> str:
    """How much a slip moves, the finish of the programme included."""
    moved = moved_phrase(words, found)
    if not found.finish_days:
        if not moved:
            return words.say("It moves nothing else.")
        return words.say("It moves {items}, but not the finish.", items=moved)
    days, date = words.working_days(found.finish_days), words.long_date(found.finish)
    if not moved:
        return words.say("It moves the finish by {days}, to {date}.", days=days, date=date)
    return words.say(
        "It moves {items}, and the finish by {days}, to {date}.", items=moved, days=days, date=date
    )


def missed_sentence(words: Words, plan: Plan, missed: Missed) -> str:
    """A deadline, or the target date, that a slip breaks."""
    days, date = words.working_days(missed.days), words.long_date(missed.day)
    if missed.initiative is None:
        return words.say("The programme then misses its target of {date} by {days}.", date=date, days=days)
    name = node_name(words, plan, Node("initiative", missed.initiative))
    return words.say("{name} then misses its deadline of {date} by {days}.", name=name, date=date, days=days)


def target_sentence(words: Words, schedule: Schedule) -> str:
    """How the finish lies to the target date; empty where there is none."""
    target = schedule.target
    if target is None:
        return ""
    late = schedule.working_days_between(target, schedule.finish)
    date, days = words.long_date(target), words.working_days(abs(late))
    if late > 0:
        return words.say("It misses the target of {date} by {days}.", date=date, days=days)
    if late == 0:
        return words.say("It keeps the target of {date}.", date=date)
    return words.say("It keeps the target of {date}, with {days} to spare.", date=date, days=days)
