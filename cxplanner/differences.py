"""Two versions of a plan beside each other: what differs, and what it does to dates, money and findings."""

from __future__ import annotations

from dataclasses import dataclass

from cxplanner.findings.comparison import ComparedFindings, compare_findings
from cxplanner.findings.find import find
from cxplanner.scheduling.comparison import ComparedItem, compare_versions
from cxplanner.scheduling.effect import Effect, effect_of
from cxplanner.scheduling.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Differences:
    """What somebody who is asked to take one for the other has to know.

    `edited` are the items that came, went or have other values, `moved` those that only other dates have.
    """

    effect: Effect
    edited: tuple[ComparedItem, ...]
    moved: tuple[ComparedItem, ...]
    findings: ComparedFindings


def differences(original: Schedule, copy: Schedule) -> Differences:
    """What differs between a plan and a copy of it that was edited; both are schedules of one programme."""
    comparison = compare_versions(original, copy)
    items = (*comparison.others, *comparison.initiatives, *comparison.gates)
    return Differences(
        effect_of(original, copy),
        tuple(item for item in items if not item.only_moved),
        tuple(item for item in items if item.only_moved),
        compare_findings(find(original.plan, original), find(copy.plan, copy)),
    )
