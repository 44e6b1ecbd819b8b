"""Edits of initiatives."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxplanner.errors import EditError
from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.milestones import add as add_milestone
from cxplanner.plan.initiatives import Status
from cxplanner.plan.programme import Stream
from tests.builders import a_plan, id_of, with_initiative


def test_that_a_new_initiative_gets_the_next_key_of_its_stream() -> None:
    plan = initiatives.add(a_plan(), "First", Stream.CHANGE_MANAGEMENT)
    plan = initiatives.add(plan, "Second", Stream.CHANGE_MANAGEMENT)
    plan = initiatives.add(plan, "Other stream", Stream.SYSTEMS_DATA)
    assert [each.key for each in plan.initiatives_in_order] == ["CT-01", "CT-02", "SD-01"]


def test_that_an_id_is_never_given_twice() -> None:
    plan = with_initiative(a_plan(), "A")
    gone = id_of(plan, "A")
    plan = with_initiative(initiatives.delete(plan, [gone]), "B")
    assert id_of(plan, "B") != gone


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"title": "  "}, "missing", "title"),
        ({"title": "x" * 1_001}, "too_long", "title"),
        ({"key": ""}, "missing", "key"),
        ({"key": "LONGER-THAN-12"}, "too_long", "key"),
        ({"key": "b"}, "duplicate_key", "key"),
        ({"key": "G1"}, "unusable_key", "key"),
        ({"key": "A;B"}, "unusable_key", "key"),
        ({"duration": -1}, "out_of_range", "duration"),
        ({"duration": 10_001}, "out_of_range", "duration"),
        ({"progress": 101}, "out_of_range", "progress"),
        ({"units": float("nan")}, "out_of_range", "units"),
        ({"deadline": date(2300, 1, 1)}, "date_out_of_range", "deadline"),
        ({"stage": 5}, "unknown_stage", "stage"),
        ({"gate_waiver": "because"}, "short_waiver", "gate_waiver"),
        ({"optimistic": 9}, "optimistic_above_duration", "optimistic"),
        ({"pessimistic": 1}, "pessimistic_below_duration", "pessimistic"),
        ({"status": Status.DONE}, "done_without_finish", "actual_finish"),
        ({"status": Status.ACTIVE}, "active_without_start", "actual_start"),
        ({"actual_finish": date(2026, 2, 2)}, "finish_without_done", "status"),
        ({"owner": 999}, "unknown_person_or_team", "owner"),
        (
            {"status": Status.DONE, "actual_start": date(2026, 3, 3), "actual_finish": date(2026, 2, 2)},
            "finish_before_start",
            "actual_finish",
        ),
    ],
)
def test_that_a_value_that_cannot_be_is_refused_with_its_field(
    values: dict[str, Any], code: str, field: str
) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B")
    with pytest.raises(EditError) as refusal:
        initiatives.change(plan, id_of(plan, "A"), **values)
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_that_a_done_initiative_is_wholly_done() -> None:
    plan = with_initiative(a_plan(), "A")
    day = date(2026, 1, 5)
    plan = initiatives.change(plan, id_of(plan, "A"), status=Status.DONE, actual_start=day, actual_finish=day)
    assert plan.initiatives[id_of(plan, "A")].progress == 100


def test_that_markup_and_any_script_in_a_title_are_kept_as_they_are() -> None:
    title = "<b>50 % &amp; more</b> 🎯 مرحبا"
    plan = with_initiative(a_plan(), "A", title=title)
    assert plan.initiatives[id_of(plan, "A")].title == title


def test_that_controls_and_line_breaks_leave_a_title() -> None:
    plan = with_initiative(a_plan(), "A", title="one\ntwo\x00\u202ethree ")
    assert plan.initiatives[id_of(plan, "A")].title == "one two\ufffdthree"


def test_that_the_home_stream_is_never_also_a_tag() -> None:
    plan = with_initiative(a_plan(), "A", tags=(Stream.ORGANIZATION, Stream.SYSTEMS_DATA))
    assert plan.initiatives[id_of(plan, "A")].tags == (Stream.ORGANIZATION,)


def test_that_deleting_takes_links_milestones_and_sums_along() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A"), "B", after="A")
    plan = add_milestone(plan, "A is live", initiative=id_of(plan, "A"))
    plan = initiatives.set_cost_once(plan, id_of(plan, "A"), 100)
    plan = initiatives.delete(plan, [id_of(plan, "A")])
    assert [each.key for each in plan.initiatives_in_order] == ["B"]
    assert not plan.dependencies
    assert not plan.milestones
    assert not plan.cashflows


def test_that_a_copy_stands_below_with_its_links_and_sums_but_without_history() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A"), "B", 4, after="A SS+2d")
    b = id_of(plan, "B")
    plan = initiatives.set_cost_once(plan, b, 100)
    plan = initiatives.change(plan, b, status=Status.ACTIVE, actual_start=date(2026, 1, 5), progress=50)
    plan = with_initiative(plan, "C")
    plan = initiatives.duplicate(plan, [b], lambda title: f"{title} (copy)")
    copy = plan.initiative("SD-01")
    assert copy is not None
    assert [each.key for each in plan.initiatives_in_order] == ["A", "B", "SD-01", "C"]
    assert copy.title == "Initiative B (copy)"
    assert (copy.status, copy.actual_start, copy.progress) == (Status.CANDIDATE, None, 0)
    assert [(link.predecessor, link.type, link.lag) for link in plan.links_into[copy.id]] == [
        (id_of(plan, "A"), "SS", 2)
    ]
    assert plan.cost_once(copy.id) == 100
    assert len({*plan.initiatives, *plan.dependencies, *plan.cashflows}) == 4 + 2 + 2


def test_that_many_copies_stand_each_below_its_own_with_keys_in_a_row() -> None:
    plan = with_initiative(with_initiative(with_initiative(a_plan(), "A"), "B", 4, after="A"), "C")
    a, b = id_of(plan, "A"), id_of(plan, "B")
    plan = initiatives.set_cost_once(initiatives.set_cost_once(plan, a, 100), b, 200)
    for _ in range(12):  # until the rows lie too close together, and all move apart
        copied = initiatives.duplicate(plan, [a, b], lambda title: title)
        assert len({*copied.initiatives, *copied.dependencies, *copied.cashflows}) == copied.next_id - 101
        order = [each.id for each in copied.initiatives_in_order]
        fresh = [each for each in order if each not in plan.initiatives]
        assert [order[order.index(each) - 1] for each in fresh] == [a, b]
        assert [copied.cost_once(each) for each in fresh] == [100, 200]
        assert [len(copied.links_into.get(each, ())) for each in fresh] == [0, 1]
        plan = copied
    assert "sd-24" in plan.initiative_by_key
