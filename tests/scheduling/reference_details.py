"""What the second scheduler says beyond dates: drivers, violations, milestones and the programme's finish.

Like the dates they are read off by trying: a thing drives a start when it allows none earlier.
"""

from __future__ import annotations

from datetime import date

from cxplanner.plan.initiatives import Anchor, Initiative, LinkType, Milestone
from cxplanner.scheduling.results import DriverKind
from tests.scheduling.reference import Binding, Moments, Name, Reference, decision_day, state_of

Reason = tuple[DriverKind, Name | date | None]
"""A kind of driver, with the predecessor or the day that it names."""


def drivers_of(reference: Reference, each: Initiative) -> set[Reason]:
    """Everything that lets an initiative start no earlier, ties included."""
    state = state_of(each)
    if state == "unscheduled":
        return set()
    if state != "waiting":
        return {(DriverKind.ACTUAL, each.actual_start)}
    at = reference.at["initiative", each.id]
    if each.pinned_start is not None:
        moved = each.pinned_start != reference.days[at.start]
        return {(DriverKind.PIN, each.pinned_start)} | ({(DriverKind.CALENDAR, None)} if moved else set())
    allowed: dict[Reason, int] = {
        (DriverKind.PROGRAMME_START, reference.plan.programme.start): reference.start
    }
    if reference.status_date is not None:
        allowed[DriverKind.STATUS_DATE, reference.status_date] = reference.begin(reference.status_date)
    given = ((DriverKind.CONSTRAINT, each.not_before), (DriverKind.CAPACITY, each.levelled_start))
    for kind, day in given:
        if day is not None:
            allowed[kind, day] = reference.begin(day)
    for binding in reference.bindings:
        if binding.target == ("initiative", each.id):
            reason = _reason(binding)
            allowed[reason] = max(allowed.get(reason, 0), _allowed(reference, binding, at))
    logic = max(allowed.values())
    found = {reason for reason, moment in allowed.items() if moment == logic}
    on_free_day = any(
        day is not None and (kind, day) in found and day not in reference.days for kind, day in given
    )
    if on_free_day or at.start != logic:
        found.add((DriverKind.CALENDAR, None))
    return found


def gate_drivers_of(reference: Reference, number: int) -> set[Reason]:
    """What holds a gate on its day."""
    stage = reference.plan.stages[number]
    decided = decision_day(stage)
    if decided is not None:
        return {(DriverKind.ACTUAL, decided)}
    planned = stage.gate_planned_on
    if not reference.is_open(number):
        return {(DriverKind.CONSTRAINT, planned)}
    moment = reference.at["gate", number].finish
    found: set[Reason] = {
        _reason(binding)
        for binding in reference.bindings
        if binding.target == ("gate", number)
        and not reference.holds(binding, reference.early(binding.source), (moment - 1, moment - 1))
    }
    if planned is not None and reference.end(planned) == moment:
        found.add((DriverKind.CONSTRAINT, planned))
    if moment == reference.start:
        found.add((DriverKind.PROGRAMME_START, reference.plan.programme.start))
    return found


def violations_of(reference: Reference, name: Name) -> set[str]:
    """What an initiative or gate is in conflict with."""
    at = reference.at[name]
    if name[0] == "gate":
        if reference.is_open(name[1]):
            return set()
        needed = [each for each in reference.plan.initiatives.values() if each.stage == name[1]]
        needed = [each for each in needed if each.needed_for_gate and state_of(each) != "unscheduled"]
        late = any(reference.at["initiative", each.id].finish > at.finish for each in needed)
        return {"gate"} if late else set()
    each = reference.plan.initiatives[name[1]]
    found = set()
    if each.deadline is not None and at.finish > reference.end(each.deadline):
        found.add("deadline")
    if state_of(each) == "waiting" and each.pinned_start is not None and _pin_hurts(reference, each, at):
        found.add("pin")
    gates = [reference.at["gate", number].finish for number in range(1, each.stage)]
    if not each.gate_waiver and any(at.start < moment for moment in gates):
        found.add("gate")
    return found


def milestone_day(reference: Reference, milestone: Milestone) -> date | None:
    """The day of a milestone: so many working days after an end of its initiative."""
    if milestone.done_on is not None:
        return milestone.done_on
    if milestone.initiative is None or milestone.anchor is Anchor.DATE:
        return milestone.day
    name = ("initiative", milestone.initiative)
    if name not in reference.at:
        return None
    start, finish = reference.dates(name)
    if milestone.offset == 0:
        return start if milestone.anchor is Anchor.START else finish
    if milestone.anchor is Anchor.FINISH:
        return reference.days[reference.end(finish) + milestone.offset - 1]
    return reference.days[reference.begin(start) + milestone.offset]


def finish_day(reference: Reference) -> date:
    """The last day of the programme."""
    names = [name for name in reference.at if reference.counts(name)]
    last = [reference.dates(name)[1] for name in names if reference.at[name].finish == reference.finish]
    return max(last, default=reference.days[reference.start])


def _reason(binding: Binding) -> Reason:
    kind = DriverKind.GATE if binding.source[0] == "gate" else DriverKind.DEPENDENCY
    return kind, binding.source


def _allowed(reference: Reference, binding: Binding, at: Moments) -> int:
    """The first start that a binding allows. Work that has to end by a link begins on a day of its team."""
    each = reference.plan.initiatives[binding.target[1]]
    ends = binding.type in (LinkType.FF, LinkType.SF) and each.duration > 0
    first = reference.start - 40
    for start in range(at.start, first, -1):
        if not _stands(reference, binding, each, start):
            later = range(start + 1, at.start + 1)
            return next((n for n in later if not ends or reference.works(each, n)), at.start)
    return first


def _stands(reference: Reference, binding: Binding, each: Initiative, start: int) -> bool:
    finish = reference.work(each, start, each.duration)
    return reference.holds(binding, reference.early(binding.source), (start, finish))


def _pin_hurts(reference: Reference, each: Initiative, at: Moments) -> bool:
    """Whether a pin stands before the day that links, gates, constraints and the status date allow."""
    days = (each.not_before, reference.status_date)
    if any(day is not None and at.start < reference.begin(day) for day in days):
        return True
    bindings = [each_ for each_ in reference.bindings if each_.target == ("initiative", each.id)]
    return not all(_stands(reference, binding, each, at.start) for binding in bindings)
