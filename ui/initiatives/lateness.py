"""How late a bar or a gate is, painted where it shows: a hatch past the deadline, and the days beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from cxplanner.drawing.badges import hatch
from cxplanner.drawing.shapes import Rectangle
from cxplanner.scheduling.results import Node as ScheduledNode
from cxplanner.scheduling.variance import days_between
from ui.painting.lines_of_text import ink
from ui.painting.shape_painter import ShapePainter, prepared_text
from ui.theme import font, theme

if TYPE_CHECKING:
    from ui.initiatives.bars_painter import Chart
    from ui.initiatives.rows import Node

_SIZE: Final = 11
_HEIGHT: Final = 14.0
_PADDING: Final = 3.5


def paint_lateness(painter: QPainter, chart: Chart, node: Node, bar: QRectF) -> None:
    """A hatch from the deadline to the finish of an initiative that misses it, and a flag with the days."""
    initiative = chart.cells.plan.initiatives[node]
    finish = chart.cells.schedule.initiative(node).finish
    if initiative.deadline is None or finish is None or finish <= initiative.deadline:
        return
    left = max(bar.left(), chart.scale.end_of(initiative.deadline) - chart.left)
    area = Rectangle(left, bar.top(), max(0.0, bar.right() - left), bar.height())
    ShapePainter(painter, theme().colours).paint([hatch(area, "late", 0.9, 4.2)])
    days = chart.cells.schedule.working_days_between(initiative.deadline, finish)
    if days > 0:
        words = chart.cells.words
        text = words.say("+{days}", days=words.duration(days))
        _paint_flag(painter, QPointF(bar.right() + 4, bar.center().y()), text)


def paint_gate_delay(painter: QPainter, chart: Chart, node: Node, gate: QRectF) -> None:
    """By how many days a gate is later than in the baseline that is shown."""
    span = chart.baseline.spans.get(ScheduledNode("gate", -node)) if chart.baseline is not None else None
    if span is None:
        return
    days = days_between(chart.cells.schedule, span.finish, chart.cells.dates(node).finish)
    if days is not None and days > 0:
        text = chart.cells.words.signed_days(days)
        _write(painter, QPointF(gate.right() + 10, gate.center().y()), text, "late")


def _paint_flag(painter: QPainter, middle_left: QPointF, text: str) -> None:
    _, width, _ = prepared_text(text, _SIZE, 700, "condensed")
    flag = QRectF(middle_left.x(), middle_left.y() - _HEIGHT / 2, width + 2 * _PADDING, _HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink("late"))
    painter.drawRoundedRect(flag, 2, 2)
    _write(painter, middle_left + QPointF(_PADDING, 0), text, "onlate")


def _write(painter: QPainter, middle_left: QPointF, text: str, colour: str) -> None:
    prepared, _, ascent = prepared_text(text, _SIZE, 700, "condensed")
    painter.setFont(font(_SIZE, 700, "condensed"))
    painter.setPen(ink(colour))
    painter.drawStaticText(middle_left + QPointF(0, 4 - ascent), prepared)
