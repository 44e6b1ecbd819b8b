"""Orders of initiatives: by score, by other ways to rank, and the sequence that links allow."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from cxplanner.plan.initiatives import Initiative

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.priorities.scores import Score
    from cxplanner.priorities.value import Value


class RankedBy(StrEnum):
    """A way to rank.

    RICE is reach × impact × confidence ÷ effort, with the same reach for all as long as the plan knows none;
    WSJF is the cost of delay (impact, urgency, and what waits for it) ÷ size.
    """

    PRIORITY = "priority"
    VALUE = "value"
    IMPACT_EFFORT = "impact_effort"
    RICE = "rice"
    WSJF = "wsjf"
    NET_PRESENT_VALUE = "net_present_value"


def amount(by: RankedBy, initiative: Initiative, score: Score, values: Mapping[int, Value]) -> float | None:
    """What an initiative is ranked by; None where the plan does not say it. Money is in cents."""
    if by is RankedBy.PRIORITY:
        return score.priority
    if by is RankedBy.VALUE:
        return score.value
    if by is RankedBy.NET_PRESENT_VALUE:
        worth = values.get(initiative.id)
        return worth.net_present_value if worth is not None else None
    if initiative.impact is None:
        return None
    if by is RankedBy.RICE:
        months = initiative.person_months
        return initiative.impact * initiative.confidence / 100 / months if months else None
    if by is RankedBy.WSJF:
        delay = initiative.impact + score.urgency + score.enablement
        return delay / score.size if score.size is not None else None
    if initiative.effort is None:
        return None
    # The smallest effort that a plan can tell stands for none at all.
    return initiative.impact / max(1, initiative.effort)


def ranks(
    by: RankedBy, plan: Plan, scored: Mapping[int, Score], values: Mapping[int, Value]
) -> dict[int, int]:
    """The place of each initiative from 1; equal amounts share a place, and those without one have none."""
    amounts = {
        id_: found
        for id_, score in scored.items()
        if (found := amount(by, plan.initiatives[id_], score, values)) is not None
    }
    ordered = sorted(amounts, key=lambda id_: -amounts[id_])
    places: dict[int, int] = {}
    for number, id_ in enumerate(ordered, start=1):
        before = ordered[number - 2] if number > 1 else None
        same = before is not None and amounts[before] == amounts[id_]
        places[id_] = places[before] if same and before is not None else number
    return places


def sequence(plan: Plan, scored: Mapping[int, Score]) -> tuple[int, ...]:
    """The open initiatives in the order in which they can be taken, each time the one of highest priority.

    Ties go to the customer's part, then to the key. What has no priority comes after what has one.
    """
    waiting = {
        id_: {
            link.predecessor
            for link in plan.links_into.get(id_, ())
            if link.predecessor is not None and link.predecessor in scored
        }
        for id_ in scored
    }
    ready = [(_turn(plan, scored[id_]), id_) for id_, before in waiting.items() if not before]
    heapq.heapify(ready)
    taken: list[int] = []
    while ready:
        _, id_ = heapq.heappop(ready)
        taken.append(id_)
        for successor in {link.successor for link in plan.links_out_of.get(id_, ())} & waiting.keys():
            waiting[successor].discard(id_)
            if not waiting[successor]:
                heapq.heappush(ready, (_turn(plan, scored[successor]), successor))
    return tuple(taken)


def _turn(plan: Plan, score: Score) -> tuple[float, float, str]:
    priority = score.priority if score.priority is not None else -1.0
    return -priority, -score.customer, plan.initiatives[score.initiative].key
