"""Plans whose teams have less than they need."""

from __future__ import annotations

import random
from datetime import date

from cxplanner.plan.edits.programme import put_team
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Capacity, Team
from tests.builders import a_plan, with_initiative

LONG_AGO = date(2020, 1, 1)


def a_scarce_plan(capacity: float = 1.0) -> Plan:
    """A team for one initiative at a time, and two that would be done at once."""
    plan = put_team(a_plan(), Team(0, "Data", capacity=(Capacity(LONG_AGO, capacity),)))
    team = next(iter(plan.teams))
    for key in ("A", "B"):
        plan = with_initiative(plan, key, 5, team=team, units=1.0)
    return plan


def a_hard_plan(number: int = 60) -> Plan:
    """A plan whose earliest finish within capacity no quick look can prove, so that a search goes on."""
    chance = random.Random(7)
    plan = a_plan()
    for name in ("Data", "Change", "Design"):
        plan = put_team(plan, Team(0, name, capacity=(Capacity(LONG_AGO, 3.0),)))
    teams = list(plan.teams)
    for n in range(number):
        after = f"I{chance.randrange(max(0, n - 12), n)}" if n and chance.random() < 0.8 else ""
        plan = with_initiative(
            plan,
            f"I{n}",
            chance.randrange(3, 30),
            after,
            team=chance.choice(teams),
            units=float(chance.choice((1, 2, 2))),
        )
    return plan
