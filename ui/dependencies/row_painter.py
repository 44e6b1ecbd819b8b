"""Paints the rows of the table of links: patterns of streams, keys as links, what is driving and critical."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from ui.dependencies.columns import ENDS, NUMBERS, Column, LinkCells
from ui.initiatives.marks import pattern_picture
from ui.painting.shape_painter import prepared_text
from ui.theme import colour, font, theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from cxplanner.drawing.shapes import Face
    from cxplanner.scheduling.results import Node
    from ui.dependencies.rows import LinkRow

ROW_HEIGHT: Final = 24
PADDING: Final = 8
_MOST_KEPT: Final = 20_000
_PATTERN: Final = QRect(0, 6, 5, 12)
_KEY_AT: Final = 14
"""Pixels from the padding of an end's cell to its key: the pattern of the stream stands before it."""


class _Style(NamedTuple):
    """How a text is set: a colour's name, weight, size and face."""

    ink: str = "ink"
    weight: int = 400
    size: float = 12
    face: Face = "sans"


_KEY = _Style("ink2", 500, 12.5, "condensed")
_MARKED_KEY = _Style("accent", 600, 12.5, "condensed")
_PLAIN = _Style()
_STRONG = _Style("ink", 600)
_QUIET = _Style("ink2")
_FAINT = _Style("ink3")
_LATE = _Style("late", 600)


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
        self._metrics: dict[_Style, tuple[QFont, QFontMetricsF]] = {}
        self._short: dict[tuple[str, _Style, int], str] = {}

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
                self._text(painter, area, cells.text(row, column), style, right=column in NUMBERS)
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
        is_dark = theme().is_dark
        painter.fillRect(QRect(first.left(), first.top(), width, ROW_HEIGHT), _ink(ground, is_dark))
        rule = _ink("line", is_dark)
        painter.fillRect(QRect(first.left(), first.top() + ROW_HEIGHT - 1, width, 1), rule)
        for place in places.values():
            painter.fillRect(QRect(place.right(), place.top(), 1, ROW_HEIGHT), rule)
        if state.is_selected:
            painter.fillRect(QRect(0, first.top(), 3, ROW_HEIGHT), _ink("accent", is_dark))

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
        width = self._text(painter, room, cells.key(node), style)
        if state.hovered_key is column:
            painter.fillRect(QRect(room.left(), place.top() + 18, width, 1), _ink("accent", theme().is_dark))
        name_style = _FAINT if not row.is_own else _STRONG if cells.is_critical(row) else _PLAIN
        self._text(painter, room.adjusted(max(46, width + 8), 0, 0, 0), cells.name(node), name_style)

    def _paint_driving(self, painter: QPainter, row: LinkRow, cells: LinkCells, place: QRect) -> None:
        """A thick line for a critical link, a thin one for one that drives, as in the picture, and a word."""
        if not cells.is_driving(row):
            return
        is_critical = cells.is_critical(row)
        left, middle = place.left() + PADDING, place.top() + ROW_HEIGHT // 2
        ink = _ink("ink" if is_critical else "ink2", theme().is_dark)
        height = 2 if is_critical else 1
        painter.fillRect(QRect(left, middle - height // 2, 10, height), ink)
        arrow = [QPointF(left + 13, middle), QPointF(left + 8, middle - 3.5), QPointF(left + 8, middle + 3.5)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF(arrow))
        painter.restore()
        style = _STRONG if is_critical else _FAINT if not row.is_own else _PLAIN
        area = place.adjusted(PADDING + 18, 0, -4, 0)
        self._text(painter, area, cells.text(row, Column.DRIVING), style)

    def _style(self, row: LinkRow, cells: LinkCells, column: Column) -> _Style:
        slack = cells.slack(row) if column is Column.SLACK else None
        if slack is not None and slack < 0:
            return _LATE
        if not row.is_own:
            return _FAINT
        if column is Column.SLACK and slack == 0:
            return _STRONG
        return _QUIET if column in (Column.SLACK, Column.STAGES, Column.NOTE) else _PLAIN

    def _text(self, painter: QPainter, area: QRect, text: str, style: _Style, *, right: bool = False) -> int:
        """Set one line, cut where there is no room; returns its width."""
        if area.width() <= 0 or not text:
            return 0
        line = text.split("\n", 1)[0]
        prepared, width, ascent = prepared_text(line, style.size, style.weight, style.face)
        if width > area.width():
            line = self._elided(line, style, area.width())
            prepared, width, ascent = prepared_text(line, style.size, style.weight, style.face)
        made, metrics = self._font(style)
        painter.setFont(made)
        painter.setPen(_ink(style.ink, theme().is_dark))
        x = area.right() + 1 - width if right else area.left()
        baseline = area.top() + (area.height() + metrics.capHeight()) / 2
        painter.drawStaticText(QPointF(x, round(baseline - ascent)), prepared)
        return round(width)

    def _elided(self, text: str, style: _Style, room: int) -> str:
        known = self._short.get((text, style, room))
        if known is None:
            _, metrics = self._font(style)
            known = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            if len(self._short) > _MOST_KEPT:
                self._short.clear()
            self._short[text, style, room] = known
        return known

    def _font(self, style: _Style) -> tuple[QFont, QFontMetricsF]:
        known = self._metrics.get(style)
        if known is None:
            made = font(style.size, style.weight, style.face)
            known = self._metrics[style] = (made, QFontMetricsF(made))
        return known


@lru_cache(maxsize=64)
def _ink(name: str, is_dark: bool) -> QColor:
    del is_dark  # it is part of the key: the colour is that of the palette in use
    return colour(name)


def _paint_diamond(painter: QPainter, centre: QPointF, *, is_filled: bool) -> None:
    x, y, radius = centre.x(), centre.y(), 5.0
    corners = [QPointF(x, y - radius), QPointF(x + radius, y), QPointF(x, y + radius), QPointF(x - radius, y)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("ink"), 1.5))
    painter.setBrush(colour("ink" if is_filled else "canvas"))
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()
