"""The network picture: painted, scrolled, zoomed, and read with mouse or keyboard along its links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from cxplanner.drawing.network_picture import HEADER_HEIGHT
from cxplanner.drawing.shapes import Item
from cxplanner.scheduling.results import Node
from ui.dependencies.hovering import Hovering
from ui.dependencies.placed import Placed, node_of
from ui.dependencies.steps import Direction, neighbour
from ui.dependencies.told_boxes import ToldBoxes
from ui.painting.accessible_items import tell
from ui.roadmap.sentences import spoken
from ui.theme import colour, theme
from ui.widgets.pinch import Pinch

if TYPE_CHECKING:
    from collections.abc import Set

    from cxplanner.drawing.network_picture import NetworkPicture
    from ui.plan_controller import PlanController

STEP: Final = 1.25
LEAST_ZOOM, MOST_ZOOM, FITTED_AT_MOST = 0.08, 3.0, 1.0
_DIRECTIONS: Final[dict[Qt.Key, Direction]] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


class NetworkCanvas(QAbstractScrollArea):
    """Shows a picture that it is given. The gates stay above while the rest scrolls.

    `link_clicked` carries the id of a link, `key_pressed` a letter that is a command, `open_asked` says that
    an item was double-clicked.
    """

    link_clicked = Signal(int)
    key_pressed = Signal(str)
    open_asked = Signal()
    clear_asked = Signal()
    menu_requested = Signal(QPoint)
    link_menu_requested = Signal(int, QPoint)
    zoomed = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        self._pinch = Pinch()
        super().__init__(parent)
        self._controller = controller
        self._picture: NetworkPicture | None = None
        self._base: QPixmap | None = None
        self._hovering = Hovering(self, controller)
        self._accent: frozenset[int] = frozenset()
        self._waiting = ""
        self._panning_from: QPoint | None = None
        self._space_is_down = False
        self._zoom = 1.0
        self.is_fitted = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(controller.words.say("Network of links"))
        self.viewport().setMouseTracking(True)
        self._pinch.watch(self.viewport())
        self.viewport().setAccessibleName(self.accessibleName())
        self._accessible = tell(self.viewport(), ToldBoxes(self, controller))
        self.setMinimumHeight(120)
        controller.view.selection_changed.connect(self._on_selection)
        theme().changed.connect(self._repaint)

    # ------------------------------------------------------------------ what is shown

    def sizeHint(self) -> QSize:
        return QSize(900, 400)

    @property
    def picture(self) -> NetworkPicture | None:
        return self._picture

    @property
    def zoom(self) -> float:
        return self._zoom

    def show_picture(self, picture: NetworkPicture | None) -> None:
        """Show a picture; what was in the middle of the old one stays where it is, as far as it can."""
        is_new = picture is None or self._picture is None or picture.layout is not self._picture.layout
        self._picture = picture
        if is_new:
            self._hovering.forget()
            if self.is_fitted:
                self._fit_zoom()
            self._set_ranges()
        self._repaint()

    def accent(self, links: Set[int]) -> None:
        """Let these links stand out, beside those of what is selected."""
        if links != self._accent:
            self._accent = frozenset(links)
            self._repaint()

    def show_waiting(self, sentence: str) -> None:
        """Say over an empty canvas that a picture is being made."""
        if sentence != self._waiting:
            self._waiting = sentence
            self.viewport().update()

    def _set_ranges(self) -> None:
        size, (width, height) = self.viewport().size(), self.placed().whole
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setRange(0, max(0, round(width) - size.width()))
        horizontal.setPageStep(size.width())
        horizontal.setSingleStep(40)
        vertical.setRange(0, max(0, round(height) - size.height()))
        vertical.setPageStep(size.height())
        vertical.setSingleStep(40)

    # ------------------------------------------------------------------ zoom

    def fit(self) -> None:
        """Show the whole picture, no larger than in its own size."""
        self.is_fitted = True
        self._fit_zoom()
        self._set_ranges()
        self._repaint()
        self.zoomed.emit()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom in or out, keeping what is at a place of the viewport where it is: else what is selected."""
        if self._picture is None:
            return
        place = at if at is not None else self._anchor()
        there = self.placed().to_picture(place)
        self.is_fitted = False
        self._zoom = min(MOST_ZOOM, max(self._least_zoom(), self._zoom * factor))
        self._set_ranges()
        left, top = self.placed().origin
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setValue(round(there.x() * self._zoom - place.x() + left))
        vertical.setValue(round(there.y() * self._zoom + HEADER_HEIGHT - place.y() + top))
        self._repaint()
        self.zoomed.emit()

    def _anchor(self) -> QPointF:
        """The middle of the current box where it is seen, else that of the viewport."""
        area = QRectF(self.viewport().rect())
        current = self._controller.view.current
        node = node_of(current) if current is not None else None
        if self._picture is not None and node is not None and node.kind == "initiative":
            box = self._picture.box_of(node)
            if box is not None:
                middle = self.placed().from_picture(box.x + box.width / 2, box.y + box.height / 2)
                if area.contains(middle):
                    return middle
        return area.center()

    def _fit_zoom(self) -> None:
        wanted = self._fitting()
        if wanted is not None:
            self._zoom = min(FITTED_AT_MOST, wanted)

    def _fitting(self) -> float | None:
        """The zoom at which everything is in sight; None without a picture."""
        picture, size = self._picture, self.viewport().size()
        if picture is None or picture.layout.width <= 0 or picture.layout.height <= 0:
            return None
        wide, high = size.width() - 1, size.height() - HEADER_HEIGHT - 1
        return max(0.00001, min(wide / picture.layout.width, high / picture.layout.height))

    def _least_zoom(self) -> float:
        """As small as is of use, or as it takes to see everything."""
        return min(LEAST_ZOOM, self._fitting() or LEAST_ZOOM)

    def reveal(self, node: Node) -> None:
        """Scroll as little as it takes to see an item."""
        box = self._picture.box_of(node) if self._picture is not None else None
        if box is None:
            return
        place = self.placed().from_picture(box.x, box.y)
        width, height = box.width * self._zoom, box.height * self._zoom
        size = self.viewport().size()
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setValue(horizontal.value() + _needed(place.x() - 24, width + 48, 0, size.width()))
        if node.kind == "initiative":
            vertical.setValue(
                vertical.value() + _needed(place.y() - 16, height + 32, HEADER_HEIGHT, size.height())
            )

    # ------------------------------------------------------------------ painting

    def _repaint(self) -> None:
        self._base = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._base is None:
            accent = self._accent | self._links_of_selected()
            self._base = self.placed().painted(self.devicePixelRatioF(), accent)
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._base)
        self.placed().paint_rings(painter, self._hovering.item, self._controller.view.selected)
        if self._picture is None and self._waiting:
            painter.setPen(colour("ink2"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._waiting)
        if self.hasFocus():
            painter.setClipping(False)
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def placed(self) -> Placed:
        """The picture where it is scrolled to."""
        scrolled = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return Placed(self._picture, self.viewport().size(), scrolled, self._zoom)

    def _links_of_selected(self) -> frozenset[int]:
        if self._picture is None:
            return frozenset()
        plan, links = self._picture.schedule.plan, set[int]()
        for item in self._controller.view.selected[-50:]:
            if item.kind == "initiative":
                links.update(link.id for link in plan.links_into.get(item.id, ()))
                links.update(link.id for link in plan.links_out_of.get(item.id, ()))
        return frozenset(links)

    # ------------------------------------------------------------------ events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_fitted:
            self._fit_zoom()
        self._set_ranges()
        self._repaint()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        self._repaint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space_is_down = False
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        pinched = self._pinch.zoom(event)
        if pinched is not None:
            self.zoom_by(*pinched)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (event.angleDelta().y() or event.angleDelta().x()) // 2)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self._item_at(event.position())
        button = event.button()
        is_left = button is Qt.MouseButton.LeftButton
        if button is Qt.MouseButton.MiddleButton or (is_left and (self._space_is_down or item is None)):
            self._panning_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            if item is None and is_left and not event.modifiers():
                self._controller.view.select()
        elif is_left and item is not None:
            self._press(item, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning_from is not None:
            place = event.position().toPoint()
            step = place - self._panning_from
            self._panning_from = place
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - step.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - step.y())
        else:
            self._hovering.set(self._item_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        if self._panning_from is not None:
            self._panning_from = None
            self.viewport().unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self._item_at(event.position())
        if item is not None and item.kind != "link":
            self._controller.view.select(item)
            self.open_asked.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovering.set(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            item = self._item_at(QPointF(self.viewport().mapFromGlobal(place)))
            if item is not None and item.kind == "link":
                self.link_menu_requested.emit(item.id, place)
                return
            if item is not None and item not in self._controller.view.selected:
                self._controller.view.select(item)
        self.menu_requested.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in _DIRECTIONS and plain:
            self._step(_DIRECTIONS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._controller.view.current is not None:
            self.open_asked.emit()
        elif key is Qt.Key.Key_Escape:
            self.clear_asked.emit()
        elif key is Qt.Key.Key_Space:
            self._space_is_down = True
        elif event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.key_pressed.emit(event.text().upper())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._space_is_down = False
        super().keyReleaseEvent(event)

    # ------------------------------------------------------------------ reading

    def _item_at(self, place: QPointF) -> Item | None:
        picture = self._picture
        if picture is None:
            return None
        if place.y() < HEADER_HEIGHT:
            x = self.placed().to_picture(place).x()
            lines = picture.layout.gates.items()
            near = [(abs(line - x) * self._zoom, number) for number, line in lines]
            return Item("gate", min(near)[1]) if near and min(near)[0] <= 12 else None
        there = self.placed().to_picture(place)
        return picture.item_at(there.x(), there.y(), 4 / self._zoom)

    def _press(self, item: Item, modifiers: Qt.KeyboardModifier) -> None:
        view = self._controller.view
        if item.kind == "link":
            self.link_clicked.emit(item.id)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            view.toggle(item)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier and item not in view.selected:
            view.select(*view.selected, item)
        else:
            view.select(item)

    def _step(self, direction: Direction) -> None:
        """Go along a link to the left or right, or to what stands above or below; or to the first box."""
        picture, view = self._picture, self._controller.view
        if picture is None:
            return
        found = neighbour(picture, node_of(view.current) if view.current is not None else None, direction)
        if found is not None:
            view.select(Item(found.kind, found.id))
            self.reveal(found)

    def _on_selection(self) -> None:
        item = self._controller.view.current
        text = ""
        if item is not None and self._controller.is_open:
            text = spoken(self._controller.words, self._controller.schedule, item)
        self.setAccessibleDescription(text)
        if self._controller.is_open:
            self._repaint()


def _needed(begin: float, length: float, least: float, most: float) -> int:
    """How far to scroll so that a span is in sight; its beginning wins where there is no room for it all."""
    if begin < least or length > most - least:
        return round(begin - least)
    return round(max(0.0, begin + length - most))
