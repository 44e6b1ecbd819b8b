"""A network picture painted where it is scrolled to, and the rings around what is selected."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from cxplanner.drawing.network_picture import HEADER_HEIGHT
from cxplanner.drawing.shapes import Item, Rectangle
from cxplanner.scheduling.results import Node
from ui.dependencies.large_painter import LargePainter
from ui.dependencies.large_picture import LargePicture
from ui.painting.shape_painter import ShapePainter
from ui.theme import colour, theme

if TYPE_CHECKING:
    from cxplanner.drawing.network_picture import NetworkPicture

_MANY, _MOST_RINGS = 100, 1_000
"""From so many selected items on they are looked through before they are painted; so many rings at most."""


class Placed(NamedTuple):
    """A picture, the size of what is seen of it, how far it is scrolled, and its zoom.

    A picture that is smaller than what is seen stands in its middle; the gates stand above it.
    """

    picture: NetworkPicture | None
    size: QSize
    scrolled: tuple[int, int]
    zoom: float

    @property
    def whole(self) -> tuple[float, float]:
        """Width and height of everything, in pixels."""
        if self.picture is None:
            return 0.0, 0.0
        layout = self.picture.layout
        return layout.width * self.zoom, layout.height * self.zoom + HEADER_HEIGHT

    @property
    def origin(self) -> tuple[float, float]:
        """How far a small picture stands from the left edge and from the header."""
        width, height = self.whole
        return max(0.0, (self.size.width() - width) / 2), max(0.0, (self.size.height() - height) / 2)

    def to_picture(self, place: QPointF) -> QPointF:
        """A place of the viewport in the coordinates of the picture."""
        (left, top), (across, down) = self.origin, self.scrolled
        x, y = place.x() + across - left, place.y() - HEADER_HEIGHT + down - top
        return QPointF(x / self.zoom, y / self.zoom)

    def from_picture(self, x: float, y: float) -> QPointF:
        """A place of the picture in the coordinates of the viewport."""
        (left, top), (across, down) = self.origin, self.scrolled
        return QPointF(x * self.zoom - across + left, y * self.zoom + HEADER_HEIGHT - down + top)

    def painted(self, ratio: float, accent: Set[int]) -> QPixmap:
        """All but rings and focus, which change with every move of the mouse and of the keyboard."""
        pixmap = QPixmap(self.size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(colour("canvas"))
        if self.picture is None:
            return pixmap
        painter = QPainter(pixmap)
        shapes = ShapePainter(painter, theme().colours)
        visible = self._visible()
        if isinstance(self.picture, LargePicture):
            painter.translate(0, HEADER_HEIGHT)
            LargePainter(painter, self.picture, visible, self.zoom).paint(accent)
        else:
            painter.translate(self.from_picture(0, 0))
            painter.scale(self.zoom, self.zoom)
            shapes.paint(self.picture.body(visible, self.zoom, accent))
        painter.resetTransform()
        shapes.paint(self.picture.header(visible.x, self.size.width(), self.zoom))
        painter.end()
        return pixmap

    def paint_rings(self, painter: QPainter, hovered: Item | None, selected: Sequence[Item]) -> None:
        """A thin ring around what is under the mouse, a strong one around what is selected."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if hovered is not None:
            self._paint_ring(painter, hovered, QPen(colour("ink2"), 1), 2)
        for item in self._seen(selected):
            self._paint_ring(painter, item, QPen(colour("accent"), 2), 3.5)

    def _seen(self, items: Sequence[Item]) -> Sequence[Item]:
        """Of many selected items only those in sight, and of those no more than can be told apart."""
        if len(items) < _MANY or not isinstance(self.picture, LargePicture):
            return items
        ids = self.picture.layout.ids[self.picture.seen(self._visible())]
        here = set(ids.tolist())
        seen = [item for item in items if item.kind != "initiative" or item.id in here]
        return seen[-_MOST_RINGS:]

    def _visible(self) -> Rectangle:
        """What is seen of the picture, in its coordinates."""
        corner = self.to_picture(QPointF(0, HEADER_HEIGHT))
        width, height = self.size.width() / self.zoom, (self.size.height() - HEADER_HEIGHT) / self.zoom
        return Rectangle(corner.x(), corner.y(), width, height)

    def _paint_ring(self, painter: QPainter, item: Item, pen: QPen, out: float) -> None:
        node = node_of(item)
        box = self.picture.box_of(node) if self.picture is not None and node is not None else None
        if box is None or node is None:
            return
        painter.setPen(pen)
        place = self.from_picture(box.x, box.y)
        if node.kind == "gate":
            painter.setClipping(False)
            painter.drawRoundedRect(QRectF(place.x() - 12, 1, 24, 23), 5, 5)
            return
        top = int(HEADER_HEIGHT)
        painter.setClipRect(QRect(0, top, self.size.width(), self.size.height() - top))
        ring = QRectF(place.x(), place.y(), box.width * self.zoom, box.height * self.zoom)
        painter.drawRoundedRect(ring.adjusted(-out, -out, out, out), 5, 5)


def node_of(item: Item) -> Node | None:
    """The node of a network that an item is, if it is one."""
    if item.kind == "initiative":
        return Node("initiative", item.id)
    return Node("gate", item.id) if item.kind == "gate" else None
