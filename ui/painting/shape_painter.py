"""Paints the shapes of a drawing with QPainter, in the colours of a palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QStaticText,
)

from cxplanner.drawing.shapes import Circle, Clip, Curve, Dash, Line, Move, Path, Rectangle, Shape, Text
from ui.theme import font

_HALO_WIDTH = 3.0
_HALO_ON_PAPER = 0.18
"""As a share of the size of the letters, which are often far smaller there."""
_SOME = 8
_THIN = 1.6
"""Lines up to this width are put on whole pixels, so that they are sharp."""


class ShapePainter:
    """Paints with a painter that somebody else begins and ends. `ground` is the colour of halos.

    With `as_vectors` nothing is painted as a picture, for printers. With `as_paper` text has its very size,
    as pages need it: the toolkit makes letters of whole pixels only.
    """

    def __init__(
        self,
        painter: QPainter,
        colours: Mapping[str, str],
        ground: str = "canvas",
        *,
        as_vectors: bool = False,
        as_paper: bool = False,
    ) -> None:
        self._as_paper = as_paper or as_vectors
        self._as_vectors = as_vectors
        self._painter = painter
        self._colours = colours
        self._ground = ground
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)

    def paint(self, shapes: Iterable[Shape]) -> None:
        """Paint shapes from the lowest to the topmost."""
        methods = _METHODS
        for shape in shapes:
            methods[type(shape)](self, shape)

    def _rectangle(self, shape: Rectangle) -> None:
        painter = self._painter
        if shape.opacity < 1:
            painter.setOpacity(shape.opacity)
        painter.setPen(self._pen(shape.stroke, shape.stroke_width, shape.dash))
        painter.setBrush(self._brush(shape.fill))
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        if shape.radius:
            painter.drawRoundedRect(box, shape.radius, shape.radius)
        else:
            painter.drawRect(box)
        if shape.opacity < 1:
            painter.setOpacity(1)

    def _line(self, shape: Line) -> None:
        x1, y1, x2, y2 = shape.x1, shape.y1, shape.x2, shape.y2
        if shape.stroke_width <= _THIN:
            if x1 == x2:
                x1 = x2 = int(x1) + 0.5
            elif y1 == y2:
                y1 = y2 = int(y1) + 0.5
        self._painter.setPen(self._pen(shape.stroke, shape.stroke_width, shape.dash))
        self._painter.drawLine(QLineF(x1, y1, x2, y2))

    def _circle(self, shape: Circle) -> None:
        self._painter.setPen(self._pen(shape.stroke, shape.stroke_width, ()))
        self._painter.setBrush(self._brush(shape.fill))
        self._painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)

    def _path(self, shape: Path) -> None:
        self._painter.setPen(self._pen(shape.stroke, shape.stroke_width, shape.dash))
        self._painter.setBrush(self._brush(shape.fill))
        self._painter.drawPath(_path_of(shape))

    def _text(self, shape: Text) -> None:
        if self._as_paper and shape.size != round(shape.size):
            self._scaled_text(shape)
            return
        prepared, width, ascent = prepared_text(shape.text, shape.size, shape.weight, shape.face)
        x = shape.x
        if shape.anchor != "start":
            x -= width / 2 if shape.anchor == "middle" else width
        painter = self._painter
        painter.setFont(font(shape.size, shape.weight, shape.face))
        if shape.halo and self._as_vectors:
            path = QPainterPath()
            path.addText(x, shape.y, painter.font(), shape.text)
            painter.strokePath(path, _pen(self._colours[self._ground], 2 * _HALO_ON_PAPER * shape.size, ()))
        elif shape.halo:
            ground, ratio = self._colours[self._ground], painter.device().devicePixelRatioF()
            reach = _HALO_ON_PAPER * shape.size if self._as_paper else _HALO_WIDTH
            rim, corner = _rim_of(
                shape.text, shape.size, shape.weight, shape.face, ground, ratio, reach=reach
            )
            painter.drawPixmap(QPointF(x, shape.y) + corner, rim)
        painter.setPen(self._pen(shape.fill, 1.0, ()))
        painter.drawStaticText(QPointF(x, shape.y - ascent), prepared)

    def _scaled_text(self, shape: Text) -> None:
        """Letters of the nearest whole size, drawn larger or smaller."""
        painter, whole = self._painter, float(max(1, round(shape.size)))
        painter.save()
        painter.translate(shape.x, shape.y)
        painter.scale(shape.size / whole, shape.size / whole)
        self._text(shape._replace(x=0.0, y=0.0, size=whole))
        painter.restore()

    def _clip(self, shape: Clip) -> None:
        painter = self._painter
        painter.save()
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        if shape.radius:
            area = QPainterPath()
            area.addRoundedRect(box, shape.radius, shape.radius)
            painter.setClipPath(area, Qt.ClipOperation.IntersectClip)
        else:
            painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        if _are_dots(shape.shapes):
            self._dots(shape.shapes)
        else:
            self.paint(shape.shapes)
        painter.restore()

    def _dots(self, dots: Sequence[Shape]) -> None:
        """The dots of a pattern at once: there are hundreds of them in a tall lane."""
        first = dots[0]
        assert isinstance(first, Circle)
        pen = QPen(self._brush(first.fill), 2 * first.radius)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.drawPoints([QPointF(dot.x, dot.y) for dot in dots if isinstance(dot, Circle)])

    def _pen(self, name: str | None, width: float, dash: Dash) -> QPen:
        return _NO_PEN if name is None or width <= 0 else _pen(self._colours[name], width, dash)

    def _brush(self, name: str | None) -> QBrush:
        return _NO_BRUSH if name is None else _brush(self._colours[name])


def _are_dots(shapes: Sequence[Shape]) -> bool:
    """Whether all shapes are filled circles of one look."""
    first = shapes[0] if len(shapes) > _SOME else None
    if not isinstance(first, Circle) or first.fill is None or first.stroke is not None:
        return False
    look = first[2:]
    return all(isinstance(each, Circle) and each[2:] == look for each in shapes)


_METHODS: Final[Mapping[type, Callable[[ShapePainter, Any], None]]] = {
    Rectangle: ShapePainter._rectangle,
    Line: ShapePainter._line,
    Circle: ShapePainter._circle,
    Path: ShapePainter._path,
    Text: ShapePainter._text,
    Clip: ShapePainter._clip,
}
_NO_PEN: Final = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH: Final = QBrush(Qt.BrushStyle.NoBrush)


@lru_cache(maxsize=1024)
def _pen(colour: str, width: float, dash: Dash) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen


@lru_cache(maxsize=256)
def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour))


@lru_cache(maxsize=20_000)
def prepared_text(text: str, size: float, weight: int, face: str) -> tuple[QStaticText, float, float]:
    """A text ready to be painted again and again, with its width and the ascent of its font."""
    used = font(size, weight, "condensed" if face == "condensed" else "sans")
    metrics = QFontMetricsF(used)
    prepared = QStaticText(text)
    prepared.setTextFormat(Qt.TextFormat.PlainText)
    prepared.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    prepared.prepare(font=used)
    return prepared, metrics.horizontalAdvance(text), metrics.ascent()


@lru_cache(maxsize=2_000)
def _rim_of(
    text: str, size: float, weight: int, face: str, ground: str, ratio: float, *, reach: float
) -> tuple[QPixmap, QPointF]:
    """The rim so wide around a text, and where its corner is: to stroke it each time takes long."""
    path = QPainterPath()
    path.addText(0, 0, font(size, weight, "condensed" if face == "condensed" else "sans"), text)
    box = path.boundingRect().adjusted(-reach - 1, -reach - 1, reach + 1, reach + 1)
    picture = QPixmap(max(1, round(box.width() * ratio)), max(1, round(box.height() * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-box.topLeft())
    painter.strokePath(path, _pen(ground, 2 * reach, ()))
    painter.end()
    return picture, box.topLeft()


def _path_of(shape: Path) -> QPainterPath:
    path = QPainterPath()
    for step in shape.steps:
        if isinstance(step, Move):
            path.moveTo(step.x, step.y)
        elif isinstance(step, Curve):
            path.cubicTo(step.x1, step.y1, step.x2, step.y2, step.x, step.y)
        else:
            path.lineTo(step.x, step.y)
    if shape.closed:
        path.closeSubpath()
    return path
