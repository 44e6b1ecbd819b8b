"""Two versions of a plan beside each other: what differs, and what it does to dates, money and findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxplanner.findings.comparison import ComparedFindings, compare_findings
from cxplanner.findings.find import find
from cxplanner.scheduling.causes import Cause, causes
from cxplanner.scheduling.comparison import ComparedItem, compare_versions
from cxplanner.scheduling.effect import Effect, effect_of
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Differences:
    """What somebody who is asked to take one for the other has to know.

    `edited` are the items that came, went or have other values, `moved` those that only other dates have.
    `causes` say of each moved initiative and gate, by its node in the later plan, why it moved.
    """

    effect: Effect
    edited: tuple[ComparedItem, ...]
    moved: tuple[ComparedItem, ...]
    findings: ComparedFindings
    causes: Mapping[Node, Cause]


def differences(original: Schedule, copy: Schedule) -> Differences:
    """What differs between a plan and a copy of it that was edited; both are schedules of one programme."""
    comparison = compare_versions(original, copy)
    dated = (*comparison.initiatives, *comparison.gates)
    items = (*comparison.others, *dated)
    moved = (*dated, *comparison.others)
    return Differences(
        effect_of(original, copy),
        tuple(item for item in items if not item.only_moved),
        tuple(item for item in moved if item.only_moved),
        compare_findings(find(original.plan, original), find(copy.plan, copy)),
        causes(original, copy, dated),
    )
