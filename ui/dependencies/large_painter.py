"""Paints the network of thousands at every zoom: of what is seen, as much as can be read, in few strokes."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from cxplanner.drawing.network_boxes import faded_box, lines_of_name, node_box
from cxplanner.drawing.network_contents import label_of
from cxplanner.drawing.network_layout import BOX_HEIGHT, BOX_WIDTH
from cxplanner.drawing.palette import stream_colour
from cxplanner.drawing.shapes import Rectangle
from cxplanner.drawing.text_fit import width_of
from cxplanner.scheduling.day_table import IntArray
from cxplanner.scheduling.results import Node
from ui.dependencies.large_coarse import view_at
from ui.dependencies.large_picture import STREAMS, LargePicture
from ui.painting.many import Floats, draw_lines, fill_rectangles, joined_ways, outlines
from ui.painting.shape_painter import ShapePainter, prepared_text
from ui.theme import colour, font, theme

_WHOLE_FROM: Final = 0.999
_NAMES_FROM: Final = 0.55
_KEYS_FROM: Final = 0.3
_APART_FROM: Final = 0.2
"""The zoom from which links that drive and those that leave room are told apart."""
_OUTLINED_FROM: Final = 0.12
_ARROWS_FROM: Final = 0.4
_MOST_DASHES: Final = 300
"""So many pieces of links are dashed; more would be grey all the same."""
_TAB: Final = 3.0
_STYLES: Final = ("critical", "driving", "room")
_LABEL_HEIGHT: Final = 10.5


class LargePainter:
    """Paints into the pixels of what is seen, with a painter whose origin is its corner."""

    def __init__(self, painter: QPainter, picture: LargePicture, visible: Rectangle, zoom: float) -> None:
        self._painter = painter
        self._picture = picture
        self._layout = picture.layout
        self._visible = visible
        self._zoom = zoom
        self._boxes_seen = picture.seen(visible)
        self._pieces = picture.layout.ways.near(visible)
        self._size = round(visible.width * zoom), round(visible.height * zoom)

    def paint(self, accent: Set[int]) -> None:
        """Everything from the lowest to the topmost; the links of `accent` stand out."""
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._gate_lines()
        self._links()
        self._accent(accent)
        self._boxes()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._zoom >= _WHOLE_FROM:
            self._whole_boxes()
        elif self._zoom >= _KEYS_FROM:
            self._names()

    # ------------------------------------------------------------------ links

    def _gate_lines(self) -> None:
        height = self._visible.height * self._zoom
        lines = np.array([((x - self._visible.x) * self._zoom, 0, 1, height)
                          for x in self._layout.gates.values()]).reshape(-1, 4)  # fmt: skip
        fill_rectangles(self._painter, np.rint(lines), QBrush(colour("ink3")))

    def _links(self) -> None:
        kinds, link = self._picture.links, self._layout.ways.ids[self._pieces]
        from_afar = view_at(self._layout.coarse, self._zoom)
        is_whole = self._picture.kept is None
        if from_afar is not None:
            self._fill(
                from_afar.seen(*self._visible[:2], *self._size, self._zoom), "line2" if is_whole else "line"
            )
            kinds = {kind: are for kind, are in kinds.items() if kind == "critical" or not is_whole}
        pieces = {kind: self._pieces[are[link]] for kind, are in kinds.items()}
        if from_afar is None:
            self._lines(pieces["pale"], "line", 1)
        rest = pieces.get("room", self._pieces[:0]), pieces.get("driving", self._pieces[:0])
        if self._zoom < _APART_FROM:
            self._lines(np.concatenate(rest), "line2", 1)
        elif len(rest[0]) <= _MOST_DASHES:
            self._dashes(rest[0])
            self._lines(rest[1], "ink2", 1)
        else:
            self._lines(rest[0], "line2", 1)
            self._lines(rest[1], "ink3", 1)
        self._lines(pieces["critical"], "ink", 2)
        if self._zoom >= _ARROWS_FROM:
            for kind, ink in (("pale", "line"), ("room", "ink3"), ("driving", "ink2"), ("critical", "ink")):
                self._arrows(pieces[kind], ink)
        if self._zoom >= _WHOLE_FROM:
            self._labels(np.concatenate([self._ends(pieces[kind]) for kind in _STYLES]))

    def _in_pixels(self, pieces: IntArray) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        ways, view, zoom = self._layout.ways, self._visible, self._zoom
        x0, xm, x1 = ((each[pieces] - view.x) * zoom for each in (ways.x0, ways.xm, ways.x1))
        y0, y1 = ((each[pieces] - view.y) * zoom for each in (ways.y0, ways.y1))
        return x0, xm, x1, y0, y1

    def _lines(self, pieces: IntArray, ink: str, thick: int) -> None:
        if len(pieces):
            boxes = joined_ways(self._in_pixels(pieces), *self._size, thick)
            fill_rectangles(self._painter, boxes, QBrush(colour(ink)))

    def _dashes(self, pieces: IntArray) -> None:
        """Thin dashes for what leaves room."""
        x0, xm, x1, y0, y1 = (np.rint(each) + 0.5 for each in self._in_pixels(pieces))
        lines = np.concatenate([np.column_stack(each) for each in
                                ((x0, y0, xm, y0), (xm, y0, xm, y1), (xm, y1, x1, y1))])  # fmt: skip
        reach = max(self._visible.width, self._visible.height) * self._zoom + 100
        pen = QPen(colour("ink3"), 1)
        pen.setDashPattern([3, 3])
        self._painter.setPen(pen)
        draw_lines(self._painter, np.clip(lines, -100, reach))

    def _ends(self, pieces: IntArray) -> IntArray:
        """Of these pieces the last ones of their links, whose ends are seen."""
        ways, view = self._layout.ways, self._visible
        last = pieces[np.append(ways.ids, -1)[pieces + 1] != ways.ids[pieces]]
        x, y = ways.x1[last] - view.x, ways.y1[last] - view.y
        seen: IntArray = last[(x >= 0) & (x <= view.width + 80) & (y >= -20) & (y <= view.height + 20)]
        return seen

    def _arrows(self, pieces: IntArray, ink: str) -> None:
        """At the ends of links."""
        _, _, x1, _, y1 = self._in_pixels(self._ends(pieces))
        size = 5.0 * min(1.0, self._zoom)
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colour(ink)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head = QPolygonF(
            [QPointF(0, 0), QPointF(-size * 1.25, -size * 0.62), QPointF(-size * 1.25, size * 0.62)]
        )
        for x, y in zip(x1.tolist(), (np.rint(y1) + 0.5).tolist(), strict=True):
            painter.drawConvexPolygon(head.translated(x, y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _labels(self, pieces: IntArray) -> None:
        """What stands at the end of a link that is not plainly finish-to-start.

        Where links end close together only what is critical, or else drives, is said.
        """
        known, painter = self._picture.schedule.plan.dependencies, self._painter
        taken: dict[Node, list[float]] = {}
        ground, ink = colour("canvas"), colour("ink2")
        painter.setFont(font(11, 500, "condensed"))
        painter.setPen(ink)
        _, _, x1, _, y1 = self._in_pixels(pieces)
        for place, x, y in zip(self._layout.ways.ids[pieces].tolist(), x1.tolist(), y1.tolist(), strict=True):
            routed = self._layout.links[place]
            text = label_of(known[routed.id]) if routed.id in known else ""
            heights = taken.setdefault(routed.target, [])
            if not text or any(abs(y - other) < _LABEL_HEIGHT for other in heights):
                continue
            heights.append(y)
            prepared, width, ascent = prepared_text(text, 11, 500, "condensed")
            painter.fillRect(round(x - 10 - width), round(y - 11), round(width) + 2, 9, ground)
            painter.drawStaticText(QPointF(x - 9 - width, y - 3 - ascent), prepared)

    def _accent(self, accent: Set[int]) -> None:
        if not accent:
            return
        ids = np.fromiter(accent, np.int64, len(accent))
        pieces = self._layout.pieces_of(self._layout.places_of_links(ids))
        if self._zoom >= _ARROWS_FROM:
            self._lines(pieces, "canvas", 4)
        self._lines(pieces, "accent", 2)
        if self._zoom >= _ARROWS_FROM:
            self._arrows(pieces, "accent")

    # ------------------------------------------------------------------ boxes

    def _boxes(self) -> None:
        """The grounds and outlines of boxes; those that are read whole are painted one by one."""
        picture, seen = self._picture, self._boxes_seen
        pale, stream = picture.is_pale[seen], picture.stream[seen]
        done, critical = picture.is_done[seen], picture.is_critical[seen] & ~pale
        boxes = self._pixel_boxes(seen)
        has_outline = self._zoom >= _OUTLINED_FROM
        self._painter.setOpacity(0.35)
        for number, each in enumerate(STREAMS):
            self._fill(boxes[pale & (stream == number)], stream_colour(each, "tint"))
        self._painter.setOpacity(1)
        if self._zoom >= _WHOLE_FROM:
            return
        for number, each in enumerate(STREAMS):
            mine = (stream == number) & ~pale
            if not has_outline:
                self._fill(boxes[mine & ~critical], stream_colour(each, "edge"))
                continue
            self._fill(boxes[mine & ~done], stream_colour(each, "tint"))
            self._fill(boxes[mine & done], stream_colour(each, "done"))
            self._fill(outlines(boxes[mine & ~critical], 1), stream_colour(each, "edge"))
            if self._zoom >= _KEYS_FROM:
                tabs = boxes[mine].copy()
                tabs[:, 2] = _TAB
                self._fill(tabs, stream_colour(each))
        self._fill(outlines(boxes[critical], 2) if has_outline else boxes[critical], "ink")

    def _fill(self, boxes: Floats, ink: str) -> None:
        fill_rectangles(self._painter, boxes, QBrush(colour(ink)))

    def _pixel_boxes(self, places: IntArray) -> Floats:
        """On whole pixels, at least two wide and one high."""
        zoom, view = self._zoom, self._visible
        boxes = np.empty((len(places), 4))
        boxes[:, 0] = np.rint((self._layout.x[places] - view.x) * zoom)
        boxes[:, 1] = np.rint((self._layout.y[places] - view.y) * zoom)
        boxes[:, 2], boxes[:, 3] = max(2, round(BOX_WIDTH * zoom)), max(1, round(BOX_HEIGHT * zoom))
        return boxes

    def _whole_boxes(self) -> None:
        """Boxes with everything that is read in them."""
        picture, painter, view = self._picture, self._painter, self._visible
        painter.save()
        painter.scale(self._zoom, self._zoom)
        painter.translate(-view.x, -view.y)
        shapes = ShapePainter(painter, theme().colours)
        for place in self._boxes_seen.tolist():
            initiative = picture.initiatives[place]
            box = self._layout.boxes[Node("initiative", initiative.id)]
            if picture.is_pale[place]:
                shapes.paint(faded_box(initiative, box))
                continue
            dates = picture.schedule.initiative(initiative.id)
            shapes.paint(node_box(initiative, dates, picture.words, box, self._zoom))
        painter.restore()

    def _names(self) -> None:
        """Names where there is room for letters that can be read, else keys."""
        picture, painter = self._picture, self._painter
        size = 11.0
        readable = self._boxes_seen[~picture.is_pale[self._boxes_seen]]
        boxes = self._pixel_boxes(readable)
        room = float(BOX_WIDTH * self._zoom) - _TAB - 8
        most = max(1, int((BOX_HEIGHT * self._zoom - 4) / (size * 1.1)))
        painter.setFont(font(size, 600, "condensed"))
        painter.setPen(colour("ink"))
        for place, (left, top, _, height) in zip(readable.tolist(), boxes.tolist(), strict=True):
            initiative = picture.initiatives[place]
            lines: tuple[str, ...] = ()
            if self._zoom >= _NAMES_FROM:
                lines = lines_of_name(initiative.title, initiative.short_title, room, size, most)
            elif width_of(initiative.key, size, "condensed", 600) <= room:
                lines = (initiative.key,)
            first = top + (height - (len(lines) - 1) * size * 1.1) / 2 + size * 0.35
            for number, line in enumerate(lines):  # most of them are seen once: to prepare them takes longer
                painter.drawText(QPointF(left + _TAB + 4, first + number * size * 1.1), line)
