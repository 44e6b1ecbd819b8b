"""The menus about columns: one for the whole table, and one for the column under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.initiatives.columns import ALWAYS_SHOWN, Column, full_name
from ui.theme import icon
from ui.widgets.labels import literal

if TYPE_CHECKING:
    from cxplanner.wording.words import Words
    from ui.initiatives.column_choice import ColumnChoice


class CheckMenu(QMenu):
    """Stays open while its checks are set, so that several are chosen in one go."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._toggled():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._toggled():
            super().keyPressEvent(event)

    def _toggled(self) -> bool:
        active = self.activeAction()
        action = next((each for each in self.actions() if each is active), None)
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


def columns_menu(choice: ColumnChoice, words: Words, current: Column, parent: QWidget) -> QMenu:
    """A check for each column that may be left out, and what stays in sight up to the `current` column."""
    menu = CheckMenu(parent)
    _add_freezing(menu, choice, words, current)
    _add_restoring(menu, choice, words)
    menu.addSeparator()
    _add_checks(menu, choice, words)
    return menu


def column_menu(choice: ColumnChoice, words: Words, column: Column, parent: QWidget) -> QMenu:
    """What can be done with one column."""
    say, head = words.say, choice.head
    menu = QMenu(parent)
    for text, picture, by, order in (
        (say("Sort up"), "chevron-up", int(column), Qt.SortOrder.AscendingOrder),
        (say("Sort down"), "chevron-down", int(column), Qt.SortOrder.DescendingOrder),
        (say("In the order of the plan"), "", -1, Qt.SortOrder.AscendingOrder),
    ):
        action = menu.addAction(literal(text))
        if picture:
            action.setIcon(icon(picture))
        action.setEnabled(by >= 0 or head.sortIndicatorSection() >= 0)
        action.triggered.connect(lambda _=False, by=by, order=order: head.setSortIndicator(by, order))
    menu.addSeparator()
    _add_freezing(menu, choice, words, column)
    leave_out = menu.addAction(icon("eye-off"), literal(say("Leave out this column")))
    leave_out.setEnabled(column not in ALWAYS_SHOWN)
    leave_out.triggered.connect(lambda: choice.show(column, shown=False))
    menu.addSeparator()
    checks = CheckMenu(literal(say("Columns")), menu)
    checks.setIcon(icon("columns-3"))
    _add_checks(checks, choice, words)
    menu.addMenu(checks)
    _add_restoring(menu, choice, words)
    return menu


def _add_freezing(menu: QMenu, choice: ColumnChoice, words: Words, column: Column) -> None:
    text = words.say("Freeze up to “{column}”", column=full_name(column, words))
    freeze = menu.addAction(icon("lock"), literal(text))
    freeze.setEnabled(choice.head.frozen is not column and choice.head.has_room_to_freeze(column))
    freeze.triggered.connect(lambda: choice.freeze(column))
    loose = menu.addAction(literal(words.say("Let all columns scroll")))
    loose.setEnabled(choice.head.frozen is not None)
    loose.triggered.connect(lambda: choice.freeze(None))


def _add_restoring(menu: QMenu, choice: ColumnChoice, words: Words) -> None:
    restore = menu.addAction(icon("undo-2"), literal(words.say("Columns as at first")))
    restore.triggered.connect(choice.as_at_first)


def _add_checks(menu: QMenu, choice: ColumnChoice, words: Words) -> None:
    for column in Column:
        if column not in ALWAYS_SHOWN:
            action = menu.addAction(literal(full_name(column, words)))
            action.setCheckable(True)
            action.setChecked(column not in choice.hidden)
            action.setEnabled(not choice.is_said_by_heads(column))
            action.toggled.connect(lambda on, chosen=column: choice.show(chosen, shown=on))
