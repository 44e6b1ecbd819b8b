"""The head of a view: its title, a summary in a lighter ink, and its controls on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.labels import ElidedLabel, PlainLabel

HEIGHT = 50


class ViewHead(QWidget):
    """A strip of 50 pixels above a view."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.title = PlainLabel(title, "viewTitle")
        self._summary = ElidedLabel("", "secondary")
        self._summary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 14, 0)
        self._row.setSpacing(10)
        self._row.addWidget(self.title)
        self._row.addWidget(self._summary, 1)

    @property
    def summary(self) -> str:
        return self._summary.text()

    def set_summary(self, text: str) -> None:
        self._summary.setText(text)
        self._summary.updateGeometry()

    def add(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self._row.addWidget(widget)
