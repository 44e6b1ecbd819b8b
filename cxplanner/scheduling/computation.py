"""From a plan to moments: the network is kept while its shape stays, values are read anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np

from cxplanner.errors import ScheduleError
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.critical_path import (
    Early,
    Known,
    Late,
    early_pass,
    free_float,
    free_float_of,
    late_pass,
)
from cxplanner.scheduling.day_table import FIRST_YEAR, LAST_YEAR, BoolArray, DayTable, IntArray, day_table
from cxplanner.scheduling.facts import Column, Facts, read_facts, same_shape
from cxplanner.scheduling.network import Network, build_network, network_after_edit
from cxplanner.scheduling.stage_gates import Gates
from cxplanner.scheduling.terms import Terms, named_days, read_terms, terms_after_edit

_YEARS_AHEAD: Final = 8
_DAYS_IN_A_THIN_YEAR: Final = 150
_FEW_EDGES: Final = 5_000
"""Of so many edges all free floats are worked out in the time that three nodes take one by one."""


@dataclass(frozen=True)
class Computation:
    """Everything that was computed for a plan, as arrays."""

    plan: Plan
    status_date: date | None
    facts: Facts
    network: Network
    table: DayTable
    terms: Terms
    early: Early
    late: Late

    @cached_property
    def free_float(self) -> IntArray:
        """By rank, worked out when many ask for theirs."""
        return free_float(self.network, self.terms, self.early)

    def free_float_of(self, rank: int) -> int:
        """The free float of one node."""
        if len(self.network.back_edges) <= _FEW_EDGES or "free_float" in self.__dict__:
            return int(self.free_float[rank])
        return free_float_of(self.network, self.terms, self.early, rank)

    @cached_property
    def drives(self) -> BoolArray:
        """By edge: whether it is a reason why its target starts no earlier; ties are all among them."""
        drives: BoolArray = self.early.allowed == self.early.logic[self.network.edges.target]
        return drives


def compute(plan: Plan, status_date: date | None, previous: Computation | None) -> Computation:
    """The passes of a plan. Raises CycleError, ScheduleError."""
    facts, changed = read_facts(plan, previous.facts if previous is not None else None)
    network = _kept_network(plan, facts, previous) if changed is not None else None
    kept = previous if network is not None else None
    if network is None:
        network = build_network(plan, facts)
    table = _first_table(plan, facts, status_date, previous.table if previous is not None else None)
    while True:
        terms = known = None
        if kept is not None and kept.table is table and kept.status_date == status_date:
            terms = _kept_terms(kept, plan, facts, network, changed or [])
            if terms is not None and kept.network is network:
                known = _known(kept, changed or [])
        if terms is None:
            terms = read_terms(plan, facts, network, table, status_date)
        early = early_pass(network, terms, known)
        last = int(early.finish.max(where=terms.scheduled, initial=0))
        missing = last - table.length + 1
        if missing > 0 and table.last_year < LAST_YEAR:
            table = _later(table, missing)
            continue
        _refuse_last_year(plan, facts, network, terms, early)
        late = late_pass(network, terms, early, known)
        first = int(late.start.min(where=terms.has_late, initial=0))
        if first < 0 and table.first_year > FIRST_YEAR:
            table = _earlier(table, -first)
            continue
        return Computation(plan, status_date, facts, network, table, terms, early, late)


def _kept_network(plan: Plan, facts: Facts, previous: Computation | None) -> Network | None:
    """The network of the schedule before, as far as it has kept its shape."""
    if previous is None or not same_shape(previous.facts, facts) or previous.network.gates != Gates.of(plan):
        return None
    return network_after_edit(previous.network, previous.plan, plan)


def _kept_terms(
    previous: Computation, plan: Plan, facts: Facts, network: Network, changed: list[int]
) -> Terms | None:
    """The values of the schedule before, where only those of some initiatives can have changed."""
    if (
        previous.plan.programme != plan.programme
        or previous.plan.stages is not plan.stages
        or previous.plan.teams is not plan.teams
    ):
        return None
    return terms_after_edit(previous.terms, plan, facts, network, changed)


def _known(previous: Computation, changed: list[int]) -> Known:
    """The passes before an edit of the values of these nodes."""
    ranks = previous.network.rank[changed]
    first, last = int(ranks.min(initial=len(previous.network.rank))), int(ranks.max(initial=-1))
    return Known(previous.terms, previous.early, previous.late, first, last)


def _first_table(plan: Plan, facts: Facts, status_date: date | None, previous: DayTable | None) -> DayTable:
    """Days around all dates that the plan names; the table of the schedule before where it reaches as far."""
    calendar = plan.programme.calendar
    first, last = named_days(plan, facts, status_date)
    first_year, last_year = first.year - 1, max(last.year + 1, plan.programme.start.year + _YEARS_AHEAD)
    if previous is not None and previous.calendar == calendar and previous.covers(first_year, last_year):
        return previous
    table = day_table(calendar, first_year, last_year)
    if not table.length:
        table = day_table(calendar, FIRST_YEAR, LAST_YEAR)
    if not table.length:
        raise ScheduleError("no_working_days")
    return table


def _later(table: DayTable, missing: int) -> DayTable:
    years = max(_YEARS_AHEAD, missing // _DAYS_IN_A_THIN_YEAR, table.last_year - table.first_year)
    return day_table(table.calendar, table.first_year, min(LAST_YEAR, table.last_year + years))


def _earlier(table: DayTable, missing: int) -> DayTable:
    years = max(1, missing // _DAYS_IN_A_THIN_YEAR, table.last_year - table.first_year)
    return day_table(table.calendar, max(FIRST_YEAR, table.first_year - years), table.last_year)


def _refuse_last_year(plan: Plan, facts: Facts, network: Network, terms: Terms, early: Early) -> None:
    """Raises ScheduleError where dates do not end: `no_working_days`, `team_without_days`, `past_last_year`.

    The last two name the `key` of the first node that is too late.
    """
    last = terms.table.last_moment
    if terms.start >= last and terms.table.last_year >= LAST_YEAR:
        raise ScheduleError("no_working_days")
    late = np.flatnonzero(terms.scheduled & (early.finish > last))
    if not len(late):
        return
    rank, place = late[:1], int(network.order[late[0]])
    if terms.teams is not None and terms.works_apart[rank[0]]:
        days = terms.teams.places_before(terms.team[rank], np.array([terms.start, last]))
        if days[0] == days[1]:
            team = plan.teams[int(facts.column(Column.TEAM)[place])].name
            raise ScheduleError("team_without_days", key=network.key_of(plan, place), team=team)
    raise ScheduleError("past_last_year", key=network.key_of(plan, place))
