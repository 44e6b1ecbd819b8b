"""Risks in the order in which a committee should hear of them, and their places in the matrix."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from cxplanner.plan.plan import Plan
from cxplanner.plan.risks import Risk, RiskKind, RiskStatus

TOLD_AT_MOST: Final = 5
"""So many a page for a committee tells."""
_KINDS: Final = {RiskKind.ISSUE: 0, RiskKind.RISK: 1, RiskKind.SILO: 2, RiskKind.ASSUMPTION: 3}

Matrix = dict[tuple[int, int], tuple[Risk, ...]]


def open_risks(plan: Plan) -> tuple[Risk, ...]:
    """What is open, the highest product of probability and impact first; of equals, what has happened."""
    found = [each for each in plan.risks_in_order if each.status is RiskStatus.OPEN]
    return tuple(sorted(found, key=lambda each: (-each.score, _KINDS[each.kind], each.ordinal, each.id)))


def is_overdue(risk: Risk, today: date) -> bool:
    """Whether its answer was due and it is still open."""
    return risk.status is RiskStatus.OPEN and risk.due is not None and risk.due < today


def matrix(risks: Iterable[Risk]) -> Matrix:
    """Risks by probability and impact; cells without any are absent."""
    cells: dict[tuple[int, int], list[Risk]] = {}
    for each in risks:
        cells.setdefault((each.probability, each.impact), []).append(each)
    return {cell: tuple(members) for cell, members in cells.items()}
