"""The passes of the critical path method over many runs at once: each node is a row, each run a column.

What one pass does with a value, these do with a row; the rules are those of `critical_path` and `dated`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cxplanner.errors import ScheduleError
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.day_table import LAST_YEAR, BoolArray, IntArray
from cxplanner.scheduling.network import Network
from cxplanner.scheduling.stage_gates import FreeNight
from cxplanner.scheduling.terms import NEVER, Terms

Durations = Mapping[int, IntArray]
"""By rank, the durations that were drawn for each run (for what has begun, the days that remain)."""


@dataclass(frozen=True)
class Model:
    """What all runs share."""

    plan: Plan
    network: Network
    terms: Terms

    @cached_property
    def floor(self) -> list[int]:
        floor: list[int] = self.terms.floor.tolist()
        return floor

    @cached_property
    def edges_out(self) -> list[int]:
        """Where the edges that bound each rank begin, and at the end their number."""
        sources = self.network.back_edges.source
        begins: list[int] = np.searchsorted(sources, np.arange(self.network.size + 1)).tolist()
        return begins

    @cached_property
    def edges_into(self) -> list[int]:
        begins: list[int] = self.network.edges_into.tolist()
        return begins

    @cached_property
    def ends_into(self) -> list[tuple[int, bool, bool, int, bool]]:
        """Source, from finish, to finish, lag and elapsed of each edge, in the order of their targets."""
        edges = self.network.edges
        return _rows(edges.source, edges.from_finish, edges.to_finish, edges.lag, edges.elapsed)

    @cached_property
    def ends_out(self) -> list[tuple[int, bool, bool, int, bool]]:
        """Target, from finish, to finish, lag and elapsed of each edge, in the order of their sources."""
        edges = self.network.back_edges
        return _rows(edges.target, edges.from_finish, edges.to_finish, edges.lag, edges.elapsed)

    @cached_property
    def counting(self) -> list[int]:
        """The ranks that the programme's finish waits for."""
        ranks: list[int] = np.flatnonzero(self.terms.counts).tolist()
        return ranks

    @cached_property
    def free_nights(self) -> Mapping[int, list[FreeNight]]:
        """By rank, with which midnights gates can end that no working day ends."""
        nights: dict[int, list[FreeNight]] = {}
        for rank, night in self.terms.free_nights:
            nights.setdefault(rank, []).append(night)
        return nights

    def work_start(self, rank: int) -> int:
        """The moment from which the work of what is pinned or has begun is counted."""
        terms = self.terms
        if not terms.known_start[rank]:
            return int(terms.fixed_start[rank])
        begun = terms.table.start_of(int(terms.known_start[rank]))
        return begun if terms.status is None else max(begun, terms.status)


class EarlyRuns:
    """The early moments of every node in every run."""

    def __init__(self, model: Model, drawn: Durations, runs: int) -> None:
        self._model = model
        self._terms = model.terms
        self._drawn = drawn
        self.start = np.empty((model.network.size, runs), np.int64)
        self.finish = np.empty((model.network.size, runs), np.int64)
        self._ends_day: dict[int, BoolArray] = {}
        self._scratch = np.empty(runs, np.int64)
        for rank in range(model.network.size):
            self._place(rank, self._logic(rank))

    @cached_property
    def programme_finish(self) -> IntArray:
        """The moment at which the programme is finished, in each run."""
        finish: IntArray = self.finish[self._model.counting[0]].copy()
        for rank in self._model.counting[1:]:
            np.maximum(finish, self.finish[rank], out=finish)
        return finish

    def last_moment(self) -> int:
        """The latest finish of any run. Raises ScheduleError when it is past the last year of plans."""
        latest = np.where(self._terms.scheduled, self.finish.max(axis=1, initial=-NEVER), -NEVER)
        table = self._terms.table
        if table.last_year >= LAST_YEAR and latest.max() > table.last_moment:
            late = int(np.flatnonzero(latest > table.last_moment)[0])
            network = self._model.network
            key = network.key_of(self._model.plan, int(network.order[late]))
            raise ScheduleError("past_last_year", key=key)
        return int(latest.max())

    def finish_days(self) -> IntArray:
        """The programme's last day in each run, as an ordinal."""
        days = np.zeros_like(self.programme_finish)
        for rank in self._model.counting:
            last = self.finish[rank] == self.programme_finish
            if last.any():
                np.maximum(days, self.days_of(rank), out=days, where=last)
        return days

    def days_of(self, rank: int) -> IntArray:
        """The last day of a node in each run, as an ordinal."""
        terms, start, finish = self._terms, self.start[rank], self.finish[rank]
        known_start, known_end = int(terms.known_start[rank]), int(terms.known_end[rank])
        if known_end:
            days: IntArray = np.full_like(finish, known_end - 1)
        else:
            begins_day = (start == finish) & ~self._ends_day.get(rank, np.False_)
            days = terms.table.ordinals_of(finish - 1 + begins_day)
            if known_start:
                days = np.where(begins_day, known_start, np.maximum(known_start, days))
        for night in self._model.free_nights.get(rank, ()):
            np.maximum(days, night.midnight - 1, out=days, where=finish == night.moment)
        return days

    def ends(self, rank: int) -> BoolArray:
        """Whether a node's finish is the end of a day, not the beginning of one, in each run."""
        lasts: BoolArray = self.finish[rank] > self.start[rank]
        return lasts | self._ends_day[rank] if rank in self._ends_day else lasts

    def duration(self, rank: int) -> IntArray:
        """The duration in each run, or one that holds for all."""
        drawn = self._drawn.get(rank)
        return self._terms.duration[rank : rank + 1] if drawn is None else drawn

    def _logic(self, rank: int) -> IntArray:
        """The start that links, gates and constraints allow; notes which moments end a day."""
        model = self._model
        logic: IntArray = self.start[rank]
        logic[:] = model.floor[rank]
        first, last = model.edges_into[rank], model.edges_into[rank + 1]
        for end in model.ends_into[first:last]:
            np.maximum(logic, self._allowed(rank, *end), out=logic)
        if self._terms.is_moment[rank]:
            ends_day = np.full(len(logic), bool(self._terms.is_gate[rank]))
            for end in model.ends_into[first:last]:
                if end[1]:
                    ends_day |= self._allowed(rank, *end) == logic
            self._ends_day[rank] = ends_day
        return logic

    def _allowed(
        self, rank: int, source: int, from_finish: bool, to_finish: bool, lag: int, elapsed: bool
    ) -> IntArray:
        """The starts that an edge allows. The row is used again for the next edge."""
        reached: IntArray = self.finish[source] if from_finish else self.start[source]
        if elapsed:
            allowed = self._after_calendar_days(source, reached, lag, from_finish=from_finish)
        elif lag:
            allowed = np.add(reached, lag, out=self._scratch)
        else:
            allowed = reached
        if not to_finish:
            return allowed
        teams, duration = self._terms.teams, self.duration(rank)
        if teams is not None and self._terms.works_apart[rank]:
            return teams.starts_for(self._terms.team[rank : rank + 1], allowed, duration)
        return np.subtract(allowed, duration, out=self._scratch)

    def _place(self, rank: int, logic: IntArray) -> None:
        terms = self._terms
        start, finish, duration = self.start[rank], self.finish[rank], self.duration(rank)
        team = terms.team[rank : rank + 1]
        if terms.fixed[rank]:
            start[:] = terms.fixed_start[rank]
            if rank in self._drawn:
                work_start = np.full_like(start, self._model.work_start(rank))
                if terms.teams is not None and team[0]:
                    finish[:] = terms.teams.finishes_of(team, work_start, duration)
                else:
                    np.add(work_start, duration, out=finish)
            else:
                finish[:] = terms.fixed_finish[rank]
        elif terms.teams is not None and terms.works_apart[rank]:
            start[:] = terms.teams.starts_from(team, logic)
            finish[:] = terms.teams.finishes_of(team, start, duration)
        else:
            np.add(logic, duration, out=finish)
        if rank in self._ends_day:
            self._ends_day[rank] &= finish > terms.start

    def _after_calendar_days(
        self, source: int, moments: IntArray, lag: int, *, from_finish: bool
    ) -> IntArray:
        table, terms = self._terms.table, self._terms
        known = int((terms.known_end if from_finish else terms.known_start)[source])
        if known:
            return np.full_like(moments, table.start_of(known + lag))
        midnight = table.ordinals_of(moments)
        if from_finish:
            midnight = np.where(self.ends(source), table.ordinals_of(moments - 1) + 1, midnight)
            for night in self._model.free_nights.get(source, ()):
                np.maximum(midnight, night.midnight, out=midnight, where=moments == night.moment)
        return table.starts_of(midnight + lag)


class LateRuns:
    """The late moments of every node in every run."""

    def __init__(self, model: Model, early: EarlyRuns) -> None:
        self._model = model
        self._terms = model.terms
        self._early = early
        self.start = np.empty_like(early.start)
        self.finish = np.empty_like(early.finish)
        self._scratch = np.empty(early.start.shape[1], np.int64)
        for rank in reversed(range(model.network.size)):
            self._place(rank, self._latest(rank))

    def critical_runs(self, threshold: int) -> IntArray:
        """For each rank, in how many runs its total float is at most the threshold."""
        critical: IntArray = np.count_nonzero(self.start - self._early.start <= threshold, axis=1)
        return np.where(self._terms.has_late, critical, 0)

    def first_moment(self) -> int:
        """The earliest late start of any run."""
        earliest = np.where(self._terms.has_late, self.start.min(axis=1, initial=NEVER), NEVER)
        return int(earliest.min(initial=NEVER))

    def _latest(self, rank: int) -> IntArray:
        """The latest finish that the programme's finish or target, the deadline and all edges allow."""
        model, terms = self._model, self._terms
        latest: IntArray = self.finish[rank]
        if not terms.counts[rank]:
            latest[:] = NEVER
        elif terms.target is None:
            latest[:] = self._early.programme_finish
        else:
            latest[:] = terms.target
        np.minimum(latest, terms.deadline[rank], out=latest)
        for end in model.ends_out[model.edges_out[rank] : model.edges_out[rank + 1]]:
            np.minimum(latest, self._allowed(rank, *end), out=latest)
        return latest

    def _allowed(
        self, rank: int, target: int, from_finish: bool, to_finish: bool, lag: int, elapsed: bool
    ) -> IntArray:
        """The finishes that an edge allows. The row is used again for the next edge."""
        reached: IntArray = self.finish[target] if to_finish else self.start[target]
        if elapsed:
            allowed = self._before_calendar_days(rank, reached, lag, from_finish=from_finish)
        elif lag:
            allowed = np.subtract(reached, lag, out=self._scratch)
        else:
            allowed = reached
        if from_finish:
            return allowed
        teams, duration = self._terms.teams, self._early.duration(rank)
        if teams is not None and self._terms.works_apart[rank]:
            return teams.late_finishes(self._terms.team[rank : rank + 1], allowed, duration)
        return np.add(allowed, duration, out=self._scratch)

    def _place(self, rank: int, latest: IntArray) -> None:
        """Late start and finish from the latest finish, which stands in the row of the finishes already."""
        terms, early = self._terms, self._early
        start, duration = self.start[rank], early.duration(rank)
        team = terms.team[rank : rank + 1]
        if terms.pinned[rank]:
            start[:] = early.start[rank]
            latest[:] = early.finish[rank]
        elif terms.fixed[rank]:
            np.subtract(latest, early.finish[rank] - early.start[rank], out=start)
        elif terms.teams is not None and terms.works_apart[rank]:
            start[:] = terms.teams.late_starts(team, latest, duration)
            latest[:] = terms.teams.finishes_of(team, start, duration)
        else:
            np.subtract(latest, duration, out=start)

    def _before_calendar_days(
        self, source: int, moments: IntArray, lag: int, *, from_finish: bool
    ) -> IntArray:
        table = self._terms.table
        day = table.ordinals_of(moments) - lag
        before = table.ends_of(day) - 1
        if from_finish:
            before = np.where(self._early.ends(source), table.starts_of(day), before)
            past = [
                (before == night.moment) & (day < night.midnight)
                for night in self._model.free_nights.get(source, ())
            ]
            before -= np.logical_or.reduce(past) if past else 0
        return before


def _rows(
    node: IntArray, from_finish: BoolArray, to_finish: BoolArray, lag: IntArray, elapsed: BoolArray
) -> list[tuple[int, bool, bool, int, bool]]:
    columns = node.tolist(), from_finish.tolist(), to_finish.tolist(), lag.tolist(), elapsed.tolist()
    return list(zip(*columns, strict=True))
