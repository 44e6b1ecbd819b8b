"""What makes a lane, and what its head says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxplanner.drawing.lanes import Lane
from cxplanner.drawing.roadmap import LanesBy, RoadmapOptions, lay_out
from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.edits.programme import with_team
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Person, Stream, Team
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.pictures import written


def lanes_of(plan: Plan, by: LanesBy = LanesBy.STREAM, language: str = "en") -> tuple[Lane, ...]:
    return lay_out(plan, schedule(plan), Words(language), RoadmapOptions(lanes_by=by), 1_000).lanes


def a_plan_with(**values: Any) -> Plan:
    plan = with_initiative(a_plan(), "SD-01", 10, **values)
    return with_initiative(plan, "SD-02", 10)


def test_that_a_team_has_a_lane_before_it_has_an_initiative() -> None:
    plan, _ = with_team(with_initiative(a_plan(), "A"), "New team")
    assert [lane.name for lane in lanes_of(plan, LanesBy.TEAM)] == ["New team", "No team"]


def test_that_streams_are_in_their_order() -> None:
    assert [lane.stream for lane in lanes_of(a_plan())] == list(Stream)


def test_that_stages_have_a_lane_each() -> None:
    names = [lane.name for lane in lanes_of(a_plan(), LanesBy.STAGE)]
    assert names == ["Start", "Optimise", "Monetise data", "Trusted ecosystem"]


def test_that_owners_and_teams_have_lanes_by_name_and_nobody_the_last() -> None:
    plan = a_plan().changed(people={1: Person(1, "Zoe"), 2: Person(2, "Ana")}, teams={3: Team(3, "Team A")})
    for key, values in (("A", {"owner": 1}), ("B", {"owner": 2, "team": 3}), ("C", {})):
        plan = with_initiative(plan, key, 5, **values)  # type: ignore[arg-type]
    assert [lane.name for lane in lanes_of(plan, LanesBy.OWNER)] == ["Ana", "Zoe", "No owner"]
    assert [lane.name for lane in lanes_of(plan, LanesBy.TEAM)] == ["Team A", "No team"]


def test_that_a_head_counts_what_is_done_after_the_letters_of_the_keys() -> None:
    done = {"status": Status.DONE, "actual_start": date(2026, 1, 5), "actual_finish": date(2026, 1, 9)}
    assert lanes_of(a_plan_with(progress=100, **done))[0].facts == ("SD · 1 of 2 done",)


@pytest.mark.parametrize("other", ["CC-01", "X", "S-1"])
def test_that_letters_that_not_all_keys_have_are_not_named(other: str) -> None:
    plan = with_initiative(a_plan_with(), other, 5)
    assert lanes_of(plan)[0].facts == ("0 of 3 done",)


def test_that_a_head_names_what_is_late_or_paused_and_nothing_else() -> None:
    assert lanes_of(a_plan_with())[0].missed == ()
    late = lanes_of(a_plan_with(deadline=date(2026, 1, 6)))[0].missed
    paused = lanes_of(a_plan_with(status=Status.PAUSED))[0].missed
    assert [text for _, text in (*late, *paused)] == ["SD-01 late", "SD-01 paused"]


def test_that_a_head_counts_initiatives_outside_the_time_shown() -> None:
    plan = with_initiative(a_plan_with(), "SD-03", 10, "SD-02 FS+200d")
    options = RoadmapOptions(last=date(2026, 2, 1))
    lane = lay_out(plan, schedule(plan), Words("en"), options, 1_000).lanes[0]
    assert lane.facts == ("SD · 0 of 3 done",)


def test_that_heads_wrap_long_names() -> None:
    plan = a_plan().changed(
        people={1: Person(1, "A name of a person that is quite a bit longer than any head")}
    )
    plan = with_initiative(plan, "A", 5, owner=1)
    layout = lay_out(plan, schedule(plan), Words("en"), RoadmapOptions(lanes_by=LanesBy.OWNER), 1_000)
    assert "…" in written(layout.lane_heads().shapes)
    assert layout.lanes[0].height > 60


def test_that_a_count_is_not_cut_in_a_longer_language() -> None:
    plan = sample_plan("es")
    heads = lay_out(plan, schedule(plan), Words("es"), RoadmapOptions(), 1_000, 700).lane_heads()
    assert "0 de 12 terminadas" in written(heads.shapes)
    assert "…" not in written(heads.shapes)
