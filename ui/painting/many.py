"""Thousands of rectangles and right-angled lines at once, handed to Qt as one buffer.

Lists of Qt's own objects are seven times slower; lines that fall on the same pixels are joined first, since
however many links cross a window, it has only so many rows and columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter
from shiboken6 import Shiboken

from cxplanner.drawing.shapes import Rectangle

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Places = npt.NDArray[Any]
"""On whole pixels or between them."""


def draw_rectangles(painter: QPainter, boxes: Floats) -> None:
    """Draw rows of left, top, width and height with the pen and brush of the painter."""
    count = len(boxes)
    if count:
        buffer = np.ascontiguousarray(boxes, np.float64)
        first: Any = Shiboken.wrapInstance(buffer.ctypes.data, QRectF)
        painter.drawRects(first, count)


def draw_lines(painter: QPainter, lines: Floats) -> None:
    """Draw rows of x1, y1, x2 and y2 with the pen of the painter."""
    count = len(lines)
    if count:
        buffer = np.ascontiguousarray(lines, np.float64)
        first: Any = Shiboken.wrapInstance(buffer.ctypes.data, QLineF)
        painter.drawLines(first, count)


def outlines(boxes: Floats, thick: int) -> Floats:
    """The four sides of boxes, as boxes."""
    sides = np.empty((4, len(boxes), 4))
    sides[:] = boxes
    sides[0, :, 3] = thick
    sides[1, :, 1] += boxes[:, 3] - thick
    sides[1, :, 3] = thick
    sides[2, :, 2] = thick
    sides[3, :, 0] += boxes[:, 2] - thick
    sides[3, :, 2] = thick
    return sides.reshape(-1, 4)


def fill_rectangles(painter: QPainter, boxes: Floats, brush: QBrush) -> None:
    """Fill rows of left, top, width and height with one colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    draw_rectangles(painter, boxes)


def within(boxes: Floats, parts: Sequence[Rectangle]) -> Floats:
    """What of boxes lies in parts: where only those are painted, Qt would look at each line of pixels of the
    whole boxes."""
    right, bottom = boxes[:, 0] + boxes[:, 2], boxes[:, 1] + boxes[:, 3]
    found = []
    for x, y, width, height, *_ in parts:
        left, top = np.maximum(boxes[:, 0], x), np.maximum(boxes[:, 1], y)
        wide, high = np.minimum(right, x + width) - left, np.minimum(bottom, y + height) - top
        here = (wide > 0) & (high > 0)
        found.append(np.column_stack((left, top, wide, high))[here])
    return np.concatenate(found)


def joined_ways(
    ways: tuple[Places, Places, Places, Places, Places], width: int, height: int, thick: int = 1
) -> Floats:
    """Links as rectangles: each goes from (x0, y0) along to `xm`, then up or down, then along to (x1, y1).

    `ways` are x0, xm, x1, y0, y1 in pixels. Pieces that touch on one row or column are one rectangle.
    """
    x0, xm, x1, y0, y1 = (_on_pixels(each) for each in ways)
    upright = _joined(xm, y0, y1, width, height)
    level = _joined(
        np.concatenate((y0, y1)), np.concatenate((x0, xm)), np.concatenate((xm, x1)), height, width
    )
    boxes = np.empty((len(upright) + len(level), 4))
    first, rest = boxes[: len(upright)], boxes[len(upright) :]
    first[:, 0], first[:, 1], first[:, 2] = upright[:, 0], upright[:, 1], thick
    first[:, 3] = upright[:, 2] - upright[:, 1] + thick
    rest[:, 0], rest[:, 1], rest[:, 3] = level[:, 1], level[:, 0], thick
    rest[:, 2] = level[:, 2] - level[:, 1] + thick
    return boxes


def _on_pixels(places: Places) -> Places:
    return places if places.dtype.kind == "i" else np.rint(places).astype(np.int64)


def _joined(line: Places, one: Places, other: Places, lines: int, length: int) -> Integers:
    """Intervals on numbered lines, joined where they touch, as rows of line, first and last place."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    seen = (line >= 0) & (line < lines) & (high >= 0) & (low <= length)
    if not seen.any():
        return np.empty((0, 3), np.int64)
    # Line, first and last place in one number: sorting numbers is faster than sorting what they stand for,
    # and half as long ones, into which most windows fit, take half the time.
    bits = (length + 2).bit_length()
    kind: Any = np.uint32 if lines.bit_length() + 2 * bits <= 32 else np.uint64
    packed = line[seen].astype(kind) << kind(bits)
    packed += (np.clip(low[seen], -1, length + 1) + 1).astype(kind)
    packed <<= kind(bits)
    packed += (np.clip(high[seen], -1, length + 1) + 1).astype(kind)
    packed.sort()
    last_bits = kind((1 << bits) - 1)
    first = packed >> kind(bits)
    reach = np.maximum.accumulate((first & ~last_bits) | (packed & last_bits))
    begins = np.empty(len(first), np.bool_)
    begins[0] = True
    np.greater(first[1:], reach[:-1] + kind(1), out=begins[1:])
    places = np.flatnonzero(begins)
    last = reach[np.append(places[1:], len(first)) - 1]
    first = first[places]
    columns = (first >> kind(bits), first & last_bits, last & last_bits)
    joined = np.column_stack(columns).astype(np.int64)
    joined[:, 1:] -= 1
    return joined
