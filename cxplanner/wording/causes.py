"""Why a date has moved, in a phrase: its own change, who pushed it, or what belongs to none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxplanner.scheduling.results import DriverKind
from cxplanner.wording.catalogue import mark

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.causes import Cause
    from cxplanner.scheduling.results import Node
    from cxplanner.wording.words import Words

_OUTSIDE: Final = {
    DriverKind.STATUS_DATE: mark("the status date moved"),
    DriverKind.CALENDAR: mark("the calendar changed"),
    DriverKind.PROGRAMME_START: mark("the start of the programme moved"),
}


def cause_phrase(words: Words, before: Plan, after: Plan, cause: Cause, *, later: bool) -> str:
    """`its own change (duration) · pushed by SD-04, from SD-02`; empty where nothing is known."""
    said = []
    if cause.itself:
        fields = words.listed([words.field(name) for name in cause.itself])
        said.append(words.say("its own change ({fields})", fields=fields))
    if cause.pushed_by:
        said.append(_pushed(words, after, cause, later=later))
    if cause.gone:
        gone = words.listed([node_key(before, node) for node in cause.gone])
        said.append(words.say("{items} no longer holds it", items=gone))
    said += [words.say(_OUTSIDE[kind]) for kind in cause.outside]
    return " · ".join(said)


def node_key(plan: Plan, node: Node) -> str:
    """`SD-04`, `G2`."""
    if node.kind == "gate":
        return plan.stages[node.id].gate_key
    return plan.initiatives[node.id].key


def _pushed(words: Words, plan: Plan, cause: Cause, *, later: bool) -> str:
    nearest = words.listed([node_key(plan, node) for node in cause.pushed_by])
    far = [node for node in cause.origins if node not in cause.pushed_by]
    own = {node_key(plan, node) for node in far}
    if not own:
        text = words.say("pushed by {items}", items=nearest)
        return text if later else words.say("let go by {items}", items=nearest)
    origins = words.listed(sorted(own))
    if later:
        return words.say("pushed by {items}, from {origins}", items=nearest, origins=origins)
    return words.say("let go by {items}, from {origins}", items=nearest, origins=origins)
