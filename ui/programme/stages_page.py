"""The page of the stages: each with its name, its reason, its gate and the exit criteria."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from cxplanner.plan.edits.programme import change_stage, delete_criteria, put_criterion
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import (
    CriterionKind,
    CriterionStatus,
    GateCriterion,
    GateOutcome,
    GatePolicy,
    Stage,
)
from ui.programme.draft import Draft
from ui.programme.form import Page, Write
from ui.widgets.buttons import SegmentedControl
from ui.widgets.date_field import DateField, typed_date
from ui.widgets.entity_model import EntityColumn, EntityKind
from ui.widgets.entity_table import EntityTable
from ui.widgets.field import ChoiceField, NoteField, TextField
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


class StagesPage(Page):
    """One stage at a time, chosen at the head of the page."""

    def __init__(self, draft: Draft, words: Words) -> None:
        super().__init__(words.say("Stages and gates"), draft, words)
        say = words.say
        self.number = 1
        numbers: list[tuple[object, str]] = [
            (stage.id, say("Stage {n}", n=stage.id)) for stage in draft.plan.stages.values()
        ]
        self.chooser = SegmentedControl(say("Stage"), numbers, 1)
        self.chooser.chosen.connect(self._choose)
        self.column.addWidget(self.chooser, 0, Qt.AlignmentFlag.AlignLeft)
        self.name = TextField(say("Name"))
        self.why = NoteField(say("What it is for"), lines=2)
        self.gate_name = TextField(say("Gate"))
        self.gate_policy = ChoiceField(say("The gate"), _policies(words))
        self.gate_planned_on = DateField(say("Planned date"), words)
        self.gate_decided_on = DateField(say("Decided on"), words)
        outcomes: list[tuple[object, str]] = [(None, say("No decision yet"))]
        self.gate_outcome = ChoiceField(
            say("Decision"), outcomes + [(each, words.label(each)) for each in GateOutcome]
        )
        self.add_field(self.name, self._write("name"))
        self.bind(self.why, self._write("why"))
        self.column.addWidget(self.why)
        self.add_field(self.gate_name, self._write("gate_name"))
        self.add_field(self.gate_policy, self._write("gate_policy"))
        self.add_field(self.gate_planned_on, self._write_day("gate_planned_on"))
        self.add_field(self.gate_decided_on, self._write_day("gate_decided_on"))
        self.add_field(self.gate_outcome, self._write("gate_outcome"))
        self.column.addWidget(PlainLabel(say("Exit criteria"), "sectionHead"))
        self.criteria = _criteria_table(draft, words, lambda: self.number)
        self.column.addWidget(self.criteria, 1)
        self.show_draft()

    def show_draft(self, *, anew: bool = False) -> None:
        stage = self.draft.plan.stages[self.number]
        self.name.show_text(stage.name, anew=anew)
        self.why.show_text(stage.why, anew=anew)
        self.gate_name.show_text(stage.gate_name, anew=anew)
        self.gate_policy.show_value(stage.gate_policy)
        self.gate_planned_on.show_day(stage.gate_planned_on, anew=anew)
        self.gate_decided_on.show_day(stage.gate_decided_on, anew=anew)
        self.gate_outcome.show_value(stage.gate_outcome)
        self.criteria.reload()

    def show_stage(self, number: int) -> None:
        """Turn to one stage."""
        self.chooser.set_value(number)
        self._choose(number)

    def _choose(self, number: object) -> None:
        assert isinstance(number, int)
        self.number = number
        self.show_draft(anew=True)

    def _write(self, name: str) -> Write:
        return lambda plan, value: change_stage(plan, self.number, **{name: value})

    def _write_day(self, name: str) -> Write:
        def write(plan: Plan, value: object) -> Plan:
            stage: Stage = plan.stages[self.number]
            near = stage.gate_planned_on or plan.programme.start
            return change_stage(plan, self.number, **{name: typed_date(str(value), name, near)})

        return write


def _policies(words: Words) -> list[tuple[object, str]]:
    return [
        (GatePolicy.HOLD, words.say("Holds: later stages wait for it")),
        (GatePolicy.ADVISE, words.say("Advises: it moves nothing")),
    ]


def _criteria_table(draft: Draft, words: Words, number: Callable[[], int]) -> EntityTable[GateCriterion]:
    say = words.say

    def rows() -> Sequence[GateCriterion]:
        found = [each for each in draft.plan.criteria.values() if each.stage == number()]
        return sorted(found, key=lambda each: each.id)

    def write(field: str) -> Callable[[Plan, GateCriterion, Any], Plan]:
        return lambda plan, row, value: put_criterion(plan, replace(plan.criteria[row.id], **{field: value}))

    def add(plan: Plan) -> Plan:
        place = len(rows()) + 1
        return put_criterion(plan, GateCriterion(0, number(), f"G{number()}.{place}", say("New criterion")))

    def delete(plan: Plan, gone: Sequence[GateCriterion]) -> Plan:
        return delete_criteria(plan, [each.id for each in gone])

    columns = (
        EntityColumn[GateCriterion](say("Criterion"), lambda each: each.text, write("text"), stretches=True),
        EntityColumn[GateCriterion](
            say("Weight"),
            lambda each: words.label(each.kind),
            write("kind"),
            choices=lambda: [(each, words.label(each)) for each in CriterionKind],
            value=lambda each: each.kind,
            width=84,
        ),
        EntityColumn[GateCriterion](
            say("Status"),
            lambda each: words.label(each.status),
            write("status"),
            choices=lambda: [(each, words.label(each)) for each in CriterionStatus],
            value=lambda each: each.status,
            width=92,
        ),
        EntityColumn[GateCriterion](
            say("Evidence"), lambda each: each.evidence, write("evidence"), width=150
        ),
    )
    kind = EntityKind[GateCriterion]("put_criterion", rows, lambda each: each.id, add, delete)
    return EntityTable(
        say("Exit criteria"), kind, columns, draft.attempt, words, add_text=say("Add a criterion")
    )
