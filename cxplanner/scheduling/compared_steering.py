"""What a comparison holds against each other of indicators, risks, meetings and judgements."""

from __future__ import annotations

from dataclasses import fields
from operator import itemgetter
from typing import Any

from cxplanner.plan.indicators import Kpi
from cxplanner.plan.plan import Plan
from cxplanner.plan.reviews import AgendaItem, HealthOverride, Meeting, SlipReason
from cxplanner.plan.risks import Risk

_LEFT_OUT = frozenset({"id", "ordinal", "kpi"})
"""What says where a row stands in its own file, or to which item it belongs."""


def kpi_values(plan: Plan, kpi: Kpi) -> dict[str, Any]:
    """An indicator with its owner and parent by name, its targets at gates, its values and who moves it."""
    values = plain(kpi)
    values["kind"] = values.pop("type")
    values["owner"] = _person(plan, kpi.owner)
    values["parent"] = plan.kpis[kpi.parent].code if kpi.parent is not None else None
    values["targets"] = tuple((each.gate, each.target) for each in plan.targets_of.get(kpi.id, ()))
    values["measurements"] = tuple(
        tuple(plain(each).values()) for each in plan.measurements_of.get(kpi.id, ())
    )
    values["moved_by"] = tuple(
        sorted(
            (
                (plan.initiatives[each.initiative].key, each.expected_delta)
                for each in plan.initiative_kpis.values()
                if each.kpi == kpi.id
            ),
            key=itemgetter(0),
        )
    )
    return values


def risk_values(plan: Plan, risk: Risk) -> dict[str, Any]:
    values = plain(risk)
    values["owner"] = _person(plan, risk.owner)
    values["initiative"] = _key(plan, risk.initiative)
    return values


def meeting_values(plan: Plan, meeting: Meeting) -> dict[str, Any]:
    values = plain(meeting)
    values["team"] = plan.teams[meeting.team].name if meeting.team is not None else None
    return values


def agenda_item_values(plan: Plan, item: AgendaItem) -> dict[str, Any]:
    """An item of an agenda with what it points to by name."""
    values = plain(item)
    values["owner"] = _person(plan, item.owner)
    values["initiative"] = _key(plan, item.initiative)
    values["risk"] = plan.risks[item.risk].title if item.risk is not None else None
    values["raised_by"] = plan.agenda_items[item.raised_by].title if item.raised_by is not None else None
    values["meeting"] = plan.meetings[item.meeting].title
    return values


def slip_reason_values(plan: Plan, slip: SlipReason) -> dict[str, Any]:
    values = plain(slip)
    values["meeting"] = plan.meetings[slip.meeting].title
    values["initiative"] = _key(plan, slip.initiative)
    values["milestone"] = plan.milestones[slip.milestone].title if slip.milestone is not None else None
    return values


def health_override_values(_plan: Plan, override: HealthOverride) -> dict[str, Any]:
    return plain(override)


def override_name(override: HealthOverride) -> tuple[str, str]:
    """The key of what is judged (`G2` for a gate), and the name of its kind or stream."""
    return (
        f"G{override.gate}" if override.gate is not None else "",
        override.stream.value if override.stream is not None else override.subject.value,
    )


def plain(entity: Any) -> dict[str, Any]:
    """The values of an entity without those of the file."""
    return {each.name: getattr(entity, each.name) for each in fields(entity) if each.name not in _LEFT_OUT}


def _person(plan: Plan, person: int | None) -> str | None:
    return plan.people[person].name if person is not None else None


def _key(plan: Plan, initiative: int | None) -> str | None:
    return plan.initiatives[initiative].key if initiative is not None else None
