"""Asks for the name of a preset until the plan takes it, or until somebody thinks better of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.field import Field

if TYPE_CHECKING:
    from cxplanner.errors import CXPlannerError
    from cxplanner.wording.words import Words


class PresetNameDialog(QDialog):
    """`take` gives the plan a name and says why it is refused; a refused one stays in its field."""

    def __init__(
        self,
        title: str,
        name: str,
        take: Callable[[str], CXPlannerError | None],
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._take = take
        self.setWindowTitle(title)
        self.setMinimumWidth(360)
        self.line = QLineEdit(name)
        self.line.selectAll()
        self.field = Field(words.say("Name"), self.line, label_above=True)
        self.line.textEdited.connect(self.field.accept)
        self.keep = Button(words.say("Keep"), primary=True)
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._try)
        cancel = Button(words.say("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.addWidget(self.field)
        column.addSpacing(8)
        column.addLayout(row)

    def _try(self) -> None:
        refusal = self._take(self.line.text().strip())
        if refusal is None:
            self.accept()
            return
        self.field.refuse(self._words.error(refusal))
        self.line.setFocus()
        self.line.end(False)
