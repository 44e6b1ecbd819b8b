"""Stands in for the optional solver: it takes the hint as its answer, and knows what that hurts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

OPTIMAL, FEASIBLE, MODEL_INVALID = 4, 2, 1


@dataclass
class Sum:
    """Variables times numbers, and a number."""

    terms: dict[int, int]
    constant: int = 0

    def __add__(self, other: Sum | int) -> Sum:
        if isinstance(other, int):
            return Sum(self.terms, self.constant + other)
        terms = dict(self.terms)
        for variable, factor in other.terms.items():
            terms[variable] = terms.get(variable, 0) + factor
        return Sum(terms, self.constant + other.constant)

    __radd__ = __add__

    def __mul__(self, factor: int) -> Sum:
        return Sum({variable: factor * each for variable, each in self.terms.items()}, factor * self.constant)

    def __sub__(self, other: Sum | int) -> Sum:
        return self + (-other if isinstance(other, int) else other * -1)

    def __ge__(self, other: Sum | int) -> Sum:
        """What must not be below 0."""
        return self - other

    def at(self, values: Sequence[int]) -> int:
        return self.constant + sum(factor * values[variable] for variable, factor in self.terms.items())


def value_of(of: Sum | int, values: Sequence[int]) -> int:
    return of if isinstance(of, int) else of.at(values)


@dataclass
class CpModel:
    """Collects what is written into it."""

    domains: list[tuple[int, int]] = field(default_factory=list)
    hints: dict[int, int] = field(default_factory=dict)
    rules: list[tuple[str, Callable[[Sequence[int]], bool]]] = field(default_factory=list)
    objective: Sum = field(default_factory=lambda: Sum({}))

    def new_int_var(self, least: int, most: int, _name: str) -> Sum:
        assert least <= most
        self.domains.append((least, most))
        return Sum({len(self.domains) - 1: 1})

    def new_fixed_size_interval_var(self, start: Sum | int, size: int, _name: str) -> tuple[Sum | int, int]:
        return start, size

    def add_hint(self, variable: Sum, value: int) -> None:
        (place,) = variable.terms
        self.hints[place] = value

    def add(self, not_below_0: Sum) -> None:
        self.rules.append(("link", lambda values: not_below_0.at(values) >= 0))

    def add_element(self, place: Sum, table: Sequence[int], target: Sum) -> None:
        def holds(values: Sequence[int]) -> bool:
            at = place.at(values)
            return 0 <= at < len(table) and table[at] == target.at(values)

        self.rules.append(("calendar", holds))

    def add_cumulative(
        self, intervals: Sequence[tuple[Sum | int, int]], amounts: Sequence[int], most: int
    ) -> None:
        def holds(values: Sequence[int]) -> bool:
            used: dict[int, int] = {}
            for (start, size), amount in zip(intervals, amounts, strict=True):
                begin = value_of(start, values)
                for day in range(begin, begin + size):
                    used[day] = used.get(day, 0) + amount
            return all(each <= most for each in used.values())

        self.rules.append(("capacity", holds))

    def minimize(self, objective: Sum) -> None:
        self.objective = objective

    def validate(self) -> str:
        return ""

    @property
    def hinted(self) -> list[int]:
        """The value of each variable: all of them have a hint."""
        return [self.hints[place] for place in range(len(self.domains))]

    def hurt(self) -> set[str]:
        """The kinds of rules that the hints hurt."""
        values = self.hinted
        found = {kind for kind, holds in self.rules if not holds(values)}
        within = all(
            least <= value <= most for value, (least, most) in zip(values, self.domains, strict=True)
        )
        return found if within else {*found, "domain"}


class CpSolverSolutionCallback:
    """Told of a solution."""

    values: Sequence[int] = ()

    def value(self, of: Sum | int) -> int:
        return value_of(of, self.values)

    def on_solution_callback(self) -> None:
        raise NotImplementedError


class CpSolver:
    """Answers with the hint, or with what `answer` makes of it, and with `bound`."""

    status = OPTIMAL
    bound: float | None = None
    answer: Callable[[list[int]], list[int]] = staticmethod(lambda hinted: hinted)

    def __init__(self) -> None:
        self.parameters = SimpleNamespace()
        self.best_bound_callback: Callable[[float], None] | None = None
        self.best_objective_bound = 0.0

    def solve(self, model: CpModel, callback: CpSolverSolutionCallback) -> int:
        if self.status == MODEL_INVALID:
            return self.status
        assert not model.hurt()
        callback.values = type(self).answer(model.hinted)
        callback.on_solution_callback()
        self.best_objective_bound = self.bound if self.bound is not None else model.objective.at(model.hinted)
        if self.best_bound_callback is not None:
            self.best_bound_callback(self.best_objective_bound)
        return self.status

    def stop_search(self) -> None:
        raise AssertionError("it is done at once")


def solver_that(**says: Any) -> SimpleNamespace:
    """A module like that of the solver, whose answers are set."""
    solver = type("Solver", (CpSolver,), says)
    return SimpleNamespace(
        CpModel=CpModel,
        CpSolver=solver,
        CpSolverSolutionCallback=CpSolverSolutionCallback,
        OPTIMAL=OPTIMAL,
        FEASIBLE=FEASIBLE,
        MODEL_INVALID=MODEL_INVALID,
    )
