"""Which columns of a table an import reads, and what it says about those that it does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from cxplanner.exchange.cell_values import is_nothing, text_of
from cxplanner.exchange.choices import StageNames, read_status, read_stream
from cxplanner.exchange.headings import OUTLINE_FIELDS, field_of, normalised, recognised
from cxplanner.exchange.import_rows import ProblemLog
from cxplanner.exchange.spreadsheet_source import SourceTable
from cxplanner.plan.plan import Plan

_OWN_WORDS: Final = frozenset({"stage", "etapa", "estagio", "stream", "corriente", "status", "estado"})
_CALENDAR_HEADING: Final = re.compile(
    r"^[\d\s:/.\-+]*$|^\w{1,3}$|^(?:sprint|week|semana|s|w|q|t)\s*\d+$", re.IGNORECASE
)


def columns_to_read(
    table: SourceTable, plan: Plan, told: Mapping[str, str | None], log: ProblemLog
) -> dict[str, tuple[int, ...]]:
    """The columns of each field, less those of other people's phases and states that say nothing to us."""
    fields = dict(recognised(table.headings, told) if told else table.fields)
    _note_the_rest(table, fields, log)
    stages = StageNames(plan)
    readers: Mapping[str, Callable[[str], object | None]] = {
        "stage": stages.read,
        "stream": read_stream,
        "status": read_status,
    }
    for name, read in readers.items():
        if name not in fields:
            continue
        column = fields[name][0]
        heading = normalised(table.heading(column))
        values = [text_of(row.cell(column)) for row in table.rows if not is_nothing(row.cell(column))]
        if heading not in _OWN_WORDS and values and all(read(value) is None for value in values):
            log.add("readable_column", column=column, found=values[0])
            del fields[name]
    if "key" not in fields and "outline" in fields:
        fields["key"] = fields["outline"]
    return fields


def _note_the_rest(table: SourceTable, fields: Mapping[str, tuple[int, ...]], log: ProblemLog) -> None:
    """Notices of columns that are not read; those of a drawn calendar count as one."""
    read = {column for columns in fields.values() for column in columns}
    width = max((len(row.cells) for row in table.rows), default=0)
    calendar: list[int] = []
    for column in range(max(width, len(table.headings))):
        heading = table.headings[column] if column < len(table.headings) else ""
        if column in read or not any(not is_nothing(row.cell(column)) for row in table.rows):
            continue
        known = field_of(heading)
        if known in fields and known not in OUTLINE_FIELDS:
            log.add("single_column", column=column)
        elif column > min(read) and _CALENDAR_HEADING.match(heading.strip()):
            calendar.append(column)
        else:
            log.add("known_heading", column=column)
    if calendar:
        log.add("known_heading", column=calendar[0])
