"""The roadmap for a projector: whole, and legible."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from cxplanner.drawing.projection import lay_out_whole
from cxplanner.drawing.roadmap import RoadmapLayout, RoadmapOptions
from cxplanner.drawing.shapes import Clip, Shape, Text
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.plan.edits import indicators
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.drawing.programmes import a_programme

WORDS = Words("en")


def texts(shapes: Iterable[Shape]) -> list[Text]:
    found: list[Text] = []
    for shape in shapes:
        if isinstance(shape, Text):
            found.append(shape)
        elif isinstance(shape, Clip):
            found += texts(shape.shapes)
    return found


def test_that_a_small_plan_has_the_most_comfortable_sizes() -> None:
    plan = a_programme(6)
    made = lay_out_whole(plan, schedule(plan), WORDS, RoadmapOptions(), 1400, 640)
    assert made is not None
    assert made.sizes is COMFORTABLE


@pytest.mark.parametrize("count", [6, 20, 30, 40])
def test_that_it_is_never_higher_than_its_room_nor_smaller_than_may_be_read(count: int) -> None:
    plan = a_programme(count, seed=count)
    made = lay_out_whole(plan, schedule(plan), WORDS, RoadmapOptions(), 1400, 640)
    assert made is not None
    assert made.height <= 640
    assert min(text.size for text in texts(made.drawing().shapes)) >= 11


def test_that_faded_initiatives_give_way_before_names_do() -> None:
    plan = a_programme(60)
    kept = dict(list(plan.initiatives.items())[:5])
    options = RoadmapOptions(faded=frozenset(plan.initiatives) - frozenset(kept))
    assert lay_out_whole(plan, schedule(plan), WORDS, RoadmapOptions(), 1000, 500) is None
    made = lay_out_whole(plan, schedule(plan), WORDS, options, 1000, 500)
    assert made is not None
    assert set(made.bars()) == {id_ for id_ in kept if schedule(plan).initiative(id_).start}
    whole = lay_out_whole(plan, schedule(plan), WORDS, RoadmapOptions(), 1800, 1500)
    assert whole is not None
    assert [lane.facts for lane in made.lanes] == [lane.facts for lane in whole.lanes]


def test_that_what_does_not_fit_is_not_squeezed() -> None:
    plan = a_programme(450)
    assert lay_out_whole(plan, schedule(plan), WORDS, RoadmapOptions(), 1400, 640) is None


def test_that_outcomes_give_way_last_and_only_where_there_is_no_room() -> None:
    plan = a_programme(20)
    chosen = indicators.add_indicator(plan, "Relationship NPS", in_strip=True)

    def whole(each: Plan, height: float) -> RoadmapLayout | None:
        return lay_out_whole(each, schedule(each), WORDS, RoadmapOptions(), 1200, height)

    least = next(height for height in range(100, 1500, 5) if whole(plan, height) is not None)
    tight, roomy = whole(chosen, least), whole(chosen, least + 200)
    assert tight is not None
    assert roomy is not None
    assert (len(tight.strips), len(roomy.strips)) == (0, 1)
