"""The legend explains what is there."""

from __future__ import annotations

import pytest

from cxplanner.drawing.roadmap import RoadmapOptions, lay_out
from cxplanner.plan.plan import Plan
from cxplanner.report.legend import Legend, legend_of
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import MONDAY, a_plan, with_baseline, with_initiative
from tests.drawing.programmes import a_programme
from tests.pictures import box_of, meeting_texts, texts, written


def a_legend(plan: Plan, width: float = 600, language: str = "en") -> Legend:
    words = Words(language)
    options = RoadmapOptions(today=MONDAY)
    return legend_of(lay_out(plan, schedule(plan), words, options, 1_000), words, width, 1.0)


def test_that_it_names_what_occurs_and_nothing_else() -> None:
    plan = with_initiative(a_plan(), "A", 20)
    text = written(a_legend(plan).shapes(0, 0))
    for said in ("Initiative, progress along the foot", "On the critical path", "Gate ahead", "Today"):
        assert said in text
    for absent in ("Late", "Done", "Paused", "Milestone", "Float", "Gate passed"):
        assert absent not in text


@pytest.mark.parametrize("width", [150, 300, 700])
@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_that_its_entries_wrap_and_stay_within_its_width(width: float, language: str) -> None:
    legend = a_legend(a_programme(80), width, language)
    shapes = list(legend.shapes(10, 20))
    assert meeting_texts(shapes) == []
    assert max(box_of(text)[2] for text in texts(shapes)) <= 10 + width + 1
    assert len({text.y for text in texts(shapes)}) == legend.rows


def test_that_it_names_the_baseline_under_the_bars() -> None:
    plan = with_baseline(with_initiative(a_plan(), "A", 20), "Review 3")
    layout = lay_out(plan, schedule(plan), Words("en"), RoadmapOptions(baseline=max(plan.baselines)), 1_000)
    legend = legend_of(layout, Words("en"), 600, 1.0, "Review 3")

    assert "Baseline “Review 3”" in written(legend.shapes(0, 0))
