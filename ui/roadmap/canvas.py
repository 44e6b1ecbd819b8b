"""The roadmap under the hands: what a press, a drag, a click, and a key do on the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import dependencies
from ui.roadmap import accessible
from ui.roadmap.bar_drags import BarDrag, DragFinish, DragProgress, DragStart, MoveBar
from ui.roadmap.draw_initiative import DrawInitiative
from ui.roadmap.gestures import Gesture, Pan, RubberBand
from ui.roadmap.grips import Grip, Part
from ui.roadmap.hits import Hits
from ui.roadmap.hovering import Hovering
from ui.roadmap.keys import CanvasKeys
from ui.roadmap.link_drags import LinkByKeys, LinkDrag
from ui.roadmap.link_popover import LinkPopover
from ui.roadmap.moved import Moved
from ui.roadmap.moved_gates import paint_moved_gates
from ui.roadmap.popover import Popover
from ui.roadmap.rename import RenameField
from ui.roadmap.scrolled import ScrolledRoadmap
from ui.roadmap.selecting import ADDS, ITEMS, Press, Selecting
from ui.roadmap.sentences import spoken
from ui.roadmap.status_drag import DragStatusDate
from ui.roadmap.ways import WaysAtTheBar

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from cxplanner.drawing.roadmap import RoadmapOptions
    from ui.plan_controller import PlanController

AUTOSCROLL_MS = 30
_AUTOSCROLL_ZONE = 28


class RoadmapCanvas(ScrolledRoadmap):
    """`key_pressed` carries a letter or key that is a command; `title_requested` asks for a title field.

    `dragging` says whether a drag goes on.
    """

    key_pressed = Signal(str)
    title_requested = Signal()
    menu_requested = Signal(QPoint)
    dragging = Signal(bool)

    def __init__(
        self, controller: PlanController, options: RoadmapOptions, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, options, parent)
        self.hits = Hits(self)
        self.selecting = Selecting(self)
        self.hovering = Hovering(self)
        self._press: Press | None = None
        self._button = Qt.MouseButton.NoButton
        self.gesture: Gesture | None = None
        self.selected_link: int | None = None
        self._popover: Popover | None = None
        self._rename: RenameField | None = None
        self.ways = WaysAtTheBar(self)
        accessible.install()
        self.accessible_roadmap = accessible.AccessibleRoadmap(self)
        self.viewport().setObjectName(accessible.VIEWPORT_NAME)
        self.moved = Moved(controller, self)
        self.keys = CanvasKeys(self)
        self._scrolling = QTimer(self, interval=AUTOSCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_along)
        self._last_place = QPointF()
        controller.view.selection_changed.connect(self._on_selection)
        controller.changed.connect(self._on_changed)
        controller.closed.connect(self.drop_everything)

    # ------------------------------------------------------------------ what is going on

    @property
    def is_asking(self) -> bool:
        """Whether a question about a dropped bar stands."""
        return self.ways.is_open

    @property
    def link_popover(self) -> LinkPopover | None:
        popover = self._popover
        return popover if isinstance(popover, LinkPopover) and popover.isVisible() else None

    @property
    def rename_field(self) -> RenameField | None:
        return self._rename

    def begin(self, gesture: Gesture) -> None:
        """A drag begins."""
        self.hovering.forget()
        self.gesture = gesture
        self.viewport().setCursor(gesture.cursor)
        if gesture.scrolls:
            self._scrolling.start()
        self.dragging.emit(True)

    def cancel_gesture(self) -> bool:
        """End a drag with nothing changed; False when there was none."""
        gesture, self.gesture, self._press = self.gesture, None, None
        self._scrolling.stop()
        self.ways.close()
        if gesture is None:
            return False
        gesture.cancel()
        self._let_go()
        return True

    def drop_everything(self) -> None:
        """Nothing is dragged, asked or typed any more."""
        self.cancel_gesture()
        self.select_link(None)
        if self._rename is not None:
            self._rename.give_up()

    def start_over(self) -> None:
        self.drop_everything()
        super().start_over()

    def start_on(self, initiative_id: int, day: date, values: Mapping[str, Any]) -> None:
        """Make an initiative start on a day, asking in which way where links hold it."""
        self.ways.start_on(initiative_id, day, values)

    def _let_go(self) -> None:
        self.viewport().unsetCursor()
        self.hovering.forget()
        self.viewport().update()
        self.dragging.emit(False)

    def _on_changed(self) -> None:
        """The plan under a drag is another one now, by undo for example: the drag is over."""
        self.moved.follow()
        self._press = None  # what was pressed may be gone when the button comes up
        if self.gesture is not None or self.is_asking:
            self.cancel_gesture()
        if self._rename is not None and self._rename.initiative_id not in self.controller.plan.initiatives:
            self._rename.give_up()
        popover = self.link_popover
        if popover is not None and not popover.refresh():
            self.select_link(None)

    # ------------------------------------------------------------------ links

    def select_link(self, dependency_id: int | None, *, at: QPointF | None = None) -> None:
        """Select one link, with its frame beside it or `at` a place. None selects none."""
        if self._popover is not None:
            popover, self._popover = self._popover, None
            had_focus = popover.isAncestorOf(QApplication.focusWidget() or self)
            popover.hide()
            popover.deleteLater()
            if had_focus:
                self.setFocus()
        self.selected_link = dependency_id
        layout = self.layout_of_plan
        points = layout.link_points(dependency_id) if layout is not None and dependency_id is not None else ()
        if points and dependency_id is not None:
            popover = LinkPopover(self.controller, dependency_id, self.viewport())
            popover.left.connect(lambda: self.select_link(None))
            self._popover = popover
            place = at or (self._press.place if self._press is not None else self._in_sight(points))
            popover.show_beside(QRectF(place.x(), place.y(), 1, 1))
        self.viewport().update()

    def _in_sight(self, points: Sequence[tuple[float, float]]) -> QPointF:
        """The corner of a way that is seen and nearest to its middle."""
        corners = [self.from_layout(QPointF(*point)) for point in points]
        middle = corners[len(corners) // 2]
        seen = [each for each in corners if self.body_area().contains(each)]
        return min(seen or [middle], key=lambda each: (each - middle).manhattanLength())

    def delete_link(self) -> bool:
        """Take the selected link out of the plan; False when none is selected."""
        link = self.selected_link
        if link is None or link not in self.controller.plan.dependencies:
            return False
        self.select_link(None)
        return self.controller.apply("delete_link", lambda plan: dependencies.remove(plan, [link]))

    # ------------------------------------------------------------------ names

    def rename_selected(self, begun: str = "") -> bool:
        """Put a field over the current bar, for its title or a new one; False when there is no bar."""
        current = self.controller.view.current
        layout = self.layout_of_plan
        if current is None or current.kind != "initiative" or layout is None:
            return False
        if layout.bar_of(current.id) is None:
            return False
        if self._rename is not None:
            self._rename.give_up()
        self.reveal(current)
        self._rename = RenameField(self, current.id, begun)
        self._rename.finished.connect(self._forget_rename)
        return True

    def _forget_rename(self) -> None:
        self._rename = None

    # ------------------------------------------------------------------ painting

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.ways.place()
        if self._rename is not None:
            self._rename.place()

    def laid_out(self) -> None:
        if self.gesture is not None:
            self.cancel_gesture()  # its places are those of a picture that is gone
        self.hovering.forget()
        if self._rename is not None:
            self._rename.place()

    def marked(self) -> Mapping[int, int]:
        return self.moved.steps()

    def paint_above(self, painter: QPainter) -> None:
        placed = self.placed()
        view = self.controller.view
        hovered = None if self.gesture is not None else self.hovering.item
        if hovered is not None and hovered.kind == "link":
            placed.paint_link(painter, hovered.id)
            hovered = None
        if self.selected_link is not None:
            placed.paint_link(painter, self.selected_link)
        paint_moved_gates(painter, self)
        ringed = () if isinstance(self.gesture, BarDrag) else view.selected
        placed.paint_rings(painter, hovered, ringed, has_focus=self.hasFocus())
        if self.gesture is not None:
            painter.save()
            self.gesture.paint(painter)
            painter.restore()

    def above(self) -> QRegion | None:
        hovered, dragging = self.hovering.item, self.gesture is not None and not isinstance(self.gesture, Pan)
        if dragging or self.selected_link is not None or (hovered and hovered.kind != "initiative"):
            return None
        ringed = (*self.controller.view.selected, *self.moved.gates())
        return self.placed().ringed((*ringed, hovered) if hovered is not None else ringed)

    # ------------------------------------------------------------------ the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.is_asking or isinstance(self.gesture, LinkByKeys):
            self.cancel_gesture()
        if self.gesture is not None:
            return  # another button in the middle of a drag means nothing
        place, button = event.position(), event.button()
        self._button = button
        self.hovering.be_quiet()
        if button is Qt.MouseButton.MiddleButton or self.keys.space_is_down:
            self.begin(Pan(self, place))
        elif button is Qt.MouseButton.LeftButton:
            self._press = Press(place, self.grip_at(place), event.modifiers())
            if self.link_popover is not None:
                self.select_link(None)
            self.selecting.pressed(self._press)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._last_place = event.position()
        if self.gesture is not None and not self.is_asking:
            self.gesture.move(place)
        elif self._press is not None:
            distance = (place - self._press.place).manhattanLength()
            if distance >= QApplication.startDragDistance():
                gesture = self._gesture_of(self._press)
                if gesture is not None:
                    self.begin(gesture)
                    gesture.move(place)
        elif self.gesture is None:
            self.hovering.at(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not self._button:
            return
        place, press = event.position(), self._press
        gesture = self.gesture
        self._scrolling.stop()
        if gesture is not None and not self.is_asking:
            if not self.viewport().rect().contains(place.toPoint()):
                self.cancel_gesture()
                return
            gesture.drop(place)
            if not self.is_asking:
                self.gesture = None
                self._let_go()
        elif press is not None and gesture is None:
            self.selecting.clicked(press)
        self._press = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.item_at(event.position())
        if item is None or item.kind not in ITEMS:
            return
        self._press = None
        self.controller.view.select(item)
        if item.kind != "initiative" or not self.rename_selected():
            self.title_requested.emit()

    def _gesture_of(self, press: Press) -> Gesture | None:
        """What a drag means that begins with this press."""
        layout, grip = self.layout_of_plan, press.grip
        if layout is None or not self.controller.is_open:
            return None
        if grip is None:
            if not self.body_area().contains(press.place):
                return None
            if press.keys & ADDS:
                return RubberBand(self, press.place, adds=True)
            return DrawInitiative(self, press.place)
        if grip.item.kind == "today":
            return DragStatusDate(self, press.place)
        if grip.part.is_handle:
            return LinkDrag(self, grip.item, grip.part, press.place)
        if grip.item.kind != "initiative":
            return None
        return self._bar_gesture(grip, press.place)

    def _bar_gesture(self, grip: Grip, place: QPointF) -> Gesture | None:
        id_ = grip.item.id
        if grip.part is Part.BODY:
            return MoveBar(self, id_, place, self.controller.view.selected_initiatives())
        kinds: dict[Part, type[BarDrag]] = {
            Part.START: DragStart, Part.FINISH: DragFinish, Part.FOOT: DragProgress,
        }  # fmt: skip
        return kinds[grip.part](self, id_, place)

    def _scroll_along(self) -> None:
        """Near an edge of the picture, it moves under what is dragged."""
        gesture, area, place = self.gesture, self.body_area(), self._last_place
        if gesture is None or self.is_asking:
            self._scrolling.stop()
            return
        step_x = _step_at(place.x(), area.left(), area.right())
        step_y = _step_at(place.y(), area.top(), area.bottom())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        before = (across.value(), down.value())
        across.setValue(across.value() + step_x)
        down.setValue(down.value() + step_y)
        if (across.value(), down.value()) != before:
            gesture.move(place)

    # ------------------------------------------------------------------ the keyboard and the menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        self.cancel_gesture()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            here = QPointF(self.viewport().mapFromGlobal(place))
            item = self.item_at(here)
            if item is not None and item.kind == "link":
                self.select_link(item.id, at=here)
                return
            if item is not None and item.kind in ITEMS and item not in self.controller.view.selected:
                self.controller.view.select(item)
        self.menu_requested.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.pressed(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.keys.released(event)
        super().keyReleaseEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.cancel_gesture()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.gesture is None:
            self.hovering.set(None)

    # ------------------------------------------------------------------ reading

    def item_at(self, place: QPointF) -> Item | None:
        grip = self.grip_at(place)
        return grip.item if grip is not None else None

    def grip_at(self, place: QPointF) -> Grip | None:
        """What can be taken hold of at a place of the viewport."""
        return self.hits.grip_at(place, self.hovering.item)

    def _on_selection(self) -> None:
        if self.selected_link is not None:
            self.select_link(None)
        item = self.controller.view.current
        spoken_text = ""
        if item is not None and self.controller.is_open:
            spoken_text = spoken(self.controller.words, self.controller.schedule, item)
        self.setAccessibleDescription(spoken_text)
        self.repaint_picture()


def _step_at(place: float, first: float, last: float) -> int:
    """How far the picture moves when the mouse is so near an edge, or beyond it."""
    if place < first + _AUTOSCROLL_ZONE:
        return -min(24, round(first + _AUTOSCROLL_ZONE - place))
    if place > last - _AUTOSCROLL_ZONE:
        return min(24, round(place - last + _AUTOSCROLL_ZONE))
    return 0
