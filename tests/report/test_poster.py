"""A large sheet on tiles: nothing is lost, everything has its marks."""

from __future__ import annotations

import pytest

from cxplanner.drawing.shapes import Clip, Item, Line, Shape, Text
from cxplanner.report.paper import MILLIMETRE, Paper, paper_of
from cxplanner.report.poster import OVERLAP, poster, tiling_of
from cxplanner.report.sheets import Numbering, Sheet, numbered
from cxplanner.wording.words import Words
from tests.pictures import written

EN = Words("en")
A4 = paper_of("A4", landscape=False)


def drawn(numbering: Numbering) -> tuple[Shape, ...]:
    said = f"{numbering.number} of {numbering.count}"
    return (
        Text(30, 40, "top left", 12),
        Text(1160, 820, "bottom right", 12, anchor="end"),
        Text(600, 400, said, 12),
    )


def a_sheet(paper: Paper) -> Sheet:
    return Sheet(paper, "Roadmap", drawn, {Item("initiative", 1): 1000.0})


@pytest.mark.parametrize("large", ["A0", "A1", "A2", "A3", "Tabloid", "700x1000"])
@pytest.mark.parametrize("tile", ["A4", "Letter", "A3"])
def test_that_tiles_cover_the_sheet_and_overlap(large: str, tile: str) -> None:
    tiling = tiling_of(paper_of(large), paper_of(tile, landscape=False))
    edge = 8 * MILLIMETRE
    assert tiling.columns * tiling.step_across + OVERLAP >= tiling.large.width
    assert tiling.rows * tiling.step_down + OVERLAP >= tiling.large.height
    assert tiling.step_across + OVERLAP == pytest.approx(tiling.tile.width - 2 * edge)


def test_that_every_text_is_on_a_tile_and_the_scale_is_kept() -> None:
    pages = list(numbered(poster([a_sheet(paper_of("A3"))], A4, EN)).pages())
    said = "\n".join(written(page.drawing.shapes) for page in pages)
    assert "top left" in said
    assert "bottom right" in said
    sizes = {
        text.size
        for page in pages
        for clip in page.drawing.shapes
        if isinstance(clip, Clip)
        for text in clip.shapes
        if isinstance(text, Text)
    }
    assert sizes == {12}


def test_that_the_large_sheet_keeps_its_own_number() -> None:
    pages = list(numbered(poster([a_sheet(paper_of("A3")), a_sheet(paper_of("A3"))], A4, EN)).pages())
    assert any("2 of 2" in written(page.drawing.shapes) for page in pages)


def test_that_tiles_have_names_glue_lines_and_corner_marks() -> None:
    pages = list(numbered(poster([a_sheet(paper_of("A3"))], A4, EN)).pages())
    names = [page.bookmark for page in pages]
    assert names[0] == "Roadmap · A1"
    assert len(set(names)) == len(names)
    for page in pages:
        assert "Tile " in written(page.drawing.shapes)
        ticks = [each for each in page.drawing.shapes if isinstance(each, Line) and not each.dash]
        assert len(ticks) == 8
    dashed = [each for each in pages[0].drawing.shapes if isinstance(each, Line) and each.dash]
    assert dashed


def test_that_a_sheet_that_is_not_larger_is_left_alone() -> None:
    small = a_sheet(paper_of("A5"))
    assert poster([small], A4, EN) == [small]


def test_that_an_item_is_at_home_on_the_tile_where_its_row_begins() -> None:
    sheets = numbered(poster([a_sheet(paper_of("A2"))], A4, EN))
    place = sheets.homes[Item("initiative", 1)]
    assert sheets.sheets[place.sheet - 1].bookmark == "Roadmap · A2"
