"""All that has dates, only the critical, or one bar for many; and marks of what is not known."""

from __future__ import annotations

from dataclasses import replace

from cxplanner.drawing.levels import shown_initiatives
from cxplanner.drawing.marks import GATE_WAIVED, NO_OWNER, NO_WHY, NOT_ESTIMATED, is_summary, marks_of
from cxplanner.drawing.placed_bars import DatedInitiative
from cxplanner.drawing.roadmap_options import Level, RoadmapOptions
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.drawing.programmes import a_programme


def shown(plan: Plan, options: RoadmapOptions) -> list[DatedInitiative]:
    return shown_initiatives(plan, schedule(plan), Words("en"), options)


def test_that_a_filter_leaves_only_what_it_keeps() -> None:
    plan = a_programme(20)
    kept = frozenset(list(plan.initiatives)[:3])
    assert {each.initiative.id for each in shown(plan, RoadmapOptions(shown=kept))} == kept


def test_that_the_critical_level_shows_what_is_critical() -> None:
    found = shown(a_programme(40), RoadmapOptions(level=Level.CRITICAL))
    assert found
    assert all(each.dates.critical for each in found)


def test_that_a_summary_has_a_bar_for_each_stage_and_stream_around_its_initiatives() -> None:
    plan = a_programme(60)
    everything = shown(plan, RoadmapOptions())
    groups = {(each.initiative.stage, each.initiative.stream) for each in everything}
    bars = shown(plan, RoadmapOptions(level=Level.SUMMARY))
    assert {(bar.initiative.stage, bar.initiative.stream) for bar in bars} == groups
    for bar in bars:
        own = (bar.initiative.stage, bar.initiative.stream)
        members = [each for each in everything if (each.initiative.stage, each.initiative.stream) == own]
        assert bar.start == min(each.start for each in members)
        assert bar.finish == max(each.finish for each in members)
        assert is_summary(bar.initiative)


def test_that_the_progress_of_a_summary_is_weighted_by_duration() -> None:
    plan = with_initiative(a_plan(), "A", 30)
    plan = with_initiative(plan, "B", 10)
    (one, other) = plan.initiatives.values()
    plan = plan.put("initiatives", replace(one, status=Status.DONE, progress=100), other)
    (bar,) = shown(plan, RoadmapOptions(level=Level.SUMMARY))
    assert bar.initiative.progress == 75


def test_that_marks_say_what_is_not_known() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    (bare,) = plan.initiatives.values()
    assert marks_of(replace(bare, owner=None, why="", estimated=True)) == NO_OWNER + NO_WHY
    known = replace(bare, owner=1, why="Customers wait", estimated=True)
    assert marks_of(known) == ""
    assert marks_of(replace(known, estimated=False)) == NOT_ESTIMATED
    assert marks_of(replace(known, gate_waiver="Law")) == GATE_WAIVED


def test_that_marks_stand_before_the_name_and_are_never_cut_off() -> None:
    plan = with_initiative(a_plan(), "A", 5, title="Name")
    (each,) = shown(plan, RoadmapOptions(marks=True))
    assert each.initiative.title.endswith(" Name")
    assert each.initiative.title.startswith(NO_OWNER)
