"""The dialog of a decision: what it is about, its options with what each would do, and what was decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cxplanner.errors import CXPlannerError
from cxplanner.plan.edits import decisions, programme
from cxplanner.plan.reviews import AgendaKind, DecisionOption, Outcome
from cxplanner.steering.option_effects import OptionEffect, option_effects
from cxplanner.wording.effects import effect_phrases, in_a_row
from ui.indicators.typed_value import keep_typed
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.date_field import DateField, typed_date
from ui.widgets.field import ChoiceField, Field, NameField, NoteField, TextField
from ui.widgets.labels import PlainLabel
from ui.widgets.section import SectionHead

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.plan.reviews import AgendaItem
    from ui.plan_controller import PlanController

_WIDTH: Final = 600
_ANSWERS: Final = (Outcome.APPROVED, Outcome.DEFERRED, Outcome.REJECTED)


class DecisionDialog(QDialog):
    """A decision that is there, or with a meeting a new one of it. Everything is one step for undo."""

    def __init__(
        self,
        controller: PlanController,
        item_id: int | None,
        parent: QWidget | None = None,
        *,
        meeting: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        self._item = controller.plan.agenda_items[item_id] if item_id is not None else None
        self._meeting = meeting if self._item is None else self._item.meeting
        say = words.say
        self.setWindowTitle(say("Decision"))
        self.setMinimumWidth(_WIDTH)
        self.title = TextField(words.field("title"))
        self.context = NoteField(words.field("context"), lines=2)
        self.owner = NameField(words.field("owner"))
        self.owner.offer(sorted(each.name for each in controller.plan.people.values()))
        self.due = DateField(words.field("due"), words)
        self.recommended = ChoiceField(words.field("recommended"))
        self.recommended.committed.connect(self._recommend)
        self._recommended: int | None = None
        self.supported_by = TextField(words.field("supported_by"))
        self.supported_by.line.setPlaceholderText(say("names, with commas between"))
        self.dissent = TextField(words.field("dissent"))
        self.refusal = PlainLabel("", "refusal", wraps=True)
        self.refusal.hide()
        self.options = QVBoxLayout()
        self.answers = {each: Button(self._verb(each)) for each in _ANSWERS}
        for outcome, button in self.answers.items():
            button.clicked.connect(lambda _checked=False, chosen=outcome: self._take(chosen))
        for field in (self.title, self.due, self.supported_by, self.dissent):
            keep_typed(field)
        self._lay_out()
        self._show(self._item)

    def _verb(self, outcome: Outcome) -> str:
        say = self._words.say
        verbs = {Outcome.APPROVED: say("Approve"), Outcome.DEFERRED: say("Defer")}
        return verbs.get(outcome, say("Reject"))

    # ------------------------------------------------------------------ building

    def _lay_out(self) -> None:
        say = self._words.say
        board = QWidget()
        column = QVBoxLayout(board)
        column.setContentsMargins(22, 20, 22, 8)
        column.setSpacing(10)
        column.addWidget(PlainLabel(say("Decision"), "inspectorTitle"))
        for part in (self.title, self.context, self.owner, self.due):
            column.addWidget(part)
        column.addWidget(SectionHead(say("Options"), say("what each would do to the plan of today")))
        column.addLayout(self.options)
        note = say(
            "An option with an effect comes from a what-if: try it on the plan, then choose Plan, Keep the "
            "what-if as an option."
        )
        column.addWidget(PlainLabel(note, "tertiary", wraps=True))
        row = QHBoxLayout()
        self.new_option = TextField(say("Another option"))
        keep_typed(self.new_option)
        self.new_option.line.setPlaceholderText(say("do nothing, or what nobody has planned yet"))
        row.addWidget(self.new_option, 1)
        column.addLayout(row)
        column.addWidget(self.recommended)
        column.addWidget(self.supported_by)
        column.addWidget(self.dissent)
        column.addWidget(self.refusal)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(board)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        outer.addLayout(self._foot())
        self.resize(_WIDTH, 640)

    def _foot(self) -> QHBoxLayout:
        say = self._words.say
        foot = QHBoxLayout()
        foot.setContentsMargins(22, 4, 22, 16)
        self.reopen = LinkButton(say("Decide anew"))
        self.reopen.clicked.connect(self._reopen)
        self.delete = LinkButton(say("Delete the decision"))
        self.delete.clicked.connect(self._delete)
        foot.addWidget(self.reopen)
        foot.addWidget(self.delete)
        foot.addStretch(1)
        for button in self.answers.values():
            foot.addWidget(button)
        self.take = Button(say("Add") if self._item is None else say("Keep"), primary=True)
        self.take.setDefault(True)
        self.take.clicked.connect(lambda: self._take(None))
        cancel = Button(say("Cancel"))
        cancel.clicked.connect(self.reject)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        return foot

    def _show(self, item: AgendaItem | None) -> None:
        plan, is_new = self._controller.plan, item is None
        is_taken = item is not None and item.outcome not in (Outcome.PENDING, Outcome.DEFERRED)
        self.delete.setVisible(not is_new)
        self.reopen.setVisible(is_taken)
        for button in self.answers.values():
            button.setVisible(not is_new and not is_taken)
        self.new_option.setVisible(not is_taken)
        if item is not None:
            self.title.show_text(item.title, anew=True)
            self.context.show_text(item.context, anew=True)
            owner = plan.people[item.owner].name if item.owner is not None else ""
            self.owner.show_text(owner, anew=True)
            self.due.show_day(item.due, anew=True)
            self.supported_by.show_text(", ".join(item.supported_by), anew=True)
            self.dissent.show_text(item.dissent, anew=True)
            self._recommended = item.recommended
        self._show_options(item)
        self.title.line.setFocus()

    def _show_options(self, item: AgendaItem | None) -> None:
        words = self._words
        choices: list[tuple[object, str]] = [(None, "–")]
        effects = option_effects(self._controller.schedule, item) if item is not None else ()
        for effect in effects:
            choices.append((effect.place, effect.option.title))
            told = PlainLabel(f"{effect.option.title}: {self._told(effect)}", wraps=True)
            self.options.addWidget(told)
        if not effects:
            self.options.addWidget(PlainLabel(words.say("No option is described yet."), "secondary"))
        self.recommended.offer(choices)
        self.recommended.show_value(self._recommended)
        self.recommended.setVisible(bool(effects))

    def _told(self, effect: OptionEffect) -> str:
        words = self._words
        if effect.refused is not None:
            return words.error(effect.refused)
        if effect.effect is None:
            return ""
        said = in_a_row(effect_phrases(words, effect.effect, self._controller.plan.programme.currency))
        return f"{effect.option.text} {said}".strip()

    def _recommend(self, place: object) -> None:
        self._recommended = place if isinstance(place, int) else None

    # ------------------------------------------------------------------ taking

    def _take(self, outcome: Outcome | None) -> None:
        """Keep what was typed; with an outcome the decision is taken in the same step."""
        for field in (self.title, self.context, self.owner, self.due, self.supported_by, self.dissent):
            field.accept()
        self.refusal.hide()
        try:
            due = typed_date(self.due.text, "due", self._controller.plan.programme.start)
        except CXPlannerError as error:
            self._refuse(error)
            return
        values: dict[str, Any] = {
            "title": self.title.text,
            "context": self.context.edit.toPlainText(),
            "due": due,
            "supported_by": tuple(each.strip() for each in self.supported_by.text.split(",") if each.strip()),
            "dissent": self.dissent.text,
        }
        owner, day = self.owner.combo.currentText(), self._controller.schedule.status_date or date.today()
        refused = self._controller.attempt(
            "take_decision" if outcome is not None else self._edit_name(),
            lambda plan: self._edited(plan, values, owner, outcome, day),
        )
        if refused is None:
            self.accept()
        else:
            self._refuse(refused)

    def _edit_name(self) -> str:
        return "add_agenda_item" if self._item is None else "change_agenda_item"

    def _edited(
        self, plan: Plan, values: dict[str, Any], owner: str, outcome: Outcome | None, day: date
    ) -> Plan:
        plan, person = programme.with_person(plan, owner)
        values = {**values, "owner": person}
        if self._item is None:
            assert self._meeting is not None
            title = values.pop("title")
            plan = decisions.add_item(plan, self._meeting, title, AgendaKind.DECISION, **values)
            item_id = plan.next_id - 1
        else:
            item_id = self._item.id
            plan = decisions.change_item(plan, item_id, **values)
        item = plan.agenda_items[item_id]
        if self.new_option.text.strip():
            plan = decisions.put_option(plan, item_id, self.new_option.text)
        if self._recommended != item.recommended and item.options:
            plan = decisions.change_item(plan, item_id, recommended=self._recommended)
        if outcome is not None:
            plan = decisions.decide_item(
                plan, item_id, outcome, day, chosen=self._chosen(plan, item_id, outcome)
            )
        return plan

    def _chosen(self, plan: Plan, item_id: int, outcome: Outcome) -> int | None:
        """The option that is approved: what is recommended, or the only one there is."""
        options: tuple[DecisionOption, ...] = plan.agenda_items[item_id].options
        if outcome is not Outcome.APPROVED or not options:
            return None
        return self._recommended if self._recommended is not None else 0 if len(options) == 1 else None

    def _reopen(self) -> None:
        item = self._item
        if item is not None:
            self._end(
                self._controller.attempt(
                    "reopen_agenda_item", lambda plan: decisions.reopen_item(plan, item.id)
                )
            )

    def _delete(self) -> None:
        item = self._item
        if item is not None:
            self._end(
                self._controller.attempt(
                    "delete_agenda_items", lambda plan: decisions.delete_items(plan, [item.id])
                )
            )

    def _end(self, refused: CXPlannerError | None) -> None:
        if refused is None:
            self.accept()
        else:
            self._refuse(refused)

    def _refuse(self, error: CXPlannerError) -> None:
        sentence = self._words.error(error)
        fields: dict[str, Field] = {
            "title": self.title, "context": self.context, "owner": self.owner, "due": self.due,
            "supported_by": self.supported_by, "dissent": self.dissent, "chosen": self.recommended,
            "options": self.new_option,
        }  # fmt: skip
        name = getattr(error, "field", None)
        if name == "chosen":
            sentence = self._words.say("Choose the option that is approved as the recommended one.")
        if name in fields:
            fields[name].refuse(sentence)
            fields[name].editor.setFocus()
        else:
            self.refusal.setText(sentence)
            self.refusal.show()
