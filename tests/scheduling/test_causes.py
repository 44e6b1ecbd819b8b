"""Why dates moved between two plans."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.plan.edits import dependencies, initiatives
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.scheduling.causes import Cause, causes
from cxplanner.scheduling.comparison import compare_versions
from cxplanner.scheduling.results import DriverKind, Node
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan, id_of, with_initiative


def caused(before: Plan, after: Plan) -> dict[str, Cause]:
    """The causes by key; gates as `G1`."""
    earlier, later = schedule(before), schedule(after)
    comparison = compare_versions(earlier, later)
    found = causes(earlier, later, (*comparison.initiatives, *comparison.gates))
    names = {Node("initiative", each.id): each.key for each in after.initiatives.values()}
    return {names.get(node, f"G{node.id}"): cause for node, cause in found.items()}


def keys(plan: Plan, nodes: tuple[Node, ...]) -> list[str]:
    return [plan.initiatives[each.id].key if each.kind == "initiative" else f"G{each.id}" for each in nodes]


def three() -> Plan:
    """A chain of three."""
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, after="A")
    return with_initiative(plan, "C", 5, after="B")


def test_that_a_longer_one_moves_itself_and_pushes_the_others() -> None:
    before = three()
    after = initiatives.change(before, id_of(before, "A"), duration=8)
    found = caused(before, after)
    assert (found["A"].itself, found["A"].own_days, found["A"].pushed_by) == (("duration",), 3, ())
    assert (found["B"].itself, found["B"].own_days, keys(after, found["B"].pushed_by)) == ((), 0, ["A"])
    assert (keys(after, found["C"].pushed_by), keys(after, found["C"].origins)) == (["B"], ["A"])


def test_that_what_is_pushed_and_takes_longer_itself_counts_both() -> None:
    before = three()
    after = initiatives.change(before, id_of(before, "A"), duration=8)
    after = initiatives.change(after, id_of(before, "B"), duration=7)
    found = caused(before, after)
    assert (found["B"].itself, found["B"].own_days, keys(after, found["B"].pushed_by)) == (
        ("duration",),
        2,
        ["A"],
    )
    assert keys(after, found["C"].origins) == ["A", "B"]


def test_that_what_comes_earlier_is_let_go_by_what_held_it() -> None:
    before = three()
    after = initiatives.change(before, id_of(before, "A"), duration=2)
    found = caused(before, after)
    assert (found["A"].itself, found["A"].own_days) == (("duration",), -3)
    assert keys(after, found["C"].origins) == ["A"]


def test_that_a_later_first_day_is_its_own_cause() -> None:
    before = three()
    after = initiatives.change(before, id_of(before, "B"), not_before=date(2026, 1, 26))
    assert caused(before, after)["B"] == Cause(
        ("not_before",), 10, (), (Node("initiative", id_of(after, "B")),)
    )


def test_that_a_field_that_moved_nothing_is_no_cause() -> None:
    before = three()
    after = initiatives.change(before, id_of(before, "B"), not_before=date(2026, 1, 6))
    after = initiatives.change(after, id_of(before, "A"), duration=8)
    assert caused(before, after)["B"].itself == ()


def test_that_a_new_one_pushes_what_waits_for_it() -> None:
    before = three()
    after = with_initiative(before, "N", 9)
    after = dependencies.write_predecessors(after, id_of(after, "B"), "A; N", 5)
    found = caused(before, after)
    assert keys(after, found["B"].pushed_by) == ["N"]
    assert keys(after, found["C"].origins) == ["N"]


def test_that_what_went_let_the_others_go() -> None:
    before = three()
    after = initiatives.delete(before, [id_of(before, "A")])
    found = caused(before, after)
    assert [each.id for each in found["B"].gone] == [id_of(before, "A")]
    assert keys(after, found["C"].origins) == ["B"]


def test_that_a_status_date_pushes_what_has_not_begun() -> None:
    before = three()
    after = before.changed(programme=before.programme.__class__(
        name="Test programme", start=before.programme.start, status_date=date(2026, 1, 12)
    ))  # fmt: skip
    found = caused(before, after)
    assert found["A"].outside == (DriverKind.STATUS_DATE,)
    assert keys(after, found["C"].origins) == ["A"]


def test_that_a_gate_is_pushed_by_what_it_waits_for() -> None:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5)
    before = with_initiative(plan, "B", 5, stage=2)
    after = initiatives.change(before, id_of(before, "A"), duration=8)
    found = caused(before, after)
    assert keys(after, found["G1"].pushed_by) == ["A"]
    assert (keys(after, found["B"].pushed_by), keys(after, found["B"].origins)) == (["G1"], ["A"])


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=2, max_size=6))
def test_that_every_move_of_a_chain_has_an_origin_that_was_edited(days: list[tuple[int, int]]) -> None:
    before = a_plan()
    for place, (duration, _) in enumerate(days):
        before = with_initiative(before, f"K{place}", duration, after=f"K{place - 1}" if place else "")
    after = before
    for place, (_, duration) in enumerate(days):
        after = initiatives.change(after, id_of(after, f"K{place}"), duration=duration)
    edited = {f"K{place}" for place, (old, new) in enumerate(days) if old != new}
    for key, cause in caused(before, after).items():
        assert set(keys(after, cause.origins)) <= edited, key
        assert cause.origins, key
