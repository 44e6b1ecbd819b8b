"""The Reviews view: the next meeting of the committee as it has it before it, and the way to freeze it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cxplanner.plan.reviews import AgendaItem, Meeting
from cxplanner.report.headline import headline
from cxplanner.report.paper import paper_of
from cxplanner.report.sheets import Material
from cxplanner.report.steering_chances import Simulated, chances_section
from cxplanner.report.steering_lists import (
    changed_section,
    gates_section,
    outcomes_section,
    stages_section,
    streams_section,
)
from cxplanner.steering.review_facts import ReviewFacts, review_facts, review_to_show
from ui.after_edits import AfterEdits
from ui.reviews.agenda import Agenda
from ui.reviews.chances import ReviewChances
from ui.reviews.health_line import HealthLine
from ui.reviews.section_canvas import UNIT, SectionCanvas
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import PlainLabel
from ui.widgets.view_head import ViewHead

if TYPE_CHECKING:
    from cxplanner.drawing.shapes import Item
    from ui.plan_controller import PlanController

_CHART_HEIGHT: Final = 172
_CHANGED_ROOM: Final = 330
"""In points: as many rows of changes as this holds are listed, and the rest is counted."""
_WIDE: Final = 880
"""From this width on two columns stand side by side."""


class ReviewsView(QWidget):
    """Follows the plan while it is in sight. `jump_asked` carries an item that was clicked."""

    command = Signal(str)
    jump_asked = Signal(object)

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        self._is_stale = True
        self.facts: ReviewFacts | None = None
        say = words.say
        self.head = ViewHead(say("Reviews"))
        self.trends_button = self._button(say("Trends…"), "trending-up", "trends")
        self.prepare_button = self._button(say("Prepare review…"), "plus", "prepare_review")
        self.summary_button = self._button(say("Summary, 1 page"), "printer", "print_summary")
        self.close_button = self._button(say("Close review…"), "lock", "close_review")
        self.headline = PlainLabel("", "reviewHeadline", wraps=True)
        self.health = HealthLine(controller)
        self.agenda = Agenda(controller)
        self.agenda.command.connect(self.command)
        self.changed = self._canvas(say("Changed since the last review"))
        self.stages = self._canvas(say("Stages and gates in time"))
        self.gates = self._canvas(say("Gates"))
        self.streams = self._canvas(say("Streams"))
        self.outcomes = self._canvas(say("Outcomes"))
        self.chances = ReviewChances(controller, self._canvas(say("When will it finish?")))
        self.chances.changed.connect(self._show_chances)
        self._build()
        self.empty = self._made_empty()
        AfterEdits(controller, self.refresh, self)
        controller.opened.connect(self.refresh)

    # ------------------------------------------------------------------ building

    def _button(self, text: str, icon: str, command: str) -> Button:
        button = Button(text, icon)
        button.clicked.connect(lambda: self.command.emit(command))
        self.head.add(button)
        return button

    def _canvas(self, name: str) -> SectionCanvas:
        canvas = SectionCanvas(name)
        canvas.chosen.connect(self.jump_asked)
        return canvas

    def _build(self) -> None:
        board = QWidget()
        board.setObjectName("reviewBoard")
        board.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._grid = QGridLayout(board)
        self._grid.setContentsMargins(20, 6, 20, 20)
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(14)
        self._left, self._right = QWidget(), QWidget()
        for side, parts in (
            (self._left, (self.agenda, self.changed, self.outcomes)),
            (self._right, (self.gates, self.streams, self.chances.canvas)),
        ):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(14)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        self._is_wide: bool | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(self._words.say("Review"))
        self._area.setWidget(board)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.head)
        lines.addWidget(self._area, 1)
        self._arrange(wide=True)

    def _arrange(self, *, wide: bool) -> None:
        """Two columns side by side, or one under the other where the window is narrow."""
        if wide == self._is_wide:
            return
        self._is_wide = wide
        for widget in (self.headline, self.health, self.stages, self._left, self._right):
            self._grid.removeWidget(widget)
        self._grid.setColumnStretch(0, 11 if wide else 1)
        self._grid.setColumnStretch(1, 10 if wide else 0)
        if wide:
            self._grid.addWidget(self.headline, 0, 0)
            self._grid.addWidget(self.health, 0, 1)
            self._grid.addWidget(self.stages, 1, 0, 1, 2)
            self._grid.addWidget(self._left, 2, 0)
            self._grid.addWidget(self._right, 2, 1)
        else:
            rows = (self.headline, self.health, self.stages, self._left, self._right)
            for row, widget in enumerate(rows):
                self._grid.addWidget(widget, row, 0)

    def _made_empty(self) -> EmptyState:
        say = self._words.say
        return EmptyState(
            say("No review is prepared"),
            say(
                "A review shows the committee what moved since the last one and why, and what it is asked "
                "to decide. Closing it freezes the plan, so that next time everybody knows what was decided."
            ),
            ((say("Prepare the first review"), lambda: self.command.emit("prepare_review")),),
            icons=("plus",),
            parent=self,
        )

    # ------------------------------------------------------------------ following

    @property
    def meeting(self) -> Meeting | None:
        """The review that is shown: the next one that is not closed, else the last."""
        return review_to_show(self._controller.plan) if self._controller.is_open else None

    @property
    def is_prepared(self) -> bool:
        """Whether there is a review that can be closed."""
        return self.meeting is not None and self.meeting.closed_on is None

    def refresh(self) -> None:
        """Show the plan as it is now, or when the view comes to the front."""
        self._is_stale = not self.isVisible()
        if self._is_stale or not self._controller.is_open:
            return
        controller, meeting = self._controller, self.meeting
        self.empty.setVisible(meeting is None)
        self._area.setVisible(meeting is not None)
        self._show_head(meeting)
        if meeting is None:
            self.chances.stop()
            self._place_empty()
            return
        day = controller.schedule.status_date or date.today()
        self.facts = facts = review_facts(controller.schedule, meeting, day)
        self._show_facts(facts, day)

    def _show_head(self, meeting: Meeting | None) -> None:
        words, can_edit = self._words, not self._controller.open_plan.read_only
        if meeting is None:
            self.head.title.setText(words.say("Reviews"))
            self.head.set_summary("")
        else:
            self.head.title.setText(meeting.title)
            self.head.set_summary(self._told_of(meeting))
        self.prepare_button.setVisible(not self.is_prepared)
        self.close_button.setVisible(self.is_prepared)
        self.summary_button.setVisible(meeting is not None)
        self.prepare_button.setEnabled(can_edit)
        self.close_button.setEnabled(can_edit)

    def _told_of(self, meeting: Meeting) -> str:
        words = self._words
        said = [words.long_date(meeting.held_on)]
        if meeting.closed_on is not None:
            said.append(words.say("closed on {date}", date=words.date(meeting.closed_on)))
        if meeting.attendees:
            people = len(meeting.attendees)
            said.append(words.say_number("{n} person", "{n} people", people))
        return " · ".join(said)

    def _material(self) -> Material:
        controller = self._controller
        moment = datetime.now().astimezone()
        return Material(controller.plan, controller.schedule, self._words, paper_of("A4"), moment)

    def _show_facts(self, facts: ReviewFacts, day: date) -> None:
        material = self._material()
        controller = self._controller
        plan, made = controller.plan, controller.schedule
        self.headline.setText(headline(plan, made, self._words, facts.baseline, facts.asking))
        self.health.show_judgement(facts)
        self.agenda.show_facts(material, facts)
        room = _CHANGED_ROOM
        self.stages.show_section(lambda place: stages_section(material, facts, place, day))
        self.changed.show_section(lambda place: changed_section(material, facts, place, room * place.unit))
        self.gates.show_section(lambda place: gates_section(material, facts, place))
        self.streams.show_section(lambda place: streams_section(material, facts, place))
        self.outcomes.show_section(lambda place: outcomes_section(material, place, day))
        self.chances.follow(controller.schedule, facts)

    def _show_chances(self, simulated: Simulated | None) -> None:
        """Draw what was simulated; nothing where nothing varies."""
        canvas, facts = self.chances.canvas, self.facts
        if simulated is None or facts is None:
            canvas.hide()
            return
        material = self._material()
        canvas.show_section(
            lambda place: chances_section(material, facts, simulated, place, _CHART_HEIGHT * UNIT)
        )

    # ------------------------------------------------------------------ commands

    def prepare_review(self) -> None:
        """Ask for the title and day of the next review."""
        from ui.reviews.review_dialog import PrepareReviewDialog

        dialog = PrepareReviewDialog(self._controller, self)
        dialog.exec()
        dialog.deleteLater()
        self.focus_canvas()

    def close_review(self) -> None:
        """Ask who was there and what was said, then freeze all."""
        from ui.reviews.review_dialog import CloseReviewDialog

        if self.meeting is not None and self.is_prepared:
            dialog = CloseReviewDialog(self._controller, self.meeting.id, self)
            dialog.exec()
            dialog.deleteLater()
            self.focus_canvas()

    def add_decision(self) -> None:
        """Put a decision on the agenda of the review that is prepared."""
        from ui.reviews.decision_dialog import DecisionDialog

        if self.meeting is not None and self.is_prepared:
            dialog = DecisionDialog(self._controller, None, self, meeting=self.meeting.id)
            dialog.exec()
            dialog.deleteLater()

    def keep_option(self) -> None:
        """Keep the what-if that is tried as an option of a decision of the review that is prepared."""
        from ui.reviews.option_dialog import KeepOptionDialog

        if self._controller.what_if is not None and self.meeting is not None and self.is_prepared:
            dialog = KeepOptionDialog(self._controller, self.meeting.id, self.window())
            dialog.exec()
            dialog.deleteLater()

    # ------------------------------------------------------------------ what the window asks of it

    def decisions(self) -> tuple[AgendaItem, ...]:
        """The decisions that are asked of the review that is shown."""
        return self.facts.decisions if self.facts is not None else ()

    def focus_canvas(self) -> None:
        """The keyboard goes to the first decision, or to the button that goes on."""
        if not self.agenda.focus_first():
            button = self.close_button if self.is_prepared else self.prepare_button
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, item: Item) -> None:
        """Everything of a review is on its page."""
        del item

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            QTimer.singleShot(0, self, self.refresh)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= _WIDE)
        self._place_empty()

    def _place_empty(self) -> None:
        self.empty.setFixedWidth(min(520, max(280, self.width() - 60)))
        self.empty.adjustSize()
        place = (self.width() - self.empty.width()) // 2, max(70, (self.height() - self.empty.height()) // 3)
        self.empty.move(*place)
