"""What leaves the studio: prints remembered, given up or refused, and the same pages as the command's."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from cxplanner.report.plan_code import plan_code
from cxplanner.report.print_settings import PrintSettings
from cxplanner.report.reports import ReportName
from cxplanner.report.sheets import PageCount
from cxplanner.storage.print_record import prints_of
from tests.builders import a_plan, with_initiative
from tests.drawing.programmes import a_programme
from tests.ui.conftest import MakeController
from tests.ui.print_studio.studios import choose, opened, settle
from ui.plan_controller import PlanController
from ui.print_studio import paper_printer
from ui.print_studio.window import StudioWindow


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    plan = with_initiative(a_plan(), "A", 10, title="Begin", why="Customers wait")
    return controller_of(with_initiative(plan, "B", 20, "A", title="Go on"))


@pytest.fixture
def studio(qtbot: QtBot, controller: PlanController) -> StudioWindow:
    return opened(qtbot, controller)


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> QPrinter:
    """A printer that makes a file, as if it had been chosen in the system's dialog."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "out.pdf"))
    monkeypatch.setattr(paper_printer, "has_printer", lambda: True)
    monkeypatch.setattr(paper_printer, "chosen_printer", lambda *_: made)
    return made


def finish(qtbot: QtBot, studio: StudioWindow) -> None:
    qtbot.waitUntil(lambda: not studio.is_writing, timeout=30_000)


def test_that_what_is_printed_is_remembered(
    qtbot: QtBot, studio: StudioWindow, controller: PlanController, printer: QPrinter
) -> None:
    studio.foot.print_button.click()
    assert not studio.foot.print_button.isEnabled()
    assert studio.foot.cancel.isVisible()
    finish(qtbot, studio)
    assert studio.foot.message.text().startswith("Sent to")
    assert not studio.foot.cancel.isVisible()
    (remembered,) = prints_of(plan_code(controller.plan), controller.open_plan.doc_uuid)
    assert remembered.report == "roadmap"


def test_that_a_print_of_a_what_if_is_not_remembered(
    qtbot: QtBot, controller: PlanController, printer: QPrinter
) -> None:
    doc_uuid = controller.open_plan.doc_uuid
    assert controller.begin_what_if()
    studio = opened(qtbot, controller)
    studio.print_pages()
    finish(qtbot, studio)
    assert studio.foot.message.text().startswith("Sent to")
    assert prints_of(plan_code(controller.plan), doc_uuid) == ()


def test_that_pages_of_a_range_are_printed_each_in_its_direction(
    qtbot: QtBot, studio: StudioWindow, printer: QPrinter, tmp_path: Path
) -> None:
    choose(qtbot, studio, PrintSettings(reports=(ReportName.ROADMAP, ReportName.CARDS)))
    printer.setFromTo(2, 3)
    studio.print_pages()
    finish(qtbot, studio)
    roadmap, cards = PdfReader(tmp_path / "out.pdf").pages
    assert roadmap.mediabox.width > roadmap.mediabox.height
    assert cards.mediabox.width < cards.mediabox.height


def test_that_a_printer_can_want_the_last_page_first(
    qtbot: QtBot, studio: StudioWindow, printer: QPrinter, tmp_path: Path
) -> None:
    choose(qtbot, studio, PrintSettings(reports=(ReportName.ROADMAP, ReportName.CARDS)))
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    studio.print_pages()
    finish(qtbot, studio)
    first, *_ = PdfReader(tmp_path / "out.pdf").pages
    assert "Customers wait" in " ".join(first.extract_text().split())


def test_that_printing_is_given_up_and_not_remembered(
    qtbot: QtBot, studio: StudioWindow, controller: PlanController, printer: QPrinter
) -> None:
    studio.print_pages()
    studio.foot.cancel.click()
    assert not studio.is_writing
    assert studio.foot.message.text() == "Printing was given up."
    assert prints_of(plan_code(controller.plan), controller.open_plan.doc_uuid) == ()
    assert studio.foot.print_button.isEnabled()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_that_a_printer_that_fails_is_said(
    qtbot: QtBot, studio: StudioWindow, controller: PlanController, printer: QPrinter
) -> None:
    printer.setOutputFileName("/nowhere/at/all/out.pdf")
    studio.print_pages()
    finish(qtbot, studio)
    assert studio.foot.message.text() == "The printer does not answer: nothing was printed."
    assert prints_of(plan_code(controller.plan), controller.open_plan.doc_uuid) == ()


def test_that_pages_are_looked_at_before_they_are_printed(
    qtbot: QtBot, controller_of: MakeController, printer: QPrinter, tmp_path: Path
) -> None:
    studio = opened(qtbot, controller_of(a_programme(60)))
    studio.show_settings(PrintSettings(paper="A5", pages=PageCount(1, 1)))
    studio.print_pages()  # at once, while nobody knows how small the text is
    settle(qtbot, studio)
    finish(qtbot, studio)
    assert studio.foot.message.text() == "Choose first what to do about the small text."
    assert not (tmp_path / "out.pdf").exists()


def test_that_paper_names_the_minute_in_which_it_is_printed(
    qtbot: QtBot, studio: StudioWindow, printer: QPrinter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ui.print_studio.window._FRESH", timedelta(0))
    shown = studio.judged
    studio.print_pages()
    monkeypatch.setattr("ui.print_studio.window._FRESH", timedelta(hours=1))
    settle(qtbot, studio)
    finish(qtbot, studio)
    assert studio.judged is not shown
    assert (tmp_path / "out.pdf").exists()


def test_that_the_command_prints_the_pages_of_a_kept_preset(
    qtbot: QtBot, studio: StudioWindow, controller: PlanController, tmp_path: Path
) -> None:
    from cxplanner.__main__ import main

    settings = PrintSettings(reports=(ReportName.CARDS, ReportName.GANTT), paper="A3", filter="begin")
    choose(qtbot, studio, settings)
    assert studio.presets.keep("Wall") is None
    settle(qtbot, studio)
    studio.write(tmp_path / "studio.pdf")
    finish(qtbot, studio)
    assert controller.save_as(tmp_path / "plan.cxplan")
    out = tmp_path / "command.pdf"
    assert main(["export", str(tmp_path / "plan.cxplan"), "--to", str(out), "--preset", "Wall"]) == 0
    assert texts_of(out) == texts_of(tmp_path / "studio.pdf")


def texts_of(path: Path) -> list[str]:
    """The text of every page without the time of day, which may have gone on."""
    return [re.sub(r"\d\d:\d\d", "", page.extract_text()) for page in PdfReader(path).pages]
