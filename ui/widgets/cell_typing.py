"""Typing in a table writes into the cell that the keyboard is on, in the place of what it says."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

_ADDED = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.KeypadModifier
    | Qt.KeyboardModifier.GroupSwitchModifier
)


def is_typed(event: QKeyEvent) -> bool:
    """Whether a key writes something that can be seen, rather than being a command."""
    text = event.text()
    return bool(text.strip()) and text.isprintable() and not event.modifiers() & ~_ADDED


def type_into_cell(table: QAbstractItemView, event: QKeyEvent) -> bool:
    """Open the editor of the current cell with what is typed; False where nothing is typed or can be.

    A list opens at the first choice that begins so.
    """
    index = table.currentIndex()
    can_edit = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
    if not can_edit or not is_typed(event):
        return False
    editor = cast("QWidget | None", table.indexWidget(index))
    if table.state() is QAbstractItemView.State.EditingState and (editor is None or not table.hasFocus()):
        return False
    if editor is not None:
        editor.setFocus()  # a refused one, which the keyboard had left
    else:
        table.edit(index)
        editor = table.indexWidget(index)
    if isinstance(editor, QComboBox) and not editor.isEditable():
        editor.showPopup()
        editor.view().keyboardSearch(event.text())
    elif editor is not None:
        again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        QApplication.sendEvent(editor.focusProxy() or editor, again)
    return True
