"""Which findings a change of plan brings, and which it puts right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cxplanner.findings.finding import Finding


@dataclass(frozen=True, slots=True)
class ComparedFindings:
    """What is found only in the later plan, and what only in the earlier."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]


def compare_findings(before: Sequence[Finding], after: Sequence[Finding]) -> ComparedFindings:
    """A remark of the same rule about the same item is the same, whatever its days and what it names beside.

    Where a rule remarks on an item more than once, the remarks that name the same others are matched first.
    """
    new, gone = _unmatched(after, before, _exactly), _unmatched(before, after, _exactly)
    return ComparedFindings(tuple(_unmatched(new, gone, _about)), tuple(_unmatched(gone, new, _about)))


def _exactly(finding: Finding) -> object:
    return finding.rule, finding.items


def _about(finding: Finding) -> object:
    return finding.rule, finding.items[:1]


def _unmatched(
    findings: Sequence[Finding], others: Sequence[Finding], identity: Callable[[Finding], object]
) -> list[Finding]:
    """The findings that none of the others stands for; each stands for one."""
    left = Counter(identity(each) for each in others)
    found = []
    for finding in findings:
        same = identity(finding)
        if left[same]:
            left[same] -= 1
        else:
            found.append(finding)
    return found
