"""Which columns are shown and how wide, remembered between two starts, and the menu that chooses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from ui.initiatives.columns import ALWAYS_SHOWN, HIDDEN_AT_FIRST, Column, full_name
from ui.initiatives.rows import Grouping
from ui.widgets.labels import literal

if TYPE_CHECKING:
    from cxplanner.wording.words import Words
    from ui.initiatives.head import TableHead
    from ui.settings import Settings

SETTING: Final = "initiatives_columns"
_WRITING_DELAY: Final = 500
_SAID_BY_HEADS: Final = {
    Grouping.STAGE: Column.STAGE,
    Grouping.STREAM: Column.STREAM,
    Grouping.OWNER: Column.OWNER,
}
"""The column that repeats what the head of each group says."""


class ColumnChoice(QObject):
    """Shows and hides the columns of a head."""

    def __init__(self, head: TableHead, settings: Settings, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._head = head
        self._settings = settings
        self._words = words
        self._hidden: set[Column] = set(HIDDEN_AT_FIRST)
        self._grouping = Grouping.STAGE
        self._writing = QTimer(self, singleShot=True, interval=_WRITING_DELAY)
        self._writing.timeout.connect(self.write)
        self._read()
        head.sectionResized.connect(lambda *_: self._writing.start())
        head.sectionMoved.connect(lambda *_: self._writing.start())

    def follow(self, grouping: Grouping) -> None:
        """Leave out the column that the heads of groups make superfluous."""
        self._grouping = grouping
        self._apply()

    def is_shown(self, column: Column) -> bool:
        return column not in self._hidden and column is not _SAID_BY_HEADS.get(self._grouping)

    def show(self, column: Column, *, shown: bool) -> None:
        if shown:
            self._hidden.discard(column)
        elif column not in ALWAYS_SHOWN:
            self._hidden.add(column)
        self._apply()
        self.write()

    def menu(self, parent: QWidget) -> QMenu:
        """A menu with a check for each column that may be left out."""
        menu = QMenu(parent)
        for column in Column:
            if column not in ALWAYS_SHOWN:
                action = menu.addAction(literal(full_name(column, self._words)))
                action.setCheckable(True)
                action.setChecked(column not in self._hidden)
                action.setEnabled(column is not _SAID_BY_HEADS.get(self._grouping))
                action.toggled.connect(lambda on, chosen=column: self.show(chosen, shown=on))
        return menu

    def write(self) -> None:
        """Remember widths, order and what is hidden."""
        order = [self._head.logicalIndex(place) for place in range(self._head.count())]
        widths = {
            Column(column).name.lower(): self._head.sectionSize(column)
            for column in order
            if not self._head.isSectionHidden(column)
        }
        kept = {**self._remembered().get("widths", {}), **widths}
        hidden = sorted(column.name.lower() for column in self._hidden)
        names = [Column(column).name.lower() for column in order]
        self._settings.set(SETTING, {"widths": kept, "hidden": hidden, "order": names})

    def _remembered(self) -> dict[str, Any]:
        value = self._settings.value(SETTING)
        return value if isinstance(value, dict) else {}

    def _read(self) -> None:
        self._head.set_default_widths()
        remembered = self._remembered()
        by_name = {column.name.lower(): column for column in Column}
        widths, order = remembered.get("widths"), remembered.get("order")
        for name, width in (widths if isinstance(widths, dict) else {}).items():
            if name in by_name and isinstance(width, int) and 0 < width < 4_000:
                self._head.resizeSection(by_name[name], width)
        hidden = remembered.get("hidden")
        if isinstance(hidden, list):
            known = order if isinstance(order, list) else []
            came = {column for name, column in by_name.items() if name not in known}
            named = {by_name[name] for name in hidden if name in by_name}
            self._hidden = (named | (HIDDEN_AT_FIRST & came)) - ALWAYS_SHOWN
        if isinstance(order, list) and sorted(map(str, order)) == sorted(by_name):
            for place, name in enumerate(order):
                self._head.moveSection(self._head.visualIndex(by_name[name]), place)
        self._apply()

    def _apply(self) -> None:
        for column in Column:
            self._head.setSectionHidden(column, not self.is_shown(column))
