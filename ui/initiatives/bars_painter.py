"""Paints the bars beside the table: one bar of 11 pixels in each row, with float, spans and gates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from cxplanner.drawing.badges import Badge
from cxplanner.drawing.palette import stream_colour
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.drawing.time_axis import TimeAxis, TimeScale
from ui.initiatives.chart_links import paint_links
from ui.initiatives.ghosts import paint_ghost
from ui.initiatives.head import HEAD_HEIGHT
from ui.initiatives.lateness import paint_gate_delay, paint_lateness
from ui.initiatives.marks import badge_of
from ui.initiatives.places import ROW_HEIGHT
from ui.initiatives.row_painter import paint_diamond
from ui.initiatives.rows import Group, Node, is_gate
from ui.painting.shape_painter import ShapePainter
from ui.theme import colour, font, theme

if TYPE_CHECKING:
    from cxplanner.scheduling.variance import DatedState
    from ui.initiatives.chart_links import Links
    from ui.initiatives.columns import Cells

BAR_TOP: Final = 6
BAR_HEIGHT: Final = 11
_RAIL: Final = 3.5
_SHORTEST_FLOAT: Final = 3
_TODAY: Final = 1.5
_TODAY_DASH: Final = (2.0, 2.5)
_SIZES = replace(COMFORTABLE, axis_height=float(HEAD_HEIGHT))


@dataclass(slots=True)
class Chart:
    """What is painted: rows from top to bottom, the scale, and what is chosen to be shown."""

    cells: Cells
    scale: TimeScale
    rows: Sequence[Group | Node]
    row_of: Mapping[Node, int]
    selected: frozenset[Node] = frozenset()
    today: date | None = None
    critical_path: bool = True
    floats: bool = True
    top: float = 0.0
    left: float = 0.0
    baseline: DatedState | None = None
    links: Links | None = None

    def y(self, row: int) -> float:
        return row * ROW_HEIGHT - self.top

    def bar(self, node: Node) -> QRectF | None:
        """Where the bar of a node stands; a gate is a place without width."""
        row = self.row_of.get(node)
        dates = self.cells.dates(node)
        if row is None or dates.finish is None or dates.start is None:
            return None
        right = self.scale.end_of(dates.finish) - self.left
        left = right if is_gate(node) else self.scale.start_of(dates.start) - self.left
        return QRectF(left, self.y(row) + BAR_TOP, right - left, BAR_HEIGHT)


def paint_rows(painter: QPainter, chart: Chart, area: QRectF) -> None:
    """An area of the part below the axis; the painter stands at the top left corner of that part."""
    first = max(0, int((chart.top + area.top()) // ROW_HEIGHT))
    last = min(len(chart.rows), int((chart.top + area.bottom()) // ROW_HEIGHT) + 1)
    _paint_ground(painter, chart, range(first, last), area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_links(painter, chart, area)
    for row in range(first, last):
        shown = chart.rows[row]
        if isinstance(shown, Group):
            _paint_span(painter, chart, row, shown)
        elif is_gate(shown):
            paint_ghost(painter, chart, shown, chart.y(row))
            _paint_gate(painter, chart, shown)
        else:
            paint_ghost(painter, chart, shown, chart.y(row))
            _paint_bar(painter, chart, shown)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_axis(painter: QPainter, chart: Chart, width: float) -> None:
    """The head: quarters and months, and the pill of the status date or of today."""
    painter.fillRect(QRectF(0, 0, width, HEAD_HEIGHT), colour("panel"))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-chart.left, 0)
    axis = TimeAxis(chart.scale, _SIZES, chart.cells.words)
    ShapePainter(painter, theme().colours).paint(axis.heading(0, chart.left, chart.left + width))
    painter.restore()
    painter.fillRect(QRectF(0, HEAD_HEIGHT - 1, width, 1), colour("line2"))
    if chart.today is not None:
        _paint_pill(painter, chart, chart.today)


def _paint_ground(painter: QPainter, chart: Chart, rows: range, area: QRectF) -> None:
    left, top, width, height = area.left(), area.top(), area.width(), area.height()
    painter.fillRect(area, colour("canvas"))
    band, chosen, line = colour("band"), colour("accenttint"), colour("line")
    for row in rows:
        shown = chart.rows[row]
        is_head = isinstance(shown, Group)
        if is_head or shown in chart.selected:
            painter.fillRect(QRectF(left, chart.y(row), width, ROW_HEIGHT), band if is_head else chosen)
    painter.save()
    painter.translate(-chart.left, 0)
    axis = TimeAxis(chart.scale, _SIZES, chart.cells.words)
    seen = chart.left + left, chart.left + left + width
    ShapePainter(painter, theme().colours).paint(axis.grid(top, top + height, *seen))
    painter.restore()
    for row in rows:
        painter.fillRect(QRectF(left, chart.y(row) + ROW_HEIGHT - 1, width, 1), line)
    gate_line = colour("line2")
    for stage in chart.cells.plan.stages:
        finish = chart.cells.schedule.gate(stage).finish
        if finish is not None:
            at = round(chart.scale.end_of(finish) - chart.left)
            painter.fillRect(QRectF(at, top, 1, height), gate_line)
    if chart.today is not None:
        x = chart.scale.start_of(chart.today) - chart.left
        painter.setPen(_dotted("accent", _TODAY, _TODAY_DASH))
        # The dots belong to the rows, so that a part that is painted alone fits the rest.
        first_dot = -(chart.top % sum(_TODAY_DASH))
        painter.drawLine(QLineF(x, first_dot, x, top + height))


def _paint_pill(painter: QPainter, chart: Chart, today: date) -> None:
    text = chart.cells.words.short_date(today)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font(11, 600, "condensed"))
    width = painter.fontMetrics().horizontalAdvance(text) + 12
    x = chart.scale.start_of(today) - chart.left
    pill = QRectF(max(2.0, x - width / 2), 22.5, width, 15)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(pill, 7.5, 7.5)
    painter.setPen(colour("onaccent"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


# ---------------------------------------------------------------------- what stands in a row


def _paint_span(painter: QPainter, chart: Chart, row: int, group: Group) -> None:
    """From the earliest start to the latest finish of a group, as a bracket."""
    if group.first is None or group.last is None:
        return
    left, right = chart.scale.start_of(group.first) - chart.left, chart.scale.end_of(group.last) - chart.left
    y = chart.y(row) + 8
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("ink2"))
    painter.drawRect(QRectF(left, y, right - left, 4))
    tip = min(6.0, (right - left) / 2)
    painter.drawPolygon(QPolygonF([QPointF(left, y), QPointF(left + tip, y + 4), QPointF(left, y + 9)]))
    painter.drawPolygon(QPolygonF([QPointF(right, y), QPointF(right - tip, y + 4), QPointF(right, y + 9)]))


def _paint_gate(painter: QPainter, chart: Chart, node: Node) -> None:
    place = chart.bar(node)
    if place is not None:
        passed = chart.cells.plan.stages[-node].gate_passed_on is not None
        paint_diamond(painter, place.center(), 6.5, filled=passed, width=1.8)
        paint_gate_delay(painter, chart, node, place)


def _paint_bar(painter: QPainter, chart: Chart, node: Node) -> None:
    place = chart.bar(node)
    if place is None:
        return
    initiative = chart.cells.plan.initiatives[node]
    dates = chart.cells.schedule.initiative(node)
    critical = dates.critical and chart.critical_path
    if initiative.duration == 0:
        paint_diamond(
            painter, QPointF(place.right(), place.center().y()), 5.5, filled=initiative.progress == 100
        )
        return
    place.setWidth(max(place.width(), 3.0))
    badge = badge_of(chart.cells.schedule, initiative)
    if chart.floats and badge is not Badge.DONE and dates.late_finish is not None:
        _paint_float(
            painter, place, chart.scale.end_of(dates.late_finish) - chart.left, dates.total_float or 0
        )
    stream = initiative.stream
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("canvas"))
    painter.drawRoundedRect(place, 2, 2)
    painter.setBrush(colour(stream_colour(stream, "done" if badge is Badge.DONE else "tint")))
    painter.drawRoundedRect(place, 2, 2)
    done = place.width() * initiative.progress / 100
    painter.fillRect(
        QRectF(place.left(), place.bottom() - _RAIL, done, _RAIL), colour(stream_colour(stream, "rail"))
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if critical:
        painter.setPen(QPen(colour("ink"), 1.8))
        painter.drawRoundedRect(place, 2, 2)
    else:
        painter.setPen(QPen(colour(stream_colour(stream, "edge")), 1))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    if badge is Badge.LATE:
        paint_lateness(painter, chart, node, place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    if node in chart.selected:
        painter.setPen(QPen(colour("accent"), 1.8))
        painter.drawRoundedRect(place.adjusted(-3, -3, 3, 3), 4, 4)


def _paint_float(painter: QPainter, place: QRectF, late: float, days: int) -> None:
    """Dots to the latest finish, closed by a tick."""
    if days < _SHORTEST_FLOAT or late <= place.right():
        return
    y = place.center().y()
    painter.setPen(_dotted("ink2", 1.0, (1.0, 2.0)))
    painter.drawLine(QLineF(place.right(), y, late, y))
    painter.setPen(QPen(colour("ink2"), 1))
    painter.drawLine(QLineF(late, y - 3.5, late, y + 3.5))


def _dotted(name: str, width: float, dash: tuple[float, float]) -> QPen:
    pen = QPen(colour(name), width)
    pen.setDashPattern([each / width for each in dash])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
