"""What the program measures of a criterion, in one short line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxplanner.steering.measured_criteria import MeasuredCriterion, MeasureKind
from cxplanner.wording.indicators import ValueWords

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.wording.words import Words


def measured_line(words: Words, plan: Plan, measured: MeasuredCriterion) -> str:
    """`Staff trained: 62 %, needed ≥ 80 %`, or `CHG-04 is active`; it begins with what is measured."""
    if measured.kind is MeasureKind.INDICATOR:
        return _of_indicator(words, plan, measured)
    if measured.kind is MeasureKind.RULE:
        if not measured.value:
            return words.say("Rule {rule} finds nothing", rule=measured.rule)
        return words.say_number(
            "Rule {rule} finds {n} fault", "Rule {rule} finds {n} faults", int(measured.value),
            rule=measured.rule,
        )  # fmt: skip
    assert measured.subject is not None
    initiative = plan.initiatives[measured.subject]
    if measured.kind is MeasureKind.DECISION:
        if measured.met:
            return words.say("{key} is decided", key=initiative.key)
        return words.say("{key} is not decided yet", key=initiative.key)
    return words.say("{key} is {status}", key=initiative.key, status=words.name_of(initiative.status))


def _of_indicator(words: Words, plan: Plan, measured: MeasuredCriterion) -> str:
    assert measured.subject is not None
    assert measured.needed is not None
    kpi = plan.kpis[measured.subject]
    values = ValueWords(words, kpi.type.value, kpi.unit, plan.programme.currency, kpi.method)
    needed = f"{measured.comparison} {values.value(measured.needed)}"
    if measured.value is None:
        return words.say("{name} is not measured yet, needed {needed}", name=kpi.name, needed=needed)
    return words.say(
        "{name}: {value}, needed {needed}", name=kpi.name, value=values.value(measured.value), needed=needed
    )
