"""Pages of the studio: turned, zoomed, scrolled, clicked, and printed on paper of their size."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.report.print_settings import PrintSettings
from cxplanner.report.reports import ReportName
from tests.ui.print_studio.studios import choose, said
from ui.print_studio import paper_printer
from ui.print_studio.page_view import Zoom
from ui.print_studio.window import StudioWindow


def test_that_several_reports_are_a_pack_whose_pages_are_turned(qtbot: QtBot, studio: StudioWindow) -> None:
    choose(qtbot, studio, PrintSettings(reports=(ReportName.ROADMAP, ReportName.CARDS)))
    assert studio.bar.place.text() == "Page 1 of 3"
    QTest.keyClick(studio.page, Qt.Key.Key_PageDown)
    assert studio.bar.place.text() == "Page 2 of 3"
    QTest.keyClick(studio.page, Qt.Key.Key_End)
    assert "Why: Customers wait" in said(studio)
    QTest.keyClick(studio.page, Qt.Key.Key_Home)
    assert studio.number == 1
    studio.thumbnails.setCurrentRow(2)
    assert studio.number == 3


def test_that_a_click_on_an_item_leads_to_the_page_that_tells_of_it(
    qtbot: QtBot, studio: StudioWindow
) -> None:
    choose(qtbot, studio, PrintSettings(reports=(ReportName.ROADMAP, ReportName.CARDS)))
    studio.turn_to(2)
    places = (
        QPointF(x, y)
        for y in range(0, studio.page.viewport().height(), 4)
        for x in range(0, studio.page.viewport().width(), 4)
    )
    place = next(each for each in places if getattr(studio.page.item_at(each), "kind", "") == "initiative")
    QTest.mouseClick(studio.page.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert studio.number == 3


def test_that_a_computer_without_printers_says_what_to_do(
    studio: StudioWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_printer, "has_printer", lambda: False)
    studio.foot.print_button.click()
    assert "save the pages as PDF" in studio.foot.message.text()


def test_that_pages_are_printed_on_paper_of_their_size(
    qtbot: QtBot, studio: StudioWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    def to_file(*_: object) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        return printer

    monkeypatch.setattr(paper_printer, "has_printer", lambda: True)
    monkeypatch.setattr(paper_printer, "chosen_printer", to_file)
    studio.print_pages()
    qtbot.waitUntil(lambda: not studio.is_writing, timeout=30_000)
    (page,) = PdfReader(tmp_path / "out.pdf").pages
    assert round(float(page.mediabox.width)) == 1191
    assert round(float(page.mediabox.height)) == 842
    assert not page.images
    assert studio.foot.message.text().startswith("Sent to")


def test_that_the_page_is_zoomed(studio: StudioWindow) -> None:
    fitted = studio.page.scale
    studio.page.set_zoom(Zoom.OWN)
    assert studio.page.scale != fitted
    QTest.keyClicks(studio.page, "+")
    assert studio.page.scale > 1.25 * 0.99 * studio.page.logicalDpiX() / 72
    QTest.keyClicks(studio.page, "f")
    assert studio.page.scale == fitted


def test_that_the_wheel_turns_pages_at_their_ends(qtbot: QtBot, studio: StudioWindow) -> None:
    choose(qtbot, studio, PrintSettings(reports=(ReportName.ROADMAP, ReportName.CARDS)))
    studio.bar.zoom.buttons()[1].click()
    bar = studio.page.verticalScrollBar()
    turn_wheel(studio, -120)
    assert studio.number == 1
    assert bar.value() > 0
    bar.setValue(bar.maximum())
    turn_wheel(studio, -120)
    assert (studio.number, bar.value()) == (2, 0)
    turn_wheel(studio, 120)
    assert (studio.number, bar.value()) == (1, bar.maximum())
    for _ in range(3):
        turn_wheel(studio, -40)
    assert studio.number == 2


def turn_wheel(studio: StudioWindow, step: int) -> None:
    place = QPointF(60, 60)
    event = QWheelEvent(
        place,
        QPointF(studio.page.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, step),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(studio.page.viewport(), event)


def test_that_a_page_zoomed_step_by_step_is_not_called_its_own_size(studio: StudioWindow) -> None:
    own = studio.bar.zoom.buttons()[2]
    own.click()
    assert studio.bar.percent.text() == "100 %"
    QTest.keyClicks(studio.page, "+")
    assert studio.bar.percent.text() == "125 %"
    assert not own.isChecked()
    own.click()
    assert studio.bar.percent.text() == "100 %"


def test_that_a_page_that_is_scrolled_looks_as_one_painted_anew(studio: StudioWindow) -> None:
    studio.page.set_zoom(Zoom.OWN)
    for across, down in ((40, 0), (40, 33), (0, 100), (90, 57)):
        studio.page.horizontalScrollBar().setValue(across)
        studio.page.verticalScrollBar().setValue(down)
        moved = studio.page.viewport().grab().toImage()
        studio.turn_to(1)
        studio.page.verticalScrollBar().setValue(down)
        assert unlike(studio.page.viewport().grab().toImage(), moved) < 0.005


def unlike(one: QImage, other: QImage) -> float:
    """The share of pixels that differ; edges may be smoothed a little differently where they are cut."""
    assert one.size() == other.size()
    places = [(x, y) for x in range(0, one.width(), 3) for y in range(0, one.height(), 3)]
    return sum(one.pixel(x, y) != other.pixel(x, y) for x, y in places) / len(places)
