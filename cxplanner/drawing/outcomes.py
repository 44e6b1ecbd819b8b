"""The indicators that a plan shows under its roadmap."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxplanner.drawing.outcome_strip import Outcome
from cxplanner.indicators.measured import standing_of
from cxplanner.wording.indicators import ValueWords

if TYPE_CHECKING:
    from cxplanner.plan.indicators import Kpi
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


def value_words(words: Words, plan: Plan, kpi: Kpi) -> ValueWords:
    """How values of an indicator are written."""
    return ValueWords(words, kpi.type.value, kpi.unit, plan.programme.currency, kpi.method)


def outcomes_of(plan: Plan, schedule: Schedule, words: Words, today: date | None) -> tuple[Outcome, ...]:
    """The strips in the order of lists; none where the plan has chosen no indicator."""
    chosen = [each for each in plan.kpis_in_order if each.in_strip] if plan.kpis else []
    return tuple(_outcome(plan, schedule, words, kpi, today or plan.programme.start) for kpi in chosen)


def _outcome(plan: Plan, schedule: Schedule, words: Words, kpi: Kpi, today: date) -> Outcome:
    say, values = words.say, value_words(words, plan, kpi)
    standing = standing_of(plan, schedule, kpi, today)
    if any(point.gate is not None for point in standing.points):
        facts: tuple[str, ...] = (say("actual, and target at each gate"), say("actual and targets"))
    elif standing.points:
        facts = (say("actual and target"),)
    else:
        facts = (say("no target is set"),)
    if standing.now is None:
        facts = (say("not measured yet"),)
    title = say("Outcome: {name}", name=kpi.name)
    return Outcome(kpi.id, title, facts, standing, values.short, values.now)
