"""Plans for tests, said in few words."""

from __future__ import annotations

from datetime import date
from typing import Any

from cxplanner.plan.edits import dependencies, initiatives
from cxplanner.plan.new_plan import empty_plan
from cxplanner.plan.notation import parse_link
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Programme, Stage, Stream
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.variance import freeze_now

MONDAY = date(2026, 1, 5)


def a_plan(*, policy: GatePolicy = GatePolicy.ADVISE, start: date = MONDAY, **programme: Any) -> Plan:
    """An empty plan from a Monday on; gates advise, so that they are not in the way of what is tested."""
    programme.setdefault("name", "Test programme")
    stages = tuple(
        Stage(number, name, gate_name=f"{name} done", gate_policy=policy)
        for number, name in enumerate(("Start", "Optimise", "Monetise data", "Trusted ecosystem"), start=1)
    )
    return empty_plan(Programme(start=start, **programme), stages)


def with_initiative(plan: Plan, key: str, duration: int = 1, after: str = "", **values: Any) -> Plan:
    """The plan with an initiative; `after` are its predecessors in the notation of the spreadsheet."""
    values.setdefault("title", f"Initiative {key}")
    values.setdefault("stream", Stream.SYSTEMS_DATA)
    plan = initiatives.add(plan, key=key, duration=duration, **values)
    return dependencies.write_predecessors(
        plan, id_of(plan, key), after, len(plan.programme.calendar.weekdays)
    )


def with_link(plan: Plan, predecessor: str, successor: str) -> Plan:
    """The plan with one more link, such as `with_link(plan, "A SS+2d", "B")`."""
    written = parse_link(predecessor, len(plan.programme.calendar.weekdays))
    from_initiative, from_gate = dependencies.ends_of(plan, written.key)
    return dependencies.link(
        plan,
        id_of(plan, successor),
        from_initiative,
        from_gate,
        link_type=written.type,
        lag=written.lag.days,
        elapsed=written.lag.elapsed,
    )


def id_of(plan: Plan, key: str) -> int:
    """The id of the initiative with this key."""
    initiative = plan.initiative(key)
    assert initiative is not None, key
    return initiative.id


def with_baseline(plan: Plan, name: str, taken_on: date = MONDAY) -> Plan:
    """The plan with its dates of now frozen under a name."""
    return freeze_now(schedule(plan), name, taken_on)
