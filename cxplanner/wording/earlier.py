"""What would bring a date forward, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from cxplanner.plan.initiatives import LinkType
from cxplanner.scheduling.earlier import Standing, Way
from cxplanner.scheduling.results import DriverKind, Node
from cxplanner.wording.catalogue import mark
from cxplanner.wording.explanations import capitalised, lag_size, node_name, reasons

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.earlier import Earlier, Hold
    from cxplanner.scheduling.results import Driver
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.scheduling.shortening import Shortening
    from cxplanner.wording.words import Words

_STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.AT_START: mark("Only an earlier start of the programme brings it forward."),
    Standing.AT_STATUS_DATE: mark(
        "Nothing brings it forward: what has not begun cannot start before the status date."
    ),
    Standing.PLANNED: mark(
        "The gate only advises and lies on its planned date: an earlier planned date moves it."
    ),
    Standing.STARTED: mark("Nothing brings it forward: it has started."),
    Standing.DONE: mark("Nothing brings it forward: it is done."),
    Standing.DECIDED: mark("Nothing brings it forward: the gate is decided."),
    Standing.UNSCHEDULED: mark("It has no dates to bring forward."),
}
_DATES: Final[Mapping[DriverKind, str]] = {
    DriverKind.CONSTRAINT: mark("its “not before” date ({day}) is taken away"),
    DriverKind.CAPACITY: mark("its levelled start ({day}) is taken away"),
    DriverKind.PIN: mark("its pin ({day}) is taken away"),
}


def earlier_sentence(words: Words, answer: Earlier) -> str:
    """Whether a date can come earlier, and how far; for what is held, a head for its holds."""
    if answer.standing is Standing.PINNED:
        if not answer.days:
            return words.say("Its pin does not hold it back: it could not start earlier without it.")
        return words.say("Without its pin it comes {days} earlier.", days=words.working_days(answer.days))
    if answer.standing is not Standing.HELD:
        return words.say(_STANDINGS[answer.standing])
    days, count = words.working_days(answer.days), len(answer.holds)
    if count == 1:
        return words.say("It can come up to {days} earlier if this gives way:", days=days)
    return words.say(
        "It can come up to {days} earlier if all {n} of these give way:", days=days, n=words.number(count)
    )


def hold_sentence(words: Words, plan: Plan, hold: Hold, days: int, *, of_gate: bool) -> str:
    """The ways in which one thing gives way; those that bring less or more than `days` say how much."""
    said = []
    for way, gained in hold.ways:
        phrase = _way_phrase(words, plan, hold.driver, way, of_gate=of_gate)
        if gained != days:
            phrase = words.say("{way} ({days})", way=phrase, days=words.working_days(gained))
        said.append(phrase)
    ways = said[-1]
    if len(said) > 1:
        ways = words.say("{first}, or {last}", first=", ".join(said[:-1]), last=said[-1])
    return capitalised(words.say("{phrase}.", phrase=ways))


def then_sentence(words: Words, schedule: Schedule, node: Node, answer: Earlier, *, named: bool) -> str:
    """Where the date then lies, and what holds it there; empty where nothing brings it forward.

    `named` is for a milestone, which is not itself what starts.
    """
    if not answer.then:
        return ""
    why, date = reasons(words, schedule, node, answer.then), words.long_date(answer.day)
    if node.kind == "gate":
        return words.say("Then it is dated {date}, {reasons}.", date=date, reasons=why)
    if named:
        key = schedule.plan.initiatives[node.id].key
        return words.say("Then {name} starts on {date}, {reasons}.", name=key, date=date, reasons=why)
    return words.say("Then it starts on {date}, {reasons}.", date=date, reasons=why)


def team_sentence(words: Words, answer: Earlier) -> str:
    """What its team's own days cost; empty where they cost nothing."""
    if not answer.team_days:
        return ""
    days = words.working_days(answer.team_days)
    return words.say(
        "If its team worked on all days of the programme, it would start {days} earlier.", days=days
    )


def earlier_sentences(
    words: Words, schedule: Schedule, node: Node, answer: Earlier, *, named: bool = False
) -> list[str]:
    """All that is said of a date, sentence by sentence; `named` for a milestone that hangs on the node."""
    of_gate = node.kind == "gate"
    said = [earlier_sentence(words, answer)]
    if answer.standing is Standing.HELD:
        said += [
            hold_sentence(words, schedule.plan, each, answer.days, of_gate=of_gate) for each in answer.holds
        ]
    said += [then_sentence(words, schedule, node, answer, named=named), team_sentence(words, answer)]
    return [each for each in said if each]


def shortening_sentence(words: Words, plan: Plan, found: Shortening) -> str:
    """What one initiative brings when it takes less time."""
    name = node_name(words, plan, Node("initiative", found.initiative))
    if found.by != found.days:
        name = words.say("{name}, if {days} shorter", name=name, days=words.working_days(found.by))
    else:
        name = words.say("{name}, if shorter", name=name)
    days = words.working_days(found.days)
    if found.finish_days == found.days:
        return words.say("{name}: up to {days} earlier, and the finish too.", name=name, days=days)
    if found.finish_days <= 0:
        return words.say("{name}: up to {days} earlier, but not the finish.", name=name, days=days)
    finish = words.working_days(found.finish_days)
    return words.say(
        "{name}: up to {days} earlier, and the finish {finish}.", name=name, days=days, finish=finish
    )


def _way_phrase(words: Words, plan: Plan, driver: Driver, way: Way, *, of_gate: bool) -> str:
    node = node_name(words, plan, driver.node) if driver.node is not None else ""
    day = words.long_date(driver.day)
    if way is Way.EARLIER:
        if driver.kind is DriverKind.GATE:
            return words.say("{node} comes earlier", node=node)
        if driver.type in (LinkType.SS, LinkType.SF):
            return words.say("{node} starts earlier", node=node)
        return words.say("{node} finishes earlier", node=node)
    if way is Way.NO_LAG:
        return words.say("the lag of {days} is left out", days=lag_size(words, driver))
    if way is Way.WAIVER:
        return words.say("the initiative is waived from the gates before its stage")
    if way is Way.ADVICE:
        return words.say("the gate only advises")
    if way is Way.NOT_NEEDED:
        return words.say("the gate does not need it")
    return words.say(
        mark("its planned date ({day}) is taken away") if of_gate else _DATES[driver.kind], day=day
    )
