"""Many edits of single initiatives give what they give one after another, refusals included."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.errors import CXPlannerError, EditError
from cxplanner.plan.edits import dependencies, initiatives
from cxplanner.plan.edits.one_by_one import FieldsOneByOne, LinksOneByOne
from cxplanner.plan.edits.programme import with_person
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_initiative

KEYS = ("A", "B", "C", "D")


def four() -> Plan:
    plan = with_initiative(a_plan(), "A", 10)
    for key, before in (("B", "A"), ("C", "B"), ("D", "")):
        plan = with_initiative(plan, key, 5, before)
    return plan


def owned(id_: int, name: str, plan: Plan) -> Plan:
    plan, person = with_person(plan, name)
    return initiatives.change(plan, id_, owner=person)


FIELDS: dict[str, Callable[[int, int], Callable[[Plan], Plan]]] = {
    "duration": lambda id_, n: lambda plan: initiatives.change(plan, id_, duration=n),
    "progress": lambda id_, n: lambda plan: initiatives.change(plan, id_, progress=n * 7),
    "key": lambda id_, n: lambda plan: initiatives.change(plan, id_, key="ABCDXY"[n % 6]),
    "owner": lambda id_, n: partial(owned, id_, f"Person {n % 4}"),
    "cost": lambda id_, n: lambda plan: initiatives.set_cost_once(plan, id_, n * 100 if n % 5 else None),
}
EDITS = st.lists(
    st.tuples(st.sampled_from(sorted(FIELDS)), st.integers(0, 3), st.integers(0, 20)), max_size=14
)
LINKS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["", *KEYS, "A; D SS+2d", "G1", "Z"])), max_size=8
)


@given(EDITS)
def test_that_fields_become_what_they_become_one_after_another(
    edits: list[tuple[str, int, int]],
) -> None:
    start = plan = four()
    ids = [id_of(plan, key) for key in KEYS]
    gathered = FieldsOneByOne(start)
    refused: list[tuple[str, str]] = []
    for name, place, number in edits:
        edit = FIELDS[name](ids[place], number)
        outcome = []
        for apply in (lambda: edit(plan), lambda: gathered.apply(ids[place], edit)):  # noqa: B023
            try:
                changed = apply()
                plan = changed if isinstance(changed, Plan) else plan
                outcome.append("")
            except CXPlannerError as error:
                outcome.append(str(error))
        refused.append((outcome[0], outcome[1]))
    assert all(one == other for one, other in refused)
    assert seen(gathered.plan()) == seen(plan)


def seen(plan: Plan) -> object:
    """What a person sees of a plan: people by their names, sums without their ids."""
    rows = [
        (each.key, each.duration, each.progress, plan.owner_name(each)) for each in plan.initiatives.values()
    ]
    return rows, [plan.cost_once(id_) for id_ in plan.initiatives]


@given(LINKS)
def test_that_links_become_what_they_become_one_after_another(written: list[tuple[int, str]]) -> None:
    start = plan = four()
    gathered = LinksOneByOne(start)
    for place, text in written:
        id_ = id_of(start, KEYS[place])
        edit = partial(dependencies.write_predecessors, successor=id_, text=text, days_in_a_week=5)
        try:
            plan = edit(plan)
        except EditError as error:
            with pytest.raises(EditError, match=error.code):
                gathered.apply(id_, edit)
        else:
            gathered.apply(id_, edit)
    ends = [
        {
            (link.successor, link.predecessor, link.gate, link.type, link.lag)
            for link in each.dependencies.values()
        }
        for each in (plan, gathered.plan())
    ]
    assert ends[0] == ends[1]
    after = gathered.plan()
    assert set(after.dependencies) == {link.id for link in after.dependencies.values()}
    assert max([*after.dependencies, 0]) < after.next_id


def test_that_nothing_changed_is_the_plan_itself() -> None:
    plan = four()
    fields, links = FieldsOneByOne(plan), LinksOneByOne(plan)
    fields.apply(id_of(plan, "A"), lambda each: initiatives.change(each, id_of(plan, "A"), duration=10))
    assert fields.plan().initiatives == plan.initiatives
    links.apply(
        id_of(plan, "B"), lambda each: dependencies.write_predecessors(each, id_of(plan, "B"), "A", 5)
    )
    assert links.plan() is plan


def test_that_links_are_taken_back() -> None:
    plan = four()
    links = LinksOneByOne(plan)
    d = id_of(plan, "D")
    links.apply(d, lambda each: dependencies.write_predecessors(each, d, "A", 5))
    assert d in links.plan().links_into
    links.take_back(d)
    assert links.plan() is plan
