"""Why a levelled start is no earlier, as long as that is so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.programme import put_team
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Capacity, Closure, Team, WorkCalendar
from cxplanner.scheduling.levelling.causes import Cause
from cxplanner.scheduling.levelling.lack_of_room import lack_of_room
from cxplanner.scheduling.levelling.level import level
from cxplanner.scheduling.levelling.search import SearchChoices
from cxplanner.scheduling.schedule import schedule
from tests.builders import MONDAY, a_plan, id_of, with_initiative

FRIDAY = date(2026, 1, 9)
NEXT_MONDAY = date(2026, 1, 12)


def levelled(calendar: WorkCalendar | None = None) -> Plan:
    """A, then B, which the team can only do afterwards."""
    plan = put_team(a_plan(), Team(0, "Data", calendar=calendar, capacity=(Capacity(date(2020, 1, 1), 1),)))
    (team,) = plan.teams
    plan = with_initiative(plan, "A", 5, team=team, units=1.0)
    return with_initiative(plan, "B", 5, team=team, units=1.0, levelled_start=NEXT_MONDAY)


def lack(plan: Plan, key: str = "B") -> Cause | None:
    return lack_of_room(schedule(plan), id_of(plan, key))


def test_that_the_days_on_which_the_team_is_busy_are_named() -> None:
    (team,) = levelled().teams

    assert lack(levelled()) == Cause(team, MONDAY, FRIDAY)
    assert lack(levelled(), "A") is None


def test_that_a_proposal_once_taken_is_explained() -> None:
    plan = levelled()
    plan = plan.put("initiatives", replace(plan.initiatives[id_of(plan, "B")], levelled_start=None))
    taken = level(plan, SearchChoices(seconds=0.1)).take(plan)
    (moved,) = (each.key for each in taken.initiatives.values() if each.levelled_start is not None)

    assert lack(taken, moved) == Cause(next(iter(plan.teams)), MONDAY, FRIDAY)


def test_that_days_of_the_teams_own_calendar_count() -> None:
    leave = WorkCalendar(closures=(Closure("Leave", date(2026, 1, 7), date(2026, 1, 9)),))
    plan = levelled(leave)
    plan = initiatives.change(plan, id_of(plan, "B"), levelled_start=date(2026, 1, 15))

    found = lack(plan)
    assert found is not None
    assert (found.first, found.last) == (MONDAY, date(2026, 1, 14))


@pytest.mark.parametrize(
    "change",
    [
        {"levelled_start": date(2026, 1, 14)},
        {"levelled_start": None},
        {"units": 0.0},
        {"team": None},
        {"not_before": date(2026, 1, 14)},
        {"pinned_start": date(2026, 1, 14)},
        {"status": Status.ACTIVE, "actual_start": date(2026, 1, 14)},
        {"status": Status.REJECTED},
    ],
    ids=", ".join,
)
def test_that_nothing_is_blamed_on_the_team_where_it_could_start_earlier(change: dict[str, object]) -> None:
    plan = levelled()

    assert lack(initiatives.change(plan, id_of(plan, "B"), **change)) is None


def test_that_a_gap_which_is_long_enough_is_room() -> None:
    plan = levelled()
    plan = initiatives.change(plan, id_of(plan, "A"), not_before=date(2026, 1, 7))
    short = initiatives.change(plan, id_of(plan, "B"), duration=2, levelled_start=date(2026, 1, 14))
    longer = initiatives.change(short, id_of(plan, "B"), duration=3)

    assert lack(short) is None
    assert lack(longer) == Cause(next(iter(plan.teams)), date(2026, 1, 7), date(2026, 1, 13))
