"""Where the teams of a plan stand before a search."""

from __future__ import annotations

from datetime import date

from cxplanner.plan.edits import initiatives, levelling
from cxplanner.plan.initiatives import Status
from cxplanner.scheduling.levelling.situation import situation
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.levelling.scarce import a_scarce_plan


def test_that_an_empty_plan_has_nothing_to_level() -> None:
    found = situation(schedule(a_plan()))

    assert (found.teams, found.needing, found.over, found.levelled) == ((), (), (), ())
    assert not found.is_worth_a_search


def test_that_those_that_need_people_and_what_is_too_much_are_named() -> None:
    plan = with_initiative(a_scarce_plan(), "C", 5)
    found = situation(schedule(plan))

    assert [team.name for team in found.teams] == ["Data"]
    assert found.needing == (id_of(plan, "A"), id_of(plan, "B"))
    assert [over.keys for over in found.over] == [("A", "B")]
    assert found.is_worth_a_search


def test_that_what_is_not_scheduled_needs_nobody() -> None:
    plan = a_scarce_plan()
    plan = initiatives.change(plan, id_of(plan, "A"), status=Status.REJECTED)
    found = situation(schedule(plan))

    assert found.needing == (id_of(plan, "B"),)
    assert not found.is_worth_a_search


def test_that_levelled_starts_are_worth_another_search() -> None:
    plan = a_scarce_plan()
    plan = levelling.take(plan, {id_of(plan, "B"): date(2026, 1, 12)})
    found = situation(schedule(plan))

    assert found.levelled == (id_of(plan, "B"),)
    assert found.over == ()
    assert found.is_worth_a_search
