"""Lanes dealt out to sheets."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cxplanner.drawing.arrangement import Arrangement, arrange, dated_initiatives
from cxplanner.drawing.roadmap import RoadmapOptions
from cxplanner.drawing.sizes import A3
from cxplanner.report.lane_pieces import lanes_on_sheets
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.drawing.programmes import a_programme

CONTINUED = ("continued",)


def an_arrangement(count: int, seed: int = 1) -> Arrangement:
    plan = a_programme(count, seed)
    made = schedule(plan)
    dated = dated_initiatives(plan, made)
    return arrange(plan, made, Words("en"), RoadmapOptions(), width=1_100, sizes=A3, dated=dated)


@settings(max_examples=25)
@given(st.integers(0, 120), st.integers(0, 1_000), st.floats(0, 600), st.floats(120, 700))
def test_that_every_row_is_on_one_sheet_in_order(
    count: int, seed: int, first: float, following: float
) -> None:
    arrangement = an_arrangement(count, seed)
    sheets = lanes_on_sheets(arrangement, min(first, following), following, CONTINUED)
    rows = [row for sheet in sheets for lane in sheet for row in lane.rows]
    assert [id(row) for row in rows] == [id(row) for lane in arrangement.lanes for row in lane.rows]
    for sheet in sheets[1:]:
        assert sheet
        height = sum(arrangement.least_lane_height(lane) for lane in sheet)
        assert height <= following + 1e-6 or sum(len(lane.rows) for lane in sheet) <= 1


def test_that_a_lane_that_goes_on_says_so() -> None:
    sheets = lanes_on_sheets(an_arrangement(200), 300, 300, CONTINUED)
    for before, after in pairwise(sheets):
        is_same_lane = before[-1].key == after[0].key
        assert (after[0].facts == CONTINUED) is is_same_lane


def test_that_all_lanes_stay_together_when_there_is_room() -> None:
    arrangement = an_arrangement(30)
    assert lanes_on_sheets(arrangement, 5_000, 5_000, CONTINUED) == [list(arrangement.lanes)]


def test_that_the_last_sheet_is_not_nearly_empty() -> None:
    plan = a_plan()
    for number in range(31):
        plan = with_initiative(plan, f"SD-{number}", 200)
    made = schedule(plan)
    dated = dated_initiatives(plan, made)
    arrangement = arrange(plan, made, Words("en"), RoadmapOptions(), width=1_100, sizes=A3, dated=dated)
    pitch = A3.bar_least + A3.row_gap
    sheets = lanes_on_sheets(arrangement, 29.5 * pitch, 29.5 * pitch, CONTINUED)
    rows = [sum(len(lane.rows) for lane in sheet) for sheet in sheets]
    assert sum(rows) == 31
    assert len(rows) == 2
    assert min(rows) >= 12
