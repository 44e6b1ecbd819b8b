"""The tables of a plan file as SQLAlchemy Core sees them; migrations carry the same, written out."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from cxplanner.plan import indicators as measured
from cxplanner.plan import initiatives as work
from cxplanner.plan import programme as frame
from cxplanner.plan import reviews as steering
from cxplanner.plan import risks
from cxplanner.storage.layout import PROGRAMME
from cxplanner.storage.values import (
    CALENDAR,
    CAPACITY,
    COUNTS,
    DAY,
    FLAG,
    OPTIONS,
    STREAMS,
    TEXTS,
    Coding,
    choice,
)  # fmt: skip

METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_A_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"


class StoredText(TypeDecorator[Any]):
    """A value of a plan in a TEXT column."""

    impl: Any = Text
    cache_ok = True

    def __init__(self, coding: Coding) -> None:
        super().__init__()
        self.coding = coding

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else self.coding.encode(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else self.coding.decode(value)


class StoredNumber(StoredText):
    """A value of a plan in an INTEGER column."""

    impl: Any = Integer
    cache_ok = True


_Part = Column[Any] | CheckConstraint | UniqueConstraint
_Parts = tuple[_Part, ...]


def _id(check: str = "") -> _Parts:
    return (Column("id", Integer, primary_key=True, autoincrement=False), *_check("id", check))


def _reference(field: str, target: str, *, needed: bool = False, index: bool = False) -> _Parts:
    name = field if field in ("stage", "gate") else f"{field}_id"
    return (Column(name, Integer, ForeignKey(f"{target}.id"), key=field, nullable=not needed, index=index),)


def _text(name: str, *, key: str = "", longest: int = 0, needed: bool = False) -> _Parts:
    limits = [f"length({name}) > 0"] if needed else []
    limits += [f"length({name}) <= {longest}"] if longest else []
    return (Column(name, Text, key=key or name, nullable=False), *_check(name, " AND ".join(limits)))


def _day(name: str, *, needed: bool = False) -> _Parts:
    return (Column(name, StoredText(DAY), nullable=not needed), *_check(name, f"{name} GLOB '{_A_DAY}'"))


def _choice(name: str, enum: type[Enum], *, needed: bool = True) -> _Parts:
    values = ", ".join(f"'{member.value}'" for member in enum)
    column: Column[Any] = Column(name, StoredText(choice(enum)), nullable=not needed)
    return (column, *_check(name, f"{name} IN ({values})"))


def _flag(name: str) -> _Parts:
    return (Column(name, StoredNumber(FLAG), nullable=False), *_check(name, f"{name} IN (0, 1)"))


def _whole(name: str, least: int | None = None, most: int | None = None, *, needed: bool = True) -> _Parts:
    return (Column(name, Integer, nullable=not needed), *_check(name, _range(name, least, most)))


def _real(name: str, least: int | None = None, most: int | None = None, *, needed: bool = True) -> _Parts:
    return (Column(name, REAL, nullable=not needed), *_check(name, _range(name, least, most)))


def _range(name: str, least: int | None, most: int | None) -> str:
    if least is None:
        return ""
    return f"{name} >= {least}" if most is None else f"{name} BETWEEN {least} AND {most}"


def _json(name: str, coding: Coding, *, needed: bool = True) -> _Parts:
    # No CHECK with json_valid: a schema that is not trusted may not call functions.
    return (Column(name, StoredText(coding), nullable=not needed),)


def _check(name: str, rule: str) -> list[CheckConstraint]:
    # On the table and not inside the column: there a migration that makes the table anew finds it again.
    return [CheckConstraint(rule, name=name)] if rule else []


def _table(name: str, *parts: _Parts | _Part) -> Table:
    flat = (each for part in parts for each in (part if isinstance(part, tuple) else (part,)))
    return Table(name, METADATA, *flat, sqlite_strict=True)


META: Final = _table("meta", Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

ENTITY_TABLES: Final = {
    PROGRAMME: _table(
        "programme",
        _id("id = 1"),
        _text("name", longest=120, needed=True),
        _day("start", needed=True),
        _text("organisation"),
        _text("sector"),
        _text("language"),
        _text("currency", longest=3, needed=True),
        _whole("horizon_months", 6, 60),
        _day("status_date"),
        _day("target_finish"),
        _whole("critical_threshold", 0),
        _json("calendar", CALENDAR),
        _real("discount_rate", 0),
        _whole("npv_months", 24, 120),
        _whole("headcount"),
        _whole("budget_cap"),
        _real("committed_fte", 0),
        _real("exec_days_month", 0),
        _whole("wip_limit_owner", 1, 20),
        _whole("weight_customer", 0, 100),
        _whole("weight_business", 0, 100),
        _whole("weight_enablement", 0, 100),
        _whole("weight_urgency", 0, 100),
        _text("classification", longest=60),
        _text("version", longest=40),
        _whole("slip_threshold", 0, 1_000),
        CheckConstraint(
            "weight_customer + weight_business + weight_enablement + weight_urgency = 100", name="weights"
        ),
    ),
    "stages": _table(
        "stage",
        _id("id BETWEEN 1 AND 4"),
        _text("name", needed=True),
        _text("why"),
        _text("gate_name"),
        _choice("gate_policy", frame.GatePolicy),
        _day("gate_planned_on"),
        _day("gate_decided_on"),
        _choice("gate_outcome", frame.GateOutcome, needed=False),
    ),
    "people": _table(
        "person",
        _id(),
        _text("name", needed=True),
        _text("title"),
        _text("unit"),
        _choice("kind", frame.PersonKind),
    ),
    "teams": _table(
        "team",
        _id(),
        _text("name", needed=True),
        _choice("kind", frame.TeamKind),
        _text("rules"),
        _json("calendar", CALENDAR, needed=False),
        _json("capacity", CAPACITY),
    ),
    "team_members": _table(
        "team_member",
        _id(),
        _reference("team", "team", needed=True),
        _reference("person", "person", needed=True),
        _choice("role", frame.TeamRole),
        UniqueConstraint("team", "person"),
    ),
    "initiatives": _table(
        "initiative",
        _id(),
        _text("key", longest=12, needed=True),
        _text("title", longest=1_000, needed=True),
        _choice("stream", frame.Stream),
        _reference("stage", "stage", needed=True),
        _whole("duration", 0, 10_000),
        _whole("ordinal"),
        _text("short_title", longest=18),
        _text("summary"),
        _text("why"),
        _text("how"),
        _text("where_", key="where"),
        _text("notes"),
        _json("tags", STREAMS),
        _choice("lever", work.Lever, needed=False),
        _choice("activity", work.Activity, needed=False),
        _choice("status", work.Status),
        _reference("owner", "person", index=True),
        _reference("sponsor", "person", index=True),
        _reference("team", "team", index=True),
        _real("units", 0, needed=False),
        _flag("estimated"),
        _whole("optimistic", 0, 10_000, needed=False),
        _whole("pessimistic", 0, 10_000, needed=False),
        _day("not_before"),
        _day("levelled_start"),
        _day("deadline"),
        _day("pinned_start"),
        _day("actual_start"),
        _day("actual_finish"),
        _whole("remaining", 0, 10_000, needed=False),
        _whole("progress", 0, 100),
        _flag("needed_for_gate"),
        _text("gate_waiver"),
        _real("person_months", 0, needed=False),
        _whole("confidence", 0, 100),
        _choice("urgency", work.Urgency),
        _choice("cocreation", work.Cocreation),
        _choice("delivery", work.Delivery),
        _whole("block", 1, 9, needed=False),
        _choice("improves", work.Improvement, needed=False),
        _flag("foundation"),
        _text("customer_benefit"),
        _whole("impact", 0, 100, needed=False),
        _whole("effort", 0, 100, needed=False),
        UniqueConstraint("key"),
    ),
    "criteria": _table(
        "gate_criterion",
        _id(),
        _reference("stage", "stage", needed=True),
        _text("code"),
        _text("text", needed=True),
        _choice("kind", frame.CriterionKind),
        _text("measure"),
        _real("threshold", needed=False),
        _choice("status", frame.CriterionStatus),
        _text("evidence"),
        _reference("initiative", "initiative", index=True),
    ),
    "dependencies": _table(
        "dependency",
        _id(),
        _reference("successor", "initiative", needed=True, index=True),
        _reference("predecessor", "initiative", index=True),
        _reference("gate", "stage"),
        _choice("type", work.LinkType),
        _whole("lag", -3_650, 3_650),
        _flag("elapsed"),
        _flag("hard"),
        _text("note"),
        CheckConstraint("(predecessor_id IS NULL) <> (gate IS NULL)", name="one_predecessor"),
        CheckConstraint("predecessor_id <> successor_id", name="self_link"),
        CheckConstraint("gate IS NULL OR type = 'FS'", name="gate_type"),
        UniqueConstraint("successor", "predecessor", "type", name="uq_dependency_from_initiative"),
        UniqueConstraint("successor", "gate", name="uq_dependency_from_gate"),
    ),
    "milestones": _table(
        "milestone",
        _id(),
        _text("key", needed=True),
        _text("title", needed=True),
        _choice("kind", work.MilestoneKind),
        _choice("anchor", work.Anchor),
        _reference("initiative", "initiative", index=True),
        _whole("offset", -3_650, 3_650),
        _day("day"),
        _day("done_on"),
        CheckConstraint("(anchor = 'date') = (day IS NOT NULL)", name="anchor_day"),
        CheckConstraint("anchor = 'date' OR initiative_id IS NOT NULL", name="anchor_initiative"),
    ),
    "cashflows": _table(
        "cashflow",
        _id(),
        _reference("initiative", "initiative", needed=True, index=True),
        _choice("kind", work.CashflowKind),
        _choice("recurrence", work.Recurrence),
        _whole("amount", 0),
        _choice("category", work.CashflowCategory),
        _real("probability", 0, 1),
        _whole("start_lag_months", 0),
        _whole("ramp_months", 0),
        _choice("beneficiary", work.Beneficiary),
        _text("note"),
    ),
    "meetings": _table(
        "meeting",
        _id(),
        _text("title", longest=1_000, needed=True),
        _day("held_on", needed=True),
        _choice("kind", steering.MeetingKind),
        _reference("team", "team"),
        _json("attendees", TEXTS),
        _text("minutes"),
        _day("closed_on"),
        _text("pack", longest=65_536),
        _text("printed_at", longest=40),
    ),
    "baselines": _table(
        "baseline",
        _id(),
        _text("name", longest=1_000, needed=True),
        _day("taken_on", needed=True),
        _day("finish"),
        _reference("meeting", "meeting"),
    ),
    "baseline_items": _table(
        "baseline_item",
        _id(),
        _reference("baseline", "baseline", needed=True),
        _reference("initiative", "initiative", index=True),
        _reference("gate", "stage"),
        _day("start"),
        _day("finish"),
        _whole("cost", 0, needed=False),
        _whole("benefit", 0, needed=False),
        _choice("status", work.Status, needed=False),
        CheckConstraint("(initiative_id IS NULL) <> (gate IS NULL)", name="one_subject"),
        UniqueConstraint("baseline", "initiative", name="uq_baseline_item_initiative"),
        UniqueConstraint("baseline", "gate", name="uq_baseline_item_gate"),
    ),
    "print_presets": _table(
        "print_preset",
        _id(),
        _text("name", longest=120, needed=True),
        _whole("ordinal"),
        _text("settings", longest=65_536, needed=True),
        UniqueConstraint("name"),
    ),
    "kpis": _table(
        "kpi",
        _id(),
        _text("code", longest=12, needed=True),
        _text("name", longest=1_000, needed=True),
        _choice("type", measured.KpiType),
        _text("unit", longest=40),
        _choice("better", measured.Better),
        _choice("step", measured.JourneyStep, needed=False),
        _choice("stream", frame.Stream, needed=False),
        _choice("level", measured.KpiLevel),
        _reference("parent", "kpi"),
        _real("baseline_value", needed=False),
        _day("baseline_on"),
        _real("target", needed=False),
        _day("target_on"),
        _whole("cadence_days", 0, 3_650),
        _reference("owner", "person"),
        _text("source"),
        _choice("method", measured.EffortMethod),
        _flag("in_strip"),
        _whole("ordinal"),
        UniqueConstraint("code"),
        CheckConstraint("parent_id <> id", name="own_parent"),
    ),
    "kpi_targets": _table(
        "kpi_target",
        _id(),
        _reference("kpi", "kpi", needed=True),
        _reference("gate", "stage", needed=True),
        Column("target", REAL, nullable=False),
        UniqueConstraint("kpi", "gate"),
    ),
    "measurements": _table(
        "measurement",
        _id(),
        _reference("kpi", "kpi", needed=True, index=True),
        _day("taken_on", needed=True),
        _json("counts", COUNTS),
        _real("value", needed=False),
        _real("numerator", needed=False),
        _real("denominator", needed=False),
        _whole("invited", 0, needed=False),
        _text("source"),
        CheckConstraint("(numerator IS NULL) = (denominator IS NULL)", name="whole_ratio"),
        CheckConstraint(
            "(counts <> '[]') + (value IS NOT NULL) + (numerator IS NOT NULL) = 1", name="one_value"
        ),
    ),
    "initiative_kpis": _table(
        "initiative_kpi",
        _id(),
        _reference("initiative", "initiative", needed=True),
        _reference("kpi", "kpi", needed=True, index=True),
        _real("expected_delta", needed=False),
        UniqueConstraint("initiative", "kpi"),
    ),
    "risks": _table(
        "risk",
        _id(),
        _text("title", longest=1_000, needed=True),
        _choice("kind", risks.RiskKind),
        _choice("silo_type", risks.SiloType, needed=False),
        _text("cause"),
        _text("effect"),
        _whole("probability", 1, 5),
        _whole("impact", 1, 5),
        _choice("response", risks.RiskResponse),
        _text("mitigation"),
        _reference("owner", "person"),
        _day("due"),
        _choice("status", risks.RiskStatus),
        _reference("initiative", "initiative", index=True),
        _whole("ordinal"),
    ),
    "agenda_items": _table(
        "agenda_item",
        _id(),
        _reference("meeting", "meeting", needed=True, index=True),
        _text("title", longest=1_000, needed=True),
        _choice("kind", steering.AgendaKind),
        _whole("ordinal"),
        _text("context"),
        _json("options", OPTIONS),
        _text("recommendation"),
        _whole("recommended", 0, 99, needed=False),
        _whole("chosen", 0, 99, needed=False),
        _choice("outcome", steering.Outcome),
        _json("supported_by", TEXTS),
        _flag("supported_by_all"),
        _text("dissent"),
        _reference("owner", "person"),
        _day("due"),
        _day("closed_on"),
        _reference("stage", "stage"),
        _reference("initiative", "initiative", index=True),
        _reference("risk", "risk", index=True),
        _reference("raised_by", "agenda_item", index=True),
    ),
    "frozen_plans": _table(
        "frozen_plan",
        _id(),
        _reference("baseline", "baseline", needed=True),
        _text("content", needed=True),
        UniqueConstraint("baseline"),
    ),
    "slip_reasons": _table(
        "slip_reason",
        _id(),
        _reference("meeting", "meeting", needed=True, index=True),
        _day("frozen_on", needed=True),
        _day("moved_to", needed=True),
        _text("reason", needed=True),
        _day("said_on", needed=True),
        _reference("initiative", "initiative", index=True),
        _reference("gate", "stage"),
        _reference("milestone", "milestone", index=True),
        CheckConstraint(
            "(initiative_id IS NOT NULL) + (gate IS NOT NULL) + (milestone_id IS NOT NULL) = 1",
            name="one_subject",
        ),
    ),
    "health_overrides": _table(
        "health_override",
        _id(),
        _choice("subject", steering.HealthSubject),
        _choice("health", steering.Health),
        _text("reason", needed=True),
        _day("since", needed=True),
        _choice("stream", frame.Stream, needed=False),
        _reference("gate", "stage"),
        CheckConstraint("(subject = 'stream') = (stream IS NOT NULL)", name="stream"),
        CheckConstraint("(subject = 'gate') = (gate IS NOT NULL)", name="gate"),
    ),
}
"""The table of each collection, parents first; a column's `key` is the field it holds."""
