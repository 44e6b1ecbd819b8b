"""The matrix under the mouse and the keyboard: bubbles are selected, and dragged to another place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from cxplanner.drawing.priorities_matrix import MIDDLE, SCALE, Bubble, Place, PrioritiesMatrix, lay_out_matrix
from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Initiative
from cxplanner.priorities.scores import OPEN
from ui.painting.accessible_items import tell
from ui.painting.shape_painter import ShapePainter
from ui.theme import colour, theme
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_FAR: Final = 10


class MatrixCanvas(QWidget):
    """Arrow keys go to the nearest bubble that way; with Shift they move it, with Ctrl+Shift far."""

    reveal_asked = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._controller = controller
        self._words = controller.words
        self.setAccessibleName(self._words.say("Impact and effort"))
        self._layout: PrioritiesMatrix | None = None
        self._picture: QPixmap | None = None
        self._pressed: tuple[int, QPointF] | None = None
        self._dragged: tuple[int, Place] | None = None
        self._hovered: int | None = None
        self._accessible = tell(self, self)
        controller.view.selection_changed.connect(self._show_selection)
        controller.changed.connect(self.give_up)
        controller.closed.connect(self.give_up)
        theme().changed.connect(self.refresh)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 280)

    @property
    def layout_now(self) -> PrioritiesMatrix:
        """The layout of the plan as it is, with the place that a drag tries."""
        if self._layout is None:
            kept = self._controller.filter.kept()
            plan = self._controller.plan
            self._layout = lay_out_matrix(
                plan,
                self._words,
                float(self.width()),
                float(self.height()),
                faded=frozenset(plan.initiatives) - kept if kept is not None else (),
                moved=dict([self._dragged]) if self._dragged is not None else None,
            )
        return self._layout

    def refresh(self) -> None:
        self._layout = self._picture = None
        self.update()

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        if not self._controller.is_open:
            painter.fillRect(self.rect(), colour("canvas"))
            return
        painter.drawPixmap(0, 0, self._kept_picture())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._hovered is not None:
            self._rings(painter, [self._hovered], "ink2", 1, 2)
        self._rings(painter, self._controller.view.selected_initiatives(), "accent", 2, 3.5)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _kept_picture(self) -> QPixmap:
        """Everything but the rings; of thousands of bubbles it takes longer than a mouse may wait."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            self._picture = QPixmap((self.size().toSizeF() * ratio).toSize())
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(colour("canvas"))
            painter = QPainter(self._picture)
            ShapePainter(painter, theme().colours).paint(self.layout_now.drawing().shapes)
            painter.end()
        return self._picture

    def _rings(self, painter: QPainter, ids: Iterable[int], tint: str, width: int, distance: float) -> None:
        """A ring around each of these bubbles, and one where several lie upon each other."""
        bubbles = (self.layout_now.bubble_of(id_) for id_ in ids)
        rings = {(each.x, each.y, each.radius + distance) for each in bubbles if each is not None}
        painter.setPen(QPen(colour(tint), width))
        for x, y, radius in rings:
            painter.drawEllipse(QPointF(x, y), radius, radius)

    # ------------------------------------------------------------------ the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        bubble = self.layout_now.bubble_at(event.position().x(), event.position().y())
        view = self._controller.view
        if bubble is None:
            view.select()
            return
        item = Item("initiative", bubble.initiative)
        if event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
            view.toggle(item)
            return
        view.select(item)
        if not self._controller.open_plan.read_only:
            self._pressed = bubble.initiative, event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if self._pressed is None:
            bubble = self.layout_now.bubble_at(where.x(), where.y())
            self._hover(bubble.initiative if bubble is not None else None)
            return
        id_, began = self._pressed
        if self._dragged is None:
            moved = (where - began).manhattanLength()
            if moved < QApplication.startDragDistance():
                return
        self._dragged = id_, self.layout_now.place_at(where.x(), where.y())
        self.refresh()
        self._say_place(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._pressed, self._dragged = self._dragged, None, None
        if dragged is not None:
            if self.rect().contains(event.position().toPoint()):
                self._put(*dragged)
            self.refresh()
        QToolTip.hideText()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.layout_now.bubble_at(event.position().x(), event.position().y()) is not None:
            self.reveal_asked.emit()

    def give_up(self) -> None:
        """End a drag with nothing changed: the plan under it is another one now, or Esc was pressed."""
        if self._pressed is not None:
            self._pressed = self._dragged = None
            QToolTip.hideText()
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.give_up()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            bubble = self.layout_now.bubble_at(event.pos().x(), event.pos().y())
            text = self.described(bubble.initiative) if bubble is not None else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self)
            return True
        return super().event(event)

    def described(self, id_: int) -> str:
        """A bubble as a sentence, for its tooltip and for screen readers."""
        initiative = self._controller.plan.initiatives[id_]
        name = f"{initiative.key} {initiative.title}"
        if initiative.impact is None or initiative.effort is None:
            return self._words.say("{name}, not placed yet", name=name)
        return self._words.say(
            "{name}, impact {impact}, effort {effort}",
            name=name,
            impact=initiative.impact,
            effort=initiative.effort,
        )

    # ------------------------------------------------------------------ for screen readers

    def told_items(self) -> list[Item]:
        """The bubbles, those that are placed first."""
        if not self._controller.is_open:
            return []
        return [Item("initiative", each.initiative) for each in self.layout_now.bubbles]

    def told_sentence(self, item: Item) -> str:
        return self.described(item.id)

    def told_place(self, item: Item) -> QRect:
        bubble = self.layout_now.bubble_of(item.id)
        if bubble is None:
            return QRect()
        radius = bubble.radius
        return QRectF(bubble.x - radius, bubble.y - radius, 2 * radius, 2 * radius).toAlignedRect()

    def told_state(self, item: Item) -> tuple[bool, bool]:
        view = self._controller.view
        return item in view.selected, item == view.current and self.hasFocus()

    def _hover(self, id_: int | None) -> None:
        if id_ != self._hovered:
            self._hovered = id_
            self.setCursor(Qt.CursorShape.OpenHandCursor if id_ is not None else Qt.CursorShape.ArrowCursor)
            self.update()

    def _say_place(self, where: QPointF) -> None:
        if self._dragged is not None:
            place = self._dragged[1]
            said = self._words.say("Impact {impact}, effort {effort}", **place._asdict())
            QToolTip.showText(where.toPoint(), plain_tooltip(said), self)

    # ------------------------------------------------------------------ the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key is Qt.Key.Key_Escape and self._pressed is not None:
            self.give_up()
        elif key is Qt.Key.Key_Escape:
            self._controller.view.select()
        elif key in _STEPS and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.nudge(*_STEPS[key], far=bool(modifiers & Qt.KeyboardModifier.ControlModifier))
        elif key in _STEPS:
            self._go(*_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reveal_asked.emit()
        else:
            super().keyPressEvent(event)

    def _current(self) -> Initiative | None:
        chosen = self._controller.view.selected_initiatives()
        return self._controller.plan.initiatives[chosen[-1]] if chosen else None

    def can_nudge(self) -> bool:
        """Whether the current initiative has a place that a key can change."""
        initiative = self._current() if self._controller.is_open else None
        return initiative is not None and initiative.status in OPEN

    def nudge(self, right: int, up: int, *, far: bool) -> None:
        """Change effort and impact of the current initiative by 1, or by 10."""
        initiative = self._current()
        if initiative is None or initiative.status not in OPEN:
            return
        step = _FAR if far else 1
        if initiative.impact is None or initiative.effort is None:
            self._put(initiative.id, Place(MIDDLE, MIDDLE))
            return
        effort, impact = initiative.effort + right * step, initiative.impact + up * step
        self._put(initiative.id, Place(max(0, min(SCALE, effort)), max(0, min(SCALE, impact))))

    def _go(self, right: int, up: int) -> None:
        """To the nearest bubble that way; sideways counts double, so that a row is kept to."""
        bubbles = self.layout_now.bubbles
        initiative = self._current()
        here = self.layout_now.bubble_of(initiative.id) if initiative is not None else None
        if here is None:
            chosen: Bubble | None = bubbles[0] if bubbles else None
        else:
            chosen = _nearest(
                here, bubbles, lambda dx, dy: (dx * right - dy * up, abs(dx * up) + abs(dy * right))
            )
        if chosen is not None:
            self._controller.view.select(Item("initiative", chosen.initiative))

    def _put(self, id_: int, place: Place) -> None:
        self._controller.apply(
            "set_impact_and_effort",
            lambda plan: initiatives.change(plan, id_, impact=place.impact, effort=place.effort),
        )

    def _show_selection(self) -> None:
        self.update()
        initiative = self._current() if self._controller.is_open else None
        self.setAccessibleDescription(self.described(initiative.id) if initiative is not None else "")


def _nearest(
    here: Bubble, bubbles: tuple[Bubble, ...], measure: Callable[[float, float], tuple[float, float]]
) -> Bubble | None:
    """The bubble with the least way ahead and twice the way aside, among those that lie ahead."""
    ahead = []
    for each in bubbles:
        along, aside = measure(each.x - here.x, each.y - here.y)
        if along > 0:
            ahead.append((along + 2 * aside, each.initiative, each))
    return min(ahead)[2] if ahead else None
