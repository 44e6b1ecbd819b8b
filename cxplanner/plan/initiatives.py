"""What is done in a programme, and in what order: initiatives, milestones, dependencies, sums of money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cxplanner.plan.programme import Stream


class Status(StrEnum):
    """Where an initiative stands; `measure` is an idea that is not accepted yet."""

    MEASURE = "measure"
    CANDIDATE = "candidate"
    APPROVED = "approved"
    ACTIVE = "active"
    PAUSED = "paused"
    DONE = "done"
    REJECTED = "rejected"

    @property
    def is_scheduled(self) -> bool:
        return self not in (Status.MEASURE, Status.REJECTED)


class Lever(StrEnum):
    """What an initiative changes."""

    PRODUCT = "product"
    PROCESS = "process"
    EXPERIENCE = "experience"
    BUSINESS_MODEL = "business_model"


class Activity(StrEnum):
    """What kind of work an initiative is."""

    GOVERNANCE = "governance"
    COMMUNICATION = "communication"
    TRAINING = "training"
    ASSESSMENT = "assessment"
    RESKILLING = "reskilling"
    CULTURE = "culture"
    SELECTION = "selection"
    IMPLEMENTATION = "implementation"
    PAPER_ELIMINATION = "paper_elimination"
    PROCESS_REDESIGN = "process_redesign"
    WORKSPACE = "workspace"
    TEAM_SETUP = "team_setup"
    SURVEY = "survey"
    RESEARCH = "research"
    CO_CREATION = "co_creation"


class Urgency(StrEnum):
    """How soon the result is needed."""

    NONE = "none"
    TWELVE_MONTHS = "12_months"
    SIX_MONTHS = "6_months"
    FIXED_DATE = "fixed_date"


class Cocreation(StrEnum):
    """How much customers take part."""

    NONE = "none"
    CONSULTED = "consulted"
    CO_DESIGNED = "co_designed"
    CO_OWNED = "co_owned"


class Delivery(StrEnum):
    """Whether results come in steps or at the end."""

    ITERATIVE = "iterative"
    SEQUENTIAL = "sequential"


class Improvement(StrEnum):
    """What the customer feels to be better."""

    EASE = "ease"
    TRANSPARENCY = "transparency"
    CERTAINTY = "certainty"
    WARMTH = "warmth"


@dataclass(frozen=True, slots=True)
class Initiative:
    """A piece of work in one home stream (its lane) and one stage.

    Durations are in working days. `duration` 0 is a moment. `estimated` says whether somebody gave the
    duration. `owner`, `sponsor` are ids of people, `team` of a team; `ordinal` is the place in lists.
    `levelled_start` is a day before which it does not start, given by levelling for want of capacity.
    """

    id: int
    key: str
    title: str
    stream: Stream
    stage: int = 1
    duration: int = 1
    ordinal: int = 0
    short_title: str = ""
    summary: str = ""
    why: str = ""
    how: str = ""
    where: str = ""
    notes: str = ""
    tags: tuple[Stream, ...] = ()
    lever: Lever | None = None
    activity: Activity | None = None
    status: Status = Status.CANDIDATE
    owner: int | None = None
    sponsor: int | None = None
    team: int | None = None
    units: float | None = None
    estimated: bool = True
    optimistic: int | None = None
    pessimistic: int | None = None
    not_before: date | None = None
    levelled_start: date | None = None
    deadline: date | None = None
    pinned_start: date | None = None
    actual_start: date | None = None
    actual_finish: date | None = None
    remaining: int | None = None
    progress: int = 0
    needed_for_gate: bool = True
    gate_waiver: str = ""
    person_months: float | None = None
    confidence: int = 80
    urgency: Urgency = Urgency.NONE
    cocreation: Cocreation = Cocreation.NONE
    delivery: Delivery = Delivery.ITERATIVE
    block: int | None = None
    improves: Improvement | None = None
    foundation: bool = False
    customer_benefit: str = ""
    impact: int | None = None
    effort: int | None = None


class LinkType(StrEnum):
    """Which end of the predecessor drives which end of the successor."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"


@dataclass(frozen=True, slots=True)
class Dependency:
    """A link to `successor` from an initiative (`predecessor`) or from a gate (`gate`, a stage's number).

    Exactly one of the two is given; a gate's link is finish-to-start. `lag` is in working days, negative for
    a lead; with `elapsed` it is in calendar days.
    """

    id: int
    successor: int
    predecessor: int | None = None
    gate: int | None = None
    type: LinkType = LinkType.FS
    lag: int = 0
    elapsed: bool = False
    hard: bool = True
    note: str = ""


class MilestoneKind(StrEnum):
    """What a milestone marks."""

    DELIVERY = "delivery"
    GO_LIVE = "go_live"
    FEEDBACK = "feedback"
    REVIEW = "review"
    GATE = "gate"


class Anchor(StrEnum):
    """What a milestone hangs on."""

    START = "start"
    FINISH = "finish"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated event: `offset` working days from an end of its initiative, or on a `day` of its own."""

    id: int
    key: str
    title: str
    kind: MilestoneKind = MilestoneKind.DELIVERY
    anchor: Anchor = Anchor.FINISH
    initiative: int | None = None
    offset: int = 0
    day: date | None = None
    done_on: date | None = None


class CashflowKind(StrEnum):
    """Money out or money in."""

    COST = "cost"
    BENEFIT = "benefit"


class Recurrence(StrEnum):
    """How often money flows."""

    ONCE = "once"
    YEARLY = "yearly"


class CashflowCategory(StrEnum):
    """What money is for; the first five are costs, the next four benefits, `other` is both."""

    PEOPLE = "people"
    LICENCES = "licences"
    SERVICES = "services"
    EQUIPMENT = "equipment"
    TRAINING = "training"
    REVENUE = "revenue"
    RETENTION = "retention"
    COST_TO_SERVE = "cost_to_serve"
    COST_AVOIDED = "cost_avoided"
    RISK = "risk"
    OTHER = "other"


class Beneficiary(StrEnum):
    """Who gains."""

    COMPANY = "company"
    CUSTOMER = "customer"
    EMPLOYEE = "employee"


@dataclass(frozen=True, slots=True)
class Cashflow:
    """A cost or benefit of an initiative; `amount` in cents, `probability` 0 to 1 (1 for costs)."""

    id: int
    initiative: int
    kind: CashflowKind
    recurrence: Recurrence
    amount: int
    category: CashflowCategory = CashflowCategory.OTHER
    probability: float = 1.0
    start_lag_months: int = 0
    ramp_months: int = 6
    beneficiary: Beneficiary = Beneficiary.COMPANY
    note: str = ""
