"""Pages of reports for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.plan.plan import Plan
from cxplanner.report.paper import Paper, paper_of
from cxplanner.report.roadmap_page import roadmap_sheets
from cxplanner.report.sheets import Material, Page, numbered
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words

PRINTED_AT = datetime(2026, 11, 24, 14, 32, tzinfo=UTC)


def a_material(
    plan: Plan,
    paper: Paper | None = None,
    language: str = "en",
    printed_at: datetime = PRINTED_AT,
    options: RoadmapOptions | None = None,
    *,
    status_date: date | None = None,
) -> Material:
    """What a report of a plan is made from."""
    made = schedule(plan, status_date=status_date)
    shown = options or RoadmapOptions(today=printed_at.date())
    return Material(plan, made, Words(language), paper or paper_of("A3"), printed_at, shown)


def roadmap_pages(
    plan: Plan,
    paper: Paper | None = None,
    language: str = "en",
    printed_at: datetime = PRINTED_AT,
    options: RoadmapOptions | None = None,
) -> list[Page]:
    """The roadmap, drawn."""
    material = a_material(plan, paper, language, printed_at, options)
    return list(numbered(roadmap_sheets(material)).pages())
