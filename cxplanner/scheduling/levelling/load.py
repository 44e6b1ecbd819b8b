"""How much a team has to do over time, beside what it can do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from cxplanner.plan.programme import Team
from cxplanner.scheduling.levelling.over_allocation import needs_of_team, working_days_of_team
from cxplanner.scheduling.levelling.reading import PARTS_OF_A_UNIT, capacity_on
from cxplanner.scheduling.schedule import Schedule


@dataclass(frozen=True, slots=True)
class LoadStep:
    """Working days, from the first to the last, on which need and capacity stay the same."""

    first: date
    last: date
    need: float
    capacity: float


def team_load(schedule: Schedule, team: Team) -> tuple[LoadStep, ...]:
    """The steps from the first to the last day on which the team has something to do; often none at all."""
    needs = needs_of_team(schedule, team.id)
    if not needs:
        return ()
    first, last = min(each.first for each in needs), max(each.last for each in needs)
    changes = np.zeros(last - first + 2, np.int64)
    for each in needs:
        changes[each.first - first] += each.amount
        changes[each.last - first + 1] -= each.amount
    days = working_days_of_team(schedule, team, first, last)
    need, capacity = np.cumsum(changes)[days - first], capacity_on(team, days)
    begins = np.flatnonzero(np.diff(need) | np.diff(capacity)) + 1
    return tuple(
        LoadStep(
            date.fromordinal(int(days[run[0]])),
            date.fromordinal(int(days[run[-1]])),
            int(need[run[0]]) / PARTS_OF_A_UNIT,
            int(capacity[run[0]]) / PARTS_OF_A_UNIT,
        )
        for run in np.split(np.arange(len(days)), begins)
        if len(run)
    )
