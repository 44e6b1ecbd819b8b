"""The steering summary: every part that the plan has something for, on one sheet, three decisions at most."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import pytest

from cxplanner.closed_reviews import close_review
from cxplanner.drawing.shapes import Text
from cxplanner.drawing.text_fit import width_of
from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.edits import decisions, initiatives, programme, reviews
from cxplanner.plan.kept_changes import KeptChange
from cxplanner.plan.plan import Plan
from cxplanner.plan.reviews import AgendaKind, SlipReason
from cxplanner.report.paper import paper_of
from cxplanner.report.sheets import Page, numbered
from cxplanner.report.steering_page import steering_sheets
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan
from tests.report.made_pages import a_material

HELD, NEXT = date(2026, 5, 7), date(2026, 6, 11)


@cache
def a_year_in(language: str = "en") -> Plan:
    """The sample with a closed review, a slip with its reason, and four decisions before the next review."""
    plan = sample_plan(language)
    plan = reviews.delete_meetings(plan, plan.meetings)
    spread = (
        replace(each, optimistic=each.duration * 4 // 5, pessimistic=each.duration * 3 // 2 + 2)
        for each in plan.initiatives.values()
        if each.status.is_scheduled
    )
    plan = plan.put("initiatives", *spread)
    plan = programme.change_programme(plan, status_date=HELD)
    plan = reviews.prepare_review(plan, "Review 4", HELD)
    closed = plan.next_id - 1
    plan = close_review(schedule(plan), closed, HELD, datetime(2026, 5, 7, 14, 0, tzinfo=UTC))
    chain = [node.id for node in schedule(plan).critical_path() if node.kind == "initiative"]
    slipping = plan.initiatives[chain[-1]]
    plan = initiatives.change(plan, slipping.id, duration=slipping.duration + 25)
    said = SlipReason(0, closed, HELD, NEXT, "A third stock system was found", HELD, initiative=slipping.id)
    plan = reviews.explain_slip(plan, said)
    plan = reviews.prepare_review(plan, "Review 5", NEXT)
    meeting = plan.next_id - 1
    for number in range(1, 5):
        plan = decisions.add_item(plan, meeting, f"Decision about {number}", AgendaKind.DECISION)
        if number == 1:
            item = plan.next_id - 1
            shorter = initiatives.change(plan, slipping.id, duration=slipping.duration)
            shorter = initiatives.set_cost_once(shorter, slipping.id, 84_000_00)
            change = KeptChange.between(plan, shorter)
            plan = decisions.put_option(plan, item, "Do nothing")
            plan = decisions.put_option(plan, item, "Pay", change=change)
            plan = decisions.change_item(plan, item, recommended=1)
    return plan


def page_of(plan: Plan, paper: str = "A4", language: str = "en", *, landscape: bool = False) -> Page:
    material = a_material(plan, paper_of(paper, landscape=landscape), language)
    (page,) = numbered(steering_sheets(material)).pages()
    return page


def texts(page: Page) -> list[Text]:
    return [shape for shape in page.drawing.shapes if isinstance(shape, Text)]


def said(page: Page) -> str:
    return " ".join(text.text for text in texts(page))


def test_that_every_part_is_there() -> None:
    found = said(page_of(a_year_in()))
    for part in (
        "Decisions asked", "Changed since Review 4", "Gates", "Streams", "When will it finish?",
        "Are customers better off?", "Chair, signature and date", "Review 5, 11 June 2026",
    ):  # fmt: skip
        assert part in found
    assert "A third stock system was found" in found


def test_that_three_decisions_are_asked_and_more_are_counted() -> None:
    found = said(page_of(a_year_in()))
    assert [number for number in range(1, 5) if f"Decision about {number}" in found] == [1, 2, 3]
    assert "1 more is on the agenda" in found
    assert found.count("Approve") == 3


def test_that_the_curve_with_the_decision_is_named() -> None:
    assert "with decision 1" in said(page_of(a_year_in()))


@pytest.mark.parametrize("language", ["en", "es", "pt"])
@pytest.mark.parametrize(
    ("paper", "landscape"), [("A4", False), ("A4", True), ("A3", False), ("Letter", False)]
)
def test_that_no_text_leaves_the_paper_or_is_too_small(paper: str, landscape: bool, language: str) -> None:
    page = page_of(a_year_in(), paper, language, landscape=landscape)
    for text in texts(page):
        width = width_of(text.text, text.size, text.face, text.weight)
        left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
        assert left >= 0
        assert left + width <= page.drawing.width
        assert 0 <= text.y <= page.drawing.height
        assert text.size >= 6.5


def test_that_an_empty_plan_has_a_page_that_can_be_signed() -> None:
    found = said(page_of(a_plan()))
    assert "Chair, signature and date" in found
    assert "Changed since" not in found
    assert "When will it finish?" not in found
