"""A page as it is printed, at any zoom: fitted to the room, to its width, or at its own size."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cxplanner.drawing.outlines import outline_of
from ui.painting.shape_painter import ShapePainter
from ui.theme import colour, theme

if TYPE_CHECKING:
    from cxplanner.drawing.palette import Palette
    from cxplanner.drawing.shapes import Item, Shape
    from cxplanner.report.sheets import Page

_MARGIN: Final = 16
_POINTS_PER_INCH: Final = 72.0
_LEAST: Final = 0.1
_MOST: Final = 8.0
_STEP: Final = 1.25
_NOTCH: Final = 120
"""What a wheel tells for one notch."""
_RIM: Final = 4.0
"""Points by which halos and arrows reach beyond their shapes."""


class Zoom(StrEnum):
    """What decides how large a page is; FREE is what was zoomed to step by step."""

    PAGE = "page"
    WIDTH = "width"
    OWN = "own"
    FREE = "free"


class PageView(QAbstractScrollArea):
    """`turned` asks for the page so many further on; `item_clicked` carries what was clicked on the page."""

    turned = Signal(int)
    item_clicked = Signal(object)
    zoom_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 200)
        self._page: Page | None = None
        self._palette: Palette = {}
        self._note = ""
        self._turning = 0
        self._zoom = Zoom.PAGE
        self._scale = 1.0
        self._picture: QPixmap | None = None
        self._reach: list[tuple[Shape, tuple[float, float, float, float]]] | None = None
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        theme().changed.connect(self._follow_theme)

    # ------------------------------------------------------------------ what is shown

    @property
    def page(self) -> Page | None:
        return self._page

    @property
    def scale(self) -> float:
        """Pixels for a point."""
        return self._scale

    @property
    def percent(self) -> int:
        """How large the page is beside the paper."""
        return round(100 * self._scale * _POINTS_PER_INCH / self.logicalDpiX())

    @property
    def note(self) -> str:
        """The sentence in the place of a page."""
        return self._note

    def show_page(self, page: Page, palette: Palette) -> None:
        self._page, self._palette, self._note, self._reach = page, palette, "", None
        self.setAccessibleDescription(page.bookmark)
        self._picture = None
        self._follow_zoom()

    def show_note(self, note: str) -> None:
        """A sentence where there is no page."""
        self._page, self._note, self._picture = None, note, None
        self.setAccessibleDescription(note)
        self._follow_zoom()

    # ------------------------------------------------------------------ zoom

    @property
    def zoom(self) -> Zoom:
        return self._zoom

    def set_zoom(self, zoom: Zoom) -> None:
        """Fit the page or its width; its own size is the size of the paper."""
        self._zoom = zoom
        if zoom is Zoom.OWN:
            self._scale = self.logicalDpiX() / _POINTS_PER_INCH
        self._follow_zoom()

    def zoom_by(self, factor: float) -> None:
        self._zoom = Zoom.FREE
        self._scale = min(max(self._scale * factor, _LEAST), _MOST)
        self._follow_zoom()

    def _follow_zoom(self) -> None:
        if self._page is not None and self._zoom in (Zoom.PAGE, Zoom.WIDTH):
            width = max(self.width() - 2 * _MARGIN - 4, 50) / self._page.drawing.width
            height = max(self.height() - 2 * _MARGIN - 4, 50) / self._page.drawing.height
            self._scale = min(width, height) if self._zoom is Zoom.PAGE else width * 0.97
        size = self._size()
        room = self.maximumViewportSize()
        for bar, needed, there in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(needed - there, 0))
            bar.setPageStep(there)
            bar.setSingleStep(40)
        self._picture = None
        self.viewport().update()
        self.zoom_changed.emit()

    def _size(self) -> QSize:
        if self._page is None:
            return QSize(0, 0)
        drawing = self._page.drawing
        return QSize(
            round(drawing.width * self._scale) + 2 * _MARGIN,
            round(drawing.height * self._scale) + 2 * _MARGIN,
        )

    def _origin(self) -> QPointF:
        """Where the top left corner of the page is in the viewport."""
        size, room = self._size(), self.viewport().size()
        left = max((room.width() - size.width()) / 2, 0) + _MARGIN - self.horizontalScrollBar().value()
        top = max((room.height() - size.height()) / 2, 0) + _MARGIN - self.verticalScrollBar().value()
        return QPointF(round(left), round(top))

    # ------------------------------------------------------------------ events

    def _follow_theme(self) -> None:
        self._picture = None
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_zoom()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What was painted already is moved; only what comes into sight is painted."""
        picture, ratio = self._picture, self.devicePixelRatioF()
        size = self.viewport().size()
        is_near = abs(dx) < size.width() and abs(dy) < size.height()
        if picture is None or not is_near or any((step * ratio) % 1 for step in (dx, dy)):
            self._picture = None
        else:
            picture.scroll(round(dx * ratio), round(dy * ratio), picture.rect())
            if dx:
                left = 0 if dx > 0 else size.width() + dx
                self._paint_on(picture, QRect(left, 0, abs(dx), size.height()))
            if dy:
                top = 0 if dy > 0 else size.height() + dy
                self._paint_on(picture, QRect(0, top, size.width(), abs(dy)))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        viewport = self.viewport()
        painter = QPainter(viewport)
        if self._page is None:
            painter.fillRect(viewport.rect(), colour("rail"))
            painter.setPen(colour("ink2"))
            room = viewport.rect().adjusted(24, 24, -24, -24)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._note)
            return
        if self._picture is None:
            self._picture = self._painted()
        painter.drawPixmap(0, 0, self._picture)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(viewport.rect().adjusted(1, 1, -1, -1))

    def _painted(self) -> QPixmap:
        """What of the page is seen, as sharp as the screen."""
        viewport, ratio = self.viewport(), self.devicePixelRatioF()
        picture = QPixmap(viewport.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        self._paint_on(picture, viewport.rect())
        return picture

    def _paint_on(self, picture: QPixmap, area: QRect) -> None:
        """Paint what of the page is in an area of the viewport."""
        assert self._page is not None
        drawing, origin = self._page.drawing, self._origin()
        painter = QPainter(picture)
        painter.setClipRect(area)
        painter.fillRect(area, colour("rail"))
        sheet = QRectF(origin.x(), origin.y(), drawing.width * self._scale, drawing.height * self._scale)
        painter.fillRect(sheet.translated(2, 3), colour("line2"))
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.setClipRect(sheet, Qt.ClipOperation.IntersectClip)
        painter.translate(origin)
        painter.scale(self._scale, self._scale)
        seen = QRectF(area).translated(-origin)
        edges = [edge / self._scale for edge in (seen.left(), seen.top(), seen.right(), seen.bottom())]
        left, top, right, bottom = edges[0] - _RIM, edges[1] - _RIM, edges[2] + _RIM, edges[3] + _RIM
        shapes = [
            shape
            for shape, (x1, y1, x2, y2) in self._outlines()
            if x1 <= right and left <= x2 and y1 <= bottom and top <= y2
        ]
        ShapePainter(painter, self._palette, as_paper=True).paint(shapes)
        painter.end()

    def _outlines(self) -> list[tuple[Shape, tuple[float, float, float, float]]]:
        """The shapes of the page with their edges, so that only what is seen is painted."""
        if self._reach is None:
            assert self._page is not None
            self._reach = [(shape, outline_of(shape)) for shape in self._page.drawing.shapes]
        return self._reach

    def wheelEvent(self, event: QWheelEvent) -> None:
        step = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_STEP if step > 0 else 1 / _STEP)
            event.accept()
            return
        bar = self.verticalScrollBar()
        at_end = bar.value() == (bar.minimum() if step > 0 else bar.maximum())
        if not at_end:
            self._turning = 0
            super().wheelEvent(event)
            return
        event.accept()
        self._turning = self._turning + step if self._turning * step > 0 else step
        if abs(self._turning) >= _NOTCH:  # a touchpad comes there in many small steps
            self._turning = 0
            before = self._page
            self.turned.emit(-1 if step > 0 else 1)
            if step > 0 and self._page is not before:
                bar.setValue(bar.maximum())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        turns = {
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Home: -10_000,
            Qt.Key.Key_End: 10_000,
        }
        if key in turns:
            self.turned.emit(turns[key])
        elif event.text() in ("+", "="):
            self.zoom_by(_STEP)
        elif event.text() in ("-", "−"):
            self.zoom_by(1 / _STEP)
        elif event.text().lower() == "f":
            self.set_zoom(Zoom.PAGE)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.item_at(event.position())
        if item is not None:
            self.item_clicked.emit(item)

    def item_at(self, place: QPointF) -> Item | None:
        """The item whose shape is there; the topmost of several."""
        from cxplanner.report.link_areas import bodies_of

        if self._page is None:
            return None
        at = (place - self._origin()) / self._scale
        found = None
        for item, left, top, width, height in bodies_of(self._page.drawing.shapes):
            if left <= at.x() <= left + width and top <= at.y() <= top + height:
                found = item
        return found
