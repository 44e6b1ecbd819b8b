"""A field to search or filter with: an icon before, the keys that lead to it after, Esc clears it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.labels import IconLabel, key_hint


class SearchField(QLineEdit):
    """Emits `textChanged` as a line edit does. `room_right` is kept free for what stands at its end."""

    def __init__(
        self,
        name: str,
        icon_name: str = "search",
        keys: str = "",
        parent: QWidget | None = None,
        *,
        room_right: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self._icon = IconLabel(icon_name, 14, "ink3", self)
        self._keys = key_hint(keys, self) if keys else None
        self._room_right = room_right
        right = self._keys.sizeHint().width() + 8 if self._keys is not None else 0
        self.setTextMargins(20, 0, right + room_right, 0)
        self.textChanged.connect(self._show_keys)

    def sizeHint(self) -> QSize:
        return QSize(200, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._icon.move(8, (self.height() - self._icon.height()) // 2)
        if self._keys is not None:
            size = self._keys.sizeHint()
            self._keys.setGeometry(
                self.width() - size.width() - 6 - self._room_right,
                (self.height() - size.height()) // 2,
                size.width(),
                size.height(),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _show_keys(self, text: str) -> None:
        if self._keys is not None:
            self._keys.setVisible(not text)
