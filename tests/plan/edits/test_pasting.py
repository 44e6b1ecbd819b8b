"""Copies of initiatives: links between them, keys of their own, people and teams by name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from cxplanner.exchange.copied_json import from_json, to_json
from cxplanner.plan.edits.pasting import copied, paste
from cxplanner.plan.edits.programme import with_person, with_team
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.random_plans import plans


def three() -> Plan:
    plan, person = with_person(a_plan(), "Ada Lovelace")
    plan, team = with_team(plan, "Data")
    plan = with_initiative(plan, "A", 10, owner=person, team=team)
    plan = with_initiative(
        plan, "B", 5, "A FF+2d", status=Status.ACTIVE, actual_start=date(2026, 1, 5), progress=40
    )
    return with_initiative(plan, "C", 5, "B")


def test_that_copies_have_their_links_their_owner_and_a_fresh_start() -> None:
    plan = three()
    after = paste(plan, copied(plan, [id_of(plan, "B"), id_of(plan, "A")]))
    a, b = (after.initiatives[id_] for id_ in after.initiatives if id_ not in plan.initiatives)
    assert (a.title, b.title) == ("Initiative A", "Initiative B")
    assert a.owner == plan.initiatives[id_of(plan, "A")].owner
    assert (b.status, b.actual_start, b.progress) == (Status.CANDIDATE, None, 0)
    assert [(link.predecessor, link.lag) for link in after.links_into[b.id]] == [(a.id, 2)]
    assert len({each.key for each in after.initiatives.values()}) == 5


def test_that_another_plan_gets_the_people_and_teams_as_well() -> None:
    plan = three()
    other = paste(a_plan(), copied(plan, [id_of(plan, "A")]))
    (new,) = other.initiatives.values()
    assert other.owner_name(new) == "Ada Lovelace"
    assert other.teams[new.team or 0].name == "Data"


def test_that_nothing_else_changes() -> None:
    plan = three()
    after = paste(plan, copied(plan, [id_of(plan, "A")]))
    assert all(after.initiatives[id_] is each for id_, each in plan.initiatives.items())
    assert after.next_id > max(after.initiatives)


@given(plans())
def test_that_copies_survive_the_clipboard(plan: Plan) -> None:
    copies = (
        copied(plan, list(plan.initiatives))
        if not any(
            each.team is not None and each.team not in plan.teams for each in plan.initiatives.values()
        )
        else copied(plan, [])
    )
    assert from_json(to_json(copies)) == copies


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"initiatives": [{}], "links": [], "people": [], "teams": []}', "nonsense"]
)
def test_that_other_text_is_no_copy(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        from_json(text)
