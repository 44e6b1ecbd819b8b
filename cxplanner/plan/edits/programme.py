"""Edits of the frame: programme, calendar, stages with gates and criteria, people, teams."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from cxplanner.errors import EditError
from cxplanner.plan.criteria import open_musts
from cxplanner.plan.edits.checks import check_date, check_order, check_present, check_range
from cxplanner.plan.plan import Plan
from cxplanner.plan.pointers import let_go
from cxplanner.plan.programme import (
    GateCriterion,
    GateOutcome,
    Person,
    Programme,
    Stage,
    Team,
    TeamMember,
    WorkCalendar,
)
from cxplanner.plan.text import clean_name, clean_note
from cxplanner.plan.working_time import check_country

LONGEST_PROGRAMME_NAME = 120
LONGEST_CLASSIFICATION = 60
LONGEST_VERSION = 40
LARGEST_AMOUNT = 10**15


def change_programme(plan: Plan, **values: Any) -> Plan:
    """A plan in which fields of the programme have these values. Raises EditError with the field at fault."""
    new = checked_programme(replace(plan.programme, **values))
    return plan if new == plan.programme else plan.changed(programme=new)


def checked_programme(new: Programme) -> Programme:
    """The programme with clean texts. Raises EditError with the field at fault."""
    new = replace(
        new,
        name=clean_name(new.name, "name", LONGEST_PROGRAMME_NAME),
        organisation=clean_name(new.organisation, "organisation"),
        sector=clean_name(new.sector, "sector"),
        currency=clean_name(new.currency, "currency").upper(),
        calendar=checked_calendar(new.calendar),
        classification=clean_name(new.classification, "classification", LONGEST_CLASSIFICATION),
        version=clean_name(new.version, "version", LONGEST_VERSION),
    )
    check_present(new.name, "name")
    if len(new.currency) != len("EUR") or not new.currency.isalpha() or not new.currency.isascii():
        raise EditError("unknown_currency", field="currency", found=new.currency)
    for field in ("start", "status_date", "target_finish"):
        check_date(getattr(new, field), field)
    check_order(new.start, new.target_finish, "target_finish")
    check_range(new.horizon_months, "horizon_months", 6, 60)
    check_range(new.critical_threshold, "critical_threshold", 0, 1_000)
    check_range(new.slip_threshold, "slip_threshold", 0, 1_000)
    check_range(new.discount_rate, "discount_rate", 0, 0.5)
    check_range(new.npv_months, "npv_months", 24, 120)
    check_range(new.wip_limit_owner, "wip_limit_owner", 1, 20)
    for field in ("headcount", "budget_cap", "committed_fte", "exec_days_month"):
        check_range(getattr(new, field), field, 0, LARGEST_AMOUNT)
    weights = (new.weight_customer, new.weight_business, new.weight_enablement, new.weight_urgency)
    if sum(weights) != 100 or min(weights) < 0:
        raise EditError("weights_not_100", field="weight_customer", found=sum(weights))
    return new


def checked_calendar(calendar: WorkCalendar) -> WorkCalendar:
    """The calendar with clean names.

    Raises EditError: `no_working_days`, `unknown_country`, `unknown_subdivision`, dates out of range or of
    order.
    """
    if not calendar.weekdays or not calendar.weekdays <= frozenset(range(7)):
        raise EditError("no_working_days", field="weekdays")
    check_country(calendar.country, calendar.subdivision)
    for closure in calendar.closures:
        check_date(closure.first, "closures")
        check_date(closure.last, "closures")
        check_order(closure.first, closure.last, "closures")
    for extra in calendar.extra_working_days:
        check_date(extra.day, "extra_working_days")
    return replace(
        calendar,
        closures=tuple(replace(each, name=clean_name(each.name, "closures")) for each in calendar.closures),
        extra_working_days=tuple(
            replace(each, name=clean_name(each.name, "extra_working_days"))
            for each in calendar.extra_working_days
        ),
    )


def change_stage(plan: Plan, number: int, **values: Any) -> Plan:
    """A plan in which fields of one stage, or of its gate, have these values.

    Raises EditError("go_with_open_musts") with `key`, `count` and `criteria` (rule STG-06), and as
    `checked_stage` does.
    """
    old = plan.stages[number]
    new = checked_stage(replace(old, **values))
    if new.gate_outcome is GateOutcome.GO is not old.gate_outcome and (musts := open_musts(plan, number)):
        codes = [each.code or each.text for each in musts]
        raise EditError(
            "go_with_open_musts", field="gate_outcome", key=new.gate_key, count=len(musts), criteria=codes
        )
    return plan if new == old else plan.put("stages", new)


def checked_stage(new: Stage) -> Stage:
    """The stage with clean texts. Raises EditError with the field at fault."""
    new = replace(
        new,
        name=clean_name(new.name, "name"),
        why=clean_note(new.why, "why"),
        gate_name=clean_name(new.gate_name, "gate_name"),
    )
    check_present(new.name, "name")
    check_date(new.gate_planned_on, "gate_planned_on")
    check_date(new.gate_decided_on, "gate_decided_on")
    if new.gate_outcome is not None and new.gate_decided_on is None:
        raise EditError("decision_without_date", field="gate_decided_on", key=new.gate_key)
    return new


def put_criterion(plan: Plan, criterion: GateCriterion) -> Plan:
    """A plan with this criterion, new (id 0) or in the place of the one with its id."""
    criterion = replace(
        criterion, text=clean_note(criterion.text, "text"), code=clean_name(criterion.code, "code")
    )
    check_present(criterion.text, "text")
    check_range(criterion.threshold, "threshold", -LARGEST_AMOUNT, LARGEST_AMOUNT)
    return _put(plan, "criteria", criterion)


def delete_criteria(plan: Plan, ids: Iterable[int]) -> Plan:
    """A plan without these criteria."""
    return plan.without("criteria", ids)


def put_person(plan: Plan, person: Person) -> Plan:
    """A plan with this person, new (id 0) or in the place of the one with the same id."""
    person = replace(
        person,
        name=clean_name(person.name, "name"),
        title=clean_name(person.title, "title"),
        unit=clean_name(person.unit, "unit"),
    )
    check_present(person.name, "name")
    other = plan.person_named(person.name)
    if other is not None and other.id != person.id:
        raise EditError("duplicate_name", field="name", name=person.name)
    return _put(plan, "people", person)


def with_person(plan: Plan, name: str) -> tuple[Plan, int | None]:
    """The plan, with a person of this name when it had none, and the person's id; None for an empty name."""
    name = clean_name(name, "owner")
    if not name:
        return plan, None
    person = plan.person_named(name)
    if person is not None:
        return plan, person.id
    return put_person(plan, Person(0, name)), plan.next_id


def with_team(plan: Plan, name: str) -> tuple[Plan, int | None]:
    """The plan, with a team of this name when it had none, and the team's id; None for an empty name."""
    name = clean_name(name, "team")
    if not name:
        return plan, None
    team = plan.team_named(name)
    if team is not None:
        return plan, team.id
    return put_team(plan, Team(0, name)), plan.next_id


def delete_people(plan: Plan, ids: Iterable[int]) -> Plan:
    """A plan without these people; what they owned or sponsored is unowned, and teams lose them."""
    gone = set(ids)
    orphans = [
        replace(
            each,
            owner=None if each.owner in gone else each.owner,
            sponsor=None if each.sponsor in gone else each.sponsor,
        )
        for each in plan.initiatives.values()
        if each.owner in gone or each.sponsor in gone
    ]
    if orphans:
        plan = plan.put("initiatives", *orphans)
    plan = let_go(plan, "people", gone)
    plan = plan.without(
        "team_members", [each.id for each in plan.team_members.values() if each.person in gone]
    )
    return plan.without("people", gone)


def put_team(plan: Plan, team: Team) -> Plan:
    """A plan with this team, new (id 0) or in the place of the one with the same id."""
    team = replace(team, name=clean_name(team.name, "name"), rules=clean_note(team.rules, "rules"))
    check_present(team.name, "name")
    other = plan.team_named(team.name)
    if other is not None and other.id != team.id:
        raise EditError("duplicate_name", field="name", name=team.name)
    if team.calendar is not None:
        calendar = checked_calendar(team.calendar)
        if not calendar.weekdays & plan.programme.calendar.weekdays:
            raise EditError("no_working_days", field="weekdays")
        team = replace(team, calendar=calendar)
    for each in team.capacity:
        check_date(each.since, "capacity")
        check_range(each.units, "capacity", 0, 10_000)
    return _put(plan, "teams", team)


def delete_teams(plan: Plan, ids: Iterable[int]) -> Plan:
    """A plan without these teams; their initiatives have none, their members stay as people."""
    gone = set(ids)
    orphans = [replace(each, team=None) for each in plan.initiatives.values() if each.team in gone]
    if orphans:
        plan = plan.put("initiatives", *orphans)
    plan = let_go(plan, "teams", gone)
    plan = plan.without("team_members", [each.id for each in plan.team_members.values() if each.team in gone])
    return plan.without("teams", gone)


def put_team_member(plan: Plan, member: TeamMember) -> Plan:
    """A plan in which a person is in a team; once each."""
    for other in plan.team_members.values():
        if (other.team, other.person) == (member.team, member.person) and other.id != member.id:
            raise EditError("duplicate_name", field="person", name=plan.people[member.person].name)
    return _put(plan, "team_members", member)


def delete_team_members(plan: Plan, ids: Iterable[int]) -> Plan:
    """A plan without these memberships."""
    return plan.without("team_members", ids)


def _put(plan: Plan, collection: str, entity: GateCriterion | Person | Team | TeamMember) -> Plan:
    if entity.id == 0:
        return plan.put(collection, replace(entity, id=plan.next_id)).changed(next_id=plan.next_id + 1)
    return plan if getattr(plan, collection).get(entity.id) == entity else plan.put(collection, entity)
