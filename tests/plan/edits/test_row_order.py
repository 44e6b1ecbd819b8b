"""The order of rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.plan.change import difference
from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.row_order import move_row
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from tests.builders import a_plan, id_of, with_initiative


def plan_of(keys: str) -> Plan:
    plan = a_plan()
    for key in keys:
        plan = with_initiative(plan, key)
    return plan


def keys_of(plan: Plan) -> str:
    return "".join(each.key for each in plan.initiatives_in_order)


def test_that_a_new_initiative_can_stand_below_another_without_moving_any() -> None:
    plan = plan_of("AB")
    after = initiatives.add(plan, "Between", Stream.SYSTEMS_DATA, key="X", after=id_of(plan, "A"))
    assert keys_of(after) == "AXB"
    assert not difference(plan, after).of("initiatives").changed


def test_that_a_row_moves_up_and_down_and_stops_at_the_ends() -> None:
    plan = plan_of("ABCD")
    assert keys_of(move_row(plan, id_of(plan, "D"), -2)) == "ADBC"
    assert keys_of(move_row(plan, id_of(plan, "A"), 99)) == "BCDA"
    assert move_row(plan, id_of(plan, "A"), -1) is plan


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-6, 6)), max_size=60))
def test_that_rows_move_as_in_a_list_however_often(moves: list[tuple[int, int]]) -> None:
    plan = plan_of("ABCDEF")
    expected = list("ABCDEF")
    for place, steps in moves:
        plan = move_row(plan, id_of(plan, expected[place]), steps)
        key = expected.pop(place)
        expected.insert(max(0, min(5, place + steps)), key)
        assert keys_of(plan) == "".join(expected)


def test_that_rows_move_apart_when_there_is_no_room_left() -> None:
    plan = plan_of("AB")
    for number in range(30):
        plan = initiatives.add(plan, "More", Stream.SYSTEMS_DATA, key=f"X{number}", after=id_of(plan, "A"))
    assert keys_of(plan) == "A" + "".join(f"X{number}" for number in range(29, -1, -1)) + "B"
