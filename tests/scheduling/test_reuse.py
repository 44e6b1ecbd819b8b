"""A schedule that takes over the structure of the one before is the same as one from nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxplanner.errors import CXPlannerError, CycleError
from cxplanner.plan.edits import initiatives, milestones
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.initiatives import LinkType, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.scheduling.schedule import Schedule, schedule
from tests.builders import a_plan, id_of, with_initiative, with_link
from tests.scheduling import random_plans
from tests.scheduling.random_plans import plans


def everything(made: Schedule) -> dict[object, object]:
    """All that a schedule says."""
    said: dict[object, object] = {"finish": made.finish, "path": made.critical_path()}
    for id_ in made.plan.initiatives:
        said[id_] = (made.initiative(id_), made.drivers(id_), made.logic_start(id_))
    for number in made.plan.stages:
        said[f"G{number}"] = (made.gate(number), made.gate_drivers(number))
    for id_ in made.plan.milestones:
        said[f"M{id_}"] = made.milestone(id_)
    return said


def said_or_refused(plan: Plan, previous: Schedule | None, status_date: date | None) -> object:
    try:
        return everything(schedule(plan, status_date=status_date, previous=previous))
    except CycleError as cycle:
        return cycle.keys


@st.composite
def edited(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """A plan, and one that differs from it as if by some edits: parts of it come from another plan."""
    before, other = draw(plans()), draw(plans())
    after = before
    for id_ in draw(st.lists(st.sampled_from(sorted(before.initiatives)), max_size=3)):
        if id_ in other.initiatives:
            after = after.put("initiatives", other.initiatives[id_])
        else:
            after = after.put(
                "initiatives", replace(after.initiatives[id_], duration=draw(st.integers(0, 9)))
            )
    for number in draw(st.lists(st.integers(1, 4), max_size=2)):
        after = after.put("stages", other.stages[number])
    if draw(st.integers(0, 3)) == 3:
        after = after.changed(programme=other.programme)
    if draw(st.integers(0, 3)) == 3:
        after = after.changed(teams=other.teams)
    return before, draw(relinked(draw(resized(after))))


@st.composite
def resized(draw: st.DrawFn, plan: Plan) -> Plan:
    """The plan with an initiative more, or with one less and without its links, or as it is."""
    kind = draw(st.sampled_from(["as it is", "as it is", "one more", "one less"]))
    if kind == "one more":
        return plan.put(
            "initiatives", draw(random_plans.initiatives(150, draw(st.integers(1, 4)), plain=False))
        )
    if kind == "one less" and len(plan.initiatives) > 1:
        gone = draw(st.sampled_from(sorted(plan.initiatives)))
        links = [each.id for each in plan.dependencies.values() if gone in (each.predecessor, each.successor)]
        marks = [each.id for each in plan.milestones.values() if each.initiative == gone]
        plan = plan.without("dependencies", links).without("milestones", marks)
        return plan.without("initiatives", [gone])
    return plan


@st.composite
def relinked(draw: st.DrawFn, plan: Plan) -> Plan:
    """The plan with a link more, one less, one of another lag or type, or as it is."""
    kind = draw(st.sampled_from(["as it is", "one more", "one less", "other values"]))
    if kind == "one more" and len(plan.initiatives) > 1:
        return plan.put("dependencies", draw(random_plans.links(900, sorted(plan.initiatives), gates=True)))
    if not plan.dependencies or kind == "as it is":
        return plan
    link = plan.dependencies[draw(st.sampled_from(sorted(plan.dependencies)))]
    if kind == "one less":
        return plan.without("dependencies", [link.id])
    lag, elapsed = draw(st.integers(-5, 9)), draw(st.booleans())
    kinds = st.just(LinkType.FS) if link.gate else st.sampled_from(LinkType)
    return plan.put("dependencies", replace(link, lag=lag, elapsed=elapsed, type=draw(kinds)))


@given(edited(), random_plans.maybe(random_plans.days_near(-3, 12)))
@settings(max_examples=200)
def test_that_reuse_gives_exactly_what_a_pass_from_nothing_gives(
    pair: tuple[Plan, Plan], status_date: date | None
) -> None:
    before, after = pair
    try:
        previous = schedule(before)
    except CXPlannerError:
        return

    assert said_or_refused(after, previous, status_date) == said_or_refused(after, None, status_date)


@given(st.lists(edited(), min_size=2, max_size=4))
@settings(max_examples=40)
def test_that_reuse_over_many_edits_adds_up_to_the_same(pairs: list[tuple[Plan, Plan]]) -> None:
    previous: Schedule | None = None
    for plan in (plan for pair in pairs for plan in pair):
        assert said_or_refused(plan, previous, None) == said_or_refused(plan, None, None)
        with suppress(CXPlannerError):
            previous = schedule(plan, previous=previous)


@pytest.mark.parametrize("tail", ["", "A-1", "A-30", "A-59"])
@pytest.mark.parametrize(
    "values",
    [{"duration": 30}, {"duration": 0}, {"deadline": date(2026, 1, 7)}, {"pinned_start": date(2026, 3, 2)}],
    ids=str,
)
def test_that_passes_over_many_levels_go_on_from_those_before(values: dict[str, Any], tail: str) -> None:
    plan = a_plan()
    for number in range(60):
        plan = with_initiative(plan, f"A-{number}", 2, f"A-{number - 1}" if number else "")
        plan = with_initiative(plan, f"B-{number}", 3, f"A-{number // 2}")
    for chosen in (0, 15, 31, 59):
        previous = schedule(plan)
        plan = initiatives.change(plan, id_of(plan, f"A-{chosen}"), **values)
        if tail:
            plan = initiatives.change(plan, id_of(plan, tail), duration=chosen)
        after, anew = schedule(plan, previous=previous), schedule(plan)
        assert everything(after) == everything(anew)
        assert np.array_equal(after.computation.early.allowed, anew.computation.early.allowed)


def network_is_kept(before: Plan, after: Plan) -> bool:
    made = schedule(before)
    return schedule(after, previous=made)._made.network is made._made.network


def shape_is_kept(before: Plan, after: Plan) -> bool:
    made = schedule(before)
    return schedule(after, previous=made)._made.network.rank is made._made.network.rank


def a_pair() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 5), "B", 2, "A", stage=2)


def test_that_an_edit_of_no_date_takes_all_over_where_nothing_is_linked() -> None:
    plan = with_initiative(a_plan(policy=GatePolicy.ADVISE), "A", 5)
    for number in (1, 2, 3, 4):
        plan = change_stage(plan, number, gate_planned_on=date(2026, 6, number))
    made = schedule(plan)
    assert not made.computation.network.levels
    renamed = initiatives.change(plan, id_of(plan, "A"), title="Other")
    noted = milestones.add(renamed, "Live", initiative=id_of(plan, "A"))
    for edited_plan in (renamed, renamed, noted):
        made = schedule(edited_plan, previous=made)
        assert everything(made) == everything(schedule(edited_plan))


@pytest.mark.parametrize(
    "values",
    [
        {"duration": 9},
        {"title": "Another"},
        {"not_before": date(2026, 2, 2)},
        {"levelled_start": date(2026, 2, 9)},
        {"deadline": date(2026, 2, 2)},
        {"pinned_start": date(2026, 2, 2)},
        {"status": Status.APPROVED},
    ],
    ids=lambda values: next(iter(values)),
)
def test_that_a_value_of_an_initiative_keeps_the_network(values: dict[str, Any]) -> None:
    plan = a_pair()

    assert network_is_kept(plan, initiatives.change(plan, id_of(plan, "A"), **values))


@pytest.mark.parametrize(
    "values",
    [
        {"stage": 3},
        {"needed_for_gate": False},
        {"gate_waiver": "The committee agreed to it."},
        {"status": Status.REJECTED},
        {"status": Status.ACTIVE, "actual_start": date(2026, 1, 5)},
    ],
    ids=lambda values: next(iter(values)),
)
def test_that_what_shapes_the_network_builds_it_again(values: dict[str, Any]) -> None:
    plan = a_pair()

    assert not network_is_kept(plan, initiatives.change(plan, id_of(plan, "A"), **values))


@pytest.mark.parametrize(
    "values",
    [{"lag": 4}, {"lag": 4, "elapsed": True}, {"type": LinkType.FF}, {"hard": False, "note": "A note"}],
    ids=lambda values: next(iter(values)),
)
def test_that_what_a_link_says_keeps_the_shape_of_the_network(values: dict[str, Any]) -> None:
    plan = a_pair()
    (link,) = plan.dependencies.values()
    after = plan.put("dependencies", replace(link, **values))

    assert shape_is_kept(plan, after)
    assert said_or_refused(after, schedule(plan), None) == said_or_refused(after, None, None)


def test_that_another_type_of_a_link_from_what_has_begun_builds_the_network_again() -> None:
    plan = a_pair()
    plan = initiatives.change(plan, id_of(plan, "A"), status=Status.ACTIVE, actual_start=date(2026, 1, 5))
    (link,) = plan.dependencies.values()
    after = plan.put("dependencies", replace(link, type=LinkType.SS))

    assert not shape_is_kept(plan, after)
    assert said_or_refused(after, schedule(plan), None) == said_or_refused(after, None, None)


def test_that_links_and_policies_build_the_network_again() -> None:
    plan = a_pair()

    assert not network_is_kept(plan, with_link(plan, "A SS", "B"))
    assert not network_is_kept(plan, plan.put("stages", replace(plan.stages[1], gate_policy=GatePolicy.HOLD)))
    assert network_is_kept(plan, plan.put("stages", replace(plan.stages[1], name="Another")))
