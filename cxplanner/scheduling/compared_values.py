"""What a comparison holds against each other: the values of an item, with what it points to by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any, Final

from cxplanner.plan.baselines import Baseline
from cxplanner.plan.initiatives import Cashflow, CashflowKind, Initiative, Milestone, Recurrence
from cxplanner.plan.notation import written_link
from cxplanner.plan.plan import Plan
from cxplanner.plan.print_presets import PrintPreset
from cxplanner.plan.programme import GateCriterion, Person, Stage, Team, WorkCalendar
from cxplanner.scheduling import compared_steering as steering

Values = Mapping[str, Any]
_OF_THE_FILE: Final = frozenset({"id", "ordinal"})
"""What says where a row stands in its own file, and nothing about the work."""
_DETAILS: Final = tuple(
    each.name for each in fields(Cashflow) if each.name not in ("id", "initiative", "amount")
)
_SUMMED: Final = frozenset({(CashflowKind.COST, Recurrence.ONCE), (CashflowKind.BENEFIT, Recurrence.YEARLY)})


def initiative_values(plan: Plan, initiative: Initiative) -> Values:
    """People and teams by name, links as they are written, money in cents."""
    values = _plain(initiative)
    for name in ("owner", "sponsor"):
        values[name] = plan.people[values[name]].name if values[name] is not None else None
    values["team"] = plan.teams[values["team"]].name if values["team"] is not None else None
    links = sorted(
        ((written_link(plan, link), link) for link in plan.links_into.get(initiative.id, ())),
        key=lambda each: each[0],
    )
    values["predecessors"] = "; ".join(written for written, _ in links)
    values["link_notes"] = "; ".join(f"{written}: {link.note}" for written, link in links if link.note)
    values["soft_links"] = "; ".join(written for written, link in links if not link.hard)
    values["cost"] = plan.cost_once(initiative.id)
    values["benefit_per_year"] = plan.benefit_per_year(initiative.id)
    flows = (_detail(flow) for flow in plan.cashflows_of.get(initiative.id, ()))
    values["cashflows"] = tuple(flow for flow in flows if flow is not None)
    return values


def _detail(flow: Cashflow) -> tuple[Any, ...] | None:
    """A sum that says more than the sums of cost and benefit do, with its amount in units of money."""
    summed = (flow.kind, flow.recurrence) in _SUMMED
    if summed and replace(flow, amount=0) == Cashflow(
        flow.id, flow.initiative, flow.kind, flow.recurrence, 0
    ):
        return None
    return (*(getattr(flow, name) for name in _DETAILS), None if summed else flow.amount / 100)


def stage_values(_plan: Plan, stage: Stage) -> Values:
    return _plain(stage)


def programme_values(plan: Plan) -> Values:
    """The programme's fields, with those of its calendar beside them."""
    values = _plain(plan.programme)
    calendar = values.pop("calendar")
    return {**values, **_calendar_values(calendar)}


def _milestone_values(plan: Plan, milestone: Milestone) -> Values:
    return {**_plain(milestone), "initiative": _key(plan, milestone.initiative)}


def _criterion_values(plan: Plan, criterion: GateCriterion) -> Values:
    return {**_plain(criterion), "initiative": _key(plan, criterion.initiative)}


def _person_values(_plan: Plan, person: Person) -> Values:
    return _plain(person)


def _team_values(plan: Plan, team: Team) -> Values:
    """A team with its members, `(name, role)`, and the fields of its own calendar."""
    values = _plain(team)
    members = (each for each in plan.team_members.values() if each.team == team.id)
    values["members"] = tuple(sorted((plan.people[each.person].name, each.role) for each in members))
    calendar = values.pop("calendar")
    return {**values, **_calendar_values(calendar)}


def _baseline_values(plan: Plan, baseline: Baseline) -> Values:
    """A baseline with the number of initiatives and gates that it knows."""
    meeting = plan.meetings[baseline.meeting].title if baseline.meeting is not None else None
    items = len(plan.items_of_baseline.get(baseline.id, ()))
    return {**_plain(baseline), "meeting": meeting, "items": items}


def _print_preset_values(_plan: Plan, preset: PrintPreset) -> Values:
    return _plain(preset)


def _plain(entity: Any) -> dict[str, Any]:
    kind: Any = type(entity)
    return {name: getattr(entity, name) for name in _names(kind)}


@cache
def _names(entity_type: type[Any]) -> tuple[str, ...]:
    """The fields of an entity that say something about the work."""
    return tuple(each.name for each in fields(entity_type) if each.name not in _OF_THE_FILE)


def _calendar_values(calendar: WorkCalendar | None) -> dict[str, Any]:
    names = [each.name for each in fields(WorkCalendar)]
    return {name: getattr(calendar, name) if calendar is not None else None for name in names}


def _key(plan: Plan, initiative: int | None) -> str | None:
    return plan.initiatives[initiative].key if initiative is not None else None


OTHERS: Final[Mapping[str, tuple[str, Callable[[Plan, Any], Values], Callable[[Any], tuple[str, str]]]]] = {
    "milestones": ("milestone", _milestone_values, lambda each: (each.key, each.title)),
    "criteria": ("criterion", _criterion_values, lambda each: (each.code, each.text)),
    "people": ("person", _person_values, lambda each: ("", each.name)),
    "teams": ("team", _team_values, lambda each: ("", each.name)),
    "baselines": ("baseline", _baseline_values, lambda each: ("", each.name)),
    "print_presets": ("print_preset", _print_preset_values, lambda each: ("", each.name)),
    "kpis": ("kpi", steering.kpi_values, lambda each: (each.code, each.name)),
    "risks": ("risk", steering.risk_values, lambda each: ("", each.title)),
    "meetings": ("meeting", steering.meeting_values, lambda each: ("", each.title)),
    "agenda_items": ("agenda_item", steering.agenda_item_values, lambda each: ("", each.title)),
    "slip_reasons": ("slip_reason", steering.slip_reason_values, lambda each: ("", each.reason)),
    "health_overrides": ("health_override", steering.health_override_values, steering.override_name),
}
"""The collections beside initiatives and stages: the kind of their items, their values, key and title."""
