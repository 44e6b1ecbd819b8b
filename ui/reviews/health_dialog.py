"""The dialog in which the owner judges the programme otherwise than the rule does, with the reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.plan.edits import reviews
from cxplanner.plan.reviews import Health, HealthOverride, HealthSubject
from cxplanner.wording.health_rule import health_rule
from ui.widgets.buttons import Button
from ui.widgets.field import ChoiceField, NoteField
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.errors import CXPlannerError
    from ui.plan_controller import PlanController


class HealthDialog(QDialog):
    """A colour with its reason, which is printed; or back to the rule."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        say = words.say
        self._old = next(
            (
                each
                for each in controller.plan.health_overrides.values()
                if each.subject is HealthSubject.PROGRAMME
            ),
            None,
        )
        self.setWindowTitle(say("Health of the programme"))
        self.setMinimumWidth(460)
        self.health = ChoiceField(words.field("health"), [(each, words.label(each)) for each in Health])
        self.health.show_value(self._old.health if self._old is not None else Health.GREEN)
        self._chosen = self._old.health if self._old is not None else Health.GREEN
        self.health.committed.connect(self._choose)
        self.reason = NoteField(words.field("reason"))
        self.reason.show_text(self._old.reason if self._old is not None else "", anew=True)
        self._lay_out()

    def _lay_out(self) -> None:
        say = self._words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(10)
        column.addWidget(PlainLabel(say("Health of the programme"), "inspectorTitle"))
        note = say("The rule goes on to be computed and told. Your reason is printed beside your judgement.")
        column.addWidget(PlainLabel(note, "secondary", wraps=True))
        for sentence in health_rule(self._controller.words):
            column.addWidget(PlainLabel(sentence, "small", wraps=True))
        for widget in (self.health, self.reason):
            column.addWidget(widget)
        self.take = Button(say("Judge so"), primary=True)
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        self.by_rule = Button(say("Back to the rule"))
        self.by_rule.setVisible(self._old is not None)
        self.by_rule.clicked.connect(self._drop)
        cancel = Button(say("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.by_rule)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        column.addLayout(foot)

    def _choose(self, health: object) -> None:
        assert isinstance(health, Health)
        self._chosen = health

    def _take(self) -> None:
        since = self._controller.schedule.status_date or date.today()
        override = HealthOverride(
            0, HealthSubject.PROGRAMME, self._chosen, self.reason.edit.toPlainText(), since
        )
        self._end(
            self._controller.attempt("overrule_health", lambda plan: reviews.overrule_health(plan, override))
        )

    def _drop(self) -> None:
        old = self._old
        if old is not None:
            self._end(
                self._controller.attempt(
                    "delete_overrides", lambda plan: reviews.delete_overrides(plan, [old.id])
                )
            )

    def _end(self, refused: CXPlannerError | None) -> None:
        if refused is None:
            self.accept()
            return
        self.reason.refuse(self._words.error(refused))
        self.reason.edit.setFocus()
