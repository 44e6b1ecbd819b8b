"""Why a date is what it is, in words: one phrase for each kind of driver."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from cxplanner.plan.initiatives import LinkType
from cxplanner.wording.catalogue import mark

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.explanation import ExplainedStep
    from cxplanner.scheduling.levelling.causes import Cause
    from cxplanner.scheduling.results import Driver, Node
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

_AT_ONCE: Final[Mapping[LinkType, str]] = {
    LinkType.FS: mark("the working day after {node} finishes"),
    LinkType.SS: mark("together with the start of {node}"),
    LinkType.FF: mark("so that it finishes together with {node}"),
    LinkType.SF: mark("so that it finishes when {node} starts"),
}
_WITH_A_LAG: Final[Mapping[LinkType, str]] = {
    LinkType.FS: mark("{days} after {node} finishes"),
    LinkType.SS: mark("{days} after {node} starts"),
    LinkType.FF: mark("so that it finishes {days} after {node}"),
    LinkType.SF: mark("so that it finishes {days} after {node} starts"),
}
_WITH_A_LEAD: Final[Mapping[LinkType, str]] = {
    LinkType.FS: mark("{days} before {node} finishes"),
    LinkType.SS: mark("{days} before {node} starts"),
    LinkType.FF: mark("so that it finishes {days} before {node}"),
    LinkType.SF: mark("so that it finishes {days} before {node} starts"),
}
_INITIATIVE_REASONS: Final[Mapping[str, str]] = {
    "gate": mark("the working day after {node}"),
    "constraint": mark("no earlier than the date set for it ({day})"),
    "pin": mark("the day to which it is pinned"),
    "actual": mark("the day on which it really started"),
    "status_date": mark("no earlier than the status date ({day})"),
    "calendar": mark("the next day on which work is done"),
    "capacity": mark("the day to which levelling moved it"),
    "programme_start": mark("the start of the programme"),
}
_GATE_REASONS: Final[Mapping[str, str]] = {
    "dependency": mark("the day on which {node} finishes"),
    "gate": mark("no earlier than {node}"),
    "constraint": mark("its planned date"),
    "actual": mark("the day of the decision"),
    "status_date": mark("no earlier than the status date ({day})"),
    "programme_start": mark("the start of the programme"),
}


def node_name(words: Words, plan: Plan, node: Node) -> str:
    """An initiative by key and title, a gate by key and name."""
    if node.kind == "gate":
        stage = plan.stages[node.id]
        return words.say("gate {key} {name}", key=stage.gate_key, name=stage.gate_name or stage.name).rstrip()
    initiative = plan.initiatives[node.id]
    return f"{initiative.key} {initiative.short_title or initiative.title}"


def lack_phrase(words: Words, plan: Plan, lack: Cause) -> str:
    """Why a levelled start is no earlier, where that is still so."""
    first, last = words.long_date(lack.first), words.long_date(lack.last)
    return words.say(
        "because {team} has too few people left from {first} to {last}",
        team=plan.teams[lack.team].name,
        first=first,
        last=last,
    )


def driver_phrase(words: Words, plan: Plan, driver: Driver, *, of_gate: bool = False) -> str:
    """What stands after the comma in *SD-04 starts on 13 July 2026, …*; `of_gate` for the date of a gate."""
    node = node_name(words, plan, driver.node) if driver.node is not None else ""
    if of_gate and driver.kind.value in _GATE_REASONS:
        return words.say(_GATE_REASONS[driver.kind.value], node=node, day=words.long_date(driver.day))
    if driver.kind.value in _INITIATIVE_REASONS:
        return words.say(_INITIATIVE_REASONS[driver.kind.value], node=node, day=words.long_date(driver.day))
    link_type = driver.type or LinkType.FS
    if driver.lag == 0:
        return words.say(_AT_ONCE[link_type], node=node)
    size = abs(driver.lag)
    days = words.calendar_days(size) if driver.elapsed else words.working_days(size)
    phrases = _WITH_A_LAG if driver.lag > 0 else _WITH_A_LEAD
    return words.say(phrases[link_type], node=node, days=days)


def explanation_sentence(words: Words, schedule: Schedule, step: ExplainedStep) -> str:
    """The start of an initiative, or the date of a gate, and all that drives it."""
    plan = schedule.plan
    of_gate = step.node.kind == "gate"
    name = node_name(words, plan, step.node)
    if step.start is None:
        return words.say("{name} has no dates, because it is not scheduled.", name=name)
    reasons = words.listed([_reason(words, schedule, step.node, each) for each in step.drivers])
    if of_gate:
        message = mark("{name} is dated {date}, {reasons}.")
        sentence = words.say(message, name=name, date=words.long_date(step.finish), reasons=reasons)
        return sentence[:1].upper() + sentence[1:]
    message = mark("{name} starts on {date}, {reasons}.")
    return words.say(message, name=name, date=words.long_date(step.start), reasons=reasons)


def _reason(words: Words, schedule: Schedule, node: Node, driver: Driver) -> str:
    if driver.kind.value == "capacity":
        from cxplanner.scheduling.levelling.lack_of_room import lack_of_room

        lack = lack_of_room(schedule, node.id)
        if lack is not None:
            return lack_phrase(words, schedule.plan, lack)
    return driver_phrase(words, schedule.plan, driver, of_gate=node.kind == "gate")
