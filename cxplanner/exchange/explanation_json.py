"""The answer of `explain` as JSON: the chain of reasons, what a slip moves, what brings a date forward."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cxplanner.exchange.schedule_json import driver_as_json, iso, key_of
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.earlier import Earlier
from cxplanner.scheduling.explanation import ExplainedStep
from cxplanner.scheduling.results import Dates, Node
from cxplanner.scheduling.shortening import Shortening
from cxplanner.scheduling.slips import Slip, Slipped


def explanation_as_json(
    plan: Plan,
    key: str,
    dates: Dates,
    chain: Iterable[ExplainedStep],
    *,
    slip: Slip | None = None,
    earlier: Earlier | None = None,
    shortenings: Iterable[Shortening] = (),
) -> dict[str, Any]:
    """The chain of reasons for a date, what moves when it slips, and what brings it forward."""
    return {
        "format": "cxplanner-explanation-1",
        "key": key,
        "start": iso(dates.start),
        "finish": iso(dates.finish),
        "chain": [
            {
                "key": key_of(plan, step.node),
                "start": iso(step.start),
                "finish": iso(step.finish),
                "drivers": [driver_as_json(plan, driver) for driver in step.drivers],
            }
            for step in chain
        ],
        "slip": [{"key": _key_of(plan, each), "days": each.days} for each in slip.moved] if slip else [],
        "slip_finish": {"date": iso(slip.finish), "days": slip.finish_days} if slip else None,
        "slip_misses": [
            {
                "key": plan.initiatives[each.initiative].key if each.initiative is not None else None,
                "date": iso(each.day),
                "days": each.days,
            }
            for each in (slip.missed if slip else ())
        ],
        "earlier": _earlier(plan, earlier, shortenings) if earlier else None,
    }


def _earlier(plan: Plan, found: Earlier, shortenings: Iterable[Shortening]) -> dict[str, Any]:
    return {
        "standing": found.standing.value,
        "days": found.days,
        "date": iso(found.day),
        "holds": [
            {
                "driver": driver_as_json(plan, hold.driver),
                "ways": [{"way": way.value, "days": days} for way, days in hold.ways],
            }
            for hold in found.holds
        ],
        "then": [driver_as_json(plan, driver) for driver in found.then],
        "team_days": found.team_days,
        "shorter": [
            {
                "key": plan.initiatives[each.initiative].key,
                "by": each.by,
                "days": each.days,
                "finish_days": each.finish_days,
            }
            for each in shortenings
        ],
    }


def _key_of(plan: Plan, item: Slipped) -> str:
    if item.kind == "milestone":
        return plan.milestones[item.id].key
    return key_of(plan, Node(item.kind, item.id))
