"""The dialog of the milestones: a table in which each edit is made at once, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.errors import EditError
from cxplanner.plan.edits import milestones
from cxplanner.plan.initiatives import Anchor, Milestone, MilestoneKind
from cxplanner.plan.notation import parse_offset, written_lag
from cxplanner.plan.plan import Plan
from ui.widgets.buttons import Button
from ui.widgets.date_field import typed_date
from ui.widgets.entity_model import EntityColumn, EntityKind
from ui.widgets.entity_table import EntityTable
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from ui.plan_controller import PlanController


class MilestonesDialog(QDialog):
    """Milestones hang on the start or finish of an initiative, or stand on a date of their own."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        say = controller.words.say
        self.setWindowTitle(say("Milestones"))
        self.table = _milestones_table(controller)
        close = Button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        note = say(
            "An offset counts working days: 0 is the day itself, 5d a week later, -5d a week before. "
            "Each change is made at once and can be undone."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("Milestones"), "viewTitle"))
        column.addWidget(PlainLabel(note, "small", wraps=True))
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.resize(940, 520)
        controller.changed.connect(self._reload)

    def _reload(self) -> None:
        if self._controller.is_open:
            self.table.reload()


def _milestones_table(controller: PlanController) -> EntityTable[Milestone]:
    words = controller.words
    kind = EntityKind[Milestone](
        "change_milestone",
        lambda: controller.plan.milestones_in_order,
        lambda each: each.id,
        lambda plan: _add(controller, plan),
        _delete,
        delete_name="delete_milestones",
    )
    return EntityTable(
        words.say("Milestones"),
        kind,
        (*_what_columns(controller), *_when_columns(controller)),
        controller.attempt,
        words,
        add_text=words.say("Add a milestone"),
    )


def _what_columns(controller: PlanController) -> tuple[EntityColumn[Milestone], ...]:
    """What a milestone is, and what it hangs on."""
    words = controller.words
    say = words.say

    def write(field: str) -> Callable[[Plan, Milestone, Any], Plan]:
        return lambda plan, row, value: milestones.change(plan, row.id, **{field: value})

    def anchors() -> list[tuple[object, str]]:
        return [(each, words.label(each)) for each in Anchor]

    def initiatives() -> list[tuple[object, str]]:
        ordered = controller.plan.initiatives_in_order
        return [(None, ""), *((each.id, f"{each.key}  {each.title}") for each in ordered)]

    def initiative_text(each: Milestone) -> str:
        return controller.plan.initiatives[each.initiative].key if each.initiative is not None else ""

    return (
        EntityColumn[Milestone](say("Code"), lambda each: each.key, width=54),
        EntityColumn[Milestone](
            say("Milestone"), lambda each: each.title, write("title"), width=200, stretches=True
        ),
        EntityColumn[Milestone](
            say("Kind"),
            lambda each: words.label(each.kind),
            write("kind"),
            choices=lambda: [(each, words.label(each)) for each in MilestoneKind],
            value=lambda each: each.kind,
            width=124,
        ),
        EntityColumn[Milestone](
            say("Hangs on"),
            lambda each: words.label(each.anchor),
            lambda plan, row, value: _hang_on(controller, plan, row, value),
            choices=anchors,
            value=lambda each: each.anchor,
            width=92,
        ),
        EntityColumn[Milestone](
            say("Initiative"),
            initiative_text,
            lambda plan, row, value: _write_initiative(controller, plan, row, value),
            choices=initiatives,
            value=lambda each: each.initiative,
            width=92,
        ),
    )


def _when_columns(controller: PlanController) -> tuple[EntityColumn[Milestone], ...]:
    """When it is, and when it was reached."""
    words = controller.words
    say = words.say
    return (
        EntityColumn[Milestone](
            say("Offset"),
            lambda each: "" if each.anchor is Anchor.DATE else written_lag(each.offset, elapsed=False) or "0",
            _write_offset,
            width=104,
        ),
        EntityColumn[Milestone](
            say("Date"),
            lambda each: words.date(controller.schedule.milestone(each.id).finish),
            lambda plan, row, value: _write_day(controller, plan, row, value),
            width=100,
        ),
        EntityColumn[Milestone](
            say("Reached on"),
            lambda each: words.date(each.done_on) if each.done_on is not None else "",
            lambda plan, row, value: milestones.change(
                plan, row.id, done_on=typed_date(str(value), "done_on", _near(controller, row))
            ),
            width=100,
        ),
    )


def _add(controller: PlanController, plan: Plan) -> Plan:
    """A new milestone on the finish of the current initiative, or without one on the programme's target."""
    title = controller.words.say("New milestone")
    chosen = controller.view.selected_initiatives()
    if chosen:
        return milestones.add(plan, title, anchor=Anchor.FINISH, initiative=chosen[-1])
    day = plan.programme.target_finish or controller.schedule.finish
    return milestones.add(plan, title, anchor=Anchor.DATE, day=day)


def _delete(plan: Plan, gone: Sequence[Milestone]) -> Plan:
    return milestones.delete(plan, [each.id for each in gone])


def _hang_on(controller: PlanController, plan: Plan, row: Milestone, anchor: Anchor) -> Plan:
    """Another anchor; the milestone stays where it is as far as that can be said."""
    if anchor is Anchor.DATE:
        day = row.day or controller.schedule.milestone(row.id).finish or plan.programme.start
        return milestones.change(plan, row.id, anchor=anchor, day=day)
    return milestones.change(plan, row.id, anchor=anchor, initiative=_initiative_for(controller, plan, row))


def _initiative_for(controller: PlanController, plan: Plan, row: Milestone) -> int | None:
    """The milestone's initiative, else the selected one, else the first of the plan."""
    chosen = controller.view.selected_initiatives()
    first = plan.initiatives_in_order[0].id if plan.initiatives else None
    return row.initiative if row.initiative is not None else chosen[-1] if chosen else first


def _write_initiative(controller: PlanController, plan: Plan, row: Milestone, initiative: int | None) -> Plan:
    """Another initiative to hang on; none leaves the milestone on the day where it is."""
    if initiative is None:
        day = row.day or controller.schedule.milestone(row.id).finish or plan.programme.start
        return milestones.change(plan, row.id, anchor=Anchor.DATE, day=day, initiative=None)
    anchor = Anchor.FINISH if row.anchor is Anchor.DATE else row.anchor
    return milestones.change(plan, row.id, anchor=anchor, initiative=initiative)


def _write_offset(plan: Plan, row: Milestone, value: Any) -> Plan:
    offset = parse_offset(str(value), len(plan.programme.calendar.weekdays))
    if row.anchor is Anchor.DATE and offset:
        raise EditError("missing", field="initiative")
    return milestones.change(plan, row.id, offset=offset)


def _write_day(controller: PlanController, plan: Plan, row: Milestone, value: Any) -> Plan:
    """A date of its own; an anchored milestone keeps its initiative and takes the offset to that day."""
    day = typed_date(str(value), "day", _near(controller, row))
    now = controller.schedule.milestone(row.id).finish
    if day is None:
        raise EditError("missing", field="day")
    if row.anchor is Anchor.DATE or now is None:
        return milestones.change(plan, row.id, anchor=Anchor.DATE, day=day)
    moved = controller.schedule.working_days_between(now, day)
    return milestones.change(plan, row.id, offset=row.offset + moved)


def _near(controller: PlanController, row: Milestone) -> date:
    return controller.schedule.milestone(row.id).finish or controller.plan.programme.start
