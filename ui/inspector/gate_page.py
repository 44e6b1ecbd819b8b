"""The page of a gate: its stage, its date and why, its policy and the committee's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import programme
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome, GatePolicy, Stage
from ui.inspector.baseline_section import BaselineSection
from ui.inspector.form import Edit, Form
from ui.inspector.parts import Chip, FactTable
from ui.inspector.why import Why
from ui.widgets.date_field import DateField, typed_date
from ui.widgets.field import ChoiceField, Field, NoteField, TextField
from ui.widgets.labels import PlainLabel
from ui.widgets.section import Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.plan_controller import PlanController


class GatePage(QWidget):
    """Shows one gate of the open plan."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = controller.words
        self._number = 0
        self._form: Form[Stage] = Form(controller, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._build_head()
        self._build_gate()
        self.baseline = BaselineSection(controller)
        self._column.addWidget(self.baseline)
        self.why = Why(controller, controller.words.say("Why this date"))
        self._column.addWidget(self.why)
        self._build_stage()
        self._column.addStretch(1)

    def show_selected(self) -> None:
        """Show the selected gate, or the same one after a change."""
        item = self._controller.view.current
        number = item.id if item is not None else 1
        anew, self._number = number != self._number, number
        stage = self._controller.plan.stages[number]
        self._place.setText(
            self._words.say("{key} · gate of stage {number}", key=stage.gate_key, number=number)
        )
        self._heading.setText(stage.gate_name or stage.name)
        self._show_dates(stage)
        self._form.show(stage, anew=anew)
        self._form.set_enabled(not self._controller.open_plan.read_only)
        self.baseline.show_item(Item("gate", number))
        self._explain(number)

    def _explain(self, number: int) -> None:
        """Why the gate is on its day, or what would give it one."""
        from cxplanner.scheduling.schedule import Node

        has_date = number in self._controller.schedule.dated_gates
        self.why.setVisible(has_date)
        self._undated.setVisible(not has_date)
        if has_date:
            self.why.explain(Node("gate", number))

    def focus_title(self) -> None:
        self._name.line.setFocus()
        self._name.line.selectAll()

    def _build_head(self) -> None:
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(16, 4, 16, 12)
        lines.setSpacing(6)
        self._place = PlainLabel("", "small")
        self._heading = PlainLabel("", "inspectorTitle", wraps=True)
        self.late_chip = Chip(late=True)
        self._dates = FactTable()
        self._undated = PlainLabel(
            self._words.say(
                "Work in this stage or before it gives the gate its date, or a planned date does."
            ),
            "small",
            wraps=True,
        )
        for widget in (self._place, self._heading, self.late_chip, self._dates, self._undated):
            lines.addWidget(widget)
        self._column.addWidget(head)

    def _build_gate(self) -> None:
        words = self._words
        section = Section(words.say("Gate"))
        self._name = TextField(words.field("gate_name"))
        self._add(section, self._name, "gate_name", self._set("gate_name"))
        policies = [(policy, words.label(policy)) for policy in GatePolicy]
        self._add(
            section,
            ChoiceField(words.field("gate_policy"), policies),
            "gate_policy",
            self._set("gate_policy"),
        )
        self._add(
            section, DateField(words.field("gate_planned_on"), words), "gate_planned_on",
            self._set_day("gate_planned_on"),
        )  # fmt: skip
        outcomes = [(None, words.say("none yet")), *((each, words.label(each)) for each in GateOutcome)]
        self._add(
            section, DateField(words.field("gate_decided_on"), words), "gate_decided_on",
            self._set_day("gate_decided_on"),
        )  # fmt: skip
        self._add(
            section,
            ChoiceField(words.field("gate_outcome"), outcomes),
            "gate_outcome",
            self._set("gate_outcome"),
        )
        self._column.addWidget(section)

    def _build_stage(self) -> None:
        section = Section(self._words.say("Stage"))
        self._add(section, TextField(self._words.field("name")), "name", self._set("name"))
        self._add(section, NoteField(self._words.say("Purpose")), "why", self._set("why"))
        self._column.addWidget(section)

    def _add(self, section: Section, field: Field, name: str, edit: Edit) -> None:
        value_of: Callable[[Stage], object] = lambda stage: getattr(stage, name)  # noqa: E731
        section.content.addWidget(field)
        self._form.add(field, "change_gate" if name.startswith("gate") else "change_stage", value_of, edit)

    def _set(self, name: str) -> Edit:
        return lambda plan, value: programme.change_stage(plan, self._number, **{name: value})

    def _set_day(self, name: str) -> Edit:
        def edit(plan: Plan, text: Any) -> Plan:
            day = typed_date(text, name, plan.programme.start)
            values: dict[str, object] = {name: day}
            if name == "gate_decided_on" and day is None:
                values["gate_outcome"] = None
            return programme.change_stage(plan, self._number, **values)

        return edit

    def _show_dates(self, stage: Stage) -> None:
        words, schedule = self._words, self._controller.schedule
        dates = schedule.gate(stage.id)
        say = words.say
        rows = [(say("Date"), words.gate_day(schedule.gate_day(stage.id)))]
        if stage.gate_planned_on is not None:
            rows.append((say("Planned"), words.date(stage.gate_planned_on)))
        if dates.total_float is not None and stage.id in schedule.dated_gates:
            rows.append((say("Total float"), words.duration(dates.total_float)))
        self._dates.show_rows(rows)
        late = 0
        if stage.gate_planned_on is not None and dates.finish is not None:
            late = schedule.working_days_between(stage.gate_planned_on, dates.finish)
        self.late_chip.show_text(say("{days} late", days=words.working_days(late)) if late > 0 else "")
