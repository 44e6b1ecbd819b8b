"""The columns of the table: their heads and widths, and what each shows, sorts by and offers to edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.notation import written_link, written_predecessors
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.results import Node as ScheduledNode
from cxplanner.scheduling.schedule import Dates, Schedule
from cxplanner.scheduling.variance import DatedState, Span, days_between, state_of_baseline
from ui.initiatives.fields import FIELD_CELLS, FieldCell, Kind
from ui.initiatives.rows import Node, is_gate

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


class Column(IntEnum):
    """The columns from left to right; `STATUS` shows the stream's pattern and the status as a badge."""

    STATUS = 0
    KEY = 1
    TITLE = 2
    OWNER = 3
    STAGE = 4
    STREAM = 5
    START = 6
    FINISH = 7
    DAYS = 8
    PROGRESS = 9
    WAITS_FOR = 10
    FLOAT = 11
    START_MOVED = 12
    FINISH_MOVED = 13
    SHORT_TITLE = 14
    TAGS = 15
    SPONSOR = 16
    TEAM = 17
    UNITS = 18
    PERSON_MONTHS = 19
    NOT_BEFORE = 20
    DEADLINE = 21
    PINNED_START = 22
    LEVELLED_START = 23
    ACTUAL_START = 24
    ACTUAL_FINISH = 25
    REMAINING = 26
    OPTIMISTIC = 27
    PESSIMISTIC = 28
    NEEDED_FOR_GATE = 29
    GATE_WAIVER = 30
    IMPACT = 31
    EFFORT = 32
    URGENCY = 33
    CONFIDENCE = 34
    COST = 35
    BENEFIT_PER_YEAR = 36
    WHY = 37
    CUSTOMER_BENEFIT = 38
    SUMMARY = 39
    NOTES = 40


FIELDS: Final[Mapping[Column, FieldCell]] = {Column[name.upper()]: cell for name, cell in FIELD_CELLS.items()}
"""Columns that show one field of an initiative as it is."""
WIDTHS: Final[Mapping[Column, int]] = {
    Column.STATUS: 58,
    Column.KEY: 56,
    Column.TITLE: 172,
    Column.OWNER: 94,
    Column.STAGE: 46,
    Column.STREAM: 108,
    Column.START: 70,
    Column.FINISH: 70,
    Column.DAYS: 42,
    Column.PROGRESS: 34,
    Column.WAITS_FOR: 70,
    Column.FLOAT: 52,
    Column.START_MOVED: 84,
    Column.FINISH_MOVED: 88,
    **{column: cell.width for column, cell in FIELDS.items()},
}
SINCE_BASELINE: Final = frozenset({Column.START_MOVED, Column.FINISH_MOVED})
"""Columns that tell how far a date has moved since the baseline that is shown."""
NUMBERS: Final = frozenset(
    {Column.DAYS, Column.PROGRESS, Column.FLOAT, *SINCE_BASELINE}
    | {column for column, cell in FIELDS.items() if cell.is_number}
)
"""Columns whose texts end at the right."""
DATES: Final = frozenset(
    {Column.START, Column.FINISH} | {column for column, cell in FIELDS.items() if cell.kind is Kind.DATE}
)
"""Columns in which a day is typed or picked."""
READ_ONLY: Final = frozenset({Column.FLOAT, Column.LEVELLED_START, *SINCE_BASELINE})
ALWAYS_SHOWN: Final = frozenset({Column.STATUS, Column.TITLE})
HIDDEN_AT_FIRST: Final = frozenset({Column.STREAM, *SINCE_BASELINE, *FIELDS})
"""The pattern beside the badge says the stream already; what has moved is asked for at reviews."""


def head(column: Column, words: Words) -> str:
    """What stands over a column."""
    say = words.say
    if column in FIELDS:
        return words.field(column.name.lower())
    return {
        Column.STATUS: "",
        Column.KEY: say("Code"),
        Column.TITLE: say("Initiative"),
        Column.OWNER: say("Owner"),
        Column.STAGE: say("Stage"),
        Column.STREAM: say("Stream"),
        Column.START: say("Start"),
        Column.FINISH: say("Finish"),
        Column.DAYS: say("Days"),
        Column.PROGRESS: "%",
        Column.WAITS_FOR: say("Waits for"),
        Column.FLOAT: say("Float"),
        Column.START_MOVED: say("Start moved"),
        Column.FINISH_MOVED: say("Finish moved"),
    }[column]


def full_name(column: Column, words: Words) -> str:
    """The name of a column where its head is too short to be understood alone."""
    if column is Column.STATUS:
        return words.say("Status")
    if column is Column.PROGRESS:
        return words.say("Progress")
    return head(column, words)


@dataclass(frozen=True)
class Cells:
    """What the cells of one plan hold."""

    plan: Plan
    schedule: Schedule
    words: Words
    baseline: int | None = None

    @cached_property
    def before(self) -> DatedState | None:
        """The dates of the baseline that is shown; read when a column asks for them."""
        return state_of_baseline(self.plan, self.baseline) if self.baseline is not None else None

    def dates(self, node: Node) -> Dates:
        return self.schedule.gate(-node) if is_gate(node) else self.schedule.initiative(node)

    def near(self, initiative: int | None) -> date:
        """The day about which somebody who types a date of this initiative thinks."""
        start = self.schedule.initiative(initiative).start if initiative is not None else None
        return start or self.plan.programme.start

    def text(self, node: Node, column: Column) -> str:
        """What a cell shows."""
        if is_gate(node):
            return self._gate_text(-node, column)
        if column in FIELDS:
            return FIELDS[column].text(self.plan, self.words, self.plan.initiatives[node])
        return _TEXTS[column](self, self.plan.initiatives[node])

    def edited_text(self, node: Node, column: Column) -> str:
        """What the editor of a cell starts with: as shown, in the notation that is read back."""
        initiative = self.plan.initiatives[node]
        if column in FIELDS and (written := FIELDS[column].edited) is not None:
            return written(self.plan, self.words, initiative)
        if column is Column.DAYS:
            return f"{initiative.duration}d"
        if column is Column.WAITS_FOR:
            return written_predecessors(self.plan, node)
        return self.text(node, column)

    def whole_text(self, node: Node, column: Column) -> str:
        """What a narrow cell leaves out; nothing for cells that always have room."""
        if column is Column.WAITS_FOR and not is_gate(node):
            return written_predecessors(self.plan, node)
        if column in FIELDS or column in (Column.STATUS, Column.TITLE, Column.OWNER):
            return self.text(node, column)
        return ""

    def moved(self, node: Node, column: Column) -> int | None:
        """How many working days a date has moved since the baseline; None where that has no such date."""
        if self.before is None:
            return None
        which = ScheduledNode("gate", -node) if is_gate(node) else ScheduledNode("initiative", node)
        before, now = self.before.spans.get(which, Span()), self.dates(node)
        if column is Column.START_MOVED:
            return None if is_gate(node) else days_between(self.schedule, before.start, now.start)
        return days_between(self.schedule, before.finish, now.finish)

    def _gate_text(self, stage_number: int, column: Column) -> str:
        stage = self.plan.stages[stage_number]
        dates = self.schedule.gate(stage_number)
        if column is Column.KEY:
            return stage.gate_key
        if column is Column.TITLE:
            return stage.gate_name or self.words.say("Gate {n}", n=stage_number)
        if column is Column.FINISH:
            day = self.schedule.gate_day(stage_number)
            return self.words.compact_date(day) if day is not None else self.words.say("none yet")
        if column is Column.FLOAT and stage_number in self.schedule.dated_gates:
            return _float_text(self, dates)
        if column is Column.FINISH_MOVED:
            return self.words.signed_days(self.moved(-stage_number, column))
        return ""

    def value(self, column: Column, initiative: Initiative) -> Any:
        """What the rows are sorted by; None stands at the end."""
        if column in FIELDS:
            return FIELDS[column].value(self.plan, initiative)
        dates = self.schedule.initiative(initiative.id)
        values: Mapping[Column, Callable[[], Any]] = {
            Column.STATUS: lambda: list(Stream).index(initiative.stream),
            Column.STREAM: lambda: list(Stream).index(initiative.stream),
            Column.STAGE: lambda: initiative.stage,
            Column.START: lambda: dates.start,
            Column.FINISH: lambda: dates.finish,
            Column.DAYS: lambda: initiative.duration,
            Column.PROGRESS: lambda: initiative.progress,
            Column.FLOAT: lambda: dates.total_float,
            Column.START_MOVED: lambda: self.moved(initiative.id, Column.START_MOVED),
            Column.FINISH_MOVED: lambda: self.moved(initiative.id, Column.FINISH_MOVED),
        }
        if column in values:
            return values[column]()
        return self.text(initiative.id, column).casefold() or None

    def sentence(self, node: Node) -> str:
        """A row in one sentence, for who does not see it."""
        if is_gate(node):
            parts = [
                self.text(node, Column.KEY),
                self.text(node, Column.TITLE),
                self.text(node, Column.FINISH),
            ]
            return " ".join(part for part in parts if part)
        initiative = self.plan.initiatives[node]
        dates = self.schedule.initiative(node)
        say = self.words.say
        parts = [
            f"{initiative.key} {initiative.title}",
            self.words.status(initiative.status),
            self.words.percent(initiative.progress),
        ]
        if dates.critical:
            parts.append(say("critical"))
        if dates.finish is not None:
            parts.append(say("finish {date}", date=self.words.long_date(dates.finish)))
        return ", ".join(parts)


def _float_text(cells: Cells, dates: Dates) -> str:
    return "–" if dates.total_float is None else cells.words.duration(dates.total_float)


def _moved_text(cells: Cells, initiative: Initiative, column: Column) -> str:
    return cells.words.signed_days(cells.moved(initiative.id, column))


def _waits_for(cells: Cells, initiative: Initiative) -> str:
    """The first predecessor, and how many more there are; the editor shows them all, with their lags."""
    links = cells.plan.links_into.get(initiative.id, ())
    if not links:
        return ""
    first = written_link(cells.plan, replace(links[0], lag=0, elapsed=False))
    return first if len(links) == 1 else f"{first} +{len(links) - 1}"


_TEXTS: Final[Mapping[Column, Callable[[Cells, Initiative], str]]] = {
    Column.STATUS: lambda cells, initiative: cells.words.label(initiative.status),
    Column.KEY: lambda _, initiative: initiative.key,
    Column.TITLE: lambda _, initiative: initiative.title,
    Column.OWNER: lambda cells, initiative: cells.plan.owner_name(initiative),
    Column.STAGE: lambda _, initiative: str(initiative.stage),
    Column.STREAM: lambda cells, initiative: cells.words.stream(initiative.stream),
    Column.START: lambda cells, initiative: cells.words.compact_date(
        cells.schedule.initiative(initiative.id).start
    ),
    Column.FINISH: lambda cells, initiative: cells.words.compact_date(
        cells.schedule.initiative(initiative.id).finish
    ),
    Column.DAYS: lambda _, initiative: str(initiative.duration),
    Column.PROGRESS: lambda _, initiative: str(initiative.progress),
    Column.WAITS_FOR: _waits_for,
    Column.FLOAT: lambda cells, initiative: _float_text(cells, cells.schedule.initiative(initiative.id)),
    Column.START_MOVED: lambda cells, initiative: _moved_text(cells, initiative, Column.START_MOVED),
    Column.FINISH_MOVED: lambda cells, initiative: _moved_text(cells, initiative, Column.FINISH_MOVED),
}
