"""The edge of a pane that is dragged, or moved with the arrow keys, to make the pane wider."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import colour
from ui.widgets.pane_splitter import EscapeInDrag

WIDTH: Final = 7
"""Pixels in which the pointer finds the edge; the line itself is one."""
STEP: Final = 16
_DIRECTIONS: Final = {Qt.Key.Key_Left: STEP, Qt.Key.Key_Right: -STEP}


class EdgeGrip(QWidget):
    """Lies over the left edge of a pane. `widened` carries the pixels by which it is to be wider, `let_go`
    says that the drag is over, and `reset_asked` that the usual width is wanted."""

    widened = Signal(int)
    let_go = Signal()
    reset_asked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._gripped_at: float | None = None
        self._edge_before = 0
        self._escape = EscapeInDrag(self)
        self._escape.escaped.connect(self._put_back)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._gripped_at = event.globalPosition().x()
            self._edge_before = self._edge()
            self._escape.begin()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._gripped_at is None:
            return
        moved = round(self._gripped_at - event.globalPosition().x())
        if moved:
            before = self._edge()
            self.widened.emit(moved)
            # Only as far as the edge went: a pointer beyond the limits must first come back to the edge.
            self._gripped_at += self._edge() - before

    def _edge(self) -> int:
        return self.mapToGlobal(self.rect().topLeft()).x()

    def _put_back(self) -> None:
        """Where the edge was before the drag."""
        self._gripped_at = None
        self._escape.end()
        self.widened.emit(self._edge() - self._edge_before)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._escape.end()
        if event.button() is Qt.MouseButton.LeftButton and self._gripped_at is not None:
            self._gripped_at = None
            self.let_go.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
        self.reset_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _DIRECTIONS.get(Qt.Key(event.key()))
        if step is not None:
            self.widened.emit(step)
            self.let_go.emit()
        elif event.key() == Qt.Key.Key_Home:
            self.reset_asked.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing but where the keyboard or the pointer is: the line belongs to the pane."""
        del event
        if self.hasFocus() or self.underMouse():
            painter = QPainter(self)
            middle = self.rect().adjusted(WIDTH // 2 - 1, 0, 0, 0)
            middle.setWidth(2)
            painter.fillRect(middle, colour("accent" if self.hasFocus() else "ink3"))
