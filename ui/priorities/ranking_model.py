"""The ranking as rows of a table: the parts of each score, and another way to rank beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxplanner.priorities.ranking import RankedBy, amount, ranks, sequence
from cxplanner.priorities.scores import Quadrant, Score, scores
from cxplanner.priorities.value import Value, values
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.plan.programme import Stream
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class Column(IntEnum):
    """The columns in their order."""

    RANK = 0
    INITIATIVE = 1
    CUSTOMER = 2
    BUSINESS = 3
    ENABLEMENT = 4
    URGENCY = 5
    VALUE = 6
    SIZE = 7
    SCORE = 8
    OTHER = 9
    CHANGE = 10
    QUADRANT = 11


PARTS: Final = (Column.CUSTOMER, Column.BUSINESS, Column.ENABLEMENT, Column.URGENCY)


class RankingModel(QAbstractTableModel):
    """Rows in the order of a ranking, those without an amount last; or in the order of the sequence."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._plan: Plan | None = None
        self.ranked_by = RankedBy.PRIORITY
        self.other = RankedBy.IMPACT_EFFORT
        self.is_sequence = False
        self.rows: Sequence[int] = ()
        self._places: Mapping[int, int] = {}
        self.scored: Mapping[int, Score] = {}
        self.values: Mapping[int, Value] = {}
        self._ranks: Mapping[int, int] = {}
        self._other_ranks: Mapping[int, int] = {}

    def show_plan(self, plan: Plan, schedule: Schedule, kept: frozenset[int] | None) -> None:
        """Score and rank anew; ranks are those of the whole plan, whatever the filter leaves in sight."""
        self.beginResetModel()
        self._plan = plan
        self.scored, self.values = scores(plan), values(schedule)
        self._ranks = ranks(self.ranked_by, plan, self.scored, self.values)
        self._other_ranks = ranks(self.other, plan, self.scored, self.values)
        if self.is_sequence:
            order: Sequence[int] = sequence(plan, self.scored)
            self._ranks = {id_: place for place, id_ in enumerate(order, start=1)}
        last = len(self.scored) + 1
        rows = sorted(
            self.scored, key=lambda id_: (self._ranks.get(id_, last), plan.initiatives[id_].ordinal)
        )
        self.rows = [id_ for id_ in rows if kept is None or id_ in kept]
        self._places = {id_: row for row, id_ in enumerate(self.rows)}
        self.endResetModel()

    def stream_of(self, row: int) -> Stream:
        """The stream of a row, in the plan that was ranked."""
        assert self._plan is not None
        return self._plan.initiatives[self.rows[row]].stream

    def row_of(self, initiative_id: int) -> int | None:
        return self._places.get(initiative_id)

    def runs(self, initiatives: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The first and last of rows that stand together, for all of these initiatives that have a row."""
        rows = sorted(self._places[id_] for id_ in initiatives if id_ in self._places)
        start = 0
        for end, row in enumerate(rows):
            if rows[end + 1 : end + 2] != [row + 1]:
                yield rows[start], row
                start = end + 1

    def change_of_rank(self, initiative_id: int) -> int | None:
        """How many places the other way puts it higher; negative is lower."""
        here, there = self._ranks.get(initiative_id), self._other_ranks.get(initiative_id)
        return here - there if here is not None and there is not None else None

    def sentence(self, id_: int) -> str:
        """The name of an initiative in one line, and what makes up its score in another."""
        assert self._plan is not None
        words, initiative, score = self._words, self._plan.initiatives[id_], self.scored[id_]
        parts = words.say(
            "customer {customer}, business {business}, enablement {enablement}, urgency {urgency}",
            customer=round(score.customer), business=round(score.business),
            enablement=round(score.enablement), urgency=round(score.urgency),
        )  # fmt: skip
        value = words.say("value {value}", value=words.number(round(score.value, 1)))
        size = words.say("size {size}", size=score.size) if score.size is not None else ""
        told = (parts, value, size, self._quadrant(score.quadrant))
        return f"{initiative.key} {initiative.title}\n{', '.join(each for each in told if each)}"

    def without_amount(self, by: RankedBy) -> int:
        """How many a way cannot rank, since the plan does not say what it needs."""
        return sum(self._amount(by, id_) is None for id_ in self.scored)

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
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads()[Column(section)][0]
        return self._heads()[Column(section)][1] if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self.rows[index.row()], column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self.sentence(self.rows[index.row()]))
        return None

    def _text(self, id_: int, column: Column) -> str:
        assert self._plan is not None
        words, initiative, score = self._words, self._plan.initiatives[id_], self.scored[id_]
        if column is Column.INITIATIVE:
            return f"{initiative.key} {initiative.short_title or initiative.title}"
        if column is Column.QUADRANT:
            return self._quadrant(score.quadrant)
        if column is Column.CHANGE:
            change = self.change_of_rank(id_)
            if change is None:
                return "–"
            return f"+{change}" if change > 0 else words.number(change) if change else "="
        numbers: dict[Column, float | None] = {
            Column.RANK: self._ranks.get(id_),
            Column.CUSTOMER: round(score.customer),
            Column.BUSINESS: round(score.business),
            Column.ENABLEMENT: round(score.enablement),
            Column.URGENCY: round(score.urgency),
            Column.VALUE: round(score.value, 1),
            Column.SIZE: score.size,
            Column.SCORE: self._amount(self.ranked_by, id_),
            Column.OTHER: self._other_ranks.get(id_),
        }
        number = numbers[column]
        if column is Column.SCORE and number is not None:
            return self._score(number)
        return words.number(number) if number is not None else "–"

    def _amount(self, by: RankedBy, id_: int) -> float | None:
        assert self._plan is not None
        return amount(by, self._plan.initiatives[id_], self.scored[id_], self.values)

    def _score(self, number: float) -> str:
        assert self._plan is not None
        if self.ranked_by is RankedBy.NET_PRESENT_VALUE:
            return self._words.money(round(number / 100_000) * 100_000, self._plan.programme.currency)
        return self._words.number(round(number, 1))

    def _quadrant(self, quadrant: Quadrant | None) -> str:
        say = self._words.say
        names = {
            Quadrant.QUICK_WIN: say("quick win"),
            Quadrant.BIG_BET: say("big bet"),
            Quadrant.FILL_IN: say("fill-in"),
            Quadrant.QUESTION: say("think again"),
        }
        return names[quadrant] if quadrant is not None else ""

    def _heads(self) -> dict[Column, tuple[str, str]]:
        say = self._words.say
        return {
            Column.RANK: (say("Turn") if self.is_sequence else say("Rank"), ""),
            Column.INITIATIVE: (say("Initiative"), ""),
            Column.CUSTOMER: (say("Cust."), say("What it does for customers, from moments that matter")),
            Column.BUSINESS: (say("Bus."), say("Yearly benefit less yearly cost, beside the largest")),
            Column.ENABLEMENT: (say("Enab."), say("What waits for it, directly or not")),
            Column.URGENCY: (say("Urg."), say("How soon the result is needed")),
            Column.VALUE: (say("Value"), say("The four parts by their weights")),
            Column.SIZE: (say("Size"), say("A class of person-months: 1, 2, 3, 5, 8, 13, 20")),
            Column.SCORE: (say("Score"), say("What the rank goes by")),
            Column.OTHER: (say("Other"), say("The rank by the other way")),
            Column.CHANGE: ("±", say("How many places higher the other way puts it")),
            Column.QUADRANT: (say("Kind"), say("Where value and size put it")),
        }


def _side(column: Column) -> Qt.AlignmentFlag:
    """Texts stand to the left under their head, numbers to the right."""
    is_text = column in (Column.INITIATIVE, Column.QUADRANT)
    side = Qt.AlignmentFlag.AlignLeft if is_text else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
