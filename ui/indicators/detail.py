"""What is known of the selected indicator: sentences, the chart of its waves, and its measurements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.drawing.outcomes import value_words
from cxplanner.indicators.measured import estimate_of, standing_of
from cxplanner.plan.edits import indicators
from cxplanner.plan.indicators import Kpi, Measurement
from cxplanner.wording.indicators import (
    answers_sentence,
    change_sentence,
    due_sentence,
    last_change_sentence,
    target_sentence,
)
from ui.indicators.wave_canvas import WaveCanvas
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.entity_model import EntityColumn, EntityKind
from ui.widgets.entity_table import EntityTable
from ui.widgets.labels import PlainLabel
from ui.widgets.section import SectionHead

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_LIST_WIDTH = 380


class IndicatorDetail(QWidget):
    """`add_asked` asks for a new measurement, `edit_asked` carries one to change.

    `baseline_asked` asks to make the current one the baseline, which is offered as long as there is none.
    """

    add_asked = Signal()
    edit_asked = Signal(object)
    baseline_asked = Signal()

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("indicatorDetail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._controller = controller
        self._words = words = controller.words
        self._kpi: int | None = None
        self.title = SectionHead("")
        self.verdict = PlainLabel("", "strong", wraps=True)
        self.told = PlainLabel("", "small", wraps=True)
        self.chart = WaveCanvas(words)
        self.measurements = self._table()
        self.measurements.setMinimumWidth(240)
        self.measurements.setMaximumWidth(_LIST_WIDTH)
        left = QVBoxLayout()
        left.setSpacing(4)
        self.baseline_button = LinkButton(words.say("Use the measurement as the baseline"))
        self.baseline_button.clicked.connect(self.baseline_asked)
        left.addWidget(self.title)
        left.addWidget(self.verdict)
        left.addWidget(self.baseline_button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.told)
        left.addWidget(self.chart, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(SectionHead(words.say("Measurements")))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.add_button, self.edit_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        right.addLayout(buttons)
        right.addWidget(self.measurements, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(16)
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        self.chart.chosen.connect(self.measurements.select)
        self.measurements.current_changed.connect(self._ring_current)

    def show_indicator(self, kpi_id: int | None) -> None:
        """Show this indicator as the plan has it now; nothing where there is none."""
        self._kpi = kpi_id
        self.setVisible(kpi_id is not None)
        if kpi_id is None:
            return
        plan, words = self._controller.plan, self._words
        kpi = plan.kpis[kpi_id]
        standing = standing_of(plan, self._controller.schedule, kpi, date.today())
        values = value_words(words, plan, kpi)
        self.title.set_title(f"{kpi.code}  {kpi.name}")
        self.title.set_note(words.label(kpi.type))
        self.verdict.setText(change_sentence(words, standing, values))
        told = (
            last_change_sentence(words, standing, values),
            answers_sentence(words, standing.now, values),
            target_sentence(words, standing, values),
            due_sentence(words, standing),
        )
        self.told.setText(" ".join(each for each in told if each))
        self.chart.show_standing(
            standing, self._gates(), values.short, f"{self.verdict.text()} {self.told.text()}"
        )
        self.measurements.reload()
        can_edit = not self._controller.open_plan.read_only
        self.add_button.setEnabled(can_edit)
        self.edit_button.setEnabled(can_edit and bool(self._rows()))
        self.baseline_button.setVisible(can_edit and kpi.baseline_value is None and bool(self._rows()))
        self._ring_current()

    def current_measurement(self) -> Measurement | None:
        return self.measurements.current()

    # ------------------------------------------------------------------ inside

    def _gates(self) -> list[tuple[str, date]]:
        plan, schedule = self._controller.plan, self._controller.schedule
        days = (
            (stage, stage.gate_passed_on or schedule.gate(stage.id).finish) for stage in plan.stages.values()
        )
        return [(stage.gate_key, day) for stage, day in days if day is not None]

    def _ring_current(self) -> None:
        current = self.measurements.current()
        self.chart.select(current.id if current is not None else None)

    def _indicator(self) -> Kpi | None:
        return self._controller.plan.kpis.get(self._kpi or 0) if self._controller.is_open else None

    def _rows(self) -> Sequence[Measurement]:
        """The measurements from the latest back."""
        kpi = self._indicator()
        found = self._controller.plan.measurements_of.get(kpi.id, ()) if kpi is not None else ()
        return sorted(found, key=lambda each: (each.taken_on, each.id), reverse=True)

    def _table(self) -> EntityTable[Measurement]:
        words, controller = self._words, self._controller
        say = words.say
        columns = (
            EntityColumn[Measurement](say("Taken on"), lambda each: words.date(each.taken_on), width=88),
            EntityColumn[Measurement](say("Value"), self._value_of, width=96),
            EntityColumn[Measurement](say("Answers"), self._answers_of, width=92),
            EntityColumn[Measurement](say("Source"), lambda each: each.source, width=80, stretches=True),
        )
        kind = EntityKind[Measurement](
            "change_measurement",
            self._rows,
            lambda each: each.id,
            None,
            lambda plan, gone: indicators.delete_measurements(plan, [each.id for each in gone]),
            delete_name="delete_measurements",
        )
        table = EntityTable(say("Measurements"), kind, columns, controller.attempt, words)
        self.add_button = Button(say("Enter a measurement"), "plus")
        self.add_button.clicked.connect(self.add_asked)
        self.edit_button = Button(say("Change it"), "pencil")
        self.edit_button.clicked.connect(self.edit_current)
        table.view.doubleClicked.connect(lambda _: self.edit_current())
        table.view.open_asked.connect(self.edit_current)
        return table

    def edit_current(self) -> None:
        current = self.measurements.current()
        if current is not None:
            self.edit_asked.emit(current)

    def _value_of(self, each: Measurement) -> str:
        kpi = self._controller.plan.kpis[each.kpi]
        values, estimate = value_words(self._words, self._controller.plan, kpi), estimate_of(kpi, each)
        return " ".join(part for part in (values.value(estimate.value), values.margin(estimate)) if part)

    def _answers_of(self, each: Measurement) -> str:
        """How many answered, of how many who were asked."""
        answers = sum(each.counts)
        if not answers:
            return self._words.number(each.denominator) if each.denominator is not None else ""
        if each.invited is None:
            return self._words.number(answers)
        return self._words.say(
            "{answers} of {asked}",
            answers=self._words.number(answers),
            asked=self._words.number(each.invited),
        )
