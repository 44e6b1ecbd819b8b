"""Why a date is what it is, and what moves when something slips."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from datetime import date

from cxplanner.plan.initiatives import Initiative
from cxplanner.scheduling.facts import Progress, progress_of, remaining_of
from cxplanner.scheduling.results import Driver, Node
from cxplanner.scheduling.schedule import Schedule, schedule


@dataclass(frozen=True, slots=True)
class ExplainedStep:
    """One link of the chain: what it is, when it is, and everything that holds it there."""

    node: Node
    start: date | None
    finish: date | None
    drivers: tuple[Driver, ...]


@dataclass(frozen=True, slots=True)
class SlippedNode:
    """An initiative or gate that finishes later, by so many of the programme's working days."""

    node: Node
    days: int


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


def slip(made: Schedule, initiative_id: int, days: int) -> tuple[SlippedNode, ...]:
    """What else finishes later when an initiative slips by some working days, in order of dates."""
    later = slipped(made, initiative_id, days)
    nodes = [
        Node("initiative", each.id) for each in made.plan.initiatives_in_order if each.id != initiative_id
    ]
    nodes += [Node("gate", number) for number in sorted(made.plan.stages)]
    moved = [SlippedNode(node, later.moment_of(node) - made.moment_of(node)) for node in nodes]
    return tuple(
        sorted(
            (each for each in moved if each.days),
            key=lambda each: (later.moment_of(each.node), each.node.kind == "gate", each.node.id),
        )
    )


def slipped(made: Schedule, initiative_id: int, days: int) -> Schedule:
    """The schedule if an initiative slipped by some working days; the same for what is done or unscheduled.

    What has not begun starts later, what has begun takes longer.
    """
    initiative = made.plan.initiatives[initiative_id]
    progress = progress_of(initiative)
    if days <= 0 or progress in (Progress.UNSCHEDULED, Progress.DONE):
        return made
    if progress is Progress.STARTED:
        late = _taking_longer(initiative, days, counts_remaining=made.status_date is not None)
    else:
        day = made.day_after_start(initiative_id, days)
        late = replace(initiative, pinned_start=day if initiative.pinned_start else None, not_before=day)
    return schedule(made.plan.put("initiatives", late), status_date=made.status_date, previous=made)


def _taking_longer(initiative: Initiative, days: int, *, counts_remaining: bool) -> Initiative:
    if counts_remaining:
        return replace(initiative, remaining=remaining_of(initiative) + days)
    return replace(initiative, duration=initiative.duration + days)
