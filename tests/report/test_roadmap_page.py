"""The roadmap on sheets: complete, legible, and nothing over anything else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.drawing.shapes import Rectangle, Text
from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.edits import indicators, milestones
from cxplanner.plan.indicators import KpiType
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Stream
from cxplanner.report.export import smallest_text, texts_of
from cxplanner.report.other_sheets import SheetsOfOthers
from cxplanner.report.paper import SMALLEST_TEXT, paper_of
from cxplanner.report.roadmap_page import roadmap_sheets
from cxplanner.report.sheets import Page, PageCount, numbered
from tests.builders import a_plan, id_of, with_initiative
from tests.drawing.programmes import a_programme
from tests.pictures import all_shapes, box_of, meeting_texts, shown_ids, texts, written
from tests.report.made_pages import a_material, roadmap_pages

PRINTED_AT = datetime(2026, 11, 24, 14, 32, tzinfo=UTC)


def pages_of(plan: Plan, paper: str = "A3", language: str = "en", *, landscape: bool = True) -> list[Page]:
    sheet = paper_of(paper, landscape=landscape)
    return roadmap_pages(plan, sheet, language, PRINTED_AT)


def bars_on(page: Page) -> set[int]:
    return shown_ids(page.drawing.shapes, "initiative")


@settings(max_examples=15)
@given(
    st.integers(0, 150),
    st.integers(0, 10_000),
    st.sampled_from(["A2", "A3", "A4", "A5", "Letter", "Tabloid"]),
    st.sampled_from(["en", "es"]),
    st.booleans(),
)
def test_that_sheets_are_complete_and_legible(
    count: int, seed: int, paper: str, language: str, landscape: bool
) -> None:
    plan = a_programme(count, seed)
    pages = pages_of(plan, paper, language, landscape=landscape)
    for page in pages:
        assert meeting_texts(page.drawing.shapes) == []
        for text in texts(page.drawing.shapes):
            left, top, right, bottom = box_of(text)
            assert left >= 0
            assert top >= 0
            assert right <= page.drawing.width
            assert bottom <= page.drawing.height
    assert smallest_text(pages) >= SMALLEST_TEXT - 1e-6
    drawn = Counter(initiative for page in pages for initiative in bars_on(page))
    assert drawn == Counter(list(plan.initiatives))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("paper", ["A3", "A4", "A1"])
def test_that_the_sample_is_on_one_sheet(language: str, paper: str) -> None:
    plan = sample_plan(language)
    (page,) = pages_of(plan, paper, language)
    assert meeting_texts(page.drawing.shapes) == []
    assert bars_on(page) == {i.id for i in plan.initiatives.values() if i.status.is_scheduled}
    assert shown_ids(page.drawing.shapes, "milestone") == set(plan.milestones)


def test_that_a_sheet_says_what_it_is() -> None:
    (page,) = pages_of(a_programme(20))
    text = written(page.drawing.shapes)
    for said in ("Test programme", "Test & Co", "Printed", "24 Nov 2026 14:32", "none set", "1 of 1 · A3"):
        assert said in text


def test_that_the_status_date_is_on_the_sheet() -> None:
    plan = with_initiative(a_plan(status_date=date(2026, 2, 3)), "A", 40)
    assert "3 Feb 2026" in written(pages_of(plan)[0].drawing.shapes)


def test_that_the_critical_path_is_written_out() -> None:
    plan = with_initiative(a_plan(), "A", 20, title="Begin")
    plan = with_initiative(plan, "B", 20, "A", title="End")
    assert "Critical path: A Begin → B End" in written(pages_of(plan)[0].drawing.shapes)


def test_that_the_legend_explains_what_occurs_and_nothing_else() -> None:
    plan = with_initiative(a_plan(), "A", 20)
    text = written(pages_of(plan)[0].drawing.shapes)
    assert "On the critical path" in text
    for absent in ("Paused", "Late", "Milestone", "Float, working days", "Gate passed"):
        assert absent not in text


def test_that_what_does_not_fit_goes_on_with_its_head_repeated() -> None:
    pages = pages_of(a_programme(200, policy=GatePolicy.HOLD))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        text = written(page.drawing.shapes)
        assert f"{number} of {len(pages)} · A3" in text
        assert "Q1 2026" in text
        assert "G1 Start done" in text
    assert any("continued" in written(page.drawing.shapes) for page in pages[1:])


def test_that_an_empty_lane_is_on_the_first_piece_of_time_alone() -> None:
    plan = a_plan()
    for number in range(30):
        plan = with_initiative(plan, f"L-{number}", 200, f"L-{number - 1}" if number else "")
    first, *others = [written(page.drawing.shapes) for page in pages_of(plan)]
    assert first.count("No initiatives yet") == 3
    assert others
    assert all("No initiatives yet" not in text for text in others)


def test_that_a_long_programme_is_cut_in_time_and_not_squeezed() -> None:
    plan = a_plan()
    for number in range(30):
        plan = with_initiative(plan, f"L-{number}", 200, f"L-{number - 1}" if number else "")
    pages = pages_of(plan)
    assert len(pages) > 1
    drawn = Counter(initiative for page in pages for initiative in bars_on(page))
    assert set(drawn) == set(plan.initiatives)
    # What lies across the cut is on both sheets; all else is on one.
    assert sum(drawn.values()) - len(drawn) <= len(pages) - 1


def test_that_a_large_sheet_is_filled_before_a_second_is_begun() -> None:
    plan = a_programme(100, policy=GatePolicy.HOLD)
    assert len(pages_of(plan, "A1")) == 1
    assert len(pages_of(plan, "A3")) > 1


def test_that_text_is_larger_on_larger_paper() -> None:
    plan = a_programme(10)
    assert smallest_text(pages_of(plan, "A1")) > smallest_text(pages_of(plan, "A3"))


def test_that_gates_on_one_day_stand_below_one_another() -> None:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 40)
    (page,) = pages_of(plan)
    gates = [
        text for text in texts(page.drawing.shapes) if text.text.startswith(("G1 ", "G2 ", "G3 ", "G4 "))
    ]
    assert [gate.text[:2] for gate in sorted(gates, key=lambda text: text.y)] == ["G1", "G2", "G3", "G4"]
    assert meeting_texts(page.drawing.shapes) == []


def test_that_an_empty_plan_is_a_sheet_that_says_so() -> None:
    (page,) = pages_of(a_plan())
    assert "No initiatives yet." in written(page.drawing.shapes)


@pytest.mark.parametrize("title", ["x" * 1_000, "word " * 200, "🦄" * 30, "שלום " * 40, "<b>&amp;</b>"])
def test_that_any_title_is_printed_without_harm(title: str) -> None:
    plan = with_initiative(a_plan(), "A", 20, title=title)
    plan = with_initiative(plan, "B", 90, "A", title=title, stream=Stream.CUSTOMER_CENTRICITY)
    plan = milestones.add(plan, title, initiative=id_of(plan, "B"))
    for paper in ("A3", "A5"):
        pages = pages_of(plan, paper)
        assert all(meeting_texts(page.drawing.shapes) == [] for page in pages)


def test_that_many_milestones_leave_room_for_the_lanes() -> None:
    plan = with_initiative(a_plan(), "A", 200)
    for number in range(120):
        plan = milestones.add(plan, f"Milestone number {number}", initiative=id_of(plan, "A"))
    pages = pages_of(plan, "A4")
    assert shown_ids(pages[0].drawing.shapes, "milestone") == set(plan.milestones)
    assert {initiative for page in pages for initiative in bars_on(page)} == set(plan.initiatives)


def test_that_all_text_is_black_or_white_on_a_dark_flag() -> None:
    plan = a_programme(60)
    fills = {text.fill for page in pages_of(plan) for text in texts_of([page])}
    assert fills <= {"ink", "ink2", "ink3", "onlate", "onaccent"}


def test_that_nothing_is_drawn_outside_the_sheet() -> None:
    for page in pages_of(a_programme(100), "A4"):
        for shape in all_shapes(page.drawing.shapes):
            if isinstance(shape, Rectangle):
                assert shape.y + shape.height <= page.drawing.height
            if isinstance(shape, Text):
                assert shape.y <= page.drawing.height


def test_that_a_thread_to_another_sheet_says_where_it_goes() -> None:
    plan = a_plan()
    for number in range(60):
        stream = list(Stream)[number * 4 // 60]
        plan = with_initiative(plan, f"N-{number:02}", 100, stream=stream)
    plan = with_initiative(plan, "LAST", 10, "N-00", stream=Stream.CUSTOMER_CENTRICITY)
    pages = pages_of(plan)
    assert len(pages) > 1
    assert "→ LAST" in written(pages[0].drawing.shapes)


@pytest.mark.parametrize("plan", [sample_plan("en"), sample_plan("es"), a_programme(60), a_programme(12)])
def test_that_names_in_bars_keep_off_outline_and_rail(plan: Plan) -> None:
    inside = 0
    for page in pages_of(plan):
        shapes = list(all_shapes(page.drawing.shapes))
        filled = [s for s in shapes if isinstance(s, Rectangle) and s.item and s.radius and s.fill]
        bars = {s.item: s for s in filled if s.item is not None and s.item.kind == "initiative"}
        outlines = {s.item: s for s in shapes if isinstance(s, Rectangle) and s.item and s.stroke == "ink"}
        rails = [s for s in shapes if isinstance(s, Rectangle) and (s.fill or "").endswith(("track", "rail"))]
        for text in texts(shapes):
            bar = bars.get(text.item) if text.item is not None else None
            if bar is None or not bar.x <= text.x < bar.x + bar.width:
                continue
            inside += 1
            top, bottom = text.y - 0.74 * text.size, text.y + 0.21 * text.size
            outline = outlines[bar.item].stroke_width / 2 if bar.item in outlines else 0.75
            on_bar = [r.y for r in rails if abs(r.x - bar.x) < 0.01 and bar.y <= r.y <= bar.y + bar.height]
            assert top - bar.y - outline >= 0.85
            foot = bar.y + bar.height - outline
            assert min([foot, *on_bar]) - bottom >= 0.85
    assert inside


def test_that_days_are_as_wide_on_every_sheet() -> None:
    plan = a_plan()
    for number in range(30):
        plan = with_initiative(plan, f"L-{number}", 200, f"L-{number - 1}" if number else "")
    spread: dict[int, set[float]] = {}
    for page in pages_of(plan):
        for shape in all_shapes(page.drawing.shapes):
            if isinstance(shape, Rectangle) and shape.item is not None and shape.item.kind == "initiative":
                spread.setdefault(shape.item.id, set()).add(round(shape.width, 1))
    whole = [max(widths) for widths in spread.values()]
    # Each takes 200 working days; the few that are cut are narrower.
    assert len({round(width) for width in whole}) <= 4


def test_that_a_number_of_sheets_is_kept_however_small_it_becomes() -> None:
    plan = a_programme(300)
    for across, down in ((1, 1), (2, 1), (2, 2)):
        material = replace(a_material(plan), pages=PageCount(across, down))
        pages = list(numbered(roadmap_sheets(material)).pages())
        assert len(pages) <= across * down
        drawn = {initiative for page in pages for initiative in bars_on(page)}
        assert drawn == set(plan.initiatives)


def test_that_one_label_line_makes_text_larger_where_sheets_are_few() -> None:
    plan = a_programme(200)
    one_sheet = replace(a_material(plan), pages=PageCount(1, 1))
    low = replace(one_sheet, options=RoadmapOptions(label_lines=1))
    two_lines, one_line = (list(numbered(roadmap_sheets(each)).pages()) for each in (one_sheet, low))
    assert smallest_text(one_line) > smallest_text(two_lines)


def test_that_costs_are_said_where_they_are_asked_for() -> None:
    plan = sample_plan("en")
    shown = RoadmapOptions(owners=False, dates=False, costs=True)
    assert "€" in written(roadmap_pages(plan, options=shown)[0].drawing.shapes)
    assert "€" not in written(roadmap_pages(plan)[0].drawing.shapes)


def test_that_a_thread_that_leaves_a_sheet_names_the_sheet_and_the_initiative() -> None:
    plan = a_plan()
    for number in range(30):
        plan = with_initiative(plan, f"L-{number}", 200, f"L-{number - 1}" if number else "")
    pages = pages_of(plan)
    for number, page in enumerate(pages[:-1], start=1):
        assert f"→ {number + 1} · L-" in written(page.drawing.shapes)


def test_that_an_outcome_stands_on_the_first_sheet_alone() -> None:
    plan = a_plan()
    for number in range(60):
        plan = with_initiative(plan, f"A-{number:02}", 40)
    plan = indicators.add_indicator(plan, "Relationship NPS", type=KpiType.NPS, target=45.0, in_strip=True)
    day = plan.programme.start
    plan = indicators.add_measurement(plan, plan.kpis_in_order[0].id, taken_on=day, value=24.0)
    pages = roadmap_pages(plan)
    assert len(pages) > 1
    said = [written(page.drawing.shapes) for page in pages]
    assert ["Outcome:" in text for text in said] == [True, *[False] * (len(pages) - 1)]
    assert all(meeting_texts(page.drawing.shapes) == [] for page in pages[:1])


@pytest.mark.parametrize("count", [5, 39, 60, 100])
@pytest.mark.parametrize(
    ("paper", "pages"), [("A3", None), ("A1", None), ("A0", None), ("A4", PageCount(1, 1))]
)
def test_that_sizes_that_are_not_tried_would_not_have_fitted(
    count: int, paper: str, pages: PageCount | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    material = replace(a_material(a_programme(count, seed=count), paper_of(paper)), pages=pages)
    found = list(numbered(roadmap_sheets(material)).pages())
    monkeypatch.setattr("cxplanner.report.roadmap_page._HOPELESS", float("inf"))
    assert list(numbered(roadmap_sheets(material)).pages()) == found


def test_that_an_initiative_on_several_sheets_leads_to_the_last_of_the_others() -> None:
    away = SheetsOfOthers({1: (0, 2), 2: (1,), 3: (1, 2)}, here=2, first=5)
    assert dict(away) == {1: 5, 2: 6, 3: 6}
    assert SheetsOfOthers({1: (0,)}, here=0, first=5).get(1) is None
    assert SheetsOfOthers({}, here=0, first=5).get(9) is None
