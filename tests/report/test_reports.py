"""Every report on every paper: complete, legible, within the sheet, nothing over anything else."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxplanner.drawing.roadmap_options import LanesBy, RoadmapOptions
from cxplanner.drawing.shapes import Rectangle
from cxplanner.errors import RequestError
from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.report.cards import CARD_HEIGHT, CARD_WIDTH
from cxplanner.report.export import ExportChoices, laid_out, smallest_text
from cxplanner.report.paper import SMALLEST_TEXT
from cxplanner.report.reports import ReportName, report_names
from cxplanner.report.sheets import Page
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.variance import freeze_now
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.drawing.programmes import a_programme
from tests.pictures import all_shapes, box_of, meeting_texts, shown_ids, texts, written
from tests.report.made_pages import PRINTED_AT

ROWS = (ReportName.STAGE, ReportName.GANTT)


def pages_of(
    plan: Plan, *names: ReportName, choices: ExportChoices | None = None, language: str = "en"
) -> list[Page]:
    chosen = replace(choices or ExportChoices(), printed_at=PRINTED_AT)
    return list(laid_out(plan, schedule(plan), Words(language), names, chosen).pages())


def assert_legible(pages: list[Page]) -> None:
    for page in pages:
        assert meeting_texts(page.drawing.shapes) == [], page.bookmark
        for text in texts(page.drawing.shapes):
            left, top, right, bottom = box_of(text)
            assert left >= -0.01, text
            assert top >= 0, text
            assert right <= page.drawing.width + 0.01, text
            assert bottom <= page.drawing.height, text
    assert smallest_text(pages) >= SMALLEST_TEXT - 1e-6


@settings(max_examples=25)
@given(
    st.sampled_from(list(ReportName)),
    st.sampled_from([0, 1, 5, 39, 120]),
    st.integers(0, 10_000),
    st.sampled_from([None, "A0", "A2", "A3", "A4", "A5", "Letter", "Legal", "Tabloid"]),
    st.sampled_from(["en", "es", "pt"]),
    st.sampled_from([None, True, False]),
)
def test_that_every_report_is_legible(
    name: ReportName, count: int, seed: int, paper: str | None, language: str, landscape: bool | None
) -> None:
    plan = a_programme(count, seed, policy=GatePolicy.HOLD if seed % 2 else GatePolicy.ADVISE)
    assert_legible(pages_of(plan, name, choices=ExportChoices(paper, landscape), language=language))


@pytest.mark.parametrize("language", ["en", "es", "pt"])
@pytest.mark.parametrize("name", list(ReportName))
def test_that_the_sample_is_legible_in_every_report(name: ReportName, language: str) -> None:
    plan = sample_plan(language)
    frozen = freeze_now(schedule(plan), "First", date(2026, 1, 12))
    first = next(iter(plan.initiatives.values()))
    later = frozen.put("initiatives", replace(first, duration=first.duration + 13))
    options = RoadmapOptions(today=PRINTED_AT.date(), baseline=max(frozen.baselines))
    assert_legible(pages_of(later, name, choices=ExportChoices(roadmap=options), language=language))


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("count", [1, 39, 300])
def test_that_every_dated_initiative_has_one_row(name: ReportName, count: int) -> None:
    plan = a_programme(count)
    pages = pages_of(plan, name)
    for initiative in plan.initiatives.values():
        cells = sum(
            text.text == initiative.key and text.item is not None and text.item.id == initiative.id
            for page in pages
            for text in texts(page.drawing.shapes)
            if text.face == "condensed" and text.weight == 400
        )
        assert cells == 1, initiative.key


def test_that_every_initiative_that_is_not_rejected_has_one_card() -> None:
    plan = a_programme(50)
    gone = replace(plan.initiatives[101], status=Status.REJECTED)
    plan = plan.put("initiatives", gone)
    pages = pages_of(plan, ReportName.CARDS)
    keys = [
        text.text
        for page in pages
        for text in texts(page.drawing.shapes)
        if text.size == 15 and text.weight == 600
    ]
    assert sorted(keys) == sorted(each.key for each in plan.initiatives.values() if each.id != 101)
    assert len(pages) == 7


def test_that_cards_of_a_wall_are_twice_as_large_with_stages_and_streams_before_them() -> None:
    plan = sample_plan("en")
    pages = pages_of(plan, ReportName.BOARD)
    frames = [
        (shape.width, shape.height)
        for shape in all_shapes(pages[0].drawing.shapes)
        if isinstance(shape, Rectangle) and shape.width > 300
    ]
    assert len(frames) == 2
    assert all(frame == pytest.approx((2 * CARD_WIDTH, 2 * CARD_HEIGHT)) for frame in frames)
    first = written(pages[0].drawing.shapes)
    assert "G1 Paper is gone · 4 Sep 2026" in first
    assert "15 initiatives" in first
    assert sum(len(shown_ids(page.drawing.shapes, "gate")) for page in pages[:2]) == 4
    assert "Customer centricity" in written(pages[3].drawing.shapes)
    assert len(pages) == math.ceil((4 + 4 + len(plan.initiatives)) / 2)


def test_that_a_stage_page_tells_links_in_and_out_with_sheet_and_key() -> None:
    plan = with_initiative(a_plan(), "A", 20, stage=1)
    plan = with_initiative(plan, "B", 20, "A", stage=2)
    first, second, *_ = [written(page.drawing.shapes) for page in pages_of(plan, ReportName.STAGE)]
    assert "2 · B" in first
    assert "→ 2 · B" in first
    assert "1 · A" in second


def test_that_an_initiative_without_an_answer_to_why_is_marked() -> None:
    plan = with_initiative(a_plan(), "A", 20)
    plan = with_initiative(plan, "B", 20, why="Customers wait")
    said = written(pages_of(plan, ReportName.CARDS)[0].drawing.shapes)
    assert said.count("No answer to why") == 1
    assert "Why: Customers wait" in said


@pytest.mark.parametrize("landscape", [True, False])
def test_that_marks_before_names_are_explained_where_they_are_drawn(landscape: bool) -> None:
    plan = with_initiative(a_plan(), "A", 20, why="Customers wait", estimated=True)
    plan = with_initiative(plan, "B", 20, "A", estimated=False)
    frozen = freeze_now(schedule(plan), "A baseline with a long name", date(2026, 1, 12))
    for name in ROWS:
        for marks in (True, False):
            options = RoadmapOptions(today=PRINTED_AT.date(), marks=marks, baseline=max(frozen.baselines))
            choices = ExportChoices(landscape=landscape, roadmap=options)
            said = written(pages_of(frozen, name, choices=choices)[0].drawing.shapes).replace("\n", " ")
            assert ("? No answer to why." in said) == marks
            assert ("~ Duration not estimated." in said) == marks
            assert "¬ Gate waived." not in said


def test_that_the_path_report_names_the_chain_in_words() -> None:
    plan = with_initiative(a_plan(), "A", 20, title="Begin")
    plan = with_initiative(plan, "B", 20, "A", title="End")
    plan = with_initiative(plan, "C", 5, title="Aside")
    said = written(pages_of(plan, ReportName.CRITICAL_PATH)[0].drawing.shapes).replace("\n", " ")
    assert "A Begin starts on" in said
    assert "B End starts on" in said
    assert "Aside" not in said
    assert "What would shorten it" in said


def test_that_a_plan_without_work_says_so() -> None:
    for name in ReportName:
        pages = pages_of(a_plan(), name)
        assert pages
        assert_legible(pages)


def test_that_names_of_any_length_stay_in_their_place() -> None:
    plan = with_initiative(a_plan(), "A", 20, title="Ax3")
    plan = with_initiative(plan, "B", 20, "A", title="Long " * 60, why="Reason " * 60)
    plan = with_initiative(plan, "C" * 12, 20, "B", title="X" * 300)
    for name in ReportName:
        assert_legible(pages_of(plan, name))


def test_that_everything_on_one_day_is_drawn() -> None:
    plan = a_plan()
    for number in range(30):
        plan = with_initiative(plan, f"K-{number}", 1)
    for name in ReportName:
        assert_legible(pages_of(plan, name))


def test_that_the_gantt_follows_the_grouping_asked_for() -> None:
    options = RoadmapOptions(lanes_by=LanesBy.STAGE)
    pages = pages_of(a_programme(20), ReportName.GANTT, choices=ExportChoices(roadmap=options))
    headings = [t.text for page in pages for t in texts(page.drawing.shapes) if t.weight == 600]
    assert [each for each in headings if each in ("Start", "Optimise")] == ["Start", "Optimise"]


def test_that_reports_are_told_apart_by_commas() -> None:
    assert report_names("roadmap, STAGE") == [ReportName.ROADMAP, ReportName.STAGE]
    with pytest.raises(RequestError, match="unknown_report"):
        report_names("roadmap,novel")


def test_that_several_reports_have_one_cover_and_one_numbering() -> None:
    plan = with_initiative(a_plan(), "A", 20)
    pages = pages_of(plan, ReportName.ROADMAP, ReportName.CARDS)
    for number in (1, 2, 3):
        assert f"{number} of 3" in written(pages[number - 1].drawing.shapes)
    cover = [text.text for text in texts(pages[0].drawing.shapes)]
    assert cover[cover.index("Roadmap") + 1] == "2"
    assert cover[cover.index("Cards") + 1] == "3"


def test_that_the_contents_name_each_stage() -> None:
    pages = pages_of(sample_plan("en"), ReportName.STAGE, ReportName.GANTT)
    assert_legible(pages)
    assert written(pages[0].drawing.shapes).count("Stage ") >= 4


def test_that_a_pack_is_every_report_but_those_that_say_the_same() -> None:
    assert set(report_names("pack")) == set(ReportName) - {ReportName.HANDOUT, ReportName.BOARD}


def test_that_the_back_of_a_handout_holds_milestones_and_path() -> None:
    pages = pages_of(sample_plan("en"), ReportName.HANDOUT)
    assert len(pages) == 2
    back = written(pages[1].drawing.shapes)
    assert "The chain in words" in back
    assert shown_ids(pages[1].drawing.shapes, "milestone")
