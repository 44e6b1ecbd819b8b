"""The page of keys: those of every command, then those that work in each view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.frame.view_keys import KeyGroup, key_groups
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel, key_hint

if TYPE_CHECKING:
    from cxplanner.wording.words import Words
    from ui.actions import Actions


class KeysDialog(QDialog):
    """Titles, and below each its keys beside what they do."""

    def __init__(self, groups: Sequence[KeyGroup], words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("Keys"))
        self.resize(560, 620)
        table = QWidget()
        self._grid = QGridLayout(table)
        self._grid.setContentsMargins(4, 4, 12, 4)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(1, 1)
        for group in groups:
            self._add_group(group)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(table)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(words.say("Keys"))
        close = Button(words.say("Close"), primary=True)
        close.clicked.connect(self.accept)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addStretch(1)
        row_of_buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addLayout(row_of_buttons)
        area.setFocus()

    def _add_group(self, group: KeyGroup) -> None:
        grid = self._grid
        head = PlainLabel(group.title, "sectionHead")
        head.setContentsMargins(0, 10 if grid.count() else 0, 0, 2)
        grid.addWidget(head, grid.rowCount(), 0, 1, 2)
        for keys, meaning in group.keys:
            row = grid.rowCount()
            grid.addWidget(key_hint(keys), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(meaning, wraps=True), row, 1)


def groups_of_window(actions: Actions, words: Words) -> tuple[KeyGroup, ...]:
    """Made from the table of commands and the keys of the views, so that they tell what there is."""
    commands = KeyGroup(words.say("Commands"), keys_of_commands(actions))
    return (commands, *key_groups(words, actions.commands))


def keys_of_commands(actions: Actions) -> tuple[tuple[str, str], ...]:
    """Each command that has keys everywhere in the window, with all of them."""
    return tuple(
        ("  ".join(_native(keys) for keys in command.keys), command.text)
        for command in actions.commands.values()
        if command.keys
    )


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
