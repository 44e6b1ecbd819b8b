"""Why a date is no earlier: every link, gate, constraint or calendar that holds it there, ties included."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cxplanner.plan.initiatives import Dependency, Initiative, LinkType
from cxplanner.scheduling.computation import Computation
from cxplanner.scheduling.facts import Progress, progress_of
from cxplanner.scheduling.results import Driver, DriverKind, Node


def node_of(made: Computation, place: int) -> Node:
    """The initiative or gate at a place of the network."""
    if place < made.network.first_gate:
        return Node("initiative", made.facts.initiatives[place].id)
    return Node("gate", made.network.gates.numbers[place - made.network.first_gate])


def initiative_drivers(made: Computation, place: int) -> tuple[Driver, ...]:
    """What holds the start of an initiative."""
    initiative = made.facts.initiatives[place]
    progress = progress_of(initiative)
    if progress is Progress.UNSCHEDULED:
        return ()
    if progress is not Progress.WAITING:
        return (Driver(DriverKind.ACTUAL, day=initiative.actual_start),)
    if initiative.pinned_start is not None:
        moved = () if _works_on_pin(made, place, initiative) else (Driver(DriverKind.CALENDAR),)
        return (Driver(DriverKind.PIN, day=initiative.pinned_start), *moved)
    return logic_drivers(made, place)


def logic_drivers(made: Computation, place: int) -> tuple[Driver, ...]:
    """What would hold the start of an initiative that has not begun if it were not pinned."""
    initiative = made.facts.initiatives[place]
    rank = int(made.network.rank[place])
    logic = int(made.early.logic[rank])
    drivers = _tight_edges(made, rank)
    given = given_days(made, initiative, rank)
    drivers += [each for each, moment in given if moment == logic]
    if made.terms.status == logic:
        drivers.append(Driver(DriverKind.STATUS_DATE, day=made.status_date))
    on_free_day = any(
        moment == logic and each.day is not None and not made.table.works_at(each.day)
        for each, moment in given
    )
    if on_free_day or (not made.terms.fixed[rank] and made.early.start[rank] != logic):
        drivers.append(Driver(DriverKind.CALENDAR))
    if logic == made.terms.start and not made.terms.pinned[rank]:
        drivers.append(Driver(DriverKind.PROGRAMME_START, day=made.plan.programme.start))
    return tuple(drivers)


def given_days(made: Computation, initiative: Initiative, rank: int) -> list[tuple[Driver, int]]:
    """The days before which an initiative may not start by itself, and their moments."""
    days = [(DriverKind.CONSTRAINT, initiative.not_before)]
    if not made.terms.pinned[rank]:
        days.append((DriverKind.CAPACITY, initiative.levelled_start))
    return [
        (Driver(kind, day=day), made.table.start_of(day.toordinal())) for kind, day in days if day is not None
    ]


def gate_drivers(made: Computation, place: int) -> tuple[Driver, ...]:
    """What a gate waits for, or the day on which it is fixed."""
    position = place - made.network.first_gate
    stage = made.plan.stages[made.network.gates.numbers[position]]
    if stage.gate_passed_on is not None:
        return (Driver(DriverKind.ACTUAL, day=stage.gate_passed_on),)
    planned = stage.gate_planned_on
    if not made.network.gates.waits[position]:
        return (Driver(DriverKind.CONSTRAINT, day=planned),)
    rank = int(made.network.rank[place])
    moment = int(made.early.finish[rank])
    drivers = _tight_edges(made, rank)
    if planned is not None and made.table.end_of(planned.toordinal()) == moment:
        drivers.append(Driver(DriverKind.CONSTRAINT, day=planned))
    if moment == made.terms.start:
        drivers.append(Driver(DriverKind.PROGRAMME_START, day=made.plan.programme.start))
    return tuple(drivers)


def edge_driver(made: Computation, place: int) -> Driver:
    """The reason that an edge of the network can be: a link of the plan, a gate, or what a gate waits for."""
    edges = made.network.edges
    node = node_of(made, int(made.network.order[edges.source[place]]))
    link = made.plan.dependencies.get(int(edges.dependency[place]))
    if node.kind == "gate":
        return _gate_driver(node, link)
    if link is None:
        return Driver(DriverKind.DEPENDENCY, node, LinkType.FS)
    return Driver(DriverKind.DEPENDENCY, node, link.type, link.lag, link.elapsed, None, link.id)


def once_per_gate(drivers: Iterable[Driver]) -> list[Driver]:
    """Drivers of one date without repetition: a gate that holds may be named as a predecessor as well."""
    gates: dict[Node, Driver] = {}
    others = []
    for driver in drivers:
        if driver.kind is not DriverKind.GATE or driver.node is None:
            others.append(driver)
        elif driver.dependency is not None or driver.node not in gates:
            gates[driver.node] = driver
    return [*others, *gates.values()]


def _tight_edges(made: Computation, rank: int) -> list[Driver]:
    """Drivers for the edges into a node that allow it no earlier."""
    network = made.network
    first, last = int(network.edges_into[rank]), int(network.edges_into[rank + 1])
    tight = (np.flatnonzero(made.drives[first:last]) + first).tolist()
    return once_per_gate(edge_driver(made, place) for place in tight)


def _gate_driver(node: Node, link: Dependency | None) -> Driver:
    if link is None:
        return Driver(DriverKind.GATE, node)
    return Driver(DriverKind.GATE, node, link.type, link.lag, link.elapsed, None, link.id)


def _works_on_pin(made: Computation, place: int, initiative: Initiative) -> bool:
    day = initiative.pinned_start
    rank = int(made.network.rank[place])
    return (
        day is not None
        and made.table.works_at(day)
        and made.table.start_of(day.toordinal()) == int(made.early.start[rank])
    )
