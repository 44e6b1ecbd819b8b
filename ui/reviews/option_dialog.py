"""The dialog that keeps a what-if as an option of a decision, with what it would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.errors import EditError
from cxplanner.plan.agenda import open_decisions
from cxplanner.plan.edits import decisions
from cxplanner.plan.kept_changes import KeptChange
from cxplanner.plan.reviews import AgendaKind
from ui.indicators.typed_value import keep_typed
from ui.widgets.buttons import Button
from ui.widgets.field import ChoiceField, TextField
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from ui.plan_controller import PlanController

_NEW: Final = 0


class KeepOptionDialog(QDialog):
    """The what-if is dropped once it is kept: the plan is as it was, and the decision has one option more."""

    def __init__(self, controller: PlanController, meeting: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        what_if = controller.what_if
        assert what_if is not None
        self._controller = controller
        self._meeting = meeting
        self._change = KeptChange.between(what_if.before.plan, what_if.plan)
        self._words = words = controller.words
        say = words.say
        self.setWindowTitle(say("Keep as an option"))
        self.setMinimumWidth(480)
        self._decision = _NEW
        self.decision = ChoiceField(say("Decision"), self._choices())
        self.decision.show_value(_NEW)
        self.decision.committed.connect(self._choose)
        self.asked = TextField(say("What is asked"))
        self.option = TextField(say("Option"))
        self.option.show_text(what_if.name, anew=True)
        for field in (self.asked, self.option):
            keep_typed(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(10)
        column.addWidget(PlainLabel(say("Keep the what-if as an option"), "inspectorTitle"))
        note = say(
            "The committee sees what it would do. Approving it does it, in one step that can be undone."
        )
        column.addWidget(PlainLabel(note, "secondary", wraps=True))
        for widget in (self.decision, self.asked, self.option):
            column.addWidget(widget)
        self.take = Button(say("Keep as an option"), primary=True)
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        cancel = Button(say("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        column.addLayout(foot)

    def _choices(self) -> list[tuple[object, str]]:
        what_if = self._controller.what_if
        assert what_if is not None
        found: list[tuple[object, str]] = [(_NEW, self._words.say("a new one"))]
        found += [(each.id, each.title) for each in open_decisions(what_if.before.plan, self._meeting)]
        return found

    def _choose(self, item: object) -> None:
        assert isinstance(item, int)
        self._decision = item
        self.asked.setVisible(item == _NEW)

    def _take(self) -> None:
        for field in (self.asked, self.option):
            field.accept()
        change, option, asked, chosen = self._change, self.option.text, self.asked.text, self._decision
        meeting = self._meeting
        what_if = self._controller.what_if
        assert what_if is not None

        def keep(plan: Plan) -> Plan:
            item_id = chosen
            if item_id == _NEW:
                plan = decisions.add_item(plan, meeting, asked, AgendaKind.DECISION)
                item_id = plan.next_id - 1
                plan = decisions.put_option(plan, item_id, self._words.say("Do nothing"))
            plan = decisions.put_option(plan, item_id, option, change=change)
            place = len(plan.agenda_items[item_id].options) - 1
            return decisions.change_item(plan, item_id, recommended=place)

        try:
            keep(what_if.before.plan)
        except EditError as error:
            field = self.asked if error.field == "title" else self.option
            field.refuse(self._words.error(error))
            field.line.setFocus()
            return
        self._controller.drop_what_if()
        self._controller.apply("change_options", keep)
        self.accept()
