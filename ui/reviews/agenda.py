"""The agenda on the screen: the decisions that are asked, with their answers, and actions that are open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.plan.agenda import open_actions
from cxplanner.plan.edits import decisions
from cxplanner.plan.reviews import AgendaItem, Outcome
from cxplanner.report.steering_decisions import cost_of, what_it_does
from ui.reviews.answering import answer
from ui.reviews.decision_row import DecisionRow
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.labels import PlainLabel
from ui.widgets.section import SectionHead

if TYPE_CHECKING:
    from cxplanner.report.sheets import Material
    from cxplanner.steering.review_facts import ReviewFacts
    from ui.plan_controller import PlanController


class Agenda(QWidget):
    """Rows are made anew when the decisions are other ones; answers are edits of the plan."""

    command = Signal(str)

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        self.rows: dict[int, DecisionRow] = {}
        self.open_actions: dict[int, QWidget] = {}
        self.head = SectionHead(words.say("Decisions asked"))
        self.none = PlainLabel(words.say("No decision is asked of this meeting."), "secondary", wraps=True)
        self.add = Button(words.say("Decision…"), "plus")
        self.add.setAccessibleName(words.say("New decision"))
        self.add.clicked.connect(lambda: self.command.emit("add_decision"))
        self._decided = PlainLabel("", "secondary", wraps=True)
        self._actions_head = SectionHead(words.say("Open actions"))
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._action_rows = QVBoxLayout()
        self._action_rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.none)
        column.addLayout(self._rows)
        column.addWidget(self._decided)
        column.addWidget(self._actions_head)
        column.addLayout(self._action_rows)

    def show_facts(self, material: Material, facts: ReviewFacts) -> None:
        """The decisions in their order, what was decided, and the actions that come back."""
        words, plan = self._words, material.plan
        can_answer = not self._controller.open_plan.read_only
        self.add.setEnabled(can_answer)
        wanted = [each.id for each in facts.decisions]
        if list(self.rows) != wanted:
            self._make_rows(facts.decisions)
        for item in facts.decisions:
            owner = plan.people[item.owner].name if item.owner is not None else words.say("no owner")
            what, cost = what_it_does(material, item), cost_of(material, item)
            self.rows[item.id].show_item(item, what, cost, owner, can_answer=can_answer)
        self.head.set_note(words.number(len(wanted)) if wanted else "")
        self.none.setVisible(not wanted)
        self._show_decided(facts)
        self._show_actions(open_actions(plan), can_answer=can_answer)

    def focus_first(self) -> bool:
        """Lead the keyboard to the first decision; False where there is none."""
        for row in self.rows.values():
            row.title.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _make_rows(self, items: tuple[AgendaItem, ...]) -> None:
        for row in self.rows.values():
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for number, item in enumerate(items, start=1):
            row = DecisionRow(self._words, number)
            row.answered.connect(lambda outcome, id_=item.id: self.answer(id_, outcome))
            row.opened.connect(lambda id_=item.id: self.open_item(id_))
            self._rows.addWidget(row)
            self.rows[item.id] = row

    def _show_decided(self, facts: ReviewFacts) -> None:
        """What this meeting has decided already."""
        words, plan = self._words, self._controller.plan
        meeting = facts.meeting
        taken = [
            words.say("{title}: {outcome}", title=each.title, outcome=words.name_of(each.outcome))
            for each in (plan.agenda_of.get(meeting.id, ()) if meeting is not None else ())
            if each.outcome not in (Outcome.PENDING, Outcome.DONE)
        ]
        self._decided.setText("\n".join(taken))
        self._decided.setVisible(bool(taken))

    def _show_actions(self, items: tuple[AgendaItem, ...], *, can_answer: bool) -> None:
        words = self._words
        for widget in self.open_actions.values():
            self._action_rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.open_actions = {}
        self._actions_head.setVisible(bool(items))
        today = self._controller.schedule.status_date or date.today()
        for item in items:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(PlainLabel(item.title, wraps=True), 1)
            if item.due is not None:
                is_late = item.due < today
                day = words.date(item.due)
                said = words.say("due {date}", date=day)
                if is_late:
                    said = words.say("overdue since {date}", date=day)
                line.addWidget(PlainLabel(said, "warning" if is_late else "secondary"))
            done = LinkButton(words.say("Done"))
            done.setAccessibleName(words.say("Done: {title}", title=item.title))
            done.setEnabled(can_answer)
            done.clicked.connect(lambda _checked=False, id_=item.id: self._finish(id_))
            line.addWidget(done)
            self._action_rows.addWidget(row)
            self.open_actions[item.id] = row

    # ------------------------------------------------------------------ edits

    def answer(self, item_id: int, outcome: Outcome) -> None:
        """Take a decision; what is approved is done in the same step. What is unclear is asked for first."""
        if not answer(self._controller, item_id, outcome):
            self.open_item(item_id)

    def open_item(self, item_id: int) -> None:
        """All that is known of a decision, to change it."""
        from ui.reviews.decision_dialog import DecisionDialog

        dialog = DecisionDialog(self._controller, item_id, self)
        dialog.exec()
        dialog.deleteLater()

    def _finish(self, item_id: int) -> None:
        day = self._controller.schedule.status_date or date.today()
        self._controller.apply("change_agenda_item", lambda plan: decisions.finish_action(plan, item_id, day))
