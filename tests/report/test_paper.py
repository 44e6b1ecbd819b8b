"""Sheets of paper."""

from __future__ import annotations

import pytest

from cxplanner.errors import RequestError
from cxplanner.report.paper import MILLIMETRE, PAPER_NAMES, SMALLEST_TEXT, paper_of


def test_that_a3_lies_down_with_twelve_millimetres_around() -> None:
    paper = paper_of("A3")
    assert paper.width == pytest.approx(420 * MILLIMETRE)
    assert paper.height == pytest.approx(297 * MILLIMETRE)
    assert paper.margin == pytest.approx(12 * MILLIMETRE)
    assert paper.scale == pytest.approx(1)


def test_that_paper_can_stand() -> None:
    paper = paper_of("a4", landscape=False)
    assert (paper.name, paper.width < paper.height) == ("A4", True)


@pytest.mark.parametrize("name", PAPER_NAMES)
def test_that_the_smallest_text_of_the_design_is_legible_on_any_paper(name: str) -> None:
    assert 9.2 * paper_of(name).scale >= SMALLEST_TEXT - 1e-9


def test_that_margins_of_a4_are_within_reach_of_printers() -> None:
    assert paper_of("A4").margin >= 8.4 * MILLIMETRE


def test_that_unknown_paper_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(RequestError) as caught:
        paper_of("B7")
    assert caught.value.code == "unknown_paper"
    assert "Tabloid" in caught.value.facts["papers"]  # type: ignore[operator]
