"""The frame of a plan: programme, working calendar, streams, stages with gates, people and teams."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

MONDAY_TO_FRIDAY = frozenset({0, 1, 2, 3, 4})
STAGE_NUMBERS = (1, 2, 3, 4)


class Stream(StrEnum):
    """The four streams; the order is that of the lanes."""

    SYSTEMS_DATA = "systems_data"
    CHANGE_MANAGEMENT = "change_management"
    ORGANIZATION = "organization"
    CUSTOMER_CENTRICITY = "customer_centricity"


class Weekday(IntEnum):
    """Days of the week as Python counts them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Closure:
    """A range of days, both included, on which nobody works."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class ExtraWorkingDay:
    """A day that is worked although the calendar says otherwise."""

    name: str
    day: date


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Working weekdays, minus public holidays and closures, plus extra working days.

    `country` and `subdivision` are the codes of ISO 3166 (`"ES"`, `"MD"`); without a country there are no
    public holidays. Weekdays count from Monday = 0.
    """

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    country: str | None = None
    subdivision: str | None = None
    closures: tuple[Closure, ...] = ()
    extra_working_days: tuple[ExtraWorkingDay, ...] = ()


class GatePolicy(StrEnum):
    """Whether a gate moves what comes after it, or only remarks on it."""

    HOLD = "hold"
    ADVISE = "advise"


class GateOutcome(StrEnum):
    """What a committee decided at a gate."""

    GO = "go"
    CONDITIONAL_GO = "conditional_go"
    HOLD = "hold"
    RECYCLE = "recycle"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the four stages with the gate that closes it; its `id` is its number, 1 to 4."""

    id: int
    name: str
    why: str = ""
    gate_name: str = ""
    gate_policy: GatePolicy = GatePolicy.HOLD
    gate_planned_on: date | None = None
    gate_decided_on: date | None = None
    gate_outcome: GateOutcome | None = None

    @property
    def gate_key(self) -> str:
        return f"G{self.id}"

    @property
    def gate_passed_on(self) -> date | None:
        """The day of a decision that lets the programme go on, if there was one."""
        if self.gate_outcome in (GateOutcome.GO, GateOutcome.CONDITIONAL_GO):
            return self.gate_decided_on
        return None


class CriterionKind(StrEnum):
    """How much a criterion of a gate weighs."""

    MUST = "must"
    SHOULD = "should"


class CriterionStatus(StrEnum):
    """Where a criterion of a gate stands."""

    OPEN = "open"
    MET = "met"
    NOT_MET = "not_met"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class GateCriterion:
    """One exit criterion of a stage; `measure` is a query key, or `"manual"`."""

    id: int
    stage: int
    code: str
    text: str
    kind: CriterionKind = CriterionKind.MUST
    measure: str = "manual"
    threshold: float | None = None
    status: CriterionStatus = CriterionStatus.OPEN
    evidence: str = ""
    initiative: int | None = None


class PersonKind(StrEnum):
    """What a person is to the programme."""

    EXECUTIVE = "executive"
    MANAGER = "manager"
    EMPLOYEE = "employee"
    PARTNER = "partner"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who owns, sponsors or works."""

    id: int
    name: str
    title: str = ""
    unit: str = ""
    kind: PersonKind = PersonKind.EMPLOYEE


class TeamKind(StrEnum):
    """What a team is for."""

    STEERING = "steering"
    WORKING_GROUP = "working_group"
    MICROTEAM = "microteam"


@dataclass(frozen=True, slots=True)
class Capacity:
    """Full-time equivalents that a team has from a day on, until the next entry."""

    since: date
    units: float


@dataclass(frozen=True, slots=True)
class Team:
    """A team; its calendar, when it has one, only takes days away from the programme's."""

    id: int
    name: str
    kind: TeamKind = TeamKind.WORKING_GROUP
    rules: str = ""
    calendar: WorkCalendar | None = None
    capacity: tuple[Capacity, ...] = ()


class TeamRole(StrEnum):
    """What a person does in a team."""

    SPONSOR = "sponsor"
    CHAIR = "chair"
    SECRETARY = "secretary"
    LEAD = "lead"
    PRODUCT_OWNER = "product_owner"
    DESIGNER = "designer"
    ANALYST = "analyst"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class TeamMember:
    """A person in a team."""

    id: int
    team: int
    person: int
    role: TeamRole = TeamRole.MEMBER


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme itself. Money is in cents of `currency` (ISO 4217); the weights sum to 100.

    `classification` ("Internal") and `version` ("1.14") are what a printed sheet says of the plan. A date
    that slips by more than `slip_threshold` working days since the last review is asked for its reason.
    """

    name: str
    start: date
    organisation: str = ""
    sector: str = ""
    language: str = "en"
    currency: str = "EUR"
    horizon_months: int = 24
    status_date: date | None = None
    target_finish: date | None = None
    critical_threshold: int = 0
    calendar: WorkCalendar = WorkCalendar()
    discount_rate: float = 0.08
    npv_months: int = 60
    headcount: int = 0
    budget_cap: int = 0
    committed_fte: float = 0.0
    exec_days_month: float = 0.0
    wip_limit_owner: int = 4
    weight_customer: int = 40
    weight_business: int = 25
    weight_enablement: int = 20
    weight_urgency: int = 15
    classification: str = ""
    version: str = ""
    slip_threshold: int = 5
