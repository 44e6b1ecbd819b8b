"""Dragging the pill of today: it sets the status date."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from cxplanner.plan.edits.programme import change_programme
from ui.roadmap.ghosts import paint_ripple, paint_tip
from ui.roadmap.preview import Preview
from ui.roadmap.sentences import ripple_lines
from ui.theme import colour

if TYPE_CHECKING:
    from ui.roadmap.canvas import RoadmapCanvas

_SLACK: Final = 2.0


class DragStatusDate:
    """The line of today under the mouse, and what that day would move."""

    cursor = Qt.CursorShape.SizeHorCursor
    scrolls = True

    def __init__(self, canvas: RoadmapCanvas, place: QPointF) -> None:
        self._canvas = canvas
        self._place = self._from = place
        self._before = canvas.controller.plan.programme.status_date
        self.day: date | None = self._before
        self._preview = Preview(canvas.controller.schedule, canvas.viewport().update, canvas)

    def move(self, place: QPointF) -> None:
        self._place = place
        layout = self._canvas.layout_of_plan
        if layout is None or abs(place.x() - self._from.x()) < _SLACK:
            return
        day = layout.date_at(self._canvas.to_layout(place).x())
        if day != self.day:
            self.day = min(max(day, layout.scale.first), layout.scale.last)
            self._preview.ask(partial(change_programme, status_date=self.day))
        self._canvas.viewport().update()

    def drop(self, place: QPointF) -> None:
        self.move(place)
        self._preview.stop()
        if self.day != self._before:
            edit = partial(change_programme, status_date=self.day)
            self._canvas.controller.apply("set_status_date", edit)

    def cancel(self) -> None:
        self._preview.stop()

    def paint(self, painter: QPainter) -> None:
        layout, controller = self._canvas.layout_of_plan, self._canvas.controller
        if layout is None or self.day is None:
            return
        lines = [controller.words.say("Status {date}", date=controller.words.date(self.day))]
        ripple, refusal = self._preview.ripple, self._preview.refusal
        if ripple is not None:
            paint_ripple(painter, self._canvas, ripple, ())
            lines += ripple_lines(controller.words, controller.schedule, ripple, ())
        if refusal is not None:
            lines.append(controller.words.error(refusal))
        area = self._canvas.body_area()
        x = self._canvas.from_layout(QPointF(layout.scale.end_of(self.day), 0)).x()
        painter.setClipRect(area.adjusted(0, -area.top(), 0, 0))
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawLine(QPointF(x, area.top() - 40), QPointF(x, area.bottom()))
        paint_tip(painter, self._canvas, self._place, lines, refused=refusal is not None)
