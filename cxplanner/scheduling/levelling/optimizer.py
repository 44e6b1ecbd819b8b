"""The optional solver, OR-tools CP-SAT: it proves that a solution is the best, or finds a better one.

It is only imported where it is installed and used (the extra `cxplanner[optimizer]`). While it works, the
search goes on: on large problems it gets further. Nothing that the solver says of starts is trusted: they are
an order in which the serial scheme places the nodes anew.
"""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import math
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from cxplanner.scheduling.levelling.generation import place_early
from cxplanner.scheduling.levelling.optimizer_model import Model, model_of
from cxplanner.scheduling.levelling.problem import Moments, NoRoom, Problem
from cxplanner.scheduling.levelling.search import SearchChoices, search

_log = logging.getLogger(__name__)
LEAST_SECONDS: Final = 1.0
"""With less time than that the solver does not get beyond reading the problem."""
_MOST_NODES: Final = 20_000
_POLL: Final = 0.1
_SEED: Final = 2
"""Another one than that of the search before, which has been there already."""


@dataclass(frozen=True, slots=True)
class Improved:
    """The best solution known, and a finish that none can undercut."""

    moments: Moments
    bound: int


def is_installed() -> bool:
    return importlib.util.find_spec("ortools") is not None


def improve(
    problem: Problem,
    known: Improved,
    seconds: float,
    stopped: Callable[[], bool] | None = None,
    better: Callable[[Improved], object] | None = None,
    threads: int = 0,
) -> Improved:
    """What the solver makes of a solution within a time; what is known where it fails, or is not installed.

    `stopped` is asked now and then, `better` is told of each better solution or bound. `threads` are those of
    the solver; 0 means as many as there are processors beside the one for the search.
    """
    if problem.size > _MOST_NODES or seconds < LEAST_SECONDS:
        return known
    end = time.perf_counter() + seconds
    try:
        from ortools.sat.python import cp_model
    except ImportError:
        return known
    run = _Run(problem, known, stopped, better, threads or max(1, (os.cpu_count() or 1) - 1))
    if problem.deadline:
        # With deadlines the best finish is not all: half of the time goes to missing them less.
        run.solve(cp_model, time.perf_counter() + (end - time.perf_counter()) / 2, for_cost=True)
    run.solve(cp_model, end, for_cost=False)
    return run.best


class _Run:
    """The solver at work in a thread, and the search in this one, which looks after it."""

    def __init__(
        self,
        problem: Problem,
        known: Improved,
        stopped: Callable[[], bool] | None,
        better: Callable[[Improved], object] | None,
        threads: int,
    ) -> None:
        self._problem = problem
        self.best = known
        self._stopped = stopped
        self._better = better
        self._threads = threads
        self._found: list[int] | None = None
        self._bound = known.bound

    def solve(self, cp_model: Any, end: float, *, for_cost: bool) -> None:
        """Look for a smaller cost, or for the earliest finish and its bound, until a moment of the clock."""
        if self._is_over():
            return
        model = model_of(cp_model, self._problem, self.best.moments, self.best.bound, for_cost=for_cost)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = self._threads
        solver.parameters.max_time_in_seconds = max(0.0, end - time.perf_counter())
        solver.parameters.random_seed = _SEED
        if not for_cost:
            solver.best_bound_callback = self._note_bound
        thread = threading.Thread(target=self._search, args=(cp_model, solver, model, for_cost), daemon=True)
        thread.start()
        left = SearchChoices(
            end - time.perf_counter(), _SEED, lambda: not thread.is_alive() or self._is_over()
        )
        search(self._problem, self.best.bound, left, self._take, self.best.moments)
        while thread.is_alive():
            if self._is_over():
                solver.stop_search()
            thread.join(_POLL)
        self._look()

    def _search(self, cp_model: Any, solver: Any, model: Model, for_cost: bool) -> None:
        noting = self._note_starts

        class Watcher(cp_model.CpSolverSolutionCallback):  # type: ignore[misc]
            def on_solution_callback(self) -> None:
                noting([self.value(start) for start in model.starts])

        try:
            status = solver.solve(model.model, Watcher())
            if status == cp_model.MODEL_INVALID:
                _log.error("The solver refuses the model: %s", model.model.validate())
            elif status in (cp_model.OPTIMAL, cp_model.FEASIBLE) and not for_cost:
                self._note_bound(solver.best_objective_bound)
        except Exception:
            _log.exception("The solver failed.")

    def _note_starts(self, starts: list[int]) -> None:
        self._found = starts

    def _note_bound(self, bound: float) -> None:
        self._bound = max(self._bound, math.ceil(bound - 1e-6))

    def _look(self) -> None:
        """Take over what the solver has found since."""
        found, self._found = self._found, None
        if found is not None:
            with contextlib.suppress(NoRoom):
                self._take(place_early(self._problem, self._problem.by_moment(found)))
        if self._bound > self.best.bound:
            self._take(self.best.moments)

    def _take(self, moments: Moments) -> None:
        """Keep a solution where it is better, and a bound that has risen."""
        problem = self._problem
        best = min(self.best.moments, moments, key=problem.cost_of)
        now = Improved(best, min(self._bound, problem.finish_of(best)))
        if now.moments is not self.best.moments or now.bound > self.best.bound:
            self.best = now
            if self._better is not None:
                self._better(now)

    def _is_over(self) -> bool:
        self._look()
        proven = self._problem.cost_of(self.best.moments) <= self.best.bound
        return proven or (self._stopped is not None and self._stopped())
