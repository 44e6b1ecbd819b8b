"""The page of an indicator: what it measures, how it was, and what is wanted by when and at each gate."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxplanner.plan.edits import indicators
from cxplanner.plan.edits.programme import with_person
from cxplanner.plan.indicators import Better, EffortMethod, JourneyStep, Kpi, KpiLevel, KpiType
from cxplanner.plan.programme import STAGE_NUMBERS, Stream
from ui.indicators.typed_value import read_value, read_whole, written_value
from ui.inspector.form import Edit, Form
from ui.widgets.buttons import CheckBox
from ui.widgets.date_field import DateField, typed_date
from ui.widgets.field import ChoiceField, Field, NameField, TextField
from ui.widgets.labels import PlainLabel
from ui.widgets.section import Section

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from cxplanner.plan.plan import Plan
    from ui.plan_controller import PlanController


class IndicatorPage(QWidget):
    """Shows one indicator of the open plan."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = controller.words
        self._id = 0
        self._form: Form[Kpi] = Form(controller, self, lambda plan: self._id in plan.kpis)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._build_head()
        self._build_what()
        self._build_values()
        self._build_gates()
        self._build_measuring()
        self._column.addStretch(1)

    def show_selected(self) -> None:
        """Show the selected indicator, or the same one after a change."""
        item = self._controller.view.current
        if item is None:
            return
        anew, self._id = item.id != self._id, item.id
        plan, words = self._controller.plan, self._words
        kpi = plan.kpis[item.id]
        self._place.setText(words.say("{key} · indicator", key=kpi.code))
        self._heading.setText(kpi.name)
        self._owner.offer(sorted(person.name for person in plan.people.values()))
        self._form.show(kpi, anew=anew)
        can_edit = not self._controller.open_plan.read_only
        self._form.set_enabled(can_edit)
        self.strip.setEnabled(can_edit)
        self.strip.blockSignals(True)
        self.strip.setChecked(kpi.in_strip)
        self.strip.blockSignals(False)
        self._refusal.hide()
        self._method.setVisible(kpi.type is KpiType.CES)
        self._no_baseline.setVisible(kpi.baseline_value is None)

    def focus_title(self) -> None:
        self._name.line.setFocus()
        self._name.line.selectAll()

    # ------------------------------------------------------------------ building

    def _build_head(self) -> None:
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(16, 4, 16, 12)
        lines.setSpacing(6)
        self._place = PlainLabel("", "small")
        self._heading = PlainLabel("", "inspectorTitle", wraps=True)
        for widget in (self._place, self._heading):
            lines.addWidget(widget)
        self._column.addWidget(head)

    def _build_what(self) -> None:
        words, say = self._words, self._words.say
        section = self._section(say("What it measures"))
        self._name = TextField(words.field("name"))
        self._add(section, self._name, "name", attrgetter("name"))
        self._add(section, TextField(words.field("code")), "code", attrgetter("code"))
        self._add(section, self._choice(say("Measures"), KpiType), "type", attrgetter("type"))
        self._method = self._choice(say("Method"), EffortMethod)
        self._add(section, self._method, "method", attrgetter("method"))
        self._add(section, TextField(words.field("unit")), "unit", attrgetter("unit"))
        self._add(section, self._choice(say("Better is"), Better), "better", attrgetter("better"))
        steps = self._choice(words.field("step"), JourneyStep, optional=True)
        self._add(section, steps, "step", attrgetter("step"))
        streams = self._choice(words.field("stream"), Stream, optional=True)
        self._add(section, streams, "stream", attrgetter("stream"))
        self._add(section, self._choice(say("It tells"), KpiLevel), "level", attrgetter("level"))

    def _build_values(self) -> None:
        words, say = self._words, self._words.say
        section = self._section(say("From baseline to target"))
        self._no_baseline = PlainLabel(
            say("No baseline: without it nobody can say later what has become better."), "small", wraps=True
        )
        section.content.addWidget(self._no_baseline)
        for name in ("baseline_value", "target"):
            self._add(section, TextField(words.field(name)), name, self._written(name), self._set_value(name))
            day = f"{name.removesuffix('_value')}_on"
            field = DateField(words.field(day), words)
            self._add(section, field, day, attrgetter(day), self._set_day(day))

    def _build_gates(self) -> None:
        words = self._words
        section = self._section(words.say("Wanted at gates"))
        for number in STAGE_NUMBERS:
            field = TextField(words.say("Gate {key}", key=f"G{number}"))
            section.content.addWidget(field)
            self._form.add(
                field, "set_gate_target", partial(self._gate_target, number), self._set_gate(number)
            )  # fmt: skip

    def _build_measuring(self) -> None:
        words, say = self._words, self._words.say
        section = self._section(say("Measuring"))
        every = TextField(words.field("cadence_days"))
        every.line.setPlaceholderText(say("days, such as 90"))
        self._add(section, every, "cadence_days", lambda kpi: str(kpi.cadence_days or ""), self._set_cadence)
        self._owner = NameField(words.field("owner"))
        section.content.addWidget(self._owner)
        self._form.add(self._owner, "change_indicator", self._owner_of, self._set_owner)
        self._add(section, TextField(words.field("source")), "source", attrgetter("source"))
        self.strip = CheckBox(say("Show it under the roadmap"))
        self.strip.toggled.connect(self._set_strip)
        section.content.addWidget(self.strip)
        self._refusal = PlainLabel("", "refusal", wraps=True)
        self._refusal.hide()
        section.content.addWidget(self._refusal)

    def _section(self, title: str) -> Section:
        section = Section(title)
        self._column.addWidget(section)
        return section

    def _choice(self, label: str, choices: type[StrEnum], *, optional: bool = False) -> ChoiceField:
        none: list[tuple[object, str]] = [(None, "–")] if optional else []
        return ChoiceField(label, [*none, *((each, self._words.label(each)) for each in choices)])

    def _add(
        self,
        section: Section,
        field: Field,
        name: str,
        value_of: Callable[[Kpi], Any],
        edit: Edit | None = None,
    ) -> None:
        section.content.addWidget(field)
        self._form.add(field, "change_indicator", value_of, edit or self._set(name))

    # ------------------------------------------------------------------ what fields show

    def _written(self, name: str) -> Callable[[Kpi], str]:
        return lambda kpi: written_value(getattr(kpi, name), self._words.language)

    def _gate_target(self, gate: int, kpi: Kpi) -> str:
        targets = self._controller.plan.targets_of.get(kpi.id, ())
        found = next((each.target for each in targets if each.gate == gate), None)
        return written_value(found, self._words.language)

    def _owner_of(self, kpi: Kpi) -> str:
        people = self._controller.plan.people
        return people[kpi.owner].name if kpi.owner is not None else ""

    # ------------------------------------------------------------------ edits

    def _set(self, name: str) -> Edit:
        return lambda plan, value: indicators.change_indicator(plan, self._id, **{name: value})

    def _set_value(self, name: str) -> Edit:
        language = self._words.language
        return lambda plan, text: indicators.change_indicator(
            plan, self._id, **{name: read_value(text, name, language)}
        )

    def _set_day(self, name: str) -> Edit:
        def edit(plan: Plan, text: Any) -> Plan:
            day = typed_date(text, name, plan.programme.status_date or plan.programme.start)
            return indicators.change_indicator(plan, self._id, **{name: day})

        return edit

    def _set_gate(self, gate: int) -> Edit:
        language = self._words.language
        return lambda plan, text: indicators.set_gate_target(
            plan, self._id, gate, read_value(text, "target", language)
        )

    def _set_cadence(self, plan: Plan, text: str) -> Plan:
        days = read_whole(text, "cadence_days", self._words.language)
        return indicators.change_indicator(plan, self._id, cadence_days=days or 0)

    def _set_owner(self, plan: Plan, name: str) -> Plan:
        """A person by name; one whom the plan does not know yet is put into it."""
        plan, owner = with_person(plan, name)
        return indicators.change_indicator(plan, self._id, owner=owner)

    def _set_strip(self, shown: bool) -> None:
        error = self._controller.attempt(
            "change_indicator", lambda plan: indicators.change_indicator(plan, self._id, in_strip=shown)
        )
        if error is not None:
            self.show_selected()
            self._refusal.setText(self._words.error(error))
            self._refusal.show()
