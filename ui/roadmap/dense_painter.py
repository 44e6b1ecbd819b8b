"""Paints the bars of a dense roadmap, and the links between them, thousands at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QPainter, QPen

from cxplanner.drawing.network import accented
from cxplanner.drawing.palette import stream_colour
from cxplanner.drawing.shapes import Line, Rectangle, Shape
from cxplanner.drawing.text_fit import width_of
from cxplanner.scheduling.day_table import IntArray
from ui.painting.many import fill_rectangles, joined_ways, outlines, within
from ui.painting.shape_painter import ShapePainter, prepared_text
from ui.roadmap.dense import OUTLINED_FROM, DenseRoadmap
from ui.roadmap.dense_changes import AROUND, touching
from ui.roadmap.dense_content import STREAMS
from ui.theme import colour, font, theme

Floats = npt.NDArray[np.float64]
NAMED_FROM: Final = 14.0
"""Pixels of height from which bars have their names in them."""
_RAIL_FROM: Final = 9.0
_NARROWEST_NAME: Final = 16.0
_DONE: Final = 101


class DensePainter:
    """Paints into the coordinates of the layout, with a painter that is already moved there.

    With `parts`, to which the painter is clipped, only what may be in them.
    """

    def __init__(
        self, painter: QPainter, layout: DenseRoadmap, visible: Rectangle, parts: Sequence[Rectangle] = ()
    ) -> None:
        self._painter = painter
        self._layout = layout
        self._visible = visible
        self._parts = parts
        self._seen = self._in_parts(layout.seen(visible))

    def paint(self, selected: Iterable[int], moved: Mapping[int, int]) -> None:
        """Everything of the body, from the lowest to the topmost."""
        layout, options = self._layout, self._layout.options
        shapes = ShapePainter(self._painter, theme().colours)
        self._ground(shapes)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if options.all_links:
            self._links(critical=False)
        if options.critical_path:
            self._links(critical=True)
        self._floats()
        self._ghosts()
        if moved:
            self._marks(moved)
        self._bars()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        links = layout.drawn_links(selected)
        shapes.paint(accented(links, layout.sizes))
        self._names()

    def _ground(self, shapes: ShapePainter) -> None:
        """Bands on whole pixels, as bars are, which Qt fills in a fraction of the time; then the lines."""
        lines: list[Shape] = []
        for shape in self._layout.ground(self._visible):
            if isinstance(shape, Rectangle) and shape.fill is not None:
                x, y = round(shape.x), round(shape.y)
                right, bottom = round(shape.x + shape.width), round(shape.y + shape.height)
                self._painter.fillRect(x, y, right - x, bottom - y, colour(shape.fill))
            elif self._is_in_parts(shape):
                lines.append(shape)
        shapes.paint(lines)

    def _in_parts(self, places: IntArray) -> IntArray:
        """Those bars of which something, or of their floats, may be in the parts that are painted."""
        return places[touching(*self._layout.reaches(places), self._parts)] if self._parts else places

    def _is_in_parts(self, shape: Shape) -> bool:
        """Whether something of a shape of the ground may be in the parts that are painted."""
        if not self._parts or not isinstance(shape, Line):
            return True
        return any(
            shape.x1 <= x + width + AROUND
            and shape.x2 >= x - AROUND
            and shape.y1 <= y + height + AROUND
            and shape.y2 >= y - AROUND
            for x, y, width, height, *_ in self._parts
        )

    # ------------------------------------------------------------------ links

    def _links(self, *, critical: bool) -> None:
        """Links with the ways that they share on the screen joined; the critical thread in ink."""
        layout, view = self._layout, self._visible
        width, height = round(view.width), round(view.height)
        ways = layout.critical_ways if critical else layout.ways
        near = ways.near(view)
        if self._parts:
            left, top, right, bottom = (ways.left[near], ways.top[near], ways.right[near], ways.bottom[near])
            near = near[touching(left, top, right, bottom, self._parts)]
        if not len(near):
            return
        x, y = round(view.x), round(view.y)
        pieces = (
            ways.x0[near] - x, ways.xm[near] - x, ways.x1[near] - x, ways.y0[near] - y, ways.y1[near] - y,
        )  # fmt: skip
        thick = 2 if critical and layout.bar_height >= OUTLINED_FROM else 1
        boxes = joined_ways(pieces, width, height, thick)
        boxes[:, 0] += x
        boxes[:, 1] += y
        if self._parts:
            boxes = within(boxes, self._parts)
        fill_rectangles(self._painter, boxes, QBrush(colour("ink" if critical else "ink3")))

    # ------------------------------------------------------------------ bars

    def _bars(self) -> None:
        layout, content, seen = self._layout, self._layout.content, self._seen
        outlined = layout.bar_height >= OUTLINED_FROM
        faded = self._faded()
        here = seen[~faded] if faded is not None else seen
        stream, done = content.stream[here], content.progress[here] == _DONE
        critical = content.critical[here] & layout.options.critical_path
        boxes = self._boxes(here)
        for number, each in enumerate(STREAMS):
            mine = stream == number
            if not mine.any():
                continue
            if outlined:
                fill_rectangles(self._painter, boxes[mine & ~done], _brush(stream_colour(each, "tint")))
                fill_rectangles(self._painter, boxes[mine & done], _brush(stream_colour(each, "done")))
                plain = boxes[mine & ~critical]
                fill_rectangles(self._painter, outlines(plain, 1), _brush(stream_colour(each, "edge")))
            else:
                fill_rectangles(self._painter, boxes[mine & ~critical], _brush(stream_colour(each, "edge")))
        if layout.bar_height >= _RAIL_FROM:
            self._rails(here)
        if outlined:
            fill_rectangles(self._painter, outlines(boxes[critical], 2), _brush("ink"))
        else:
            fill_rectangles(self._painter, boxes[critical], _brush("ink"))
        if faded is not None:
            self._paint_faded(seen[faded])

    def _rails(self, here: IntArray) -> None:
        """How much is done, at the foot."""
        content, layout = self._layout.content, self._layout
        begun = here[content.progress[here] > 0]
        boxes = self._boxes(begun)
        boxes[:, 1] += boxes[:, 3] - 3
        boxes[:, 3] = 3
        left, right = np.rint(layout.x0[begun]), np.rint(layout.x1[begun])  # also where that is out of sight
        done = np.rint(left + (right - left) * np.minimum(content.progress[begun], 100) / 100)
        boxes[:, 2] = np.clip(done - boxes[:, 0], 0, boxes[:, 2])
        for number, each in enumerate(STREAMS):
            mine = boxes[content.stream[begun] == number]
            fill_rectangles(self._painter, mine, _brush(stream_colour(each, "rail")))

    def _faded(self) -> npt.NDArray[np.bool_] | None:
        """Which of the bars in sight a filter leaves out."""
        faded = self._layout.options.faded
        if not faded:
            return None
        ids = self._layout.content.ids[self._seen]
        return np.isin(ids, np.fromiter(faded, np.int64, len(faded)))

    def _paint_faded(self, here: IntArray) -> None:
        self._painter.setOpacity(0.35)
        for number, each in enumerate(STREAMS):
            mine = here[self._layout.content.stream[here] == number]
            fill_rectangles(self._painter, self._boxes(mine), _brush(stream_colour(each, "tint")))
        self._painter.setOpacity(1)

    def _floats(self) -> None:
        """A thin line from the finish to the latest finish."""
        layout, view = self._layout, self._visible
        if not layout.has_floats:
            return
        here = self._in_parts(layout.floating(view))
        left = np.maximum(np.rint(layout.x1[here]), view.x - 8)
        right = np.minimum(np.rint(layout.float_ends(here)), view.x + view.width + 8)
        boxes = np.empty((len(here), 4))
        boxes[:, 0], boxes[:, 1] = left, np.rint(layout.y[here] + layout.bar_height / 2)
        boxes[:, 2], boxes[:, 3] = np.maximum(right - left, 0), 1
        fill_rectangles(self._painter, boxes, _brush("line2"))

    def _ghosts(self) -> None:
        """Open bars under the bars, where a baseline or the original of a what-if has them."""
        layout = self._layout
        if layout.ghosts is None or layout.bar_height < OUTLINED_FROM:
            return
        _, boxes = layout.box_rows(layout.ghosts, self._visible)
        boxes[:, 0] = np.rint(boxes[:, 0])
        boxes[:, 1] = np.rint(boxes[:, 1] + layout.bar_height + 1)
        boxes[:, 3] = max(2.0, min(4.0, round(layout.pitch - layout.bar_height) - 1))
        fill_rectangles(self._painter, boxes, _brush("canvas"))
        fill_rectangles(self._painter, outlines(boxes, 1), _brush("ink2"))

    def _marks(self, moved: Mapping[int, int]) -> None:
        """A tint behind what the last edit moved."""
        content = self._layout.content
        ids = content.ids[self._seen]
        found = np.fromiter(moved, np.int64, len(moved))
        later = np.fromiter((days > 0 for days in moved.values()), np.bool_, len(moved))
        out = min(2.5, self._layout.pitch / 6)
        for chosen, tint, edge in (
            (found[later], "latetint", "late"),
            (found[~later], "accenttint", "accent"),
        ):
            boxes = self._boxes(self._seen[np.isin(ids, chosen)])
            boxes[:, :2] -= out
            boxes[:, 2:] += 2 * out
            fill_rectangles(self._painter, boxes, _brush(tint))
            fill_rectangles(self._painter, outlines(boxes, 1), _brush(edge))

    def _boxes(self, places: IntArray) -> Floats:
        """Bars on whole pixels, as far as they are seen: Qt does not like rectangles of a hundred screens."""
        layout, view = self._layout, self._visible
        left = np.maximum(np.rint(layout.x0[places]), view.x - 8)
        right = np.minimum(np.rint(layout.x1[places]), view.x + view.width + 8)
        boxes = np.empty((len(places), 4))
        boxes[:, 0], boxes[:, 2] = left, np.maximum(right - left, 1)
        if layout.bar_height >= OUTLINED_FROM:
            boxes[:, 1], boxes[:, 3] = np.rint(layout.y[places]), round(layout.bar_height)
        else:
            boxes[:, 1], boxes[:, 3] = layout.y[places], layout.bar_height
        return boxes

    # ------------------------------------------------------------------ names

    def _names(self) -> None:
        """The names that fit into their bars, the short one or the key where the whole does not."""
        layout, content, sizes = self._layout, self._layout.content, self._layout.sizes
        if layout.bar_height < NAMED_FROM:
            return
        painter, faded, view = self._painter, layout.options.faded, self._visible
        room = layout.x1[self._seen] - layout.x0[self._seen] - 2 * sizes.padding
        wide = self._seen[room >= _NARROWEST_NAME]
        painter.setFont(font(sizes.name, 600, "condensed"))
        painter.setPen(QPen(colour("ink")))
        lefts = (np.maximum(layout.x0[wide], view.x) + sizes.padding).tolist()
        rights = (layout.x1[wide] - sizes.padding).tolist()
        baselines = (layout.y[wide] + layout.bar_height / 2 + sizes.name * 0.33).tolist()
        for place, left, right, baseline in zip(wide.tolist(), lefts, rights, baselines, strict=True):
            initiative = content.initiatives[place]
            if initiative.id in faded:
                continue
            for name in (initiative.title, initiative.short_title, initiative.key):
                if name and width_of(name, sizes.name, "condensed", 600) <= right - left:
                    prepared, _, ascent = prepared_text(name, sizes.name, 600, "condensed")
                    painter.drawStaticText(QPointF(left, baseline - ascent), prepared)
                    break


def _brush(name: str) -> QBrush:
    return QBrush(colour(name))
