"""The problem as constraints of the solver: exact, or looser where calendar days ask for more than that.

A looser model never makes the bound too high, and its solutions are placed anew before they count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from cxplanner.scheduling.levelling.calendars import Arrival, CalendarDays
from cxplanner.scheduling.levelling.problem import Moments, Problem


@dataclass(frozen=True, slots=True)
class Model:
    """A model of the solver, and its variable for the start of each node; numbers for what is fixed."""

    model: Any
    starts: list[Any]


def model_of(cp_model: Any, problem: Problem, known: Moments, least: int, *, for_cost: bool) -> Model:
    """The model of a problem; `known` is a solution, `least` a finish that none can undercut.

    What is made as small as possible is the finish; `for_cost` the cost, in which deadlines count most.
    """
    return _Writer(cp_model, problem, known, least, for_cost=for_cost).write()


class _Writer:
    def __init__(
        self, cp_model: Any, problem: Problem, known: Moments, least: int, *, for_cost: bool
    ) -> None:
        self._model = cp_model.CpModel()
        self._problem = problem
        self._known = known
        self._least = least
        self._for_cost = for_cost
        self._days = problem.days if isinstance(problem.days, CalendarDays) else None
        finish = problem.finish_of(known)
        # Fewer missed days may cost a later finish; the earliest finish is no later than the one known.
        self._last = 2 * finish if for_cost else finish
        self._last = min(self._last, max((len(row) for row in problem.free), default=self._last))
        self._far = max([self._last, *known])
        self._counting = frozenset(problem.counting)
        self._starts: list[Any] = []
        self._finishes: list[Any] = []
        self._places: dict[int, Any] = {}

    def write(self) -> Model:
        for node in range(self._problem.size):
            self._add_node(node)
        for node in self._problem.topological:
            self._add_links(node)
        self._add_capacities()
        self._add_objective()
        return Model(self._model, self._starts)

    def _variable(self, least: int, most: int, hint: int) -> Any:
        variable = self._model.new_int_var(least, most, "")
        self._model.add_hint(variable, hint)
        return variable

    def _add_node(self, node: int) -> None:
        problem, days = self._problem, self._days
        if node in problem.fixed:
            start, finish = problem.fixed[node]
            self._starts.append(start)
            self._finishes.append(finish)
            return
        length, known = problem.duration[node], self._known[node]
        least = max(0, problem.floor[node])
        most = max(known, (self._last if node in self._counting else self._far) - length)
        start = self._variable(min(least, known), most, known)
        self._starts.append(start)
        if days is None or node not in days.apart:
            self._finishes.append(start + length)
            return
        # Work on a team's own days: its place among those gives the moments of its start and its finish.
        moments = [days.moment_at(node, place) for place in range(days.place_of(node, most) + length + 1)]
        place = self._variable(0, len(moments) - length, days.place_of(node, known))
        finish = self._variable(length, self._far, self._known[problem.size + node])
        self._model.add_element(place, moments[: len(moments) - length + 1], start)
        self._model.add_element(place, [moment + 1 for moment in moments[length - 1 :]], finish)
        self._places[node] = place
        self._finishes.append(finish)

    def _add_links(self, node: int) -> None:
        problem, days = self._problem, self._days
        if days is not None and node in days.special:
            for link in days.arrivals[node]:
                self._add_arrival(days, node, link)
            return
        for end, weight in problem.bonds[node]:
            self._model.add(self._starts[node] >= self._end(end) + weight)

    def _end(self, end: int) -> Any:
        size = self._problem.size
        return self._finishes[end - size] if end >= size else self._starts[end]

    def _add_arrival(self, days: CalendarDays, node: int, link: Arrival) -> None:
        """A link in calendar days, or to the finish of work on a team's own days."""
        size = self._problem.size
        end = link.source + size if link.from_finish else link.source
        moment = self._end(end)
        reached = moment + link.lag
        if link.elapsed and isinstance(moment, int):
            reached = days.least_reached(link, moment)
        elif link.elapsed:
            table = [days.least_reached(link, each) for each in range(self._far + 1)]
            reached = self._variable(min(table), max(table), table[min(self._known[end], self._far)])
            self._model.add_element(moment, table, reached)
        target = self._finishes[node] if link.to_finish else self._starts[node]
        self._model.add(target >= reached)

    def _add_capacities(self) -> None:
        problem = self._problem
        for resource, row in enumerate(problem.free):
            intervals, amounts = [], []
            for node in problem.topological:
                for need in problem.needs[node]:
                    if need.resource == resource and problem.duration[node]:
                        place = self._places.get(node, self._starts[node])
                        intervals.append(self._interval(place, problem.duration[node]))
                        amounts.append(need.amount)
            if intervals:
                self._add_capacity(row[: self._far], intervals, amounts)

    def _add_capacity(self, row: Sequence[int], intervals: list[Any], amounts: list[int]) -> None:
        """Days on which there is less than at the best of times are partly taken from the beginning."""
        most = max(0, *row)
        day = 0
        for left, run in groupby(max(0, each) for each in row):
            length = len(list(run))
            if left < most:
                intervals.append(self._interval(day, length))
                amounts.append(most - left)
            day += length
        self._model.add_cumulative(intervals, amounts, most)

    def _interval(self, start: Any, length: int) -> Any:
        return self._model.new_fixed_size_interval_var(start, length, "")

    def _add_objective(self) -> None:
        problem = self._problem
        known = problem.finish_of(self._known)
        finish = self._variable(min(self._least, known), max(self._last, known), known)
        for node in problem.counting:
            self._model.add(finish >= self._finishes[node])
        if not self._for_cost:
            self._model.minimize(finish)
            return
        late = []
        for node, day in problem.deadline.items():
            missed = max(0, self._known[problem.size + node] - day)
            days = self._variable(0, max(0, self._far - day), missed)
            self._model.add(days >= self._finishes[node] - day)
            late.append(days)
        self._model.minimize(sum(late) * problem.lateness_weight + finish)
