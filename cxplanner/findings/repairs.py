"""What can be done about a finding at once: edits that take it away, or the field in which to answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cxplanner.findings.finding import Finding
from cxplanner.plan.edits import dependencies, initiatives, programme
from cxplanner.plan.initiatives import Initiative, Status

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule

Edit = Callable[["Plan"], "Plan"]


@dataclass(frozen=True, slots=True)
class Repair:
    """One way out. `code` picks its words, which name the `facts`.

    `name` is the name of the edit for undo. Without an edit, `leads_to` is the field of the item, or the
    command, where somebody has to decide.
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    name: str = ""
    edit: Edit | None = None
    leads_to: str = ""


def repairs(plan: Plan, schedule: Schedule, finding: Finding) -> tuple[Repair, ...]:
    """The ways out of a finding about this plan, the one to take first at the head; often there is none."""
    way_out = _WAYS.get(finding.rule)
    return tuple(way_out(plan, schedule, finding)) if way_out is not None and finding.items else ()


def _move_the_deadline(plan: Plan, _schedule: Schedule, finding: Finding) -> Iterator[Repair]:
    initiative, finish = plan.initiative(finding.items[0]), finding.facts["finish"]
    if initiative is not None:
        yield _change("move_deadline", "set_deadline", initiative, {"date": finish}, deadline=finish)


def _date_the_gate(plan: Plan, schedule: Schedule, finding: Finding) -> Iterator[Repair]:
    """For a gate that advises and is dated before its own work ends; an initiative has other ways."""
    stage = next((each for each in plan.stages.values() if each.gate_key == finding.items[0]), None)
    ends = [
        schedule.initiative(each.id).finish for key in finding.items[1:] if (each := plan.initiative(key))
    ]
    last = max((end for end in ends if end is not None), default=None)
    if stage is None or last is None:
        return
    number, day = stage.id, last

    def edit(before: Plan) -> Plan:
        return programme.change_stage(before, number, gate_planned_on=day)

    yield Repair("date_gate", {"gate": stage.gate_key, "date": day}, "change_gate", edit)


def _move_the_pin(plan: Plan, _schedule: Schedule, finding: Finding) -> Iterator[Repair]:
    initiative, earliest = plan.initiative(finding.items[0]), finding.facts["earliest"]
    if initiative is None:
        return
    yield _change("pin_on", "set_pinned_start", initiative, {"date": earliest}, pinned_start=earliest)
    yield _change("take_out_pin", "set_pinned_start", initiative, {}, pinned_start=None)


def _confirm_the_duration(plan: Plan, _schedule: Schedule, finding: Finding) -> Iterator[Repair]:
    initiative = plan.initiative(finding.items[0])
    if initiative is None:
        return
    days = {"n": initiative.duration}
    yield Repair("estimate", leads_to="duration")
    yield _change("confirm_duration", "set_duration", initiative, days, estimated=True)


def _join_the_neighbours(plan: Plan, _schedule: Schedule, finding: Finding) -> Iterator[Repair]:
    """Link what came before an unscheduled initiative to what came after it."""
    initiative = plan.initiative(finding.items[0])
    loose = {each.id for key in finding.items[1:] if (each := plan.initiative(key)) is not None}
    if initiative is None:
        return
    before = [link.predecessor for link in plan.links_into.get(initiative.id, ())]
    after = [link.successor for link in plan.links_out_of.get(initiative.id, ())]
    joined = {(link.predecessor, link.successor) for link in plan.dependencies.values()}
    pairs = [
        (first, last)
        for first in dict.fromkeys(before)
        for last in dict.fromkeys(after)
        if first is not None and (first in loose or last in loose) and (first, last) not in joined
        if plan.initiatives[first].status.is_scheduled and plan.initiatives[last].status.is_scheduled
    ]
    if not pairs:
        return

    def edit(plan: Plan) -> Plan:
        for first, last in pairs:
            plan = dependencies.link(plan, last, predecessor=first)
        return plan

    first, last = (plan.initiatives[id_].key for id_ in pairs[0])
    code = "link_neighbours" if len(pairs) > 1 else "link_both"
    yield Repair(code, {"first": first, "last": last, "n": len(pairs)}, "link_initiatives", edit)


def _wait_for_the_gate(plan: Plan, _schedule: Schedule, finding: Finding) -> Iterator[Repair]:
    initiative = plan.initiative(finding.items[0])
    if initiative is None or initiative.pinned_start is not None or not _waits(initiative):
        return
    number = next(stage.id for stage in plan.stages.values() if stage.gate_key == finding.items[1])
    successor = initiative.id

    def edit(plan: Plan) -> Plan:
        return dependencies.link(plan, successor, gate=number)

    yield Repair("wait_for_gate", {"gate": finding.items[1]}, "link_initiatives", edit)


def _waits(initiative: Initiative) -> bool:
    return initiative.actual_start is None and initiative.status in (
        Status.CANDIDATE,
        Status.APPROVED,
        Status.PAUSED,
    )


def _take_out_the_links(plan: Plan, _schedule: Schedule, finding: Finding) -> Iterator[Repair]:
    predecessor, gate = dependencies.ends_of(plan, finding.items[0])
    successor = plan.initiative(finding.items[1])
    if successor is None:
        return
    ids = [
        link.id
        for link in plan.links_into.get(successor.id, ())
        if (link.predecessor, link.gate) == (predecessor, gate)
    ]
    yield Repair("take_out_link", {}, "set_predecessors", lambda plan: dependencies.remove(plan, ids))


def _choose_an_owner(_plan: Plan, _schedule: Schedule, _finding: Finding) -> Iterator[Repair]:
    yield Repair("choose_owner", leads_to="owner")


def _say_the_gain(_plan: Plan, _schedule: Schedule, _finding: Finding) -> Iterator[Repair]:
    yield Repair("say_gain", leads_to="why")


def _level(_plan: Plan, _schedule: Schedule, _finding: Finding) -> Iterator[Repair]:
    yield Repair("level", leads_to="level")


def _change(
    code: str, name: str, initiative: Initiative, facts: Mapping[str, object], **values: object
) -> Repair:
    changed = initiative.id
    return Repair(code, facts, name, lambda plan: initiatives.change(plan, changed, **values))


_WAYS: Final[Mapping[str, Callable[[Plan, Schedule, Finding], Iterator[Repair]]]] = {
    "SCH-02": _move_the_deadline,
    "SCH-06": _date_the_gate,
    "SCH-07": _move_the_pin,
    "SCH-08": _confirm_the_duration,
    "SCH-09": _join_the_neighbours,
    "SCH-10": _level,
    "STG-03": _wait_for_the_gate,
    "STG-10": _take_out_the_links,
    "GOV-02": _choose_an_owner,
    "PLN-01": _say_the_gain,
}
