"""A column of the Gates view: one gate, its stage, and everything that is decided about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits.programme import change_stage, put_criterion
from cxplanner.plan.initiatives import Status
from cxplanner.plan.programme import CriterionKind, CriterionStatus, GateCriterion, GateOutcome, GatePolicy
from cxplanner.steering.measured_criteria import measured_criteria
from ui.gates.criterion_row import CriterionRow
from ui.gates.flat_text import FlatText
from ui.gates.waivers import Waivers
from ui.inspector.form import Form
from ui.inspector.parts import Chip, ItemRow
from ui.widgets.buttons import LinkButton
from ui.widgets.date_field import DateField, typed_date
from ui.widgets.field import ChoiceField, Field
from ui.widgets.labels import PlainLabel, plain_tooltip
from ui.widgets.section import SectionHead

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Initiative
    from cxplanner.plan.plan import Plan
    from cxplanner.plan.programme import Stage
    from ui.plan_controller import PlanController

_LABEL_WIDTH = 58
_SETTLED = frozenset((CriterionStatus.MET, CriterionStatus.WAIVED))


class GateColumn(QFrame):
    """Every field is an edit of the plan; rows of criteria stay while their criterion does."""

    def __init__(self, controller: PlanController, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gateColumn")
        self._controller = controller
        self._words = controller.words
        self.number = number
        self._name = ""
        self.rows: dict[int, CriterionRow] = {}
        self._form: Form[Stage] = Form(controller, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 10, 10, 12)
        self._column.setSpacing(6)
        self._build_head()
        self._build_stage()
        self._build_gate()
        self._lists = {kind: self._build_criteria(kind) for kind in CriterionKind}
        self.waivers = Waivers(controller, number)
        self._column.addWidget(self.waivers)
        self._free_head, self._free = self._build_list(self._words.say("Not needed for it"))
        self._column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        """The name of the gate as far as there is room; the tooltip has the rest."""
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - 6
        metrics = self._title.fontMetrics()
        said = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self._title.setText(said.replace("&", "&&"))
        self._title.setAccessibleName(self._name)
        self._title.setToolTip(plain_tooltip(self._name) if said != self._name else "")

    def show_plan(self) -> None:
        """Show the gate as it is now."""
        plan = self._controller.plan
        stage = plan.stages[self.number]
        self.setAccessibleName(f"{stage.gate_key} {stage.gate_name}")
        self._show_head(stage)
        for name, text in self._texts.items():
            text.show_text(getattr(stage, name))
            text.setReadOnly(self._controller.open_plan.read_only)
        self._form.show(stage, anew=False)
        self._form.set_enabled(not self._controller.open_plan.read_only)
        self._show_criteria(plan)
        self._show_initiatives(plan)

    # ------------------------------------------------------------------ building

    def _build_head(self) -> None:
        self._title = LinkButton("")
        self._title.setObjectName("gateTitle")
        self._title.clicked.connect(lambda: self._controller.view.go_to(Item("gate", self.number)))
        self._date = PlainLabel("", "strong")
        self._facts = PlainLabel("", "small", wraps=True)
        self._chip = Chip()
        self._late = Chip(late=True)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(self._late)
        chips.addWidget(self._chip)
        chips.addStretch(1)
        for widget in (self._title, self._date, self._facts):
            self._column.addWidget(widget)
        self._column.addLayout(chips)

    def _build_stage(self) -> None:
        say = self._words.say
        self._texts = {
            "gate_name": self._text(say("Gate"), "gate_name", "change_gate"),
            "name": self._text(say("Closes the stage"), "name", "change_stage"),
            "why": self._text(say("What it is for"), "why", "change_stage"),
        }

    def _text(self, label: str, name: str, done: str) -> FlatText:
        text = FlatText(label, self._words.say("Nothing said yet"))
        text.committed.connect(
            lambda typed: self._controller.apply(
                done, lambda plan: change_stage(plan, self.number, **{name: typed})
            )
        )
        self._column.addWidget(PlainLabel(label, "small"))
        self._column.addWidget(text)
        return text

    def _build_gate(self) -> None:
        words = self._words
        say = words.say
        policies: list[tuple[object, str]] = [(each, words.label(each)) for each in GatePolicy]
        self._add(ChoiceField(say("Policy"), policies), "gate_policy")
        self._add(DateField(say("Planned"), words), "gate_planned_on")
        outcomes: list[tuple[object, str]] = [(None, say("none yet"))]
        outcomes += [(each, words.label(each)) for each in GateOutcome]
        self._add(DateField(say("Decided"), words), "gate_decided_on")
        self._add(ChoiceField(words.field("gate_outcome"), outcomes), "gate_outcome")

    def _build_criteria(self, kind: CriterionKind) -> tuple[SectionHead, QVBoxLayout]:
        say = self._words.say
        head = SectionHead(say("Musts") if kind is CriterionKind.MUST else say("Shoulds"))
        self._column.addSpacing(6)
        self._column.addWidget(head)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        self._column.addLayout(rows)
        add = LinkButton(say("Add a must") if kind is CriterionKind.MUST else say("Add a should"))
        add.clicked.connect(lambda: self.add_criterion(kind))
        self._column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        return head, rows

    def _build_list(self, title: str) -> tuple[SectionHead, QVBoxLayout]:
        head = SectionHead(title)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        self._column.addSpacing(6)
        self._column.addWidget(head)
        self._column.addLayout(rows)
        return head, rows

    def _add(self, field: Field, name: str) -> None:
        def edit(plan: Plan, value: object) -> Plan:
            values = {name: value}
            if isinstance(field, DateField):
                values[name] = typed_date(str(value), name, plan.programme.start)
            if name == "gate_decided_on" and values[name] is None:
                values["gate_outcome"] = None
            return change_stage(plan, self.number, **values)

        field.label.setFixedWidth(_LABEL_WIDTH)
        self._column.addWidget(field)
        done = "change_gate" if name.startswith("gate") else "change_stage"
        self._form.add(field, done, lambda stage: getattr(stage, name), edit)

    # ------------------------------------------------------------------ showing

    def _show_head(self, stage: Stage) -> None:
        words, schedule = self._words, self._controller.schedule
        dates = schedule.gate(stage.id)
        self._name = f"{stage.gate_key}  {stage.gate_name or stage.name}"
        self._fit_title()
        day = schedule.gate_day(stage.id)
        self._date.setText(words.long_date(day) if day is not None else words.gate_day(None))
        self._facts.setText(self._said_of(stage))
        self._chip.show_text(words.say("Critical") if dates.critical and day is not None else "")
        late = 0
        if stage.gate_planned_on is not None and dates.finish is not None:
            late = schedule.working_days_between(stage.gate_planned_on, dates.finish)
        self._late.show_text(words.say("{days} late", days=words.duration(late)) if late > 0 else "")

    def _said_of(self, stage: Stage) -> str:
        """How far its work and its musts are; and a decision to go that leaves musts open."""
        words, plan = self._words, self._controller.plan
        needed = [
            each
            for each in plan.initiatives.values()
            if each.stage == stage.id and each.needed_for_gate and each.status.is_scheduled
        ]
        done = sum(each.status is Status.DONE for each in needed)
        musts = self._criteria_of(plan, CriterionKind.MUST)
        settled = sum(each.status in _SETTLED for each in musts)
        said = [
            words.say(
                "{done} of {all} initiatives done", done=words.number(done), all=words.number(len(needed))
            )
        ]
        if musts:
            said.append(
                words.say("{met} of {all} musts met", met=words.number(settled), all=words.number(len(musts)))
            )
        if stage.gate_passed_on is not None and settled < len(musts):
            said.append(
                words.say_number(
                    "passed with {n} must open", "passed with {n} musts open", len(musts) - settled
                )
            )
        return " · ".join(said)

    def _show_criteria(self, plan: Plan) -> None:
        gone = set(self.rows) - {each.id for each in plan.criteria.values() if each.stage == self.number}
        for id_ in gone:
            row = self.rows.pop(id_)
            row.hide()
            row.deleteLater()
        measured = measured_criteria(plan, self._controller.findings)
        for kind, (head, rows) in self._lists.items():
            criteria = self._criteria_of(plan, kind)
            head.set_note(self._words.number(len(criteria)))
            for place, criterion in enumerate(criteria):
                if criterion.id in self.rows:
                    self.rows[criterion.id].show_criterion(criterion)
                else:
                    self.rows[criterion.id] = CriterionRow(self._controller, criterion)
                rows.insertWidget(place, self.rows[criterion.id])
                self.rows[criterion.id].show_measured(measured.get(criterion.id))

    def _criteria_of(self, plan: Plan, kind: CriterionKind) -> list[GateCriterion]:
        found = (each for each in plan.criteria.values() if each.stage == self.number and each.kind is kind)
        return sorted(found, key=lambda each: each.id)

    def _show_initiatives(self, plan: Plan) -> None:
        self.waivers.show_plan()
        free = [
            each
            for each in plan.initiatives_in_order
            if each.stage == self.number and not each.needed_for_gate and each.status.is_scheduled
        ]
        _fill(self._free, [self._item(each) for each in free])
        self._free_head.setVisible(bool(free))

    def _item(self, initiative: Initiative) -> QWidget:
        dates = self._controller.schedule.initiative(initiative.id)
        return ItemRow(
            f"{initiative.key} {initiative.title}",
            self._words.short_date(dates.start),
            "chart-gantt",
            lambda: self._controller.view.go_to(Item("initiative", initiative.id)),
        )

    def add_criterion(self, kind: CriterionKind) -> None:
        """A new criterion, with its text ready to be typed over."""
        plan = self._controller.plan
        number, new_id = self.number, plan.next_id
        place = sum(each.stage == number for each in plan.criteria.values()) + 1
        text = self._words.say("New criterion")
        new = GateCriterion(0, number, f"G{number}.{place}", text, kind)
        if self._controller.apply("put_criterion", lambda before: put_criterion(before, new)):
            row = self.rows.get(new_id)
            if row is not None:
                row.text.setFocus()
                row.text.selectAll()


def _fill(layout: QVBoxLayout, widgets: list[QWidget]) -> None:
    while layout.count():
        taken = layout.takeAt(0)
        old = taken.widget() if taken is not None else None
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
