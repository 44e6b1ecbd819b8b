"""Which findings a change of plan brings, and which it puts right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cxplanner.findings.finding import Finding


@dataclass(frozen=True, slots=True)
class ComparedFindings:
    """What is found only in the later plan, and what only in the earlier."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]


def compare_findings(before: Sequence[Finding], after: Sequence[Finding]) -> ComparedFindings:
    """A remark of the same rule about the same items is the same, whatever its days and dates."""
    return ComparedFindings(_not_in(after, before), _not_in(before, after))


def _not_in(findings: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    left = Counter((each.rule, each.items) for each in others)
    found = []
    for finding in findings:
        same = (finding.rule, finding.items)
        if left[same]:
            left[same] -= 1
        else:
            found.append(finding)
    return tuple(found)
