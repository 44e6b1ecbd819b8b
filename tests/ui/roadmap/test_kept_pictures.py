"""Tiles along the edges show what is drawn there, and are drawn when the same edge is shown again."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from cxplanner.drawing.shapes import Drawing, Rectangle
from ui.roadmap.kept_pictures import Strip, Tiles

WIDTH, HEIGHT = 900, 40


class Marks:
    """A strip with a mark every 100 pixels, that counts how often it is drawn."""

    def __init__(self) -> None:
        self.drawn: list[Rectangle] = []

    def draw(self, visible: Rectangle) -> Drawing:
        self.drawn.append(visible)
        first, last = int(visible.x) // 100, int(visible.x + visible.width) // 100
        marks = tuple(Rectangle(100 * n, 5, 30, 20, "ink") for n in range(first, last + 1))
        return Drawing(10_000, HEIGHT, marks)


def shown(tiles: Tiles, marks: Marks, left: int, source: object = "same") -> QImage:
    """What a window of the strip shows that is scrolled to `left`."""
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.translate(-left, 0)
    tiles.paint(painter, Strip(False, 0, HEIGHT, marks.draw), source, QRect(left, 0, WIDTH, HEIGHT))
    painter.end()
    return picture


def test_that_tiles_show_what_is_drawn_without_them() -> None:
    tiles, marks = Tiles(1.0), Marks()
    for left in (0, 40, 490, 5_000, 40):
        again = shown(tiles, marks, left)
        for x in range(0, WIDTH, 10):
            is_marked = (left + x) % 100 < 30
            dark = QColor(again.pixel(x, 15)).lightness() < 100
            assert dark == is_marked, (left, x)


def test_that_tiles_are_drawn_once_from_the_second_time_on() -> None:
    tiles, marks = Tiles(1.0), Marks()
    shown(tiles, marks, 0)
    assert len(marks.drawn) == 1
    shown(tiles, marks, 0)
    assert len(marks.drawn) == 3
    shown(tiles, marks, 100)
    assert len(marks.drawn) == 3
    shown(tiles, marks, 100, source="another")
    assert len(marks.drawn) == 4


def test_that_tiles_that_were_not_seen_for_long_are_dropped() -> None:
    tiles, marks = Tiles(1.0), Marks()
    for left in range(0, 512 * 400, 512):
        shown(tiles, marks, left)
    before = len(marks.drawn)
    shown(tiles, marks, 0)
    assert len(marks.drawn) == before + 2


def test_that_between_whole_pixels_nothing_is_kept() -> None:
    tiles, marks = Tiles(1.5), Marks()
    for _ in range(3):
        shown(tiles, marks, 0)
    assert len(marks.drawn) == 3
