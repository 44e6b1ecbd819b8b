"""The edges of the roadmap as pictures that are kept, whole or in tiles, while nothing in them changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPixmap

from cxplanner.drawing.shapes import Drawing, Rectangle
from ui.painting.shape_painter import ShapePainter
from ui.theme import colour, theme

if TYPE_CHECKING:
    from cxplanner.drawing.roadmap import RoadmapLayout

_LENGTH: Final = 512
"""Pixels from one end of a tile to the other."""
_BEYOND: Final = 64
"""Pixels beyond a tile that are drawn with it, since what begins there may reach into it."""
_MOST_PIXELS: Final = 2_000_000
"""So much of a strip is kept: 8 megabytes, half a year of days at their widest and years of weeks."""


class Strip(NamedTuple):
    """What is drawn along an edge: `upright` or level, and from where to where across the strip."""

    upright: bool
    begin: int
    end: int
    draw: Callable[[Rectangle], Drawing]


class Tiles:
    """A strip in pieces, of which those that were seen last are kept."""

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._source: object = None
        self._is_new = True
        self._tiles: dict[int, QPixmap] = {}

    def paint(self, painter: QPainter, strip: Strip, source: object, area: QRect) -> None:
        """Paint what an area shows of a strip. Tiles stay for as long as `source` stays equal, and are made
        when it comes again: while somebody zooms, none would be of use twice."""
        first, last = (area.top(), area.bottom()) if strip.upright else (area.left(), area.right())
        if self._source != source:
            self._source = source
            self._tiles.clear()
            self._is_new = True
        if self._is_new or self._ratio != int(self._ratio):
            # Between whole pixels a tile would not lie where what it shows is drawn.
            ShapePainter(painter, theme().colours).paint(strip.draw(_rectangle(area)).shapes)
            self._is_new = False
            return
        for number in range(first // _LENGTH, last // _LENGTH + 1):
            along = number * _LENGTH
            tile = self._tiles.pop(number, None) or self._drawn(strip, along)
            self._tiles[number] = tile  # the last one now
            painter.drawPixmap(_turned(strip, along, strip.begin), tile)
        most = max(_MOST_PIXELS // (_LENGTH * (strip.end - strip.begin)), 8)
        for number in list(self._tiles)[:-most]:
            del self._tiles[number]

    def _drawn(self, strip: Strip, along: int) -> QPixmap:
        corner, across = _turned(strip, along, strip.begin), strip.end - strip.begin
        size = QSize(across, _LENGTH) if strip.upright else QSize(_LENGTH, across)
        tile = QPixmap(size * self._ratio)
        tile.setDevicePixelRatio(self._ratio)
        tile.fill(colour("canvas"))
        painter = QPainter(tile)
        painter.translate(-corner.x(), -corner.y())
        seen = QRect(corner, size).adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND)
        ShapePainter(painter, theme().colours).paint(strip.draw(_rectangle(seen)).shapes)
        painter.end()
        return tile


def _rectangle(area: QRect) -> Rectangle:
    return Rectangle(area.x(), area.y(), area.width(), area.height())


def _turned(strip: Strip, along: int, across: int) -> QPoint:
    return QPoint(across, along) if strip.upright else QPoint(along, across)


class KeptPictures:
    """The parts that do not scroll both ways, as long as nothing in them changes, and memory to paint on.

    To get the memory for a new picture takes as long as to paint a header.
    """

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self._tiles: dict[str, Tiles] = {}
        self._pictures: dict[str, QPixmap] = {}
        self._shown: dict[str, object] = {}
        self._drawn: dict[str, object] = {}
        self._passed: dict[str, object] = {}

    def blank(self, name: str, size: QSize) -> QPixmap:
        """A picture of a size in the colour of the canvas."""
        picture = self._pictures.get(name)
        if picture is None or picture.size() != size * self.ratio:
            picture = self._pictures[name] = QPixmap(size * self.ratio)
            picture.setDevicePixelRatio(self.ratio)
        picture.fill(colour("canvas"))
        return picture

    def as_it_is(self, name: str) -> QPixmap:
        """A picture that was painted before."""
        return self._pictures[name]

    def paint(
        self, painter: QPainter, name: str, layout: RoadmapLayout, area: QRect, place: tuple[int, int],
        draw: Callable[[], Drawing], *, strip: Strip | None = None,
    ) -> None:  # fmt: skip
        """Paint a part of a layout, which is moved by `place`, as it is seen in an area, above what a strip
        has. It is kept when it comes for the second time: while something moves, no picture comes again."""
        if area.isEmpty():
            return
        looks = (layout.looks(name), theme().look)
        shown = (looks, area, place)
        if self._shown.get(name) != shown:
            drawn = (area, place, looks[1], draw())
            if strip is not None or self._drawn.get(name) != drawn:
                if self._passed.get(name) != shown:
                    self._passed[name] = shown
                    painter.save()
                    painter.setClipRect(area)
                    painter.fillRect(area, colour("canvas"))
                    painter.translate(*place)
                    self._paint_shapes(painter, name, shown, drawn[-1], strip)
                    painter.restore()
                    return
                inner = QPainter(self.blank(name, area.size()))
                inner.translate(place[0] - area.x(), place[1] - area.y())
                self._paint_shapes(inner, name, shown, drawn[-1], strip)
                inner.end()
                self._drawn[name] = drawn
            self._shown[name] = shown
        painter.drawPixmap(area.topLeft(), self._pictures[name])

    def _paint_shapes(
        self, painter: QPainter, name: str, shown: tuple[object, QRect, tuple[int, int]], drawing: Drawing,
        strip: Strip | None,
    ) -> None:  # fmt: skip
        if strip is not None:
            looks, area, place = shown
            tiles = self._tiles.setdefault(name, Tiles(self.ratio))
            tiles.paint(painter, strip, looks, area.translated(-place[0], -place[1]))
        ShapePainter(painter, theme().colours).paint(drawing.shapes)
