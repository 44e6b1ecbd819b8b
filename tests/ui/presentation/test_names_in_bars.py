"""On a projector every bar that is high enough says what it is, and no name meets another or a bar."""

from __future__ import annotations

import pytest

from cxplanner.drawing.roadmap_options import LanesBy
from cxplanner.drawing.shapes import Text
from cxplanner.drawing.text_fit import width_of
from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.plan import Plan
from cxplanner.presentation.steps import WholeStep
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.drawing.programmes import a_programme
from tests.pictures import meeting_texts
from ui.presentation.names_in_bars import NAMED_FROM, SIZE, names_in_bars
from ui.presentation.pictures import Pictures
from ui.roadmap.dense import DenseRoadmap


def dense(plan: Plan, height: float) -> DenseRoadmap:
    pictures = Pictures(schedule(plan), Words("en"), LanesBy.STREAM)
    return pictures._dense(pictures.options(WholeStep()), 900, height)


def bars_under(layout: DenseRoadmap, text: Text) -> list[int]:
    end = text.x + width_of(text.text, SIZE, "condensed", 600)
    return [
        id_
        for id_, bar in layout.bars().items()
        if bar.y <= text.y <= bar.y + bar.height and bar.x < end and text.x < bar.x + bar.width
    ]


@pytest.mark.parametrize("seed", range(6))
def test_that_names_stand_in_their_bar_or_beside_it_and_meet_nothing(seed: int) -> None:
    layout = dense(a_programme(30, seed), 520)
    assert layout.bar_height >= NAMED_FROM
    texts = list(names_in_bars(layout))
    assert len(texts) > 15
    assert meeting_texts(texts) == []
    for text in texts:
        assert len(bars_under(layout, text)) == (0 if text.halo else 1)
        assert text.x + width_of(text.text, SIZE, "condensed", 600) <= layout.width


@pytest.mark.parametrize(("height", "least"), [(433, 6), (464, 14), (590, 30)])
def test_that_rows_make_room_for_as_many_names_as_the_height_allows(height: float, least: int) -> None:
    """As on screens of 720, 768 and 900 pixels; the sample has 39 bars."""
    plan = sample_plan("en")
    pictures = Pictures(schedule(plan), Words("en"), LanesBy.STREAM)
    layout = pictures._dense(pictures.options(WholeStep()), 930, height)
    assert layout.height < height + 1
    titles = {each.title for each in plan.initiatives.values()}
    assert len([each for each in names_in_bars(layout) if each.text in titles]) >= least


def test_that_floats_give_way_to_names() -> None:
    assert not dense(a_programme(20), 520).options.floats


def test_that_bars_that_are_too_low_have_no_names() -> None:
    layout = dense(a_programme(450), 400)
    assert layout.bar_height < NAMED_FROM
    assert list(names_in_bars(layout)) == []
    assert layout.options.floats
