"""Rules about the order of stages and their gates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cxplanner.findings.finding import Finding, found
from cxplanner.plan.initiatives import Status
from cxplanner.plan.programme import GatePolicy

if TYPE_CHECKING:
    from datetime import date

    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule


def before_its_gate(plan: Plan, schedule: Schedule) -> Iterator[Finding]:
    """STG-03: an initiative starts before a gate of an earlier stage has passed, at the end of its day."""
    for initiative in plan.initiatives_in_order:
        if initiative.id not in schedule.in_trouble:
            continue
        dates = schedule.initiative(initiative.id)
        if "gate" not in dates.violates or initiative.status is Status.DONE or dates.start is None:
            continue
        number, passed = _open_gate(schedule, initiative.stage, dates.start)
        yield found(
            "STG-03",
            initiative.key,
            plan.stages[number].gate_key,
            i=initiative.key,
            k1=initiative.stage,
            start=dates.start,
            k=number,
            gate=passed,
        )


def _open_gate(schedule: Schedule, stage: int, start: date) -> tuple[int, date]:
    """The last gate before a stage that has not passed when an initiative of that stage starts."""
    gates = [(number, schedule.gate(number).finish) for number in range(1, stage)]
    return max((number, day) for number, day in gates if day is not None and day >= start)


def stages_run_backwards(plan: Plan, _schedule: Schedule) -> Iterator[Finding]:
    """STG-10: a link runs from a later stage to an earlier one."""
    seen: set[tuple[str, str]] = set()
    for link in plan.dependencies.values():
        successor = plan.initiatives[link.successor]
        before = plan.initiatives[link.predecessor] if link.predecessor is not None else None
        stage = before.stage if before is not None else link.gate or 0
        if stage <= successor.stage or not successor.status.is_scheduled:
            continue
        if before is not None and not before.status.is_scheduled:
            continue
        key = before.key if before is not None else plan.stages[stage].gate_key
        if (key, successor.key) not in seen:
            seen.add((key, successor.key))
            yield found("STG-10", key, successor.key, p=key, a=stage, s=successor.key, b=successor.stage)


def gate_before_its_own_work(plan: Plan, schedule: Schedule) -> Iterator[Finding]:
    """SCH-06 for a gate that only advises: its date is fixed, and work it needs finishes later."""
    for stage in plan.stages.values():
        dates = schedule.gate(stage.id)
        gate = dates.finish
        advises = stage.gate_policy is GatePolicy.ADVISE and stage.gate_passed_on is None
        if not advises or "gate" not in dates.violates or gate is None:
            continue
        late = [
            (finish, initiative.key)
            for initiative in plan.initiatives_in_order
            if initiative.stage == stage.id and initiative.needed_for_gate and initiative.status.is_scheduled
            if (finish := schedule.initiative(initiative.id).finish) is not None and finish > gate
        ]
        days = schedule.working_days_between(gate, max(late)[0])
        yield found("SCH-06", stage.gate_key, *(key for _, key in late), i=stage.gate_key, n=days)


RULES: Final = (before_its_gate, stages_run_backwards, gate_before_its_own_work)
