"""How the height is shared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxplanner.drawing.roadmap import RoadmapLayout, RoadmapOptions, lay_out
from cxplanner.drawing.sizes import Density
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.drawing.programmes import a_programme


def layout_of(count: int, height: float | None, density: Density = Density.STANDARD) -> RoadmapLayout:
    plan = a_programme(count)
    return lay_out(plan, schedule(plan), Words("en"), RoadmapOptions(density=density), 1_000, height)


@settings(max_examples=30)
@given(st.integers(0, 60), st.floats(100, 3_000), st.sampled_from(Density))
def test_that_lanes_and_rows_follow_one_another(count: int, height: float, density: Density) -> None:
    layout = layout_of(count, height, density)
    top = layout.header_height
    for lane in layout.lanes:
        assert lane.top == pytest.approx(top)
        top += lane.height
        for row in lane.rows:
            assert lane.top <= row.top
            assert row.top + row.height <= lane.top + lane.height + 1e-6
            for bar in row.bars:
                assert row.top <= bar.y
                assert bar.y + bar.height <= row.top + row.height
                assert (
                    bar.is_moment
                    or layout.sizes.bar_least - 1e-6 <= bar.height <= layout.sizes.bar_most + 1e-6
                )
    assert layout.height == pytest.approx(top)


@given(st.integers(1_500, 3_000))
def test_that_a_height_with_room_is_filled(height: int) -> None:
    assert layout_of(20, height).height == pytest.approx(height)


def test_that_a_height_without_room_makes_bars_as_low_as_they_may_be() -> None:
    layout = layout_of(60, 200)
    heights = {
        bar.height for lane in layout.lanes for row in lane.rows for bar in row.bars if not bar.is_moment
    }
    assert heights == {layout.sizes.bar_least}


def test_that_without_a_height_bars_are_as_high_as_they_may_be() -> None:
    layout = layout_of(20, None)
    heights = {
        bar.height for lane in layout.lanes for row in lane.rows for bar in row.bars if not bar.is_moment
    }
    assert heights == {layout.sizes.bar_most}
