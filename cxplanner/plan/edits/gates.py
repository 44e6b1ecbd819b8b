"""Edits of gates: what a committee decided at one, and the conditions under which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cxplanner.errors import EditError
from cxplanner.plan.edits.checks import check_date, check_present
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome
from cxplanner.plan.reviews import AgendaItem, AgendaKind
from cxplanner.plan.text import clean_name


class Condition(NamedTuple):
    """What must be done, and until when, where a gate lets the programme go on all the same."""

    title: str
    due: date | None
    owner: int | None = None


def decide(
    plan: Plan,
    stage: int,
    outcome: GateOutcome,
    decided_on: date,
    *,
    item: AgendaItem | None = None,
    conditions: Sequence[Condition] = (),
) -> Plan:
    """A plan in which a gate has been decided. Conditions become actions of the meeting of `item`.

    Raises EditError: `go_with_open_musts` (`key`, `count`, `criteria`), `go_without_conditions` (`key`),
    `conditions_without_meeting` (`key`), `missing` for a condition without title or day, `too_long`,
    `date_out_of_range`, `unknown_person_or_team`.
    """
    key = plan.stages[stage].gate_key
    if outcome is GateOutcome.CONDITIONAL_GO and not conditions:
        raise EditError("go_without_conditions", field="gate_outcome", key=key)
    if outcome is not GateOutcome.CONDITIONAL_GO:
        conditions = ()
    if conditions and item is None:
        raise EditError("conditions_without_meeting", field="gate_outcome", key=key)
    plan = change_stage(plan, stage, gate_outcome=outcome, gate_decided_on=decided_on)
    for condition in conditions:
        assert item is not None
        plan = _with_condition(plan, stage, item, condition)
    return plan


def _with_condition(plan: Plan, stage: int, item: AgendaItem, condition: Condition) -> Plan:
    title = clean_name(condition.title, "conditions")
    check_present(title, "conditions")
    if condition.due is None:
        raise EditError("missing", field="due")
    check_date(condition.due, "due")
    if condition.owner is not None and condition.owner not in plan.people:
        raise EditError("unknown_person_or_team", field="owner")
    agenda = plan.agenda_of.get(item.meeting, ())
    action = AgendaItem(
        plan.next_id,
        item.meeting,
        title,
        AgendaKind.ACTION,
        ordinal=max((each.ordinal for each in agenda), default=0) + 1,
        owner=condition.owner,
        due=condition.due,
        stage=stage,
        raised_by=item.id,
    )
    return plan.put("agenda_items", action).changed(next_id=plan.next_id + 1)


def undecide(plan: Plan, stage: int) -> Plan:
    """A plan in which nothing has been decided at a gate; actions that came of it stay."""
    old = plan.stages[stage]
    new = replace(old, gate_outcome=None, gate_decided_on=None)
    return plan if new == old else plan.put("stages", new)
