"""The ranking beside the matrix: by what, compared with what, or the sequence; and what is missing for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cxplanner.drawing.badges import stream_pattern
from cxplanner.drawing.shapes import Item, Rectangle
from cxplanner.priorities.ranking import RankedBy
from cxplanner.priorities.scores import Missing
from ui.painting.shape_painter import ShapePainter
from ui.priorities.ranking_model import PARTS, Column, RankingModel
from ui.theme import colour, font, theme
from ui.widgets.buttons import LinkButton, SegmentedControl
from ui.widgets.field import ComboBox
from ui.widgets.labels import PlainLabel, plain_tooltip

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_ROW_HEIGHT: Final = 26
_WIDTHS: Final = {
    Column.RANK: 42,
    Column.CUSTOMER: 44,
    Column.BUSINESS: 44,
    Column.ENABLEMENT: 46,
    Column.URGENCY: 44,
    Column.VALUE: 48,
    Column.SIZE: 40,
    Column.SCORE: 62,
    Column.OTHER: 48,
    Column.CHANGE: 40,
    Column.QUADRANT: 84,
}
_HEAD_AIR: Final = 14
_ROOM_FOR_PARTS, _ROOM_FOR_OTHER, _ROOM_FOR_KIND = 540, 660, 740
"""Under them columns are left out, since a name comes first; a tooltip says them all."""
_SWATCH: Final = 18


class Ranking(QWidget):
    """Selects what is selected in the window, and the other way round."""

    weights_asked = Signal()
    reveal_asked = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ranking")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._controller = controller
        self._words = controller.words
        self._is_following = False
        self.model = RankingModel(self._words, self)
        self.table = QTableView()
        self._set_up_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 0, 8)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addWidget(self.table, 1)
        self.missing = PlainLabel("", "small", wraps=True)
        column.addWidget(self.missing)
        controller.view.selection_changed.connect(self._follow_selection)

    def refresh(self) -> None:
        """Rank the plan as it is now."""
        controller = self._controller
        self._is_following = True
        self.model.show_plan(controller.plan, controller.schedule, controller.filter.kept())
        self._is_following = False
        self._follow_selection()
        self._say_what_is_missing()
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    # ------------------------------------------------------------------ building

    def _head(self) -> QVBoxLayout:
        say = self._words.say
        self.order = SegmentedControl(say("Order"), [(False, say("Ranking")), (True, say("Sequence"))], False)
        self.order.chosen.connect(self._choose_order)
        weights = LinkButton(say("Weights…"))
        weights.clicked.connect(self.weights_asked)
        first = QHBoxLayout()
        first.addWidget(self.order)
        first.addStretch(1)
        first.addWidget(weights)
        first.setContentsMargins(0, 0, 12, 0)
        self.by, self.other = ComboBox(), ComboBox()
        names = self._ways()
        for box, name, chosen in (
            (self.by, say("Ranked by"), self.model.ranked_by),
            (self.other, say("Compared with"), self.model.other),
        ):
            box.setAccessibleName(name)
            box.addItems(list(names.values()))
            box.setCurrentIndex(list(names).index(chosen))
            for way, formula in self._formulas().items():
                box.setItemData(list(names).index(way), plain_tooltip(formula), Qt.ItemDataRole.ToolTipRole)
        self.by.activated.connect(lambda place: self._choose_ways(list(names)[place], self.model.other))
        self.other.activated.connect(
            lambda place: self._choose_ways(self.model.ranked_by, list(names)[place])
        )
        second = QHBoxLayout()
        second.setContentsMargins(0, 0, 12, 0)
        second.setSpacing(6)
        second.addWidget(PlainLabel(say("Ranked by"), "small"))
        second.addWidget(self.by, 1)
        second.addWidget(PlainLabel(say("Compared with"), "small"))
        second.addWidget(self.other, 1)
        lines = QVBoxLayout()
        lines.setSpacing(6)
        lines.addLayout(first)
        lines.addLayout(second)
        return lines

    def _ways(self) -> dict[RankedBy, str]:
        say = self._words.say
        return {
            RankedBy.PRIORITY: say("Value × confidence ÷ size"),
            RankedBy.VALUE: say("Value alone"),
            RankedBy.IMPACT_EFFORT: say("Impact ÷ effort"),
            RankedBy.NET_PRESENT_VALUE: say("Net present value"),
            RankedBy.RICE: say("RICE, reach alike"),
            RankedBy.WSJF: say("WSJF"),
        }

    def _formulas(self) -> dict[RankedBy, str]:
        """What is computed, where the name of a way does not say it."""
        say = self._words.say
        return {
            RankedBy.RICE: say("Impact × confidence ÷ person-months, with the same reach for all"),
            RankedBy.WSJF: say("Impact, urgency and enablement together ÷ size"),
        }

    def _inputs(self) -> dict[RankedBy, str]:
        """What each way cannot do without; the first ones are told with the score."""
        say = self._words.say
        return {
            RankedBy.IMPACT_EFFORT: say("impact and effort"),
            RankedBy.NET_PRESENT_VALUE: say("sums of money"),
            RankedBy.RICE: say("impact and person-months"),
            RankedBy.WSJF: say("impact and person-months"),
        }

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self._words.say("Ranking"))
        table.setObjectName("rankingTable")
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        table.setItemDelegateForColumn(Column.INITIATIVE, _StreamCell(table))
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            name = str(self.model.headerData(column, Qt.Orientation.Horizontal))
            table.setColumnWidth(column, max(width, head.fontMetrics().horizontalAdvance(name) + _HEAD_AIR))
        head.setSectionResizeMode(Column.INITIATIVE, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().selectionChanged.connect(self._select)
        table.doubleClicked.connect(lambda _: self.reveal_asked.emit())

    def _share_width(self) -> None:
        """Names first, then the parts of the score, the other rank, the kind."""
        width, is_sequence = self.width(), self.model.is_sequence
        for column in PARTS:
            self.table.setColumnHidden(column, width < _ROOM_FOR_PARTS)
        self.table.setColumnHidden(Column.OTHER, width < _ROOM_FOR_OTHER or is_sequence)
        self.table.setColumnHidden(Column.QUADRANT, width < _ROOM_FOR_KIND)
        self.table.setColumnHidden(Column.CHANGE, is_sequence)

    # ------------------------------------------------------------------ choices

    def _choose_order(self, is_sequence: object) -> None:
        self.model.is_sequence = bool(is_sequence)
        self.refresh()

    def _choose_ways(self, by: RankedBy, other: RankedBy) -> None:
        self.model.ranked_by, self.model.other = by, other
        self.refresh()

    def _select(self) -> None:
        if self._is_following:
            return
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        self._is_following = True
        self._controller.view.select(*(Item("initiative", self.model.rows[row]) for row in rows))
        self._is_following = False

    def _follow_selection(self) -> None:
        if self._is_following or not self._controller.is_open:
            return
        self._is_following = True
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        chosen, found = QItemSelection(), self._controller.view.selected_initiatives()
        for first, last in self.model.runs(found):
            chosen.select(self.model.index(first, 0), self.model.index(last, 0))
        self.table.selectionModel().select(chosen, flags)
        row = self.model.row_of(found[-1]) if found else None
        if row is not None:
            self.table.scrollTo(self.model.index(row, 0))
        self._is_following = False

    def _say_what_is_missing(self) -> None:
        words, scored = self._words, self.model.scored.values()
        lacks = {each: sum(each in score.missing for score in scored) for each in Missing}
        said = []
        if lacks[Missing.MOMENTS]:
            said.append(words.say("Moments that matter are not in the plan, so Customer counts as 0."))
        if lacks[Missing.PERSON_MONTHS]:
            said.append(
                words.say_number(
                    "{n} initiative has no person-months, so no size and no score.",
                    "{n} initiatives have no person-months, so no size and no score.",
                    lacks[Missing.PERSON_MONTHS],
                )
            )
        if lacks[Missing.MONEY]:
            said.append(
                words.say_number(
                    "{n} initiative has no cost and no benefit.",
                    "{n} initiatives have no cost and no benefit.",
                    lacks[Missing.MONEY],
                )
            )
        said += self._said_of_ways()
        self.missing.setText(" ".join(said))
        self.missing.setVisible(bool(said))

    def _said_of_ways(self) -> list[str]:
        """What the chosen ways compute, and how many they cannot rank."""
        words, names, inputs = self._words, self._ways(), self._inputs()
        said = []
        for way in dict.fromkeys((self.model.ranked_by, self.model.other)):
            if way in self._formulas():
                said.append(words.say("{way}: {formula}.", way=names[way], formula=self._formulas()[way]))
            lacking = self.model.without_amount(way)
            if lacking and way in inputs:
                said.append(
                    words.say_number(
                        "{n} initiative lacks what “{way}” needs: {inputs}.",
                        "{n} initiatives lack what “{way}” needs: {inputs}.",
                        lacking, way=names[way], inputs=inputs[way],
                    )
                )  # fmt: skip
        return said


class _StreamCell(QStyledItemDelegate):
    """The pattern of the stream before the name."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, RankingModel)
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        place: QRect = option.rect
        area = Rectangle(place.left() + 6, place.top() + 7, 7, place.height() - 14)
        painter.save()
        ShapePainter(painter, theme().colours).paint(stream_pattern(model.stream_of(index.row()), area))
        room = place.adjusted(_SWATCH, 0, -4, 0)
        painter.setFont(font(12.5, 500, "condensed"))
        painter.setPen(colour("ink"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.restore()
