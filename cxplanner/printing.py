"""Printing so that paper can be traced: what a sheet supersedes is on it, and the print is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cxplanner.report.export import ExportChoices, export_report
from cxplanner.report.plan_code import plan_code
from cxplanner.report.reports import ReportName
from cxplanner.storage.print_record import remember_print, supersedes

if TYPE_CHECKING:
    from cxplanner.errors import ExportError
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


def print_report(
    schedule: Schedule,
    doc_uuid: str,
    words: Words,
    path: Path,
    names: Sequence[ReportName] = (ReportName.ROADMAP,),
    choices: ExportChoices | None = None,
) -> list[ExportError]:
    """As `export_report`; the print is remembered under the name of its document, if it has one."""
    plan = schedule.plan
    chosen = choices or ExportChoices()
    if not doc_uuid:
        return export_report(plan, schedule, words, path, names, chosen)
    printed_at = chosen.printed_at or datetime.now().astimezone()
    report, code = ",".join(names), plan_code(plan)
    chosen = replace(chosen, printed_at=printed_at, supersedes=supersedes(doc_uuid, report, code))
    notices = export_report(plan, schedule, words, path, names, chosen)
    remember_print(plan, doc_uuid, report, code, printed_at)
    return notices
