"""What is printed can be read, or it is said what would help."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cxplanner.drawing.roadmap_options import Level, RoadmapOptions
from cxplanner.errors import RequestError
from cxplanner.plan.plan import Plan
from cxplanner.report.export import ExportChoices, export_report, laid_out
from cxplanner.report.legibility import Remedy, legibility_of, offers
from cxplanner.report.paper import SMALLEST_TEXT
from cxplanner.report.reports import ReportName
from cxplanner.report.sheets import PageCount
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.drawing.programmes import a_programme
from tests.report.made_pages import PRINTED_AT

ROADMAP = (ReportName.ROADMAP,)
EN = Words("en")
ONE_SHEET = ExportChoices(
    paper="A4", pages=PageCount(1, 1), printed_at=PRINTED_AT, roadmap=RoadmapOptions(today=PRINTED_AT.date())
)


def offers_for(plan: Plan, choices: ExportChoices) -> dict[Remedy, ExportChoices]:
    found = offers(plan, schedule(plan), EN, ROADMAP, choices, SMALLEST_TEXT)
    return {offer.remedy: offer.choices for offer in found}


def test_that_nothing_is_offered_where_text_is_large_enough() -> None:
    assert offers_for(a_programme(10), replace(ONE_SHEET, pages=None)) == {}


def test_that_remedies_come_best_first_and_each_reaches_the_limit() -> None:
    plan = a_programme(200)
    found = offers(plan, schedule(plan), EN, ROADMAP, ONE_SHEET, SMALLEST_TEXT)
    order = list(Remedy)
    places = [order.index(offer.remedy) for offer in found]
    assert places == sorted(places)
    assert found[0].remedy is Remedy.MORE_PAGES
    assert found[0].result.pages > 1
    for offer in found:
        again = legibility_of(laid_out(plan, schedule(plan), EN, ROADMAP, offer.choices))
        assert again == offer.result
        assert again.printed >= SMALLEST_TEXT - 0.005


def test_that_a_coarser_level_is_offered_last() -> None:
    found = offers_for(a_programme(300), replace(ONE_SHEET, paper="A3"))
    shown = found[Remedy.SUMMARY].roadmap
    assert shown is not None
    assert shown.level is Level.SUMMARY
    assert list(found)[-1] is Remedy.SUMMARY


def test_that_the_larger_paper_is_no_larger_than_it_needs_to_be() -> None:
    found = offers_for(a_programme(120), ONE_SHEET)
    assert found[Remedy.LARGER_PAPER].paper in ("A3", "A2")


def test_that_a_copy_on_a4_makes_text_smaller() -> None:
    plan = a_programme(20)
    large = laid_out(plan, schedule(plan), EN, ROADMAP, replace(ONE_SHEET, paper="A3", pages=None))
    found = legibility_of(large)
    assert found.on_a4 == pytest.approx(found.printed * 0.707, abs=0.01)


def test_that_small_text_is_printed_only_when_it_is_asked_for(tmp_path: Path) -> None:
    plan, path = a_programme(300), tmp_path / "out.pdf"
    with pytest.raises(RequestError, match="text_too_small"):
        export_report(plan, schedule(plan), EN, path, ROADMAP, ONE_SHEET)
    assert not path.exists()
    export_report(plan, schedule(plan), EN, path, ROADMAP, replace(ONE_SHEET, may_shrink=True))
    assert path.exists()
