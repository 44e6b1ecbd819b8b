"""The head of the table, as high as the time axis beside it, with columns that stay in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.initiatives.columns import NUMBERS, WIDTHS, Column
from ui.theme import colour
from ui.widgets.painted_head import PaintedHead

HEAD_HEIGHT: Final = 40
LEAST_SCROLLED: Final = 80
"""Pixels that columns which scroll must have beside frozen ones; with less, nothing is frozen."""
_SHORTEST: Final = 28
_REACH: Final = 4
"""How far from the border of a column the mouse still takes hold of it."""


class TableHead(PaintedHead):
    """The first column, which holds the marks of a row, stays where it is.

    Columns up to the one given to `freeze` stay when the table is scrolled sideways. `menu_asked` carries the
    column under the mouse and the place on the screen.
    """

    frozen_changed = Signal()
    menu_asked = Signal(int, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent, NUMBERS, height=HEAD_HEIGHT, text_at=12, rule_at=20, padding=6, shortest=_SHORTEST
        )
        self.setFirstSectionMovable(False)
        self._frozen: Column | None = None
        self._pressed: int | None = None
        self._sized: int | None = None

    def set_default_widths(self) -> None:
        """The widths of the first time; no head is cut, in any language."""
        for column, width in WIDTHS.items():
            self.resizeSection(column, max(width, self.width_for_name(column) + 1))

    # ------------------------------------------------------------------ columns that stay

    @property
    def frozen(self) -> Column | None:
        """The last of the columns that stay in sight."""
        return self._frozen

    def freeze(self, column: Column | None) -> None:
        """Keep the columns up to this one in sight; None lets all of them scroll."""
        self._frozen = column
        self.viewport().update()
        self.frozen_changed.emit()

    def is_frozen(self, column: int) -> bool:
        """Whether a column stays in sight now."""
        return (
            self._frozen is not None
            and self.visualIndex(column) <= self.visualIndex(self._frozen)
            and self.frozen_width() > 0
        )

    def frozen_width(self) -> int:
        """Pixels at the left that do not scroll."""
        if self._frozen is None:
            return 0
        return self._end_of(self._frozen) if self.has_room_to_freeze(self._frozen) else 0

    def has_room_to_freeze(self, column: int) -> bool:
        """Whether something is left to scroll beside the columns up to this one."""
        return self._end_of(column) + LEAST_SCROLLED <= self.viewport().width()

    def _end_of(self, column: int) -> int:
        return self.sectionPosition(column) + self.sectionSize(column)

    def left_of(self, column: int) -> int:
        """Where a column stands in the viewport."""
        at = self.sectionPosition(column)
        return at if self.is_frozen(column) else at - self.offset()

    def column_at(self, x: int) -> int:
        """The column that is seen at a place of the viewport, -1 where there is none."""
        return self.logicalIndexAt(x - self.offset() if x < self.frozen_width() else x)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self.frozen_width()
        if not width:
            return
        painter = QPainter(self.viewport())
        if self.offset():
            painter.fillRect(QRect(0, 0, width, self.height()), colour("panel"))
            for column in range(self.count()):
                if self.sectionSize(column) and self.is_frozen(column):
                    place = QRect(self.sectionPosition(column), 0, self.sectionSize(column), self.height())
                    self.paintSection(painter, place, column)
        painter.fillRect(QRect(width - 2, 0, 2, self.height()), colour("ink3" if self.offset() else "line2"))

    # ------------------------------------------------------------------ the mouse over what stays

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = self._covered(event)
        if x is None:
            super().mousePressEvent(event)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._sized = self._border_at(x)
            self._pressed = self.column_at(x) if self._sized is None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = self._covered(event)
        if self._sized is not None:
            at = event.position().toPoint().x() - self.sectionPosition(self._sized)
            self.resizeSection(self._sized, max(_SHORTEST, at))
        elif x is None:
            super().mouseMoveEvent(event)
        else:
            on_border = self._border_at(x) is not None
            self.setCursor(Qt.CursorShape.SplitHCursor if on_border else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        x = self._covered(event)
        if x is not None and self._pressed is not None and self.column_at(x) == self._pressed:
            self._sort_by(self._pressed)
        if x is None and self._sized is None:
            super().mouseReleaseEvent(event)
        self._pressed = self._sized = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(self.column_at(event.pos().x()), event.globalPos())

    def _covered(self, event: QMouseEvent) -> int | None:
        """Where the mouse is over frozen columns that cover others, which Qt would take it to be over."""
        x = event.position().toPoint().x()
        return x if self.offset() and 0 <= x < self.frozen_width() else None

    def _border_at(self, x: int) -> int | None:
        """The column of which the right border is here."""
        for column in (self.column_at(max(0, x - _REACH)), self.column_at(x)):
            if column >= 0 and abs(self.sectionPosition(column) + self.sectionSize(column) - x) <= _REACH:
                return column
        return None

    def _sort_by(self, column: int) -> None:
        """Up, down, and back to the plan's own order, as a click does elsewhere."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if self.sortIndicatorSection() != column:
            self.setSortIndicator(column, up)
        elif self.sortIndicatorOrder() is up:
            self.setSortIndicator(column, down)
        else:
            self.setSortIndicator(-1, up)
