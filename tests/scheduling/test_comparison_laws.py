"""Laws of comparing two versions of a plan, tried on random ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.causes import causes
from cxplanner.scheduling.comparison import Change, Comparison, compare, compare_versions
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan, with_initiative

Shape = list[tuple[int, bool]]
SHAPES = st.lists(st.tuples(st.integers(1, 20), st.booleans()), min_size=1, max_size=7)
NEW_DURATIONS = st.lists(st.integers(0, 25), min_size=7, max_size=7)


def built(shape: Shape) -> Plan:
    """Initiatives of these durations, each after the one before it or not."""
    plan = a_plan()
    for place, (duration, follows) in enumerate(shape):
        after = f"K{place - 1}" if follows and place else ""
        plan = with_initiative(plan, f"K{place}", duration, after=after, stage=1 + place % 4)
    return plan


def edited(plan: Plan, durations: list[int]) -> Plan:
    """Other durations; with 0 an initiative goes, as long as one is left."""
    for place, duration in enumerate(durations):
        there = plan.initiative(f"K{place}")
        if there is None:
            continue
        if duration:
            plan = initiatives.change(plan, there.id, duration=duration)
        elif len(plan.initiatives) > 1:
            plan = initiatives.delete(plan, [there.id])
    return plan


def compared(before: Plan, after: Plan) -> Comparison:
    return compare_versions(schedule(before), schedule(after))


@given(SHAPES)
def test_that_a_plan_does_not_differ_from_itself(shape: Shape) -> None:
    made = schedule(built(shape))
    for found in (compare_versions(made, made), compare(made, made)):
        assert (found.initiatives, found.gates, found.others, found.finish_days) == ((), (), (), 0)


@given(SHAPES, NEW_DURATIONS)
def test_that_the_way_back_is_the_opposite(shape: Shape, durations: list[int]) -> None:
    before = built(shape)
    after = edited(before, durations)
    forth = {each.key: each for each in compared(before, after).initiatives}
    back = {each.key: each for each in compared(after, before).initiatives}
    assert forth.keys() == back.keys()
    opposite = {Change.ADDED: Change.REMOVED, Change.REMOVED: Change.ADDED, Change.CHANGED: Change.CHANGED}
    for key, there in forth.items():
        again = back[key]
        assert again.change is opposite[there.change]
        assert (again.before, again.after) == (there.after, there.before)
        assert {name: (new, old) for name, (old, new) in there.fields.items()} == again.fields
        assert (again.finish_days or 0) == -(there.finish_days or 0)


@given(SHAPES, NEW_DURATIONS, NEW_DURATIONS)
def test_that_two_steps_make_one(shape: Shape, first: list[int], second: list[int]) -> None:
    one = built(shape)
    two = edited(one, [each or 1 for each in first])
    three = edited(two, [each or 1 for each in second])

    def days(before: Plan, after: Plan) -> dict[str, int]:
        return {each.key: each.finish_days or 0 for each in compared(before, after).initiatives}

    there, on, whole = days(one, two), days(two, three), days(one, three)
    for initiative in one.initiatives.values():
        key = initiative.key
        assert there.get(key, 0) + on.get(key, 0) == whole.get(key, 0)


@given(SHAPES, NEW_DURATIONS)
def test_that_every_move_has_a_cause(shape: Shape, durations: list[int]) -> None:
    before = built(shape)
    after = edited(before, durations)
    earlier, later = schedule(before), schedule(after)
    found = compare_versions(earlier, later)
    why = causes(earlier, later, (*found.initiatives, *found.gates))
    for item in (*found.initiatives, *found.gates):
        if item.moved and item.node is not None and item.node.kind == "initiative":
            cause = why[item.node]
            assert cause.itself or cause.pushed_by or cause.gone or cause.outside, item
