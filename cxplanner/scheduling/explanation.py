"""Why a date is what it is: the chain of drivers back to the start of the programme."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import date

from cxplanner.scheduling.critical_path import finish_of
from cxplanner.scheduling.drivers import node_of
from cxplanner.scheduling.results import Driver, Node
from cxplanner.scheduling.schedule import Schedule


@dataclass(frozen=True, slots=True)
class ExplainedStep:
    """One link of the chain: what it is, when it is, and everything that holds it there."""

    node: Node
    start: date | None
    finish: date | None
    drivers: tuple[Driver, ...]


def explain(made: Schedule, node: Node) -> tuple[ExplainedStep, ...]:
    """The chain from a date back to the programme's start, with all ties, each node once.

    The asked node comes first, what drives it after it.
    """
    steps = []
    seen, front = {node}, deque([node])
    while front:
        current = front.popleft()
        dates, drivers = made.dates_of(current), made.drivers_of(current)
        steps.append(ExplainedStep(current, dates.start, dates.finish, drivers))
        for driver in drivers:
            if driver.node is not None and driver.node not in seen:
                seen.add(driver.node)
                front.append(driver.node)
    return tuple(steps)


def finish_nodes(made: Schedule) -> tuple[Node, ...]:
    """The initiatives and gates whose dates explain the programme's finish.

    Of those that finish last, these are not dated by others of them alone.
    """
    computation = made.computation
    terms, early = computation.terms, computation.early
    last = terms.counts & (early.finish == finish_of(terms, early))
    places: list[int] = sorted(computation.network.order[last].tolist())
    nodes = [node_of(computation, place) for place in places]
    among = {*nodes}
    return tuple(
        node for node in nodes if not among.issuperset(driver.node for driver in made.drivers_of(node))
    )
