"""The committee cycle: meetings with what is on their agenda, and what a closed review has frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cxplanner.plan.programme import Stream


class MeetingKind(StrEnum):
    """What a meeting is for; those of the steering committee are the reviews."""

    STEERING = "steering"
    GATE = "gate"
    WORKING = "working"
    AUDIT_WORKSHOP = "audit_workshop"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; `closed_on` is the day on which its review was frozen, None while it is being prepared.

    `attendees` are names. `pack` holds the choices for printing as JSON, `printed_at` the time that its
    sheets carry (ISO 8601), so that a closed review prints the same sheets again.
    """

    id: int
    title: str
    held_on: date
    kind: MeetingKind = MeetingKind.STEERING
    team: int | None = None
    attendees: tuple[str, ...] = ()
    minutes: str = ""
    closed_on: date | None = None
    pack: str = ""
    printed_at: str = ""


class AgendaKind(StrEnum):
    """What is to be heard, decided or done."""

    INFORMATION = "information"
    DECISION = "decision"
    ACTION = "action"


class Outcome(StrEnum):
    """What became of an item of an agenda; the last five are decisions at a gate."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    DONE = "done"
    GO = "go"
    CONDITIONAL_GO = "conditional_go"
    HOLD = "hold"
    RECYCLE = "recycle"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class DecisionOption:
    """One of the answers to a decision.

    `change` is what it would do to the plan, as kept by `cxplanner.plan.kept_changes`; empty where it changes
    nothing, as *do nothing* does.
    """

    title: str
    text: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of a meeting's agenda.

    `recommended` and `chosen` are places among `options`, from 0. `raised_by` is the item from which an
    action comes: the decision that asks for it, or the gate whose condition it is. `supported_by` are names.
    """

    id: int
    meeting: int
    title: str
    kind: AgendaKind = AgendaKind.DECISION
    ordinal: int = 0
    context: str = ""
    options: tuple[DecisionOption, ...] = ()
    recommendation: str = ""
    recommended: int | None = None
    chosen: int | None = None
    outcome: Outcome = Outcome.PENDING
    supported_by: tuple[str, ...] = ()
    supported_by_all: bool = False
    dissent: str = ""
    owner: int | None = None
    due: date | None = None
    closed_on: date | None = None
    stage: int | None = None
    initiative: int | None = None
    risk: int | None = None
    raised_by: int | None = None


@dataclass(frozen=True, slots=True)
class FrozenPlan:
    """The whole plan as a review froze it; `content` is what `cxplanner.storage.frozen_plans` packs."""

    id: int
    baseline: int
    content: str


@dataclass(frozen=True, slots=True)
class SlipReason:
    """Why a date that a review froze has slipped: of an initiative, a gate (a stage's number) or a milestone.

    `meeting` is the review that froze `frozen_on`; `moved_to` is the date for which the reason was given.
    """

    id: int
    meeting: int
    frozen_on: date
    moved_to: date
    reason: str
    said_on: date
    initiative: int | None = None
    gate: int | None = None
    milestone: int | None = None


class Health(StrEnum):
    """How something stands: red, amber, green, always with its word and shape beside the colour."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class HealthSubject(StrEnum):
    """What a judgement is about."""

    PROGRAMME = "programme"
    STREAM = "stream"
    GATE = "gate"


@dataclass(frozen=True, slots=True)
class HealthOverride:
    """That the owner judges otherwise than the rule does, with the reason, which is printed.

    `stream` or `gate` (a stage's number) is set where the subject asks for it; one override for each subject.
    """

    id: int
    subject: HealthSubject
    health: Health
    reason: str
    since: date
    stream: Stream | None = None
    gate: int | None = None
