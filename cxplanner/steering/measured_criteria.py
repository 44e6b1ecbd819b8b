"""Which criteria of gates the program can measure: what is needed, how it is now, and whether that is enough.

A criterion says what measures it: `K15 >= 80` (an indicator), `CHG-04 active` or `CUS-03 done` (an
initiative), `ORG-09 decision` (a decision about one), `KPI-02 clear` (a rule that finds nothing). Whatever
else it says is for people to judge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import eq, ge, gt, le, lt
from typing import TYPE_CHECKING, Final

from cxplanner.indicators.measured import estimate_of
from cxplanner.plan.initiatives import Status
from cxplanner.plan.programme import CriterionStatus
from cxplanner.plan.reviews import AgendaKind, Outcome

if TYPE_CHECKING:
    from cxplanner.findings.finding import Finding
    from cxplanner.plan.indicators import Kpi
    from cxplanner.plan.plan import Plan
    from cxplanner.plan.programme import GateCriterion

FOUND_BY_PROGRAM: Final = frozenset({
    "GOV-02", "KPI-01", "KPI-02", "KPI-03", "PLN-01", "SCH-02", "SCH-06", "SCH-07", "SCH-08", "SCH-09",
    "SCH-10", "STG-03", "STG-10",
})  # fmt: skip
"""The rules that this version looks at; of another one, that it finds nothing says nothing."""

_CLEAR: Final = "clear"
_IN_TIME: Final = "KPI-02"
_COMPARISONS: Final = {"≥": ge, "≤": le, ">": gt, "<": lt, "=": eq}
_WRITTEN: Final = {">=": "≥", "<=": "≤"}
_VALUE: Final = re.compile(
    r"([^\s<>=≥≤]{1,12})\s*(≥|≤|>=|<=|>|<|=)\s*([-\u2212]?\d{1,12}(?:[.,]\d{1,6})?)\s*%?"
)
_STATE: Final = re.compile(r"(.{1,12}?)(?:\s+(active|done|decision|clear))?")
_UNDER_WAY: Final = (Status.ACTIVE, Status.DONE)
_AGREED: Final = (Outcome.APPROVED, Outcome.DONE, Outcome.GO, Outcome.CONDITIONAL_GO)


class MeasureKind(StrEnum):
    """What the program looks at."""

    INDICATOR = "indicator"
    UNDER_WAY = "under_way"
    DONE = "done"
    DECISION = "decision"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class MeasuredCriterion:
    """One criterion as the program measures it.

    `subject` is the id of the indicator or initiative; of a rule, None, and `rule` its code. `value` is the
    latest value of the indicator, or how much the rule finds. `met` is None where nothing was measured yet.
    """

    criterion: int
    kind: MeasureKind
    met: bool | None
    subject: int | None = None
    rule: str = ""
    comparison: str = ""
    needed: float | None = None
    value: float | None = None

    def contradicts(self, status: CriterionStatus) -> bool:
        """Whether people say that it is met and the measure that it is not, or the other way round."""
        said = {CriterionStatus.MET: True, CriterionStatus.NOT_MET: False}.get(status)
        return None not in (said, self.met) and said is not self.met


def measured_criteria(
    plan: Plan, findings: Callable[[], Iterable[Finding]]
) -> Mapping[int, MeasuredCriterion]:
    """The criteria that can be measured, by id; findings are looked for where a criterion asks for them."""
    asked = any(each.measure.strip().endswith(_CLEAR) for each in plan.criteria.values())
    counts = Counter(each.rule for each in findings()) if asked else Counter[str]()
    found = (_measured(plan, each, counts) for each in plan.criteria.values())
    return {each.criterion: each for each in found if each is not None}


def _measured(plan: Plan, criterion: GateCriterion, counts: Mapping[str, int]) -> MeasuredCriterion | None:
    text = criterion.measure.strip()
    compared = _VALUE.fullmatch(text)
    if compared is not None:
        code, sign, number = compared.groups()
        needed = float(number.replace("\u2212", "-").replace(",", "."))
        return _of_indicator(plan, criterion, code, _WRITTEN.get(sign, sign), needed)
    if criterion.threshold is not None:
        kpi = _indicator(plan, text)
        sign = "≥" if kpi is None or kpi.better == "up" else "≤"
        return _of_indicator(plan, criterion, text, sign, criterion.threshold)
    state = _STATE.fullmatch(text)
    return None if state is None else _of_state(plan, criterion, state[1], state[2], counts)


def _of_indicator(
    plan: Plan, criterion: GateCriterion, code: str, sign: str, needed: float
) -> MeasuredCriterion | None:
    kpi = _indicator(plan, code)
    if kpi is None:
        return None
    value = _value_now(plan, kpi)
    met = None if value is None else bool(_COMPARISONS[sign](value, needed))
    return MeasuredCriterion(
        criterion.id, MeasureKind.INDICATOR, met, kpi.id, comparison=sign, needed=needed, value=value
    )


def _indicator(plan: Plan, code: str) -> Kpi | None:
    wanted = code.casefold()
    return next((each for each in plan.kpis_in_order if each.code.casefold() == wanted), None)


def _value_now(plan: Plan, kpi: Kpi) -> float | None:
    """The latest measurement, else what was there at the start."""
    taken = plan.measurements_of.get(kpi.id, ())
    return estimate_of(kpi, taken[-1]).value if taken else kpi.baseline_value


def _of_state(
    plan: Plan, criterion: GateCriterion, subject: str, state: str | None, counts: Mapping[str, int]
) -> MeasuredCriterion | None:
    if state == _CLEAR:
        if subject not in FOUND_BY_PROGRAM or (subject == _IN_TIME and not _has_cadences(plan)):
            return None
        count = counts.get(subject, 0)
        return MeasuredCriterion(
            criterion.id, MeasureKind.RULE, count == 0, rule=subject, needed=0, value=count
        )
    initiative = plan.initiative(subject)
    if initiative is None:
        return None
    if state == "decision":
        kind, met = MeasureKind.DECISION, _is_decided(plan, initiative.id)
    elif state == "active":
        kind, met = MeasureKind.UNDER_WAY, initiative.status in _UNDER_WAY
    else:
        kind, met = MeasureKind.DONE, initiative.status is Status.DONE
    return MeasuredCriterion(criterion.id, kind, met, initiative.id)


def _has_cadences(plan: Plan) -> bool:
    """Whether it can be told if indicators are measured in time: it is said how often, and what day it is."""
    cadences = [each.cadence_days for each in plan.kpis.values()]
    return plan.programme.status_date is not None and bool(cadences) and all(cadences)


def _is_decided(plan: Plan, initiative: int) -> bool:
    return any(
        each.kind is AgendaKind.DECISION and each.initiative == initiative and each.outcome in _AGREED
        for each in plan.agenda_items.values()
    )
