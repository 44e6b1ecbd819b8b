"""The section of the inspector for the gate, the estimates, and what an initiative costs and brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxplanner.plan.initiatives import Initiative, Urgency
from cxplanner.plan.plan import Plan
from ui.initiatives.fields import CONFIDENCES, FIELD_CELLS, FieldCell
from ui.widgets.field import ChoiceField, Field, NameField, NoteField, TextField
from ui.widgets.section import Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.inspector.form import Form
    from ui.plan_controller import PlanController

_GATE: Final = ("needed_for_gate", "gate_waiver")
_ESTIMATE: Final = ("optimistic", "pessimistic", "person_months", "confidence")
_VALUE: Final = ("sponsor", "cost", "benefit_per_year", "impact", "effort", "urgency")


class EstimateSections(QWidget):
    """Three sections, whose fields are read as the cells of the table are."""

    def __init__(
        self, controller: PlanController, form: Form[Initiative], initiative_id: Callable[[], int]
    ) -> None:
        super().__init__()
        self._controller = controller
        self._form = form
        self._initiative_id = initiative_id
        self._sponsor = NameField(controller.words.field("sponsor"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        say = controller.words.say
        for title, names in (
            (say("Stage gate"), _GATE),
            (say("Estimate"), _ESTIMATE),
            (say("Cost and value"), _VALUE),
        ):
            section = Section(title)
            for name in names:
                self._add(section, name)
            column.addWidget(section)

    def offer_people(self, names: list[str]) -> None:
        """The names that the sponsor is completed from."""
        self._sponsor.offer(names)

    def _add(self, section: Section, name: str) -> None:
        cell, field = FIELD_CELLS[name], self._field(name)
        section.content.addWidget(field)
        self._form.add(field, f"set_{name}", self._value_of(name, cell), self._edit(cell))

    def _field(self, name: str) -> Field:
        words = self._controller.words
        label = words.field(name)
        if name == "needed_for_gate":
            return ChoiceField(label, [(True, words.say("Yes")), (False, words.say("No"))])
        if name == "confidence":
            return ChoiceField(label, [(percent, words.percent(percent)) for percent in CONFIDENCES])
        if name == "urgency":
            return ChoiceField(label, [(urgency, words.label(urgency)) for urgency in Urgency])
        if name == "gate_waiver":
            return NoteField(label, lines=2)
        return self._sponsor if name == "sponsor" else TextField(label)

    def _value_of(self, name: str, cell: FieldCell) -> Callable[[Initiative], object]:
        if name in ("needed_for_gate", "confidence", "urgency", "gate_waiver"):
            return lambda initiative: getattr(initiative, name)
        shown = cell.edited if name in ("cost", "benefit_per_year") else None
        written = shown or cell.text
        return lambda initiative: written(self._controller.plan, self._controller.words, initiative)

    def _edit(self, cell: FieldCell) -> Callable[[Plan, Any], Plan]:
        put = cell.put
        assert put is not None
        return lambda plan, value: put(plan, self._initiative_id(), value)
