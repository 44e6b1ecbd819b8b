"""What must give way for a date to come earlier, and how far it comes until something else holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np

from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.programme import GatePolicy, Stage
from cxplanner.scheduling.drivers import edge_driver, given_days, once_per_gate
from cxplanner.scheduling.facts import Progress, progress_of
from cxplanner.scheduling.results import Driver, DriverKind, Node
from cxplanner.scheduling.schedule import Schedule, schedule
from cxplanner.scheduling.stage_gates import gate_waits


class Standing(StrEnum):
    """Whether a date can come earlier at all, and what decides that."""

    HELD = "held"
    """Other things hold it: all of them must give way."""
    AT_START = "at_start"
    """Only an earlier start of the programme brings it forward."""
    AT_STATUS_DATE = "at_status_date"
    """What has not begun cannot start before the status date."""
    PINNED = "pinned"
    PLANNED = "planned"
    """A gate that only advises is dated on its planned day."""
    STARTED = "started"
    DONE = "done"
    DECIDED = "decided"
    UNSCHEDULED = "unscheduled"


class Way(StrEnum):
    """How something that holds a date gives way."""

    EARLIER = "earlier"
    """The predecessor or the gate comes earlier."""
    NO_LAG = "no_lag"
    """Its lag is left out."""
    WAIVER = "waiver"
    """The initiative is waived from the gates before its stage."""
    ADVICE = "advice"
    """The gate only advises; other dates may move too."""
    NOT_NEEDED = "not_needed"
    """The gate does not need the initiative."""
    NO_DATE = "no_date"
    """The day that was entered, or given by levelling, is taken away."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Something that holds a date, and by how many working days the date comes earlier on each way.

    The days count once everything else that holds the date has given way; those of `ADVICE` are what it
    brings by itself.
    """

    driver: Driver
    ways: tuple[tuple[Way, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """What holds a date, and by how many working days it comes earlier when all of that gives way.

    It then lies on `day`, and `then` holds it there. `team_days` are gained, without anything else, when its
    team works on all the days of the programme. Without a limit that the plan knows, or where nothing helps,
    `days` is 0.
    """

    standing: Standing
    holds: tuple[Hold, ...] = ()
    days: int = 0
    day: date | None = None
    then: tuple[Driver, ...] = ()
    team_days: int = 0


class _Bound(NamedTuple):
    """A moment before which a date cannot lie, and why."""

    driver: Driver
    moment: int
    edge: int | None = None


_FIXED: Final = {
    Progress.UNSCHEDULED: Standing.UNSCHEDULED,
    Progress.STARTED: Standing.STARTED,
    Progress.DONE: Standing.DONE,
}
_KINDS_THAT_STAY: Final = {
    DriverKind.PROGRAMME_START: Standing.AT_START,
    DriverKind.STATUS_DATE: Standing.AT_STATUS_DATE,
}


def earlier(made: Schedule, node: Node) -> Earlier:
    """What would bring the start of an initiative, or a gate, forward."""
    plan = made.plan
    if node.kind == "gate":
        stage = plan.stages[node.id]
        if stage.gate_passed_on is not None:
            return Earlier(Standing.DECIDED)
        return _Held(made, node).answer() if gate_waits(stage) else Earlier(Standing.PLANNED)
    initiative = plan.initiatives[node.id]
    fixed = _FIXED.get(progress_of(initiative))
    if fixed is not None:
        return Earlier(fixed)
    return _without_pin(made, node) if initiative.pinned_start is not None else _Held(made, node).answer()


def _without_pin(made: Schedule, node: Node) -> Earlier:
    """A pin holds alone; where it would start without one is only known from the schedule without one."""
    initiative = made.plan.initiatives[node.id]
    freed = _changed(made, "initiatives", replace(initiative, pinned_start=None))
    days = max(0, _days_between(freed, made, node))
    (pin,) = (each for each in made.drivers_of(node) if each.kind is DriverKind.PIN)
    hold = Hold(pin, ((Way.NO_DATE, days),) if days else ())
    if not days:
        return Earlier(Standing.PINNED, (hold,))
    return Earlier(Standing.PINNED, (hold,), days, freed.dates_of(node).start, freed.drivers_of(node))


class _Held:
    """The bounds of one date, from the latest to the earliest."""

    def __init__(self, made: Schedule, node: Node) -> None:
        self._schedule, self._node = made, node
        self._made = made.computation
        network = self._made.network
        self._place = (
            network.first_gate + network.gates.numbers.index(node.id)
            if node.kind == "gate"
            else network.places[node.id]
        )
        self._rank = int(network.rank[self._place])
        self._bounds = sorted(self._all_bounds(), key=lambda bound: -bound.moment)

    def answer(self) -> Earlier:
        here = self._position(self._bounds)
        holding, others = self._parted(here)
        standing = next(
            (_KINDS_THAT_STAY[each.driver.kind] for each in holding if each.driver.kind in _KINDS_THAT_STAY),
            Standing.HELD,
        )
        team_days = self._team_days()
        if standing is not Standing.HELD:
            return Earlier(standing, tuple(Hold(each.driver) for each in holding), team_days=team_days)
        then = tuple(once_per_gate(each.driver for each in others if each.moment == others[0].moment))
        holds = tuple(Hold(each.driver, self._ways(each, here, others)) for each in holding)
        there = self._position(others)
        return Earlier(standing, holds, here - there, self._made.table.day_of(there), then, team_days)

    # ------------------------------------------------------------------ what bounds it

    def _all_bounds(self) -> list[_Bound]:
        """Everything that bounds it; what lies before the programme's start does not."""
        made, terms = self._made, self._made.terms
        first, last = made.network.edges_into[self._rank : self._rank + 2].tolist()
        allowed: list[int] = made.early.allowed[first:last].tolist()
        bounds = [
            _Bound(edge_driver(made, place), moment, place)
            for place, moment in enumerate(allowed, start=first)
        ]
        if self._node.kind == "gate":
            planned = made.plan.stages[self._node.id].gate_planned_on
            if planned is not None:
                moment = made.table.end_of(planned.toordinal())
                bounds.append(_Bound(Driver(DriverKind.CONSTRAINT, day=planned), moment))
        else:
            given = given_days(made, made.facts.initiatives[self._place], self._rank)
            bounds += [_Bound(driver, moment) for driver, moment in given]
            if terms.status is not None:
                status = Driver(DriverKind.STATUS_DATE, day=made.status_date)
                bounds.append(_Bound(status, terms.status))
        start = Driver(DriverKind.PROGRAMME_START, day=made.plan.programme.start)
        return [each for each in (*bounds, _Bound(start, terms.start)) if each.moment >= terms.start]

    def _parted(self, here: int) -> tuple[list[_Bound], list[_Bound]]:
        """The bounds that hold the date, and those that are left once it can come earlier."""
        for place in range(1, len(self._bounds)):
            left = self._bounds[place:]
            if left[0].moment < self._bounds[place - 1].moment and self._position(left) < here:
                return self._bounds[:place], left
        return self._bounds, []

    def _position(self, bounds: Sequence[_Bound]) -> int:
        """The working day, counted on the programme's calendar, on which it is dated under these bounds."""
        terms = self._made.terms
        moment = bounds[0].moment
        if terms.is_gate[self._rank]:
            return moment - 1 if moment > terms.start else moment
        if terms.duration[self._rank] == 0:
            ends_day = moment > terms.start and any(
                each.edge is not None
                and each.moment == moment
                and self._made.network.edges.from_finish[each.edge]
                for each in bounds
            )
            return moment - 1 if ends_day else moment
        if terms.teams is not None and terms.works_apart[self._rank]:
            team = terms.team[self._rank : self._rank + 1]
            return int(terms.teams.starts_from(team, np.array([moment]))[0])
        return moment

    # ------------------------------------------------------------------ how they give way

    def _ways(self, hold: _Bound, here: int, others: list[_Bound]) -> tuple[tuple[Way, int], ...]:
        kind, days = hold.driver.kind, here - self._position(others)
        if hold.edge is None:
            return ((Way.NO_DATE, days),)
        ways = [(Way.EARLIER, days)]
        if hold.driver.lag > 0:
            without_lag = hold._replace(moment=self._without_lag(hold.edge))
            left = sorted([without_lag, *others], key=lambda bound: -bound.moment)
            ways.append((Way.NO_LAG, here - self._position(left)))
        if hold.driver.dependency is None:
            if self._node.kind == "gate":
                ways += [(Way.NOT_NEEDED, days)] if kind is DriverKind.DEPENDENCY else []
            else:
                ways += self._ways_around_gate(hold, here, others)
        return tuple((way, gained) for way, gained in ways if gained > 0)

    def _ways_around_gate(self, hold: _Bound, here: int, others: list[_Bound]) -> list[tuple[Way, int]]:
        waived = [each for each in others if not _is_of_gate(each)]
        ways = [(Way.WAIVER, here - self._position(waived))]
        if hold.driver.node is not None:
            stage = replace(self._made.plan.stages[hold.driver.node.id], gate_policy=GatePolicy.ADVISE)
            advised = _changed(self._schedule, "stages", stage)
            ways.append((Way.ADVICE, _days_between(advised, self._schedule, self._node)))
        return ways

    def _without_lag(self, edge: int) -> int:
        """The start that an edge would allow if it had no lag."""
        made, edges, terms = self._made, self._made.network.edges, self._made.terms
        source = edges.source[edge]
        from_finish = bool(edges.from_finish[edge])
        moment = int((made.early.finish if from_finish else made.early.start)[source])
        known = int((terms.known_end if from_finish else terms.known_start)[source])
        if edges.elapsed[edge] and known:
            moment = made.table.start_of(known)
        if not edges.to_finish[edge]:
            return moment
        duration = terms.duration[self._rank : self._rank + 1]
        if terms.teams is not None and terms.works_apart[self._rank]:
            team = terms.team[self._rank : self._rank + 1]
            return int(terms.teams.starts_for(team, np.array([moment]), duration)[0])
        return moment - int(duration[0])

    def _team_days(self) -> int:
        """What is gained when its team works on the days of the programme."""
        rank = self._rank
        made = self._made
        if self._node.kind == "gate" or made.early.start[rank] == made.early.logic[rank]:
            return 0
        freed = replace(made.facts.initiatives[self._place], team=None)
        return max(
            0, _days_between(_changed(self._schedule, "initiatives", freed), self._schedule, self._node)
        )


def _is_of_gate(bound: _Bound) -> bool:
    return bound.driver.kind is DriverKind.GATE and bound.driver.dependency is None


def _changed(made: Schedule, collection: str, entity: Initiative | Stage) -> Schedule:
    return schedule(made.plan.put(collection, entity), status_date=made.status_date, previous=made)


def _days_between(sooner: Schedule, later: Schedule, node: Node) -> int:
    """By how many working days a date comes earlier in one schedule than in another."""
    first, last = sooner.dates_of(node).start, later.dates_of(node).start
    return later.working_days_between(first, last) if first is not None and last is not None else 0
