"""Panes side by side whose edge is dragged; Esc in mid-drag puts it back where it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle


class EscapeInDrag(QObject):
    """Hears Esc wherever the keyboard is, as long as something is dragged that never has the keyboard."""

    escaped = Signal()

    def begin(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def end(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.escaped.emit()
        return True


class PaneSplitter(QSplitter):
    """A splitter as Qt's, but for Esc."""

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    def __init__(self, orientation: Qt.Orientation, splitter: QSplitter) -> None:
        super().__init__(orientation, splitter)
        self._before: list[int] | None = None
        self._escape = EscapeInDrag(self)
        self._escape.escaped.connect(self._put_back)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._before = self.splitter().sizes()
            self._escape.begin()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._before is not None:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._before = None
        self._escape.end()
        super().mouseReleaseEvent(event)

    def _put_back(self) -> None:
        if self._before is not None:
            splitter = self.splitter()
            splitter.setSizes(self._before)
            splitter.splitterMoved.emit(splitter.sizes()[0], 1)
        self._before = None
        self._escape.end()
