"""Two versions of one plan: whatever was edited is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

import pytest

from cxplanner.plan.edits import dependencies, initiatives, milestones, print_presets, programme, row_order
from cxplanner.plan.indicators import InitiativeKpi, Kpi, KpiTarget, Measurement
from cxplanner.plan.plan import COLLECTIONS, Plan
from cxplanner.plan.programme import (
    Capacity,
    Closure,
    ExtraWorkingDay,
    GateCriterion,
    Programme,
    Stream,
    Team,
    TeamMember,
    TeamRole,
    WorkCalendar,
)
from cxplanner.plan.reviews import (
    AgendaItem,
    DecisionOption,
    FrozenPlan,
    Health,
    HealthOverride,
    HealthSubject,
    Meeting,
    SlipReason,
)
from cxplanner.plan.risks import Risk
from cxplanner.scheduling.comparison import Change, ComparedItem, compare_versions
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan, id_of, with_baseline, with_initiative

DAY = date(2027, 3, 1)
HELD = date(2027, 4, 5)


def everything() -> Plan:
    """A plan with an entity of each kind."""
    plan, owner = programme.with_person(a_plan(), "Marta")
    plan = programme.put_team(plan, Team(0, "Data"))
    team = plan.next_id - 1
    assert owner is not None
    plan = programme.put_team_member(plan, TeamMember(0, team, owner))
    plan = with_initiative(plan, "A", 5, owner=owner, team=team, units=1.0)
    plan = with_initiative(plan, "B", 3, after="A", stage=2)
    plan = initiatives.set_cost_once(plan, id_of(plan, "A"), 1_000)
    plan = milestones.add(plan, "Live", initiative=id_of(plan, "B"))
    plan = programme.put_criterion(plan, GateCriterion(0, 1, "C1", "Done", initiative=id_of(plan, "A")))
    plan = print_presets.add(plan, "Team wall")
    return with_steering(with_baseline(plan, "Start"))


def with_steering(plan: Plan) -> Plan:
    """The plan with an entity of each kind that committees deal with."""
    of = id_of(plan, "A")
    (baseline,) = plan.baselines.values()
    plan = plan.put("kpis", Kpi(901, "K1", "NPS"), Kpi(902, "K2", "Complaints"))
    plan = plan.put("kpi_targets", KpiTarget(903, 901, 2, 30.0))
    plan = plan.put("measurements", Measurement(904, 901, HELD, value=12.0, numerator=1.0, denominator=2.0))
    plan = plan.put("initiative_kpis", InitiativeKpi(905, of, 901))
    plan = plan.put("risks", Risk(906, "Vendor slips"), Risk(907, "Nobody comes"))
    plan = plan.put("meetings", Meeting(908, "Review 1", HELD), Meeting(909, "Review 2", HELD))
    plan = plan.put("agenda_items", AgendaItem(910, 908, "Pay"), AgendaItem(911, 908, "Wait"))
    plan = plan.put("frozen_plans", FrozenPlan(912, baseline.id, "packed"))
    plan = plan.put("slip_reasons", SlipReason(913, 908, HELD, HELD, "Rain", HELD, initiative=of))
    plan = plan.put(
        "health_overrides", HealthOverride(914, HealthSubject.PROGRAMME, Health.RED, "Rain", HELD)
    )
    return plan.changed(next_id=915)


def compared(before: Plan, after: Plan) -> list[ComparedItem]:
    comparison = compare_versions(schedule(before), schedule(after))
    return [*comparison.others, *comparison.initiatives, *comparison.gates]


SAMPLES: dict[Any, Any] = {
    bool: True, int: 3, float: 2.5, str: "other", date: date(2027, 3, 1),
    WorkCalendar: WorkCalendar(closures=(Closure("August", DAY, DAY),)),
    tuple[Stream, ...]: (Stream.ORGANIZATION,), tuple[Capacity, ...]: (Capacity(DAY, 2.0),),
    tuple[Closure, ...]: (Closure("August", DAY, DAY),), frozenset[int]: frozenset({1, 2}),
    tuple[ExtraWorkingDay, ...]: (ExtraWorkingDay("Inventory", DAY),), tuple[str, ...]: ("Zoë",),
    tuple[int, ...]: (1, 2, 3, 4, 5), tuple[DecisionOption, ...]: (DecisionOption("Wait"),),
}  # fmt: skip
POINTERS = {
    "owner", "team", "sponsor", "initiative", "predecessor", "successor", "gate", "baseline", "stage", "kpi",
    "parent", "meeting", "risk", "raised_by", "milestone",
}  # fmt: skip


def another(hint: Any, value: Any) -> Any:
    """A value that fits a field and is another one than it holds."""
    if isinstance(hint, UnionType):
        hint = next(each for each in get_args(hint) if each is not NoneType)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(each for each in hint if each is not value)
    sample = SAMPLES[hint]
    if sample != value:
        return sample
    return not value if hint is bool else value + value


def every_field() -> list[tuple[str, str]]:
    """What a person edits; where a row stands in its file, and what points to others, are tried apart."""
    names = [name for name in COLLECTIONS if name not in ("team_members", "baseline_items", "frozen_plans")]
    return [
        (name, each.name)
        for name in names
        for each in fields(COLLECTIONS[name])
        if each.name not in {"id", "ordinal", *POINTERS}
    ]


@pytest.mark.parametrize(("collection", "field"), every_field())
def test_that_a_change_of_any_field_is_found(collection: str, field: str) -> None:
    before = everything()
    entity: Any = next(iter(getattr(before, collection).values()))
    new = another(get_type_hints(type(entity))[field], getattr(entity, field))
    found = compared(before, before.put(collection, replace(entity, **{field: new})))
    assert [each for each in found if each.fields or each.change is not Change.CHANGED] != []


@pytest.mark.parametrize("field", [each.name for each in fields(Programme)])
def test_that_a_change_of_any_field_of_the_programme_is_found(field: str) -> None:
    before = everything()
    new = another(get_type_hints(Programme)[field], getattr(before.programme, field))
    after = before.changed(programme=replace(before.programme, **{field: new}))
    assert [each.kind for each in compared(before, after) if each.fields] == ["programme"]


@pytest.mark.parametrize("field", [each.name for each in fields(WorkCalendar)])
def test_that_a_change_of_any_field_of_the_calendar_is_found(field: str) -> None:
    before = everything()
    calendar: Any = before.programme.calendar
    new = another(get_type_hints(WorkCalendar)[field], getattr(calendar, field))
    calendar = replace(calendar, **{field: "ES" if field == "country" else new})
    after = before.changed(programme=replace(before.programme, calendar=calendar))
    (item,) = [each for each in compared(before, after) if each.kind == "programme"]
    assert list(item.fields) == [field]


EDITS: dict[str, tuple[Callable[[Plan], Plan], list[tuple[str, str, str]]]] = {
    "owner": (
        lambda plan: initiatives.change(plan, id_of(plan, "A"), owner=None),
        [("initiative", "A", "owner")],
    ),
    "link": (
        lambda plan: dependencies.remove(plan, plan.dependencies),
        [
            ("milestone", "M1", ""),
            ("initiative", "B", "predecessors"),
            ("gate", "G2", ""),
            ("gate", "G3", ""),
            ("gate", "G4", ""),
        ],
    ),
    "member": (
        lambda plan: programme.delete_team_members(plan, plan.team_members),
        [("team", "", "members")],
    ),
    "role": (
        lambda plan: plan.put(
            "team_members", *(replace(each, role=TeamRole.LEAD) for each in plan.team_members.values())
        ),
        [("team", "", "members")],
    ),
    "milestone": (
        lambda plan: milestones.change(plan, next(iter(plan.milestones)), initiative=id_of(plan, "A")),
        [("milestone", "M1", "initiative")],
    ),
    "row": (lambda plan: row_order.move_row(plan, id_of(plan, "A"), 1), []),
    "nothing": (lambda plan: plan, []),
}


@pytest.mark.parametrize("name", EDITS)
def test_that_what_points_to_others_is_told_by_name(name: str) -> None:
    edit, expected = EDITS[name]
    before = everything()
    found = compared(before, edit(before))
    assert [(each.kind, each.key, ", ".join(each.fields)) for each in found] == expected


def test_that_what_came_and_went_has_the_dates_that_it_had() -> None:
    before = everything()
    after = with_initiative(initiatives.delete(before, [id_of(before, "B")]), "C", 2)
    comparison = compare_versions(schedule(before), schedule(after))
    assert [
        (each.key, each.change, each.before.start, each.after.start) for each in comparison.initiatives
    ] == [
        ("C", Change.ADDED, None, date(2026, 1, 5)),
        ("B", Change.REMOVED, date(2026, 1, 12), None),
    ]
    assert [(each.kind, each.change) for each in comparison.others] == [
        ("milestone", Change.REMOVED),
        ("baseline", Change.CHANGED),
    ]


def test_that_what_is_only_pushed_is_told_with_its_days() -> None:
    before = everything()
    after = initiatives.change(before, id_of(before, "A"), duration=8)
    edited, pushed = compare_versions(schedule(before), schedule(after)).initiatives
    assert (edited.fields, edited.only_moved) == ({"duration": (5, 8)}, False)
    assert (pushed.key, pushed.only_moved, pushed.start_days, pushed.finish_days) == ("B", True, 3, 3)


def test_that_a_new_key_is_the_same_initiative() -> None:
    before = everything()
    after = initiatives.change(before, id_of(before, "A"), key="Z")
    found = compare_versions(schedule(before), schedule(after)).initiatives
    assert next((each.key, each.change) for each in found) == ("Z", Change.CHANGED)
