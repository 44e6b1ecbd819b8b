"""Rules about the order of stages and their gates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cxplanner.findings.finding import Finding, found
from cxplanner.plan.initiatives import Dependency, Status
from cxplanner.plan.programme import GatePolicy

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Initiative
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule


def before_its_gate(plan: Plan, schedule: Schedule) -> Iterator[Finding]:
    """STG-03: an initiative starts before a gate of an earlier stage; the gate next to its stage is named."""
    for initiative in plan.initiatives_in_order:
        if not initiative.status.is_scheduled or initiative.status is Status.DONE or initiative.gate_waiver:
            continue
        start = schedule.initiative(initiative.id).start
        gate = _open_gate(schedule, initiative)
        if start is None or gate is None:
            continue
        yield found(
            "STG-03",
            initiative.key,
            plan.stages[gate].gate_key,
            i=initiative.key,
            k1=initiative.stage,
            start=start,
            k=gate,
            gate=schedule.gate(gate).finish,
        )


def _open_gate(schedule: Schedule, initiative: Initiative) -> int | None:
    """The last gate before the initiative's stage that is dated after its start."""
    start = schedule.initiative(initiative.id).start
    for number in range(initiative.stage - 1, 0, -1):
        passed = schedule.gate(number).finish
        if start is not None and passed is not None and start < passed:
            return number
    return None


def stages_run_backwards(plan: Plan, _schedule: Schedule) -> Iterator[Finding]:
    """STG-10: a link runs from a later stage to an earlier one."""
    seen: set[tuple[str, str]] = set()
    for link in plan.dependencies.values():
        successor = plan.initiatives[link.successor]
        key, stage, scheduled = _predecessor(plan, link)
        if not (scheduled and successor.status.is_scheduled) or stage <= successor.stage:
            continue
        if (key, successor.key) not in seen:
            seen.add((key, successor.key))
            yield found("STG-10", key, successor.key, p=key, a=stage, s=successor.key, b=successor.stage)


def _predecessor(plan: Plan, link: Dependency) -> tuple[str, int, bool]:
    """Key and stage of what a link comes from, and whether it is scheduled."""
    if link.predecessor is not None:
        initiative = plan.initiatives[link.predecessor]
        return initiative.key, initiative.stage, initiative.status.is_scheduled
    stage = plan.stages[link.gate or 0]
    return stage.gate_key, stage.id, True


def gate_before_its_own_work(plan: Plan, schedule: Schedule) -> Iterator[Finding]:
    """SCH-06 for a gate that only advises: its date is fixed, and work it needs finishes later."""
    for stage in plan.stages.values():
        gate = schedule.gate(stage.id).finish
        if stage.gate_policy is not GatePolicy.ADVISE or stage.gate_passed_on is not None or gate is None:
            continue
        late = [
            (finish, initiative.key)
            for initiative in plan.initiatives_in_order
            if initiative.stage == stage.id and initiative.needed_for_gate and initiative.status.is_scheduled
            if (finish := schedule.initiative(initiative.id).finish) is not None and finish > gate
        ]
        if late:
            days = schedule.working_days_between(gate, max(late)[0])
            yield found("SCH-06", stage.gate_key, *(key for _, key in late), i=stage.gate_key, n=days)


RULES: Final = (before_its_gate, stages_run_backwards, gate_before_its_own_work)
