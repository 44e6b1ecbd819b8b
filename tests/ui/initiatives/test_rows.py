"""The rows of the table: groups, gates, filter and order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits.programme import with_person
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan, id_of, with_initiative
from ui.initiatives.rows import (
    Grouping,
    Order,
    arranged,
    item_of,
    node_of,
    renewed,
    rows_of,
    stay_as_they_are,
)

FIRST = date(2026, 1, 5)
CHANGES: dict[str, dict[str, Any]] = {
    "title": {"title": "Other"},
    "duration": {"duration": 25},
    "stage": {"stage": 2},
    "stream": {"stream": Stream.CUSTOMER_CENTRICITY},
    "ordinal": {"ordinal": 1},
    "done": {"status": Status.DONE, "progress": 100, "actual_start": FIRST, "actual_finish": FIRST},
}


def three_in_two_stages() -> Plan:
    plan = with_initiative(a_plan(), "A", 10)
    plan = with_initiative(plan, "B", 5, "A", stream=Stream.ORGANIZATION)
    return with_initiative(plan, "C", 5, "B", stage=2)


def test_that_each_stage_ends_with_its_gate() -> None:
    plan = three_in_two_stages()
    groups = arranged(plan, schedule(plan), Grouping.STAGE)
    assert [group.key for group in groups] == [1, 2, 3, 4]
    assert groups[0].nodes == (id_of(plan, "A"), id_of(plan, "B"), -1)
    assert groups[3].nodes == (-4,)


def test_that_a_head_tells_the_span_of_its_initiatives() -> None:
    plan = three_in_two_stages()
    dates = schedule(plan)
    first = arranged(plan, dates, Grouping.STAGE)[0]
    assert first.initiatives == 2
    assert first.first == dates.initiative(id_of(plan, "A")).start
    assert first.last == dates.initiative(id_of(plan, "B")).finish


def test_that_streams_stand_in_the_order_of_the_lanes() -> None:
    plan = three_in_two_stages()
    groups = arranged(plan, schedule(plan), Grouping.STREAM)
    assert [group.key for group in groups] == list(Stream)
    assert groups[2].nodes == (id_of(plan, "B"),)


def test_that_the_unowned_stand_below_the_people() -> None:
    plan, person = with_person(three_in_two_stages(), "Zoe")
    owned = replace(plan.initiatives[id_of(plan, "C")], owner=person)
    plan = plan.put("initiatives", owned)
    groups = arranged(plan, schedule(plan), Grouping.OWNER)
    assert [group.key for group in groups] == [person, None]


def test_that_a_filter_leaves_out_gates_and_empty_groups() -> None:
    plan = three_in_two_stages()
    groups = arranged(plan, schedule(plan), Grouping.STAGE, kept={id_of(plan, "C")})
    assert [(group.key, group.nodes) for group in groups] == [(2, (id_of(plan, "C"),))]


def test_that_rows_without_a_value_stand_at_the_end_of_either_order() -> None:
    plan = three_in_two_stages()
    values = {"A": 1, "B": None, "C": 2}
    for descending, expected in ((False, ["A", "C", "B"]), (True, ["C", "A", "B"])):
        order = Order(lambda initiative: values[initiative.key], descending)
        (group,) = arranged(plan, schedule(plan), Grouping.NONE, order=order)
        assert [plan.initiatives[node].key for node in group.nodes] == expected


def test_that_a_closed_group_shows_only_its_head() -> None:
    plan = three_in_two_stages()
    groups = arranged(plan, schedule(plan), Grouping.STAGE)
    rows = list(rows_of(groups, Grouping.STAGE, lambda group: group.key == 2))
    assert rows == [groups[0], groups[1], id_of(plan, "C"), -2, groups[2], groups[3]]


def test_that_a_row_and_its_item_name_each_other() -> None:
    assert node_of(item_of(-2)) == -2
    assert node_of(item_of(104)) == 104
    assert node_of(Item("milestone", 7)) is None


@given(st.lists(st.tuples(st.sampled_from(["A", "B", "C"]), st.sampled_from(sorted(CHANGES))), max_size=4))
def test_that_rows_that_stay_are_what_arranging_them_anew_gives(changes: list[tuple[str, str]]) -> None:
    before = after = three_in_two_stages()
    for key, name in changes:
        id_ = id_of(after, key)
        after = after.put("initiatives", replace(after.initiatives[id_], **CHANGES[name]))
    for grouping in Grouping:
        anew = arranged(after, schedule(after), grouping)
        old = arranged(before, schedule(before), grouping)
        if stay_as_they_are(before, after):
            assert renewed(after, schedule(after), old) == anew
        elif grouping is Grouping.NONE:
            assert any(name in ("stage", "stream", "ordinal") for _, name in changes)


def test_that_rows_that_come_and_go_do_not_stay() -> None:
    plan = three_in_two_stages()
    assert stay_as_they_are(plan, plan)
    assert not stay_as_they_are(plan, plan.without("initiatives", [id_of(plan, "B")]))
    assert not stay_as_they_are(plan, with_person(plan, "Zoe")[0])
