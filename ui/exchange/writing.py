"""What an export of tables and data writes. Runs in the background, on a plan that stays."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from cxplanner.plan.plan import Plan

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


class Kind(StrEnum):
    """What an export can be; the value is the ending of its file."""

    EXCEL = ".xlsx"
    CSV = ".csv"
    JSON = ".json"


def write_export(schedule: Schedule, kind: Kind, words: Words, path: Path) -> None:
    """Write the file, whole or not at all. Raises ExportError("not_written")."""
    plan = schedule.plan
    if kind is Kind.EXCEL:
        from cxplanner.exchange.table_export import write_xlsx

        write_xlsx(plan, schedule, words, path)
        return
    from cxplanner.report.whole_files import write_whole

    text = _csv(plan, schedule) if kind is Kind.CSV else _json(plan, schedule, words)
    write_whole({path: text.encode()})


def _csv(plan: Plan, schedule: Schedule) -> str:
    from cxplanner.exchange.table_export import to_csv

    return to_csv(plan, schedule)


def _json(plan: Plan, schedule: Schedule, words: Words) -> str:
    from cxplanner.exchange.schedule_json import schedule_as_json
    from cxplanner.findings.find import find

    data = schedule_as_json(plan, schedule, find(plan, schedule), words)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
