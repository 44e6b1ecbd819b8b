"""Shapes as pixels: what must be where, in which colour."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from cxplanner.drawing.palette import LIGHT
from cxplanner.drawing.shapes import Circle, Clip, Line, Move, Path, Rectangle, Shape, Text, To
from cxplanner.drawing.text_fit import width_of
from ui.painting.shape_painter import ShapePainter, prepared_text


def painted(*shapes: Shape, size: int = 60) -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT["canvas"]))
    painter = QPainter(image)
    ShapePainter(painter, LIGHT).paint(shapes)
    painter.end()
    return image


def dark_pixels(image: QImage) -> int:
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y).lightness() < 128 for x, y in places)


def test_that_a_colour_is_looked_up_by_its_name() -> None:
    image = painted(Rectangle(10, 10, 20, 20, fill="accent"))
    assert image.pixelColor(20, 20).name().upper() == LIGHT["accent"]
    assert image.pixelColor(40, 40).name().upper() == LIGHT["canvas"]


def test_that_later_shapes_cover_earlier_ones() -> None:
    image = painted(Rectangle(0, 0, 60, 60, fill="ink"), Circle(30, 30, 10, fill="late"))
    assert image.pixelColor(30, 30).name().upper() == LIGHT["late"]


def test_that_a_rim_on_paper_is_as_narrow_as_its_letters_are_small() -> None:
    def ground_around(*, as_paper: bool) -> int:
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(QColor(LIGHT["ink"]))
        painter = QPainter(image)
        text = Text(30, 30, "J", 4, "ink", halo=True)
        ShapePainter(painter, LIGHT, as_paper=as_paper).paint((text,))
        painter.end()
        return 3_600 - dark_pixels(image)

    assert 0 < ground_around(as_paper=True) < ground_around(as_paper=False) / 3


def test_that_a_thin_line_is_one_sharp_pixel() -> None:
    image = painted(Line(20.3, 0, 20.3, 60, "ink", 1))
    column = [image.pixelColor(x, 30).name().upper() for x in (19, 20, 21)]
    assert column == [LIGHT["canvas"], LIGHT["ink"], LIGHT["canvas"]]


def test_that_a_dash_leaves_gaps() -> None:
    assert dark_pixels(painted(Line(0, 30, 60, 30, "ink", 1, dash=(2, 2)))) == 30


def test_that_a_closed_path_is_filled() -> None:
    steps = (Move(10, 10), To(50, 10), To(50, 50), To(10, 50))
    assert painted(Path(steps, fill="ink", closed=True)).pixelColor(30, 30).name().upper() == LIGHT["ink"]


def test_that_a_clip_hides_what_is_outside() -> None:
    image = painted(Clip(0, 0, 20, 60, (Rectangle(0, 0, 60, 60, fill="ink"),)))
    assert image.pixelColor(10, 30).name().upper() == LIGHT["ink"]
    assert image.pixelColor(30, 30).name().upper() == LIGHT["canvas"]


def test_that_a_text_begins_ends_or_stands_in_the_middle_at_its_place() -> None:
    def ink_columns(anchor: str) -> list[int]:
        image = painted(Text(60, 40, "HHHH", 14, anchor=anchor), size=120)  # type: ignore[arg-type]
        return [x for x in range(120) if any(image.pixelColor(x, y).lightness() < 128 for y in range(25, 45))]

    assert min(ink_columns("start")) >= 60
    assert max(ink_columns("end")) <= 60
    middle = ink_columns("middle")
    assert abs((min(middle) + max(middle)) / 2 - 60) <= 1


def test_that_a_halo_parts_a_text_from_the_line_behind_it() -> None:
    line = Line(0, 35, 120, 35, "ink", 1)
    with_halo = painted(line, Text(60, 40, "i i i", 14, halo=True, anchor="middle"), size=120)
    without = painted(line, Text(60, 40, "i i i", 14, anchor="middle"), size=120)
    assert dark_pixels(with_halo) < dark_pixels(without)


def test_that_markup_in_a_text_is_painted_as_it_is_written() -> None:
    _, literal, _ = prepared_text("<b>A</b>", 13, 400, "sans")
    _, plain, _ = prepared_text("A", 13, 400, "sans")
    assert literal > 3 * plain
    assert dark_pixels(painted(Text(5, 30, "<b>A</b>", 13))) > dark_pixels(painted(Text(5, 30, "A", 13)))


@pytest.mark.parametrize("size", [7.4, 8.6, 9.2, 10.5, 12.0])
def test_that_text_of_a_page_is_as_wide_as_on_paper(size: float) -> None:
    text = "Nothing is due until 12 April 2026"
    image = QImage(1_000, 80, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT["canvas"]))
    painter = QPainter(image)
    painter.scale(4, 4)
    ShapePainter(painter, LIGHT, as_paper=True).paint([Text(0, 15, text, size, "ink", "sans", 600)])
    painter.end()
    inked = max(
        x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 128 for y in range(80))
    )
    assert inked / 4 == pytest.approx(width_of(text, size, "sans", 600), rel=0.01)
