"""Why a levelled start is no earlier: the days on which its team has not enough people left."""

from __future__ import annotations

from datetime import date

import numpy as np

from cxplanner.plan.edits import levelling
from cxplanner.scheduling.facts import Progress, progress_of
from cxplanner.scheduling.levelling.causes import Cause
from cxplanner.scheduling.levelling.over_allocation import needs_of_team, working_days_of_team
from cxplanner.scheduling.levelling.reading import capacity_on, parts
from cxplanner.scheduling.schedule import Schedule, schedule


def lack_of_room(made: Schedule, initiative_id: int) -> Cause | None:
    """The first and last day, of those between its logic and its levelled start, that lack room for it.

    None where it is not levelled, or could start earlier by now: then only levelling itself is the reason.
    """
    plan = made.plan
    initiative = plan.initiatives[initiative_id]
    start, length, amount = made.initiative(initiative_id).start, initiative.duration, parts(initiative.units)
    team = plan.teams.get(initiative.team or 0)
    waiting = progress_of(initiative) is Progress.WAITING and initiative.levelled_start is not None
    if not waiting or team is None or not team.capacity or start is None or not length or not amount:
        return None
    free = schedule(levelling.clear(plan, [initiative_id]), status_date=made.status_date, previous=made)
    first = free.initiative(initiative_id).start
    finish = made.initiative(initiative_id).finish
    if first is None or finish is None or first >= start:
        return None
    days = working_days_of_team(made, team, first.toordinal(), finish.toordinal())
    left = capacity_on(team, days)
    for other in needs_of_team(made, team.id):
        if other.key != initiative.key:
            left[np.searchsorted(days, other.first) : np.searchsorted(days, other.last, "right")] -= (
                other.amount
            )
    lacking = left < amount
    before = int(np.searchsorted(days, start.toordinal()))
    runs = np.convolve(lacking, np.ones(length, np.int64))[length - 1 :]
    if not before or not runs[:before].all():
        return None
    blocked = days[:before][lacking[:before]]
    return Cause(team.id, date.fromordinal(int(blocked[0])), date.fromordinal(int(blocked[-1])))
