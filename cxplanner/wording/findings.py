"""Findings as sentences: those of the catalogue of rules, with facts as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from cxplanner.findings.finding import rules
from cxplanner.wording.catalogue import mark
from cxplanner.wording.errors import written_facts

if TYPE_CHECKING:
    from cxplanner.findings.finding import Finding
    from cxplanner.wording.words import Words

_DRIVERS: Final[Mapping[str, str]] = {
    "calendar": mark("the calendar"),
    "constraint": mark("its “not before” date"),
    "status_date": mark("the status date"),
    "capacity": mark("its team's capacity"),
    "programme_start": mark("the programme's start"),
}
"""What allows a start only later, where that is no initiative and no gate."""


def finding_sentence(words: Words, finding: Finding) -> str:
    """The rule's sentence in the words' language."""
    facts = dict(finding.facts)
    neighbours = facts.get("neighbours")
    if isinstance(neighbours, tuple):
        facts["neighbours"] = words.listed(neighbours)
    driver = facts.get("driver")
    if driver in _DRIVERS:
        facts["driver"] = words.say(_DRIVERS[str(driver)])
    return rules()[finding.rule].messages[words.language].format_map(written_facts(words, facts))
