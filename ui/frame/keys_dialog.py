"""The keys of the window, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel, key_hint

if TYPE_CHECKING:
    from cxplanner.wording.words import Words
    from ui.actions import Actions


class KeysDialog(QDialog):
    """Every command that has keys, and the letters of the roadmap."""

    def __init__(self, actions: Actions, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("Keys"))
        self.resize(460, 560)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(4, 4, 4, 4)
        grid.setHorizontalSpacing(16)
        for row, (keys, meaning) in enumerate((*self._of_actions(actions), *letters(words))):
            grid.addWidget(key_hint(keys), row, 0)
            grid.addWidget(PlainLabel(meaning), row, 1)
        grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(table)
        area.setAccessibleName(words.say("Keys"))
        close = Button(words.say("Close"), primary=True)
        close.clicked.connect(self.accept)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addStretch(1)
        row_of_buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addLayout(row_of_buttons)

    @staticmethod
    def _of_actions(actions: Actions) -> list[tuple[str, str]]:
        return [
            (QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText), command.text)
            for command in actions.commands.values()
            if command.keys
        ]


def letters(words: Words) -> list[tuple[str, str]]:
    """The keys that work while the roadmap has the focus."""
    say = words.say
    return [
        ("N", say("New initiative")),
        ("+ −", say("Zoom in, zoom out")),
        ("F", say("Fit programme")),
        ("T", say("Today")),
        ("C", say("Critical path")),
        ("D", say("All links")),
        ("[ ]", say("Predecessor, successor")),
        ("← → ↑ ↓", say("Nearest bar that way")),
        ("Enter", say("Rename")),
        ("Del", say("Delete")),
    ]
