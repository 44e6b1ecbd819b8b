"""The passes of the critical path method: early and late moments, and floats, a level at a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cxplanner.scheduling.day_table import BoolArray, IntArray
from cxplanner.scheduling.edges import Edges
from cxplanner.scheduling.network import Ends, Level, Network
from cxplanner.scheduling.terms import NEVER, Terms


@dataclass(frozen=True)
class Early:
    """The early pass, by rank; `allowed` is by edge: the start that each edge allows its target."""

    start: IntArray
    finish: IntArray
    logic: IntArray
    """The start that links, gates and constraints allow, before calendars of teams, pins and actual dates."""
    ends_day: BoolArray
    """Moments (of no duration) that a finish drives: they are dated on the day that ends there."""
    allowed: IntArray


@dataclass(frozen=True)
class Late:
    """The late pass and the total floats, by rank."""

    start: IntArray
    finish: IntArray
    total_float: IntArray


@dataclass(frozen=True)
class Known:
    """The passes before an edit that changed nothing but values of nodes from one rank to another."""

    terms: Terms
    early: Early
    late: Late
    first: int
    last: int


def early_pass(network: Network, terms: Terms, known: Known | None = None) -> Early:
    """Every start as early as links, gates, constraints and calendars allow.

    Of a pass that is known, the levels below the first node that changed are taken over.
    """
    size, edges = network.size, network.edges
    moments = np.empty(2 * size, np.int64)
    early = Early(
        moments[:size],
        moments[size:],
        terms.floor.copy(),
        np.zeros(size, np.bool_),
        np.empty(len(edges), np.int64),
    )
    levels, first_edge = network.levels, 0
    first_level = levels[0].first if levels else size
    if known is not None and known.first >= first_level:
        levels = levels[max(bisect_right(levels, known.first, key=lambda level: level.first) - 1, 0) :]
        first_edge = levels[0].first_edge if levels else len(edges)
        _take_over(early, known.early, levels[0].first if levels else size, first_edge)
    else:
        _place(terms, early, slice(0, first_level), apart=True)
        ends_day = terms.is_gate[:first_level] & (early.finish[:first_level] > terms.start)
        early.ends_day[:first_level] = ends_day
    ends = network.ends
    weight = edges.lag[first_edge:].copy()
    to_finish = int(np.searchsorted(ends.into_finish, first_edge))
    weight[ends.into_finish[to_finish:] - first_edge] -= terms.duration[ends.finished[to_finish:]]
    moment_in, apart_in = _levels_with(levels, terms.is_moment, terms.stands_apart)
    for level, has_moments, apart in zip(levels, moment_in, apart_in, strict=True):
        here, ranks = slice(level.first_edge, level.last_edge), slice(level.first, level.last)
        allowed, logic = early.allowed[here], early.logic[ranks]
        moments.take(ends.source[here], out=allowed, mode="clip")
        if len(level.elapsed):
            _leave_calendar_days(terms, edges, level, allowed, early)
        allowed += weight[level.first_edge - first_edge : level.last_edge - first_edge]
        if terms.teams is not None:
            _leave_time_to_teams(terms, edges, here, allowed)
        np.maximum(np.maximum.reduceat(allowed, level.offsets), logic, out=logic)
        _place(terms, early, ranks, apart=apart)
        if has_moments:
            driven = (allowed == early.logic[edges.target[here]]) & edges.from_finish[here]
            early.ends_day[ranks] = (
                terms.is_moment[ranks]
                & (np.logical_or.reduceat(driven, level.offsets) | terms.is_gate[ranks])
                & (early.finish[ranks] > terms.start)
            )
    return early


def _take_over(early: Early, known: Early, ranks: int, edges: int) -> None:
    """The results at the nodes and edges before these."""
    for mine, theirs in (
        (early.start, known.start), (early.finish, known.finish), (early.logic, known.logic),
        (early.ends_day, known.ends_day),
    ):  # fmt: skip
        mine[:ranks] = theirs[:ranks]
    early.allowed[:edges] = known.allowed[:edges]


def _levels_with(levels: Sequence[Level], *flags: BoolArray) -> Iterator[list[bool]]:
    """For each of these flags of nodes, in which levels there are some: most levels have none."""
    first, last = [level.first for level in levels], [level.last for level in levels]
    for flag in flags:
        ranks = np.flatnonzero(flag)
        yield (np.searchsorted(ranks, first) < np.searchsorted(ranks, last)).tolist()


def finish_of(terms: Terms, early: Early) -> int:
    """The moment at which the programme is finished."""
    return int(early.finish[terms.counts].max(initial=-NEVER)) if terms.counts.any() else terms.start


def late_pass(network: Network, terms: Terms, early: Early, known: Known | None = None) -> Late:
    """Every finish as late as the programme's finish (or its target), deadlines, links and gates allow.

    Of a pass that is known, what follows the last node that changed is taken over, if it ends as before.
    """
    size, edges, levels = network.size, network.back_edges, network.back_levels
    end = finish_of(terms, early) if terms.target is None else terms.target
    moments = np.empty(2 * size, np.int64)
    starts, finishes = moments[:size], moments[size:]
    node, last_edge = size, len(edges)
    if known is not None and _late_pass_holds(network, terms, end, known):
        levels = levels[bisect_left(levels, -known.last, key=lambda level: -level.first) :]
        node = max(known.last + 1, levels[0].last if levels else 0)
        last_edge = levels[0].last_edge if levels else 0
        starts[node:], finishes[node:] = known.late.start[node:], known.late.finish[node:]
    latest = np.where(terms.counts[:node], end, NEVER)
    np.minimum(latest, terms.deadline[:node], out=latest)
    _place_late(terms, latest, starts, finishes, slice(0, node), apart=True)
    ends = network.back_ends
    weight = -edges.lag[:last_edge]
    from_start = int(np.searchsorted(ends.from_start, last_edge))
    weight[ends.from_start[:from_start]] += terms.duration[ends.started[:from_start]]
    (apart_in,) = _levels_with(levels, terms.stands_apart)
    for level, apart in zip(levels, apart_in, strict=True):
        here, ranks = slice(level.first_edge, level.last_edge), slice(level.first, level.last)
        allowed, last = np.empty(level.last_edge - level.first_edge, np.int64), latest[ranks]
        moments.take(ends.target[here], out=allowed, mode="clip")
        if len(level.elapsed):
            _leave_calendar_days_late(terms, edges, level, allowed, early)
        allowed += weight[here]
        if terms.teams is not None:
            _leave_time_to_teams_late(terms, edges, here, allowed)
        np.minimum(np.minimum.reduceat(allowed, level.offsets), last, out=last)
        _place_late(terms, latest, starts, finishes, ranks, apart=apart)
    return Late(starts, finishes, starts - early.start)


def _late_pass_holds(network: Network, terms: Terms, end: int, known: Known) -> bool:
    """Whether late moments after the last node that changed are what they were: calendar days of lags look at
    early moments too."""
    before = finish_of(known.terms, known.early) if terms.target is None else terms.target
    return end == before and not len(network.back_ends.elapsed)


def _place(terms: Terms, early: Early, ranks: slice, *, apart: bool) -> None:
    """Starts and finishes of some nodes from what their logic allows; `apart` where some do not follow it."""
    start, finish, duration = early.start[ranks], early.finish[ranks], terms.duration[ranks]
    start[:] = early.logic[ranks]
    np.add(start, duration, out=finish)
    if not apart:
        return
    if terms.teams is not None and len(mine := np.flatnonzero(terms.works_apart[ranks])):
        team = terms.team[ranks][mine]
        start[mine] = terms.teams.starts_from(team, start[mine])
        finish[mine] = terms.teams.finishes_of(team, start[mine], duration[mine])
    if terms.any_fixed:
        np.copyto(start, terms.fixed_start[ranks], where=terms.fixed[ranks])
        np.copyto(finish, terms.fixed_finish[ranks], where=terms.fixed[ranks])


def _place_late(
    terms: Terms, latest: IntArray, starts: IntArray, finishes: IntArray, ranks: slice, *, apart: bool
) -> None:
    """Late starts and finishes of some nodes from the latest finish that is allowed to them."""
    start, finish, duration = starts[ranks], finishes[ranks], terms.duration[ranks]
    finish[:] = latest[ranks]
    np.subtract(finish, duration, out=start)
    if not apart:
        return
    if terms.teams is not None and len(mine := np.flatnonzero(terms.works_apart[ranks])):
        team = terms.team[ranks][mine]
        start[mine] = terms.teams.late_starts(team, finish[mine], duration[mine])
        finish[mine] = terms.teams.finishes_of(team, start[mine], duration[mine])
    if terms.any_fixed:
        fixed = terms.fixed[ranks]
        span = terms.fixed_finish[ranks] - terms.fixed_start[ranks]
        np.copyto(finish, latest[ranks], where=fixed)
        np.copyto(start, finish - span, where=fixed)
        np.copyto(start, terms.fixed_start[ranks], where=terms.pinned[ranks])
        np.copyto(finish, terms.fixed_finish[ranks], where=terms.pinned[ranks])


def _leave_calendar_days(terms: Terms, edges: Edges, level: Level, allowed: IntArray, early: Early) -> None:
    """Moments of sources from which working days lead as far as the elapsed lags do."""
    places = level.elapsed + level.first_edge
    reached = _after_calendar_days(terms, edges, places, allowed[level.elapsed], early)
    allowed[level.elapsed] = reached - edges.lag[places]


def _leave_calendar_days_late(
    terms: Terms, edges: Edges, level: Level, allowed: IntArray, early: Early
) -> None:
    """Moments of targets to which working days lead from where the elapsed lags do."""
    places = level.elapsed + level.first_edge
    before = _before_calendar_days(terms, edges, places, allowed[level.elapsed], early)
    allowed[level.elapsed] = before + edges.lag[places]


def _after_calendar_days(
    terms: Terms, edges: Edges, places: IntArray, moments: IntArray, early: Early
) -> IntArray:
    """The moments that elapsed lags lead to, from those of their sources."""
    source, ends = _sources_at(edges, places, early)
    table = terms.table
    midnight = np.where(ends, table.ordinals_of(moments - 1) + 1, table.ordinals_of(moments))
    known = np.where(edges.from_finish[places], terms.known_end[source], terms.known_start[source])
    midnight = np.where(known != 0, known, midnight)
    for rank, night in terms.free_nights:
        here = (source == rank) & (moments == night.moment)
        np.maximum(midnight, night.midnight, out=midnight, where=here)
    return table.starts_of(midnight + edges.lag[places])


def _before_calendar_days(
    terms: Terms, edges: Edges, places: IntArray, moments: IntArray, early: Early
) -> IntArray:
    """The latest moments from which elapsed lags do not lead past these."""
    source, ends = _sources_at(edges, places, early)
    day = terms.table.ordinals_of(moments) - edges.lag[places]
    before = np.where(ends, terms.table.starts_of(day), terms.table.ends_of(day) - 1)
    past = np.zeros(len(places), np.bool_)
    for rank, night in terms.free_nights:
        past |= (source == rank) & (before == night.moment) & (day < night.midnight)
    return before - past


def _sources_at(edges: Edges, places: IntArray, early: Early) -> tuple[IntArray, BoolArray]:
    """The sources of these edges, and whether their moment is the end of a day, not the beginning of one."""
    source = edges.source[places]
    lasts = early.finish[source] > early.start[source]
    return source, edges.from_finish[places] & (lasts | early.ends_day[source])


def _leave_time_to_teams(terms: Terms, edges: Edges, here: slice, allowed: IntArray) -> None:
    """Edges to the finish of work that a team does on its own days: the start that they allow."""
    target = edges.target[here]
    places = np.flatnonzero(edges.to_finish[here] & terms.works_apart[target])
    if terms.teams is not None and len(places):
        target = target[places]
        duration = terms.duration[target]
        allowed[places] = terms.teams.starts_for(terms.team[target], allowed[places] + duration, duration)


def _leave_time_to_teams_late(terms: Terms, edges: Edges, here: slice, allowed: IntArray) -> None:
    """Edges from the start of work that a team does on its own days: the finish that they allow."""
    source = edges.source[here]
    places = np.flatnonzero(~edges.from_finish[here] & terms.works_apart[source])
    if terms.teams is not None and len(places):
        source = source[places]
        duration = terms.duration[source]
        allowed[places] = terms.teams.late_finishes(terms.team[source], allowed[places] - duration, duration)


def slack_of(edges: Edges, ends: Ends, terms: Terms, early: Early) -> IntArray:
    """By edge: how far its source can move before it moves its target, in the programme's working days."""
    moments = np.concatenate((early.start, early.finish))
    slack = moments.take(ends.target)
    reached = slack[ends.elapsed]
    slack -= edges.lag
    if len(ends.elapsed):
        slack[ends.elapsed] = _before_calendar_days(terms, edges, ends.elapsed, reached, early)
    slack -= moments.take(ends.source)
    return slack


def free_float(network: Network, terms: Terms, early: Early) -> IntArray:
    """By rank: how far each node can move before it moves another one, or the programme's finish."""
    edges = network.back_edges
    free = np.full(network.size, NEVER, np.int64)
    if len(edges):
        ends = network.back_ends
        slack = slack_of(edges, ends, terms, early)
        slack[ends.no_slack] = NEVER
        free[ends.sources] = np.minimum.reduceat(slack, ends.begins)
    return np.minimum(free, finish_of(terms, early) - early.finish)


def free_float_of(network: Network, terms: Terms, early: Early, rank: int) -> int:
    """The same of one node, without a look at what others lead to."""
    edges = network.back_edges
    places = np.flatnonzero((edges.source == rank) & edges.is_slack)
    if edges.elapsed[places].any():
        return int(free_float(network, terms, early)[rank])
    target = edges.target[places]
    there = np.where(edges.to_finish[places], early.finish[target], early.start[target])
    here = np.where(edges.from_finish[places], early.finish[rank], early.start[rank])
    slack = there - edges.lag[places] - here
    return min(int(slack.min(initial=NEVER)), finish_of(terms, early) - int(early.finish[rank]))
