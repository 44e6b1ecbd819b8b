"""The presentation: a window over the whole screen that shows the plan step by step.

It edits nothing but what a committee decides and says while a review is under way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from cxplanner.plan.reviews import Outcome
from cxplanner.presentation.steps import DecisionStep, StageStep, Step, steps
from ui.painting.accessible_items import tell
from ui.painting.shape_painter import ShapePainter
from ui.presentation.decisions import baseline_to_compare, decision_steps, review_under_way
from ui.presentation.pictures import Pictures, Room, Shown, larger_on
from ui.presentation.text_shapes import FOOT, Strip, foot, strip, unit_of
from ui.presentation.told import Told, told
from ui.presentation.told_parts import ToldParts
from ui.reviews.answering import answer
from ui.theme import colour, theme

if TYPE_CHECKING:
    from cxplanner.drawing.roadmap_options import LanesBy
    from ui.plan_controller import PlanController

POINTER_STAYS: Final = 3_000
"""Milliseconds after which the mouse pointer is hidden."""
AHEAD: Final = 30
"""Milliseconds after a step until the picture of the next one is made, so that it is there at once."""
_MOST_FOR_ALL: Final = 1 / 6
"""The share of the height up to which the step with the most sentences decides how much room all have."""

_NEXT: Final = frozenset((Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space))
_PREVIOUS: Final = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp))
_LEAVE: Final = frozenset((Qt.Key.Key_Escape, Qt.Key.Key_F5))
_ANSWERS: Final = {
    Qt.Key.Key_A: Outcome.APPROVED,
    Qt.Key.Key_D: Outcome.DEFERRED,
    Qt.Key.Key_R: Outcome.REJECTED,
}
_STAGES: Final = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}


class PresentationWindow(QWidget):
    """Shows the plan of a controller. `left` says that it is closed.

    It is a window of its own, and modal: the window that it stands before stays exactly as it was.
    """

    left = Signal()

    def __init__(self, controller: PlanController, lanes_by: LanesBy, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._controller = controller
        self._words = controller.words
        self._lanes_by = lanes_by
        self._number = 0
        self._is_blank = False
        self._pictures: dict[int, Shown] = {}
        self._pointer_at: QPoint | None = None
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._pointer_timer = QTimer(self, singleShot=True, interval=POINTER_STAYS)
        self._pointer_timer.timeout.connect(self._hide_pointer)
        self._ahead_timer = QTimer(self, singleShot=True, interval=AHEAD)
        self._ahead_timer.timeout.connect(self._make_next)
        self._accessible = tell(self, ToldParts(self, controller))
        controller.changed.connect(self._read)
        controller.closed.connect(self.close)
        theme().changed.connect(self._forget_pictures)
        self._read()

    # ------------------------------------------------------------------ the steps

    @property
    def steps(self) -> tuple[Step, ...]:
        return self._steps

    @property
    def number(self) -> int:
        """Which step is shown, from 0."""
        return self._number

    @property
    def told(self) -> Told:
        """What the step says."""
        return self._told[self._number]

    @property
    def is_blank(self) -> bool:
        """Whether the screen is black for the moment."""
        return self._is_blank

    def show_step(self, number: int) -> None:
        """Show a step; beyond the ends, the first or the last."""
        self._number = min(max(number, 0), len(self._steps) - 1)
        self._tell()
        self.update()

    def show_stage(self, stage: int) -> None:
        """Show the step of a stage; nothing happens where the plan has none."""
        for number, step in enumerate(self._steps):
            if isinstance(step, StageStep) and step.stage.id == stage:
                self.show_step(number)

    def blank(self, is_blank: bool) -> None:
        """Make the screen black, or show the step again."""
        self._is_blank = is_blank
        self.update()

    def _read(self) -> None:
        """Read the plan as it is now; it changes where a what-if and its original take turns."""
        controller = self._controller
        plan, schedule = controller.plan, controller.schedule
        shown = controller.view.shown_baseline(plan)
        shown = baseline_to_compare(plan) if shown is None else shown
        baseline = plan.baselines[shown] if shown is not None else None
        self._steps = steps(schedule, shown, decision_steps(schedule))
        alone = len(self._steps) == 1
        self._told = [told(self._words, schedule, each, baseline, alone=alone) for each in self._steps]
        self._maker = Pictures(schedule, self._words, self._lanes_by)
        self.setWindowTitle(plan.programme.name)
        self._forget_pictures()
        self.show_step(self._number)

    def _tell(self) -> None:
        """Tell who does not see it what the step says."""
        said = self.told
        self.setAccessibleName(f"{said.title}. {self._place()}")
        self.setAccessibleDescription(said.spoken)
        if QAccessible.isActive():
            text = f"{said.title}. {said.spoken}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _place(self) -> str:
        number, count = self._words.number(self._number + 1), self._words.number(len(self._steps))
        return self._words.say("Step {number} of {count}", number=number, count=count)

    # ------------------------------------------------------------------ keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if modifiers or (event.isAutoRepeat() and key in _LEAVE):
            event.ignore()
        elif key in _LEAVE:
            self.close()
        elif key == Qt.Key.Key_B:
            self.blank(not self._is_blank)
        elif self._is_blank:
            self.blank(False)
        else:
            self._go(key)

    def _go(self, key: Qt.Key) -> None:
        if key in _NEXT:
            self.show_step(self._number + 1)
        elif key in _PREVIOUS:
            self.show_step(self._number - 1)
        elif key == Qt.Key.Key_Home:
            self.show_step(0)
        elif key == Qt.Key.Key_End:
            self.show_step(len(self._steps) - 1)
        elif key in _STAGES:
            self.show_stage(_STAGES[key])
        elif key in _ANSWERS:
            self._answer(_ANSWERS[key])
        elif key == Qt.Key.Key_M:
            self._write_minutes()

    def _answer(self, outcome: Outcome) -> None:
        """Take the decision that is shown; the next one comes in its place."""
        step = self._steps[self._number]
        if isinstance(step, DecisionStep) and not self._controller.open_plan.read_only:
            answer(self._controller, step.item, outcome)

    def _write_minutes(self) -> None:
        """Type what is said, on the spot."""
        meeting = review_under_way(self._controller.plan)
        if meeting is not None and not self._controller.open_plan.read_only:
            from ui.presentation.minutes_dialog import MinutesDialog

            dialog = MinutesDialog(self._controller, meeting.id, self)
            dialog.exec()
            dialog.deleteLater()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._is_blank:
            self.blank(False)
        else:
            self.show_step(self._number + 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.globalPosition().toPoint()
        if place != self._pointer_at:
            self._pointer_at = place
            self.unsetCursor()
            self._pointer_timer.start()

    def _hide_pointer(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)

    # ------------------------------------------------------------------ the picture

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        if self._is_blank:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        painter.fillRect(self.rect(), colour("canvas"))
        area = self.picture_area(self._number)
        if len(self._steps) > 1:
            painter.drawPixmap(area.topLeft(), self._picture(self._number).picture)
            self._ahead_timer.start()
        unit = self._unit()
        shapes = ShapePainter(painter, theme().colours)
        shapes.paint(self._strip(self._number).shapes)
        shapes.paint(foot(self._place(), self._hint(), self._note(), self.width(), area.bottom() + 1, unit))

    def picture_area(self, number: int) -> QRect:
        """What is left for the roadmap between the sentences and the foot.

        It is the same at every step, so that bars stay where they are, unless that would cost much of it.
        """
        highest = max(self._strip(each).height for each in range(len(self._steps)))
        if highest > self.height() * _MOST_FOR_ALL:
            highest = self._strip(number).height
        top = round(highest)
        return QRect(0, top, self.width(), max(1, self.height() - top - round(FOOT * self._unit())))

    def shown(self) -> Shown | None:
        """The picture of the step that is shown, or None where there is none."""
        return self._picture(self._number) if len(self._steps) > 1 else None

    def place_of_words(self, number: int) -> QRect:
        """Where a part of what the step says stands."""
        top, bottom = self._strip(self._number).spans[number]
        return QRect(0, round(top), self.width(), round(bottom - top))

    def _strip(self, number: int) -> Strip:
        return strip(self._told[number], self.width(), self._unit())

    def _unit(self) -> float:
        return unit_of(self.width(), self.height())

    def _hint(self) -> str:
        """The keys, as long as they are new."""
        say = self._words.say
        if len(self._steps) == 1:
            return say("Esc leaves")
        return say("→ goes on · ← goes back · B blanks · Esc leaves") if self._number == 0 else ""

    def _note(self) -> str:
        controller = self._controller
        if controller.what_if is None or controller.original_is_shown:
            return ""
        return self._words.say("What-if: not in the plan")

    def _picture(self, number: int) -> Shown:
        made = self._pictures.get(number)
        if made is None:
            area = self.picture_area(number)
            larger = larger_on(self.width(), self.height())
            room = Room(area.width(), area.height(), self.devicePixelRatioF(), larger)
            step, maker = self._steps[number], self._maker
            if isinstance(step, DecisionStep) and step.after is not None:
                maker = Pictures(step.after, self._words, self._lanes_by)
            made = self._pictures[number] = maker.painted(step, room)
        return made

    def _make_next(self) -> None:
        if self.isVisible() and self._number + 1 < len(self._steps):
            self._picture(self._number + 1)

    def _forget_pictures(self) -> None:
        self._pictures.clear()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget_pictures()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._forget_pictures()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._pointer_timer.stop()
        self._ahead_timer.stop()
        super().closeEvent(event)
        self.left.emit()


def present(controller: PlanController, lanes_by: LanesBy, window: QWidget) -> PresentationWindow:
    """Begin on the whole screen on which a window is."""
    shown = PresentationWindow(controller, lanes_by, window)
    shown.setScreen(window.screen())
    shown.setGeometry(window.screen().geometry())
    shown.showFullScreen()
    shown.setFocus()
    return shown
