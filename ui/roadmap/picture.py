"""A layout of the roadmap painted where it is scrolled to, and the rings around what is selected."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QRegion

from cxplanner.drawing.links import link_shapes
from cxplanner.drawing.shapes import Drawing, Item, Rectangle
from ui.painting.shape_painter import ShapePainter
from ui.roadmap.dense import DenseRoadmap
from ui.roadmap.dense_changes import Shown, changed_parts
from ui.roadmap.dense_painter import DensePainter
from ui.roadmap.grips import gate_handle, handles
from ui.roadmap.kept_pictures import KeptPictures, Strip
from ui.roadmap.names_in_sight import bars_in_sight, time_in_sight
from ui.roadmap.outcome_band import band_top, paint_band
from ui.theme import colour, theme

if TYPE_CHECKING:
    from cxplanner.drawing.roadmap import RoadmapLayout

LEFT = 12
"""Pixels that stay free on the left."""
REACH = 12
"""How far a mark of the header may stand over the lane heads."""
LINE = 2
"""Pixels of the body over which the lines of its edges lie at most."""
_FEW = 8
"""Of so many selected items the window is painted anew around each; of more, all of it."""
_AROUND = 24
"""Pixels by which rings and handles stand around what is selected at most."""
_MANY = 100
"""So many selected items are looked through before they are painted."""
_MANY_RINGS = 300
"""Of so many in sight, rings have no round corners."""
_LOW = 8
"""Bars of fewer pixels have thin rings where many are selected."""


class Placed(NamedTuple):
    """A layout, the size of what is seen of it, and how far it is scrolled sideways and down."""

    layout: RoadmapLayout | None
    size: QSize
    scrolled: tuple[int, int]

    def shown(self, selected: Sequence[int], moved: Mapping[int, int]) -> Shown:
        """All that its picture depends on."""
        return Shown(self.layout, self.size, self.scrolled, tuple(selected), moved, theme().look)

    @property
    def foot(self) -> float:
        """Where the lanes end for the eye: above the outcomes, which stay in sight."""
        if self.layout is None:
            return self.size.height()
        return band_top(self.layout, self.size.height(), self.scrolled[1])

    def parts(self, before: Shown | None, shown: Shown) -> list[Rectangle] | None:
        """What of the picture is another one than before; None for all of it."""
        return changed_parts(before, shown, self._visible(self.layout)) if self.layout else None

    def paint(
        self, painter: QPainter, shown: Shown, kept: KeptPictures, parts: Sequence[Rectangle] | None = None,
        *, edges: bool = False,
    ) -> None:  # fmt: skip
        """Paint all but the rings, which change with every move of the mouse; with `parts` only those, and
        with `edges` the header and the heads of lanes even where no part comes to them."""
        painter.save()
        if parts is None:
            painter.fillRect(QRect(QPoint(0, 0), self.size), colour("canvas"))
        if self.layout is not None:
            if parts is None or parts:
                self._paint_body(painter, self.layout, shown, parts)
            if parts is None or edges or self._reach_edges(self.layout, parts):
                self._paint_edges(painter, self.layout, kept)
            if parts is None:
                paint_band(painter, self.layout, self.foot, LEFT - self.scrolled[0], LEFT)
        painter.restore()

    def painted(self, selected: Sequence[int], moved: Mapping[int, int], kept: KeptPictures) -> QPixmap:
        """The whole as a picture of its own."""
        picture = kept.blank("base", self.size)
        painter = QPainter(picture)
        self.paint(painter, self.shown(selected, moved), kept)
        painter.end()
        return picture

    def _visible(self, layout: RoadmapLayout) -> Rectangle:
        """The part of a layout whose bars are seen."""
        head, top = layout.lane_head_width + LEFT, layout.header_height
        left, down = self.scrolled[0] - LEFT + head, self.scrolled[1] + top
        return Rectangle(left, down, self.size.width() - head, self.foot - top)

    def paint_names_in_sight(self, painter: QPainter, faded: Collection[int]) -> None:
        """The names of what goes on from the left edge, once that is scrolled."""
        layout, (across, down) = self.layout, self.scrolled
        if layout is None or across == 0:
            return
        visible = self._visible(layout)
        shapes = ShapePainter(painter, theme().colours)
        for area, place, named in (
            (visible, -down, bars_in_sight(layout, visible, faded)),
            (Rectangle(visible.x, 0, visible.width, layout.header_height), 0, time_in_sight(layout, visible)),
        ):
            painter.save()
            painter.translate(LEFT - across, place)
            painter.setClipRect(QRectF(*area[:4]))
            shapes.paint(named)
            painter.restore()

    def _paint_body(
        self, painter: QPainter, layout: RoadmapLayout, shown: Shown, parts: Sequence[Rectangle] | None
    ) -> None:
        """The bars with all that lies under them, as a whole or in parts."""
        visible, (across, down) = self._visible(layout), (LEFT - self.scrolled[0], -self.scrolled[1])
        painter.setClipRect(QRectF(*visible[:4]).translated(across, down))
        if parts is not None:
            painter.setClipRegion(self.region(parts), Qt.ClipOperation.IntersectClip)
            painter.fillRect(QRect(QPoint(0, 0), self.size), colour("canvas"))
        painter.translate(across, down)
        if isinstance(layout, DenseRoadmap):
            DensePainter(painter, layout, visible, parts or ()).paint(shown.selected, shown.moved)
        else:
            shapes = ShapePainter(painter, theme().colours)
            shapes.paint(layout.body(visible, selected=shown.selected, moved=shown.moved).shapes)
        painter.resetTransform()
        painter.setClipping(False)

    def _reach_edges(self, layout: RoadmapLayout, parts: Sequence[Rectangle]) -> bool:
        """Whether parts of the body come to where the header or the heads of lanes are painted over it."""
        visible = self._visible(layout)
        return any(part.x < visible.x + LINE or part.y < visible.y + LINE for part in parts)

    def _paint_edges(self, painter: QPainter, layout: RoadmapLayout, kept: KeptPictures) -> None:
        """The header, the lane heads and the corner between them."""
        across, down = self.scrolled
        visible, (width, height) = self._visible(layout), self.size.toTuple()
        head, top = layout.lane_head_width + LEFT, layout.header_height
        for name, area, place in (
            ("header", QRect(round(head) - REACH, 0, round(width - head) + REACH, round(top) + 1),
             (LEFT - across, 0)),
            ("heads", QRect(0, round(top), round(head), round(height - top)), (LEFT, -down)),
            ("corner", QRect(0, 0, round(head), round(top) + 1), (LEFT, 0)),
        ):  # fmt: skip
            drawn, strip = _edge_of(layout, name, visible)
            kept.paint(painter, name, layout, area, place, drawn, strip=strip)

    def paint_rings(
        self, painter: QPainter, hovered: Item | None, selected: Sequence[Item], *, has_focus: bool = True
    ) -> None:
        """A thin ring around what is under the mouse, a strong one around what is selected.

        Both have handles where links begin, except where several are selected.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if hovered is not None and hovered not in selected:
            self._paint_ring(painter, hovered, QPen(colour("ink2"), 1), 2)
            self._paint_handles(painter, hovered, QPen(colour("ink2"), 1))
        pen = QPen(colour("accent"), 2)
        seen = self._seen(selected)
        if len(seen) > _MANY_RINGS:
            self._paint_frames(painter, seen, pen, 3.5)
        for item in seen if len(seen) <= _MANY_RINGS else ():
            self._paint_ring(painter, item, pen, 3.5)
        if len(selected) == 1:
            self._paint_handles(painter, selected[0], QPen(colour("accent"), 1.5))
        elif selected and has_focus:
            self._paint_ring(painter, selected[-1], QPen(colour("accent"), 1), 6)

    def ringed(self, items: Sequence[Item]) -> QRegion | None:
        """Where rings and handles of these items are, with some room; None for many."""
        layout, region = self.layout, QRegion()
        if layout is None or len(items) > _FEW:
            return None
        for item in items:
            box = box_of(layout, item)
            if box is not None:
                down = self.scrolled[1] if item.kind == "initiative" else 0
                place = QRectF(*box[:4]).translated(LEFT - self.scrolled[0], -down)
                region += place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).toAlignedRect()
        return region

    def region(self, parts: Sequence[Rectangle]) -> QRegion:
        """Parts of the body as they lie in the window."""
        return _region(parts).translated(LEFT - self.scrolled[0], -self.scrolled[1])

    def _seen(self, items: Sequence[Item]) -> Sequence[Item]:
        """Of many selected items only those that may be in sight, so that ten thousand cost no more."""
        layout = self.layout
        if layout is None or len(items) < _MANY:
            return items
        across, down = self.scrolled
        frame = Rectangle(across - LEFT, down, self.size.width(), self.size.height())
        visible = set(layout.bars_in(frame))
        return [item for item in items if item.kind != "initiative" or item.id in visible]

    def paint_link(self, painter: QPainter, dependency_id: int) -> None:
        """A selected link above the bars, since it is what somebody works on."""
        layout = self.layout
        points = layout.link_points(dependency_id) if layout is not None else ()
        if layout is None or not points:
            return
        painter.save()
        head, top = layout.lane_head_width + LEFT, layout.header_height
        painter.setClipRect(QRectF(head, top, self.size.width() - head, self.foot - top))
        painter.translate(LEFT - self.scrolled[0], -self.scrolled[1])
        shapes = ShapePainter(painter, theme().colours)
        sizes = layout.sizes
        shapes.paint(link_shapes(points, "canvas", sizes.heavy + 4, sizes))
        shapes.paint(link_shapes(points, "accent", sizes.heavy + 0.5, sizes))
        painter.restore()

    def _paint_handles(self, painter: QPainter, item: Item, pen: QPen) -> None:
        layout = self.layout
        has_handles = item.kind in ("initiative", "gate")
        box = box_of(layout, item) if layout is not None and has_handles else None
        if layout is None or box is None:
            return
        in_body = self._clip_to(painter, layout, item)
        painter.setPen(pen)
        painter.setBrush(colour("canvas"))
        for handle in handles(box) if in_body else (gate_handle(box),):
            place = QRectF(*handle[:4]).translated(
                LEFT - self.scrolled[0], -self.scrolled[1] if in_body else 0
            )
            painter.drawRoundedRect(place, 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_ring(self, painter: QPainter, item: Item, pen: QPen, out: float) -> None:
        layout = self.layout
        box = box_of(layout, item) if layout is not None else None
        if layout is None or box is None:
            return
        in_body = self._clip_to(painter, layout, item)
        across, down = LEFT - self.scrolled[0], -self.scrolled[1] if in_body else 0
        painter.setPen(pen)
        ring = QRectF(box.x + across, box.y + down, box.width, box.height).adjusted(-out, -out, out, out)
        painter.drawRoundedRect(ring, 5, 5)

    def _paint_frames(self, painter: QPainter, items: Sequence[Item], pen: QPen, out: float) -> None:
        """Plain rings of one stroke around bars: of thousands nobody sees the corners.

        Where bars are low they are thin, or nothing but rings would be seen.
        """
        layout = self.layout
        bars = [item for item in items if item.kind == "initiative"]
        boxes = [box_of(layout, item) for item in bars] if layout is not None else []
        if layout is None or not bars:
            return
        if min((box.height for box in boxes if box is not None), default=_LOW) < _LOW:
            pen, out = QPen(pen.color(), 1), 0.5
        left, top = LEFT - self.scrolled[0] - out, -self.scrolled[1] - out
        self._clip_to(painter, layout, bars[0])
        painter.setPen(pen)
        painter.drawRects(
            [
                QRectF(box.x + left, box.y + top, box.width + 2 * out, box.height + 2 * out)
                for box in boxes
                if box is not None
            ]
        )
        for item in items:
            if item.kind != "initiative":
                self._paint_ring(painter, item, pen, out)

    def _clip_to(self, painter: QPainter, layout: RoadmapLayout, item: Item) -> bool:
        """Paint only where an item can be seen; whether that is among the bars."""
        in_body = item.kind == "initiative"
        head = layout.lane_head_width + LEFT - REACH
        top = layout.header_height if in_body else 0
        painter.setClipRect(QRectF(head, top, self.size.width() - head, self.foot - top))
        return in_body


def _edge_of(
    layout: RoadmapLayout, name: str, visible: Rectangle
) -> tuple[Callable[[], Drawing], Strip | None]:
    """How an edge is drawn, and what of it is kept in tiles in a plan of thousands."""
    if name == "corner":
        return layout.corner, None
    if not isinstance(layout, DenseRoadmap):
        whole = layout.header if name == "header" else layout.lane_heads
        return partial(whole, visible), None
    if name == "header":
        axis = Strip(False, math.floor(layout.axis_top) - 4, round(layout.header_height) + 1, layout.axis_row)
        return partial(layout.above_axis_in, visible), axis
    return partial(layout.lane_names, visible), Strip(True, -1, math.ceil(layout.sizes.tab) + 1, layout.tabs)


def _region(parts: Sequence[Rectangle]) -> QRegion:
    region = QRegion()
    for part in parts:
        region += QRect(*(round(each) for each in part[:4]))
    return region


def box_of(layout: RoadmapLayout, item: Item) -> Rectangle | None:
    """Where an item is in a layout, or None when it is not on it."""
    if item.kind == "initiative":
        return layout.bar_of(item.id)
    return layout.gate_of(item.id) if item.kind == "gate" else layout.milestone_of(item.id)
