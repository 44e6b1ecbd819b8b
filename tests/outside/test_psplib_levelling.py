"""Published problems with scarce resources: solutions hold, no bound is too high, gaps are small."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxplanner.scheduling.levelling.bound import bound
from cxplanner.scheduling.levelling.problem import Problem
from cxplanner.scheduling.levelling.rules import by_best_rule
from cxplanner.scheduling.levelling.search import SearchChoices, search
from tests.outside.readers.psplib import best_known, read_levelling_problem

DATA = Path(__file__).parents[2].parent / "shared" / "data"
PROBLEMS = DATA / "outside" / "psplib"
EXPECTED = DATA / "expected" / "psplib"
SETS = ("j30", "j60", "j90", "j120")

pytestmark = pytest.mark.skipif(
    not (PROBLEMS.exists() and EXPECTED.exists()), reason=f"{PROBLEMS.name} is not on this machine"
)


def problems(folder: str) -> list[tuple[str, Problem, int, int]]:
    known = best_known(EXPECTED / f"optimum_{folder}.csv")
    return [
        (path.name, read_levelling_problem(path), *known[path.name])
        for path in sorted((PROBLEMS / folder).glob("*.sm"))
    ]


def assert_holds(problem: Problem, moments: list[int]) -> None:
    """No job starts before its predecessors end, and no resource is exceeded on any day."""
    size = problem.size
    for node, bonds in enumerate(problem.bonds):
        assert all(moments[end] + weight <= moments[node] for end, weight in bonds)
        assert moments[size + node] == moments[node] + problem.duration[node]
    for resource, row in enumerate(problem.free):
        used = [0] * len(row)
        for node, needs in enumerate(problem.needs):
            for need in needs:
                if need.resource == resource:
                    for day in range(moments[node], moments[size + node]):
                        used[day] += need.amount
        assert all(need <= capacity for need, capacity in zip(used, row, strict=True))


@pytest.mark.parametrize("folder", SETS)
def test_that_rules_give_solutions_that_hold_and_no_bound_is_too_high(folder: str) -> None:
    for name, problem, least, best in problems(folder):
        moments = by_best_rule(problem)

        assert_holds(problem, moments)
        assert bound(problem) <= best, name
        assert problem.finish_of(moments) >= least, name


@pytest.mark.parametrize(("folder", "gap"), [("j30", 0.01), ("j60", 0.04), ("j120", 0.08)])
def test_that_a_short_search_comes_near_the_best_known(folder: str, gap: float) -> None:
    gaps = []
    for _, problem, _, best in problems(folder)[:4]:
        moments = search(problem, bound(problem), SearchChoices(seconds=0.5))
        assert_holds(problem, moments)
        gaps.append(problem.finish_of(moments) / best - 1)

    assert sum(gaps) / len(gaps) <= gap
