"""Why a start that was typed did not move its initiative, in a sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxplanner.errors import CXPlannerError
from cxplanner.scheduling.results import DriverKind, Node
from ui.initiatives.typed_values import read_date

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


def why_later(schedule: Schedule, words: Words, initiative_id: int, typed: str) -> str:
    """A sentence when an initiative starts later than the date that was typed; nothing when it obeyed."""
    start = schedule.initiative(initiative_id).start
    wanted = _read(typed, start)
    if start is None or wanted is None or schedule.working_days_between(wanted, start) <= 0:
        return ""
    drivers = [
        driver for driver in schedule.drivers(initiative_id) if driver.kind is not DriverKind.CONSTRAINT
    ]
    if not drivers:
        return ""
    from cxplanner.scheduling.explanation import ExplainedStep

    step = ExplainedStep(Node("initiative", initiative_id), start, None, tuple(drivers))
    return words.explanation(schedule, step)


def _read(typed: str, near: date | None) -> date | None:
    try:
        return read_date(typed, "start", near or date.today())
    except CXPlannerError:
        return None
