"""Where gates say their names."""

from __future__ import annotations

import pytest

from cxplanner.drawing.gate_texts import GateTexts, place_gate_texts
from cxplanner.drawing.placed_gates import PlacedGate
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.drawing.time_axis import TimeScale
from cxplanner.plan.programme import Stage
from tests.builders import MONDAY
from tests.pictures import meeting_texts

SCALE = TimeScale(MONDAY, MONDAY.replace(year=2027), 100, 1_000)


def a_gate(number: int, x: float, name: str = "One platform, adopted", shown: bool = True) -> PlacedGate:
    return PlacedGate(Stage(number, "Stage"), MONDAY, x, x, shown, False, f"G{number} {name}", "10 Jan 2028")


def texts_of(*places: float, name: str = "One platform, adopted") -> GateTexts:
    gates = [a_gate(number, x, name) for number, x in enumerate(places, start=1)]
    return place_gate_texts(gates, SCALE, COMFORTABLE)


def test_that_texts_stand_before_their_lines_where_there_is_room() -> None:
    assert all(text.is_left and text.level == 0 for text in texts_of(300, 550, 800, 990).texts)


def test_that_a_text_wraps_in_less_room() -> None:
    second = texts_of(300, 410, 800, 990).texts[1]
    assert (second.lines, second.is_left) == (("G2 One platform,", "adopted"), True)


def test_that_a_text_stands_after_its_line_when_there_is_no_room_before_it() -> None:
    second = texts_of(300, 340, 800, 990).texts[1]
    assert (second.is_left, second.level) == (False, 0)


def test_that_gates_on_one_day_stand_below_one_another_on_one_side() -> None:
    texts = texts_of(500, 500, 500, 500).texts
    assert [text.level for text in texts] == [0, 1, 2, 3]
    assert len({text.is_left for text in texts}) == 1


def test_that_a_gate_outside_the_time_shown_says_nothing() -> None:
    assert place_gate_texts([a_gate(1, 100, shown=False)], SCALE, COMFORTABLE).texts == ()


@pytest.mark.parametrize(
    "places", [(300, 310, 320, 330), (990, 991, 992, 993), (101, 102, 103, 104), (500,) * 4]
)
@pytest.mark.parametrize("name", ["One platform, adopted", "x" * 300, "word " * 60])
def test_that_no_text_covers_another(places: tuple[float, ...], name: str) -> None:
    texts = texts_of(*places, name=name)
    assert meeting_texts(texts.shapes(0)) == []
    assert all(text.left >= SCALE.left - 1 and text.right <= SCALE.right + 1 for text in texts.texts)
