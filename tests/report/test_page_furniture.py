"""What stands around the picture."""

from __future__ import annotations

import pytest

from cxplanner.drawing.shapes import Line
from cxplanner.drawing.text_fit import width_of
from cxplanner.report.headline import KeyFigure
from cxplanner.report.page_furniture import Furniture, path_lines
from cxplanner.report.paper import paper_of
from tests.pictures import box_of, meeting_texts, texts, written

ROOM = 300.0


def lines_of(*items: str, most: int = 2) -> tuple[str, ...]:
    more = [f"and {n} more" for n in range(len(items))]
    return path_lines("Path:", items, more, ROOM, 10, most)


def test_that_a_short_path_is_one_line() -> None:
    assert lines_of("A", "B", "C") == ("Path: A → B → C",)


def test_that_a_long_path_says_how_much_is_left_out() -> None:
    lines = lines_of(*(f"A-{n} something to do" for n in range(40)))
    assert len(lines) == 2
    assert lines[-1].endswith("more")
    assert all(width_of(line, 10, "condensed", 500) <= ROOM for line in lines)


def test_that_a_path_of_one_giant_is_cut() -> None:
    (line,) = lines_of("x" * 500)
    assert line.endswith("…")


def test_that_no_path_is_no_line() -> None:
    assert lines_of() == ()


@pytest.mark.parametrize("paper", ["A3", "A4", "A5"])
@pytest.mark.parametrize("name", ["Short", "A rather long name of a programme of transformation", "x" * 120])
def test_that_a_title_keeps_clear_of_the_figures(paper: str, name: str) -> None:
    sheet = paper_of(paper)
    figures = [KeyFigure("12 of 32", "initiatives done"), KeyFigure("26 Nov 2027", "finish")]
    shapes = list(Furniture(sheet, sheet.scale).title("Over", name, "A sentence of facts.", figures))
    assert meeting_texts(shapes) == []
    assert all(box_of(text)[2] <= sheet.width for text in texts(shapes))


def test_that_the_title_block_holds_its_six_cells() -> None:
    sheet = paper_of("A3")
    cells = [(f"Label {n}", f"Value {n}") for n in range(6)]
    shapes = list(Furniture(sheet, sheet.scale).title_block(cells, full_width=False))
    assert all(f"Label {n}" in written(shapes) and f"Value {n}" in written(shapes) for n in range(6))
    assert meeting_texts(shapes) == []


def test_that_a3_has_marks_to_fold_and_punch_and_a4_has_none() -> None:
    for name, count in (("A3", 3), ("A4", 0)):
        sheet = paper_of(name)
        marks = list(Furniture(sheet, sheet.scale).marks())
        assert len(marks) == count
        assert all(isinstance(mark, Line) for mark in marks)


def test_that_a_long_fact_of_the_title_block_takes_two_lines() -> None:
    furniture = Furniture(paper_of("A3"), 1.0)
    name = "Compass Programme: customer experience transformation"
    shapes = list(furniture.title_block([("Plan", name), *[("Sheet", "1 of 1")] * 5], full_width=False))
    assert " ".join(text.text for text in texts(shapes)[1:3]) == name
    assert meeting_texts(shapes) == []
    assert all(text.size >= 9.2 for text in texts(shapes))
