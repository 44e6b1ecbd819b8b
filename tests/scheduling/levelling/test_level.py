"""Levelling a plan: within capacity, equal to the plan once taken, and nothing moves that may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxplanner.errors import CycleError, ScheduleError
from cxplanner.plan.edits import levelling
from cxplanner.plan.edits.programme import change_stage, put_team
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Capacity, Closure, GatePolicy, Team, WorkCalendar
from cxplanner.scheduling.levelling.level import clearing, level
from cxplanner.scheduling.levelling.over_allocation import over_allocations
from cxplanner.scheduling.levelling.search import SearchChoices
from cxplanner.scheduling.schedule import Schedule, schedule
from tests.builders import MONDAY, a_plan, id_of, with_initiative
from tests.scheduling.random_plans import plans

SHORT = SearchChoices(seconds=0.2)
LONG_AGO = date(2020, 1, 1)


def with_team(plan: Plan, *capacity: tuple[date, float], calendar: WorkCalendar | None = None) -> Plan:
    entries = tuple(Capacity(since, units) for since, units in capacity)
    return put_team(plan, Team(0, "Data", calendar=calendar, capacity=entries))


def team_of(plan: Plan) -> int:
    return next(iter(plan.teams))


def work(plan: Plan, key: str, duration: int, units: float, after: str = "", **values: object) -> Plan:
    return with_initiative(plan, key, duration, after, team=team_of(plan), units=units, **values)


def start_after(plan: Plan, key: str) -> date | None:
    proposal = level(plan, SHORT)
    return proposal.after.initiative(id_of(plan, key)).start


def two_at_once(capacity: float = 1.0) -> Plan:
    plan = with_team(a_plan(), (LONG_AGO, capacity))
    return work(work(plan, "A", 5, 1), "B", 5, 1)


def test_that_two_at_once_come_one_after_the_other() -> None:
    plan = two_at_once()
    proposal = level(plan, SHORT)

    assert (proposal.before.finish, proposal.after.finish) == (date(2026, 1, 9), date(2026, 1, 16))
    assert (proposal.bound, proposal.proven) == (date(2026, 1, 16), True)
    (move,) = proposal.moves
    assert (move.start_before, move.start_after, move.itself) == (MONDAY, date(2026, 1, 12), True)
    assert move.cause is not None
    assert (move.cause.team, move.cause.first, move.cause.last) == (team_of(plan), MONDAY, date(2026, 1, 9))
    (over,) = proposal.over_before
    assert (over.first, over.last, over.excess, over.keys) == (MONDAY, date(2026, 1, 9), 1, ("A", "B"))


def test_that_nothing_moves_where_there_is_room() -> None:
    proposal = level(two_at_once(capacity=2), SHORT)

    assert (proposal.moves, proposal.over_before, proposal.proven) == ((), (), True)


def test_that_a_team_without_a_capacity_has_no_limit() -> None:
    assert level(two_at_once().put("teams", Team(team_of(two_at_once()), "Data")), SHORT).moves == ()


def test_that_work_waits_for_the_period_in_which_there_are_more_people() -> None:
    plan = with_team(a_plan(), (LONG_AGO, 1), (date(2026, 1, 14), 2))
    plan = work(work(plan, "A", 20, 1), "B", 5, 1)

    assert level(plan, SHORT).after.finish == date(2026, 1, 30)
    assert {start_after(plan, "A"), start_after(plan, "B")} == {MONDAY, date(2026, 1, 14)}


def test_that_what_follows_moves_along_for_the_same_reason() -> None:
    plan = work(with_team(a_plan(), (LONG_AGO, 1)), "A", 5, 1)
    plan = with_initiative(work(plan, "B", 5, 1, "A SS"), "C", 20, "B FF+2d")
    plan = with_initiative(plan, "D", 3, "A; B")
    proposal = level(plan, SHORT)
    moved = {plan.initiatives[move.initiative].key: move for move in proposal.moves}

    assert moved["D"].cause == moved["B"].cause
    assert not moved["D"].itself
    assert moved["B"].itself


def test_that_pins_and_begun_work_stay_and_the_rest_goes_around_them() -> None:
    plan = with_team(a_plan(status_date=date(2026, 1, 7)), (LONG_AGO, 1))
    plan = work(plan, "P", 2, 1, pinned_start=date(2026, 1, 14))
    plan = work(plan, "S", 5, 1, status=Status.ACTIVE, actual_start=MONDAY, remaining=2)
    plan = work(work(plan, "A", 3, 1), "B", 3, 1)
    proposal = level(plan, SHORT)

    assert [proposal.after.initiative(id_of(plan, key)).start for key in ("P", "S")] == [
        date(2026, 1, 14),
        MONDAY,
    ]
    starts = {proposal.after.initiative(id_of(plan, key)).start for key in ("A", "B")}
    assert starts == {date(2026, 1, 9), date(2026, 1, 16)}
    assert proposal.over_after == ()


def test_that_pins_which_collide_are_left_and_said() -> None:
    plan = with_team(a_plan(), (LONG_AGO, 1))
    plan = work(work(plan, "P", 2, 1, pinned_start=MONDAY), "Q", 2, 1, pinned_start=MONDAY)
    proposal = level(plan, SHORT)

    assert proposal.moves == ()
    assert proposal.over_after == proposal.over_before
    assert proposal.over_after[0].excess == 1


def test_that_a_deadline_comes_before_an_earlier_finish() -> None:
    plan = with_team(a_plan(), (LONG_AGO, 1))
    plan = work(plan, "A", 5, 1, deadline=date(2026, 1, 9))
    plan = with_initiative(work(plan, "B", 5, 1), "C", 30, "B")

    proposal = level(plan, SHORT)
    assert proposal.after.initiative(id_of(plan, "A")).finish == date(2026, 1, 9)


def test_that_a_holding_gate_waits_for_what_is_delayed() -> None:
    plan = with_initiative(change_stage(two_at_once(), 1, gate_policy=GatePolicy.HOLD), "C", 1, stage=2)

    assert start_after(plan, "C") == date(2026, 1, 19)


def test_that_a_team_works_on_its_own_days() -> None:
    leave = WorkCalendar(closures=(Closure("Leave", date(2026, 1, 12), date(2026, 1, 16)),))
    plan = with_team(a_plan(), (LONG_AGO, 1), calendar=leave)
    plan = work(work(plan, "A", 5, 1), "B", 5, 1)

    assert {start_after(plan, "A"), start_after(plan, "B")} == {MONDAY, date(2026, 1, 19)}


@pytest.mark.parametrize("capacity", [((LONG_AGO, 0.0),), ((date(2300, 1, 1), 5.0),)])
def test_that_no_capacity_at_all_is_a_named_error(capacity: tuple[tuple[date, float], ...]) -> None:
    plan = a_plan()
    team = Team(1, "Data", capacity=tuple(Capacity(*each) for each in capacity))
    plan = with_initiative(plan.put("teams", team), "A", 5, team=1, units=1.0)

    with pytest.raises(ScheduleError) as refused:
        level(plan, SHORT)
    assert (refused.value.code, refused.value.facts["key"]) == ("exceeds_capacity", "A")


def test_that_people_who_come_only_in_many_years_are_waited_for() -> None:
    plan = work(with_team(a_plan(), (date(2090, 1, 2), 1)), "A", 5, 1)

    assert start_after(plan, "A") == date(2090, 1, 2)


def test_that_people_who_have_gone_before_the_programme_are_none() -> None:
    plan = work(with_team(a_plan(), (LONG_AGO, 3), (date(2026, 1, 1), 0)), "A", 5, 1)

    with pytest.raises(ScheduleError) as refused:
        level(plan, SHORT)
    assert (refused.value.code, refused.value.facts["capacity"]) == ("exceeds_capacity", 0)


def test_that_begun_work_beyond_the_capacity_is_gone_around_and_left() -> None:
    plan = with_team(a_plan(status_date=date(2026, 1, 7)), (LONG_AGO, 1))
    plan = work(plan, "S", 10, 3, status=Status.ACTIVE, actual_start=MONDAY, remaining=10)
    proposal = level(work(plan, "A", 5, 1), SHORT)

    assert [plan.initiatives.get(move.initiative) is None for move in proposal.moves] == [True]
    assert proposal.after.finish == date(2026, 1, 27)
    assert [(over.keys, over.excess) for over in proposal.over_after] == [(("S",), 2)]


def test_that_a_team_whose_days_run_out_is_a_named_error() -> None:
    three_days = WorkCalendar(closures=(Closure("Gone", date(2026, 1, 8), date(2199, 12, 31)),))
    plan = with_team(a_plan(), (LONG_AGO, 1), calendar=three_days)
    plan = work(work(plan, "A", 2, 1), "B", 2, 1)

    with pytest.raises(ScheduleError) as refused:
        level(plan, SHORT)
    assert (refused.value.code, refused.value.facts["team"]) == ("no_capacity_left", "Data")


def test_that_room_which_ends_for_ever_is_a_named_error() -> None:
    plan = with_team(a_plan(), (LONG_AGO, 1), (date(2026, 1, 12), 0))
    plan = work(work(plan, "A", 5, 1), "B", 5, 1)

    with pytest.raises(ScheduleError) as refused:
        level(plan, SHORT)
    assert refused.value.code == "no_capacity_left"


def test_that_levelling_again_moves_nothing_where_nothing_gets_better() -> None:
    plan = work(work(two_at_once(), "C", 3, 1), "D", 2, 0.5)
    taken = level(plan, SHORT).take(plan)

    assert level(taken, SHORT).moves == ()
    assert level(taken, SHORT).take(taken) is taken


def test_that_levelling_again_moves_earlier_what_has_room_by_now() -> None:
    plan = two_at_once()
    taken = level(plan, SHORT).take(plan)
    (team,) = taken.teams.values()
    roomy = taken.put("teams", replace(team, capacity=(Capacity(LONG_AGO, 2),)))
    proposal = level(roomy, SHORT)

    (move,) = proposal.moves
    assert (move.start_before, move.start_after, move.cause) == (date(2026, 1, 12), MONDAY, None)
    assert (proposal.over_before, proposal.proven, proposal.bound) == ((), True, date(2026, 1, 9))
    assert proposal.take(roomy).initiatives == plan.initiatives


def test_that_what_no_longer_needs_its_levelled_start_goes_back_and_the_rest_stays() -> None:
    plan = work(two_at_once(), "C", 5, 1)
    taken = level(plan, SHORT).take(plan)
    last = max(
        taken.initiatives.values(), key=lambda each: schedule(taken).initiative(each.id).start or MONDAY
    )
    middle = next(each for each in taken.initiatives.values() if each.levelled_start == date(2026, 1, 12))
    freed = taken.put("initiatives", replace(middle, units=None))
    moves = level(freed, SHORT).moves

    assert {move.initiative: move.start_after for move in moves} == {
        middle.id: MONDAY,
        last.id: date(2026, 1, 12),
    }


def test_that_a_users_own_not_before_survives_levelling() -> None:
    plan = work(two_at_once(), "C", 5, 1, not_before=date(2026, 1, 7))
    taken = level(plan, SHORT).take(plan)

    assert taken.initiatives[id_of(plan, "C")].not_before == date(2026, 1, 7)


def test_that_clearing_says_what_moves_and_what_lacks_people_again() -> None:
    plan = two_at_once()
    taken = level(plan, SHORT).take(plan)
    proposal = clearing(taken)

    assert [(move.start_before, move.start_after) for move in proposal.moves] == [(date(2026, 1, 12), MONDAY)]
    assert (proposal.over_before, proposal.over_after[0].excess, proposal.proven) == ((), 1, False)
    assert proposal.take(taken) == plan


def test_that_an_empty_plan_is_level() -> None:
    assert level(a_plan(), SHORT).moves == ()


@st.composite
def scarce_plans(draw: st.DrawFn) -> Plan:
    """Random plans whose two teams always have two people and need no more than two for one initiative."""
    plan = draw(plans(largest=7))
    teams = [replace(team, capacity=(Capacity(LONG_AGO, 2),)) for team in plan.teams.values()]
    units = st.sampled_from([None, 0.5, 1.0, 1.5, 2.0])
    members = st.sampled_from([None, *plan.teams])
    needing = [replace(each, team=draw(members), units=draw(units)) for each in plan.initiatives.values()]
    return plan.put("teams", *teams).put("initiatives", *needing)


@settings(max_examples=60, deadline=None)
@given(scarce_plans())
def test_that_any_plan_once_taken_is_within_capacity_and_as_proposed(plan: Plan) -> None:
    try:
        schedule(plan)
    except (CycleError, ScheduleError):
        return
    proposal = level(plan, SearchChoices(seconds=0.01))
    taken = schedule(proposal.take(plan))

    assert over_allocations(taken) == proposal.over_after
    movable = set(_movable(plan))
    assert all(
        not movable.intersection(over.keys) or _fixed_alone(over.keys, plan) for over in proposal.over_after
    )
    assert taken.finish == proposal.after.finish
    free = schedule(levelling.clear(plan))
    assert free.finish <= proposal.bound <= proposal.after.finish
    moves = {move.initiative: move.start_after for move in proposal.moves}
    for id_ in plan.initiatives:
        start = moves.get(id_, proposal.before.initiative(id_).start)
        assert taken.initiative(id_).start == start
        if start != proposal.before.initiative(id_).start:
            assert proposal.before.initiative(id_).start is not None


@settings(max_examples=60, deadline=None)
@given(scarce_plans())
def test_that_nothing_starts_before_its_logic_and_levelling_again_makes_nothing_worse(plan: Plan) -> None:
    try:
        free = schedule(levelling.clear(plan))
    except (CycleError, ScheduleError):
        return
    taken = level(plan, SearchChoices(seconds=0.01)).take(plan)
    first = schedule(taken)
    for id_ in plan.initiatives:
        start, earliest = first.initiative(id_).start, free.initiative(id_).start
        assert (start is None) == (earliest is None)
        assert start is None or earliest is None or start >= earliest

    again = level(taken, SearchChoices(seconds=0.01))
    assert again.after.finish <= first.finish or _missed_days(again.after) < _missed_days(first)
    assert levelling.clear(taken) == levelling.clear(plan)


def _missed_days(made: Schedule) -> int:
    """By how many working days deadlines are missed in all."""
    return sum(
        max(0, made.working_days_between(each.deadline, finish))
        for each in made.plan.initiatives.values()
        if each.deadline is not None
        and (finish := made.initiative(each.id).finish) is not None
        and finish > each.deadline
    )


def _movable(plan: Plan) -> list[str]:
    return [
        each.key
        for each in plan.initiatives.values()
        if each.pinned_start is None and each.actual_start is None and each.status.is_scheduled
    ]


def _fixed_alone(keys: tuple[str, ...], plan: Plan) -> bool:
    """Whether some of these do not move: then they may be too much by themselves."""
    return bool(set(keys) - set(_movable(plan)))
