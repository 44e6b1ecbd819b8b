"""A source as it is read for the preview: what is told, what was found, what it would do to the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cxplanner.exchange.cell_values import DateOrder
from cxplanner.exchange.import_initiatives import ImportChoices, ImportProposal, plan_for, propose
from cxplanner.exchange.spreadsheet_source import SourceTable, read_table
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.wording.words import Words


@dataclass(frozen=True)
class Told:
    """What the user overrules or adds. None stands for what is found out."""

    encoding: str | None = None
    delimiter: str | None = None
    date_order: DateOrder | None = None
    decimal_mark: str | None = None
    sheet: str | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict)
    stream: Stream | None = None
    stage: int | None = None
    calendar_days: bool = False


@dataclass(frozen=True)
class Reading:
    """A table, the plan that it would go into, and what it would do to it."""

    table: SourceTable
    base: Plan
    proposal: ImportProposal


def read_source(path: Path, told: Told, plan: Plan | None, words: Words) -> Reading:
    """Read a source and propose its import into the plan, or into a new one when there is none.

    Raises ImportProblem, CycleError, ScheduleError: then nothing can be imported.
    """
    columns = dict(told.columns)
    table = read_table(
        path,
        encoding=told.encoding,
        delimiter=told.delimiter,
        date_order=told.date_order,
        decimal_mark=told.decimal_mark,
        sheet=told.sheet,
        columns=columns or None,
    )
    base = plan if plan is not None else plan_for(table, words)
    choices = ImportChoices(told.stream, told.stage, told.calendar_days, columns)
    return Reading(table, base, propose(table, base, choices))
