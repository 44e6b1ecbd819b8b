"""How a plan begins: a programme with its four stages and nothing in them."""

from __future__ import annotations

from datetime import date, timedelta

from cxplanner.plan.edits.programme import checked_programme, checked_stage
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Programme, Stage


def empty_plan(programme: Programme, stages: tuple[Stage, ...]) -> Plan:
    """A plan with these four stages; their names come from `wording`, in the programme's language."""
    checked = [checked_stage(stage) for stage in stages]
    return Plan(checked_programme(programme), stages={stage.id: stage for stage in checked})


def next_monday(today: date) -> date:
    """The first Monday after a day: where a new programme starts unless told otherwise."""
    return today + timedelta(days=7 - today.weekday())
