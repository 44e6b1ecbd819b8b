"""What a rule found: its code, how much it weighs, and the items and facts that its sentence names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from cxplanner.resources import resource


class Severity(StrEnum):
    """How much a finding weighs; the order is that of lists."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark; `items` are the keys it is about, the first being the one to go to."""

    rule: str
    severity: Severity
    items: tuple[str, ...]
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue: its severity and its sentence in each language."""

    severity: Severity
    messages: Mapping[str, str]


@cache
def rules() -> Mapping[str, Rule]:
    """The catalogue of rules by code, as it ships with the program."""
    entries = json.loads(resource("data", "rules.json").read_text(encoding="utf-8"))
    return {
        entry["id"]: Rule(
            Severity(entry["severity"]),
            {language: entry[f"message_{language}"] for language in ("en", "es", "pt")},
        )
        for entry in entries
    }


def found(rule: str, *items: str, severity: Severity | None = None, **facts: object) -> Finding:
    """A finding of a rule, with the rule's own severity unless it depends on the case."""
    return Finding(rule, severity or rules()[rule].severity, items, facts)
