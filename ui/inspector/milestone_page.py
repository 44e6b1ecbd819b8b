"""The page of a milestone: what it marks, what it hangs on, and its date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.errors import EditError
from cxplanner.plan.edits import milestones
from cxplanner.plan.initiatives import Anchor, Milestone, MilestoneKind
from cxplanner.plan.plan import Plan
from ui.inspector.baseline_section import BaselineSection
from ui.inspector.form import Edit, Form
from ui.inspector.parts import FactTable
from ui.inspector.why import Why
from ui.widgets.date_field import DateField, typed_date
from ui.widgets.field import ChoiceField, Field, TextField
from ui.widgets.labels import PlainLabel
from ui.widgets.section import Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.plan_controller import PlanController


class MilestonePage(QWidget):
    """Shows one milestone of the open plan."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = controller.words
        self._id = 0
        self._form: Form[Milestone] = Form(controller, self, lambda plan: self._id in plan.milestones)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._build_head()
        self.why = Why(controller, controller.words.say("Why this date"))
        self._column.addWidget(self.why)
        self._build_fields()
        self.baseline = BaselineSection(controller)
        self._column.addWidget(self.baseline)
        self._column.addStretch(1)

    def show_selected(self) -> None:
        """Show the selected milestone, or the same one after a change."""
        item = self._controller.view.current
        if item is None:
            return
        milestone_id = item.id
        anew, self._id = milestone_id != self._id, milestone_id
        words = self._words
        milestone = self._controller.plan.milestones[milestone_id]
        self._place.setText(words.say("{key} · milestone", key=milestone.key))
        self._heading.setText(milestone.title)
        day = self._controller.schedule.milestone(milestone_id).finish
        self._facts.show_rows([(words.say("Date"), words.date(day))])
        self.why.explain_milestone(milestone)
        self.baseline.show_item(Item("milestone", milestone_id))
        self._form.show(milestone, anew=anew)
        self._form.set_enabled(not self._controller.open_plan.read_only)
        for name, field in self._fields.items():
            field.setVisible(
                (milestone.anchor is Anchor.DATE) is (name == "day") or name in ("title", "done_on")
            )

    def focus_title(self) -> None:
        self._title.line.setFocus()
        self._title.line.selectAll()

    def _build_head(self) -> None:
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(16, 4, 16, 12)
        lines.setSpacing(6)
        self._place = PlainLabel("", "small")
        self._heading = PlainLabel("", "inspectorTitle", wraps=True)
        self._facts = FactTable()
        for widget in (self._place, self._heading, self._facts):
            lines.addWidget(widget)
        self._column.addWidget(head)

    def _build_fields(self) -> None:
        words = self._words
        section = Section(words.say("Milestone"))
        self._fields: dict[str, Field] = {}
        self._title = TextField(words.field("title"))
        self._add(section, self._title, "title", lambda each: each.title, self._set("title"))
        kinds = [(kind, words.name_of(kind)) for kind in MilestoneKind]
        self._add_always(section, ChoiceField(words.field("kind"), kinds), "kind", self._set("kind"))
        anchors = [(anchor, words.name_of(anchor)) for anchor in Anchor]
        self._add_always(section, ChoiceField(words.field("anchor"), anchors), "anchor", self._set_anchor)
        self._add(
            section, TextField(words.field("initiative")), "initiative", self._key_of, self._set_initiative
        )
        self._add(
            section,
            TextField(words.field("offset")),
            "offset",
            lambda each: str(each.offset),
            self._set_offset,
        )
        self._add(
            section, DateField(words.field("day"), words), "day", lambda each: each.day, self._set_day("day")
        )
        self._add(
            section, DateField(words.field("done_on"), words), "done_on", lambda each: each.done_on,
            self._set_day("done_on"),
        )  # fmt: skip
        self._column.addWidget(section)

    def _add_always(self, section: Section, field: Field, name: str, edit: Edit) -> None:
        value_of: Callable[[Milestone], object] = lambda each: getattr(each, name)  # noqa: E731
        section.content.addWidget(field)
        self._form.add(field, "change_milestone", value_of, edit)

    def _add(
        self, section: Section, field: Field, name: str, value_of: Callable[[Milestone], object], edit: Edit
    ) -> None:
        self._fields[name] = field
        section.content.addWidget(field)
        self._form.add(field, "change_milestone", value_of, edit)

    def _key_of(self, milestone: Milestone) -> str:
        initiatives = self._controller.plan.initiatives
        return initiatives[milestone.initiative].key if milestone.initiative is not None else ""

    # ------------------------------------------------------------------ edits

    def _set(self, name: str) -> Edit:
        return lambda plan, value: milestones.change(plan, self._id, **{name: value})

    def _set_anchor(self, plan: Plan, anchor: Anchor) -> Plan:
        """A milestone that is taken off its initiative stays on its day."""
        day = self._controller.schedule.milestone(self._id).finish if anchor is Anchor.DATE else None
        return milestones.change(plan, self._id, anchor=anchor, day=day)

    def _set_initiative(self, plan: Plan, key: str) -> Plan:
        initiative = plan.initiative(key.strip())
        if initiative is None:
            raise EditError("unknown_initiative", field="initiative", key=key.strip())
        return milestones.change(plan, self._id, initiative=initiative.id)

    def _set_offset(self, plan: Plan, text: str) -> Plan:
        from cxplanner.plan.notation import parse_offset

        offset = parse_offset(text, len(plan.programme.calendar.weekdays))
        return milestones.change(plan, self._id, offset=offset)

    def _set_day(self, name: str) -> Edit:
        def edit(plan: Plan, text: Any) -> Plan:
            return milestones.change(plan, self._id, **{name: typed_date(text, name, plan.programme.start)})

        return edit
