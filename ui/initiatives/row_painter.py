"""Paints the rows of the table that are in sight at once: ground, marks, texts and rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from cxplanner.drawing.badges import Badge
from cxplanner.plan.programme import Stream
from ui.initiatives.columns import NUMBERS, Column
from ui.initiatives.marks import badge_of, badge_picture, pattern_picture
from ui.initiatives.places import ROW_HEIGHT, Places, places_in
from ui.initiatives.rows import Group, Node, Row, is_gate
from ui.initiatives.totals import TOTALLED
from ui.painting.lines_of_text import LinePainter, TextStyle, ink
from ui.theme import colour

if TYPE_CHECKING:
    from ui.initiatives.columns import Cells
    from ui.initiatives.model import InitiativesModel
    from ui.initiatives.table import InitiativesTable

_PADDING: Final = 6
_BLOCK_TINT: Final = 24
"""How much of the accent lies over the cells of a block, of 255."""
_HEAD_TEXT_AT: Final = 28
_LEAST_NOTE: Final = 48
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
    """Paints the rows of one table that are in sight. Fonts are measured once."""

    def __init__(self, model: InitiativesModel) -> None:
        self._model = model
        self._lines = LinePainter()

    def paint(self, painter: QPainter, area: QRect, table: InitiativesTable) -> None:
        """Paint what is seen of the rows in an area of the viewport."""
        width = table.viewport().width()
        rows = [(QRect(0, top, width, ROW_HEIGHT), row) for top, row in table.rows_in(area)]
        for place, row in rows:
            self._paint_ground(painter, place, row, table)
        places = places_in(table.head, area.left(), area.right())
        for columns, part in places.parts(width):
            if columns:
                painter.save()
                painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
                self._paint_part(painter, rows, columns, table)
                painter.restore()
        if places.frozen_width:
            line = QRect(places.frozen_width - 2, area.top(), 2, area.height())
            painter.fillRect(line, ink("ink3" if table.horizontalScrollBar().value() else "line2"))
        for place, row in rows:
            if isinstance(row, Group):
                self._paint_name(painter, place, row, table)
        self._paint_focus(painter, rows, places, table)

    def _paint_part(
        self,
        painter: QPainter,
        rows: Sequence[tuple[QRect, Row]],
        columns: dict[Column, QRect],
        table: InitiativesTable,
    ) -> None:
        cells = self._model.cells
        assert cells is not None
        block = table.block_columns()
        for place, row in rows:
            if isinstance(row, Group):
                self._paint_totals(painter, place, columns, row)
                continue
            if len(block) > 1 and table.is_selected(row):
                self._paint_block(painter, place, columns, block)
            self._paint_rules(painter, place, columns)
            if is_gate(row):
                self._paint_gate(painter, place, columns, cells, row)
            else:
                self._paint_initiative(painter, place, columns, cells, row)
                if self._model.has_refused:
                    self._paint_refused(painter, place, columns, row)

    # ------------------------------------------------------------------ ground

    def _paint_ground(self, painter: QPainter, place: QRect, row: Row, table: InitiativesTable) -> None:
        painter.fillRect(place, self._ground_of(row, table))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), ink("line"))
        if table.is_selected(row):
            painter.fillRect(QRect(0, place.top(), 3, place.height()), ink("accent"))

    def _ground_of(self, row: Row, table: InitiativesTable) -> QColor:
        rest = "band" if isinstance(row, Group) else "canvas"
        return ink("accenttint" if table.is_selected(row) else "hover" if table.is_hovered(row) else rest)

    def _paint_block(
        self, painter: QPainter, row: QRect, columns: dict[Column, QRect], block: Sequence[Column]
    ) -> None:
        """The cells of a block of several columns stand out from their rows."""
        tint = QColor(ink("accent"))
        tint.setAlpha(_BLOCK_TINT)
        for column in block:
            place = columns.get(column)
            if place is not None:
                painter.fillRect(QRect(place.left(), row.top(), place.width() - 1, row.height() - 1), tint)
        first, last = columns.get(block[0]), columns.get(block[-1])
        if first is not None:
            painter.fillRect(QRect(first.left(), row.top(), 2, row.height()), ink("accent"))
        if last is not None:
            painter.fillRect(QRect(last.right() - 2, row.top(), 2, row.height()), ink("accent"))

    def _paint_refused(self, painter: QPainter, row: QRect, columns: dict[Column, QRect], node: Node) -> None:
        """Frames around cells that could not be filled."""
        painter.save()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink("late"), 2))
        for column, place in columns.items():
            if self._model.why_refused(node, column):
                painter.drawRect(place.left() + 1, row.top() + 1, place.width() - 3, row.height() - 3)
        painter.restore()

    def _paint_rules(self, painter: QPainter, row: QRect, columns: dict[Column, QRect]) -> None:
        rule, top, height = ink("line"), row.top(), row.height()
        for column, place in columns.items():
            if column is not Column.STATUS:
                painter.fillRect(place.right(), top, 1, height, rule)

    def _paint_focus(
        self,
        painter: QPainter,
        rows: Sequence[tuple[QRect, Row]],
        places: Places,
        table: InitiativesTable,
    ) -> None:
        if not table.hasFocus():
            return
        index = table.currentIndex()
        current: Row | None = self._model.group(index)
        if current is None:
            current = self._model.node(index)
        place = next((place for place, row in rows if row == current), None)
        if place is None:
            return
        column = Column(index.column())
        area = place if isinstance(current, Group) else places.frozen.get(column)
        part = place
        if area is None:
            area, part = places.scrolled.get(column), place.adjusted(places.frozen_width, 0, 0, 0)
        if area is not None:
            painter.save()
            painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink("accent"), 2))
            painter.drawRect(QRectF(area.left(), place.top() + 1, area.width() - 1, place.height() - 2))
            painter.restore()

    # ------------------------------------------------------------------ kinds of row

    def _paint_name(self, painter: QPainter, row: QRect, group: Group, table: InitiativesTable) -> None:
        """The arrow, the name and the count of a group, as far as no total of it stands in the way."""
        head = table.head
        left = head.left_of(Column.STATUS)
        self._paint_arrow(painter, left + 14, row.top() + 12, is_open=table.is_group_open(group))
        end = min(
            (head.left_of(each) for each in TOTALLED if not head.isSectionHidden(each)), default=row.right()
        )
        end = max(end, head.frozen_width())
        at = left + _HEAD_TEXT_AT
        name, count = self._model.group_name(group), self._model.group_count(group)
        room = QRect(at, row.top(), end - at, ROW_HEIGHT)
        edge = head.frozen_width()
        if at < edge < at + self._lines.width_of(name, _HEAD_NAME):  # no line crosses a name
            painter.fillRect(edge - 2, row.top(), 2, ROW_HEIGHT - 1, self._ground_of(group, table))
        at += 10 + self._lines.paint(painter, room, name, _HEAD_NAME)
        if at < edge:
            end = edge - _PADDING
        if end - at >= _LEAST_NOTE:
            self._lines.paint(painter, QRect(at, row.top(), end - at, ROW_HEIGHT), count, _HEAD_NOTE)

    def _paint_totals(
        self, painter: QPainter, row: QRect, columns: dict[Column, QRect], group: Group
    ) -> None:
        for column in columns:
            if column in TOTALLED:
                self._cell(painter, row, columns, column, self._model.total(group, column), _HEAD_DATE)

    def _paint_gate(
        self, painter: QPainter, row: QRect, columns: dict[Column, QRect], cells: Cells, node: Node
    ) -> None:
        dates = cells.dates(node)
        passed = cells.plan.stages[-node].gate_passed_on is not None
        if Column.STATUS in columns:
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
        if Column.STATUS in columns:
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
        room = columns[Column.OWNER].width() - 2 * _PADDING
        first, _, rest = name.partition(" ")
        if rest and self._lines.width_of(name, _PLAIN) > room:
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
