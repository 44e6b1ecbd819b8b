"""Which columns are shown, how wide, in which order, and which stay in sight: remembered between starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.initiatives.columns import ALWAYS_SHOWN, HIDDEN_AT_FIRST, Column
from ui.initiatives.rows import Grouping

if TYPE_CHECKING:
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
    """Shows, hides and freezes the columns of a head. `restored` says that they are as at first."""

    restored = Signal()

    def __init__(self, head: TableHead, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._head = head
        self._settings = settings
        self.hidden: set[Column] = set(HIDDEN_AT_FIRST)
        self._grouping = Grouping.STAGE
        self._writing = QTimer(self, singleShot=True, interval=_WRITING_DELAY)
        self._writing.timeout.connect(self.write)
        self._read()
        head.sectionResized.connect(lambda *_: self._writing.start())
        head.sectionMoved.connect(lambda *_: self._writing.start())
        head.frozen_changed.connect(self._writing.start)

    def follow(self, grouping: Grouping) -> None:
        """Leave out the column that the heads of groups make superfluous."""
        self._grouping = grouping
        self._apply()

    @property
    def head(self) -> TableHead:
        return self._head

    def is_said_by_heads(self, column: Column) -> bool:
        """Whether the heads of the groups say what the column would repeat."""
        return column is _SAID_BY_HEADS.get(self._grouping)

    def is_shown(self, column: Column) -> bool:
        return column not in self.hidden and not self.is_said_by_heads(column)

    def show(self, column: Column, *, shown: bool) -> None:
        if shown:
            self.hidden.discard(column)
        elif column not in ALWAYS_SHOWN:
            self.hidden.add(column)
        self._apply()
        self.write()

    def as_at_first(self) -> None:
        """Take back everything that was chosen about columns."""
        self.hidden = set(HIDDEN_AT_FIRST)
        for place, column in enumerate(Column):
            self._head.moveSection(self._head.visualIndex(column), place)
        for column in Column:
            self._head.setSectionHidden(column, False)
        self._head.set_default_widths()
        self._head.freeze(None)
        self._apply()
        self.write()
        self.restored.emit()

    def freeze(self, column: Column | None) -> None:
        """Keep the columns up to this one in sight when the table is scrolled sideways."""
        self._head.freeze(column)
        self.write()

    def write(self) -> None:
        """Remember widths, order and what is hidden."""
        order = [self._head.logicalIndex(place) for place in range(self._head.count())]
        widths = {
            Column(column).name.lower(): self._head.sectionSize(column)
            for column in order
            if not self._head.isSectionHidden(column)
        }
        kept = {**self._remembered().get("widths", {}), **widths}
        hidden = sorted(column.name.lower() for column in self.hidden)
        names = [Column(column).name.lower() for column in order]
        frozen = self._head.frozen.name.lower() if self._head.frozen is not None else None
        chosen = {"widths": kept, "hidden": hidden, "order": names, "frozen": frozen}
        self._settings.set(SETTING, chosen)

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
            self.hidden = (named | (HIDDEN_AT_FIRST & came)) - ALWAYS_SHOWN
        if isinstance(order, list) and sorted(map(str, order)) == sorted(by_name):
            for place, name in enumerate(order):
                self._head.moveSection(self._head.visualIndex(by_name[name]), place)
        self._apply()
        self._head.freeze(by_name.get(str(remembered.get("frozen"))))

    def _apply(self) -> None:
        for column in Column:
            self._head.setSectionHidden(column, not self.is_shown(column))
