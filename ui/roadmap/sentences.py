"""What is said about an item of the roadmap: in its tooltip, and to who does not see the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxplanner.wording.spoken import spoken as spoken_item

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from cxplanner.drawing.shapes import Item
    from cxplanner.scheduling.ripple import Ripple
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

LONGEST_WHY = 200


def tooltip(words: Words, schedule: Schedule, item: Item) -> str:
    """Lines about an item; nothing for what needs none."""
    told = _TOOLTIPS.get(item.kind)
    return "\n".join(line for line in told(words, schedule, item.id) if line) if told is not None else ""


def spoken(words: Words, schedule: Schedule, item: Item) -> str:
    """An item as one sentence: `SD-04 CRM platform, active, 46 %, critical, finish 13 January 2027`."""
    return spoken_item(words, schedule, item.kind, item.id)


def ripple_lines(words: Words, schedule: Schedule, ripple: Ripple, dragged: Collection[int]) -> list[str]:
    """What a drag would move beside what is dragged: how many, which gates, the finish."""
    plan, say = schedule.plan, words.say
    others = len(ripple.after) - sum(1 for id_ in dragged if id_ in ripple.places)
    lines = []
    if others:
        lines.append(words.say_number("Moves {n} other initiative", "Moves {n} other initiatives", others))
    for number, (before, after) in sorted(ripple.gates.items()):
        moved = words.signed_days(schedule.working_days_between(before, after))
        lines.append(say("{gate} to {date} · {days}", gate=plan.stages[number].gate_key,
                         date=words.date(after), days=moved))  # fmt: skip
    if ripple.finish_moved:
        before, after = ripple.finish
        moved = words.signed_days(schedule.working_days_between(before, after))
        lines.append(say("Finish {date} · {days}", date=words.date(after), days=moved))
    return lines


def _about_initiative(words: Words, schedule: Schedule, initiative_id: int) -> list[str]:
    plan, say = schedule.plan, words.say
    initiative, dates = plan.initiatives[initiative_id], schedule.initiative(initiative_id)
    span = say("{start} – {finish}", start=words.date(dates.start), finish=words.date(dates.finish))
    floating = ""
    if dates.critical:
        floating = say("Critical")
    elif dates.total_float is not None:
        floating = say("Float {days}", days=words.duration(dates.total_float))
    owner = plan.owner_name(initiative)
    return [
        f"{initiative.key} {initiative.title}",
        " · ".join(part for part in (span, words.duration(initiative.duration), floating) if part),
        " · ".join((_capital(words.status(initiative.status)), words.percent(initiative.progress))),
        say("Owner {name}", name=owner) if owner else say("No owner"),
        _shortened(initiative.why),
    ]


def _about_gate(words: Words, schedule: Schedule, number: int) -> list[str]:
    stage, say = schedule.plan.stages[number], words.say
    planned = ""
    if stage.gate_planned_on is not None:
        planned = say("Planned {date}", date=words.date(stage.gate_planned_on))
    return [
        f"{stage.gate_key} {stage.gate_name}",
        words.gate_day(schedule.gate_day(number)),
        planned,
        say("Closes stage {number}, {name}", number=number, name=stage.name) if stage.name else "",
        _shortened(stage.why),
    ]


def _about_milestone(words: Words, schedule: Schedule, milestone_id: int) -> list[str]:
    milestone = schedule.plan.milestones[milestone_id]
    return [f"{milestone.key} {milestone.title}", words.date(schedule.milestone(milestone_id).finish)]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_WHY else line[:LONGEST_WHY].rstrip() + "…"


_TOOLTIPS: dict[str, Callable[[Words, Schedule, int], list[str]]] = {
    "initiative": _about_initiative,
    "gate": _about_gate,
    "milestone": _about_milestone,
}
