"""What changed, by groups: whatever was edited is told somewhere, and only what it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_type_hints

import pytest

from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.comparison import Change
from cxplanner.scheduling.schedule import schedule
from cxplanner.steering.grouped_changes import ChangeGroup, GroupedChanges, grouped_changes
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.test_comparison import another, every_field, everything


def grouped(before: Plan, after: Plan) -> GroupedChanges:
    return grouped_changes(schedule(before), schedule(after))


@pytest.mark.parametrize(("collection", "field"), every_field())
def test_that_a_change_of_any_field_is_told_in_a_group(collection: str, field: str) -> None:
    before = everything()
    entity: Any = next(iter(getattr(before, collection).values()))
    new = another(get_type_hints(type(entity))[field], getattr(entity, field))
    found = grouped(before, before.put(collection, replace(entity, **{field: new})))
    told = [item for items in found.groups.values() for item in items]
    assert [item for item in told if item.fields or item.change is not Change.CHANGED] != []


def test_that_a_plan_has_not_changed_against_itself() -> None:
    found = grouped(everything(), everything())
    assert not found
    assert found.groups == {}


def test_that_each_difference_of_an_item_stands_in_its_own_group() -> None:
    before = with_initiative(with_initiative(a_plan(), "A", 5), "B", 5, after="A")
    after = initiatives.change(before, id_of(before, "A"), duration=8, title="New", progress=10)
    after = initiatives.set_cost_once(after, id_of(after, "A"), 100)
    after = with_initiative(after, "C", 1)
    found = grouped(before, after)
    told = {
        group: [(item.key, *item.fields) for item in items if item.kind == "initiative"]
        for group, items in found.groups.items()
    }
    assert told == {
        ChangeGroup.MOVED: [("A",)],
        ChangeGroup.DATES: [],
        ChangeGroup.PUSHED: [("B",)],
        ChangeGroup.ADDED: [("C",)],
        ChangeGroup.STATUS: [("A", "progress")],
        ChangeGroup.SCOPE: [("A", "title", "duration")],
        ChangeGroup.MONEY: [("A", "cost")],
    }


def test_that_going_back_tells_the_opposite() -> None:
    before = with_initiative(with_initiative(a_plan(), "A", 5), "B", 5, after="A")
    after = with_initiative(initiatives.change(before, id_of(before, "A"), duration=8), "C", 1)
    there, back = grouped(before, after), grouped(after, before)
    assert {each.key for each in there.groups[ChangeGroup.ADDED]} == {
        each.key for each in back.groups[ChangeGroup.REMOVED]
    }
    for group in (ChangeGroup.MOVED, ChangeGroup.PUSHED, ChangeGroup.DATES):
        forth = {(each.key, each.finish_days) for each in there.groups[group]}
        assert {(each.key, -(each.finish_days or 0)) for each in back.groups[group]} == forth


def test_that_days_of_two_steps_add_up() -> None:
    first = with_initiative(with_initiative(a_plan(), "A", 5), "B", 5, after="A")
    second = initiatives.change(first, id_of(first, "A"), duration=8)
    third = initiatives.change(second, id_of(first, "B"), duration=3)

    def moved(before: Plan, after: Plan) -> dict[str, int]:
        found = grouped(before, after).groups
        items = [*found.get(ChangeGroup.MOVED, ()), *found.get(ChangeGroup.PUSHED, ())]
        return {each.key: each.finish_days or 0 for each in items}

    one, two, both = moved(first, second), moved(second, third), moved(first, third)
    for key in ("A", "B"):
        assert one.get(key, 0) + two.get(key, 0) == both.get(key, 0)
