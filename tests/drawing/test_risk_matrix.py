"""The matrix of risks: each open one by its number, where probability and impact meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.risk_matrix import RiskMatrix
from cxplanner.drawing.shapes import Circle, Rectangle, Text
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.plan.risks import Risk, RiskStatus
from cxplanner.wording.words import Words

ENGLISH = Words("en")
levels = st.integers(1, 5)


def matrix(*risks: Risk, width: float = 300, height: float = 330) -> RiskMatrix:
    return RiskMatrix(risks, ENGLISH, width, height, COMFORTABLE)


def numbers(made: RiskMatrix) -> dict[str, Text]:
    """The numbers of risks by what they say."""
    return {each.text: each for each in made.drawing().shapes if isinstance(each, Text) and each.item}


def test_that_impact_goes_right_and_probability_up() -> None:
    found = numbers(matrix(Risk(7, "A", probability=1, impact=1), Risk(8, "B", probability=5, impact=5)))
    assert found["1"].x < found["2"].x
    assert found["1"].y > found["2"].y
    assert [each.item.id for each in found.values() if each.item] == [7, 8]


def test_that_closed_ones_keep_their_number_and_are_not_shown() -> None:
    found = numbers(matrix(Risk(7, "A", status=RiskStatus.CLOSED), Risk(8, "B")))
    assert list(found) == ["2"]


def test_that_the_ground_is_darkest_where_both_are_high() -> None:
    darks = [each.opacity for each in matrix().drawing().shapes if isinstance(each, Rectangle) and each.fill]
    assert len(darks) == 25
    assert darks[0] == min(darks)
    assert sum(each == max(darks) for each in darks) == 6


def test_that_the_selected_one_is_filled() -> None:
    risks = (Risk(7, "A"), Risk(8, "B"))
    made = RiskMatrix(risks, ENGLISH, 300, 330, COMFORTABLE, selected=8)
    fills = {
        each.item.id: each.fill for each in made.drawing().shapes if isinstance(each, Circle) and each.item
    }
    assert fills == {7: "canvas", 8: "ink"}


@given(st.lists(st.tuples(levels, levels), max_size=30), st.floats(180, 800), st.floats(180, 800))
def test_that_every_number_stands_in_the_picture_or_is_counted(
    places: list[tuple[int, int]], width: float, height: float
) -> None:
    risks = [
        Risk(100 + place, "R", probability=one, impact=other) for place, (one, other) in enumerate(places)
    ]
    made = matrix(*risks, width=width, height=height)
    texts = [each for each in made.drawing().shapes if isinstance(each, Text)]
    more = sum(int(each.text[1:]) for each in texts if each.text.startswith("+"))
    assert len(numbers(made)) + more == len(risks)
    for shape in numbers(made).values():
        assert 0 <= shape.x <= width
        assert 0 <= shape.y <= height


@pytest.mark.parametrize("place", [0, 1])
def test_that_a_place_leads_to_its_risk(place: int) -> None:
    risks = (Risk(7, "A", probability=2, impact=2), Risk(8, "B", probability=2, impact=2))
    made = matrix(*risks)
    shape = numbers(made)[str(place + 1)]
    assert made.risk_at(shape.x, shape.y) == risks[place].id
    assert made.risk_at(299, 1) is None
