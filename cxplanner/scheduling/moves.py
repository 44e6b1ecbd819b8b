"""Where an initiative can start instead, and the ways to make it start there although links hold it.

A bar that is dragged is one that somebody wants to start on another day. What is not linked simply starts no
earlier than that day. What links hold can keep them and wait, have other lags, or take along what holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any

import numpy as np

from cxplanner.errors import EditError
from cxplanner.plan.edits import moving
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.computation import Computation
from cxplanner.scheduling.facts import Progress, progress_of
from cxplanner.scheduling.results import Driver, DriverKind
from cxplanner.scheduling.schedule import Schedule, schedule

Edit = Callable[[Plan], Plan]
_TRIES = 5
"""Teams' calendars and elapsed lags may need a second look until a start is exactly where it is wanted."""


class WayKind(StrEnum):
    """The ways to make an initiative start on another day."""

    DAY = "day"
    """it starts no earlier than that day"""
    LAG = "lag"
    """the links into it have other lags"""
    CHAIN = "chain"
    """what holds it moves by as much"""


@dataclass(frozen=True, slots=True)
class Way:
    """One way: the edit, and where the initiative starts then.

    Where that is not the day that was asked for, `held_by` says why, or `refusal` does.
    """

    kind: WayKind
    edit: Edit
    start: date | None
    reaches: bool
    held_by: tuple[Driver, ...] = ()
    refusal: EditError | None = None
    lags: Mapping[int, int] | None = None
    moved: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """How early an initiative can start: `earliest` by what no edit of it changes, `by_links` with its links.

    Both are None for a pinned one, which starts where it is told to.
    """

    earliest: date | None = None
    by_links: date | None = None


def can_move(schedule: Schedule, initiative_id: int) -> bool:
    """Whether the start of an initiative is a plan, and not a fact already."""
    return progress_of(schedule.plan.initiatives[initiative_id]) is Progress.WAITING


def limits(schedule: Schedule, initiative_id: int) -> Limits:
    """How early an initiative that has not begun can start."""
    made, rank = _at(schedule, initiative_id)
    if made.terms.pinned[rank]:
        return Limits()
    links, allowed = _edges(made, rank)
    hard = max([made.terms.start, made.terms.status or 0, *allowed[links == 0].tolist()])
    soft = max([hard, *allowed[links != 0].tolist()])
    initiative = schedule.plan.initiatives[initiative_id]
    earliest, by_links = (
        moving.nearest_working_day(schedule.plan, initiative, made.table.day_of(moment))
        for moment in (hard, soft)
    )
    return Limits(earliest, by_links)


def is_held_by_links(schedule: Schedule, initiative_id: int) -> bool:
    """Whether a link is why an initiative starts no earlier."""
    if schedule.plan.initiatives[initiative_id].pinned_start is not None:
        return False
    made, rank = _at(schedule, initiative_id)
    links, allowed = _edges(made, rank)
    return bool(((links != 0) & (allowed == made.early.logic[rank])).any())


def drawn_to(schedule: Schedule, initiative_id: int, day: date, **values: Any) -> Edit:
    """The edit whose schedule shows what a start on this day would move, as quickly as it can be found.

    It never asks: before what links allow, it takes as much from their lags as it needs.
    """
    bounds = limits(schedule, initiative_id)
    if bounds.by_links is None or day > bounds.by_links:
        return partial(moving.start_no_earlier, initiative_id=initiative_id, day=day, **values)
    if day == bounds.by_links:
        return partial(moving.start_no_earlier, initiative_id=initiative_id, day=None, **values)
    lags = _earlier_lags(schedule, initiative_id, day)
    return partial(moving.let_start, initiative_id=initiative_id, day=day, lags=lags, **values)


def ways_to_start(schedule_now: Schedule, initiative_id: int, day: date, **values: Any) -> tuple[Way, ...]:
    """The ways to make an initiative that has not begun start on a working day, the plainest first.

    `values` are fields that change with it, such as the duration. Raises ScheduleError.
    """
    trial = _Trial(schedule_now, initiative_id, day, values)
    return tuple(trial.ways())


class _Trial:
    """Tries the ways, each on a plan of its own."""

    def __init__(self, now: Schedule, initiative_id: int, day: date, values: Mapping[str, Any]) -> None:
        self._now = now
        self._id = initiative_id
        self._day = day
        self._values = dict(values)
        plan = now.plan
        if values:
            plan = moving.change_each(plan, {initiative_id: values})
        self._base = schedule(plan, previous=now) if plan is not now.plan else now

    def ways(self) -> Iterator[Way]:
        bounds = limits(self._base, self._id)
        held = is_held_by_links(self._base, self._id)
        day = None if bounds.by_links is not None and self._day <= bounds.by_links else self._day
        yield self._tried(
            WayKind.DAY,
            partial(moving.start_no_earlier, initiative_id=self._id, day=day, **self._values),
            self._id,
        )
        links_are_later = bounds.by_links is not None and self._day < bounds.by_links
        if links_are_later or (held and self._day != self._base.initiative(self._id).start):
            lag = self._by_lag()
            if lag is not None:
                yield lag
            chain = self._by_chain()
            if chain is not None:
                yield chain

    def _by_lag(self) -> Way | None:
        """The links into it with other lags: all that hold it later, else the one that reaches furthest."""
        made, rank = _at(self._base, self._id)
        links, allowed = _edges(made, rank)
        if not (links != 0).any():
            return None
        moment = made.table.start_of(self._day.toordinal())
        if allowed[links != 0].max() > moment:
            lags = _earlier_lags(self._base, self._id, self._day)
        else:
            link = int(links[links != 0][int(np.argmax(allowed[links != 0]))])
            lags = {link: self._base.plan.dependencies[link].lag}
        way = None
        for _ in range(_TRIES):
            edit = partial(moving.let_start, initiative_id=self._id, day=self._day, lags=lags, **self._values)
            way = self._tried(WayKind.LAG, edit, self._id, lags=lags)
            if way.reaches or way.start is None:
                break
            lags = {id_: lag + self._missing(way.start, id_) for id_, lag in lags.items()}
        return way

    def _by_chain(self) -> Way | None:
        """What drives it, and what drives that, moves by as many days."""
        start = self._base.initiative(self._id).start
        members, roots = self._chain()
        if start is None or not roots:
            return None
        step = _signed_days(self._base, start, self._day)
        way = None
        for _ in range(_TRIES):
            days = self._shifted(members, roots, step)
            edit = partial(_chain_edit, days=days, initiative_id=self._id, values=self._values)
            way = self._tried(WayKind.CHAIN, edit, roots[0], moved=tuple(members))
            if way.reaches or way.start is None:
                break
            missing = _signed_days(self._base, way.start, self._day)
            if step < 0 and missing < 0 and way.start == start:
                break  # it did not move at all: something else holds the chain
            step += missing
        return way

    def _chain(self) -> tuple[list[int], list[int]]:
        """The initiatives that drive it, directly or through others, and those that none of them drives."""
        members: list[int] = []
        roots: list[int] = []
        waiting = [self._id]
        while waiting:
            current = waiting.pop()
            before = [
                driver.node.id
                for driver in self._base.drivers(current)
                if driver.kind is DriverKind.DEPENDENCY
                and driver.node is not None
                and can_move(self._base, driver.node.id)
            ]
            if current != self._id and not before:
                roots.append(current)
            for id_ in before:
                if id_ not in members:
                    members.append(id_)
                    waiting.append(id_)
        return members, roots

    def _shifted(self, members: list[int], roots: list[int], step: int) -> dict[int, date]:
        """The days from which the chain starts: those of its roots, and of all that had one of their own."""
        plan = self._base.plan
        days: dict[int, date] = {}
        for id_ in (*members, self._id):
            initiative, start = plan.initiatives[id_], self._base.initiative(id_).start
            has_day = initiative.not_before or initiative.levelled_start or initiative.pinned_start
            if start is not None and (has_day if step < 0 else id_ in roots):
                days[id_] = self._base.add_working_days(start, step)
        return days

    def _tried(self, kind: WayKind, edit: Edit, root: int, **facts: Any) -> Way:
        """A way with where it leads; `root` is what is asked for the reason when it does not lead there."""
        try:
            after = schedule(edit(self._now.plan), previous=self._now)
        except EditError as error:
            return Way(kind, edit, None, False, refusal=error, **facts)
        start = after.initiative(self._id).start
        reaches = start == self._day
        held_by = () if reaches else after.drivers(root)
        return Way(kind, edit, start, reaches, held_by, **facts)

    def _missing(self, start: date, dependency_id: int) -> int:
        """By how much a lag is too short, in the days that it counts in."""
        if self._base.plan.dependencies[dependency_id].elapsed:
            return (self._day - start).days
        return _signed_days(self._base, start, self._day)


def _chain_edit(
    plan: Plan, *, days: Mapping[int, date], initiative_id: int, values: Mapping[str, Any]
) -> Plan:
    plan = moving.move_chain(plan, days)
    return moving.change_each(plan, {initiative_id: values}) if values else plan


def _earlier_lags(schedule: Schedule, initiative_id: int, day: date) -> dict[int, int]:
    """The lags of the links that hold an initiative later than a day, shortened by as much."""
    made, rank = _at(schedule, initiative_id)
    links, allowed = _edges(made, rank)
    moment = made.table.start_of(day.toordinal())
    lags = {}
    for id_, begin in zip(links.tolist(), allowed.tolist(), strict=True):
        if id_ and begin > moment:
            link = schedule.plan.dependencies[id_]
            days = (made.table.day_of(begin) - day).days if link.elapsed else begin - moment
            lags[id_] = link.lag - days
    return lags


def _signed_days(schedule: Schedule, first: date, last: date) -> int:
    """Working days from one date to another, negative when it is earlier."""
    return schedule.working_days_between(first, last)


def _at(schedule: Schedule, initiative_id: int) -> tuple[Computation, int]:
    made = schedule._made
    return made, int(made.network.rank[made.network.places[initiative_id]])


def _edges(made: Computation, rank: int) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The ids of the links into a node (0 for what stage gates add), and the start that each allows."""
    network = made.network
    here = slice(int(network.edges_into[rank]), int(network.edges_into[rank + 1]))
    return network.edges.dependency[here], made.early.allowed[here]
