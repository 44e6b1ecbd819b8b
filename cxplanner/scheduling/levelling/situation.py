"""Where the teams of a plan stand: who has a capacity, who needs people, and what is too much."""

from __future__ import annotations

from dataclasses import dataclass

from cxplanner.plan.programme import Team
from cxplanner.scheduling.levelling.over_allocation import OverAllocation, over_allocations
from cxplanner.scheduling.levelling.reading import limited_teams, parts
from cxplanner.scheduling.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Situation:
    """What levelling would begin with."""

    teams: tuple[Team, ...]
    """Those of which somebody has said a capacity."""
    needing: tuple[int, ...]
    """The initiatives that are scheduled and need people of such a team, in the order of the plan."""
    over: tuple[OverAllocation, ...]
    levelled: tuple[int, ...]
    """The initiatives whose start is levelled already."""

    @property
    def is_worth_a_search(self) -> bool:
        """Whether there is anything that a search could make better."""
        return bool(self.over or self.levelled)


def situation(schedule: Schedule) -> Situation:
    """The situation of a plan with these dates."""
    plan = schedule.plan
    teams = limited_teams(plan)
    limited = {team.id for team in teams}
    ordered = plan.initiatives_in_order
    return Situation(
        teams,
        tuple(
            each.id
            for each in ordered
            if each.team in limited and parts(each.units) and each.status.is_scheduled
        ),
        over_allocations(schedule),
        tuple(each.id for each in ordered if each.levelled_start is not None),
    )
