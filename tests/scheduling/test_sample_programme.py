"""The sample programme comes out with the dates, floats and critical path that are written in its data."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.initiatives import Anchor
from cxplanner.resources import resource
from cxplanner.scheduling.explanation import explain
from cxplanner.scheduling.schedule import DriverKind, Node, Schedule, schedule
from tests.builders import id_of

DATA: dict[str, Any] = json.loads(resource("data", "sample_programme.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def made() -> Schedule:
    return schedule(sample_plan("es"))


@pytest.mark.parametrize("expected", DATA["initiatives"], ids=lambda each: str(each["code"]))
def test_that_an_initiative_has_its_dates_and_float(made: Schedule, expected: dict[str, Any]) -> None:
    dates = made.initiative(id_of(made.plan, expected["code"]))

    assert (dates.start, dates.finish, dates.total_float, dates.critical) == (
        date.fromisoformat(expected["start"]),
        date.fromisoformat(expected["finish"]),
        expected["float_days"],
        expected["critical"],
    )


def test_that_the_programme_ends_when_its_summary_says(made: Schedule) -> None:
    assert made.finish == date.fromisoformat(DATA["summary"]["last_finish"])


def test_that_the_critical_path_is_that_of_the_summary(made: Schedule) -> None:
    keys = [made.plan.initiatives[node.id].key for node in made.critical_path()]

    assert keys == DATA["summary"]["critical_path"]


def test_that_milestones_stand_on_their_days(made: Schedule) -> None:
    days = {made.plan.milestones[id_].title: made.milestone(id_).start for id_ in made.plan.milestones}

    assert days == {each["title_es"]: date.fromisoformat(each["date"]) for each in DATA["milestones"]}


def test_that_anchored_milestones_have_the_float_of_their_initiative(made: Schedule) -> None:
    for milestone in made.plan.milestones.values():
        dates = made.milestone(milestone.id)
        if milestone.initiative is None:
            assert milestone.anchor is Anchor.DATE
            assert dates.total_float is None
        else:
            assert dates.total_float == made.initiative(milestone.initiative).total_float


def test_that_advising_gates_stand_on_their_planned_days(made: Schedule) -> None:
    days = [made.gate(stage["number"]).finish for stage in DATA["stages"]]

    assert days == [date.fromisoformat(stage["gate_on"]) for stage in DATA["stages"]]


def test_that_every_initiative_is_explained_back_to_the_start_of_the_programme(made: Schedule) -> None:
    for initiative in made.plan.initiatives.values():
        if initiative.status.is_scheduled:
            steps = explain(made, Node("initiative", initiative.id))
            roots = {driver.kind for step in steps for driver in step.drivers if driver.node is None}
            assert roots <= {DriverKind.PROGRAMME_START, DriverKind.STATUS_DATE, DriverKind.CONSTRAINT}
            assert roots, initiative.key
