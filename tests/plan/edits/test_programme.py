"""Edits of the frame: programme, calendar, stages, people, teams, milestones."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxplanner.errors import EditError
from cxplanner.plan.edits import milestones, programme
from cxplanner.plan.initiatives import Anchor
from cxplanner.plan.programme import (
    Closure,
    GateCriterion,
    GateOutcome,
    Person,
    Team,
    TeamMember,
    WorkCalendar,
)
from tests.builders import a_plan, id_of, with_initiative


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"currency": "EURO"}, "currency"),
        ({"start": date(1800, 1, 1)}, "start"),
        ({"target_finish": date(2020, 1, 1)}, "target_finish"),
        ({"weight_customer": 50}, "weight_customer"),
        ({"critical_threshold": -1}, "critical_threshold"),
        ({"calendar": WorkCalendar(weekdays=frozenset())}, "weekdays"),
        (
            {"calendar": WorkCalendar(closures=(Closure("x", date(2026, 2, 2), date(2026, 1, 1)),))},
            "closures",
        ),
    ],
)
def test_that_a_programme_that_cannot_be_is_refused_with_its_field(
    values: dict[str, Any], field: str
) -> None:
    with pytest.raises(EditError) as refusal:
        programme.change_programme(a_plan(), **values)
    assert refusal.value.field == field


def test_that_a_currency_is_written_in_capitals() -> None:
    assert programme.change_programme(a_plan(), currency=" brl ").programme.currency == "BRL"


def test_that_only_a_decision_to_go_on_passes_a_gate() -> None:
    day = date(2026, 7, 17)
    plan = programme.change_stage(a_plan(), 1, gate_decided_on=day, gate_outcome=GateOutcome.HOLD)
    assert plan.stages[1].gate_passed_on is None
    plan = programme.change_stage(plan, 1, gate_outcome=GateOutcome.CONDITIONAL_GO)
    assert plan.stages[1].gate_passed_on == day


def test_that_a_decision_has_a_date() -> None:
    with pytest.raises(EditError, match="decision_without_date"):
        programme.change_stage(a_plan(), 1, gate_outcome=GateOutcome.GO)


def test_that_a_person_typed_again_is_the_same_person() -> None:
    plan, first = programme.with_person(a_plan(), "Ana Núñez")
    plan, second = programme.with_person(plan, "ana núñez ")
    assert first == second
    assert len(plan.people) == 1
    assert programme.with_person(plan, " ") == (plan, None)


def test_that_two_people_have_different_names() -> None:
    plan = programme.put_person(a_plan(), Person(0, "Ana"))
    with pytest.raises(EditError, match="duplicate_name"):
        programme.put_person(plan, Person(0, "Ana"))


def test_that_what_a_deleted_person_owned_is_unowned() -> None:
    plan, ana = programme.with_person(a_plan(), "Ana")
    assert ana is not None
    plan = with_initiative(plan, "A", owner=ana, sponsor=ana)
    plan = programme.put_team(plan, Team(0, "Core"))
    team = next(iter(plan.teams))
    plan = programme.put_team_member(plan, TeamMember(0, team, ana))
    plan = programme.delete_people(plan, [ana])
    assert plan.initiatives[id_of(plan, "A")].owner is None
    assert plan.initiatives[id_of(plan, "A")].sponsor is None
    assert not plan.team_members


def test_that_initiatives_outlive_their_team() -> None:
    plan, team = programme.with_team(a_plan(), "Core")
    assert team is not None
    plan = with_initiative(plan, "A", team=team)
    plan = programme.delete_teams(plan, [team])
    assert plan.initiatives[id_of(plan, "A")].team is None


def test_that_a_criterion_needs_a_text() -> None:
    with pytest.raises(EditError, match="missing"):
        programme.put_criterion(a_plan(), GateCriterion(0, 1, "G1.1", " "))
    plan = programme.put_criterion(a_plan(), GateCriterion(0, 1, "G1.1", "Paper is gone"))
    (criterion,) = plan.criteria.values()
    assert programme.put_criterion(plan, criterion) is plan
    assert not programme.delete_criteria(plan, [criterion.id]).criteria


def test_that_a_milestone_hangs_on_an_initiative_or_on_a_day() -> None:
    plan = with_initiative(a_plan(), "A")
    with pytest.raises(EditError, match="missing"):
        milestones.add(plan, "Live")
    plan = milestones.add(plan, "Live", initiative=id_of(plan, "A"), offset=2)
    (live,) = plan.milestones.values()
    assert (live.key, live.day) == ("M1", None)
    with pytest.raises(EditError, match="missing"):
        milestones.change(plan, live.id, anchor=Anchor.DATE)
    plan = milestones.change(plan, live.id, anchor=Anchor.DATE, day=date(2026, 5, 5))
    assert plan.milestones[live.id].offset == 0
    plan = milestones.add(plan, "Review", anchor=Anchor.DATE, day=date(2026, 6, 6))
    assert [each.key for each in plan.milestones_in_order] == ["M1", "M2"]
    assert len(milestones.delete(plan, [live.id]).milestones) == 1


def test_that_a_team_that_works_on_none_of_the_programmes_weekdays_is_refused() -> None:
    with pytest.raises(EditError) as problem:
        programme.put_team(a_plan(), Team(0, "Night", calendar=WorkCalendar(weekdays=frozenset({5, 6}))))

    assert (problem.value.code, problem.value.field) == ("no_working_days", "weekdays")


@pytest.mark.parametrize(
    ("country", "subdivision", "code"),
    [("XX", None, "unknown_country"), ("ES", "QQ", "unknown_subdivision")],
)
def test_that_a_calendar_of_a_place_that_nobody_knows_is_refused(
    country: str, subdivision: str | None, code: str
) -> None:
    calendar = WorkCalendar(country=country, subdivision=subdivision)
    with pytest.raises(EditError, match=code):
        programme.change_programme(a_plan(), calendar=calendar)
    with pytest.raises(EditError, match=code):
        programme.put_team(a_plan(), Team(0, "Night", calendar=calendar))


def test_that_classification_and_version_are_free_texts_of_one_line_and_bounded() -> None:
    plan = programme.change_programme(a_plan(), classification=" Internal\nuse ", version=" 1.14 ")
    assert (plan.programme.classification, plan.programme.version) == ("Internal use", "1.14")
    for values in ({"classification": "x" * 61}, {"version": "x" * 41}):
        with pytest.raises(EditError) as refusal:
            programme.change_programme(a_plan(), **values)
        assert (refusal.value.code, {refusal.value.field}) == ("too_long", set(values))
