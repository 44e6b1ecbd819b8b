"""The dialogs of a review: prepare it, and close it with who was there and what was said."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.closed_reviews import close_review
from cxplanner.errors import CXPlannerError, EditError
from cxplanner.plan.edits import reviews
from cxplanner.plan.programme import TeamKind
from cxplanner.scheduling.schedule import schedule
from cxplanner.steering.slips import SlippedDate, last_frozen, slipped_dates
from ui.indicators.typed_value import keep_typed
from ui.reviews.slip_rows import SlipRows
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField, typed_date
from ui.widgets.field import Field, NoteField, TextField
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.wording.words import Words
    from ui.plan_controller import PlanController

_WIDTH: Final = 520


class PrepareReviewDialog(QDialog):
    """A title and a day; the committee's members are invited."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        say = words.say
        self.setWindowTitle(say("Prepare review"))
        self.setMinimumWidth(_WIDTH)
        self.title = TextField(words.field("title"))
        number = len(controller.plan.reviews) + 1
        self.title.show_text(say("Review {number}", number=words.number(number)), anew=True)
        self.held_on = DateField(words.field("held_on"), words)
        self.held_on.show_day(controller.schedule.status_date or date.today(), anew=True)
        self.attendees = NoteField(say("Attendees, one on a line"), lines=5)
        self.attendees.show_text("\n".join(_members(controller.plan)), anew=True)
        for field in (self.title, self.held_on):
            keep_typed(field)
        self.take = Button(say("Prepare"), primary=True)
        self.take.clicked.connect(self._take)
        note = say(
            "Its page collects what is due: what moved since the last review, decisions, gates, actions."
        )
        parts = (self.title, self.held_on, self.attendees)
        _lay_out(self, words, (say("Prepare review"), note), parts, self.take)

    def _take(self) -> None:
        for field in (self.title, self.held_on, self.attendees):
            field.accept()
        try:
            day = typed_date(self.held_on.text, "held_on", self._controller.plan.programme.start)
            if day is None:
                raise EditError("missing", field="held_on")
        except EditError as error:
            self._refuse(error)
            return
        title, names = self.title.text, _lines(self.attendees)
        refused = self._controller.attempt(
            "prepare_review", lambda plan: reviews.prepare_review(plan, title, day, attendees=names)
        )
        if refused is None:
            self.accept()
        else:
            self._refuse(refused)

    def _refuse(self, error: CXPlannerError) -> None:
        fields = {"title": self.title, "held_on": self.held_on, "attendees": self.attendees}
        _refuse(fields.get(getattr(error, "field", None) or "title", self.title), self._words.error(error))


class CloseReviewDialog(QDialog):
    """Who was there, what was said, the reasons for slips that nobody has given yet; then all is frozen."""

    def __init__(self, controller: PlanController, meeting_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._meeting = controller.plan.meetings[meeting_id]
        self._words = words = controller.words
        say = words.say
        self.setWindowTitle(say("Close review"))
        self.setMinimumWidth(_WIDTH)
        self.attendees = NoteField(say("Attendees, one on a line"), lines=4)
        self.attendees.show_text("\n".join(self._meeting.attendees), anew=True)
        self.minutes = NoteField(words.field("minutes"), lines=5)
        self.minutes.show_text(self._meeting.minutes, anew=True)
        self.slips = SlipRows(controller, self._slips())
        self.take = Button(say("Close review"), "lock", primary=True)
        self.take.clicked.connect(self._take)
        note = say(
            "Dates, statuses, costs, gates and indicators are frozen as they are now. What is decided from "
            "here on belongs to the next review. You can undo this."
        )
        parts = (self.attendees, self.minutes, self.slips)
        title = say("Close {review}", review=self._meeting.title)
        _lay_out(self, words, (title, note), parts, self.take)

    def _slips(self) -> list[SlippedDate]:
        made = self._controller.schedule
        baseline = last_frozen(made.plan, self._meeting.held_on)
        if baseline is None or baseline.meeting == self._meeting.id:
            return []
        return [each for each in slipped_dates(made, baseline) if each.asks]

    def _take(self) -> None:
        self.attendees.accept()
        names, minutes = _lines(self.attendees), self.minutes.edit.toPlainText()
        said, meeting_id = self.slips.reasons(), self._meeting.id
        closed_on = self._controller.schedule.status_date or date.today()
        moment = datetime.now().astimezone()
        status_date = self._controller.schedule.status_date

        def close(plan: Plan) -> Plan:
            plan = reviews.change_meeting(plan, meeting_id, attendees=names, minutes=minutes)
            for each in said:
                plan = reviews.explain_slip(plan, each)
            return close_review(schedule(plan, status_date=status_date), meeting_id, closed_on, moment)

        refused = self._controller.attempt("close_review", close)
        if refused is None:
            self.accept()
        else:
            _refuse(self.attendees, self._words.error(refused))


def _members(plan: Plan) -> tuple[str, ...]:
    """The members of the steering committee, who are invited."""
    committee = next((each.id for each in plan.teams.values() if each.kind is TeamKind.STEERING), None)
    return reviews.members_of(plan, committee)


def _lines(field: NoteField) -> tuple[str, ...]:
    return tuple(each.strip() for each in field.edit.toPlainText().splitlines() if each.strip())


def _refuse(field: Field, sentence: str) -> None:
    field.refuse(sentence)
    field.editor.setFocus()


def _lay_out(
    dialog: QDialog, words: Words, head: tuple[str, str], parts: tuple[QWidget, ...], take: Button
) -> None:
    """A dialog with a head, its fields, and the two buttons; the filled one is the default."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(22, 20, 22, 16)
    column.setSpacing(10)
    title, note = head
    column.addWidget(PlainLabel(title, "inspectorTitle", wraps=True))
    column.addWidget(PlainLabel(note, "secondary", wraps=True))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    take.setDefault(True)
    cancel = Button(words.say("Cancel"))
    cancel.clicked.connect(dialog.reject)
    foot = QHBoxLayout()
    foot.addStretch(1)
    foot.addWidget(cancel)
    foot.addWidget(take)
    column.addLayout(foot)
