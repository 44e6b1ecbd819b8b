"""Which shapes are one thing to who moves them."""

from __future__ import annotations

from cxplanner.drawing.shapes import Circle, Clip, Item, Line, Move, Path, Rectangle, Shape, Text, To
from cxplanner.drawing.text_fit import width_of
from cxplanner.report.slides.clipping import Pattern
from cxplanner.report.slides.parts import Label, pieces_of

ONE, OTHER = Item("initiative", 1), Item("initiative", 2)


def a_line(text: str, x: float, y: float, item: Item | None = ONE, weight: int = 600) -> Text:
    return Text(x, y, text, 10.0, "ink", "condensed", weight, item=item)


def test_that_what_shows_one_item_is_one_piece() -> None:
    shapes: list[Shape] = [
        Rectangle(0, 0, 90, 20, "stream.organization.tint", item=ONE),
        a_line("A name", 4, 9),
        Rectangle(0, 30, 90, 20, "stream.organization.tint", item=OTHER),
        Circle(80, 40, 5, "ok", item=OTHER),
    ]
    assert [(piece.item, len(piece.parts), piece.body) for piece in pieces_of(shapes)] == [
        (ONE, 2, 0),
        (OTHER, 2, 0),
    ]


def test_that_an_area_and_its_outline_are_one_shape() -> None:
    body = Rectangle(0, 0, 90, 20, "stream.organization.tint", radius=2, item=ONE)
    rail = Clip(0, 0, 90, 20, (Rectangle(0, 16, 90, 4, "stream.organization.track", item=ONE),), 2)
    outline = Rectangle(0, 0, 90, 20, None, "ink", 2.0, 2, item=ONE)
    (piece,) = pieces_of([body, rail, outline])
    assert piece.parts[0] == body._replace(stroke="ink", stroke_width=2.0)
    # The outline covered a point of the rail at three sides, and still does.
    assert piece.parts[1] == Rectangle(1, 16, 88, 3, "stream.organization.track", item=ONE)
    assert len(piece.parts) == 2


def test_that_a_pattern_keeps_its_ground_and_outline() -> None:
    area = (0.0, 0.0, 8.0, 40.0)
    bars = tuple(Rectangle(0, y, 8, 1, "stream.organization") for y in range(0, 40, 2))
    shapes: list[Shape] = [
        Rectangle(*area, "stream.organization.ground"),
        Clip(*area, bars),
        Rectangle(*area, None, "stream.organization", 0.7),
    ]
    (piece,) = pieces_of(shapes)
    assert piece.parts == [
        Pattern(
            *area, "narHorz", "stream.organization", "stream.organization.ground", "stream.organization", 0.7
        )
    ]


def test_that_lines_of_a_text_are_one_text() -> None:
    (piece,) = pieces_of(
        [a_line("A long name", 4, 10), a_line("on two lines", 4, 21), a_line("A-1", 4, 32, ONE, 400)]
    )
    (label,) = piece.parts
    assert isinstance(label, Label)
    assert [line.text for line in label.lines] == ["A long name", "on two lines", "A-1"]
    assert (label.alignment, label.leading) == ("l", 11.0)


def test_that_lines_that_end_together_stay_at_the_right() -> None:
    texts = ["A long name", "short"]
    shapes: list[Shape] = [
        a_line(text, 90 - width_of(text, 10, "condensed", 600), 10 + 11 * n) for n, text in enumerate(texts)
    ]
    (piece,) = pieces_of(shapes)
    assert isinstance(piece.parts[0], Label)
    assert piece.parts[0].alignment == "r"


def test_that_a_name_before_its_mark_keeps_to_it() -> None:
    item = Item("milestone", 1)
    steps = (Move(95, 0), To(100, 5), To(95, 10), To(90, 5))
    mark = Path(steps, "canvas", "ink", 1.0, closed=True, item=item)
    (piece,) = pieces_of([a_line("Ready", 62, 9, item), mark])
    (other,) = pieces_of([a_line("Ready", 110, 9, item), mark])
    assert [each.parts[0].alignment for each in (piece, other) if isinstance(each.parts[0], Label)] == [
        "r",
        "l",
    ]


def test_that_cells_of_a_row_stay_apart() -> None:
    (piece,) = pieces_of([a_line("A-1", 4, 10), a_line("A name", 40, 10)])
    assert len(piece.parts) == 2


def test_that_a_figure_and_what_it_counts_are_two_texts() -> None:
    shapes = [Text(5, 26, "8", 22.0, weight=600), Text(5, 41, "critical initiatives", 9.6)]
    assert [piece.text for piece in pieces_of(shapes)] == ["8", "critical initiatives"]


def test_that_the_ground_is_one_piece_and_texts_on_it_are_free() -> None:
    shapes: list[Shape] = [
        Rectangle(0, 0, 9, 9, "band"),
        Line(0, 0, 9, 9, "line", 1),
        Text(0, 9, "Q1", 9),
        Line(0, 0, 9, 0, "ink", 1),
    ]
    assert [len(piece.parts) for piece in pieces_of(shapes)] == [2, 1, 1]


def test_that_a_square_on_its_corner_is_a_mark() -> None:
    steps = (Move(5, 0), To(10, 5), To(5, 10), To(0, 5))
    (piece,) = pieces_of([Path(steps, "canvas", "ink", 1.0, closed=True, item=Item("gate", 1))])
    assert piece.body == 0


def test_that_a_ghost_of_the_baseline_is_no_bar() -> None:
    (piece,) = pieces_of([Rectangle(0, 0, 50, 4, "canvas", "ink2", 0.7, 1, item=ONE)])
    assert piece.body is None
