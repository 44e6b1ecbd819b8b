"""Risks, and what else stands in the way: issues, assumptions, silos."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RiskKind(StrEnum):
    """What may happen, what has happened, what is taken for granted, and where units do not work together."""

    RISK = "risk"
    ISSUE = "issue"
    ASSUMPTION = "assumption"
    SILO = "silo"


class SiloType(StrEnum):
    """What keeps units apart."""

    ORGANISATIONAL = "organisational"
    POLITICAL = "political"
    DATA = "data"
    ANALYTICS = "analytics"
    FUNCTIONAL = "functional"
    CHANNEL = "channel"
    TECHNOLOGY = "technology"


class RiskResponse(StrEnum):
    """What is done about it."""

    AVOID = "avoid"
    REDUCE = "reduce"
    TRANSFER = "transfer"
    ACCEPT = "accept"


class RiskStatus(StrEnum):
    """Whether it still counts."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk, issue, assumption or silo; `probability` and `impact` are 1 to 5."""

    id: int
    title: str
    kind: RiskKind = RiskKind.RISK
    silo_type: SiloType | None = None
    cause: str = ""
    effect: str = ""
    probability: int = 3
    impact: int = 3
    response: RiskResponse = RiskResponse.REDUCE
    mitigation: str = ""
    owner: int | None = None
    due: date | None = None
    status: RiskStatus = RiskStatus.OPEN
    initiative: int | None = None
    ordinal: int = 0

    @property
    def score(self) -> int:
        """Probability × impact, 1 to 25."""
        return self.probability * self.impact
