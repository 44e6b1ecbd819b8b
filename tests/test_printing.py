"""Printing leaves a trace: the sheet names what it supersedes, and the print is remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from cxplanner.plan.plan import Plan
from cxplanner.printing import kept_by_filter, print_report
from cxplanner.report.export import ExportChoices
from cxplanner.report.plan_code import plan_code
from cxplanner.report.reports import ReportName
from cxplanner.scheduling.schedule import schedule
from cxplanner.storage.print_record import prints_folder, prints_of
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative

DOC = "0123456789abcdef" * 2
CHOICES = ExportChoices(printed_at=datetime(2026, 10, 15, 14, 32, tzinfo=UTC))


def state(days: int) -> Plan:
    return with_initiative(a_plan(), "A", days)


def print_it(plan: Plan, folder: Path, doc: str = DOC) -> bytes:
    path = folder / "roadmap.pdf"
    print_report(schedule(plan), doc, Words("en"), path, [ReportName.ROADMAP], CHOICES)
    return path.read_bytes()


def text_of(folder: Path) -> str:
    return " ".join(PdfReader(folder / "roadmap.pdf").pages[0].extract_text().split())


def test_that_a_sheet_names_its_code_and_what_it_supersedes(tmp_path: Path) -> None:
    print_it(state(1), tmp_path)
    assert plan_code(state(1)) in text_of(tmp_path)
    assert "supersedes" not in text_of(tmp_path)
    print_it(state(2), tmp_path)
    assert f"{plan_code(state(2))} supersedes {plan_code(state(1))}" in text_of(tmp_path)


def test_that_two_prints_of_one_state_are_byte_identical_whatever_was_printed_between(tmp_path: Path) -> None:
    print_it(state(1), tmp_path)
    first = print_it(state(2), tmp_path)
    print_it(state(3), tmp_path)
    assert print_it(state(2), tmp_path) == first


def test_that_a_print_is_remembered_with_its_moment_and_reports(tmp_path: Path) -> None:
    names = [ReportName.ROADMAP, ReportName.STAGE]
    print_report(schedule(state(1)), DOC, Words("es"), tmp_path / "a.pdf", names, CHOICES)
    (found,) = prints_of(plan_code(state(1)), DOC)
    assert (found.report, found.printed_at) == ("roadmap,stage", CHOICES.printed_at)


def test_that_a_plan_without_a_document_is_printed_and_not_remembered(tmp_path: Path) -> None:
    print_it(state(1), tmp_path, doc="")
    assert plan_code(state(1)) in text_of(tmp_path)
    assert not prints_folder().exists()


def test_that_printing_does_not_fail_because_of_the_record(tmp_path: Path) -> None:
    prints_folder().write_text("in the way")
    assert print_it(state(1), tmp_path).startswith(b"%PDF")


def test_that_the_title_block_tells_version_and_classification(tmp_path: Path) -> None:
    plan = state(1)
    programme = replace(plan.programme, version="1.14", classification="Internal")
    print_it(plan.changed(programme=programme), tmp_path)
    text = text_of(tmp_path)
    assert "1.14 · printed 15 Oct 2026" in text
    assert "1 of 1 · A3 · Internal" in text
    assert plan.programme.name in text


@pytest.mark.parametrize("text", ["stage:1 title:begin", "etapa:1 título:begin"])
@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_that_a_kept_filter_says_the_same_in_every_language(text: str, language: str) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 10, title="Begin"), "B", 10)
    (kept, *_) = plan.initiatives
    assert kept_by_filter(schedule(plan), text, Words(language), None, tuple) == frozenset({kept})
