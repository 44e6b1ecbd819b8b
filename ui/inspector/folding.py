"""A section of the inspector whose head opens and closes it; the settings remember which ones are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.theme import colour, font, paint_icon
from ui.widgets.section import Section

if TYPE_CHECKING:
    from ui.settings import Settings

CLOSED: Final = "closed_sections"
"""The setting that holds the names of closed sections."""
_HEIGHT: Final = 24


class FoldingHead(QAbstractButton):
    """The title of a section with a mark that says whether it is open; checked is open."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(_HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._title = title

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setFont(font(12, 600))
        painter.setPen(colour("ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self._title)
        mark = "chevron-down" if self.isChecked() else "chevron-right"
        place = QRect(self.width() - 15, (_HEIGHT - 14) // 2, 14, 14)
        paint_icon(painter, mark, place, "ink" if self.underMouse() else "ink3")
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class FoldingSection(Section):
    """A section that can be closed. `opened` asks for what it shows, which it need not know while closed."""

    opened = Signal()

    def __init__(self, title: str, name: str, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(title)
        self._name = name
        self._settings = settings
        self.title = FoldingHead(title)
        self.title.setChecked(name not in _closed(settings))
        self.content.addWidget(self.title)
        self._box = QWidget()
        self.body = QVBoxLayout(self._box)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(6)
        self._box.setVisible(self.is_open)
        self.content.addWidget(self._box)
        self.title.toggled.connect(self._on_toggled)

    @property
    def is_open(self) -> bool:
        return self.title.isChecked()

    def follow_settings(self) -> None:
        """Open or close as the same section of another page was left."""
        self.title.setChecked(self._name not in _closed(self._settings))

    def _on_toggled(self, opened: bool) -> None:
        self._box.setVisible(opened)
        closed = {each for each in _closed(self._settings) if each != self._name}
        self._settings.set(CLOSED, sorted(closed if opened else closed | {self._name}))
        if opened:
            self.opened.emit()


def _closed(settings: Settings) -> list[str]:
    value = settings.value(CLOSED)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
