"""The page of one initiative: what it is, when it is and why, and every field of it to edit."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.notation import written_predecessors
from cxplanner.plan.programme import Stream
from ui.inspector import initiative_edits as edits
from ui.inspector.baseline_section import BaselineSection
from ui.inspector.estimate_section import EstimateSections
from ui.inspector.form import Edit, Form
from ui.inspector.levelled_start import LevelledStart
from ui.inspector.links import LinkRows, holds_up, waits_for
from ui.inspector.parts import Chip, FactTable, ProgressRail, StreamMark
from ui.inspector.why import Why
from ui.widgets.buttons import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.field import ChoiceField, Field, NameField, NoteField, TextField
from ui.widgets.labels import PlainLabel
from ui.widgets.section import Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.plan_controller import PlanController


class InitiativePage(QWidget):
    """Shows one initiative of the open plan."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = controller.words
        self._id = 0
        self._form: Form[Initiative] = Form(controller, self, lambda plan: self._id in plan.initiatives)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._build_head()
        self._build_dates()
        self._build_place()
        self._build_plan()
        self.estimates = EstimateSections(controller, self._form, lambda: self._id)
        self._column.addWidget(self.estimates)
        self._build_links()
        self._build_texts()
        self._column.addStretch(1)

    def show_selected(self) -> None:
        """Show the selected initiative, or the same one after a change."""
        initiative_id = self._controller.view.selected_initiatives()[-1]
        anew, self._id = initiative_id != self._id, initiative_id
        plan = self._controller.plan
        initiative = plan.initiatives[initiative_id]
        people = sorted(person.name for person in plan.people.values())
        self._owner.offer(people)
        self.estimates.offer_people(people)
        self._team.offer(sorted(team.name for team in plan.teams.values()))
        self._stage.offer([(stage.id, f"{stage.id} {stage.name}") for stage in plan.stages.values()])
        self._form.show(initiative, anew=anew)
        self._form.set_enabled(not self._controller.open_plan.read_only)
        self._show_head(initiative)
        self._show_dates(initiative)
        self._show_tags(initiative)
        self._waits_for.show_items(waits_for(plan, initiative_id))
        self._holds_up.show_items(holds_up(plan, initiative_id))
        from cxplanner.scheduling.schedule import Node

        self.why.explain(Node("initiative", initiative_id))

    def focus_title(self) -> None:
        self._title.line.setFocus()
        self._title.line.selectAll()

    def focus_field(self, name: str) -> None:
        """Put the keyboard into the field of this name."""
        self._form.focus(f"set_{name}")

    # ------------------------------------------------------------------ building

    def _build_head(self) -> None:
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(16, 4, 16, 12)
        lines.setSpacing(6)
        self._mark = StreamMark()
        self._place = PlainLabel("", "small", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(7)
        row.addWidget(self._mark)
        row.addWidget(self._place, 1)
        lines.addLayout(row)
        self._heading = PlainLabel("", "inspectorTitle", wraps=True)
        lines.addWidget(self._heading)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        self.late_chip = Chip(late=True)
        self.critical_chip = Chip()
        chips.addWidget(self.late_chip)
        chips.addWidget(self.critical_chip)
        chips.addStretch(1)
        lines.addLayout(chips)
        self._column.addWidget(head)

    def _build_dates(self) -> None:
        progress = Section(self._words.say("Progress"))
        self._progress_section = progress
        self._rail = ProgressRail()
        progress.content.addWidget(self._rail)
        dates = Section(self._words.say("Dates"))
        self._dates = FactTable()
        dates.content.addWidget(self._dates)
        self._column.addWidget(progress)
        self._column.addWidget(dates)
        self.baseline = BaselineSection(self._controller)
        self._column.addWidget(self.baseline)
        self.why = Why(self._controller)
        self._column.addWidget(self.why)

    def _build_place(self) -> None:
        say, ids = self._words.say, self._ids
        section = Section(say("What and who"))
        self._title = self._text(section, "title", lambda each: each.title, edits.set_field(ids, "title"))
        self._text(section, "key", lambda each: each.key, edits.set_field(ids, "key"))
        self._text(section, "short_title", lambda each: each.short_title, edits.set_field(ids, "short_title"))
        streams = [(stream, self._words.stream(stream)) for stream in Stream]
        self._choice(section, "stream", streams, lambda each: each.stream, edits.set_field(ids, "stream"))
        self._build_tags(section)
        self._stage = self._choice(
            section, "stage", [], lambda each: each.stage, edits.set_field(ids, "stage")
        )
        statuses = [(status, self._words.status(status)) for status in Status]
        self._choice(
            section, "status", statuses, lambda each: each.status,
            lambda plan, status: edits.set_status(plan, ids(), status),
        )  # fmt: skip
        self._owner = NameField(say("Owner"))
        self._add(
            section,
            self._owner,
            "owner",
            self._owner_of,
            lambda plan, name: edits.set_owner(plan, ids(), name),
        )
        self._team = NameField(say("Team"))
        self._add(
            section, self._team, "team", self._team_of, lambda plan, name: edits.set_team(plan, ids(), name)
        )
        self._text(
            section, "units", lambda each: "" if each.units is None else self._words.number(each.units),
            lambda plan, text: edits.set_units(plan, ids(), text),
        )  # fmt: skip
        self._column.addWidget(section)

    def _build_tags(self, section: Section) -> None:
        self._tags: dict[Stream, CheckBox] = {}
        section.content.addWidget(PlainLabel(self._words.field("tags"), "small"))
        for stream in Stream:
            box = CheckBox(self._words.stream(stream))
            box.clicked.connect(lambda carried, stream=stream: self._tag(stream, carried))
            self._tags[stream] = box
            section.content.addWidget(box)

    def _build_plan(self) -> None:
        section = Section(self._words.say("Plan"))
        ids = self._ids
        self._text(
            section, "duration", lambda each: self._words.duration(each.duration),
            lambda plan, text: edits.set_duration(plan, ids(), text),
        )  # fmt: skip
        self._text(
            section, "predecessors", lambda each: written_predecessors(self._controller.plan, each.id),
            lambda plan, text: edits.set_predecessors(plan, self._id, text),
        )  # fmt: skip
        for name in ("not_before", "deadline", "pinned_start"):
            self._day(section, name, edits.set_day(ids, name))
        self.levelled_start = LevelledStart(self._controller)
        section.content.addWidget(self.levelled_start)
        self._text(
            section, "progress", lambda each: self._words.percent(each.progress),
            lambda plan, text: edits.set_progress(plan, ids(), text),
        )  # fmt: skip
        self._day(section, "actual_start", lambda plan, text: edits.set_actual_start(plan, self._id, text))
        self._day(section, "actual_finish", lambda plan, text: edits.set_actual_finish(plan, self._id, text))
        self._text(
            section, "remaining",
            lambda each: self._words.duration(each.remaining) if each.remaining is not None else "",
            lambda plan, text: edits.set_remaining(plan, ids(), text),
        )  # fmt: skip
        self._column.addWidget(section)

    def _build_links(self) -> None:
        self._waits_for = LinkRows(self._words.say("Waits for"), self._controller)
        self._holds_up = LinkRows(self._words.say("Holds up"), self._controller)
        self._column.addWidget(self._waits_for)
        self._column.addWidget(self._holds_up)

    def _build_texts(self) -> None:
        section = Section(self._words.say("Meaning"))
        for name in ("why", "summary", "notes"):
            field = NoteField(self._words.field(name))
            self._add(section, field, name, attrgetter(name), edits.set_field(self._ids, name))
        self._column.addWidget(section)

    def _text(
        self, section: Section, name: str, value_of: Callable[[Initiative], str], edit: Edit
    ) -> TextField:
        field = TextField(self._words.field(name))
        self._add(section, field, name, value_of, edit)
        return field

    def _day(self, section: Section, name: str, edit: Edit) -> None:
        field = DateField(self._words.field(name), self._words)
        self._add(section, field, name, lambda each: getattr(each, name), edit)

    def _choice(
        self,
        section: Section,
        name: str,
        choices: list[tuple[Stream, str]] | list[tuple[Status, str]] | list[tuple[int, str]],
        value_of: Callable[[Initiative], object],
        edit: Edit,
    ) -> ChoiceField:
        field = ChoiceField(self._words.field(name), choices)
        self._add(section, field, name, value_of, edit)
        return field

    def _add(
        self, section: Section, field: Field, name: str, value_of: Callable[[Initiative], object], edit: Edit
    ) -> None:
        section.content.addWidget(field)
        self._form.add(field, f"set_{name}", value_of, edit)

    # ------------------------------------------------------------------ showing

    def _show_head(self, initiative: Initiative) -> None:
        plan, words = self._controller.plan, self._words
        dates = self._controller.schedule.initiative(initiative.id)
        self._mark.show_stream(initiative.stream)
        stage = plan.stages[initiative.stage]
        parts = (initiative.key, words.stream(initiative.stream), f"{stage.id} {stage.name}")
        self._place.setText(" · ".join(parts))
        self._heading.setText(initiative.title)
        self.critical_chip.show_text(words.say("Critical") if dates.critical else "")
        self.late_chip.show_text(self._violation(initiative))
        self._progress_section.set_note(words.percent(initiative.progress))
        self._rail.show_progress(initiative.progress, initiative.stream)

    def _violation(self, initiative: Initiative) -> str:
        words, schedule = self._words, self._controller.schedule
        dates = schedule.initiative(initiative.id)
        if "deadline" in dates.violates and initiative.deadline is not None and dates.finish is not None:
            days = schedule.working_days_between(initiative.deadline, dates.finish)
            return words.say("{days} after its deadline", days=words.duration(days))
        if "pin" in dates.violates:
            return words.say("Pinned too early")
        return words.say("Starts before its gate") if "gate" in dates.violates else ""

    def _show_dates(self, initiative: Initiative) -> None:
        words, dates = self._words, self._controller.schedule.initiative(initiative.id)
        say = words.say
        rows = [
            ("", say("Early"), say("Late")),
            (say("Start"), words.date(dates.start), words.date(dates.late_start)),
            (say("Finish"), words.date(dates.finish), words.date(dates.late_finish)),
        ]
        if dates.total_float is not None and dates.free_float is not None:
            rows.append((say("Total float"), words.duration(dates.total_float), ""))
            rows.append((say("Free float"), words.duration(dates.free_float), ""))
        self._dates.show_rows(rows)
        self.baseline.show_item(Item("initiative", initiative.id))
        self.levelled_start.show_initiative(initiative)

    def _show_tags(self, initiative: Initiative) -> None:
        for stream, box in self._tags.items():
            box.setChecked(stream in initiative.tags)
            box.setVisible(stream is not initiative.stream)
            box.setEnabled(not self._controller.open_plan.read_only)

    # ------------------------------------------------------------------ values

    def _ids(self) -> tuple[int, ...]:
        return (self._id,)

    def _owner_of(self, initiative: Initiative) -> str:
        return self._controller.plan.owner_name(initiative)

    def _team_of(self, initiative: Initiative) -> str:
        return self._controller.plan.teams[initiative.team].name if initiative.team is not None else ""

    def _tag(self, stream: Stream, carried: bool) -> None:
        initiative_id = self._id
        tags = {*self._controller.plan.initiatives[initiative_id].tags} - {stream}
        wanted = tuple(each for each in Stream if each in tags or (carried and each is stream))
        self._controller.apply("set_tags", lambda plan: initiatives.change(plan, initiative_id, tags=wanted))
