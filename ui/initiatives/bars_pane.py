"""The bars beside the table: scrolls with it, zooms in time, and selects the rows that are clicked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from cxplanner.drawing.time_axis import TimeScale
from cxplanner.scheduling.variance import DatedState
from ui.initiatives.bars_painter import Chart, paint_axis, paint_rows
from ui.initiatives.chart_links import Links
from ui.initiatives.columns import Cells
from ui.initiatives.head import HEAD_HEIGHT
from ui.initiatives.places import ROW_HEIGHT
from ui.initiatives.rows import Group, Node
from ui.widgets.labels import plain_tooltip

_MARGIN: Final = 8.0
_STEP: Final = 1.5
_LARGEST_DAY: Final = 40.0


class BarsPane(QAbstractScrollArea):
    """`clicked` carries the row's node and whether it is added to the selection."""

    clicked = Signal(int, bool)
    zoom_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self._cells: Cells | None = None
        self._rows: list[Group | Node] = []
        self._row_of: dict[Node, int] = {}
        self._selected: frozenset[Node] = frozenset()
        self._zoom = 1.0
        self.critical_path = True
        self.floats = True
        self._baseline: DatedState | None = None
        self._span: tuple[date, date] | None = None
        self._links: Links | None = None

    # ------------------------------------------------------------------ what is shown

    def show_rows(self, cells: Cells | None, rows: list[Group | Node]) -> None:
        """Take the rows as the table shows them, from top to bottom."""
        if cells is self._cells and rows is self._rows:
            return
        if cells is not self._cells:
            self._links = Links(cells.plan, cells.schedule) if cells is not None else None
        self._cells = cells
        self._rows = rows
        self._row_of = {row: place for place, row in enumerate(rows) if isinstance(row, int)}
        self._span = None
        self._set_range()
        self.viewport().update()

    def take_range(self, least: int, most: int) -> None:
        """Scroll as far as the table does."""
        bar = self.verticalScrollBar()
        bar.setRange(least, most)
        bar.setPageStep(self.viewport().height() - HEAD_HEIGHT)
        bar.setSingleStep(ROW_HEIGHT)

    def show_selected(self, nodes: frozenset[Node]) -> None:
        if nodes != self._selected:
            self._selected = nodes
            self.viewport().update()

    def show_critical_path(self, shown: bool) -> None:
        self.critical_path = shown
        self.viewport().update()

    def show_floats(self, shown: bool) -> None:
        self.floats = shown
        self.viewport().update()

    def show_baseline(self, state: DatedState | None) -> None:
        """Show where things stood, under where they stand; None shows nothing."""
        self._baseline = state
        self.viewport().update()

    # ------------------------------------------------------------------ zoom

    @property
    def is_fitted(self) -> bool:
        return self._zoom == 1.0

    def fit(self) -> None:
        self._set_zoom(1.0)

    def zoom_in(self) -> None:
        self._set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        self._set_zoom(self._zoom / _STEP)

    def show_today(self) -> None:
        """Bring the status date, or today, into the middle."""
        chart = self._chart()
        if chart is not None and chart.today is not None:
            middle = self.viewport().width() / 2
            self.horizontalScrollBar().setValue(round(chart.scale.start_of(chart.today) - middle))

    def _set_zoom(self, zoom: float, at: float | None = None) -> None:
        """Zoom so that the day at a place of the viewport stays there."""
        scale = self._scale()
        if scale is None:
            return
        at = self.viewport().width() / 2 if at is None else at
        share = (self.horizontalScrollBar().value() + at) / max(1.0, scale.right + _MARGIN)
        most = max(1.0, self._zoom * _LARGEST_DAY / scale.per_day)
        self._zoom = max(1.0, min(zoom, most))
        self._set_range()
        scale = self._scale()
        assert scale is not None
        self.horizontalScrollBar().setValue(round(share * (scale.right + _MARGIN) - at))
        self.viewport().update()
        self.zoom_changed.emit()

    def _set_range(self) -> None:
        width = self.viewport().width()
        bar = self.horizontalScrollBar()
        bar.setRange(0, max(0, round(width * self._zoom) - width))
        bar.setPageStep(width)
        bar.setSingleStep(40)

    def _scale(self) -> TimeScale | None:
        if self._cells is None:
            return None
        if self._span is None:
            self._span = self._first_and_last()
        first, last = self._span
        room = timedelta(days=7 + (last - first).days // 40)
        right = self.viewport().width() * self._zoom - _MARGIN
        return TimeScale(first - timedelta(days=3), last + room, _MARGIN, max(right, _MARGIN + 1.0))

    def _first_and_last(self) -> tuple[date, date]:
        """The days from the first to the last of which a row shows something."""
        assert self._cells is not None
        schedule = self._cells.schedule
        days = [schedule.start, schedule.finish, schedule.target, self._today()]
        for row in self._rows:
            if isinstance(row, Group):
                days += [row.first, row.last]
        known = [day for day in days if day is not None]
        return min(known), max(known)

    def _today(self) -> date | None:
        """The status date, or today while the programme runs."""
        assert self._cells is not None
        schedule = self._cells.schedule
        if schedule.status_date is not None:
            return schedule.status_date
        today = date.today()
        return today if schedule.start <= today <= schedule.finish else None

    def _chart(self) -> Chart | None:
        scale = self._scale()
        if scale is None or self._cells is None or self._links is None:
            return None
        return Chart(
            self._cells,
            scale,
            self._rows,
            self._row_of,
            self._selected,
            self._today(),
            self.critical_path,
            self.floats,
            top=float(self.verticalScrollBar().value()),
            left=float(self.horizontalScrollBar().value()),
            baseline=self._baseline,
            links=self._links,
        )

    # ------------------------------------------------------------------ what Qt asks

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Down and up, only what comes into sight is painted; the axis stays."""
        if dx:
            self.viewport().update()
        else:
            self.viewport().scroll(0, dy, self.viewport().rect().adjusted(0, HEAD_HEIGHT, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_range()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        chart = self._chart()
        if chart is None:
            return
        width, height = self.viewport().width(), self.viewport().height() - HEAD_HEIGHT
        area = event.rect().translated(0, -HEAD_HEIGHT).intersected(QRect(0, 0, width, height))
        if area.isValid():
            painter.save()
            painter.translate(0, HEAD_HEIGHT)
            painter.setClipRect(area)
            paint_rows(painter, chart, QRectF(area))
            painter.restore()
        if event.rect().top() < HEAD_HEIGHT:
            paint_axis(painter, chart, width)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = _STEP if event.angleDelta().y() > 0 else 1 / _STEP
            self._set_zoom(self._zoom * step, event.position().x())
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        node = self._node_at(event.position().toPoint())
        if node is not None and event.button() is Qt.MouseButton.LeftButton:
            keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            self.clicked.emit(node, bool(event.modifiers() & keys))

    def viewportEvent(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            node = self._node_at(event.pos())
            text = self._cells.sentence(node) if node is not None and self._cells is not None else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self)
            return True
        return super().viewportEvent(event)  # type: ignore[arg-type]

    def _node_at(self, place: QPoint) -> Node | None:
        if place.y() < HEAD_HEIGHT:
            return None
        row = (place.y() - HEAD_HEIGHT + self.verticalScrollBar().value()) // ROW_HEIGHT
        shown = self._rows[row] if row < len(self._rows) else None
        return shown if isinstance(shown, int) else None
