"""Slides as python-pptx reads them: native shapes, glued links, told to everyone, the same every time."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from cxplanner.drawing.palette import LIGHT, PRINT_GREY, Palette, stream_colour
from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.drawing.shapes import Drawing, Item, Rectangle, Shape, Text
from cxplanner.plan.edits import milestones
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Stream
from cxplanner.report.export import ExportChoices, document_facts, export_report, for_ending, laid_out
from cxplanner.report.pptx import pptx_bytes
from cxplanner.report.reports import ReportName
from cxplanner.report.sheets import Page
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_baseline, with_initiative
from tests.drawing.programmes import a_programme

PRINTED_AT = datetime(2026, 11, 24, 14, 32, tzinfo=UTC)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def slides_of(
    plan: Plan,
    *names: ReportName,
    language: str = "en",
    palette: Palette = LIGHT,
    options: RoadmapOptions | None = None,
) -> bytes:
    words, made, reports = Words(language), schedule(plan), names or (ReportName.ROADMAP,)
    options = options or RoadmapOptions(today=PRINTED_AT.date(), all_links=True)
    choices = for_ending(ExportChoices(printed_at=PRINTED_AT, roadmap=options), ".pptx")
    sheets = laid_out(plan, made, words, reports, choices)
    facts = document_facts(plan, words, reports, PRINTED_AT)
    return pptx_bytes(list(sheets.pages()), facts, made, words, palette, sheets.homes)


def drawn(*shapes: Shape, plan: Plan | None = None) -> Any:
    """The first slide of a page with these shapes."""
    made, words = schedule(plan or a_plan()), Words()
    facts = document_facts(made.plan, words, [ReportName.ROADMAP], PRINTED_AT)
    page = Page(Drawing(960, 540, shapes), "A page")
    return opened(pptx_bytes([page], facts, made, words)).slides[0]


def opened(data: bytes) -> Any:
    return Presentation(BytesIO(data))


def elements_of(slide: Any, tag: str) -> list[Any]:
    return list(slide.shapes._spTree.iter(f"{P}{tag}"))


def properties_of(slide: Any) -> Iterator[Any]:
    """The non-visual properties of each shape, the tree itself left out."""
    for each in elements_of(slide, "cNvPr"):
        if each.get("id") != "1":
            yield each


def is_decorative(properties: Any) -> bool:
    return any(each.tag.endswith("}decorative") and each.get("val") == "1" for each in properties.iter())


def name_of_piece(slide: Any, id_: str) -> str:
    """The name of the group that a shape is in, or its own where it is in none."""
    (found,) = (each for each in properties_of(slide) if each.get("id") == id_)
    group = found.getparent().getparent().getparent()
    if group.tag == f"{P}grpSp":
        return str(group.find(f"{P}nvGrpSpPr/{P}cNvPr").get("name"))
    return str(found.get("name"))


def frame_of(shape: Any) -> tuple[int, int, int, int]:
    offset, size = shape.find(f".//{A}xfrm/{A}off"), shape.find(f".//{A}xfrm/{A}ext")
    return int(offset.get("x")), int(offset.get("y")), int(size.get("cx")), int(size.get("cy"))


def a_rich_plan(count: int = 40) -> Plan:
    return a_programme(count, seed=3, policy=GatePolicy.HOLD)


# ------------------------------------------------------------------------------------------ the file


@pytest.mark.parametrize("count", [0, 1, 5, 39, 300])
def test_that_a_file_of_any_size_is_sound(count: int) -> None:
    for slide in opened(slides_of(a_programme(count))).slides:
        ids = [each.get("id") for each in properties_of(slide)]
        assert len(set(ids)) == len(ids)
        for size in slide.shapes._spTree.iter(f"{A}ext"):
            if size.get("cx") is not None:
                assert int(size.get("cx")) >= 0
                assert int(size.get("cy")) >= 0
        for group in elements_of(slide, "grpSp"):
            assert len(group) >= 4, "two of properties and at least two members"


@pytest.mark.parametrize("name", list(ReportName))
def test_that_every_report_can_be_slides(name: ReportName) -> None:
    presentation = opened(slides_of(a_rich_plan(), name))
    assert (presentation.slide_width.inches, presentation.slide_height.inches) == (
        pytest.approx(13.333, abs=0.001),
        7.5,
    )
    assert len(presentation.slides) >= 1


def test_that_there_is_no_picture_anywhere() -> None:
    with zipfile.ZipFile(BytesIO(slides_of(a_rich_plan()))) as file:
        assert not [
            name for name in file.namelist() if re.search(r"media|thumbnail|\.(png|jpe?g|emf)$", name)
        ]
        assert not any(b"<p:pic" in file.read(name) for name in file.namelist() if "slides/slide" in name)


def test_that_the_same_plan_and_moment_give_the_same_bytes() -> None:
    assert slides_of(a_rich_plan()) == slides_of(a_rich_plan())


def test_that_the_file_says_what_it_is() -> None:
    plan = replace(a_plan().programme, name="North & South", organisation="Bank")
    properties = opened(slides_of(a_plan().changed(programme=plan), language="es")).core_properties
    assert (properties.title, properties.author, properties.language) == (
        "North & South: Hoja de ruta",
        "Bank",
        "es-ES",
    )
    assert properties.created == properties.modified == datetime(2026, 11, 24, 14, 32)  # noqa: DTZ001


def test_that_only_one_layout_is_left_with_its_title_on_the_slide() -> None:
    presentation = opened(slides_of(a_plan()))
    (layout,) = presentation.slide_layouts
    for shape in [*layout.placeholders, *presentation.slide_master.placeholders]:
        assert 0 <= shape.left < shape.left + shape.width <= presentation.slide_width


def test_that_slides_are_written_without_notices_about_paper(tmp_path: Path) -> None:
    path = tmp_path / "plan.pptx"
    plan = with_initiative(a_plan(), "A", 90, title="A 🦄 here")
    choices = ExportChoices(paper="A1", printed_at=PRINTED_AT)
    assert export_report(plan, schedule(plan), Words("en"), path, choices=choices) == []
    texts = [each.text for each in opened(path.read_bytes()).slides[0].shapes._spTree.iter(f"{A}t")]
    assert any("🦄" in text for text in texts)
    assert "1 of 1" in texts
    assert not any("A1" in text for text in texts)


def test_that_milestones_without_names_are_told_in_the_notes(tmp_path: Path) -> None:
    path, plan = tmp_path / "plan.pptx", with_initiative(a_plan(), "A", 200)
    for number in range(120):
        plan = milestones.add(plan, f"Milestone number {number}", initiative=id_of(plan, "A"))
    notices = export_report(
        plan, schedule(plan), Words("en"), path, choices=ExportChoices(printed_at=PRINTED_AT)
    )
    assert [notice.code for notice in notices] == ["unnamed_on_slides"]
    notes = " ".join(slide.notes_slide.notes_text_frame.text for slide in opened(path.read_bytes()).slides)
    assert all(f"Milestone number {number} is on" in notes for number in range(120))


# ---------------------------------------------------------------------------- titles, numbers, reading


def test_that_each_slide_has_a_title_of_its_own() -> None:
    slides = opened(slides_of(a_programme(200, policy=GatePolicy.HOLD))).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(slides) > 1
    assert titles[0] == "Test programme"
    assert len(set(titles)) == len(titles)


def test_that_a_page_without_a_heading_has_a_title_that_is_not_seen() -> None:
    title = drawn(Rectangle(0, 0, 9, 9, "ink")).shapes.title
    assert title.text_frame.text == "A page"
    assert title.top + title.height < 0


def test_that_a_heading_that_is_used_is_no_title_again() -> None:
    slides = opened(slides_of(a_rich_plan(), *ReportName)).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert "Test programme" in titles
    assert any(title.startswith("Gantt chart") for title in titles)
    assert len(set(titles)) == len(titles)


def test_that_slides_are_numbered() -> None:
    for number, slide in enumerate(opened(slides_of(a_programme(200))).slides, start=1):
        (field,) = slide.shapes._spTree.iter(f"{A}fld")
        assert (field.get("type"), field.findtext(f"{A}t")) == ("slidenum", str(number))


def test_that_every_shape_is_told_or_marked_as_decoration() -> None:
    for slide in opened(slides_of(a_rich_plan(), *ReportName)).slides:
        for properties in properties_of(slide):
            assert bool(properties.get("descr")) != is_decorative(properties), properties.get("name")


def test_that_a_bar_says_what_it_stands_for() -> None:
    plan = with_initiative(a_plan(), "SD-01", 30, title="Archive")
    slide = opened(slides_of(milestones.add(plan, "Ready", initiative=id_of(plan, "SD-01")))).slides[0]
    said = [each.get("descr") for each in properties_of(slide)]
    progress = Words("en").percent(0)
    assert (
        f"SD-01 Archive, candidate, {progress}, critical, start 5 January 2026, finish 13 February 2026"
        in said
    )
    assert any(sentence and sentence.startswith("Milestone M1 Ready, 13 February 2026") for sentence in said)
    assert any(sentence and sentence.startswith("Gate G1 Start done") for sentence in said)


def test_that_the_notes_say_what_is_behind_each_date() -> None:
    plan = with_initiative(with_initiative(a_plan(), "SD-01", 5), "SD-02", 10, "SD-01")
    notes = opened(slides_of(plan)).slides[0].notes_slide.notes_text_frame.text.split("\n")
    assert notes[0] == "What is behind the dates on this slide"
    assert "SD-01 Initiative SD-01 starts on 5 January 2026, the start of the programme." in notes
    assert any(
        line.startswith("SD-02 Initiative SD-02 starts on 12 January 2026, the working day after SD-01")
        for line in notes
    )
    assert sum(line.startswith("Gate G") for line in notes) == 4


def test_that_a_slide_without_dates_has_no_notes() -> None:
    assert not drawn(Text(10, 100, "Nothing", 10.0)).has_notes_slide


def test_that_all_text_has_its_language() -> None:
    presentation = opened(slides_of(a_rich_plan(), language="pt"))
    for slide in presentation.slides:
        notes = slide.notes_slide.notes_text_frame._txBody
        runs = [*slide.shapes._spTree.iter(f"{A}rPr"), *notes.iter(f"{A}rPr")]
        assert {run.get("lang") for run in runs} == {"pt-BR"}


# --------------------------------------------------------------------------------------- bars and links


def test_that_each_initiative_is_one_group_with_all_that_is_on_it() -> None:
    plan = a_rich_plan()
    names = [
        shape.name
        for slide in opened(slides_of(plan)).slides
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP
    ]
    for initiative in plan.initiatives.values():
        bars = [name for name in names if name.startswith(f"{initiative.key} ")]
        assert bars, initiative.key


def test_that_a_bar_is_a_round_rectangle_in_its_place() -> None:
    bar = Rectangle(
        100, 50, 200, 20, stream_colour(Stream.ORGANIZATION, "tint"), radius=2, item=Item("initiative", 1)
    )
    plan = with_initiative(a_plan(), "SD-01", 5)
    shown = bar._replace(item=Item("initiative", id_of(plan, "SD-01")))
    shape = next(each for each in drawn(shown, plan=plan).shapes if each.name.startswith("SD-01"))
    assert shape.auto_shape_type == 5
    assert (shape.left.pt, shape.top.pt, shape.width.pt, shape.height.pt) == (100, 50, 200, 20)
    assert shape.adjustments[0] == pytest.approx(0.1)


def test_that_links_are_glued_to_the_bars_they_join_at_the_right_sides() -> None:
    plan = a_rich_plan()
    glued = 0
    for slide in opened(slides_of(plan)).slides:
        shapes = {each.get("id"): each.getparent().getparent() for each in properties_of(slide)}
        for connector in elements_of(slide, "cxnSp"):
            said = connector.find(f"{P}nvCxnSpPr/{P}cNvPr").get("descr")
            if " before " not in said:
                continue
            before, after = said.rpartition(",")[0].split(" before ")
            ends = {"stCxn": before[:1].upper() + before[1:], "endCxn": after}
            x, y, width, height = frame_of(connector)
            turned = connector.find(f".//{A}xfrm").get("rot")
            if turned:
                x, y, width, height = x + (width - height) // 2, y + (height - width) // 2, height, width
            for tag, name in ends.items():
                glue = connector.find(f".//{A}{tag}")
                if glue is None:
                    assert name.startswith("Gate")
                    continue
                glued += 1
                assert name_of_piece(slide, glue.get("id")).startswith(name)
                left, top, across, down = frame_of(shapes[glue.get("id")])
                level, edge = [(1, top), (0, left), (1, top + down), (0, left + across)][int(glue.get("idx"))]
                span = (y, y + height) if level else (x, x + width)
                assert min(abs(edge - each) for each in span) <= 12_700, said
    assert glued > 40


def test_that_a_link_from_a_gate_comes_from_its_mark() -> None:
    plan = with_initiative(with_initiative(a_plan(), "SD-01", 20), "SD-02", 10, "G1+5d", stage=2)
    slide = opened(slides_of(plan)).slides[0]
    (connector,) = (
        each
        for each in elements_of(slide, "cxnSp")
        if each.find(f"{P}nvCxnSpPr/{P}cNvPr").get("descr").startswith("gate G1 Start done before SD-02")
    )
    begin, end = connector.find(f".//{A}stCxn"), connector.find(f".//{A}endCxn")
    assert name_of_piece(slide, begin.get("id")) == "Gate G1 Start done"
    assert (begin.get("idx"), end.get("idx")) == ("2", "1")
    assert name_of_piece(slide, end.get("id")) == "SD-02 Initiative SD-02"


def test_that_a_link_ends_in_an_arrow_and_bends() -> None:
    plan = with_initiative(
        with_initiative(a_plan(), "SD-01", 5), "SD-02", 10, "SD-01", stream=Stream.ORGANIZATION
    )
    (connector,) = (
        each
        for each in elements_of(opened(slides_of(plan)).slides[0], "cxnSp")
        if " before " in each.find(f"{P}nvCxnSpPr/{P}cNvPr").get("descr")
    )
    assert connector.find(f".//{A}tailEnd").get("type") == "triangle"
    assert connector.find(f".//{A}prstGeom").get("prst").startswith("bentConnector")


def test_that_a_baseline_and_float_say_what_they_are() -> None:
    plan = with_initiative(with_initiative(a_plan(), "SD-01", 60), "SD-02", 10)
    plan = with_baseline(plan, "First")
    options = RoadmapOptions(today=PRINTED_AT.date(), baseline=next(iter(plan.baselines)))
    said = [each.get("descr") for each in properties_of(opened(slides_of(plan, options=options)).slides[0])]
    assert "SD-02 Initiative SD-02 in the baseline" in said
    assert "SD-02 Initiative SD-02: float of 50 working days" in said


def test_that_what_is_told_on_another_slide_leads_there() -> None:
    slides = list(opened(slides_of(a_rich_plan(), ReportName.ROADMAP, ReportName.CARDS)).slides)
    targets = set()
    for slide in slides:
        for link in slide.shapes._spTree.iter(f"{A}hlinkClick"):
            assert link.get("action") == "ppaction://hlinksldjump"
            target = slide.part.related_part(link.get(f"{R}id")).slide
            assert target is not slide
            targets.add(target.slide_id)
    assert len(targets) > 3


# ----------------------------------------------------------------------------------- colours and texts


@pytest.mark.parametrize("palette", [LIGHT, PRINT_GREY])
def test_that_the_theme_holds_our_colours_and_bars_use_them(palette: Palette) -> None:
    data = slides_of(a_rich_plan(), palette=palette)
    with zipfile.ZipFile(BytesIO(data)) as file:
        theme = file.read("ppt/theme/theme1.xml").decode()
        slide = file.read("ppt/slides/slide1.xml").decode()
    for number, stream in enumerate(Stream, start=1):
        assert f'<a:accent{number}><a:srgbClr val="{palette[stream_colour(stream)][1:]}"/>' in theme
        assert f'schemeClr val="accent{number}"' in slide
    assert 'typeface="IBM Plex Sans"' in theme
    assert 'typeface="IBM Plex Sans Condensed"' in theme


def test_that_patterns_are_native() -> None:
    slide = opened(slides_of(a_rich_plan())).slides[0]
    presets = {each.get("prst") for each in slide.shapes._spTree.iter(f"{A}pattFill")}
    assert presets == {"pct30", "narHorz", "dkUpDiag", "wdUpDiag"}


def test_that_a_text_stands_on_its_line_and_neither_wraps_nor_shrinks() -> None:
    shape = next(
        each
        for each in drawn(Text(100, 200, "Here", 10.0)).shapes
        if each.has_text_frame and each.text_frame.text == "Here"
    )
    body = shape.text_frame._txBody.bodyPr
    assert body.get("wrap") == "none"
    assert [body.get(side) for side in ("lIns", "tIns", "rIns", "bIns")] == ["0"] * 4
    assert body.find(f"{A}noAutofit") is not None
    assert shape.left.pt == 100
    assert (shape.top + shape.height / 2) / 12_700 == pytest.approx(200 - 3.6)


def test_that_any_text_makes_a_sound_file() -> None:
    title = 'A "b" <c> & \x00\x0b\ud800 \u2028é مشروع'
    plan = with_initiative(a_plan(), "A", 90, title=title)
    slide = opened(slides_of(plan)).slides[0]
    texts = " ".join(each.text or "" for each in slide.shapes._spTree.iter(f"{A}t"))
    assert '"b" <c> &' in texts
    assert "\u2028" not in texts


def test_that_a_card_and_the_title_block_are_moved_as_one() -> None:
    plan = with_initiative(with_initiative(a_plan(), "SD-01", 20, title="Archive"), "SD-02", 10, "SD-01")
    (cards,) = opened(slides_of(plan, ReportName.CARDS)).slides
    groups = [shape for shape in cards.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    (card,) = (group for group in groups if group.name == "SD-01 Archive")
    assert card.element.nvGrpSpPr.cNvPr.get("descr").startswith("SD-01 Archive, candidate")
    texts = " ".join(each.text or "" for each in card.element.iter(f"{A}t"))
    assert "SD-02" in texts
    (roadmap,) = opened(slides_of(plan)).slides
    blocks = [each.get("descr") or "" for each in properties_of(roadmap)]
    assert any(said.startswith("Programme Test programme Status date none set") for said in blocks)
