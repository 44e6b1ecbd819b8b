"""What tests ask a schedule, in few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome, GatePolicy
from cxplanner.scheduling.schedule import Dates, DriverKind, Schedule
from tests.builders import a_plan, id_of

WAIVER = "The committee agreed to an early start."
GO = GateOutcome.GO


def day(number: int, month: int = 1) -> date:
    """A day of 2026; the plans of these tests start on Monday 5 January."""
    return date(2026, month, number)


def dates(made: Schedule, key: str) -> Dates:
    return made.initiative(id_of(made.plan, key))


def start(made: Schedule, key: str) -> date | None:
    return dates(made, key).start


def finish(made: Schedule, key: str) -> date | None:
    return dates(made, key).finish


def floats(made: Schedule, key: str) -> tuple[int | None, int | None]:
    return dates(made, key).total_float, dates(made, key).free_float


def with_gate(plan: Plan, number: int, **values: Any) -> Plan:
    return plan.put("stages", replace(plan.stages[number], **values))


def holding(**programme: Any) -> Plan:
    return a_plan(policy=GatePolicy.HOLD, **programme)


def days(made: Schedule, key: str) -> tuple[date | None, date | None]:
    return dates(made, key).start, dates(made, key).finish


def kinds(made: Schedule, key: str) -> list[DriverKind]:
    return [driver.kind for driver in made.drivers(id_of(made.plan, key))]
