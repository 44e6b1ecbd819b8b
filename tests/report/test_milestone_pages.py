"""The list of milestones: the next ninety days, what is overdue, what moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.plan.initiatives import Anchor, Milestone
from cxplanner.plan.plan import Plan
from cxplanner.report.milestone_pages import events, milestone_sheets
from cxplanner.report.sheets import numbered
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.variance import freeze_now
from tests.builders import a_plan, with_initiative
from tests.pictures import written
from tests.report.made_pages import a_material


def with_milestone(plan: Plan, key: str, day: date, done_on: date | None = None) -> Plan:
    id_ = 900 + len(plan.milestones)
    milestone = Milestone(id_, key, f"Title of {key}", anchor=Anchor.DATE, day=day, done_on=done_on)
    return plan.put("milestones", milestone)


def page_of(plan: Plan, baseline: int | None = None) -> str:
    options = RoadmapOptions(baseline=baseline)
    material = a_material(plan, options=options)
    return "\n".join(written(page.drawing.shapes) for page in numbered(milestone_sheets(material)).pages())


def a_plan_on(status_date: date) -> Plan:
    return with_initiative(a_plan(status_date=status_date), "A", 200)


def test_that_only_the_next_ninety_days_are_listed() -> None:
    plan = a_plan_on(date(2026, 3, 2))
    plan = with_milestone(plan, "M1", date(2026, 3, 2))
    plan = with_milestone(plan, "M2", date(2026, 5, 29))
    plan = with_milestone(plan, "M3", date(2026, 6, 1))
    said = page_of(plan)
    assert "M1 Title" in said
    assert "M2 Title" in said
    assert "M3 Title" not in said


def test_that_what_was_due_and_is_not_reached_comes_first() -> None:
    plan = a_plan_on(date(2026, 3, 2))
    plan = with_milestone(plan, "M1", date(2026, 2, 2))
    plan = with_milestone(plan, "M2", date(2026, 2, 3), done_on=date(2026, 2, 3))
    plan = with_milestone(plan, "M3", date(2026, 3, 9))
    said = page_of(plan)
    assert said.index("Overdue") < said.index("M1 Title") < said.index("M3 Title")
    assert "M2 Title" not in said


def test_that_a_quarter_without_milestones_names_what_comes_after() -> None:
    plan = with_milestone(a_plan_on(date(2026, 3, 2)), "M1", date(2026, 6, 2))
    said = page_of(plan)
    assert "Nothing is due until" in said
    assert "M1 Title" in said


def test_that_what_moved_since_the_baseline_is_marked() -> None:
    plan = with_initiative(a_plan(), "A", 20)
    (initiative,) = plan.initiatives.values()
    plan = plan.put("milestones", Milestone(900, "M1", "Go", initiative=initiative.id))
    frozen = freeze_now(schedule(plan), "First", date(2026, 1, 5))
    later = frozen.put("initiatives", replace(initiative, duration=25))
    material = a_material(later, options=RoadmapOptions(baseline=max(frozen.baselines)))
    moved = {each.item.kind: each.moved for each in events(material) if each.item.id in (900, 1)}
    assert moved["milestone"] == 5
