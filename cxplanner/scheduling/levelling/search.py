"""A genetic search over orders of placement, with double justification of each child, and walks between.

After permutation-based genetic algorithms of the literature on resource-constrained project scheduling:
orders are crossed over at two points, or a dense stretch of time of one parent is kept; populations that
bring nothing new are replaced.
"""

from __future__ import annotations

import contextlib
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from cxplanner.scheduling.levelling.generation import justified, place_early
from cxplanner.scheduling.levelling.parallel import parallel_order
from cxplanner.scheduling.levelling.problem import Moments, NoRoom, Problem
from cxplanner.scheduling.levelling.rules import by_best_rule, late_starts, priorities

_POPULATION: Final = 30
_STALLED: Final = 25 * _POPULATION
_WALKED: Final = 100 * _POPULATION
"""Steps of a walk that bring nothing better before it rests."""
_LEAP: Final = 0.002
"""How often a walk goes on from what is worse, since it may be in a corner without a way out."""
_BEST_KEPT: Final = 5
_LONGEST_SHIFT: Final = 12


class Member(NamedTuple):
    """One solution of a population: what it costs, the order that gives it, its moments."""

    cost: int
    order: list[int]
    moments: Moments


@dataclass(frozen=True, slots=True)
class SearchChoices:
    """How long to search; the seed makes the same choices in the same order, as far as time allows."""

    seconds: float = 10.0
    seed: int = 1
    stopped: Callable[[], bool] | None = None
    """Asked now and then whether to make do with the best so far."""
    optimizer: bool = True
    """Whether the optional solver goes on where it is installed and nothing is proven yet."""
    found: Callable[[date, date], object] | None = None
    """Told of each better solution: its finish, and the day before which no solution finishes."""


def search(
    problem: Problem,
    least: int,
    choices: SearchChoices | None = None,
    better: Callable[[Moments], object] | None = None,
    known: Moments | None = None,
) -> Moments:
    """The best solution found; the search ends early at a finish of `least`. Raises NoRoom.

    `better` is told of the first solution and of each one that is better. A solution that is `known` is the
    answer where none is better.
    """
    return _Search(problem, least, choices or SearchChoices(), better, known).run()


def _first(problem: Problem, least: int, known: Moments | None) -> Moments:
    """The best of all rules, or what is known where that is no worse. Raises NoRoom."""
    if known is None:
        return by_best_rule(problem, least)
    with contextlib.suppress(NoRoom):
        if problem.cost_of(known) > least:
            return min(known, by_best_rule(problem, least), key=problem.cost_of)
    return known


class _Search:
    def __init__(
        self,
        problem: Problem,
        least: int,
        choices: SearchChoices,
        better: Callable[[Moments], object] | None,
        known: Moments | None,
    ) -> None:
        self._problem = problem
        self._least = least
        self._choices = choices
        self._better = better
        self._begin = time.perf_counter()
        self._random = random.Random(choices.seed)
        self._late = late_starts(problem)
        self._nodes = len(problem.topological)
        self.best = _first(problem, least, known)
        self.best_cost = problem.cost_of(self.best)
        self._in_parallel = problem.starts_in_order

    def run(self) -> Moments:
        elite: list[Member] = []
        first = True
        self._tell()
        while not self._over():
            population = self._rules() if first else []
            first = False
            self._fill(population)
            if len(population) < 2:
                break
            if elite and self._random.random() < 0.5:
                population[0] = self._random.choice(elite)
            self._evolve(population)
            walked = self._walk(min([*elite[:1], min(population)]))
            elite = sorted([walked, *elite], key=lambda each: each.cost)[:_BEST_KEPT]
        return self.best

    def _over(self) -> bool:
        spent = time.perf_counter() - self._begin
        stopped = self._choices.stopped
        if self.best_cost <= self._least or spent >= self._choices.seconds:
            return True
        return stopped is not None and stopped()

    def _tell(self) -> None:
        if self._better is not None:
            self._better(self.best)

    def _rules(self) -> list[Member]:
        members = []
        for keys in priorities(self._problem):
            if self._over():
                break
            members += self._member(self._problem.by_priority(keys))
            if self._in_parallel:
                members += self._member(parallel_order(self._problem, keys))
        return members

    def _fill(self, population: list[Member]) -> None:
        """Random variations of the rule that is best as a rule."""
        misses = 0
        while len(population) < _POPULATION and misses < _POPULATION and not self._over():
            spread = 0.2 + 0.6 * self._random.random()
            keys = [late * (1 + spread * self._random.random()) for late in self._late]
            in_parallel = self._in_parallel and self._random.random() < 0.6
            order = parallel_order if in_parallel else Problem.by_priority
            new = self._member(order(self._problem, keys))
            population += new
            misses += not new

    def _member(self, order: list[int]) -> list[Member]:
        """The solution of an order, justified; nothing where an order leaves no room for a node."""
        problem = self._problem
        moments, cost = None, 0
        with contextlib.suppress(NoRoom):
            moments = place_early(problem, order)
            cost = problem.cost_of(moments)
            better = justified(problem, moments)
            better_cost = problem.cost_of(better)
            if better_cost <= cost:
                moments, cost = better, better_cost
        if moments is None:
            return []
        if cost < self.best_cost:
            self.best, self.best_cost = moments, cost
            self._tell()
        return [Member(cost, problem.by_moment(moments), moments)]

    def _evolve(self, population: list[Member]) -> None:
        """Children take the place of the worst until nothing gets better for a while."""
        stalled, best = 0, min(population).cost
        while stalled < _STALLED and not self._over():
            one, other = (min(self._random.sample(population, 2)) for _ in range(2))
            cross = self._cross_in_time if self._random.random() < 0.5 else self._cross_at_points
            order = cross(one, other)
            if self._random.random() < 0.7:
                self._mutate(order)
            stalled += 1
            for child in self._member(order):
                worst = max(range(len(population)), key=lambda n: population[n].cost)
                known = any(child.cost == each.cost and child.order == each.order for each in population)
                if child.cost <= population[worst].cost and not known:
                    population[worst] = child
                if child.cost < best:
                    best, stalled = child.cost, 0

    def _walk(self, member: Member) -> Member:
        """Stretches of time of one solution are put into another order, and what is no worse is kept.

        Where many solutions are equal, this finds ways between them that crossing over does not.
        """
        steps, best = 0, member
        while steps < _WALKED and not self._over():
            steps += 1
            for child in self._member(self._problem.by_priority(self._shaken(member))):
                steps = 0 if child.cost < best.cost else steps
                best = min(best, child, key=lambda each: each.cost)
                if child.cost <= member.cost or self._random.random() < _LEAP:
                    member = child
        return best

    def _shaken(self, member: Member) -> list[float]:
        """The starts of a solution as priorities, with those of a stretch of time in any order."""
        moments = member.moments
        keys = [float(moments[node]) for node in range(self._problem.size)]
        begin, end = min(moments[node] for node in member.order), self._problem.finish_of(moments)
        length = (end - begin) * (0.1 + 0.4 * self._random.random())
        first = begin + self._random.random() * (end - begin - length)
        for node in member.order:
            if first <= moments[node] < first + length:
                keys[node] = first + self._random.random() * length
        return keys

    def _cross_at_points(self, one: Member, other: Member) -> list[int]:
        """The head and tail of one parent, and between them what comes first in the other."""
        first, last = sorted((self._random.randrange(self._nodes), self._random.randrange(self._nodes)))
        head = one.order[:first]
        taken = set(head)
        middle = [node for node in other.order if node not in taken][: last - first]
        taken.update(middle)
        return head + middle + [node for node in one.order if node not in taken]

    def _cross_in_time(self, one: Member, other: Member) -> list[int]:
        """What one parent does in a stretch of time stays together; all else is in the order of the other."""
        problem, moments = self._problem, one.moments
        begin, end = min(moments[node] for node in one.order), problem.finish_of(moments)
        length = int((end - begin) * (0.25 + 0.5 * self._random.random()))
        start = begin + self._random.randrange(max(1, end - begin - length))
        size = problem.size
        block = [n for n in one.order if start <= moments[n] and moments[size + n] <= start + length]
        inside = set(block)
        needed = self._ancestors(block, inside)
        first = next((place for place, node in enumerate(other.order) if node in inside), 0)
        soon = needed.union(other.order[:first])
        head: list[int] = []
        taken: set[int] = set()
        for node in other.order:
            if node in soon and node not in inside and taken.issuperset(problem.before[node]):
                head.append(node)
                taken.add(node)
        order = head + self._in_turn(block, taken)
        return order + [node for node in other.order if node not in taken]

    def _in_turn(self, block: list[int], taken: set[int]) -> list[int]:
        """Those of a block that wait for nothing outside it that is still to come; they are taken."""
        kept = []
        for node in block:
            if taken.issuperset(self._problem.before[node]):
                kept.append(node)
                taken.add(node)
        return kept

    def _ancestors(self, block: list[int], inside: set[int]) -> set[int]:
        found: set[int] = set()
        left = list(block)
        while left:
            for before in self._problem.before[left.pop()]:
                if before not in found and before not in inside:
                    found.add(before)
                    left.append(before)
        return found

    def _mutate(self, order: list[int]) -> None:
        """Some nodes move forwards, no further than to those they wait for."""
        before = self._problem.before
        for _ in range(1 + int(len(order) * 0.03)):
            place = self._random.randrange(len(order))
            sources = before[order[place]]
            lowest = place
            while lowest and order[lowest - 1] not in sources and place - lowest < _LONGEST_SHIFT:
                lowest -= 1
            order.insert(self._random.randint(lowest, place), order.pop(place))
