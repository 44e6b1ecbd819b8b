"""Links joined on the pixels that they share cover what the links cover, and nothing else."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from cxplanner.drawing.shapes import Rectangle
from ui.painting.many import Floats, fill_rectangles, joined_ways, within

WIDTH, HEIGHT = 40, 30
places = st.integers(-60, 90)
links = st.lists(st.tuples(places, places, places, places, places), max_size=12)


def covered(boxes: Floats) -> set[tuple[int, int]]:
    return {
        (x, y)
        for left, top, width, height in boxes.astype(int).tolist()
        for x in range(max(left, 0), min(left + width, WIDTH))
        for y in range(max(top, 0), min(top + height, HEIGHT))
    }


def pixels_of(way: tuple[int, int, int, int, int]) -> set[tuple[int, int]]:
    x0, xm, x1, y0, y1 = way
    line = {(x, y0) for x in range(min(x0, xm), max(x0, xm) + 1)}
    line |= {(x, y1) for x in range(min(xm, x1), max(xm, x1) + 1)}
    line |= {(xm, y) for y in range(min(y0, y1), max(y0, y1) + 1)}
    return {(x, y) for x, y in line if 0 <= x < WIDTH and 0 <= y < HEIGHT}


@given(links)
def test_that_joined_ways_cover_the_pixels_of_the_links(
    found: list[tuple[int, int, int, int, int]],
) -> None:
    columns = np.array(found, np.float64).reshape(-1, 5).T
    boxes = joined_ways(tuple(columns), WIDTH, HEIGHT)  # type: ignore[arg-type]
    expected = set().union(*(pixels_of(each) for each in found)) if found else set()
    assert covered(boxes) == expected


@given(links)
def test_that_the_ways_are_the_same_in_a_window_of_many_pixels(
    found: list[tuple[int, int, int, int, int]],
) -> None:
    columns = np.array(found, np.float64).reshape(-1, 5).T
    boxes = joined_ways(tuple(columns), 9_000, 5_000)  # type: ignore[arg-type]
    expected = set().union(*(pixels_of(each) for each in found)) if found else set()
    assert covered(boxes) == expected


def test_that_links_over_each_other_are_one_rectangle() -> None:
    way = (
        np.full(1_000, 5.0),
        np.full(1_000, 9.0),
        np.full(1_000, 20.0),
        np.full(1_000, 3.0),
        np.full(1_000, 12.0),
    )
    assert len(joined_ways(way, WIDTH, HEIGHT)) == 3


def test_that_a_buffer_of_rectangles_is_painted() -> None:
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    fill_rectangles(painter, np.array([[2.0, 3.0, 4.0, 5.0], [20.0, 3.0, 4.0, 5.0]]), QBrush(QColor("red")))
    fill_rectangles(painter, np.empty((0, 4)), QBrush(QColor("blue")))
    painter.end()
    assert picture.pixelColor(3, 4) == QColor("red")
    assert picture.pixelColor(22, 7) == QColor("red")
    assert picture.pixelColor(10, 4) == QColor("white")


sizes = st.integers(0, 25)


@given(st.lists(st.tuples(places, places, sizes, sizes), min_size=1, max_size=20))
def test_that_boxes_within_parts_cover_what_the_boxes_cover_there(
    found: list[tuple[int, int, int, int]],
) -> None:
    parts = [Rectangle(3, 4, 20, 9), Rectangle(30, 0, 7, HEIGHT)]
    there = covered(np.array([part[:4] for part in parts], np.float64))
    boxes = np.array(found, np.float64)
    assert covered(within(boxes, parts)) == covered(boxes) & there
