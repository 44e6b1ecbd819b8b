"""What a team has to do over time, now and with the proposal, under the line of what it can do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, font

if TYPE_CHECKING:
    from cxplanner.plan.programme import Team
    from cxplanner.scheduling.levelling.load import LoadStep
    from cxplanner.wording.words import Words

_HEIGHT: Final = 96
_FOOT: Final = 15.0
"""Pixels under the ground line, for the dates."""
_SIDE: Final = 26.0
"""Pixels beside the chart, for the number of the capacity."""
_HEADROOM: Final = 1.08


class LoadChart(QWidget):
    """Filled: the proposal; an open line: now; a thick line: the capacity."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._now: Sequence[LoadStep] = ()
        self._then: Sequence[LoadStep] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT)

    def show_loads(self, team: Team, now: Sequence[LoadStep], then: Sequence[LoadStep]) -> None:
        """Show a team as it is now and as it would be."""
        self._now, self._then = now, then
        self.setAccessibleName(
            self._words.say(
                "{team} needs at most {now} full-time people now, and {then} with the proposal.",
                team=team.name,
                now=self._words.number(_most(now)),
                then=self._words.number(_most(then)),
            )
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        steps = [*self._now, *self._then]
        if not steps:
            return
        painter = QPainter(self)
        area = QRectF(0.5, 4.5, self.width() - _SIDE, self.height() - _FOOT - 4)
        scale = _Scale(steps, area)
        painter.setPen(QPen(colour("accent"), 1))
        painter.setBrush(colour("accenttint"))
        painter.drawPolygon(scale.outline(self._then), Qt.FillRule.WindingFill)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("ink2"), 1))
        painter.drawPolyline(scale.outline(self._now))
        painter.setPen(QPen(colour("line2"), 1))
        painter.drawLine(QLineF(area.left(), area.bottom(), area.right(), area.bottom()))
        painter.setPen(QPen(colour("ink"), 2))
        painter.drawPolyline(scale.capacity(steps))
        self._write(painter, area, scale, steps)

    def _write(self, painter: QPainter, area: QRectF, scale: _Scale, steps: Sequence[LoadStep]) -> None:
        """The first and last day under the chart, and the capacity of the last day beside it."""
        words = self._words
        first, last = min(each.first for each in steps), max(each.last for each in steps)
        capacity = max(steps, key=lambda each: each.last).capacity
        painter.setFont(font(11, 400, "condensed"))
        painter.setPen(colour("ink2"))
        foot = QRectF(area.left(), area.bottom() + 1, area.width(), _FOOT)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, words.compact_date(first))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, words.compact_date(last))
        painter.setFont(font(11, 600, "condensed"))
        painter.setPen(colour("ink"))
        place = QRectF(area.right() + 4, scale.y(capacity) - 8, _SIDE - 4, 16)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words.number(capacity))


class _Scale:
    """Where days and people stand in an area."""

    def __init__(self, steps: Sequence[LoadStep], area: QRectF) -> None:
        self._area = area
        self._first = min(each.first for each in steps).toordinal()
        self._days = max(each.last for each in steps).toordinal() + 1 - self._first
        self._most = max(max(each.need, each.capacity) for each in steps) * _HEADROOM or 1.0

    def x(self, ordinal: int) -> float:
        return self._area.left() + self._area.width() * (ordinal - self._first) / self._days

    def y(self, units: float) -> float:
        return self._area.bottom() - self._area.height() * units / self._most

    def outline(self, steps: Sequence[LoadStep]) -> QPolygonF:
        """The need, from the ground up and back to it."""
        points = []
        for place, step in enumerate(steps):
            following = steps[place + 1].first if place + 1 < len(steps) else None
            end = following.toordinal() if following is not None else step.last.toordinal() + 1
            if not place:
                points.append(QPointF(self.x(step.first.toordinal()), self._area.bottom()))
            points += [
                QPointF(self.x(step.first.toordinal()), self.y(step.need)),
                QPointF(self.x(end), self.y(step.need)),
            ]
            if following is None:
                points.append(QPointF(self.x(end), self._area.bottom()))
        return QPolygonF(points)

    def capacity(self, steps: Sequence[LoadStep]) -> QPolygonF:
        """What the team has, from the first to the last day."""
        known = sorted({(each.first.toordinal(), each.capacity) for each in steps})
        points = []
        for place, (day, units) in enumerate(known):
            end = known[place + 1][0] if place + 1 < len(known) else self._first + self._days
            points += [QPointF(self.x(day), self.y(units)), QPointF(self.x(end), self.y(units))]
        return QPolygonF(points)


def _most(steps: Sequence[LoadStep]) -> float:
    return max((each.need for each in steps), default=0.0)
