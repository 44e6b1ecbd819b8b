"""Paints a whole row of the table at once: ground, marks, texts and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem

from cxplanner.drawing.badges import Badge
from cxplanner.plan.programme import Stream
from ui.initiatives.columns import NUMBERS, Column
from ui.initiatives.marks import badge_of, badge_picture, pattern_picture
from ui.initiatives.rows import Group, Node, is_gate
from ui.painting.lines_of_text import LinePainter, TextStyle, ink
from ui.theme import colour

if TYPE_CHECKING:
    from ui.initiatives.columns import Cells
    from ui.initiatives.model import InitiativesModel
    from ui.initiatives.table import InitiativesTable

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT: Final = 24
_PADDING: Final = 6
_BLOCK_TINT: Final = 24
"""How much of the accent lies over the cells of a block, of 255."""
_HEAD_TEXT_AT: Final = 28
_PATTERN = QRect(29, 6, 5, 12)
_BADGE = QRect(42, 6, 13, 13)


_HEAD_NAME = TextStyle("ink", 600, 12.5)
_HEAD_NOTE = TextStyle("ink2", 400, 11.5)
_HEAD_DATE = TextStyle("ink2", 500, 11.5)
_KEY = TextStyle("ink2", 500, 12.5, "condensed")
_GATE_KEY = TextStyle("ink", 600, 12.5, "condensed")
_STRONG = TextStyle("ink", 600)
_PLAIN = TextStyle()
_QUIET = TextStyle("ink2")
_LINKS = TextStyle("ink2", 400, 12, "condensed")
_LATE = TextStyle("late", 600)


class RowPainter:
    """Paints rows of one table. Fonts are measured once."""

    def __init__(self, model: InitiativesModel) -> None:
        self._model = model
        self._lines = LinePainter()
        self._columns: dict[Column, QRect] = {}
        self._block: list[Column] = []

    def begin(self, table: InitiativesTable) -> None:
        """Read once for all rows of a frame where the columns stand."""
        self._columns = self._columns_of(table)
        self._block = table.block_columns()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: InitiativesTable
    ) -> None:
        cells = self._model.cells
        if cells is None:
            return
        row = option.rect
        group = self._model.group(index)
        node = self._model.node(index)
        selected = table.selectionModel().isSelected(index)
        hovered = table.is_hovered(index)
        self._paint_ground(painter, row, selected=selected, hovered=hovered, is_head=group is not None)
        columns = self._columns
        if selected and group is None:
            self._paint_block(painter, row, columns)
        if group is not None:
            self._paint_head(painter, row, columns, group, is_open=table.is_group_open(group))
        elif node is not None:
            self._paint_rules(painter, row, columns)
            if is_gate(node):
                self._paint_gate(painter, row, columns, cells, node)
            else:
                self._paint_initiative(painter, row, columns, cells, node)
        self._paint_focus(painter, row, columns, index, table)

    # ------------------------------------------------------------------ ground

    def _paint_ground(
        self, painter: QPainter, row: QRect, *, selected: bool, hovered: bool, is_head: bool
    ) -> None:
        ground = "accenttint" if selected else "hover" if hovered else "band" if is_head else "canvas"
        painter.fillRect(row, ink(ground))
        painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), ink("line"))
        if selected:
            painter.fillRect(QRect(0, row.top(), 3, row.height()), colour("accent"))

    def _paint_block(self, painter: QPainter, row: QRect, columns: dict[Column, QRect]) -> None:
        """The cells of a block of several columns stand out from their rows."""
        block = self._block
        if len(block) > 1:
            ends = columns[block[0]], columns[block[-1]]
            tint = QColor(colour("accent"))
            tint.setAlpha(_BLOCK_TINT)
            width = ends[1].right() - ends[0].left()
            painter.fillRect(QRect(ends[0].left(), row.top(), width, row.height() - 1), tint)
            for x in (ends[0].left(), ends[1].right() - 2):
                painter.fillRect(QRect(x, row.top(), 2, row.height()), colour("accent"))

    def _paint_rules(self, painter: QPainter, row: QRect, columns: dict[Column, QRect]) -> None:
        rule = ink("line")
        for column, place in columns.items():
            if column is not Column.STATUS:
                painter.fillRect(QRect(place.right(), row.top(), 1, row.height()), rule)

    def _paint_focus(
        self,
        painter: QPainter,
        row: QRect,
        columns: dict[Column, QRect],
        index: Index,
        table: InitiativesTable,
    ) -> None:
        current = table.currentIndex()
        if not table.hasFocus() or current.row() != index.row() or current.internalId() != index.internalId():
            return
        is_head = self._model.group(index) is not None
        place = columns.get(Column(current.column()))
        area = QRect(0, row.top(), table.viewport().width(), row.height()) if is_head else place
        if area is not None:
            painter.save()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(QRectF(area.left(), row.top() + 1, area.width() - 1, row.height() - 2))
            painter.restore()

    def _columns_of(self, table: InitiativesTable) -> dict[Column, QRect]:
        head = table.header()
        places = {}
        for column in Column:
            if not head.isSectionHidden(column):
                places[column] = QRect(
                    head.sectionViewportPosition(column), 0, head.sectionSize(column), ROW_HEIGHT
                )
        return places

    # ------------------------------------------------------------------ kinds of row

    def _paint_head(
        self, painter: QPainter, row: QRect, columns: dict[Column, QRect], group: Group, *, is_open: bool
    ) -> None:
        left = columns[Column.STATUS].left()
        self._paint_arrow(painter, left + 14, row.top() + 12, is_open=is_open)
        first_date = min(
            (columns[c].left() for c in (Column.START, Column.FINISH) if c in columns), default=row.right()
        )
        at = left + _HEAD_TEXT_AT
        name, count = self._model.group_name(group), self._model.group_count(group)
        room = QRect(at, row.top(), first_date - at, ROW_HEIGHT)
        at += 10 + self._lines.paint(painter, room, name, _HEAD_NAME)
        self._lines.paint(painter, QRect(at, row.top(), first_date - at, ROW_HEIGHT), count, _HEAD_NOTE)
        assert self._model.cells is not None
        words = self._model.cells.words
        for column, day in ((Column.START, group.first), (Column.FINISH, group.last)):
            if column in columns and day is not None:
                self._cell(painter, row, columns, column, words.compact_date(day), _HEAD_DATE)

    def _paint_gate(
        self, painter: QPainter, row: QRect, columns: dict[Column, QRect], cells: Cells, node: Node
    ) -> None:
        dates = cells.dates(node)
        passed = cells.plan.stages[-node].gate_passed_on is not None
        centre = QPointF(columns[Column.STATUS].left() + 48.5, row.top() + 12.0)
        paint_diamond(painter, centre, 5.5, filled=passed)
        self._cell(painter, row, columns, Column.KEY, cells.text(node, Column.KEY), _GATE_KEY)
        self._cell(painter, row, columns, Column.TITLE, cells.text(node, Column.TITLE), _STRONG)
        late = "gate" in dates.violates or (dates.total_float is not None and dates.total_float < 0)
        self._cell(
            painter, row, columns, Column.FINISH, cells.text(node, Column.FINISH), _LATE if late else _STRONG
        )
        self._cell(
            painter,
            row,
            columns,
            Column.FLOAT,
            cells.text(node, Column.FLOAT),
            _float_style(dates.total_float),
        )
        if Column.FINISH_MOVED in columns:
            moved = cells.text(node, Column.FINISH_MOVED)
            self._cell(painter, row, columns, Column.FINISH_MOVED, moved, _moved_style(cells, node))

    def _paint_initiative(
        self, painter: QPainter, row: QRect, columns: dict[Column, QRect], cells: Cells, node: Node
    ) -> None:
        initiative = cells.plan.initiatives[node]
        dates = cells.schedule.initiative(node)
        badge = badge_of(cells.schedule, initiative)
        self._paint_marks(painter, row, columns[Column.STATUS].left(), initiative.stream, badge)
        late = badge is Badge.LATE
        styles = {
            Column.KEY: _KEY,
            Column.TITLE: _STRONG if dates.critical else _PLAIN,
            Column.FINISH: _LATE if late else _PLAIN,
            Column.STREAM: _QUIET,
            Column.WAITS_FOR: _LINKS,
            Column.FLOAT: _float_style(dates.total_float),
        }
        if Column.FINISH_MOVED in columns:
            styles[Column.FINISH_MOVED] = _moved_style(cells, node)
        for column in columns:
            if column is Column.OWNER:
                self._paint_owner(painter, row, columns, cells.text(node, column))
            elif column is not Column.STATUS:
                self._cell(
                    painter, row, columns, column, cells.text(node, column), styles.get(column, _PLAIN)
                )

    def _paint_owner(self, painter: QPainter, row: QRect, columns: dict[Column, QRect], name: str) -> None:
        """A name that is too long gives its first name as an initial before it is cut."""
        _, metrics = self._lines.font_of(_PLAIN)
        room = columns[Column.OWNER].width() - 2 * _PADDING
        first, _, rest = name.partition(" ")
        if rest and metrics.horizontalAdvance(name) > room:
            name = f"{first[0]}. {rest}"
        self._cell(painter, row, columns, Column.OWNER, name, _PLAIN)

    # ------------------------------------------------------------------ parts

    def _paint_marks(self, painter: QPainter, row: QRect, left: int, stream: Stream, badge: Badge) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(
            _PATTERN.translated(left, row.top()), pattern_picture(stream, _PATTERN.size(), ratio)
        )
        painter.drawPixmap(_BADGE.translated(left, row.top()), badge_picture(badge, _BADGE.width(), ratio))

    def _paint_arrow(self, painter: QPainter, x: int, y: int, *, is_open: bool) -> None:
        points = [(-4, -2), (4, -2), (0, 3)] if is_open else [(-2, -4), (-2, 4), (3, 0)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink2"))
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in points]))
        painter.restore()

    def _cell(
        self,
        painter: QPainter,
        row: QRect,
        columns: dict[Column, QRect],
        column: Column,
        text: str,
        style: TextStyle,
    ) -> None:
        place = columns.get(column)
        if place is not None and text:
            area = QRect(place.left() + _PADDING, row.top(), place.width() - 2 * _PADDING, ROW_HEIGHT)
            self._lines.paint(painter, area, text, style, right=column in NUMBERS)


def _float_style(total_float: int | None) -> TextStyle:
    if total_float is None:
        return _QUIET
    if total_float < 0:
        return _LATE
    return _STRONG if total_float == 0 else _QUIET


def _moved_style(cells: Cells, node: Node) -> TextStyle:
    days = cells.moved(node, Column.FINISH_MOVED)
    if not days:
        return _QUIET
    return _LATE if days > 0 else _PLAIN


def paint_diamond(
    painter: QPainter, centre: QPointF, radius: float, *, filled: bool, width: float = 1.5
) -> None:
    """A gate: filled when it was passed, open when it is ahead."""
    x, y = centre.x(), centre.y()
    corners = [QPointF(x, y - radius), QPointF(x + radius, y), QPointF(x, y + radius), QPointF(x - radius, y)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("ink"), width))
    painter.setBrush(colour("ink" if filled else "canvas"))
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()
