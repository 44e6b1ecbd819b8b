"""The head of the table of links: names of columns, with a small arrow where rows are sorted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.dependencies.columns import NUMBERS, WIDTHS, Column
from ui.theme import colour, font

HEIGHT: Final = 32
_PADDING: Final = 8
_SHORTEST: Final = 36


class LinksHead(QHeaderView):
    """Columns can be moved, made wider, and clicked: up, down, and back to the plan's own order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setMinimumSectionSize(_SHORTEST)
        self.setMouseTracking(True)
        self._is_ours = False
        self._is_chosen = False
        self.sectionResized.connect(self._on_resized)

    def fit(self, room: int) -> None:
        """No head is cut, and the two ends share the room that is left, unless somebody chose widths."""
        if self._is_chosen:
            return
        metrics = QFontMetrics(font(11.5, 500))
        widths = {
            column: max(width, metrics.horizontalAdvance(self._text(column)) + 2 * _PADDING + 12)
            for column, width in WIDTHS.items()
        }
        spare = max(room - sum(widths.values()), -2 * 96)
        for column in (Column.PREDECESSOR, Column.SUCCESSOR):
            widths[column] += spare // 2
        self._is_ours = True
        for column, width in widths.items():
            self.resizeSection(column, width)
        self._is_ours = False

    def _on_resized(self) -> None:
        self._is_chosen = self._is_chosen or not self._is_ours

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def _text(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        painter.save()
        painter.fillRect(rect, colour("panel"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line2"))
        painter.fillRect(QRect(rect.right(), rect.top() + 10, 1, rect.height() - 11), colour("line"))
        area = QRectF(rect.left() + _PADDING, rect.top() + 6, rect.width() - 2 * _PADDING, 20)
        if self.sortIndicatorSection() == logical_index:
            self._paint_arrow(painter, area)
            area.setWidth(area.width() - 10)
        is_number = Column(logical_index) in NUMBERS
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font(11.5, 500))
        painter.setPen(colour("ink2"))
        text = self._text(logical_index)
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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        end = self.length() - self.offset()
        rest = QRect(end, 0, self.width() - end, self.height())
        painter.fillRect(rest, colour("panel"))
        painter.fillRect(QRect(rest.left(), self.height() - 1, rest.width(), 1), colour("line2"))
