"""From a plan in moments to the best solution that time allows, and how early a solution could be at best."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cxplanner.errors import ScheduleError
from cxplanner.scheduling.computation import Computation
from cxplanner.scheduling.day_table import LAST_YEAR
from cxplanner.scheduling.levelling import optimizer
from cxplanner.scheduling.levelling.bound import bound
from cxplanner.scheduling.levelling.generation import place_early
from cxplanner.scheduling.levelling.problem import Moments, NoRoom, Problem
from cxplanner.scheduling.levelling.reading import PlanProblem, read_problem
from cxplanner.scheduling.levelling.search import SearchChoices, search

_YEARS_MORE: Final = 8
_BEFORE_SOLVER: Final = 1.0
"""Seconds of search for an answer that the solver begins with."""
_LEAST_FOR_SOLVER: Final = 2.0
"""With less time in all, the search has it alone."""


@dataclass(frozen=True)
class Answer:
    """A solution, and the moment before which none can finish."""

    asked: PlanProblem
    moments: Moments
    bound: int

    @property
    def proven(self) -> bool:
        """Whether no solution finishes earlier."""
        return self.asked.problem.finish_of(self.moments) <= self.bound


def solve(made: Computation, now: Sequence[int], choices: SearchChoices) -> Answer:
    """The best solution found, on a calendar that reaches as far as it needs.

    `now` is the present start of each rank, in any unit: a solution that keeps that order is preferred to
    one that is no better. Raises ScheduleError: `exceeds_capacity`, `no_capacity_left`.
    """
    last_year = made.table.last_year
    while True:
        asked = read_problem(made, last_year)
        try:
            return _best(asked, now, choices)
        except NoRoom as lack:
            if last_year < LAST_YEAR:
                last_year = min(LAST_YEAR, last_year + max(_YEARS_MORE, last_year - made.table.first_year))
                continue
            initiative = asked.initiatives[lack.node]
            name = made.plan.teams[initiative.team or 0].name
            raise ScheduleError("no_capacity_left", key=initiative.key, team=name) from None


def _best(asked: PlanProblem, now: Sequence[int], choices: SearchChoices) -> Answer:
    problem = asked.problem
    least = bound(problem)
    early = place_early(problem, problem.topological, limited=False)
    unavoidable = problem.cost_of(early) - problem.finish_of(early)
    kept = _in_the_order_of(problem, now)
    tell = _telling(asked, choices)

    def found_by_search(each: Moments) -> None:
        tell(optimizer.Improved(each, least))

    solver = choices.optimizer and choices.seconds >= _LEAST_FOR_SOLVER and optimizer.is_installed()
    begun = replace(choices, seconds=_BEFORE_SOLVER) if solver else choices
    begin = time.perf_counter()
    moments = search(problem, least + unavoidable, begun, found_by_search, kept)
    found = optimizer.Improved(moments, least)
    if solver and problem.cost_of(moments) > least + unavoidable:
        left = choices.seconds - (time.perf_counter() - begin)
        found = optimizer.improve(problem, found, left, choices.stopped, tell)
    return Answer(asked, found.moments, found.bound)


def _in_the_order_of(problem: Problem, now: Sequence[int]) -> Moments | None:
    """Everything as early as there is room for it, those first that start first now."""
    with contextlib.suppress(NoRoom):
        return place_early(problem, problem.by_moment(now))
    return None


def _telling(asked: PlanProblem, choices: SearchChoices) -> Callable[[optimizer.Improved], None]:
    """Tells whoever asked for it of a solution and of the bound, in dates."""

    def tell(known: optimizer.Improved) -> None:
        if choices.found is not None:
            finish = asked.problem.finish_of(known.moments)
            choices.found(asked.table.day_of(finish - 1), asked.table.day_of(known.bound - 1))

    return tell
