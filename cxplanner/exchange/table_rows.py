"""The table of initiatives as rows of plain values, in the columns of the spreadsheet."""

from __future__ import annotations

from datetime import date

from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.notation import written_predecessors
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.schedule import Schedule

Value = str | int | float | bool | date | Stream | tuple[Stream, ...] | None

_CENTS = 100


def table_rows(plan: Plan, schedule: Schedule) -> list[dict[str, Value]]:
    """One row for each initiative, by field, in the order of lists; money in whole units of the currency."""
    return [table_row(plan, schedule, each) for each in plan.initiatives_in_order]


def table_row(plan: Plan, schedule: Schedule, initiative: Initiative) -> dict[str, Value]:
    dates = schedule.initiative(initiative.id)
    return {
        "key": initiative.key,
        "title": initiative.title,
        "stage": initiative.stage,
        "stream": initiative.stream,
        "tags": initiative.tags,
        "duration": _duration(initiative),
        "predecessors": written_predecessors(plan, initiative.id),
        "start": dates.start,
        "finish": dates.finish,
        "not_before": initiative.not_before,
        "deadline": initiative.deadline,
        "pinned_start": initiative.pinned_start,
        "needed_for_gate": initiative.needed_for_gate,
        "gate_waived": initiative.gate_waiver,
        "owner": plan.owner_name(initiative),
        "team": plan.teams[initiative.team].name if initiative.team is not None else "",
        "units": initiative.units,
        "optimistic": initiative.optimistic,
        "pessimistic": initiative.pessimistic,
        "cost": _money(plan.cost_once(initiative.id)),
        "benefit_per_year": _money(plan.benefit_per_year(initiative.id)),
        "impact": initiative.impact,
        "effort": initiative.effort,
        "status": initiative.status,
        "progress": initiative.progress,
        "actual_start": initiative.actual_start,
        "actual_finish": initiative.actual_finish,
        "remaining": initiative.remaining,
        "why": initiative.why,
        "notes": initiative.notes,
    }


def _duration(initiative: Initiative) -> int | str | None:
    """Working days, with a question mark where nobody has estimated them; one such day needs no saying."""
    if initiative.estimated:
        return initiative.duration
    return (
        None if initiative.duration == 1 and not initiative.status.is_scheduled else f"{initiative.duration}?"
    )


def _money(cents: int | None) -> int | float | None:
    if cents is None:
        return None
    return cents // _CENTS if cents % _CENTS == 0 else cents / _CENTS
