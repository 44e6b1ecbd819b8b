"""The outlines of letters, read from the TrueType fonts that are in the program."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

_ON_CURVE: Final = 1
_SHORT_X: Final = 2
_SHORT_Y: Final = 4
_REPEATED: Final = 8
_SAME_OR_POSITIVE_X: Final = 16
_SAME_OR_POSITIVE_Y: Final = 32

_WORDS: Final = 1
_OFFSETS: Final = 2
_SCALED: Final = 8
_MORE: Final = 0x20
_TWO_SCALES: Final = 0x40
_TWO_BY_TWO: Final = 0x80


class Point(NamedTuple):
    """A point of a contour; one off the curve pulls it."""

    x: float
    y: float
    is_on: bool


class Outlines:
    """The contours of the letters of one font, in the font's own units, upwards."""

    def __init__(self, face: Any) -> None:
        """`face` is the font as ReportLab has read it."""
        self._glyphs: bytes = face.get_table("glyf")
        self._places: Sequence[int] = face.glyphPos
        self._numbers: dict[int, int] = face.charToGlyph

    def of(self, letter: str) -> list[list[Point]]:
        """The closed contours of a letter; none of a space, and of a letter that the font does not have."""
        number = self._numbers.get(ord(letter))
        return [] if number is None else self._contours(number)

    def _contours(self, number: int) -> list[list[Point]]:
        data = self._glyphs[self._places[number] : self._places[number + 1]]
        if not data:
            return []
        (count,) = struct.unpack_from(">h", data)
        return _simple(data, count) if count >= 0 else list(self._composed(data))

    def _composed(self, data: bytes) -> Iterator[list[Point]]:
        """A letter made from others, such as one with an accent."""
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, number = struct.unpack_from(">HH", data, at)
            layout = ">hh" if flags & _WORDS else ">bb"
            dx, dy = struct.unpack_from(layout, data, at + 4)
            at += 4 + struct.calcsize(layout)
            if not flags & _OFFSETS:
                dx = dy = 0  # points laid on points, which no font of ours asks for
            a, b, c, d, size = _matrix(flags, data, at)
            at += size
            for contour in self._contours(number):
                yield [Point(a * x + c * y + dx, b * x + d * y + dy, on) for x, y, on in contour]


def _matrix(flags: int, data: bytes, at: int) -> tuple[float, float, float, float, int]:
    """How a part is turned and scaled, and how many bytes say so."""
    if flags & _SCALED:
        (scale,) = struct.unpack_from(">h", data, at)
        return scale / 16384, 0.0, 0.0, scale / 16384, 2
    if flags & _TWO_SCALES:
        wide, high = struct.unpack_from(">hh", data, at)
        return wide / 16384, 0.0, 0.0, high / 16384, 4
    if flags & _TWO_BY_TWO:
        a, b, c, d = (each / 16384 for each in struct.unpack_from(">hhhh", data, at))
        return a, b, c, d, 8
    return 1.0, 0.0, 0.0, 1.0, 0


def _simple(data: bytes, count: int) -> list[list[Point]]:
    ends = struct.unpack_from(f">{count}H", data, 10)
    at = 10 + 2 * count
    (instructions,) = struct.unpack_from(">H", data, at)
    at += 2 + instructions
    points = ends[-1] + 1 if ends else 0
    flags: list[int] = []
    while len(flags) < points:
        flag = data[at]
        at += 1
        flags.append(flag)
        if flag & _REPEATED:
            flags += [flag] * data[at]
            at += 1
    xs, at = _coordinates(data, at, flags, _SHORT_X, _SAME_OR_POSITIVE_X)
    ys, _ = _coordinates(data, at, flags, _SHORT_Y, _SAME_OR_POSITIVE_Y)
    made = [Point(x, y, bool(flag & _ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=True)]
    return [made[first + 1 : last + 1] for first, last in pairwise((-1, *ends))]


def _coordinates(
    data: bytes, at: int, flags: Sequence[int], short: int, same_or_positive: int
) -> tuple[list[int], int]:
    """One coordinate of every point, each told as the way from the one before; and where they end."""
    found, value = [], 0
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same_or_positive else -data[at]
            at += 1
        elif not flag & same_or_positive:
            (step,) = struct.unpack_from(">h", data, at)
            value += step
            at += 2
        found.append(value)
    return found, at


def path_of(contours: Sequence[Sequence[Point]], scale: float) -> str:
    """Contours as operators of PDF, which has curves with two handles where TrueType has one."""
    return " ".join(step for contour in contours if contour for step in _steps(contour, scale))


def _steps(contour: Sequence[Point], scale: float) -> Iterator[str]:
    points = _with_implied(contour)
    start = points[0]
    yield f"{start.x * scale:.0f} {start.y * scale:.0f} m"
    last, handle = start, None
    for point in (*points[1:], start):
        if not point.is_on:
            handle = point
            continue
        if handle is None:
            yield f"{point.x * scale:.0f} {point.y * scale:.0f} l"
        else:
            handles = [(end.x + 2 * handle.x, end.y + 2 * handle.y) for end in (last, point)]
            values = [
                *(each * scale / 3 for pair in handles for each in pair),
                point.x * scale,
                point.y * scale,
            ]
            yield " ".join(f"{value:.0f}" for value in values) + " c"
        last, handle = point, None
    yield "h"


def _with_implied(contour: Sequence[Point]) -> list[Point]:
    """The points from one on the curve on, with those that lie between two handles."""
    found: list[Point] = []
    for before, point in pairwise((contour[-1], *contour)):
        if not before.is_on and not point.is_on:
            found.append(Point((before.x + point.x) / 2, (before.y + point.y) / 2, is_on=True))
        found.append(point)
    first = next(index for index, point in enumerate(found) if point.is_on)
    return found[first:] + found[:first]
