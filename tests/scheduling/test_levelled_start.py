"""Levelled starts: they delay like a *not before*, are told apart, and give way to pins and progress."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cxplanner.plan.initiatives import Status
from cxplanner.scheduling.results import Driver, DriverKind
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.reading import dates, day, finish, floats, kinds, start


def test_that_a_levelled_start_delays_and_is_the_driver_with_its_day() -> None:
    plan = with_initiative(a_plan(), "A", 5, levelled_start=day(12))
    made = schedule(with_initiative(plan, "B", 2, "A"))

    assert (start(made, "A"), finish(made, "B")) == (day(12), day(20))
    assert made.drivers(id_of(plan, "A")) == (Driver(DriverKind.CAPACITY, day=day(12)),)
    assert floats(made, "A") == (0, 0)


def test_that_a_not_before_of_the_same_day_drives_as_well() -> None:
    made = schedule(with_initiative(a_plan(), "A", 5, levelled_start=day(12), not_before=day(12)))

    assert kinds(made, "A") == [DriverKind.CONSTRAINT, DriverKind.CAPACITY]


def test_that_a_later_not_before_drives_alone() -> None:
    made = schedule(with_initiative(a_plan(), "A", 5, levelled_start=day(12), not_before=day(13)))

    assert (start(made, "A"), kinds(made, "A")) == (day(13), [DriverKind.CONSTRAINT])


def test_that_a_levelled_start_on_a_free_day_means_the_next_working_day() -> None:
    made = schedule(with_initiative(a_plan(), "A", 1, levelled_start=day(10)))

    assert (start(made, "A"), kinds(made, "A")) == (day(12), [DriverKind.CAPACITY, DriverKind.CALENDAR])


def test_that_a_levelled_start_before_the_programme_changes_nothing() -> None:
    made = schedule(with_initiative(a_plan(), "A", 1, levelled_start=date(2025, 6, 2)))

    assert (start(made, "A"), kinds(made, "A")) == (day(5), [DriverKind.PROGRAMME_START])


def test_that_a_pin_wins_and_is_no_conflict() -> None:
    made = schedule(with_initiative(a_plan(), "A", 2, levelled_start=day(19), pinned_start=day(7)))

    assert (start(made, "A"), kinds(made, "A")) == (day(7), [DriverKind.PIN])
    assert dates(made, "A").violates == frozenset()
    assert made.logic_start(id_of(made.plan, "A")) == day(5)
    assert DriverKind.CAPACITY not in [each.kind for each in made.logic_drivers(id_of(made.plan, "A"))]


@pytest.mark.parametrize(
    "progress",
    [
        {"status": Status.ACTIVE, "actual_start": day(6)},
        {"status": Status.DONE, "actual_start": day(6), "actual_finish": day(7)},
        {"status": Status.PAUSED, "actual_start": day(6)},
    ],
    ids=["active", "done", "paused"],
)
def test_that_what_has_begun_takes_no_notice(progress: dict[str, Any]) -> None:
    plan = with_initiative(a_plan(), "A", 2, levelled_start=day(19))
    plan = plan.put("initiatives", replace(plan.initiatives[id_of(plan, "A")], **progress))
    made = schedule(plan)

    assert (start(made, "A"), kinds(made, "A")) == (day(6), [DriverKind.ACTUAL])
