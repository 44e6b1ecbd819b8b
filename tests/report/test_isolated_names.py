"""Names from right to left beside keys and dates."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from cxplanner.drawing.directions import END, ISOLATE
from cxplanner.plan.edits import initiatives, milestones, programme
from cxplanner.plan.plan import Plan
from cxplanner.report.export import ExportChoices, export_report
from cxplanner.report.isolated_names import with_isolated_names
from cxplanner.report.reports import ReportName
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative

MOMENT = datetime(2026, 10, 15, 14, 32, tzinfo=UTC)


def a_plan_in_hebrew() -> Plan:
    plan, owner = programme.with_person(a_plan(name="פרויקט 2027"), "יוסף")
    plan = with_initiative(plan, "SD-01", 60, title="שלב 2 סיום", owner=owner)
    plan = with_initiative(plan, "SD-02", 60, title="Plain")
    plan = milestones.add(plan, "שלום", initiative=id_of(plan, "SD-01"))
    return programme.change_stage(plan, 1, gate_name="שער")


def test_that_names_become_pieces_and_nothing_else_changes() -> None:
    plan = a_plan_in_hebrew()
    on_paper = with_isolated_names(plan)
    assert on_paper.programme.name == f"{ISOLATE}פרויקט 2027{END}"
    assert on_paper.stages[1].gate_name == f"{ISOLATE}שער{END}"
    assert on_paper.stages[2] is plan.stages[2]
    second = id_of(plan, "SD-02")
    assert on_paper.initiatives[second] is plan.initiatives[second]
    assert on_paper.dependencies is plan.dependencies


def test_that_a_plan_without_such_names_stays_itself() -> None:
    plan = with_initiative(a_plan(), "A", title="Ñandú Ελλάδα 中")
    assert with_isolated_names(plan) is plan


@pytest.mark.parametrize("report", [ReportName.ROADMAP, ReportName.GANTT, ReportName.MILESTONES])
def test_that_dates_beside_names_are_whole_on_paper(tmp_path: Path, report: ReportName) -> None:
    plan = a_plan_in_hebrew()
    made = schedule(plan)
    choices = ExportChoices(printed_at=MOMENT)
    export_report(plan, made, Words("en"), tmp_path / "a.svg", [report], choices)
    text = (tmp_path / "a.svg").read_text("utf-8")
    assert f"{ISOLATE}שלב" in text
    export_report(plan, made, Words("en"), tmp_path / "a.pdf", [report], choices)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages]
    finish = Words("en").short_date(made.finish)
    assert finish in " ".join(pages) or Words("en").compact_date(made.finish) in " ".join(pages)


def test_that_slides_have_names_as_they_are(tmp_path: Path) -> None:
    plan = initiatives.change(a_plan_in_hebrew(), id_of(a_plan_in_hebrew(), "SD-02"), title="גם")
    export_report(plan, schedule(plan), Words("en"), tmp_path / "a.pptx", [ReportName.ROADMAP])
    with ZipFile(tmp_path / "a.pptx") as package:
        parts = {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}
    slides = [text for name, text in parts.items() if name.startswith("ppt/slides/slide")]
    assert any("שלב" in text for text in slides)
    assert not any(ISOLATE in text for text in slides)
