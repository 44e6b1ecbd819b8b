"""The bars in the list of moves: where an initiative stands now, and where it would stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxplanner.drawing.palette import stream_colour
from cxplanner.plan.programme import Stream
from ui.theme import colour

_MARGIN: Final = 6.0
_NARROWEST: Final = 3.0


@dataclass(frozen=True, slots=True)
class MovedBar:
    """First and last day before and after, and the stream whose colour the bar has."""

    before: tuple[date, date]
    after: tuple[date, date]
    stream: Stream


class MovedBars(QStyledItemDelegate):
    """Paints one bar a row, on a scale that all rows share: filled for the proposal, open for now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bars: list[MovedBar] = []
        self._first, self._days = 0, 1

    def show_bars(self, bars: Sequence[MovedBar]) -> None:
        self._bars = list(bars)
        if bars:
            first, last = self.span
            self._first, self._days = first.toordinal(), (last - first).days + 1

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day of the scale."""
        days = [day for bar in self._bars for day in (*bar.before, *bar.after)]
        return min(days), max(days)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colour("accenttint"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = self._bars[index.row()]
        painter.setPen(QPen(colour("ink2"), 1))
        painter.setBrush(colour("canvas"))
        painter.drawRoundedRect(self._place(area, bar.before, area.top() + 17.5, 4.0), 1, 1)
        place = self._place(area, bar.after, area.top() + 4.5, 10.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(place, 2, 2)
        painter.setBrush(colour(stream_colour(bar.stream, "tint")))
        painter.setPen(QPen(colour(stream_colour(bar.stream, "edge")), 1))
        painter.drawRoundedRect(place, 2, 2)
        painter.restore()

    def _place(self, area: QRectF, span: tuple[date, date], top: float, height: float) -> QRectF:
        room = area.width() - 2 * _MARGIN
        left, right = (
            area.left() + _MARGIN + room * (day.toordinal() - self._first + more) / self._days
            for day, more in zip(span, (0, 1), strict=True)
        )
        return QRectF(left, top, max(_NARROWEST, right - left), height)
