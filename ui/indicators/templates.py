"""Indicators that many programmes have, by the step of the journey that they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxplanner.plan.indicators import Better, JourneyStep, KpiLevel, KpiType

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


@dataclass(frozen=True, slots=True)
class Template:
    """What a new indicator begins with."""

    name: str
    type: KpiType
    step: JourneyStep | None = None
    better: Better = Better.UP
    level: KpiLevel = KpiLevel.LEADING
    unit: str = ""


def templates(words: Words) -> tuple[Template, ...]:
    """In the order of the journey, those that belong to no step last."""
    say = words.say
    step, kind = JourneyStep, KpiType
    days = say("days")
    return (
        Template(say("Aided brand awareness"), kind.RATIO, step.NEED),
        Template(say("Consideration"), kind.RATIO, step.RESEARCH),
        Template(say("Ease of choice (CES)"), kind.CES, step.SELECT),
        Template(say("Conversion"), kind.RATIO, step.BUY),
        Template(say("Days to first order"), kind.DURATION, step.BUY, Better.DOWN, unit=days),
        Template(say("On time in full (OTIF)"), kind.RATIO, step.RECEIVE),
        Template(say("Delivery CSAT"), kind.CSAT, step.RECEIVE),
        Template(say("Adoption"), kind.RATIO, step.USE),
        Template(say("Ease of solving a problem (CES)"), kind.CES, step.MAINTAIN),
        Template(say("First-contact resolution"), kind.RATIO, step.MAINTAIN),
        Template(say("Relationship NPS"), kind.NPS, step.RECOMMEND, level=KpiLevel.LAGGING),
        Template(say("90-day repurchase"), kind.RATIO, step.RECOMMEND, level=KpiLevel.LAGGING),
        Template(say("Churn"), kind.RATIO, step.RECOMMEND, Better.DOWN, KpiLevel.LAGGING),
        Template(say("Customer lifetime value"), kind.MONEY, None, level=KpiLevel.LAGGING),
        Template(say("Employee NPS (eNPS)"), kind.ENPS),
    )
