"""Milestones: each in its place, names where there is room."""

from __future__ import annotations

from datetime import date, timedelta

from cxplanner.drawing.milestones_row import MilestonesRow, PlacedMilestone, place_milestones
from cxplanner.drawing.sizes import A3, COMFORTABLE, Sizes
from cxplanner.drawing.time_axis import TimeScale
from cxplanner.plan.edits import milestones
from cxplanner.plan.initiatives import Anchor
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan
from tests.pictures import meeting_texts

SCALE = TimeScale(date(2026, 1, 1), date(2026, 12, 31), 100, 830)


def a_plan_with_milestones(days: list[date], title: str = "Milestone") -> Plan:
    plan = a_plan()
    for number, day in enumerate(days):
        plan = milestones.add(plan, f"{title} {number}", anchor=Anchor.DATE, day=day)
    return plan


def placed(
    plan: Plan, sizes: Sizes = COMFORTABLE, lines: tuple[float, ...] = ()
) -> tuple[PlacedMilestone, ...]:
    order = plan.milestones_in_order
    return place_milestones(order, schedule(plan), Words("en"), SCALE, sizes, lines)


def test_that_a_milestone_stands_at_the_end_of_its_day() -> None:
    day = date(2026, 6, 1)
    (only,) = placed(a_plan_with_milestones([day]))
    assert only.x == SCALE.end_of(day)


def test_that_milestones_far_apart_share_a_row() -> None:
    assert {each.row for each in placed(a_plan_with_milestones([date(2026, 3, 2), date(2026, 9, 1)]))} == {0}


def test_that_milestones_on_one_day_stand_below_one_another() -> None:
    rows = {each.row for each in placed(a_plan_with_milestones([date(2026, 6, 1)] * 3))}
    assert rows == {0, 1, 2}


def test_that_a_name_keeps_off_a_gate_line() -> None:
    day = date(2026, 6, 1)
    x = SCALE.end_of(day)
    (left,) = placed(a_plan_with_milestones([day]), lines=(x + 20,))
    (right,) = placed(a_plan_with_milestones([day]), lines=(x - 20,))
    assert left.text_x is not None
    assert right.text_x is not None
    assert left.text_x < x < right.text_x


def test_that_a_screen_drops_names_and_never_marks() -> None:
    plan = a_plan_with_milestones([date(2026, 6, 1)] * 9)
    found = placed(plan)
    assert len(found) == 9
    assert MilestonesRow(found, COMFORTABLE).unnamed == 9 - COMFORTABLE.milestone_rows - 1


def test_that_a_milestone_without_room_for_its_name_is_called_by_its_key() -> None:
    found = placed(a_plan_with_milestones([date(2026, 6, 1)] * 4))
    assert MilestonesRow(found, COMFORTABLE).unnamed == 0
    last = max(found, key=lambda each: each.row)
    assert last.row == COMFORTABLE.milestone_rows
    assert last.text == last.milestone.key


def test_that_paper_drops_nothing_and_names_the_day() -> None:
    found = placed(a_plan_with_milestones([date(2026, 6, 1)] * 9), A3)
    assert MilestonesRow(found, A3).unnamed == 0
    assert found[0].text == "Milestone 0 1 Jun"


def test_that_no_name_covers_another() -> None:
    days = [date(2026, 1, 5) + timedelta(days=9 * number) for number in range(38)]
    for sizes in (COMFORTABLE, A3):
        row = MilestonesRow(placed(a_plan_with_milestones(days), sizes, (300.0, 500.0)), sizes)
        assert meeting_texts(row.shapes(0)) == []


def test_that_a_milestone_outside_the_time_shown_is_not_there() -> None:
    assert placed(a_plan_with_milestones([date(2027, 6, 1)])) == ()


def test_that_all_have_keys_where_names_would_cover_marks() -> None:
    crowd = [date(2026, 3, 2) + timedelta(days=12 * n) for n in range(14)]
    found = placed(a_plan_with_milestones(crowd, "A milestone with a long name"))
    assert all(each.text_x is not None for each in found)
    assert {each.text for each in found} == {each.milestone.key for each in found}


def test_that_names_stay_where_keys_would_only_take_fewer_rows() -> None:
    found = placed(a_plan_with_milestones([date(2026, 5, 4) + timedelta(days=30 * n) for n in range(4)]))
    assert all(each.text == each.milestone.title for each in found)
