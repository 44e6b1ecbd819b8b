"""What has begun, is done, or is not scheduled."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import Dates, DriverKind, schedule
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.reading import (
    dates,
    day,
    finish,
    floats,
    start,
)


def test_that_what_is_done_counts_as_it_happened_and_has_no_late_dates() -> None:
    actual: dict[str, Any] = {"actual_start": date(2025, 12, 27), "actual_finish": day(10)}
    plan = with_initiative(a_plan(), "A", 2, status=Status.DONE, **actual)
    made = schedule(with_initiative(plan, "B", 1, "A"))

    assert dates(made, "A") == Dates(date(2025, 12, 27), day(10))
    assert start(made, "B") == day(12)


def test_that_what_is_done_bounds_no_predecessor() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "Long", 20)
    actual: dict[str, Any] = {"actual_start": day(5), "actual_finish": day(6)}
    made = schedule(with_initiative(plan, "B", 2, "A", status=Status.DONE, **actual))

    assert floats(made, "A") == (15, 15)


def active(plan: Plan, key: str = "A", duration: int = 10, **values: Any) -> Plan:
    values.setdefault("actual_start", date(2025, 12, 29))
    return with_initiative(plan, key, duration, status=Status.ACTIVE, **values)


def test_that_active_work_finishes_its_remaining_days_from_the_status_date() -> None:
    made = schedule(active(a_plan(status_date=day(7)), remaining=3))

    assert (start(made, "A"), finish(made, "A")) == (date(2025, 12, 29), day(9))


@pytest.mark.parametrize(
    ("progress", "last"), [(0, day(20)), (50, day(13)), (55, day(13)), (99, day(7)), (100, day(7))]
)
def test_that_remaining_work_is_what_the_progress_leaves_but_at_least_a_day(
    progress: int, last: date
) -> None:
    made = schedule(active(a_plan(status_date=day(7)), progress=progress))

    assert finish(made, "A") == last


def test_that_active_work_without_a_status_date_takes_its_duration() -> None:
    made = schedule(active(a_plan(), progress=90))

    assert finish(made, "A") == day(9)


def test_that_a_status_date_of_a_command_wins_over_that_of_the_programme() -> None:
    made = schedule(active(a_plan(status_date=day(7)), remaining=1), status_date=day(14))

    assert finish(made, "A") == day(14)
    assert made.status_date == day(14)


def test_that_links_no_longer_hold_back_what_has_begun() -> None:
    plan = with_initiative(a_plan(status_date=day(5)), "A", 9)
    plan = with_initiative(plan, "B", 2, "A", status=Status.ACTIVE, actual_start=day(5))
    made = schedule(plan)

    assert start(made, "B") == day(5)
    assert floats(made, "A") == (0, 0)
    assert [driver.kind for driver in made.drivers(id_of(plan, "B"))] == [DriverKind.ACTUAL]


def test_that_paused_work_that_has_begun_goes_on_and_other_paused_work_waits() -> None:
    plan = with_initiative(
        a_plan(status_date=day(7)), "A", 10, status=Status.PAUSED, actual_start=day(5), remaining=2
    )
    made = schedule(with_initiative(plan, "B", 2, status=Status.PAUSED))

    assert finish(made, "A") == day(8)
    assert start(made, "B") == day(7)


def test_that_what_has_not_started_cannot_start_before_the_status_date() -> None:
    plan = with_initiative(a_plan(status_date=day(14)), "A", 1)
    made = schedule(plan)

    assert start(made, "A") == day(14)
    assert [driver.kind for driver in made.drivers(id_of(plan, "A"))] == [DriverKind.STATUS_DATE]


@pytest.mark.parametrize("status", [Status.MEASURE, Status.REJECTED])
def test_that_measures_and_rejected_ones_have_no_dates_and_their_links_fall_away(status: Status) -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, "A", status=status)
    made = schedule(with_initiative(plan, "C", 1, "B"))

    assert dates(made, "B") == Dates()
    assert made.drivers(id_of(plan, "B")) == ()
    assert start(made, "C") == day(5)
    assert made.gate(1).finish == day(9)
