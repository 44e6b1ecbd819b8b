"""Paints the rows of the table of links: patterns of streams, keys as links, what is driving and critical."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui.dependencies.columns import ENDS, NUMBERS, Column, LinkCells
from ui.initiatives.marks import pattern_picture
from ui.painting.lines_of_text import LinePainter, TextStyle, ink
from ui.painting.shape_painter import prepared_text
from ui.theme import colour

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from cxplanner.scheduling.results import Node
    from ui.dependencies.rows import LinkRow

ROW_HEIGHT: Final = 24
PADDING: Final = 8
_PATTERN: Final = QRect(0, 6, 5, 12)
_KEY_AT: Final = 14
"""Pixels from the padding of an end's cell to its key: the pattern of the stream stands before it."""


_KEY = TextStyle("ink2", 500, 12.5, "condensed")
_MARKED_KEY = TextStyle("accent", 600, 12.5, "condensed")
_PLAIN = TextStyle()
_STRONG = TextStyle("ink", 600)
_QUIET = TextStyle("ink2")
_FAINT = TextStyle("ink3")
_LATE = TextStyle("late", 600)


class RowState(NamedTuple):
    """What a row looks like beside what it says; `hovered_key` is the column whose key the mouse is on."""

    is_selected: bool = False
    is_hovered: bool = False
    hovered_key: Column | None = None
    marked: Set[Node] = frozenset()
    focused: Column | None = None


class LinkPainter:
    """Paints whole rows; fonts are measured once."""

    def __init__(self) -> None:
        self._lines = LinePainter()

    def paint(
        self,
        painter: QPainter,
        row: LinkRow,
        cells: LinkCells,
        places: Mapping[Column, QRect],
        state: RowState,
    ) -> None:
        """One row; `places` are the visible cells of it."""
        self._paint_ground(painter, places, state)
        for column, place in places.items():
            if column in ENDS:
                self._paint_end(painter, row, cells, column, place, state)
            elif column is Column.DRIVING:
                self._paint_driving(painter, row, cells, place)
            else:
                style = self._style(row, cells, column)
                area = place.adjusted(PADDING, 0, -PADDING, 0)
                self._lines.paint(painter, area, cells.text(row, column), style, right=column in NUMBERS)
        if state.focused is not None and state.focused in places:
            place = places[state.focused]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(QRectF(place).adjusted(1, 1, -2, -2))

    def key_area(self, row: LinkRow, cells: LinkCells, column: Column, place: QRect) -> QRect:
        """Where the key of an end stands in its cell."""
        key = cells.key(row.source if column is Column.PREDECESSOR else row.target)
        width = prepared_text(key, _KEY.size, _KEY.weight, _KEY.face)[1]
        return QRect(place.left() + PADDING + _KEY_AT, place.top(), round(width) + 2, place.height())

    def _paint_ground(self, painter: QPainter, places: Mapping[Column, QRect], state: RowState) -> None:
        first = min(places.values(), key=QRect.left)
        width = max(place.right() for place in places.values()) - first.left() + 1
        ground = "accenttint" if state.is_selected else "hover" if state.is_hovered else "canvas"
        painter.fillRect(QRect(first.left(), first.top(), width, ROW_HEIGHT), ink(ground))
        rule = ink("line")
        painter.fillRect(QRect(first.left(), first.top() + ROW_HEIGHT - 1, width, 1), rule)
        for place in places.values():
            painter.fillRect(QRect(place.right(), place.top(), 1, ROW_HEIGHT), rule)
        if state.is_selected:
            painter.fillRect(QRect(0, first.top(), 3, ROW_HEIGHT), ink("accent"))

    def _paint_end(
        self,
        painter: QPainter,
        row: LinkRow,
        cells: LinkCells,
        column: Column,
        place: QRect,
        state: RowState,
    ) -> None:
        node = row.source if column is Column.PREDECESSOR else row.target
        left = place.left() + PADDING
        if node.kind == "gate":
            stage = cells.plan.stages.get(node.id)
            is_passed = stage is not None and stage.gate_passed_on is not None
            _paint_diamond(painter, QPointF(left + 3, place.top() + 12.0), is_filled=is_passed)
        else:
            stream = cells.plan.initiatives[node.id].stream
            picture = pattern_picture(stream, _PATTERN.size(), painter.device().devicePixelRatioF())
            painter.drawPixmap(_PATTERN.translated(left, place.top()), picture)
        style = _MARKED_KEY if node in state.marked or state.hovered_key is column else _KEY
        room = place.adjusted(PADDING + _KEY_AT, 0, -PADDING, 0)
        width = self._lines.paint(painter, room, cells.key(node), style)
        if state.hovered_key is column:
            painter.fillRect(QRect(room.left(), place.top() + 18, width, 1), ink("accent"))
        name_style = _FAINT if not row.is_own else _STRONG if cells.is_critical(row) else _PLAIN
        self._lines.paint(painter, room.adjusted(max(46, width + 8), 0, 0, 0), cells.name(node), name_style)

    def _paint_driving(self, painter: QPainter, row: LinkRow, cells: LinkCells, place: QRect) -> None:
        """A thick line for a critical link, a thin one for one that drives, as in the picture, and a word."""
        if not cells.is_driving(row):
            return
        is_critical = cells.is_critical(row)
        left, middle = place.left() + PADDING, place.top() + ROW_HEIGHT // 2
        tint = ink("ink" if is_critical else "ink2")
        height = 2 if is_critical else 1
        painter.fillRect(QRect(left, middle - height // 2, 10, height), tint)
        arrow = [QPointF(left + 13, middle), QPointF(left + 8, middle - 3.5), QPointF(left + 8, middle + 3.5)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(QPolygonF(arrow))
        painter.restore()
        style = _STRONG if is_critical else _FAINT if not row.is_own else _PLAIN
        area = place.adjusted(PADDING + 18, 0, -4, 0)
        self._lines.paint(painter, area, cells.text(row, Column.DRIVING), style)

    def _style(self, row: LinkRow, cells: LinkCells, column: Column) -> TextStyle:
        slack = cells.slack(row) if column is Column.SLACK else None
        if slack is not None and slack < 0:
            return _LATE
        if not row.is_own:
            return _FAINT
        if column is Column.SLACK and slack == 0:
            return _STRONG
        return _QUIET if column in (Column.SLACK, Column.STAGES, Column.NOTE) else _PLAIN


def _paint_diamond(painter: QPainter, centre: QPointF, *, is_filled: bool) -> None:
    x, y, radius = centre.x(), centre.y(), 5.0
    corners = [QPointF(x, y - radius), QPointF(x + radius, y), QPointF(x, y + radius), QPointF(x - radius, y)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("ink"), 1.5))
    painter.setBrush(colour("ink" if is_filled else "canvas"))
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()
