"""Printing so that paper can be traced: what a sheet supersedes is on it, and the print is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cxplanner.errors import CycleError, ExportError, RequestError, ScheduleError
from cxplanner.plan.agenda import last_review
from cxplanner.report.export import ExportChoices, export_report
from cxplanner.report.plan_code import plan_code
from cxplanner.report.reports import ReportName
from cxplanner.steering.review_facts import review_to_show
from cxplanner.storage.frozen_plans import review_plan
from cxplanner.storage.print_record import remember_print, supersedes

if TYPE_CHECKING:
    from cxplanner.findings.finding import Finding
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


def kept_by_filter(
    schedule: Schedule,
    text: str,
    words: Words,
    baseline: int | None,
    findings: Callable[[], Iterable[Finding]],
) -> frozenset[int] | None:
    """The ids of the initiatives that a filter keeps, typed in any language; None for all.

    Raises RequestError("nothing_kept") where it keeps none.
    """
    if not text.strip():
        return None
    from cxplanner.filtering.conditions import parse
    from cxplanner.filtering.matching import FilteredPlan
    from cxplanner.wording.filter_words import kept_filter_words

    vocabulary = kept_filter_words(words)

    def remarked() -> set[str]:
        return {key for finding in findings() for key in finding.items}

    kept = FilteredPlan(schedule, vocabulary, baseline, remarked).kept_by(parse(text, vocabulary))
    if kept is not None and not kept:
        raise RequestError("nothing_kept", filter=text.strip())
    return kept


def print_report(
    schedule: Schedule,
    doc_uuid: str,
    words: Words,
    path: Path,
    names: Sequence[ReportName] = (ReportName.ROADMAP,),
    choices: ExportChoices | None = None,
    *,
    watch: Callable[[int, int], None] | None = None,
) -> list[ExportError]:
    """As `export_report`; the print is remembered under the name of its document, if it has one."""
    plan = schedule.plan
    printed_at = (choices or ExportChoices()).printed_at or datetime.now().astimezone()
    chosen = traced(replace(choices or ExportChoices(), printed_at=printed_at), plan, doc_uuid, names)
    notices = export_report(plan, schedule, words, path, names, chosen, watch=watch)
    remember(plan, doc_uuid, names, printed_at)
    return notices


def remember(plan: Plan, doc_uuid: str, names: Sequence[ReportName], printed_at: datetime) -> None:
    """Remember a print under the name of its document, if it has one."""
    if doc_uuid:
        remember_print(plan, doc_uuid, _joined(names), plan_code(plan), printed_at)


def traced(choices: ExportChoices, plan: Plan, doc_uuid: str, names: Sequence[ReportName]) -> ExportChoices:
    """The same choices with what the sheets name as superseded and compare with, as a preview shows it."""
    if not {ReportName.STEERING, ReportName.CHANGES}.isdisjoint(names):
        choices = replace(choices, before=_schedule_before(plan))
    if not doc_uuid:
        return choices
    return replace(choices, supersedes=supersedes(doc_uuid, _joined(names), plan_code(plan)))


def _schedule_before(plan: Plan) -> Schedule | None:
    """The schedule as the review before the one that is shown froze it; None where it cannot be read."""
    from cxplanner.scheduling.schedule import schedule

    meeting = review_to_show(plan)
    previous = last_review(plan, before=meeting.held_on if meeting is not None else None)
    if previous is None and meeting is not None and meeting.closed_on is None:
        previous = last_review(plan)  # a meeting that was never closed stands before those that were
    baseline = plan.baseline_of(previous.id) if previous is not None else None
    if baseline is None:
        return None
    try:
        return schedule(review_plan(plan, baseline.id))
    except (RequestError, CycleError, ScheduleError):
        return None  # The page then does without what it would have compared.


def _joined(names: Sequence[ReportName]) -> str:
    return ",".join(names)
