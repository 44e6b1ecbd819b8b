"""The optional solver: its model fits solutions, its answers are placed anew, its absence is silent.

Most of it is tried with a stand-in, so that it is tried everywhere; the last tests need the solver itself.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxplanner.errors import CycleError, ScheduleError
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.computation import compute
from cxplanner.scheduling.levelling import optimizer, solving
from cxplanner.scheduling.levelling.bound import bound
from cxplanner.scheduling.levelling.generation import place_early
from cxplanner.scheduling.levelling.level import level
from cxplanner.scheduling.levelling.optimizer import Improved, improve
from cxplanner.scheduling.levelling.optimizer_model import model_of
from cxplanner.scheduling.levelling.over_allocation import over_allocations
from cxplanner.scheduling.levelling.problem import Moments, Need, Problem
from cxplanner.scheduling.levelling.reading import read_problem
from cxplanner.scheduling.levelling.rules import by_rule
from cxplanner.scheduling.levelling.search import SearchChoices
from tests.scheduling.levelling.stand_in_solver import MODEL_INVALID, solver_that
from tests.scheduling.levelling.test_level import scarce_plans, two_at_once, work
from tests.scheduling.levelling.test_problem import assert_holds, best_by_trying_all, problems

FAR = 40
solver_only = pytest.mark.skipif(
    importlib.util.find_spec("ortools") is None, reason="ortools is not installed: the extra “optimizer”"
)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts a stand-in, whose answers are given, in the place of the solver."""

    def put(**says: Any) -> None:
        module = solver_that(**says)
        monkeypatch.setitem(sys.modules, "ortools", SimpleNamespace())
        monkeypatch.setitem(sys.modules, "ortools.sat", SimpleNamespace())
        monkeypatch.setitem(sys.modules, "ortools.sat.python", SimpleNamespace(cp_model=module))
        monkeypatch.setattr(optimizer, "is_installed", lambda: True)

    return put


def hurt(problem: Problem, moments: Moments, *, for_cost: bool = False) -> set[str]:
    """The kinds of constraints of the model that moments hurt."""
    return model_of(solver_that(), problem, moments, 0, for_cost=for_cost).model.hurt()  # type: ignore[no-any-return]


def one_after_the_other(count: int) -> Problem:
    """So many days of work that one person does one by one."""
    return Problem([1] * count, [0] * count, [[]] * count, [[Need(0, 1)]] * count, [[1] * FAR])


@settings(max_examples=100, deadline=None)
@given(problems(), st.booleans())
def test_that_the_model_holds_for_solutions_and_only_for_them(problem: Problem, for_cost: bool) -> None:
    assert hurt(problem, by_rule(problem), for_cost=for_cost) == set()
    free = place_early(problem, problem.topological, limited=False)
    try:
        assert_holds(problem, free)
    except AssertionError:
        assert hurt(problem, free) == {"capacity"}
    for node in problem.topological:
        if problem.bonds[node]:
            early = [*free]
            early[node] = max(early[end] + weight for end, weight in problem.bonds[node]) - 1
            if early[node] >= 0:
                assert "link" in hurt(problem, early)


@settings(max_examples=80, deadline=None)
@given(scarce_plans())
def test_that_the_model_holds_for_solutions_of_plans_of_every_kind(plan: Plan) -> None:
    try:
        made = compute(plan, plan.programme.status_date, None)
    except (CycleError, ScheduleError):
        return
    problem = read_problem(made, made.table.last_year).problem

    assert hurt(problem, by_rule(problem)) == set()
    assert hurt(problem, by_rule(problem), for_cost=True) == set()


def test_that_a_solution_of_the_solver_is_placed_anew(stand_in: Callable[..., None]) -> None:
    """Whatever it says of starts, what comes back holds."""
    problem = one_after_the_other(3)
    late = [4, 5, 9, 5, 6, 10]
    stand_in(answer=lambda hinted: [7, 7, 7, *hinted[3:]], bound=2.2)
    told: list[Improved] = []
    improved = improve(problem, Improved(late, 1), 1.0, better=told.append)

    assert_holds(problem, improved.moments)
    assert (problem.finish_of(improved.moments), improved.bound) == (3, 3)
    assert told[-1] == improved


def test_that_a_worse_solution_is_dropped_and_its_bound_kept(stand_in: Callable[..., None]) -> None:
    problem = Problem([2, 1, 1], [0, 1, 0], [[]] * 3, [[Need(0, 2)], [Need(0, 1)], [Need(0, 1)]], [[2] * FAR])
    best = place_early(problem, [0, 1, 2])
    stand_in(answer=lambda hinted: [9, *hinted[1:]], bound=3.0)

    assert improve(problem, Improved(best, 2), 1.0) == Improved(best, 3)


def test_that_nothing_changes_where_the_solver_fails(
    stand_in: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_hinted: list[int]) -> list[int]:
        raise RuntimeError("no memory")

    known = Improved(place_early(one_after_the_other(2), [0, 1]), 1)
    stand_in(answer=broken)
    assert improve(one_after_the_other(2), known, 1.0).moments == known.moments
    stand_in(status=MODEL_INVALID)
    assert improve(one_after_the_other(2), known, 1.0).moments == known.moments
    assert [record.message[:10] for record in caplog.records] == ["The solver", "The solver"]


def test_that_its_absence_is_silent(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "ortools", None)
    known = Improved([0, 1], 1)

    assert improve(Problem([1], [0], [[]], [[]], []), known, 5.0) is known
    assert caplog.records == []


def test_that_with_deadlines_it_first_misses_them_less(stand_in: Callable[..., None]) -> None:
    problem = Problem([1, 1], [0, 0], [[], []], [[Need(0, 1)]] * 2, [[1] * FAR], deadline={1: 1})
    late = place_early(problem, [0, 1])
    stand_in(answer=lambda hinted: [5, 0, *hinted[2:]])
    improved = improve(problem, Improved(late, 2), 1.0)

    assert improved.moments[:2] == [1, 0]
    assert problem.cost_of(improved.moments) == improved.bound == 2


def test_that_levelling_uses_it_after_a_second_of_search(
    stand_in: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    def as_known(problem: Problem, known: Improved, seconds: float, *_more: object) -> Improved:
        asked.append(seconds)
        return Improved(known.moments, problem.finish_of(known.moments))

    stand_in()
    monkeypatch.setattr(solving, "bound", lambda _problem: 0)
    monkeypatch.setattr(optimizer, "improve", as_known)
    told: list[tuple[date, date]] = []
    plan = work(two_at_once(), "C", 5, 1)
    proposal = level(plan, SearchChoices(2.0, found=lambda *said: told.append(said)))

    assert 0.5 < asked[0] <= 1.0
    assert (proposal.proven, proposal.bound) == (True, proposal.after.finish)
    assert told
    level(plan, SearchChoices(0.1))
    level(plan, SearchChoices(2.0, optimizer=False, stopped=lambda: True))
    assert len(asked) == 1


@solver_only
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@settings(max_examples=25, deadline=None)
@given(problems())
def test_that_it_proves_what_trying_all_finds(problem: Problem) -> None:
    improved = improve(problem, Improved(by_rule(problem), bound(problem)), 5.0, threads=1)

    assert_holds(problem, improved.moments)
    assert problem.finish_of(improved.moments) == improved.bound == best_by_trying_all(problem)


@solver_only
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@settings(max_examples=40, deadline=None)
@given(scarce_plans())
def test_that_no_search_goes_below_its_bound(plan: Plan) -> None:
    try:
        proposal = level(plan, SearchChoices(2.0))
    except (CycleError, ScheduleError):
        return
    by_search = level(plan, SearchChoices(0.05, optimizer=False))

    assert over_allocations(proposal.after) == proposal.over_after
    assert proposal.bound <= by_search.after.finish
    assert proposal.bound <= proposal.after.finish
