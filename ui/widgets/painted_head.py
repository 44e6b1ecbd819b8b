"""The head of a painted table: names of columns, with a small arrow where rows are sorted."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.theme import colour, font

_TEXT_HEIGHT: Final = 20
_ARROW_ROOM: Final = 10


class PaintedHead(QHeaderView):
    """Columns can be moved, made wider, and clicked: up, down, and back to the plan's own order.

    Names of the columns in `numbers` end at the right. `text_at` and `rule_at` say how far from the top names
    stand and rules between columns begin.
    """

    def __init__(
        self,
        parent: QWidget,
        numbers: Collection[int],
        *,
        height: int,
        text_at: int,
        rule_at: int,
        padding: int,
        shortest: int,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._numbers = numbers
        self._height = height
        self._text_at = text_at
        self._rule_at = rule_at
        self._padding = padding
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setMinimumSectionSize(shortest)
        self.setMouseTracking(True)

    def width_for_name(self, section: int) -> int:
        """How wide a column must be for its name to be read whole."""
        return QFontMetrics(font(11.5, 500)).horizontalAdvance(self._name(section)) + 2 * self._padding

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        painter.save()
        self._paint_ground(painter, rect)
        rule = QRect(rect.right(), rect.top() + self._rule_at, 1, rect.height() - self._rule_at - 1)
        painter.fillRect(rule, colour("line"))
        area = QRectF(
            rect.left() + self._padding,
            rect.top() + self._text_at,
            rect.width() - 2 * self._padding,
            _TEXT_HEIGHT,
        )
        if self.sortIndicatorSection() == logical_index:
            self._paint_arrow(painter, area)
            area.setWidth(area.width() - _ARROW_ROOM)
        is_number = logical_index in self._numbers
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font(11.5, 500))
        painter.setPen(colour("ink2"))
        room = int(area.width()) + 1
        shown = painter.fontMetrics().elidedText(self._name(logical_index), Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        end = self.length() - self.offset()
        self._paint_ground(QPainter(self.viewport()), QRect(end, 0, self.width() - end, self.height()))

    def _name(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")

    def _paint_ground(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, colour("panel"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line2"))

    def _paint_arrow(self, painter: QPainter, area: QRectF) -> None:
        up = 3 if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder else -3
        x, y = area.right() - 4, area.center().y()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink2"))
        painter.drawPolygon(QPolygonF([QPointF(x - 4, y + up), QPointF(x + 4, y + up), QPointF(x, y - up)]))
