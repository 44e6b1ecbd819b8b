"""Fields of an initiative beyond its dates and links, as cells show, sort and read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.programme import with_person
from cxplanner.plan.initiatives import Initiative, Urgency
from cxplanner.plan.notation import parse_duration
from cxplanner.plan.plan import Plan
from ui.initiatives.typed_values import (
    read_choice,
    read_money,
    read_percent,
    read_streams,
    read_units,
    read_yes_no,
)
from ui.inspector import initiative_edits

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

Put = Callable[[Plan, int, Any], Plan]
CONFIDENCES: Final = (100, 80, 50)


class Kind(StrEnum):
    """How a field is written, which decides its editor."""

    LINE = "line"
    NOTE = "note"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    PERSON = "person"
    TEAM = "team"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class FieldCell:
    """One field: what its cell shows, what its editor starts with, and the edit of what was entered.

    `value` is what rows are sorted by, None where the cell is empty.
    """

    kind: Kind
    width: int
    text: Callable[[Plan, Words, Initiative], str]
    value: Callable[[Plan, Initiative], Any]
    put: Put | None = None
    edited: Callable[[Plan, Words, Initiative], str] | None = None

    @property
    def is_number(self) -> bool:
        return self.kind is Kind.NUMBER


def _line(name: str, kind: Kind, width: int) -> FieldCell:
    return FieldCell(
        kind,
        width,
        lambda _plan, _words, each: " ".join(getattr(each, name).split()),
        lambda _plan, each: getattr(each, name).casefold() or None,
        lambda plan, id_, value: initiatives.change(plan, id_, **{name: str(value)}),
        lambda _plan, _words, each: getattr(each, name),
    )


def _date(name: str, put: Put | None = None) -> FieldCell:
    def set_day(plan: Plan, id_: int, value: Any) -> Plan:
        return initiative_edits.set_day(lambda: (id_,), name)(plan, str(value))

    return FieldCell(
        Kind.DATE,
        88,
        lambda _plan, words, each: _or_nothing(getattr(each, name), words.compact_date),
        lambda _plan, each: getattr(each, name),
        put or set_day,
    )


def _days(name: str) -> FieldCell:
    def put(plan: Plan, id_: int, value: Any) -> Plan:
        week = len(plan.programme.calendar.weekdays)
        days = parse_duration(str(value), week, name) if str(value).strip() else None
        return initiatives.change(plan, id_, **{name: days})

    return FieldCell(
        Kind.NUMBER,
        74,
        lambda _plan, words, each: _or_nothing(getattr(each, name), words.duration),
        lambda _plan, each: getattr(each, name),
        put,
        lambda _plan, _words, each: _or_nothing(getattr(each, name), lambda days: f"{days}d"),
    )


def _number(name: str, read: Callable[[str, str], float]) -> FieldCell:
    def put(plan: Plan, id_: int, value: Any) -> Plan:
        number = read(str(value), name) if str(value).strip() else None
        return initiatives.change(plan, id_, **{name: number})

    return FieldCell(
        Kind.NUMBER,
        64,
        lambda _plan, words, each: _or_nothing(getattr(each, name), words.number),
        lambda _plan, each: getattr(each, name),
        put,
        lambda _plan, _words, each: _or_nothing(getattr(each, name), lambda number: f"{number:.12g}"),
    )


def _money(
    read_from: Callable[[Plan, int], int | None], put_sum: Callable[[Plan, int, int | None], Plan], name: str
) -> FieldCell:
    def text(plan: Plan, words: Words, each: Initiative) -> str:
        return _or_nothing(
            read_from(plan, each.id), lambda cents: words.money(cents, plan.programme.currency)
        )

    def put(plan: Plan, id_: int, value: Any) -> Plan:
        return put_sum(plan, id_, read_money(str(value), name) if str(value).strip() else None)

    return FieldCell(
        Kind.NUMBER,
        92,
        text,
        lambda plan, each: read_from(plan, each.id),
        put,
        lambda plan, _words, each: _or_nothing(read_from(plan, each.id), _written_sum),
    )


def _set_sponsor(plan: Plan, id_: int, value: Any) -> Plan:
    plan, person = with_person(plan, str(value))
    return initiatives.change(plan, id_, sponsor=person)


def _set_needed(plan: Plan, id_: int, value: Any) -> Plan:
    needed = value if isinstance(value, bool) else read_yes_no(str(value), "needed_for_gate")
    return initiatives.change(plan, id_, needed_for_gate=needed)


def _set_confidence(plan: Plan, id_: int, value: Any) -> Plan:
    percent = value if isinstance(value, int) else read_percent(str(value), "confidence")
    return initiatives.change(plan, id_, confidence=percent)


def _set_urgency(plan: Plan, id_: int, value: Any) -> Plan:
    return initiatives.change(plan, id_, urgency=read_choice(Urgency, str(value), "urgency"))


def _set_tags(plan: Plan, id_: int, value: Any) -> Plan:
    return initiatives.change(plan, id_, tags=read_streams(str(value), "tags"))


def _person(plan: Plan, person: int | None) -> str:
    return plan.people[person].name if person is not None else ""


def _team(plan: Plan, each: Initiative) -> str:
    return plan.teams[each.team].name if each.team is not None else ""


def _tags(words: Words, each: Initiative) -> str:
    return "; ".join(words.stream(stream) for stream in each.tags)


def _written_sum(cents: int) -> str:
    return str(cents // 100) if cents % 100 == 0 else f"{cents // 100}.{cents % 100:02d}"


def _or_nothing(value: Any, written: Callable[[Any], str]) -> str:
    return "" if value is None else written(value)


FIELD_CELLS: Final[Mapping[str, FieldCell]] = {
    "short_title": _line("short_title", Kind.LINE, 110),
    "tags": FieldCell(
        Kind.LINE,
        130,
        lambda _, words, each: _tags(words, each),
        lambda _, each: ";".join(each.tags) or None,
        _set_tags,
    ),
    "sponsor": FieldCell(
        Kind.PERSON,
        94,
        lambda plan, _, each: _person(plan, each.sponsor),
        lambda plan, each: _person(plan, each.sponsor).casefold() or None,
        _set_sponsor,
    ),
    "team": FieldCell(
        Kind.TEAM,
        94,
        lambda plan, _, each: _team(plan, each),
        lambda plan, each: _team(plan, each).casefold() or None,
        lambda plan, id_, value: initiative_edits.set_team(plan, (id_,), str(value)),
    ),
    "units": _number("units", read_units),
    "person_months": _number("person_months", read_units),
    "not_before": _date("not_before"),
    "deadline": _date("deadline"),
    "pinned_start": _date("pinned_start"),
    "levelled_start": FieldCell(
        Kind.SHOWN,
        88,
        lambda _, words, each: _or_nothing(each.levelled_start, words.compact_date),
        lambda _, each: each.levelled_start,
    ),
    "actual_start": _date(
        "actual_start",
        lambda plan, id_, value: initiative_edits.set_actual_start(plan, id_, str(value)),
    ),
    "actual_finish": _date(
        "actual_finish",
        lambda plan, id_, value: initiative_edits.set_actual_finish(plan, id_, str(value)),
    ),
    "remaining": _days("remaining"),
    "optimistic": _days("optimistic"),
    "pessimistic": _days("pessimistic"),
    "needed_for_gate": FieldCell(
        Kind.CHOICE,
        120,
        lambda _, words, each: words.say("Yes") if each.needed_for_gate else words.say("No"),
        lambda _, each: not each.needed_for_gate,
        _set_needed,
    ),
    "gate_waiver": _line("gate_waiver", Kind.NOTE, 150),
    "impact": _number("impact", read_percent),
    "effort": _number("effort", read_percent),
    "urgency": FieldCell(
        Kind.CHOICE,
        90,
        lambda _, words, each: words.label(each.urgency),
        lambda _, each: list(Urgency).index(each.urgency),
        _set_urgency,
    ),
    "confidence": FieldCell(
        Kind.CHOICE,
        80,
        lambda _, words, each: words.percent(each.confidence),
        lambda _, each: each.confidence,
        _set_confidence,
    ),
    "cost": _money(Plan.cost_once, initiatives.set_cost_once, "cost"),
    "benefit_per_year": _money(Plan.benefit_per_year, initiatives.set_benefit_per_year, "benefit_per_year"),
    "why": _line("why", Kind.NOTE, 200),
    "customer_benefit": _line("customer_benefit", Kind.NOTE, 200),
    "summary": _line("summary", Kind.NOTE, 200),
    "notes": _line("notes", Kind.NOTE, 200),
}
"""The fields by name, in the order in which the columns are offered."""
