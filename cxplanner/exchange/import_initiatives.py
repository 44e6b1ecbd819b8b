"""The import of a spreadsheet of initiatives: what it would do to a plan, with every doubt, as one edit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cxplanner.errors import EditError
from cxplanner.exchange.cell_values import UnreadableCellError, is_nothing, read_date, text_of
from cxplanner.exchange.headings import FIELDS
from cxplanner.exchange.import_columns import columns_to_read
from cxplanner.exchange.import_completion import complete
from cxplanner.exchange.import_dates import note_calendar_days, with_starts
from cxplanner.exchange.import_links import LinkReader, References
from cxplanner.exchange.import_rows import ImportRow, ProblemLog, RowReader
from cxplanner.exchange.import_writer import RowWriter
from cxplanner.exchange.outline import summary_rows
from cxplanner.exchange.problems import Problem
from cxplanner.exchange.spreadsheet_source import SourceRow, SourceTable
from cxplanner.plan.change import changed_fields
from cxplanner.plan.edits.dependencies import set_all_predecessors
from cxplanner.plan.edits.initiatives import KEY_PREFIXES, LONGEST_KEY, check_key
from cxplanner.plan.edits.programme import LONGEST_PROGRAMME_NAME
from cxplanner.plan.new_plan import empty_plan, next_monday
from cxplanner.plan.notation import written_predecessors
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Programme, Stream
from cxplanner.plan.text import clean_name
from cxplanner.scheduling.schedule import Schedule
from cxplanner.wording.words import Words

_SOURCE_FIELD: Final = {"gate_waiver": "gate_waived", "estimated": "duration"}


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the user says where the source is silent, and which field a heading stands for (None for none)."""

    stream: Stream | None = None
    stage: int | None = None
    calendar_days: bool = False
    columns: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """What becomes of a row; `action` is `added`, `updated`, `unchanged`, `refused` or `skipped`."""

    number: int
    action: str
    key: str
    title: str
    stream: Stream | None = None
    stage: int | None = None
    duration: int | None = None
    start: date | None = None
    finish: date | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportProposal:
    """What an import would do. `edit` does it; `result` is the plan afterwards, with its schedule."""

    added: tuple[str, ...]
    updated: Mapping[str, tuple[str, ...]]
    refused: tuple[int, ...]
    problems: tuple[Problem, ...]
    rows: tuple[PreviewRow, ...]
    result: Plan
    schedule: Schedule
    edit: Callable[[Plan], Plan]

    @property
    def has_losses(self) -> bool:
        """Whether a row was refused, or a cell or a link left out."""
        return bool(self.refused) or any(problem.severity.is_loss for problem in self.problems)


def propose(table: SourceTable, plan: Plan, choices: ImportChoices | None = None) -> ImportProposal:
    """What the table would do to the plan.

    Raises CycleError where links of the source wait for each other, and ScheduleError where the plan would
    have no dates: then nothing is imported.
    """
    choices = choices or ImportChoices()
    work = _Import(table, plan, choices)
    work.run()

    def edit(current: Plan) -> Plan:
        return work.result if current is plan else propose(table, current, choices).result

    return work.proposal(edit)


def plan_for(table: SourceTable, words: Words, today: date | None = None) -> Plan:
    """An empty plan for a source: named for its file, from its earliest date or else the next Monday on."""
    name = clean_name(table.path.stem, "name")[:LONGEST_PROGRAMME_NAME].strip() or table.path.name
    start = earliest_date(table) or next_monday(today or date.today())
    return empty_plan(Programme(name=name, start=start, language=words.language), words.stage_names())


def earliest_date(table: SourceTable) -> date | None:
    """The earliest start in a source, else the earliest date of any other kind."""
    for names in (
        ("start", "actual_start", "not_before", "pinned_start"),
        ("finish", "actual_finish", "deadline"),
    ):
        columns = [column for name in names for column in table.fields.get(name, ())]
        days = []
        for row in table.rows:
            for column in columns:
                try:
                    days.append(read_date(row.cell(column), table.formats))
                except UnreadableCellError:
                    continue
        if days:
            return min(days)
    return None


class _Import:
    """One import at work; each step reads the rows that the step before has kept."""

    def __init__(self, table: SourceTable, plan: Plan, choices: ImportChoices) -> None:
        self._table = table
        self._plan = plan
        self._choices = choices
        self._log = ProblemLog(table)
        self._references = References()
        self._rows: list[ImportRow] = []
        self._sources: dict[int, SourceRow] = {}
        self._refused: list[int] = []
        self._previews: dict[int, PreviewRow] = {}
        self._ids: dict[int, int] = {}
        self._fields: dict[str, tuple[int, ...]] = {}
        self.result = plan

    def run(self) -> None:
        self._fields = columns_to_read(self._table, self._plan, self._choices.columns, self._log)
        if not self._table.date_order_is_certain:
            self._log.add("certain_date_order", order=self._table.date_order.value)
        self._read_rows()
        self._give_keys()
        for row in self._rows:
            complete(row, self._plan, self._log)
        if not self._choices.calendar_days:
            note_calendar_days(self._rows, self._plan.programme.calendar, self._log)
        writer = RowWriter(self._plan, self._log)
        self._ids = writer.write(self._rows)
        self.result = self._with_links(writer.plan)
        self.result, self._schedule = with_starts(self.result, self._rows, self._ids, self._log)

    def _read_rows(self) -> None:
        reader = RowReader(self._table, self._fields, self._plan, self._log, self._choices.calendar_days)
        summaries = summary_rows(self._table.rows, self._fields)
        taken: set[str] = set()
        for source in self._table.rows:
            if source.number in summaries:
                self._skip(source, "no_summary_row")
            elif self._says_nothing(source):
                self._skip(source, "initiative_row")
            else:
                row = reader.read(source)
                if self._is_acceptable(row, taken):
                    self._rows.append(row)
                    self._sources[source.number] = source
        if (
            "stage" not in self._fields
            and self._choices.stage is None
            and any(row.existing is None for row in self._rows)
        ):
            self._log.add("given_stage", stage=1)

    def _says_nothing(self, source: SourceRow) -> bool:
        return all(is_nothing(source.cell(column)) for columns in self._fields.values() for column in columns)

    def _skip(self, source: SourceRow, expected: str) -> None:
        title = self._text(source, "title")
        column = self._fields["title"][0] if title else None
        self._log.add(expected, source.number, column, title)
        self._references.lose((self._text(source, "key"), self._text(source, "outline")), "no_summary")
        self._previews[source.number] = PreviewRow(source.number, "skipped", self._text(source, "key"), title)

    def _text(self, source: SourceRow, name: str) -> str:
        return text_of(source.cell(self._fields[name][0])).strip() if name in self._fields else ""

    def _is_acceptable(self, row: ImportRow, taken: set[str]) -> bool:
        """Whether the row can be taken; settles its stream, its stage, and whether it is there already."""
        reference = row.reference.casefold()
        if "title" not in row.values:
            if "title" in row.empty:
                self._log.add("title", *row.place("title"))
            return self._refuse(row)
        if reference and reference in taken:
            self._log.add("unique_key", *row.place("key"))
            return self._refuse(row)
        old = self._plan.initiative(row.reference) if row.reference else None
        row.existing = None if old is None else old.id
        if old is None and "stream" not in row.values:
            if self._choices.stream is None:
                self._log.add("stream", *row.place("stream"))
                return self._refuse(row)
            row.values["stream"] = self._choices.stream
        if old is None and "stage" not in row.values:
            row.values["stage"] = self._choices.stage or 1
            if "stage" in row.empty and self._choices.stage is None:
                self._log.add("given_stage", *row.place("stage"), stage=1)
        if reference:
            taken.add(reference)
        return True

    def _refuse(self, row: ImportRow) -> bool:
        self._refused.append(row.number)
        title = row.values.get("title", "")
        self._references.lose((row.reference,), "kept_row")
        self._previews[row.number] = PreviewRow(row.number, "refused", row.reference, title)
        return False

    def _give_keys(self) -> None:
        """Settles the key of each row; one that cannot be used gives way to a new one."""
        for row in self._rows:
            if row.existing is not None:
                row.key = self._plan.initiatives[row.existing].key
            elif row.reference:
                try:
                    check_key(self._plan, row.reference, 0)
                    row.key = row.reference
                except EditError:
                    self._log.add("usable_key", *row.place("key"), longest=LONGEST_KEY)
        keys = _NewKeys(self._plan, (row.key for row in self._rows))
        for row in self._rows:
            row.key = row.key or keys.give(row.values["stream"])
        for row in self._rows:
            outline = text_of(row.cells["outline"][1]) if "outline" in row.cells else ""
            self._references.add(row, (outline, row.values["title"]))

    def _with_links(self, plan: Plan) -> Plan:
        if "predecessors" not in self._fields:
            return plan
        reader = LinkReader(plan, self._references, self._fields["predecessors"], self._log)
        links = {self._ids[row.number]: reader.links_of(row, self._sources[row.number]) for row in self._rows}
        return set_all_predecessors(plan, links)

    def proposal(self, edit: Callable[[Plan], Plan]) -> ImportProposal:
        updated: dict[str, tuple[str, ...]] = {}
        for row in self._rows:
            fields = () if row.existing is None else self._changed(row.existing)
            if fields:
                updated[row.key] = fields
            self._preview(row, fields)
        return ImportProposal(
            added=tuple(row.key for row in self._rows if row.existing is None),
            updated=updated,
            refused=tuple(self._refused),
            problems=tuple(sorted(self._log.problems, key=lambda each: each.row or 0)),
            rows=tuple(self._previews[number] for number in sorted(self._previews)),
            result=self.result,
            schedule=self._schedule,
            edit=edit,
        )

    def _preview(self, row: ImportRow, fields: tuple[str, ...]) -> None:
        new = self.result.initiatives[self._ids[row.number]]
        dates = self._schedule.initiative(new.id)
        action = "added" if row.existing is None else "updated" if fields else "unchanged"
        self._previews[row.number] = PreviewRow(
            row.number,
            action,
            new.key,
            new.title,
            new.stream,
            new.stage,
            new.duration,
            dates.start,
            dates.finish,
            fields,
        )

    def _changed(self, initiative_id: int) -> tuple[str, ...]:
        """The fields of the spreadsheet in which an initiative differs afterwards."""
        before, after = self._plan, self.result
        old, new = before.initiatives[initiative_id], after.initiatives[initiative_id]
        names = () if old is new else changed_fields(old, new)
        changed = {_SOURCE_FIELD.get(name, name) for name in names}
        if written_predecessors(before, initiative_id) != written_predecessors(after, initiative_id):
            changed.add("predecessors")
        if before.cost_once(initiative_id) != after.cost_once(initiative_id):
            changed.add("cost")
        if before.benefit_per_year(initiative_id) != after.benefit_per_year(initiative_id):
            changed.add("benefit_per_year")
        return tuple(name for name in FIELDS if name in changed)


class _NewKeys:
    """Gives keys that neither the plan nor the source has."""

    def __init__(self, plan: Plan, in_source: Iterable[str]) -> None:
        self._highest = dict.fromkeys(KEY_PREFIXES.values(), 0)
        for key in (*(each.key for each in plan.initiatives.values()), *in_source):
            match = re.match(r"^([A-Za-z]{2})-(\d{1,8})$", key)
            if match and match[1].upper() in self._highest:
                self._highest[match[1].upper()] = max(self._highest[match[1].upper()], int(match[2]))

    def give(self, stream: Stream) -> str:
        prefix = KEY_PREFIXES[stream]
        self._highest[prefix] += 1
        return f"{prefix}-{self._highest[prefix]:02d}"
