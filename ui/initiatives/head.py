"""The head of the table: names of columns in 40 pixels, with a small arrow where rows are sorted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.initiatives.columns import NUMBERS, WIDTHS, Column
from ui.theme import colour, font

HEAD_HEIGHT: Final = 40
_SHORTEST: Final = 28
_PADDING: Final = 6


def _head_font() -> QFont:
    return font(11.5, 500)


class TableHead(QHeaderView):
    """Columns can be moved, made wider, and clicked: up, down, and back to the plan's own order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setMinimumSectionSize(_SHORTEST)
        self.setMouseTracking(True)

    def set_default_widths(self) -> None:
        """The widths of the first time; no head is cut, in any language."""
        metrics = QFontMetrics(_head_font())
        for column, width in WIDTHS.items():
            text = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
            self.resizeSection(column, max(width, metrics.horizontalAdvance(text) + 2 * _PADDING + 1))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        painter.save()
        painter.fillRect(rect, colour("panel"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line2"))
        painter.fillRect(QRect(rect.right(), rect.top() + 20, 1, rect.height() - 21), colour("line"))
        text = str(self.model().headerData(logical_index, Qt.Orientation.Horizontal) or "")
        area = QRectF(rect.left() + _PADDING, rect.top() + 12, rect.width() - 2 * _PADDING, 20)
        if self.sortIndicatorSection() == logical_index:
            self._paint_arrow(painter, area)
            area.setWidth(area.width() - 10)
        number = Column(logical_index) in NUMBERS
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        painter.setFont(_head_font())
        painter.setPen(colour("ink2"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()) + 1)
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, area: QRectF) -> None:
        up = 3 if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder else -3
        x, y = area.right() - 4, area.center().y()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink2"))
        painter.drawPolygon(QPolygonF([QPointF(x - 4, y + up), QPointF(x + 4, y + up), QPointF(x, y - up)]))

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        painter = QPainter(self.viewport())
        end = self.length() - self.offset()
        rest = QRect(end, 0, self.width() - end, self.height())
        painter.fillRect(rest, colour("panel"))
        painter.fillRect(QRect(rest.left(), self.height() - 1, rest.width(), 1), colour("line2"))
