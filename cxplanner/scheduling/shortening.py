"""Which work on the way to a date brings it forward when it takes less time, and by how much at most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from cxplanner.plan.initiatives import Initiative
from cxplanner.scheduling.computation import Computation
from cxplanner.scheduling.critical_path import Early, early_pass, finish_of
from cxplanner.scheduling.explanation import ExplainedStep, explain, finish_nodes
from cxplanner.scheduling.facts import Progress, progress_of, read_facts, remaining_of
from cxplanner.scheduling.results import DriverKind, Node
from cxplanner.scheduling.schedule import Schedule
from cxplanner.scheduling.terms import Terms, read_terms

SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Shortening:
    """An initiative that takes `by` working days less: the date, and the finish, come so many days earlier.

    It is the least by which it must be shorter; more than that gains nothing.
    """

    initiative: int
    by: int
    days: int
    finish_days: int


def shortenings(
    made: Schedule, node: Node | None, *, of_finish: bool = False, most: int = SHOWN
) -> tuple[Shortening, ...]:
    """The initiatives that bring a date forward most, the best first.

    The date is the start of an initiative (its finish with `of_finish`) or that of a gate; with None it is
    the finish of the programme. Where several chains are equally long no single initiative helps.
    """
    ends = (node,) if node is not None else finish_nodes(made)
    chain = _chain(made, ends)
    trial = _Trial(made, node, of_finish=of_finish)
    found = []
    for id_ in _on_every_way(made, ends, chain):
        initiative = made.plan.initiatives[id_]
        if Node("initiative", id_) == node and not of_finish:
            continue
        by = _most_days(made, initiative)
        gained = trial.days(initiative, by) if by > 0 else 0
        if gained > 0:
            found.append((gained, id_, by))
    found.sort(key=lambda each: (-each[0], made.plan.initiatives[each[1]].ordinal))
    best = [trial.least(made.plan.initiatives[id_], by, gained) for gained, id_, by in found[:most]]
    return tuple(sorted(best, key=lambda each: (-each.days, -each.finish_days, each.by)))


class _Trial:
    """What the passes say when one initiative takes less time."""

    def __init__(self, made: Schedule, node: Node | None, *, of_finish: bool) -> None:
        self._schedule, self._made = made, made.computation
        self._of_finish = of_finish
        self._rank = _rank_of(self._made, node) if node is not None else None
        self._before = self._position(self._made.terms, self._made.early)
        self._finish_before = _last_day(self._made.terms, self._made.early)
        self._known: dict[tuple[int, int], tuple[int, int]] = {}

    def days(self, initiative: Initiative, by: int) -> int:
        """By how many working days the date comes earlier."""
        return self._gains(initiative, by)[0]

    def least(self, initiative: Initiative, by: int, gained: int) -> Shortening:
        """The fewest days that bring as much as `by` days do."""
        too_few, enough = 0, by
        while enough - too_few > 1:
            middle = (too_few + enough) // 2
            if self.days(initiative, middle) >= gained:
                enough = middle
            else:
                too_few = middle
        days, finish_days = self._gains(initiative, enough)
        return Shortening(initiative.id, enough, days, finish_days)

    def _gains(self, initiative: Initiative, by: int) -> tuple[int, int]:
        key = initiative.id, by
        if key not in self._known:
            terms, early = self._passed(_shortened(self._schedule, initiative, by))
            self._known[key] = (
                self._before - self._position(terms, early),
                self._finish_before - _last_day(terms, early),
            )
        return self._known[key]

    def _passed(self, initiative: Initiative) -> tuple[Terms, Early]:
        """The early pass with another value of one initiative; the network keeps its shape."""
        made = self._made
        plan = made.plan.put("initiatives", initiative)
        facts, _ = read_facts(plan, made.facts)
        terms = read_terms(plan, facts, made.network, made.table, made.status_date)
        return terms, early_pass(made.network, terms)

    def _position(self, terms: Terms, early: Early) -> int:
        """The working day on which the date lies, counted on the programme's calendar."""
        rank = self._rank
        if rank is None:
            return _last_day(terms, early)
        start, finish = int(early.start[rank]), int(early.finish[rank])
        if finish == start:
            return start - int(early.ends_day[rank])
        return finish - 1 if self._of_finish else start


def _last_day(terms: Terms, early: Early) -> int:
    """The working day on which the programme finishes."""
    if not terms.counts.any():
        return terms.start
    last = terms.counts & (early.finish == finish_of(terms, early))
    begins_there = (early.finish == early.start) & ~early.ends_day
    return int(np.max((early.finish - 1 + begins_there)[last]))


def _chain(made: Schedule, ends: Iterable[Node]) -> dict[Node, ExplainedStep]:
    return {step.node: step for end in ends for step in explain(made, end)}


def _on_every_way(made: Schedule, ends: tuple[Node, ...], chain: dict[Node, ExplainedStep]) -> list[int]:
    """The initiatives that no way back from the ends to a beginning goes around: only they can help alone.

    A way begins at something that is no initiative or gate, such as an entered date or the programme's start.
    """
    by_rank = sorted(chain, key=lambda node: _rank_of(made.computation, node))
    to_beginnings: dict[Node, int] = {}
    for node in by_rank:
        to_beginnings[node] = sum(
            to_beginnings[driver.node] if driver.node is not None else driver.kind is not DriverKind.CALENDAR
            for driver in chain[node].drivers
        )
    from_ends = dict.fromkeys(chain, 0) | dict.fromkeys(ends, 1)
    for node in reversed(by_rank):
        for driver in chain[node].drivers:
            if driver.node is not None:
                from_ends[driver.node] += from_ends[node]
    ways = sum(to_beginnings[end] for end in ends)
    return [
        node.id
        for node in by_rank
        if node.kind == "initiative" and from_ends[node] * to_beginnings[node] == ways
    ]


def _most_days(made: Schedule, initiative: Initiative) -> int:
    """By how many days it can be shorter: at least one day of work is left."""
    progress = progress_of(initiative)
    if progress is Progress.STARTED and made.status_date is not None:
        return remaining_of(initiative) - 1
    return initiative.duration - 1 if progress in (Progress.WAITING, Progress.STARTED) else 0


def _shortened(made: Schedule, initiative: Initiative, by: int) -> Initiative:
    if progress_of(initiative) is Progress.STARTED and made.status_date is not None:
        return replace(initiative, remaining=remaining_of(initiative) - by)
    return replace(initiative, duration=initiative.duration - by)


def _rank_of(made: Computation, node: Node) -> int:
    network = made.network
    if node.kind == "gate":
        return int(network.rank[network.first_gate + network.gates.numbers.index(node.id)])
    return int(network.rank[network.places[node.id]])
