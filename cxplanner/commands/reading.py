"""A plan read from its file for a command that changes nothing, with its dates and findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxplanner.findings.finding import Finding
    from cxplanner.plan.plan import Plan
    from cxplanner.plan.reviews import Meeting
    from cxplanner.scheduling.schedule import Schedule


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan with its schedule; the file was not locked and not touched.

    `doc_uuid` tells the file from all others; it is empty where the file has no such name. `review` is the
    closed review that froze the plan, None for the plan as it is.
    """

    plan: Plan
    schedule: Schedule
    doc_uuid: str = ""
    review: Meeting | None = None

    def findings(self) -> tuple[Finding, ...]:
        from cxplanner.findings.find import find

        return find(self.plan, self.schedule)


def read_and_schedule(path: Path, status_date: date | None = None, *, sealed: bool = True) -> ReadPlan:
    """The plan of a file and its dates. Raises FileError, CycleError, ScheduleError.

    Without `sealed`, the file is read as it stands, also where another program has changed it.
    """
    from cxplanner.scheduling.schedule import schedule
    from cxplanner.storage import read_document

    plan, doc_uuid = read_document(path, sealed=sealed)
    return ReadPlan(plan, schedule(plan, status_date=status_date), doc_uuid)
