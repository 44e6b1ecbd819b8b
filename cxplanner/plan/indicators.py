"""Indicators: what is measured to see whether customers are better off, and every value taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from cxplanner.plan.programme import Stream


class JourneyStep(StrEnum):
    """The eight steps of a customer's journey: the first four market and sell, the last four support."""

    NEED = "need"
    RESEARCH = "research"
    SELECT = "select"
    BUY = "buy"
    RECEIVE = "receive"
    USE = "use"
    MAINTAIN = "maintain"
    RECOMMEND = "recommend"


class KpiType(StrEnum):
    """How the value of an indicator comes about."""

    NPS = "nps"
    CSAT = "csat"
    CES = "ces"
    ENPS = "enps"
    RATIO = "ratio"
    COUNT = "count"
    MONEY = "money"
    DURATION = "duration"
    SCORE = "score"


COUNTS: Final = {KpiType.NPS: 11, KpiType.ENPS: 11, KpiType.CSAT: 5, KpiType.CES: 7}
"""How many counts a histogram of each kind of survey has."""


class Better(StrEnum):
    """Which way an indicator should go."""

    UP = "up"
    DOWN = "down"


class KpiLevel(StrEnum):
    """Whether an indicator tells early or afterwards."""

    LEADING = "leading"
    LAGGING = "lagging"


class EffortMethod(StrEnum):
    """How a customer effort score is made of answers 1 to 7; one method for each indicator."""

    TOP_THREE = "top_three"
    MEAN = "mean"
    NET = "net"


@dataclass(frozen=True, slots=True)
class Kpi:
    """An indicator. Shares and scores are in points of a hundred, money in units of the currency.

    `cadence_days` 0 means that nobody said how often it is measured; `in_strip` shows it under the roadmap.
    """

    id: int
    code: str
    name: str
    type: KpiType = KpiType.COUNT
    unit: str = ""
    better: Better = Better.UP
    step: JourneyStep | None = None
    stream: Stream | None = None
    level: KpiLevel = KpiLevel.LAGGING
    parent: int | None = None
    baseline_value: float | None = None
    baseline_on: date | None = None
    target: float | None = None
    target_on: date | None = None
    cadence_days: int = 0
    owner: int | None = None
    source: str = ""
    method: EffortMethod = EffortMethod.TOP_THREE
    in_strip: bool = False
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class KpiTarget:
    """The value that an indicator should have at a gate (a stage's number)."""

    id: int
    kpi: int
    gate: int
    target: float


@dataclass(frozen=True, slots=True)
class Measurement:
    """A value taken on a day: counts of answers, or a part of a whole, or the value alone; one of the three.

    `counts` has as many numbers as `COUNTS` says, from the lowest answer up, and is empty otherwise.
    """

    id: int
    kpi: int
    taken_on: date
    counts: tuple[int, ...] = ()
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    invited: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeKpi:
    """That an initiative is to move an indicator, and by how much, where somebody has said."""

    id: int
    initiative: int
    kpi: int
    expected_delta: float | None = None
