"""What an option would do: kept as text, done later on a plan in which other things have changed."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.errors import EditError
from cxplanner.plan.edits import dependencies, initiatives, milestones, programme, risks
from cxplanner.plan.edits.kept_changes import read_change, with_change
from cxplanner.plan.kept_changes import KEPT, KeptChange
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateCriterion, GateOutcome, Stream, Team, WorkCalendar
from tests.builders import a_plan, id_of, with_initiative
from tests.storage.full_plan import every_field_set


def a_chain() -> Plan:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 3, after="A")
    return milestones.add(plan, "Live", initiative=id_of(plan, "B"))


def kept(before: Plan, after: Plan) -> KeptChange:
    """The change between two plans, by way of its text."""
    change = KeptChange.between(before, after)
    read = KeptChange.read(change.written())
    assert read == change
    return read


def test_that_a_change_leads_from_the_one_plan_to_the_other() -> None:
    before = a_chain()
    after = initiatives.change(before, id_of(before, "A"), duration=9, not_before=date(2026, 2, 2))
    after = programme.put_team(after, Team(0, "Data", calendar=WorkCalendar(frozenset({0, 1}))))
    after = initiatives.change(after, id_of(after, "B"), team=after.next_id - 1)
    after = with_initiative(after, "C", 4, after="B SS+2d")
    after = milestones.delete(after, after.milestones)
    after = programme.change_programme(after, target_finish=date(2027, 1, 1))
    assert with_change(before, kept(before, after)) == after


def test_that_no_change_is_no_text() -> None:
    assert KeptChange.between(a_chain(), a_chain()).written() == ""
    assert not KeptChange.read("")
    plan = a_chain()
    assert with_change(plan, KeptChange()) is plan


def test_that_every_field_of_what_is_planned_comes_back_from_its_text() -> None:
    after = every_field_set()
    change = kept(a_plan(), after)
    for name in KEPT:
        if name != "stages":
            assert change.added[name] == getattr(after, name)
    assert change.programme.keys() == {each.name for each in fields(after.programme)}


def test_that_only_the_fields_of_the_change_are_touched() -> None:
    before = a_chain()
    a = id_of(before, "A")
    change = kept(before, initiatives.change(before, a, duration=9))
    meanwhile = initiatives.change(before, a, title="Another", notes="New", duration=7)
    meanwhile = programme.change_programme(meanwhile, name="Renamed")
    done = with_change(meanwhile, change)
    assert done == initiatives.change(meanwhile, a, duration=9)


def test_that_what_is_added_gets_ids_that_are_free_now() -> None:
    before = a_chain()
    after = with_initiative(before, "C", 4, after="B")
    after = milestones.add(after, "C live", initiative=id_of(after, "C"))
    change = kept(before, after)
    meanwhile = risks.add_risk(with_initiative(before, "D", 2), "Taken")
    done = with_change(meanwhile, change)
    assert done.initiative("D") == meanwhile.initiative("D")
    (link,) = done.links_into[id_of(done, "C")]
    assert link.predecessor == id_of(done, "B")
    assert [each.initiative for each in done.milestones.values() if each.title == "C live"] == [
        id_of(done, "C")
    ]
    ids = [each for name in KEPT if name != "stages" for each in getattr(done, name)]
    assert len(ids) == len(set(ids))
    assert max(ids) < done.next_id


@pytest.mark.parametrize("deleted", ["A", "B"])
def test_that_what_is_changed_or_pointed_to_must_still_be_there(deleted: str) -> None:
    before = a_chain()
    after = initiatives.change(before, id_of(before, "A"), duration=9)
    after = with_initiative(after, "C", 4, after="B")
    change = kept(before, after)
    with pytest.raises(EditError) as caught:
        with_change(initiatives.delete(before, [id_of(before, deleted)]), change)
    assert (caught.value.code, caught.value.facts["name"]) == ("option_names_deleted", deleted)


def test_that_an_owner_who_has_left_is_named() -> None:
    before, owner = programme.with_person(a_chain(), "Marta")
    assert owner is not None
    change = kept(before, initiatives.change(before, id_of(before, "A"), owner=owner))
    with pytest.raises(EditError) as caught:
        with_change(programme.delete_people(before, [owner]), change)
    assert caught.value.facts["name"] == "Marta"


def test_that_an_option_passes_no_gate_while_musts_are_open() -> None:
    before = a_chain()
    go = {"gate_outcome": GateOutcome.GO, "gate_decided_on": date(2026, 3, 13)}
    change = kept(before, programme.change_stage(before, 1, **go))
    assert with_change(before, change).stages[1].gate_outcome is GateOutcome.GO
    asking = programme.put_criterion(before, GateCriterion(0, 1, "C1", "Not yet"))
    with pytest.raises(EditError, match="go_with_open_musts"):
        with_change(asking, change)


def test_that_what_is_to_go_may_be_gone_already() -> None:
    before = a_chain()
    change = kept(before, initiatives.delete(before, [id_of(before, "B")]))
    gone = initiatives.delete(before, [id_of(before, "B")])
    assert with_change(gone, change) == gone


def test_that_what_came_meanwhile_goes_with_what_is_removed() -> None:
    before = a_chain()
    change = kept(before, initiatives.delete(before, [id_of(before, "B")]))
    meanwhile = with_initiative(before, "C", 4, after="B")
    done = with_change(meanwhile, change)
    assert set(done.initiative_by_key) == {"a", "c"}
    assert not done.dependencies


def test_that_a_link_that_came_meanwhile_is_not_there_twice() -> None:
    before = with_initiative(with_initiative(a_plan(), "A"), "B")
    a, b = id_of(before, "A"), id_of(before, "B")
    change = kept(before, dependencies.link(before, b, a, lag=4))
    meanwhile = dependencies.link(before, b, a, lag=1)
    (link,) = with_change(meanwhile, change).dependencies.values()
    assert (link.id, link.lag) == (next(iter(meanwhile.dependencies)), 4)


def test_that_a_key_that_came_meanwhile_is_refused() -> None:
    before = a_chain()
    change = kept(before, with_initiative(before, "C"))
    with pytest.raises(EditError, match="duplicate_key"):
        with_change(with_initiative(before, "C"), change)


def test_that_what_is_said_or_has_happened_is_no_part_of_an_option() -> None:
    full = every_field_set()
    without = full.changed(
        meetings={}, agenda_items={}, baselines={}, baseline_items={}, measurements={}, frozen_plans={},
        slip_reasons={}, health_overrides={}, print_presets={},
    )  # fmt: skip
    assert not KeptChange.between(full, without)


@pytest.mark.parametrize(
    "text",
    [
        "{", "[]", "3", '{"changed":{"initiatives":{"x":{}}}}', '{"changed":{"shoes":{"1":{}}}}',
        '{"added":{"initiatives":[{"id":1}]}}', '{"changed":{"initiatives":{"1":{"duration":"9"}}}}',
        '{"changed":{"initiatives":{"1":{"stream":"shoes"}}}}', '{"removed":{"initiatives":["1"]}}',
        '{"changed":{"frozen_plans":{"1":{"content":"x"}}}}', "[" * 100_000,
    ],
)  # fmt: skip
def test_that_text_of_others_is_refused(text: str) -> None:
    with pytest.raises(EditError, match="unreadable_option"):
        read_change(text)


def test_that_fields_of_a_later_version_are_left_out() -> None:
    plan = a_chain()
    a = id_of(plan, "A")
    text = f'{{"changed":{{"initiatives":{{"{a}":{{"colour":"red","duration":9}}}}}},"later":1}}'
    assert with_change(plan, read_change(text)).initiatives[a].duration == 9


@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 40), st.text(max_size=5)), max_size=5),
    st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(Stream)), max_size=4),
)
def test_that_a_change_does_its_own_fields_and_no_others(
    planned: list[tuple[str, int, str]], meanwhile: list[tuple[str, Stream]]
) -> None:
    """Of edits that touch other fields, the order does not count."""
    before = with_initiative(a_chain(), "C")

    def planned_on(plan: Plan) -> Plan:
        for key, duration, notes in planned:
            plan = initiatives.change(plan, id_of(plan, key), duration=duration, notes=notes)
        return plan

    def moved_on(plan: Plan) -> Plan:
        for key, stream in meanwhile:
            plan = initiatives.change(plan, id_of(plan, key), stream=stream)
        return plan

    change = kept(before, planned_on(before))
    assert with_change(moved_on(before), change) == planned_on(moved_on(before))


def test_that_a_link_of_a_removed_initiative_is_left_alone() -> None:
    """The change both removes an initiative and had changed what goes with it."""
    before = a_chain()
    (link,) = before.dependencies.values()
    odd = before.put("dependencies", replace(link, lag=2)).without("initiatives", [id_of(before, "A")])
    done = with_change(before, KeptChange.between(before, odd))
    assert not done.dependencies
