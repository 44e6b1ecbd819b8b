"""Whether a plan still says what a sheet of paper says, and what has changed since."""

from __future__ import annotations

from dataclasses import dataclass

from cxplanner.differences import Differences, differences
from cxplanner.errors import CycleError, RequestError, ScheduleError
from cxplanner.plan.change import difference
from cxplanner.plan.plan import Plan
from cxplanner.report.plan_code import plan_code, read_code, same_dates, same_others
from cxplanner.report.reports import ReportName
from cxplanner.scheduling.schedule import Schedule, schedule
from cxplanner.storage.print_record import Print, printed_plans, prints_of


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer for one sheet.

    `code` is that of the sheet, `code_now` that of the plan. `differences` are from the printed plan to this
    one: None where it was printed on another computer, or too long ago. Choices for printing do not count.
    """

    code: str
    code_now: str
    dates_changed: bool
    others_changed: bool
    prints: tuple[Print, ...] = ()
    differences: Differences | None = None

    @property
    def changed(self) -> bool:
        return self.dates_changed or self.others_changed


def verify(now: Schedule, doc_uuid: str, typed: str) -> Verification:
    """Compares a plan with a sheet by the code on it. Raises RequestError("not_a_code")."""
    code = checked_code(typed)
    code_now = plan_code(now.plan)
    dates_changed, others_changed = not same_dates(code, code_now), not same_others(code, code_now)
    printed = _printed_plan(code, doc_uuid)
    found = None
    if printed is not None and difference(printed, _as_printed(now.plan)):
        # Where two states have the same code by chance, the record knows better.
        others_changed = others_changed or not dates_changed
        found = _differences(printed, now)
    return Verification(code, code_now, dates_changed, others_changed, prints_of(code, doc_uuid), found)


def checked_code(typed: str) -> str:
    """The code as it is printed. Raises RequestError("not_a_code")."""
    code = read_code(typed)
    if code is None:
        raise RequestError("not_a_code", found=typed.strip())
    return code


def reports_of(print_: Print) -> list[ReportName]:
    """The reports that a print holds; those of a newer program are left out."""
    known = set(ReportName)
    return [ReportName(name) for name in print_.report.split(",") if name in known]


def _printed_plan(code: str, doc_uuid: str) -> Plan | None:
    """The plan as it was printed; one that has another code was damaged, and is not believed."""
    return next((plan for plan in printed_plans(code, doc_uuid) if plan_code(plan) == code), None)


def _as_printed(plan: Plan) -> Plan:
    """The plan without what no print keeps."""
    return plan.changed(print_presets={}, frozen_plans={})


def _differences(printed: Plan, now: Schedule) -> Differences | None:
    try:
        return differences(schedule(printed), schedule(_as_printed(now.plan)))
    except (CycleError, ScheduleError):
        return None
