"""What a row leaves open and its other cells answer: its duration, and its state from actual dates."""

from __future__ import annotations

from cxplanner.exchange.durations import working_days
from cxplanner.exchange.import_rows import ImportRow, ProblemLog
from cxplanner.plan.initiatives import Status
from cxplanner.plan.notation import LONGEST_DURATION
from cxplanner.plan.plan import Plan


def complete(row: ImportRow, plan: Plan, log: ProblemLog) -> None:
    """Fills in what follows from other cells of the row; nothing is invented."""
    _drop_finish_before_start(row, log)
    _derive_duration(row, plan, log)
    _derive_status(row)
    _take_actual_dates(row, plan, log)


def _drop_finish_before_start(row: ImportRow, log: ProblemLog) -> None:
    start, finish = row.values.get("start"), row.values.get("finish")
    if start is not None and finish is not None and finish < start:
        log.add("finish_after_start", *row.place("finish"))
        del row.values["finish"]


def _derive_duration(row: ImportRow, plan: Plan, log: ProblemLog) -> None:
    if "duration" in row.values:
        return
    start, finish = row.values.get("start"), row.values.get("finish")
    if finish is None:
        return
    if start is None:
        log.add("finish_with_start", *row.place("finish"))
        return
    days = working_days(plan.programme.calendar, start, finish)
    if days > LONGEST_DURATION:
        log.add("duration_in_range", *row.place("finish"), longest=LONGEST_DURATION)
    else:
        row.values["duration"] = days
        row.derived = True


def _derive_status(row: ImportRow) -> None:
    """Without a state of its own, a row with actual dates has started, or is done."""
    if "status" in row.values or row.existing is not None or "actual_start" not in row.values:
        return
    row.values["status"] = Status.DONE if "actual_finish" in row.values else Status.ACTIVE


def _take_actual_dates(row: ImportRow, plan: Plan, log: ProblemLog) -> None:
    """For what is done or active, the dates of the source are what happened, where it gives no others."""
    status = row.values.get("status")
    old = plan.initiatives[row.existing] if row.existing is not None else None
    wanted = {Status.DONE: ("start", "finish"), Status.ACTIVE: ("start",)}.get(status, ()) if status else ()
    missing = [
        name
        for name in wanted
        if f"actual_{name}" not in row.values and (old is None or getattr(old, f"actual_{name}") is None)
    ]
    if missing and all(name in row.values for name in missing):
        for name in missing:
            row.values[f"actual_{name}"] = row.values[name]
        log.add("actual_dates_given", *row.place("status"))
