"""Why a date is what it is, in words: one phrase for each kind of driver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from cxplanner.plan.initiatives import LinkType
from cxplanner.scheduling.results import DriverKind, Node
from cxplanner.wording.catalogue import mark

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Milestone
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.explanation import ExplainedStep
    from cxplanner.scheduling.levelling.causes import Cause
    from cxplanner.scheduling.results import Driver
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
_TOGETHER: Final = mark("the working day after {nodes} finish")
_GATE_TOGETHER: Final = mark("the day on which {nodes} finish")
"""What several reasons of the commonest kind are drawn together to."""
_AFTER_GATE: Final = mark("the working day after {node}")
_AROUND_GATE: Final = (mark("{days} after {node}"), mark("{days} before {node}"))
_INITIATIVE_REASONS: Final[Mapping[str, str]] = {
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


def milestone_name(plan: Plan, milestone_id: int) -> str:
    """A milestone by key and title."""
    milestone = plan.milestones[milestone_id]
    return f"{milestone.key} {milestone.title}"


def driver_phrase(words: Words, plan: Plan, driver: Driver, *, of_gate: bool = False) -> str:
    """What stands after the comma in *SD-04 starts on 13 July 2026, …*; `of_gate` for the date of a gate."""
    node = node_name(words, plan, driver.node) if driver.node is not None else ""
    day = words.long_date(driver.day)
    if of_gate and driver.kind.value in _GATE_REASONS:
        return words.say(_GATE_REASONS[driver.kind.value], node=node, day=day)
    if driver.kind.value in _INITIATIVE_REASONS:
        return words.say(_INITIATIVE_REASONS[driver.kind.value], node=node, day=day)
    return words.say(_link_phrase(driver), node=node, days=lag_size(words, driver))


def reasons(words: Words, schedule: Schedule, node: Node, drivers: Sequence[Driver]) -> str:
    """All that holds a date, in a row; predecessors that simply finish before it share a phrase."""
    plan, of_gate = schedule.plan, node.kind == "gate"
    plain = [each for each in drivers if _is_plain(each, of_gate=of_gate)]
    phrases = []
    for driver in drivers:
        if len(plain) < 2 or driver not in plain:
            phrases.append(_reason(words, schedule, node, driver))
        elif driver is plain[0]:
            names = [node_name(words, plan, each.node) for each in plain if each.node is not None]
            message = _GATE_TOGETHER if of_gate else _TOGETHER
            phrases.append(words.say(message, nodes=words.listed(names)))
    return words.listed(phrases)


def lag_size(words: Words, driver: Driver) -> str:
    """`3 working days`, `7 calendar days`: how long a lag or a lead is."""
    size = abs(driver.lag)
    return words.calendar_days(size) if driver.elapsed else words.working_days(size)


def explanation_sentence(words: Words, schedule: Schedule, step: ExplainedStep) -> str:
    """The start of an initiative, or the date of a gate, and all that drives it."""
    plan = schedule.plan
    of_gate = step.node.kind == "gate"
    name = node_name(words, plan, step.node)
    if step.start is None:
        return words.say("{name} has no dates, because it is not scheduled.", name=name)
    if not of_gate and [driver.kind for driver in step.drivers] == [DriverKind.ACTUAL]:
        return words.say("{name} started on {date}.", name=name, date=words.long_date(step.start))
    why = reasons(words, schedule, step.node, step.drivers)
    if of_gate:
        message = mark("{name} is dated {date}, {reasons}.")
        return capitalised(words.say(message, name=name, date=words.long_date(step.finish), reasons=why))
    message = mark("{name} starts on {date}, {reasons}.")
    return words.say(message, name=name, date=words.long_date(step.start), reasons=why)


def milestone_sentence(words: Words, schedule: Schedule, milestone: Milestone) -> str:
    """What a milestone hangs on."""
    plan = schedule.plan
    name = milestone_name(plan, milestone.id)
    date = words.long_date(schedule.milestone(milestone.id).start)
    if milestone.done_on is not None:
        return words.say("{name} was reached on {date}.", name=name, date=date)
    if milestone.initiative is None:
        return words.say("{name} is on {date}, the date set for it.", name=name, date=date)
    anchor = node_name(words, plan, Node("initiative", milestone.initiative))
    return words.say("{name} is on {date}, and moves with {anchor}.", name=name, date=date, anchor=anchor)


def finish_sentence(words: Words, schedule: Schedule, nodes: Sequence[Node]) -> str:
    """When the programme finishes, and the initiatives and gates that finish last."""
    names = [node_name(words, schedule.plan, node) for node in nodes if node.kind == "initiative"]
    phrases = []
    if len(names) > 1:
        phrases.append(words.say(_GATE_TOGETHER, nodes=words.listed(names)))
    elif names:
        phrases.append(words.say("the day on which {node} finishes", node=names[0]))
    phrases += [
        words.say("the date of {node}", node=node_name(words, schedule.plan, node))
        for node in nodes
        if node.kind == "gate"
    ]
    date = words.long_date(schedule.finish)
    return words.say("The programme finishes on {date}, {reasons}.", date=date, reasons=words.listed(phrases))


def capitalised(sentence: str) -> str:
    """The sentence with a capital letter at its head."""
    return sentence[:1].upper() + sentence[1:]


def _reason(words: Words, schedule: Schedule, node: Node, driver: Driver) -> str:
    if driver.kind is DriverKind.CAPACITY:
        from cxplanner.scheduling.levelling.lack_of_room import lack_of_room

        lack = lack_of_room(schedule, node.id)
        if lack is not None:
            return lack_phrase(words, schedule.plan, lack)
    return driver_phrase(words, schedule.plan, driver, of_gate=node.kind == "gate")


def _link_phrase(driver: Driver) -> str:
    if driver.kind is DriverKind.GATE:
        return _AROUND_GATE[driver.lag < 0] if driver.lag else _AFTER_GATE
    link_type = driver.type or LinkType.FS
    if driver.lag == 0:
        return _AT_ONCE[link_type]
    return (_WITH_A_LAG if driver.lag > 0 else _WITH_A_LEAD)[link_type]


def _is_plain(driver: Driver, *, of_gate: bool) -> bool:
    """Whether it is a predecessor that simply finishes before."""
    is_finish_to_start = (driver.type or LinkType.FS) is LinkType.FS and driver.lag == 0
    return driver.kind is DriverKind.DEPENDENCY and (of_gate or is_finish_to_start)
