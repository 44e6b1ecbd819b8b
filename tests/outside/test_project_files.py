"""Real project files: the dates, criticality and slack that another planner stored in them come out again.

Late dates of moments are left to their slack: one day ends at the moment at which the next begins.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cxplanner.plan.initiatives import Dependency, Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream, WorkCalendar
from cxplanner.scheduling.schedule import Schedule, schedule
from tests.builders import a_plan
from tests.outside.readers.project_xml import MINUTES_OF_A_DAY, StoredProject, read_project

FILES = Path(__file__).parents[2].parent / "shared" / "data" / "outside" / "mspdi_from_mpp"
WHOLE_DAYS = {"aspose__Homemoveplan": 126, "projectlibre__Commercial_construction_project_plan": 126}
HOURS = WHOLE_DAYS | {"aspose__Software_Development_Plan": 74}
MINUTES_OF_AN_HOUR = 60
ALL_DAYS = WorkCalendar(weekdays=frozenset(range(7)))
FIRST_ID = 1_000
FIRST_LINK = 100_000

pytestmark = pytest.mark.skipif(not FILES.exists(), reason=f"{FILES.name} is not on this machine")


def plan_of(project: StoredProject, minutes: int, calendar: WorkCalendar) -> Plan:
    """The project as a plan in which a working day stands for so many minutes of the file."""

    def whole(length: int) -> int:
        assert length % minutes == 0
        return length // minutes

    work = [
        Initiative(
            FIRST_ID + task.uid,
            f"T{task.uid}",
            task.name,
            Stream.SYSTEMS_DATA,
            duration=whole(task.duration),
            ordinal=n,
        )
        for n, task in enumerate(project.tasks)
    ]
    pairs = [(task.uid, link) for task in project.tasks for link in task.links]
    links = [
        Dependency(
            FIRST_LINK + n,
            FIRST_ID + successor,
            FIRST_ID + link.predecessor,
            type=link.type,
            lag=whole(link.lag),
        )
        for n, (successor, link) in enumerate(pairs)
    ]
    plan = a_plan(start=project.start, calendar=calendar)
    plan = plan.put("initiatives", *work).put("dependencies", *links)
    return replace(plan, next_id=FIRST_LINK + len(links))


def project_called(name: str) -> StoredProject:
    project = read_project(FILES / f"{name}.xml")
    assert len(project.tasks) == HOURS[name]
    return project


@pytest.mark.parametrize("name", WHOLE_DAYS)
def test_that_stored_dates_come_out_on_the_calendar_of_the_file(name: str) -> None:
    project = project_called(name)
    made = schedule(plan_of(project, MINUTES_OF_A_DAY, project.calendar))

    for task in project.tasks:
        dates = made.initiative(FIRST_ID + task.uid)
        assert (dates.start, dates.finish) == (task.start.date(), task.finish.date()), task.name
        if task.duration:
            late = dates.late_start, dates.late_finish
            assert late == (task.late_start.date(), task.late_finish.date()), task.name


@pytest.mark.parametrize("name", HOURS)
def test_that_stored_dates_come_out_when_an_hour_of_the_file_is_a_day_of_the_plan(name: str) -> None:
    project = project_called(name)
    made = schedule(plan_of(project, MINUTES_OF_AN_HOUR, ALL_DAYS))
    days = schedule(plan_of(project._replace(tasks=()), MINUTES_OF_A_DAY, project.calendar))

    for task in project.tasks:
        dates = made.initiative(FIRST_ID + task.uid)
        pairs = [(dates.start, task.start), (dates.finish, task.finish)]
        if task.duration:
            pairs += [(dates.late_start, task.late_start), (dates.late_finish, task.late_finish)]
        for hour, stored in pairs:
            assert hour is not None
            assert day_of(hour, project, days) == stored.date(), task.name


@pytest.mark.parametrize("name", HOURS)
def test_that_stored_slack_and_criticality_come_out(name: str) -> None:
    project = project_called(name)
    made = schedule(plan_of(project, MINUTES_OF_AN_HOUR, ALL_DAYS))

    for task in project.tasks:
        dates = made.initiative(FIRST_ID + task.uid)
        assert dates.total_float is not None
        assert dates.total_float * MINUTES_OF_AN_HOUR == task.total_slack, task.name
        assert dates.critical is task.critical, task.name


def day_of(hour: date, project: StoredProject, days: Schedule) -> date:
    """The working day of the file on which an hour lies that is written as a day of the plan."""
    hours = (hour - project.start).days
    return days.add_working_days(project.start, hours // (MINUTES_OF_A_DAY // MINUTES_OF_AN_HOUR))
