"""Starts that depend on the calendar: elapsed lags, and work that teams do on days of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cxplanner.scheduling.levelling.problem import Moments


class Arrival(NamedTuple):
    """A link into a node, with all that its calendar days need."""

    source: int
    from_finish: bool
    to_finish: bool
    lag: int
    elapsed: bool


class TeamPlaces(NamedTuple):
    """A team's days as moments of the programme, and how many of them begin before each moment."""

    moments: Sequence[int]
    before: Sequence[int]


@dataclass(frozen=True)
class CalendarDays:
    """The same rules as in the early pass, for one node at a time."""

    arrivals: Mapping[int, Sequence[Arrival]]
    special: frozenset[int]
    teams: Mapping[int, TeamPlaces]
    known: Mapping[tuple[int, bool], int]
    """Midnights that are facts, by node and whether they are its finish; 0 where there is none."""
    free_nights: Mapping[tuple[int, int], int]
    """The midnight with which a gate ends that a free day holds, by node and moment."""
    at_once: Mapping[int, bool]
    """What takes no time, and whether it is a gate."""
    duration: Sequence[int]
    days: Sequence[int]
    before: Sequence[int]
    first_day: int
    start: int

    @cached_property
    def apart(self) -> frozenset[int]:
        return frozenset(self.teams)

    def place_of(self, node: int, moment: int) -> int:
        """How many of the team's days begin before a moment."""
        before = self.teams[node].before
        return before[min(max(moment, 0), len(before) - 1)]

    def moment_at(self, node: int, place: int) -> int:
        """The moment at which a day of the team begins; past the table where it has no more days."""
        moments = self.teams[node].moments
        if place < 0:
            return -1
        return moments[place] if place < len(moments) else len(self.days) + 1

    def start_allowed(self, node: int, moments: Moments) -> int:
        """The start that all links into a node allow."""
        return max((self._allowed(node, each, moments) for each in self.arrivals[node]), default=0)

    def least_reached(self, link: Arrival, moment: int) -> int:
        """Where an elapsed link leads from a moment at least: exactly, but for a source of no length."""
        return self._reached(link, moment, ends=link.from_finish)

    def _allowed(self, node: int, link: Arrival, moments: Moments) -> int:
        size = len(self.duration)
        moment = moments[link.source + size if link.from_finish else link.source]
        reached = self._after_days(link, moment, moments) if link.elapsed else moment + link.lag
        if not link.to_finish:
            return reached
        if node not in self.apart:
            return reached - self.duration[node]
        return self.moment_at(node, self.place_of(node, reached - 1) - self.duration[node] + 1)

    def _after_days(self, link: Arrival, moment: int, moments: Moments) -> int:
        return self._reached(link, moment, ends=link.from_finish and self._ends_a_day(link.source, moments))

    def _reached(self, link: Arrival, moment: int, *, ends: bool) -> int:
        midnight = self.known.get((link.source, link.from_finish), 0)
        if not midnight:
            place = moment - 1 if ends else moment
            midnight = self.days[min(max(place, 0), len(self.days) - 1)] + ends
            if link.from_finish:
                midnight = max(midnight, self.free_nights.get((link.source, moment), 0))
        day = midnight + link.lag - self.first_day
        return self.before[min(max(day, 0), len(self.before) - 1)]

    def _ends_a_day(self, node: int, moments: Moments) -> bool:
        """Whether the finish of a node is the end of a day; for what takes no time a finish must drive it."""
        start, finish = moments[node], moments[len(self.duration) + node]
        if finish > start:
            return True
        is_gate = self.at_once.get(node)
        if is_gate is None or finish <= self.start:
            return False
        return is_gate or any(
            each.from_finish and self._allowed(node, each, moments) == start
            for each in self.arrivals.get(node, ())
        )
