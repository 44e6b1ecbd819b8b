"""Sparklines, charts of waves and strips: what is drawn of an indicator, and that numbers keep apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.boxes import Box
from cxplanner.drawing.outcome_strip import Outcome, OutcomeStrip
from cxplanner.drawing.outlines import outline_of
from cxplanner.drawing.point_labels import PointLabels
from cxplanner.drawing.shapes import Circle, Line, Path, Rectangle, Shape
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.drawing.sparkline import sparkline
from cxplanner.drawing.time_axis import TimeScale
from cxplanner.drawing.wave_chart import WaveChart
from cxplanner.indicators.estimates import Estimate, nps
from cxplanner.indicators.standing import Standing
from cxplanner.indicators.target_line import TargetPoint
from cxplanner.wording.words import Words
from tests.indicators.standings import a_standing
from tests.pictures import meeting_texts, shown_ids, texts, written

APRIL, JUNE, END = date(2026, 4, 3), date(2026, 6, 26), date(2027, 12, 31)
WORDS = Words("en")
BASELINE = nps([18, 9, 13, 18, 23, 45, 53, 92, 113, 115, 141])
LATER = nps([10, 6, 9, 13, 20, 40, 50, 92, 120, 140, 170])
GOALS = [TargetPoint(date(2026, 7, 17), 22, 1), TargetPoint(date(2027, 3, 2), 30, 2), TargetPoint(END, 45)]


def a_chart(standing: Standing) -> WaveChart:
    return WaveChart(standing, [("G1", date(2026, 7, 17))], WORDS, _write, 640, 240, COMFORTABLE)


def _write(value: float) -> str:
    return WORDS.number(round(value))


def two_waves() -> Standing:
    return a_standing([(APRIL, BASELINE), (JUNE, LATER)], GOALS)


def dots(shapes: tuple[Shape, ...]) -> list[Circle]:
    return [shape for shape in shapes if isinstance(shape, Circle) and shape.fill == "ink"]


def diamonds(shapes: tuple[Shape, ...]) -> list[Path]:
    return [shape for shape in shapes if isinstance(shape, Path) and shape.closed]


def whiskers(shapes: tuple[Shape, ...]) -> list[Line]:
    upright = [each for each in shapes if isinstance(each, Line) and each.x1 == each.x2]
    return [each for each in upright if each.stroke == "ink2"]


def test_that_a_sparkline_goes_solid_to_now_and_dashed_to_the_target() -> None:
    shapes = sparkline(two_waves(), 120, 40).shapes
    assert len(dots(shapes)) == 1
    assert len(diamonds(shapes)) == 1
    assert sum(isinstance(shape, Line) and bool(shape.dash) for shape in shapes) == 2, "the way and the level"


def test_that_nothing_is_drawn_of_an_indicator_that_says_nothing() -> None:
    assert sparkline(a_standing([]), 120, 40).shapes == ()


def test_that_a_baseline_without_a_day_is_an_open_circle() -> None:
    shapes = sparkline(a_standing([], GOALS, baseline=Estimate(12)), 120, 40).shapes
    assert [shape.fill for shape in shapes if isinstance(shape, Circle)] == ["canvas"]


def test_that_a_chart_has_a_dot_and_a_whisker_for_each_wave_and_a_diamond_for_each_target() -> None:
    shapes = a_chart(two_waves()).drawing().shapes
    assert len(dots(shapes)) == 2
    assert len(diamonds(shapes)) == 3
    assert shown_ids(shapes, "measurement") == {1, 2}
    assert len(whiskers(shapes)) == 2


def test_that_a_value_alone_has_no_whisker() -> None:
    shapes = a_chart(a_standing([(APRIL, Estimate(9.0))], GOALS)).drawing().shapes
    assert not whiskers(shapes)


def test_that_a_chart_names_its_gates_and_writes_the_numbers_at_the_points() -> None:
    said = written(a_chart(two_waves()).drawing().shapes)
    assert {"G1", "12", "24", "22", "30", "45"} <= set(said.split("\n"))


def a_strip(standing: Standing) -> OutcomeStrip:
    facts = ("actual, and target at each gate",)
    outcome = Outcome(7, "Outcome: NPS", facts, standing, _write, lambda value: f"{value:.0f} now")
    scale = TimeScale(date(2026, 1, 12), date(2028, 1, 31), 132, 1_200)
    return OutcomeStrip(outcome, scale, COMFORTABLE, 500)


def test_that_a_strip_keeps_its_height_and_says_what_is_now() -> None:
    strip = a_strip(two_waves())
    shapes = tuple(strip.body())
    assert "24 now" in written(shapes)
    assert shown_ids(shapes, "indicator") == {7}
    for shape in (*shapes, *strip.head(132)):
        _, top, _, bottom = outline_of(shape)
        assert 499 <= top <= bottom <= 500 + strip.height + 1


def test_that_a_strip_leaves_out_what_lies_outside_the_time_that_is_shown() -> None:
    standing = a_standing([(date(2025, 1, 1), BASELINE), (JUNE, LATER)], [TargetPoint(date(2030, 1, 1), 50)])
    shapes = tuple(a_strip(standing).body())
    assert len(dots(shapes)) == 1
    assert diamonds(shapes) == []


@pytest.mark.parametrize("room", [60, 90, 132])
def test_that_the_head_of_a_strip_stays_within_its_room(room: float) -> None:
    for text in texts(a_strip(two_waves()).head(room)):
        assert outline_of(text)[2] <= room


waves = st.lists(
    st.tuples(st.integers(0, 700), st.integers(0, 100)),
    min_size=1,
    max_size=12,
    unique_by=lambda each: each[0],
)


@given(waves, waves)
def test_that_numbers_of_a_chart_never_cover_one_another(
    measured: list[tuple[int, int]], wanted: list[tuple[int, int]]
) -> None:
    taken = sorted(
        (APRIL + timedelta(days=day), Estimate(value, value - 4, value + 5)) for day, value in measured
    )
    points = [TargetPoint(APRIL + timedelta(days=day), value) for day, value in sorted(wanted)]
    shapes = a_chart(a_standing(taken, points)).drawing().shapes
    numbers = [text for text in texts(shapes) if text.y < 230 - COMFORTABLE.axis_height and text.text != "G1"]
    assert meeting_texts(numbers) == []
    for shape in shapes:
        if not isinstance(shape, Rectangle):
            left, top, right, bottom = outline_of(shape)
            assert left >= -1
            assert top >= -1
            assert right <= 641
            assert bottom <= 241


@given(waves)
def test_that_numbers_of_a_strip_never_cover_one_another(measured: list[tuple[int, int]]) -> None:
    taken = sorted((APRIL + timedelta(days=day), Estimate(value)) for day, value in measured)
    assert meeting_texts(a_strip(a_standing(taken, GOALS)).body()) == []


def test_that_a_line_through_a_box_is_noticed() -> None:
    box = Box(10, 10, 20, 20)
    assert box.is_crossed_by((0, 0, 30, 30))
    assert box.is_crossed_by((15, 0, 15, 30))
    assert not box.is_crossed_by((0, 0, 9, 30))
    assert not box.is_crossed_by((25, 0, 25, 30))
    assert not box.is_crossed_by((0, 25, 25, 40))


def test_that_a_text_without_room_is_left_out() -> None:
    labels = PointLabels(Box(0, 0, 10, 10), 11)
    assert labels.at(5, 4, 6, "a text that is far too long", 400) is None
