"""The table of initiatives as CSV and as a workbook, such that an import gives the same initiatives again."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cxplanner.exchange.column_explanations import EXPLANATIONS
from cxplanner.exchange.headings import FIELDS
from cxplanner.exchange.table_rows import Value, table_row, table_rows
from cxplanner.exchange.workbook_file import Sheet, new_workbook, save_workbook
from cxplanner.plan.initiatives import Status
from cxplanner.plan.notation import written_link
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import STAGE_NUMBERS, GatePolicy, Stream
from cxplanner.scheduling.schedule import Schedule
from cxplanner.wording.catalogue import mark
from cxplanner.wording.words import Words

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_FORMULA: Final = re.compile(r"^'*[=+\-@\t\r]")
_PERCENT: Final = 100
_WIDTHS: Final[Mapping[str, int]] = {
    "title": 48,
    "why": 40,
    "notes": 40,
    "predecessors": 24,
    "tags": 24,
    "stream": 26,
}
_USUAL_WIDTH: Final = 14
_ROWS_WITH_CHOICES: Final = 1_000
_YES_NO: Final = (mark("yes"), mark("no"))


def to_csv(plan: Plan, schedule: Schedule) -> str:
    """The table as text for a CSV file: a byte-order mark, commas, ISO dates, the same in every language."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(FIELDS)
    for row in table_rows(plan, schedule):
        writer.writerow([_text(row[name]) for name in FIELDS])
    return f"\ufeff{target.getvalue()}"


def to_tabs(plan: Plan, schedule: Schedule, initiative_ids: Collection[int]) -> str:
    """Some initiatives as a spreadsheet takes them from the clipboard.

    Of links there are those between them, and those from gates.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter="\t", lineterminator="\n")
    writer.writerow(FIELDS)
    for each in plan.initiatives_in_order:
        if each.id in initiative_ids:
            row = table_row(plan, schedule, each)
            row["predecessors"] = "; ".join(
                written_link(plan, link)
                for link in plan.links_into.get(each.id, ())
                if link.predecessor is None or link.predecessor in initiative_ids
            )
            writer.writerow([_text(row[name]) for name in FIELDS])
    return target.getvalue()


def write_xlsx(plan: Plan, schedule: Schedule, words: Words, path: Path) -> None:
    """The table as a workbook in the words' language, with the gates and milestones on a second sheet.

    Raises ExportError("not_written").
    """
    workbook = new_workbook()
    _write_initiatives(workbook, plan, schedule, words)
    _write_dates(workbook, plan, schedule, words)
    save_workbook(workbook, path)


def guarded(text: str) -> str:
    """The text with a mark before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(each.value for each in value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.2f}" if round(value, 2) == value else repr(value)
    return guarded(value) if isinstance(value, str) else str(value)


def _write_initiatives(workbook: Workbook, plan: Plan, schedule: Schedule, words: Words) -> None:
    sheet = Sheet(workbook, words.say("Initiatives"))
    sheet.write_headings([(words.field(name), _WIDTHS.get(name, _USUAL_WIDTH)) for name in FIELDS])
    formats = {
        "cost": "#,##0.00",
        "benefit_per_year": "#,##0.00",
        "progress": "0%",
    }
    for row in table_rows(plan, schedule):
        sheet.write_row([(_cell(name, row[name], words), formats.get(name)) for name in FIELDS])
    sheet.finish(frozen_columns=2, filtered=True)


def _cell(name: str, value: Value, words: Words) -> Any:
    """A value as a workbook holds it: names in the language, dates as dates, percents as parts of 1."""
    if name == "progress" and isinstance(value, int):
        return value / _PERCENT
    if isinstance(value, bool):
        return words.say(_YES_NO[0] if value else _YES_NO[1])
    if isinstance(value, tuple):
        return "; ".join(words.stream(each) for each in value)
    if isinstance(value, Enum):
        return words.name_of(value)
    return value


def _write_dates(workbook: Workbook, plan: Plan, schedule: Schedule, words: Words) -> None:
    sheet = Sheet(workbook, words.say("Gates and milestones"))
    headings: Sequence[tuple[str, int]] = [
        (words.field("key"), 10),
        (words.field("title"), 48),
        (words.field("date"), _USUAL_WIDTH),
        (words.field("total_float"), _USUAL_WIDTH),
        (words.field("gate_policy"), 16),
    ]
    sheet.write_headings(headings)
    for number in sorted(plan.stages):
        stage, dates = plan.stages[number], schedule.gate(number)
        policy = words.name_of(GatePolicy(stage.gate_policy))
        cells = (stage.gate_key, stage.gate_name or stage.name, dates.finish, dates.total_float, policy)
        sheet.write_row([(cell, None) for cell in cells])
    for milestone in plan.milestones_in_order:
        dates = schedule.milestone(milestone.id)
        cells = (milestone.key, milestone.title, dates.start, dates.total_float, "")
        sheet.write_row([(cell, None) for cell in cells])
    sheet.finish(frozen_columns=0, filtered=False)


def empty_spreadsheet(words: Words, path: Path) -> None:
    """A workbook with the headings of the table in the words' language; importing it as it is adds nothing.

    Raises ExportError("not_written").
    """
    workbook = new_workbook()
    table = Sheet(workbook, words.say("Initiatives"))
    table.write_headings([(words.field(name), _WIDTHS.get(name, _USUAL_WIDTH)) for name in FIELDS])
    choices = {
        "stage": [str(number) for number in STAGE_NUMBERS],
        "stream": [words.stream(stream) for stream in Stream],
        "needed_for_gate": [words.say("yes"), words.say("no")],
        "status": [words.status(status) for status in Status],
    }
    for name, offered in choices.items():
        table.offer(FIELDS.index(name) + 1, offered, _ROWS_WITH_CHOICES)
    table.finish(frozen_columns=2, filtered=False)
    explained = Sheet(workbook, words.say("Headings explained"))
    explained.write_headings(
        [
            (words.say("Heading"), 26),
            (words.say("What it holds"), 56),
            (words.say("Left empty, it means"), 44),
            (words.say("Example"), 32),
        ]
    )
    for name in FIELDS:
        holds, empty, example = (words.say(text) for text in EXPLANATIONS[name])
        cells = (words.field(name), holds, empty, example)
        explained.write_row([(cell, None) for cell in cells], wrap=True)
    explained.finish(frozen_columns=1, filtered=False)
    save_workbook(workbook, path)
