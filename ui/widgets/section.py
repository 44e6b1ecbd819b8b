"""The head of a section, and a section under a thin line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.labels import PlainLabel


class SectionHead(QWidget):
    """A title, with a note beside it in a lighter ink."""

    def __init__(self, title: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = PlainLabel(note, "tertiary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._title = PlainLabel(title, "sectionHead")
        row.addWidget(self._title)
        row.addWidget(self._note)
        row.addStretch(1)

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_note(self, note: str) -> None:
        self._note.setText(note)


class Section(QWidget):
    """A part of a panel: a thin line, a head, and what stands under it in `content`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("section")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(16, 10, 16, 10)
        self.content.setSpacing(6)
        self.head: SectionHead | None = None
        if title:
            self.head = SectionHead(title)
            self.content.addWidget(self.head)
            self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Another title in the place of the first."""
        self.setAccessibleName(title)
        if self.head is not None:
            self.head.set_title(title)

    def set_note(self, note: str) -> None:
        """The number or word beside the title."""
        if self.head is not None:
            self.head.set_note(note)
