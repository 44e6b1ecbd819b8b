"""Moving bars: days, lags, chains, and many initiatives at once."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.errors import EditError
from cxplanner.plan.edits import initiatives, moving
from cxplanner.plan.edits.programme import put_team
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream, Team, WorkCalendar
from cxplanner.plan.working_time import is_working_day
from tests.builders import a_plan, id_of, with_initiative

DAY = date(2026, 2, 2)


def two() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 10), "B", 5, "A")


def test_that_a_day_is_set_and_what_levelling_found_is_let_go() -> None:
    plan = two()
    plan = initiatives.change(plan, id_of(plan, "A"), levelled_start=date(2026, 3, 2))
    moved = moving.start_no_earlier(plan, id_of(plan, "A"), DAY, duration=7).initiatives[id_of(plan, "A")]
    assert (moved.not_before, moved.levelled_start, moved.duration) == (DAY, None, 7)


def test_that_a_pinned_one_is_pinned_elsewhere() -> None:
    plan = two()
    plan = initiatives.change(plan, id_of(plan, "A"), pinned_start=date(2026, 1, 12))
    moved = moving.start_no_earlier(plan, id_of(plan, "A"), DAY).initiatives[id_of(plan, "A")]
    assert (moved.pinned_start, moved.not_before) == (DAY, None)


def test_that_a_lag_beyond_all_limits_is_refused() -> None:
    plan = two()
    (link,) = plan.dependencies
    with pytest.raises(EditError, match="out_of_range"):
        moving.change_lags(plan, {link: 4_000})


def test_that_links_decide_only_when_no_later_day_is_set() -> None:
    plan = two()
    (link,) = plan.dependencies
    plan = initiatives.change(plan, id_of(plan, "B"), not_before=date(2026, 3, 2))
    moved = moving.let_start(plan, id_of(plan, "B"), DAY, {link: 3})
    assert moved.initiatives[id_of(plan, "B")].not_before is None
    assert moved.dependencies[link].lag == 3
    earlier = moving.let_start(plan, id_of(plan, "B"), date(2026, 4, 1), {link: 3})
    assert earlier.initiatives[id_of(plan, "B")].not_before == date(2026, 3, 2)


def test_that_many_are_changed_at_once_or_none() -> None:
    plan = two()
    both = list(plan.initiatives)
    moved = moving.change_alike(plan, both, stream=Stream.ORGANIZATION)
    assert {each.stream for each in moved.initiatives.values()} == {Stream.ORGANIZATION}
    with pytest.raises(EditError, match="unknown_stage"):
        moving.change_alike(plan, both, stage=9)


def test_that_a_change_that_changes_nothing_gives_the_same_plan() -> None:
    plan = two()
    assert moving.change_alike(plan, list(plan.initiatives), stage=1) is plan


def test_that_the_days_of_a_team_are_those_it_works_on() -> None:
    plan = put_team(a_plan(), Team(0, "Mondays", calendar=WorkCalendar(weekdays=frozenset({0}))))
    (team,) = plan.teams
    plan = with_initiative(plan, "A", 2, team=team)
    initiative = plan.initiatives[id_of(plan, "A")]
    assert moving.working_days_in(plan, initiative, date(2026, 1, 5), date(2026, 1, 18)) == 2
    assert moving.nearest_working_day(plan, initiative, date(2026, 1, 6)) == date(2026, 1, 12)
    assert moving.nearest_working_day(plan, initiative, date(2026, 1, 6), ends=True) == date(2026, 1, 5)


@given(st.dates(date(2025, 1, 1), date(2030, 1, 1)), st.booleans())
def test_that_the_nearest_working_day_is_one(day: date, ends: bool) -> None:
    plan = two()
    initiative = plan.initiatives[id_of(plan, "A")]
    found = moving.nearest_working_day(plan, initiative, day, ends=ends)
    assert is_working_day(plan.programme.calendar, found)
    assert found <= day if ends else found >= day
