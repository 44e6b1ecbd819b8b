"""The page of several initiatives: what they share can be edited on all of them at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from ui.inspector import initiative_edits as edits
from ui.inspector.form import Form
from ui.widgets.field import ChoiceField, NameField, TextField
from ui.widgets.labels import PlainLabel
from ui.widgets.section import Section

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

Value = TypeVar("Value")


class SeveralPage(QWidget):
    """Shows the initiatives that are selected."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        self._ids: tuple[int, ...] = ()
        self._form: Form[list[Initiative]] = Form(
            controller, self, lambda plan: all(id_ in plan.initiatives for id_ in self._ids)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._heading = PlainLabel("", "inspectorTitle", wraps=True)
        self._heading.setContentsMargins(16, 4, 16, 12)
        column.addWidget(self._heading)
        section = Section(words.say("On all of them"))
        self._stream = ChoiceField(words.field("stream"), [(each, words.stream(each)) for each in Stream])
        self._stage = ChoiceField(words.field("stage"))
        self._status = ChoiceField(words.field("status"), [(each, words.status(each)) for each in Status])
        self._owner = NameField(words.field("owner"))
        self._team = NameField(words.field("team"))
        self._units = TextField(words.field("units"))
        for field in (self._stream, self._stage, self._status, self._owner, self._team, self._units):
            section.content.addWidget(field)
        column.addWidget(section)
        column.addStretch(1)
        self._bind()

    def show_selected(self) -> None:
        """Show the selected initiatives; a field is empty where they differ."""
        ids = self._controller.view.selected_initiatives()
        anew, self._ids = ids != self._ids, ids
        plan = self._controller.plan
        self._heading.setText(
            self._words.say_number("{n} initiative selected", "{n} initiatives selected", len(ids))
        )
        self._stage.offer([(stage.id, f"{stage.id} {stage.name}") for stage in plan.stages.values()])
        self._owner.offer(sorted(person.name for person in plan.people.values()))
        self._team.offer(sorted(team.name for team in plan.teams.values()))
        self._form.show([plan.initiatives[id_] for id_ in ids], anew=anew)
        self._form.set_enabled(not self._controller.open_plan.read_only)

    def focus_title(self) -> None:
        self._owner.editor.setFocus()

    def _bind(self) -> None:
        ids = self._selected
        self._form.add(
            self._stream, "set_stream", shared(lambda each: each.stream), edits.set_field(ids, "stream")
        )
        self._form.add(
            self._stage, "set_stage", shared(lambda each: each.stage), edits.set_field(ids, "stage")
        )
        self._form.add(
            self._status, "set_status", shared(lambda each: each.status),
            lambda plan, status: edits.set_status(plan, ids(), status),
        )  # fmt: skip
        self._form.add(self._owner, "set_owner", self._owner_of, self._set_owner)
        self._form.add(self._team, "set_team", self._team_of, self._set_team)
        self._form.add(self._units, "set_units", self._units_of, self._set_units)

    def _selected(self) -> tuple[int, ...]:
        return self._ids

    def _set_owner(self, plan: Plan, name: str) -> Plan:
        return edits.set_owner(plan, self._ids, name)

    def _set_team(self, plan: Plan, name: str) -> Plan:
        return edits.set_team(plan, self._ids, name)

    def _set_units(self, plan: Plan, text: str) -> Plan:
        return edits.set_units(plan, self._ids, text)

    def _owner_of(self, initiatives: list[Initiative]) -> str:
        return shared(self._controller.plan.owner_name)(initiatives) or ""

    def _team_of(self, initiatives: list[Initiative]) -> str:
        team = shared(lambda each: each.team)(initiatives)
        return self._controller.plan.teams[team].name if team is not None else ""

    def _units_of(self, initiatives: list[Initiative]) -> str:
        units = shared(lambda each: each.units)(initiatives)
        return self._words.number(units) if units is not None else ""


def shared(value_of: Callable[[Initiative], Value]) -> Callable[[list[Initiative]], Value | None]:
    """The value that all initiatives have, or None where they differ."""

    def of_all(initiatives: list[Initiative]) -> Value | None:
        values = [value_of(each) for each in initiatives]
        return values[0] if values and all(value == values[0] for value in values) else None

    return of_all
