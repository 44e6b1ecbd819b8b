"""Change saturation: how many initiatives hit each unit in each quarter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import Schedule

_MONTHS_IN_A_QUARTER: Final = 3
_QUARTERS: Final = 4


class Quarter(NamedTuple):
    """A quarter of a calendar year, 1 to 4."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * _MONTHS_IN_A_QUARTER + 1, 1)

    @property
    def following(self) -> Quarter:
        return Quarter(self.year + self.number // _QUARTERS, self.number % _QUARTERS + 1)


@dataclass(frozen=True, slots=True)
class Saturation:
    """`hits` holds the ids of the initiatives by unit and quarter; cells without any are absent.

    Units come in the order of their names; the empty name stands for what has neither owner nor team with a
    unit.
    """

    units: tuple[str, ...]
    quarters: tuple[Quarter, ...]
    hits: Mapping[tuple[str, Quarter], tuple[int, ...]]

    @property
    def most(self) -> int:
        """The most initiatives in one cell."""
        return max((len(each) for each in self.hits.values()), default=0)


def saturation(schedule: Schedule) -> Saturation:
    """Which unit meets which initiatives, quarter by quarter, over the whole schedule.

    A unit is hit by an initiative while somebody of it works for it: its owner, its sponsor, or a member of
    its team.
    """
    plan = schedule.plan
    hits: dict[tuple[str, Quarter], list[int]] = {}
    for initiative in plan.initiatives_in_order:
        dates = schedule.initiative(initiative.id)
        if initiative.status is Status.REJECTED or dates.start is None or dates.finish is None:
            continue
        for quarter in _quarters_between(dates.start, dates.finish):
            for unit in _units_of(plan, initiative):
                hits.setdefault((unit, quarter), []).append(initiative.id)
    quarters = {quarter for _, quarter in hits}
    every: list[Quarter] = []
    if quarters:
        every = [min(quarters)]
        while every[-1] < max(quarters):
            every.append(every[-1].following)
    units = sorted({unit for unit, _ in hits}, key=lambda unit: (unit == "", unit.casefold()))
    return Saturation(tuple(units), tuple(every), {cell: tuple(ids) for cell, ids in hits.items()})


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day lies."""
    return Quarter(day.year, (day.month - 1) // _MONTHS_IN_A_QUARTER + 1)


def _quarters_between(first: date, last: date) -> list[Quarter]:
    found = [quarter_of(first)]
    while found[-1] < quarter_of(last):
        found.append(found[-1].following)
    return found


def _units_of(plan: Plan, initiative: Initiative) -> list[str]:
    people = [id_ for id_ in (initiative.owner, initiative.sponsor) if id_ is not None]
    if initiative.team is not None:
        people += [each.person for each in plan.team_members.values() if each.team == initiative.team]
    units = {plan.people[id_].unit for id_ in people}
    return sorted(units - {""}) or [""]
