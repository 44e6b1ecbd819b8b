"""The schedule of a plan: dates, floats and drivers, computed at once and handed out one by one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

import numpy as np

from cxplanner.errors import ScheduleError
from cxplanner.plan.initiatives import Anchor, Dependency, Milestone
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.computation import Computation, compute
from cxplanner.scheduling.critical_path import finish_of
from cxplanner.scheduling.dated import DatedNodes, NodeDays
from cxplanner.scheduling.day_table import FIRST_YEAR, LAST_DAY, LAST_YEAR, DayTable, day_table
from cxplanner.scheduling.drivers import gate_drivers, initiative_drivers, logic_drivers, node_of
from cxplanner.scheduling.gate_days import dated_gates
from cxplanner.scheduling.link_slack import GateLink, LinkSlacks, gate_links
from cxplanner.scheduling.network import cycle_with
from cxplanner.scheduling.results import Dates, Driver, DriverKind, Node
from cxplanner.scheduling.spans import Floats, Spans, spans_of

__all__ = ["Dates", "Driver", "DriverKind", "Node", "Schedule", "schedule"]


def schedule(plan: Plan, *, status_date: date | None = None, previous: Schedule | None = None) -> Schedule:
    """The schedule of a plan; `status_date` stands in the place of the programme's.

    What `previous` computed is used again as far as the network kept its shape. Raises CycleError, which
    names what waits for itself, and ScheduleError: `past_last_year` with the `key`, `no_working_days`,
    `team_without_days` with the `key` and the `team`.
    """
    status_date = status_date or plan.programme.status_date
    made = Schedule(compute(plan, status_date, previous._made if previous is not None else None))
    for milestone in plan.milestones.values():
        day = made.milestone(milestone.id).start
        if day is not None and day > LAST_DAY:
            raise ScheduleError("past_last_year", key=milestone.key)
    return made


class Schedule:
    """The dates of a plan. A value: it never changes; another plan has another schedule."""

    def __init__(self, made: Computation) -> None:
        self._made = made

    @property
    def plan(self) -> Plan:
        return self._made.plan

    @property
    def computation(self) -> Computation:
        """The arrays behind the dates, for whatever else this package works out of them."""
        return self._made

    @property
    def start(self) -> date:
        """The programme's start."""
        return self.plan.programme.start

    @property
    def target(self) -> date | None:
        return self.plan.programme.target_finish

    @property
    def status_date(self) -> date | None:
        return self._made.status_date

    @cached_property
    def finish(self) -> date:
        """The last day of the initiatives and the gates that hold."""
        made = self._made
        last = made.terms.counts & (made.early.finish == finish_of(made.terms, made.early))
        places: list[int] = made.network.order[last].tolist()
        return self._dated.last_day(places) or made.table.day_of(made.terms.start)

    @cached_property
    def days(self) -> NodeDays:
        """The days of initiatives and gates by the rank that the computation gives them."""
        return NodeDays(self._made)

    @cached_property
    def spans(self) -> Spans:
        """The early days of all initiatives as arrays, for what draws or compares thousands of them."""
        return spans_of(self)

    @cached_property
    def floats(self) -> Floats:
        """How late all initiatives may finish, as arrays in the order of the spans."""
        return Floats(self._made, self.days)

    def initiative(self, initiative_id: int) -> Dates:
        """The dates of an initiative; all empty for one that is not scheduled."""
        return self._dated[self._made.network.places[initiative_id]]

    @cached_property
    def in_trouble(self) -> frozenset[int]:
        """The ids of initiatives that violate something or have less than no float.

        They are few, so that what looks for them need not read the dates of all.
        """
        ids, gates_from = self._made.network.ids, self._made.network.first_gate
        places = [place for place in self._dated.in_trouble() if place < gates_from]
        return frozenset(ids[places].tolist())

    def gate(self, number: int) -> Dates:
        """The date of a stage's gate."""
        return self._dated[self._place_of_gate(number)]

    @cached_property
    def gate_ends(self) -> Mapping[int, tuple[date, bool]]:
        """By stage: the date of its gate, and whether that is critical; all that a picture shows of gates."""
        return {number: self._dated.end_of(self._place_of_gate(number)) for number in self.plan.stages}

    def gate_day(self, number: int) -> date | None:
        """The date of a gate to be told; None while it lies at the programme's start only by rule."""
        return self.gate(number).finish if number in self.dated_gates else None

    @cached_property
    def dated_gates(self) -> frozenset[int]:
        """The gates that have a date to tell."""
        return dated_gates(self.plan)

    def milestone(self, milestone_id: int) -> Dates:
        """The date of a milestone, and the float of the initiative that it is anchored to."""
        milestone = self.plan.milestones[milestone_id]
        if milestone.initiative is None or milestone.anchor is Anchor.DATE:
            day = milestone.done_on or milestone.day
            return Dates(start=day, finish=day)
        of = self.initiative(milestone.initiative)
        if milestone.done_on is not None:
            return Dates(start=milestone.done_on, finish=milestone.done_on)
        early, late = (
            (of.start, of.late_start) if milestone.anchor is Anchor.START else (of.finish, of.late_finish)
        )
        day, late_day = self.milestone_day(milestone, early), self.milestone_day(milestone, late)
        return Dates(day, day, late_day, late_day, of.total_float, of.free_float, of.critical)

    def drivers(self, initiative_id: int) -> tuple[Driver, ...]:
        """Everything that holds the start of an initiative where it is."""
        return initiative_drivers(self._made, self._made.network.places[initiative_id])

    def gate_drivers(self, number: int) -> tuple[Driver, ...]:
        """Everything that holds the date of a gate where it is."""
        return gate_drivers(self._made, self._place_of_gate(number))

    def drivers_of(self, node: Node) -> tuple[Driver, ...]:
        return self.drivers(node.id) if node.kind == "initiative" else self.gate_drivers(node.id)

    def dates_of(self, node: Node) -> Dates:
        return self.initiative(node.id) if node.kind == "initiative" else self.gate(node.id)

    @cached_property
    def link_slacks(self) -> LinkSlacks:
        """What each link of the plan leaves, and which of them hold a date."""
        return LinkSlacks(self._made)

    @cached_property
    def gate_links(self) -> tuple[GateLink, ...]:
        """The links that stage gates add to those of the plan."""
        return gate_links(self._made)

    @cached_property
    def critical_gate_links(self) -> tuple[GateLink, ...]:
        """Those of them that are critical."""
        return gate_links(self._made, only_critical=True)

    def logic_start(self, initiative_id: int) -> date | None:
        """The first day that links, gates and constraints allow; for a pinned one, where it would start."""
        made = self._made
        rank = int(made.network.rank[made.network.places[initiative_id]])
        if not made.terms.pinned[rank]:
            return self.initiative(initiative_id).start
        return made.table.day_of(max(int(made.early.logic[rank]), made.terms.start))

    def logic_drivers(self, initiative_id: int) -> tuple[Driver, ...]:
        """What holds an initiative apart from its pin; nothing for one that has begun or is not scheduled."""
        made = self._made
        place = made.network.places[initiative_id]
        rank = int(made.network.rank[place])
        if made.terms.fixed[rank] and not made.terms.pinned[rank]:
            return ()
        return logic_drivers(made, place) if made.terms.scheduled[rank] else ()

    def critical_path(self) -> tuple[Node, ...]:
        """One chain of initiatives and gates, in order, that leads to the programme's finish."""
        made = self._made
        finish = finish_of(made.terms, made.early)
        ranks = np.flatnonzero(made.terms.counts & (made.early.finish == finish)).tolist()
        chain: list[Node] = []
        nodes = [node_of(made, int(made.network.order[rank])) for rank in ranks]
        while nodes:
            node = min(nodes, key=self._tightness)
            chain.append(node)
            nodes = [driver.node for driver in self.drivers_of(node) if driver.node is not None]
        return tuple(reversed(chain))

    def moment_of(self, node: Node) -> int:
        """When an initiative or gate is finished, counted so that all schedules of a calendar compare."""
        made = self._made
        place = made.network.places[node.id] if node.kind == "initiative" else self._place_of_gate(node.id)
        return int(made.early.finish[made.network.rank[place]]) - made.terms.start

    def day_after_start(self, initiative_id: int, days: int) -> date:
        """The working day on which an initiative would start if it started so many days later."""
        made = self._made
        moment = int(made.early.start[made.network.rank[made.network.places[initiative_id]]])
        return self.add_working_days(made.table.day_of(moment), days)

    def working_days_between(self, first: date, last: date) -> int:
        """How many of the programme's working days come after `first`, up to and with `last`."""
        table = self._table_with(first, last)
        return table.end_of(last.toordinal()) - table.end_of(first.toordinal())

    def add_working_days(self, day: date, days: int) -> date:
        """The working day so many after a day, or before it; with 0 the day itself or the next working day.

        Past the ends of the calendar it is the first or last working day there.
        """
        table = day_table(self.plan.programme.calendar, FIRST_YEAR, LAST_YEAR)
        place = day.toordinal()
        return table.day_of((table.end_of(place) - 1 if days > 0 else table.start_of(place)) + days)

    def would_cycle(self, link: Dependency) -> list[str] | None:
        """The keys of the cycle that a link would close, in order, the first repeated at the end; or None."""
        return cycle_with(self._made.network, self.plan, link)

    def _tightness(self, node: Node) -> tuple[int, int, int]:
        """The less float first, then initiatives before gates."""
        dates = self.dates_of(node)
        return (
            dates.total_float or 0,
            int(node.kind == "gate"),
            self._made.network.places.get(node.id, node.id),
        )

    def milestone_day(self, milestone: Milestone, day: date | None) -> date | None:
        """Where an anchored milestone stands when the end that it hangs on is on this day."""
        if day is None or milestone.offset == 0:
            return day
        made = self._made
        table = made.table
        place = (
            table.end_of(day.toordinal()) - 1
            if milestone.anchor is Anchor.FINISH
            else table.start_of(day.toordinal())
        )
        place += milestone.offset
        if not 0 <= place < table.length:
            return self.add_working_days(day, milestone.offset)
        return table.day_of(place)

    def _place_of_gate(self, number: int) -> int:
        network = self._made.network
        return network.first_gate + network.gates.numbers.index(number)

    def _table_with(self, *days: date) -> DayTable:
        table = self._made.table
        years = [day.year for day in days]
        if table.covers(min(years), max(years)):
            return table
        return day_table(table.calendar, FIRST_YEAR, LAST_YEAR)

    @cached_property
    def _dated(self) -> DatedNodes:
        return DatedNodes(self._made, self.days)
