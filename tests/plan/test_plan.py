"""The plan as a value: sharing, look-ups, differences."""

from __future__ import annotations

from cxplanner.plan.change import changed_fields, difference
from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.programme import change_programme
from tests.builders import a_plan, id_of, with_initiative


def test_that_an_edit_leaves_the_plan_before_it_as_it_was() -> None:
    before = with_initiative(a_plan(), "A", 3)
    initiatives.change(before, id_of(before, "A"), duration=9)
    assert before.initiatives[id_of(before, "A")].duration == 3


def test_that_an_edit_shares_every_entity_that_it_does_not_touch() -> None:
    before = with_initiative(with_initiative(a_plan(), "A"), "B", after="A")
    after = initiatives.change(before, id_of(before, "A"), duration=9)
    assert after.initiatives[id_of(before, "B")] is before.initiatives[id_of(before, "B")]
    assert after.dependencies is before.dependencies


def test_that_look_ups_follow_the_collection_they_are_made_of() -> None:
    before = with_initiative(with_initiative(a_plan(), "A"), "B", after="A")
    links = before.links_into
    assert before.initiative("a") is not None
    renamed = initiatives.change(before, id_of(before, "A"), key="Z")
    assert renamed.initiative("A") is None
    assert renamed.initiative("Z") is not None
    assert renamed.links_into is links


def test_that_a_difference_names_what_was_added_changed_and_removed() -> None:
    before = with_initiative(with_initiative(a_plan(), "A"), "B", after="A")
    a, b = id_of(before, "A"), id_of(before, "B")
    after = initiatives.change(before, a, duration=4)
    after = initiatives.delete(with_initiative(after, "C"), [b])
    change = difference(before, after)
    assert set(change.of("initiatives").added) == {id_of(after, "C")}
    assert set(change.of("initiatives").changed) == {a}
    assert set(change.of("initiatives").removed) == {b}
    assert len(change.of("dependencies").removed) == 1
    assert not change.programme_changed


def test_that_no_difference_is_false() -> None:
    plan = with_initiative(a_plan(), "A")
    same = initiatives.change(plan, id_of(plan, "A"), title=plan.initiatives[id_of(plan, "A")].title)
    assert same is plan
    assert not difference(plan, same)


def test_that_a_changed_programme_is_a_difference() -> None:
    plan = a_plan()
    assert difference(plan, change_programme(plan, name="Another")).programme_changed


def test_that_changed_fields_come_with_old_and_new_values() -> None:
    plan = with_initiative(a_plan(), "A", 3)
    a = id_of(plan, "A")
    after = initiatives.change(plan, a, duration=4, title="New")
    assert changed_fields(plan.initiatives[a], after.initiatives[a]) == {
        "duration": (3, 4),
        "title": ("Initiative A", "New"),
    }


def test_that_sums_of_money_are_unknown_until_somebody_says() -> None:
    plan = with_initiative(a_plan(), "A")
    a = id_of(plan, "A")
    assert plan.cost_once(a) is None
    plan = initiatives.set_cost_once(plan, a, 120_000)
    assert plan.cost_once(a) == 120_000
    plan = initiatives.set_cost_once(initiatives.set_cost_once(plan, a, 90_000), a, 95_000)
    assert plan.cost_once(a) == 95_000
    assert plan.benefit_per_year(a) is None
    assert initiatives.set_cost_once(plan, a, None).cost_once(a) is None
