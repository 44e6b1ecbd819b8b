"""Monte Carlo simulation: what dates come out when durations vary, and which initiatives are to blame.

Each run draws a duration for every initiative that has a spread and schedules the plan as the plain pass
does. Of `runs` results the quantile P80 is the earliest day by which at least 80 % of them are reached.

The *criticality index* of an initiative is the share of runs in which its total float is at most the
programme's critical threshold. Its *share of the spread* is `r² / Σ r²`, where `r` is the correlation, over
the runs, of its drawn duration with the programme's finish in working days; an `r²` that chance alone
explains (under `4 / runs`, two standard errors) counts as 0.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

import numpy as np

from cxplanner.errors import ScheduleError
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.computation import compute
from cxplanner.scheduling.day_table import FIRST_YEAR, LAST_YEAR, DayTable, IntArray, day_table
from cxplanner.scheduling.facts import read_facts
from cxplanner.scheduling.simulated_runs import EarlyRuns, LateRuns, Model
from cxplanner.scheduling.spreads import Distribution, Draws, Spread, is_known, longest_days, spread_of
from cxplanner.scheduling.terms import read_terms

DEFAULT_RUNS: Final = 10_000
MOST_RUNS: Final = 1_000_000
QUANTILES: Final = (10, 50, 80, 95)

_MOMENTS_AT_ONCE: Final = 2_000_000
"""Nodes times runs that are computed together: five such arrays of 8 bytes are held."""
_FEWEST_AT_ONCE: Final = 800
_YEARS_MORE: Final = 8
_ERRORS_SQUARED: Final = 4


@dataclass(frozen=True, slots=True)
class SimulationChoices:
    """What may be chosen; the same choices give the same result on any machine."""

    runs: int = DEFAULT_RUNS
    seed: int = 1
    distribution: Distribution = Distribution.PERT
    spread_by_confidence: bool = False
    """Whether initiatives without a spread get the one of their confidence class."""


@dataclass(frozen=True, slots=True)
class Quantiles:
    """Days by which so many percent of the runs are there."""

    p10: date
    p50: date
    p80: date
    p95: date


class FinishDay(NamedTuple):
    """A day on which the programme finished in so many of the runs."""

    day: date
    runs: int


@dataclass(frozen=True, slots=True)
class SimulatedGate:
    """The dates of a gate, and the chance of its planned one where it has one.

    A gate that only advises stands on its planned day whatever happens: there it is the chance that all
    initiatives that it needs have finished by then.
    """

    number: int
    dates: Quantiles
    planned: date | None
    chance: float | None


@dataclass(frozen=True, slots=True)
class SimulatedInitiative:
    """How often an initiative was critical, and how much of the finish's spread it explains."""

    critical: float
    spread_share: float


@dataclass(frozen=True)
class Simulation:
    """What came out of all runs."""

    choices: SimulationChoices
    finish: Quantiles
    target: date | None
    chance: float | None
    """The chance of the programme's target date, where it has one."""
    gates: tuple[SimulatedGate, ...]
    initiatives: Mapping[int, SimulatedInitiative]
    """By id, all that are scheduled."""
    assumed: tuple[int, ...]
    """The ids of the initiatives whose spread was assumed, in the order of the plan."""
    varies: bool
    """Whether any duration varied at all."""
    finish_days: tuple[FinishDay, ...] = ()
    """Every day on which a run finished, from the first on."""

    def chance_by(self, day: date) -> float:
        """The share of runs that have finished by a day."""
        return sum(each.runs for each in self.finish_days if each.day <= day) / self.choices.runs

    def most_driving(self, most: int) -> list[int]:
        """The ids of the initiatives that explain most of the finish's spread, the first one most."""
        shares = [(-each.spread_share, id_) for id_, each in self.initiatives.items() if each.spread_share]
        return [id_ for _, id_ in sorted(shares)[:most]]


def any_spread_known(plan: Plan) -> bool:
    """Whether somebody gave a spread for any initiative that is still to be done."""
    return any(is_known(each) for each in plan.initiatives.values())


def simulate(
    plan: Plan,
    choices: SimulationChoices,
    *,
    status_date: date | None = None,
    proceed: Callable[[int], bool] | None = None,
    at_once: int | None = None,
) -> Simulation | None:
    """Simulate a plan; None when `proceed`, which is told the runs that are done, asked to stop.

    `at_once` runs are computed together, by default as many as memory is meant for; the result does not
    depend on it. Raises CycleError and ScheduleError: `nothing_to_simulate`, `past_last_year` with the
    `key`, `no_working_days`.
    """
    status_date = status_date or plan.programme.status_date
    facts, _ = read_facts(plan)
    if not facts.scheduled.any():
        raise ScheduleError("nothing_to_simulate")
    spreads = {
        each.id: spread
        for each in plan.initiatives_in_order
        if (spread := _spread(each, choices, status_date)) is not None
    }
    longest = compute(_with_longest(plan, spreads, status_date), status_date, None)
    network, table = longest.network, longest.table
    size = at_once or max(_FEWEST_AT_ONCE, _MOMENTS_AT_ONCE // network.size)
    while True:
        model = Model(plan, network, read_terms(plan, facts, network, table, status_date))
        tally = _Tally(model, spreads, choices)
        wider = None
        while wider is None and tally.runs < choices.runs:
            if proceed is not None and not proceed(tally.runs):
                return None
            wider = tally.add(min(_whole_words(size), choices.runs - tally.runs))
        if wider is None:
            return tally.result()
        table = wider


class _Tally:
    """Runs a model part by part and keeps of each part what the result needs."""

    def __init__(self, model: Model, spreads: Mapping[int, Spread], choices: SimulationChoices) -> None:
        self._model = model
        self._choices = choices
        self._spreads = spreads
        network = model.network
        self._ranks = {id_: int(network.rank[network.places[id_]]) for id_ in spreads}
        self._draws = [
            Draws(spread, choices.distribution, choices.seed, id_) for id_, spread in spreads.items()
        ]
        gates = range(network.first_gate, network.size)
        self._gate_ranks: list[int] = network.rank[gates.start : gates.stop].tolist()
        self.runs = 0
        self._finish_days: list[IntArray] = []
        self._gate_days: list[list[IntArray]] = [[] for _ in gates]
        self._kept_plans = [0] * len(gates)
        self._critical = np.zeros(network.size, np.int64)
        self._sums = _Sums(len(spreads))

    def add(self, runs: int) -> DayTable | None:
        """So many runs more; or none, and the wider table that they need."""
        model = self._model
        drawn = [each.take(runs) for each in self._draws]
        early = EarlyRuns(model, dict(zip(self._ranks.values(), drawn, strict=True)), runs)
        table = model.terms.table
        if early.last_moment() >= table.length and table.last_year < LAST_YEAR:
            return day_table(table.calendar, table.first_year, table.last_year + _YEARS_MORE)
        late = LateRuns(model, early)
        if late.first_moment() < 0 and table.first_year > FIRST_YEAR:
            return day_table(table.calendar, table.first_year - _YEARS_MORE, table.last_year)
        self._critical += late.critical_runs(model.plan.programme.critical_threshold)
        self._finish_days.append(early.finish_days())
        for position, rank in enumerate(self._gate_ranks):
            self._gate_days[position].append(early.days_of(rank))
            self._kept_plans[position] += self._runs_on_plan(early, position)
        self._sums.add(drawn, early.programme_finish - model.terms.start)
        self.runs += runs
        return None

    def result(self) -> Simulation:
        model = self._model
        plan = model.plan
        finish = np.concatenate(self._finish_days)
        target = plan.programme.target_finish
        critical = (self._critical / self.runs).tolist()
        shares = dict(zip(self._spreads, self._sums.shares(), strict=True))
        rank = {id_: int(model.network.rank[place]) for id_, place in model.network.places.items()}
        return Simulation(
            self._choices,
            _quantiles(finish),
            target,
            None if target is None else int(np.count_nonzero(finish <= target.toordinal())) / self.runs,
            tuple(self._gate(position) for position in range(len(self._gate_ranks))),
            {
                id_: SimulatedInitiative(critical[rank[id_]], shares.get(id_, 0.0))
                for id_, each in plan.initiatives.items()
                if each.status.is_scheduled
            },
            tuple(id_ for id_, spread in self._spreads.items() if spread.assumed),
            bool(self._spreads),
            _finish_days(finish),
        )

    def _gate(self, position: int) -> SimulatedGate:
        number = self._model.network.gates.numbers[position]
        planned = self._model.plan.stages[number].gate_planned_on
        chance = None if planned is None else self._kept_plans[position] / self.runs
        return SimulatedGate(number, _quantiles(np.concatenate(self._gate_days[position])), planned, chance)

    def _runs_on_plan(self, early: EarlyRuns, position: int) -> int:
        """In how many runs a gate keeps its planned day; none when it has none."""
        network, plan = self._model.network, self._model.plan
        stage = plan.stages[network.gates.numbers[position]]
        if stage.gate_planned_on is None:
            return 0
        rank = self._gate_ranks[position]
        if network.gates.waits[position] or stage.gate_passed_on is not None:
            return int(np.count_nonzero(early.days_of(rank) <= stage.gate_planned_on.toordinal()))
        kept = np.ones(early.finish.shape[1], np.bool_)
        for each in plan.initiatives.values():
            if each.stage == stage.id and each.needed_for_gate and each.status.is_scheduled:
                kept &= early.finish[network.rank[network.places[each.id]]] <= early.finish[rank]
        return int(np.count_nonzero(kept))


class _Sums:
    """Sums over all runs from which correlations follow; whole numbers, so that no order matters."""

    def __init__(self, size: int) -> None:
        self._runs = 0
        self._x, self._xx, self._xy = ([0] * size for _ in range(3))
        self._y = self._yy = 0

    def add(self, drawn: Sequence[IntArray], finish: IntArray) -> None:
        self._runs += len(finish)
        self._y += int(finish.sum())
        self._yy += int(np.dot(finish, finish))
        for place, days in enumerate(drawn):
            self._x[place] += int(days.sum())
            self._xx[place] += int(np.dot(days, days))
            self._xy[place] += int(np.dot(days, finish))

    def shares(self) -> list[float]:
        """The share of the finish's spread that each initiative explains."""
        squares = [self._square(place) for place in range(len(self._x))]
        total = sum(squares)
        return [square / total for square in squares] if total else squares

    def _square(self, place: int) -> float:
        """The squared correlation, or 0 where chance alone explains it."""
        n = self._runs
        vary_x = n * self._xx[place] - self._x[place] ** 2
        vary_y = n * self._yy - self._y**2
        if not vary_x or not vary_y:
            return 0.0
        together = n * self._xy[place] - self._x[place] * self._y
        square = together**2 / (vary_x * vary_y)
        return square if square >= _ERRORS_SQUARED / n else 0.0


def _spread(initiative: Initiative, choices: SimulationChoices, status_date: date | None) -> Spread | None:
    return spread_of(
        initiative, by_confidence=choices.spread_by_confidence, counts_remaining=status_date is not None
    )


def _with_longest(plan: Plan, spreads: Mapping[int, Spread], status_date: date | None) -> Plan:
    """The plan in which everything takes as long as it may, so that its days reach far enough."""
    slow = []
    for id_, spread in spreads.items():
        initiative, days = plan.initiatives[id_], longest_days(spread)
        if status_date is not None:
            initiative = replace(initiative, remaining=days)
        slow.append(replace(initiative, duration=max(days, initiative.duration)))
    return plan.put("initiatives", *slow)


def _whole_words(runs: int) -> int:
    """A number of runs that draws use up whole words of chance for."""
    return -(-runs // 4) * 4


def _finish_days(days: IntArray) -> tuple[FinishDay, ...]:
    found, counts = np.unique(days, return_counts=True)
    return tuple(
        FinishDay(date.fromordinal(day), runs)
        for day, runs in zip(found.tolist(), counts.tolist(), strict=True)
    )


def _quantiles(days: IntArray) -> Quantiles:
    ordered = np.sort(days)
    places = [math.ceil(len(days) * percent / 100) - 1 for percent in QUANTILES]
    return Quantiles(*(date.fromordinal(int(ordered[place])) for place in places))
