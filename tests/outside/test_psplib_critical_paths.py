"""Published problems with scarce resources: without these, each header states how long the work takes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cxplanner.plan.initiatives import Dependency, Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan

DATA = Path(__file__).parents[2].parent / "shared" / "data"
PROBLEMS = DATA / "outside" / "psplib"
EXPECTED = DATA / "expected" / "psplib" / "psplib_oracle.json"
FIRST_LINK = 10_000
SETS = ("j30", "j60", "j90", "j120")

pytestmark = pytest.mark.skipif(not PROBLEMS.exists(), reason=f"{PROBLEMS.name} is not on this machine")


class Problem(NamedTuple):
    """Jobs with their durations, which follows which, and the length that the header states."""

    durations: dict[int, int]
    successors: dict[int, list[int]]
    length: int


def read_problem(path: Path) -> Problem:
    """A file of PSPLIB with one mode: a number for each job in each of its two tables."""
    text = path.read_text(encoding="ascii")
    _, header, links, work, *_ = re.split(
        r"PROJECT INFORMATION:|PRECEDENCE RELATIONS:|REQUESTS/DURATIONS:", text
    )
    length = int(header.splitlines()[2].split()[-1])
    rows = [[int(word) for word in line.split()] for line in links.splitlines() if line.strip()[:1].isdigit()]
    successors = {row[0]: row[3:] for row in rows}
    assert all(row[2] == len(row) - 3 for row in rows), path.name
    jobs = [line.split() for line in work.split("RESOURCEAVAILABILITIES")[0].splitlines()]
    durations = {int(job[0]): int(job[2]) for job in jobs if job and job[0].isdigit()}
    return Problem(durations, successors, length)


def plan_of(problem: Problem) -> Plan:
    """The jobs as initiatives, each with the number of the job as its id."""
    work = [
        Initiative(job, f"J{job}", f"Job {job}", Stream.SYSTEMS_DATA, duration=duration, ordinal=job)
        for job, duration in problem.durations.items()
    ]
    ends = [(job, after) for job, followers in problem.successors.items() for after in followers]
    links = [Dependency(FIRST_LINK + n, after, job) for n, (job, after) in enumerate(ends)]
    plan = a_plan().put("initiatives", *work).put("dependencies", *links)
    return replace(plan, next_id=FIRST_LINK + len(links))


def problems(folder: str) -> list[Path]:
    return sorted((PROBLEMS / folder).glob("*.sm"))


@pytest.mark.parametrize("folder", SETS)
def test_that_the_critical_path_is_as_long_as_each_header_states(folder: str) -> None:
    stated, found = {}, {}
    for path in problems(folder):
        problem = read_problem(path)
        made = schedule(plan_of(problem))
        stated[path.name] = problem.length
        found[path.name] = made.moment_of(Node("initiative", max(problem.durations)))

    assert found == stated
    assert len(found) >= 10


@pytest.mark.skipif(not EXPECTED.exists(), reason=f"{EXPECTED.name} is not on this machine")
@pytest.mark.parametrize("folder", SETS)
def test_that_floats_and_critical_jobs_are_those_of_the_reference(folder: str) -> None:
    expected: dict[str, dict[str, Any]] = json.loads(EXPECTED.read_text(encoding="utf-8"))
    for path in problems(folder):
        plan = plan_of(read_problem(path))
        made = schedule(plan)
        dates = {id_: made.initiative(id_) for id_ in plan.initiatives}
        reference = expected[path.name]

        assert {str(id_): each.total_float for id_, each in dates.items()} == reference["total_float"], (
            path.name
        )
        assert [id_ for id_, each in dates.items() if each.critical] == reference["critical"], path.name
