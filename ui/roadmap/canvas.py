"""The picture of the roadmap: painted, scrolled, zoomed, and read with the mouse or the keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from cxplanner.drawing.shapes import Item, Rectangle
from cxplanner.drawing.sizes import SCREEN_SIZES, Density
from ui.roadmap.directions import Direction, nearest
from ui.roadmap.picture import LEFT, Placed, box_of
from ui.roadmap.sentences import spoken, tooltip
from ui.roadmap.zoom import DAYS_IN_SIGHT, MOST_PER_DAY, STEP, Zoom
from ui.theme import theme
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from cxplanner.drawing.roadmap import RoadmapLayout, RoadmapOptions
    from ui.plan_controller import PlanController

TOOLTIP_DELAY = 500
_LEFT, _RIGHT, _BOTTOM = LEFT, 4, 6
"""What stays free around the picture."""
_ITEMS = ("initiative", "gate", "milestone")
_DIRECTIONS: dict[Qt.Key, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


class RoadmapCanvas(QAbstractScrollArea):
    """Paints a layout in four parts: the body scrolls, the header only sideways, the lane names only down.

    `key_pressed` carries a letter or key that is a command, `zoomed` says that the zoom is another one.
    """

    zoomed = Signal()
    key_pressed = Signal(str)
    title_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(
        self, controller: PlanController, options: RoadmapOptions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._options = options
        self._layout: RoadmapLayout | None = None
        self._base: QPixmap | None = None
        self._hovered: Item | None = None
        self._panning_from: QPoint | None = None
        self._space_is_down = False
        self.zoom: Zoom | None = Zoom.PROGRAMME
        self._per_day = 0.0
        self._tooltip_timer = QTimer(self, singleShot=True, interval=TOOLTIP_DELAY)
        self._tooltip_timer.timeout.connect(self._show_tooltip)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(controller.words.say("Roadmap"))
        self.viewport().setMouseTracking(True)
        controller.view.selection_changed.connect(self._on_selection)
        theme().changed.connect(self._repaint)

    # ------------------------------------------------------------------ what is shown

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

    @property
    def options(self) -> RoadmapOptions:
        return self._options

    @property
    def layout_of_plan(self) -> RoadmapLayout | None:
        """The picture with its places, or None as long as there is none."""
        return self._layout

    def start_over(self) -> None:
        """Forget the zoom and the picture, since another plan was opened."""
        self._layout = None
        self.zoom = Zoom.PROGRAMME
        self.zoomed.emit()

    def show_options(self, options: RoadmapOptions) -> None:
        """Show the roadmap with other choices."""
        self._options = options
        self.lay_out()

    def lay_out(self) -> None:
        """Compute the picture again, after a change of the plan, the size or the zoom."""
        if not self._controller.is_open or self.viewport().width() < 1:
            self._layout = None
            return
        if self._layout is None or self.zoom is Zoom.PROGRAMME:
            self._layout = self._made_layout(self._fitting_width())
        if self.zoom is not Zoom.PROGRAMME:
            self._layout = self._zoomed_layout(self._layout)
        self._set_ranges()
        self._hovered = None
        self._repaint()

    def _zoomed_layout(self, before: RoadmapLayout) -> RoadmapLayout:
        """A layout with the wanted width of a day; made twice only where the days that are shown changed."""
        layout = before
        for _ in range(2):
            shown = (layout.scale.first, layout.scale.last)
            width = max(self._fitting_width(), self._width_for(layout, self._wanted_per_day(layout)))
            layout = self._made_layout(width)
            if (layout.scale.first, layout.scale.last) == shown:
                break
        return layout

    def _made_layout(self, width: float) -> RoadmapLayout:
        from cxplanner.drawing.roadmap import lay_out

        plan, schedule, words = self._controller.plan, self._controller.schedule, self._controller.words
        height = max(200, self.viewport().height() - _BOTTOM)
        options = self._options
        if self._layout is not None and is_overfull(self._layout, height):
            options = replace(options, density=Density.COMPACT)
        return lay_out(plan, schedule, words, options, width, height)

    def _fitting_width(self) -> float:
        return max(360, self.viewport().width() - _LEFT - _RIGHT)

    def _set_ranges(self) -> None:
        layout = self._layout
        if layout is None:
            return
        free_width, free_height = self.viewport().width(), self.viewport().height()
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setRange(0, max(0, round(layout.width + _LEFT + _RIGHT) - free_width))
        horizontal.setPageStep(free_width)
        horizontal.setSingleStep(40)
        vertical.setRange(0, max(0, round(layout.height + _BOTTOM) - free_height))
        vertical.setPageStep(free_height)
        vertical.setSingleStep(40)

    # ------------------------------------------------------------------ zoom

    def show_zoom(self, zoom: Zoom) -> None:
        """Zoom to something that has a name."""
        middle = self._middle_day()
        self.zoom = zoom
        if zoom is Zoom.SELECTION:
            self._zoom_to_selection()
            return
        self.lay_out()
        self._centre_on(middle)
        self.zoomed.emit()

    def zoom_by(self, factor: float, at: float | None = None) -> None:
        """Zoom in or out, keeping the day at a place of the viewport where it is."""
        layout = self._layout
        if layout is None:
            return
        x = self.viewport().width() / 2 if at is None else at
        day = layout.date_at(self.to_layout(QPointF(x, 0)).x())
        least = self._least_per_day()
        self._per_day = min(MOST_PER_DAY, layout.scale.per_day * factor)
        self.zoom = Zoom.PROGRAMME if self._per_day <= least * 1.001 else None
        self.lay_out()
        if self._layout is not None:
            self.horizontalScrollBar().setValue(round(self._layout.x_of(day) + _LEFT - x))
        self.zoomed.emit()

    def _wanted_per_day(self, layout: RoadmapLayout) -> float:
        days = DAYS_IN_SIGHT.get(self.zoom) if self.zoom is not None else None
        if days is None:
            return self._per_day
        return (self.viewport().width() - _LEFT - layout.lane_head_width) / days

    def _least_per_day(self) -> float:
        return self._made_layout(self._fitting_width()).scale.per_day

    @staticmethod
    def _width_for(layout: RoadmapLayout, per_day: float) -> float:
        scale = layout.scale
        days = scale.last.toordinal() - scale.first.toordinal() + 1
        return layout.width - (scale.right - scale.left) + days * per_day

    def _zoom_to_selection(self) -> None:
        schedule = self._controller.schedule
        dates = [schedule.initiative(id_) for id_ in self._controller.view.selected_initiatives()]
        starts = [each.start for each in dates if each.start is not None]
        finishes = [each.finish for each in dates if each.finish is not None]
        if self._layout is None or not starts or not finishes:
            self.zoom = Zoom.PROGRAMME
            self.lay_out()
            self.zoomed.emit()
            return
        first, last = min(starts), max(finishes)
        days = max(7, (last - first).days + 1) * 1.2
        free = self.viewport().width() - _LEFT - self._layout.lane_head_width
        self._per_day = min(MOST_PER_DAY, free / days)
        self.lay_out()
        self._centre_on(first + timedelta(days=(last - first).days // 2))
        self.zoomed.emit()

    def _middle_day(self) -> date | None:
        if self._layout is None:
            return None
        head = self._layout.lane_head_width
        return self._layout.date_at(self.to_layout(QPointF((self.viewport().width() + head) / 2, 0)).x())

    def _centre_on(self, day: date | None) -> None:
        if self._layout is not None and day is not None:
            free = (self.viewport().width() + self._layout.lane_head_width) / 2
            self.horizontalScrollBar().setValue(round(self._layout.x_of(day) + _LEFT - free))

    def go_to_today(self) -> None:
        """Bring the status date into sight, or today where there is none."""
        self._centre_on(self._controller.plan.programme.status_date or date.today())

    def reveal(self, item: Item) -> None:
        """Scroll as little as it takes to see an item."""
        box = self._box_of(item)
        layout = self._layout
        if box is None or layout is None:
            return
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        left = box.x + _LEFT - layout.lane_head_width - 20
        right = box.x + box.width + _LEFT + 40 - self.viewport().width()
        horizontal.setValue(_scrolled(horizontal.value(), right, left))
        if item.kind == "initiative":
            top = box.y - layout.header_height - 10
            bottom = box.y + box.height + 10 - self.viewport().height()
            vertical.setValue(_scrolled(vertical.value(), bottom, top))

    # ------------------------------------------------------------------ painting

    def _repaint(self) -> None:
        self._base = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._base is None:
            chosen = self._controller.view.selected_initiatives()
            self._base = self._placed().painted(self.devicePixelRatioF(), chosen)
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._base)
        self._placed().paint_rings(painter, self._hovered, self._controller.view.selected)

    def _placed(self) -> Placed:
        """The layout at the place to which it is scrolled."""
        scrolled = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return Placed(self._layout, self.viewport().size(), scrolled)

    def _box_of(self, item: Item) -> Rectangle | None:
        return box_of(self._layout, item) if self._layout is not None else None

    # ------------------------------------------------------------------ events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        self._repaint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position().x())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y() // 2)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        button = event.button()
        pans = button is Qt.MouseButton.MiddleButton or self._space_is_down
        if pans:
            self._panning_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif button is Qt.MouseButton.LeftButton:
            self._press(self._item_at(event.position()), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning_from is not None:
            step = event.position().toPoint() - self._panning_from
            self._panning_from = event.position().toPoint()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - step.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - step.y())
        else:
            self._hover(self._item_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        if self._panning_from is not None:
            self._panning_from = None
            self.viewport().unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self._item_at(event.position())
        if item is not None and item.kind in _ITEMS:
            self._controller.view.select(item)
            self.title_requested.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            item = self._item_at(QPointF(self.viewport().mapFromGlobal(place)))
            if item is not None and item.kind in _ITEMS and item not in self._controller.view.selected:
                self._controller.view.select(item)
        self.menu_requested.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in _DIRECTIONS and plain:
            self._step(_DIRECTIONS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._controller.view.current is not None:
            self.title_requested.emit()
        elif key is Qt.Key.Key_Escape and self._controller.view.selected:
            self._controller.view.select()
        elif key is Qt.Key.Key_Space:
            self._space_is_down = True
        elif key is Qt.Key.Key_Delete:
            self.key_pressed.emit("Del")
        elif event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.key_pressed.emit(event.text().upper())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._space_is_down = False
        super().keyReleaseEvent(event)

    # ------------------------------------------------------------------ reading

    def to_layout(self, place: QPointF) -> QPointF:
        """A place of the viewport in the coordinates of the layout; the header does not scroll down."""
        layout = self._layout
        down = self.verticalScrollBar().value()
        if layout is not None and place.y() < layout.header_height:
            down = 0
        return QPointF(place.x() - _LEFT + self.horizontalScrollBar().value(), place.y() + down)

    def from_layout(self, place: QPointF) -> QPointF:
        """A place of the layout in the coordinates of the viewport."""
        layout = self._layout
        in_header = layout is not None and place.y() < layout.header_height
        down = 0 if in_header else self.verticalScrollBar().value()
        return QPointF(place.x() + _LEFT - self.horizontalScrollBar().value(), place.y() - down)

    def _item_at(self, place: QPointF) -> Item | None:
        layout = self._layout
        if layout is None or place.x() < layout.lane_head_width + _LEFT - 12:
            return None
        there = self.to_layout(place)
        item = layout.item_at(there.x(), there.y())
        return item if item is not None and item.kind in _ITEMS else None

    def _press(self, item: Item | None, modifiers: Qt.KeyboardModifier) -> None:
        view = self._controller.view
        adds = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if item is None:
            if not adds:
                view.select()
        elif adds:
            view.toggle(item)
        else:
            view.select(item)

    def _step(self, direction: Direction) -> None:
        """Select the nearest bar in a direction, or the first one."""
        layout = self._layout
        if layout is None:
            return
        bars = {
            bar.initiative.id: bar.rectangle for lane in layout.lanes for row in lane.rows for bar in row.bars
        }
        current = self._controller.view.current
        if current is None or current.kind != "initiative" or current.id not in bars:
            found = next(iter(bars), None)
        else:
            found = nearest(bars, current.id, direction)
        if found is not None:
            self._controller.view.go_to(Item("initiative", found))

    def _hover(self, item: Item | None) -> None:
        if item == self._hovered:
            return
        self._hovered = item
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if item else Qt.CursorShape.ArrowCursor)
        QToolTip.hideText()
        self.viewport().update()
        if item is not None:
            self._tooltip_timer.start()
        else:
            self._tooltip_timer.stop()

    def _show_tooltip(self) -> None:
        item, place = self._hovered, self.cursor().pos()
        if item is not None and self.viewport().rect().contains(self.viewport().mapFromGlobal(place)):
            text = tooltip(self._controller.words, self._controller.schedule, item)
            QToolTip.showText(place, plain_tooltip(text), self.viewport(), QRect())

    def _on_selection(self) -> None:
        item = self._controller.view.current
        spoken_text = ""
        if item is not None and self._controller.is_open:
            spoken_text = spoken(self._controller.words, self._controller.schedule, item)
        self.setAccessibleDescription(spoken_text)
        self._repaint()


def is_overfull(layout: RoadmapLayout, height: float) -> bool:
    """Whether even the densest picture is much too high, so that no other need be tried."""
    return layout.sizes is SCREEN_SIZES[Density.COMPACT] and layout.height > 1.3 * height


def _scrolled(value: int, least: float, most: float) -> int:
    """The value moved as little as possible into a range; the lower end wins when there is no room."""
    return round(min(max(value, least), most)) if least <= most else round(most)
