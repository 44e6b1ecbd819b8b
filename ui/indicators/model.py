"""The indicators as rows of a table: how each went, where it stands, and when it is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxplanner.drawing.outcomes import value_words
from cxplanner.indicators.cadence import DueState
from cxplanner.indicators.measured import standing_of
from cxplanner.wording.indicators import due_word, trend_word
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from cxplanner.indicators.standing import Standing
    from cxplanner.plan.indicators import Kpi
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.indicators import ValueWords
    from cxplanner.wording.words import Words

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
NO_VALUE: Final = "–"


class Column(IntEnum):
    """The columns in their order."""

    INDICATOR = 0
    HISTORY = 1
    BASELINE = 2
    NOW = 3
    TARGET = 4
    CHANGE = 5
    OWNER = 6
    NEXT = 7


_RIGHT: Final = (Column.BASELINE, Column.NOW, Column.TARGET)


class IndicatorsModel(QAbstractTableModel):
    """Rows in the order of lists, those alone that a filter keeps."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._plan: Plan | None = None
        self.rows: Sequence[int] = ()
        self.standings: Mapping[int, Standing] = {}

    def show_plan(self, plan: Plan, schedule: Schedule, filter_text: str) -> None:
        """Read all indicators anew."""
        self.beginResetModel()
        self._plan = plan
        today = date.today()
        self.standings = {kpi.id: standing_of(plan, schedule, kpi, today) for kpi in plan.kpis.values()}
        # `owner:marta` asks for what a filter of initiatives would look for among owners.
        parts = [part.rpartition(":")[2] for part in filter_text.casefold().split()]
        self.rows = [
            kpi.id for kpi in plan.kpis_in_order if all(part in self._searched(kpi) for part in parts)
        ]
        self.endResetModel()

    def row_of(self, kpi_id: int) -> int | None:
        return self.rows.index(kpi_id) if kpi_id in self.rows else None

    def standing(self, row: int) -> Standing:
        return self.standings[self.rows[row]]

    def is_overdue(self, row: int) -> bool:
        return self.standing(row).next.state is DueState.OVERDUE

    def sentence(self, row: int) -> str:
        """A row as a screen reader says it: `K01 Relationship NPS, baseline 12, now 24 ± 6, …`."""
        heads = self._heads()
        parts = [self.text(row, Column.INDICATOR)]
        parts += [
            f"{heads[column]} {self.text(row, column)}"
            for column in Column
            if column not in (Column.INDICATOR, Column.HISTORY) and self.text(row, column) != NO_VALUE
        ]
        return ", ".join(parts)

    def text(self, row: int, column: Column) -> str:
        """What a cell says; the history is a picture."""
        assert self._plan is not None
        kpi, standing, words = self._plan.kpis[self.rows[row]], self.standing(row), self._words
        values = value_words(words, self._plan, kpi)
        if column is Column.NOW:
            return self._now(standing, values)
        if column is Column.TARGET:
            return self._target(standing, values)
        owner = self._plan.people[kpi.owner].name if kpi.owner is not None else words.say("No owner")
        texts = {
            Column.INDICATOR: f"{kpi.code}  {kpi.name}",
            Column.BASELINE: values.value(kpi.baseline_value)
            if kpi.baseline_value is not None
            else words.say("none"),
            Column.CHANGE: trend_word(words, standing),
            Column.OWNER: owner,
            Column.NEXT: due_word(words, standing),
        }
        return texts.get(column, "")

    def _now(self, standing: Standing, values: ValueWords) -> str:
        """`12 ± 6.3`, with a margin where one is known."""
        if standing.now is None:
            return NO_VALUE
        estimate = standing.now.estimate
        return " ".join(each for each in (values.value(estimate.value), values.margin(estimate)) if each)

    def _target(self, standing: Standing, values: ValueWords) -> str:
        if standing.target is None:
            return NO_VALUE
        reached = self._words.say("reached") if standing.is_at_target else ""
        return " ".join(each for each in (values.value(standing.target), reached) if each)

    # ------------------------------------------------------------------ what the table asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(Column(section))
        return self._heads()[Column(section)] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self.sentence(row).replace(", ", "\n"))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column in (Column.INDICATOR, Column.HISTORY):
                return self.sentence(row)
            return f"{self._heads()[column]}: {self.text(row, column)}"
        return None

    def _searched(self, kpi: Kpi) -> str:
        """What a filter looks in."""
        assert self._plan is not None
        owner = self._plan.people[kpi.owner].name if kpi.owner is not None else ""
        words = self._words
        parts = (kpi.code, kpi.name, owner, words.name_of(kpi.type), words.name_of(kpi.step), kpi.source)
        return " ".join(parts).casefold()

    def _heads(self) -> dict[Column, str]:
        say = self._words.say
        return {
            Column.INDICATOR: say("Indicator"),
            Column.HISTORY: say("History"),
            Column.BASELINE: say("Baseline"),
            Column.NOW: say("Now"),
            Column.TARGET: say("Target"),
            Column.CHANGE: say("Change"),
            Column.OWNER: say("Owner"),
            Column.NEXT: say("Next wave"),
        }


def _side(column: Column) -> Qt.AlignmentFlag:
    """Texts stand to the left under their head, numbers to the right."""
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
