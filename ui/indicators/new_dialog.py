"""The dialog of a new indicator: one that many programmes have, or one of your own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.errors import CXPlannerError, EditError
from cxplanner.plan.edits import indicators
from cxplanner.plan.indicators import Better, JourneyStep, KpiLevel, KpiType
from ui.indicators.templates import Template, templates
from ui.indicators.typed_value import keep_typed, read_value
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField, typed_date
from ui.widgets.field import ChoiceField, Field, TextField
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_CADENCE = 90
_MINE = -1


class NewIndicatorDialog(QDialog):
    """`added` is the id of the indicator that it put into the plan. Everything can be changed afterwards."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        self.added: int | None = None
        self._templates = templates(words)
        self._values: dict[str, Any] = {"type": KpiType.NPS, "better": Better.UP, "step": None}
        say = words.say
        self.setWindowTitle(say("New indicator"))
        self.setMinimumWidth(480)
        self.template = ChoiceField(say("Begin with"), self._choices())
        self.template.show_value(_MINE)
        self.name = TextField(words.field("name"))
        types = [(each, words.label(each)) for each in KpiType]
        self.type = ChoiceField(say("Measures"), types)
        self.better = ChoiceField(say("Better is"), [(each, words.label(each)) for each in Better])
        steps: list[tuple[object, str]] = [(None, "–"), *((each, words.label(each)) for each in JourneyStep)]
        self.step = ChoiceField(words.field("step"), steps)
        self.baseline = TextField(say("Baseline"))
        self.baseline.line.setPlaceholderText(say("how it is before anything changes, if known"))
        self.target = TextField(say("Target"))
        self.target_on = DateField(say("Target date"), words)
        self.refusal = PlainLabel("", "refusal", wraps=True)
        self.refusal.hide()
        for field in (self.name, self.baseline, self.target, self.target_on):
            keep_typed(field)
        self._follow_choices()
        self._lay_out()
        self._show_values()
        self.name.line.setFocus()

    def _choices(self) -> list[tuple[object, str]]:
        words = self._words
        found: list[tuple[object, str]] = [(_MINE, words.say("One of your own"))]
        for number, each in enumerate(self._templates):
            step = words.label(each.step) if each.step is not None else ""
            found.append((number, " · ".join(part for part in (step, each.name) if part)))
        return found

    def _follow_choices(self) -> None:
        self.template.committed.connect(self._begin_with)
        for field, name in ((self.type, "type"), (self.better, "better"), (self.step, "step")):
            field.committed.connect(lambda value, chosen=name: self._choose(chosen, value))

    def _lay_out(self) -> None:
        say = self._words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(10)
        column.addWidget(PlainLabel(say("New indicator"), "inspectorTitle"))
        note = say("What is measured says later whether customers are better off.")
        column.addWidget(PlainLabel(note, "secondary", wraps=True))
        for field in self._fields().values():
            column.addWidget(field)
        column.addWidget(self.refusal)
        column.addStretch(1)
        self.add = Button(say("Add the indicator"), primary=True)
        self.add.setDefault(True)
        self.add.clicked.connect(self._add)
        cancel = Button(say("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.add)
        column.addLayout(foot)

    def _fields(self) -> dict[str, Field]:
        return {
            "template": self.template, "name": self.name, "type": self.type, "better": self.better,
            "step": self.step, "baseline_value": self.baseline, "target": self.target,
            "target_on": self.target_on,
        }  # fmt: skip

    def _begin_with(self, number: object) -> None:
        """Fill in what a template says; a name of one's own stays."""
        if not isinstance(number, int) or number < 0:
            self._values.pop("unit", None)
            return
        chosen: Template = self._templates[number]
        names = {each.name for each in self._templates} | {""}
        if self.name.text in names:
            self.name.show_text(chosen.name, anew=True)
        self._values = {
            "type": chosen.type, "better": chosen.better, "step": chosen.step, "level": chosen.level,
            "unit": chosen.unit,
        }  # fmt: skip
        self._show_values()

    def _choose(self, name: str, value: object) -> None:
        self._values[name] = value

    def _show_values(self) -> None:
        self.type.show_value(self._values["type"])
        self.better.show_value(self._values["better"])
        self.step.show_value(self._values["step"])

    def _add(self) -> None:
        """Put the indicator into the plan, or say beside its field why the plan does not take it."""
        for field in self._fields().values():
            field.accept()
        self.refusal.hide()
        language, plan = self._words.language, self._controller.plan
        try:
            values = {
                **self._values,
                "baseline_value": read_value(self.baseline.text, "baseline_value", language),
                "target": read_value(self.target.text, "target", language),
                "target_on": typed_date(self.target_on.text, "target_on", plan.programme.start),
                "cadence_days": _CADENCE,
            }
        except EditError as error:
            self._refuse(error)
            return
        values.setdefault("level", KpiLevel.LEADING)
        name, id_ = self.name.text, plan.next_id
        refused = self._controller.attempt(
            "add_indicator", lambda now: indicators.add_indicator(now, name, **values)
        )
        if refused is not None:
            self._refuse(refused)
            return
        self.added = id_
        self.accept()

    def _refuse(self, error: CXPlannerError) -> None:
        sentence, fields = self._words.error(error), self._fields()
        name = getattr(error, "field", None)
        if name in fields:
            fields[name].refuse(sentence)
            fields[name].editor.setFocus()
        else:
            self.refusal.setText(sentence)
            self.refusal.show()
