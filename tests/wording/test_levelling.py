"""What levelling says: how far it is, what it proposes and why, what it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.levelling.level import LevellingProposal, Move, level
from cxplanner.wording.levelling import (
    best_sentence,
    bound_sentence,
    move_sentence,
    over_sentence,
    reason,
    rest_sentence,
    target_sentence,
    time_sentence,
)
from cxplanner.wording.words import Words
from tests.builders import MONDAY, id_of, with_initiative
from tests.scheduling.levelling.scarce import a_scarce_plan

WORDS = Words("en")


def with_target(plan: Plan, day: date) -> Plan:
    return plan.changed(programme=replace(plan.programme, target_finish=day))


def test_that_the_time_is_never_more_than_the_limit() -> None:
    assert time_sentence(WORDS, 3.9, 10.0) == "Searching for 3 of 10 seconds."
    assert time_sentence(WORDS, 11.2, 10.0) == "Searching for 10 of 10 seconds."


def test_that_the_best_so_far_says_whether_it_can_be_better() -> None:
    best, bound = date(2026, 1, 16), date(2026, 1, 14)
    assert best_sentence(WORDS, best, bound) == (
        "Best finish so far: 16 January 2026; none can be before 14 January 2026."
    )
    assert best_sentence(WORDS, bound, bound) == (
        "Best finish so far: 14 January 2026, and none can be earlier."
    )


def test_that_what_is_not_proven_is_said() -> None:
    proposal = level(a_scarce_plan())
    assert bound_sentence(WORDS, proposal) == "It is proven that no levelled plan finishes earlier."
    unproven = replace(proposal, proven=False, bound=date(2026, 1, 14))
    assert bound_sentence(WORDS, unproven) == (
        "No levelled plan can finish before 14 January 2026; "
        "whether one finishes before 16 January 2026 is not proven."
    )


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (date(2026, 1, 16), "The target finish of 16 January 2026 is met."),
        (date(2026, 1, 15), "The target finish of 15 January 2026 is missed by 1 working day."),
    ],
)
def test_that_the_target_is_met_or_missed_by_days(target: date, said: str) -> None:
    assert target_sentence(WORDS, level(with_target(a_scarce_plan(), target))) == said
    assert target_sentence(WORDS, level(a_scarce_plan())) == ""


def proposal_with_a_follower() -> tuple[Plan, LevellingProposal]:
    plan = with_initiative(a_scarce_plan(), "C", 3, "A; B", title="Report")
    return plan, level(plan)


def test_that_a_move_says_its_team_and_whether_it_follows_on() -> None:
    plan, proposal = proposal_with_a_follower()
    itself, follower = sorted(proposal.moves, key=lambda move: not move.itself)

    assert reason(WORDS, plan, itself) == "Data full 5 Jan 26 – 9 Jan 26"
    assert reason(WORDS, plan, follower) == "follows on · Data full 5 Jan 26 – 9 Jan 26"
    assert move_sentence(WORDS, plan, follower, 5) == (
        "C Report starts on 19 January 2026, 5 working days later, since it follows what waits for Data, "
        "which has no room from 5 January 2026 to 9 January 2026."
    )


def test_that_a_move_without_a_team_says_only_when() -> None:
    plan, _ = proposal_with_a_follower()
    earlier = Move(id_of(plan, "C"), date(2026, 1, 19), date(2026, 1, 12), None, False)
    later = replace(earlier, start_before=date(2026, 1, 12), start_after=date(2026, 1, 19))

    assert reason(WORDS, plan, earlier) == "there is room earlier"
    assert reason(WORDS, plan, later) == ""
    assert move_sentence(WORDS, plan, earlier, -5) == (
        "C Report starts on 12 January 2026, 5 working days earlier, since there is room."
    )
    assert move_sentence(WORDS, plan, later, 5) == "C Report starts on 19 January 2026, 5 working days later."


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "No team exceeds its capacity."),
        (1, "1 team needs more people than it has."),
        (2, "2 teams need more people than they have."),
    ],
)
def test_that_teams_are_counted(number: int, said: str) -> None:
    assert over_sentence(WORDS, number) == said


def test_that_what_is_left_names_what_does_not_move() -> None:
    plan = a_scarce_plan()
    plan = initiatives.change(plan, id_of(plan, "A"), status=Status.ACTIVE, actual_start=MONDAY)
    plan = initiatives.change(plan, id_of(plan, "B"), pinned_start=MONDAY)
    (over,) = level(plan).over_after

    assert rest_sentence(WORDS, plan, over) == (
        "Data still needs 2 of 1 full-time people from 5 January 2026 to 9 January 2026: "
        "A has begun and B is pinned."
    )


def test_that_of_many_that_do_not_move_five_are_named() -> None:
    plan = a_scarce_plan()
    (team,) = plan.teams
    for n in range(6):
        plan = with_initiative(plan, f"P{n}", 5, team=team, units=1.0, pinned_start=MONDAY)
    over = level(plan).over_after[0]

    assert rest_sentence(WORDS, plan, over).endswith(
        ": P0 is pinned, P1 is pinned, P2 is pinned, P3 is pinned, P4 is pinned and 1 more."
    )
    assert rest_sentence(WORDS, a_scarce_plan(), level(a_scarce_plan()).over_before[0]) == (
        "Data still needs 2 of 1 full-time people from 5 January 2026 to 9 January 2026."
    )
