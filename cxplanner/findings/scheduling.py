"""Rules about dates: deadlines, float, pins, estimates, links that fell away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from cxplanner.findings.finding import Finding, found
from cxplanner.plan.initiatives import Initiative, Status

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.results import Driver
    from cxplanner.scheduling.schedule import Schedule


def after_its_deadline(plan: Plan, schedule: Schedule) -> Iterator[Finding]:
    """SCH-02: an initiative finishes after its deadline."""
    for initiative in plan.initiatives_in_order:
        if initiative.deadline is None:
            continue
        finish = schedule.initiative(initiative.id).finish
        if finish is not None and finish > initiative.deadline:
            days = schedule.working_days_between(initiative.deadline, finish)
            yield found("SCH-02", initiative.key, i=initiative.key, finish=finish, n=days)


def short_of_a_fixed_date(plan: Plan, schedule: Schedule) -> Iterator[Finding]:
    """SCH-06: total float is negative, so a deadline, a pin or the target date cannot be met."""
    for initiative in plan.initiatives_in_order:
        if initiative.id not in schedule.in_trouble:
            continue
        total_float = schedule.initiative(initiative.id).total_float
        if total_float is not None and total_float < 0:
            yield found("SCH-06", initiative.key, i=initiative.key, n=-total_float)


def pinned_too_early(plan: Plan, schedule: Schedule) -> Iterator[Finding]:
    """SCH-07: a start is pinned earlier than links, gates or constraints allow, or to a free day."""
    for initiative in plan.initiatives_in_order:
        if initiative.pinned_start is None or not _may_still_start(initiative):
            continue
        finding = _too_early_for_the_logic(plan, schedule, initiative) or _on_a_free_day(schedule, initiative)
        if finding is not None:
            yield finding


def _may_still_start(initiative: Initiative) -> bool:
    waiting = initiative.status in (Status.CANDIDATE, Status.APPROVED, Status.PAUSED)
    return waiting and initiative.actual_start is None


def _too_early_for_the_logic(plan: Plan, schedule: Schedule, initiative: Initiative) -> Finding | None:
    pin, earliest = initiative.pinned_start, schedule.logic_start(initiative.id)
    if pin is None or earliest is None or "pin" not in schedule.initiative(initiative.id).violates:
        return None
    driver = schedule.logic_drivers(initiative.id)[0]
    keys = _key_of(plan, driver)
    return found(
        "SCH-07",
        initiative.key,
        *keys,
        i=initiative.key,
        date=pin,
        driver=keys[0] if keys else driver.kind.value,
        earliest=earliest,
    )


def _key_of(plan: Plan, driver: Driver) -> tuple[str, ...]:
    """The key of the initiative or gate that drives, or nothing where a date does."""
    if driver.node is None:
        return ()
    if driver.node.kind == "gate":
        return (plan.stages[driver.node.id].gate_key,)
    return (plan.initiatives[driver.node.id].key,)


def _on_a_free_day(schedule: Schedule, initiative: Initiative) -> Finding | None:
    """The start is another day than the pin: the programme, or the team, does not work then."""
    pin = initiative.pinned_start
    start = schedule.initiative(initiative.id).start
    if pin is None or start is None or start == pin:
        return None
    return found("SCH-07", initiative.key, i=initiative.key, date=pin, driver="calendar", earliest=start)


def not_estimated(plan: Plan, _schedule: Schedule) -> Iterator[Finding]:
    """SCH-08: nobody has said how long an initiative takes."""
    for initiative in plan.initiatives_in_order:
        if (
            not initiative.estimated
            and initiative.status.is_scheduled
            and initiative.status is not Status.DONE
        ):
            yield found("SCH-08", initiative.key, i=initiative.key)


def links_fell_away(plan: Plan, _schedule: Schedule) -> Iterator[Finding]:
    """SCH-09: an initiative that is not scheduled leaves neighbours that no link joins any more."""
    for initiative in plan.initiatives_in_order:
        if not initiative.status.is_scheduled:
            neighbours = _loose_neighbours(plan, initiative)
            if neighbours:
                yield found("SCH-09", initiative.key, *neighbours, i=initiative.key, neighbours=neighbours)


def _loose_neighbours(plan: Plan, initiative: Initiative) -> tuple[str, ...]:
    """Keys of scheduled neighbours that lost their link; pairs that are linked directly lost nothing."""
    before = [
        each.predecessor for each in plan.links_into.get(initiative.id, ()) if each.predecessor is not None
    ]
    after = [each.successor for each in plan.links_out_of.get(initiative.id, ())]
    before = [each for each in dict.fromkeys(before) if plan.initiatives[each].status.is_scheduled]
    after = [each for each in dict.fromkeys(after) if plan.initiatives[each].status.is_scheduled]
    joined = {(link.predecessor, link.successor) for link in plan.dependencies.values()}
    loose = [each for each in before if not after or any((each, later) not in joined for later in after)]
    loose += [
        each for each in after if not before or any((earlier, each) not in joined for earlier in before)
    ]
    return tuple(plan.initiatives[each].key for each in loose)


def over_capacity(plan: Plan, schedule: Schedule) -> Iterator[Finding]:
    """SCH-10: a team needs more people than it has; the amounts are those of the worst day."""
    if not any(team.capacity for team in plan.teams.values()):
        return
    # Only here, since most plans name no capacities.
    from cxplanner.scheduling.levelling.over_allocation import over_allocations

    for over in over_allocations(schedule):
        facts: dict[str, Any] = {
            "from": over.first,
            "to": over.last,
            "need": over.need,
            "capacity": over.capacity,
        }
        yield found("SCH-10", *over.keys, team=plan.teams[over.team].name, **facts)


RULES: Final = (
    after_its_deadline,
    short_of_a_fixed_date,
    pinned_too_early,
    not_estimated,
    links_fell_away,
    over_capacity,
)
