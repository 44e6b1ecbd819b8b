"""What can go wrong while pages leave the studio: a sentence, no half-written file, the old one untouched."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cxplanner.report.plan_code import plan_code
from cxplanner.report.print_settings import PrintSettings
from cxplanner.report.reports import ReportName
from cxplanner.storage.print_record import prints_of
from tests.drawing.programmes import a_programme
from tests.ui.conftest import MakeController
from tests.ui.print_studio.studios import choose, opened
from ui.plan_controller import PlanController
from ui.print_studio import paper_printer
from ui.print_studio.window import StudioWindow

KINDS = (".pdf", ".svg", ".png", ".pptx")
PAGES = PrintSettings(reports=(ReportName.ROADMAP, ReportName.CARDS))


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    return controller_of(a_programme(30))


@pytest.fixture
def studio(qtbot: QtBot, controller: PlanController) -> StudioWindow:
    window = opened(qtbot, controller)
    choose(qtbot, window, PAGES)
    return window


def save(qtbot: QtBot, studio: StudioWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Press *Save* and choose this file; what the foot says in the end."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    studio.foot.kind.pick(path.suffix)
    studio.foot.save.click()
    qtbot.waitUntil(lambda: not studio.is_writing, timeout=30_000)
    return studio.foot.message.text()


def old_files(folder: Path, kind: str) -> dict[str, bytes]:
    """What an earlier print left: as many pages as there will be, and all that is in the folder."""
    for name in (f"roadmap{kind}", f"roadmap-2{kind}", f"roadmap-3{kind}"):
        (folder / name).write_bytes(b"old " + name.encode())
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_full_disk_leaves_all_as_it_was(
    qtbot: QtBot, studio: StudioWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    before = old_files(tmp_path, kind)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("cxplanner.report.whole_files.os.fsync", full)
    said = save(qtbot, studio, tmp_path / f"roadmap{kind}", monkeypatch)
    assert said.startswith(f"«roadmap{kind}» cannot be written")
    assert "No space left" in said
    assert contents(tmp_path) == before
    assert studio.foot.save.isEnabled()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", [1, 2])
def test_that_a_file_open_elsewhere_leaves_all_as_it_was(
    qtbot: QtBot,
    studio: StudioWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    number: int,
) -> None:
    if number > 1 and kind in (".pdf", ".pptx"):
        pytest.skip("one file holds all pages")
    before = old_files(tmp_path, kind)
    held = f"roadmap{kind}" if number == 1 else f"roadmap-{number}{kind}"
    replace = Path.replace

    def refuse(source: Path, target: Path) -> Path:
        if target.name == held and source.suffix == ".tmp":
            raise PermissionError(errno.EACCES, "The file is being used by another process")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", refuse)
    said = save(qtbot, studio, tmp_path / f"roadmap{kind}", monkeypatch)
    assert "being used by another process" in said
    assert held in said
    assert contents(tmp_path) == before


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_folder_that_is_not_there_is_said(
    qtbot: QtBot, studio: StudioWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    said = save(qtbot, studio, tmp_path / "gone" / f"roadmap{kind}", monkeypatch)
    assert said.startswith(f"«roadmap{kind}» cannot be written")
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_that_cancel_half_way_leaves_all_as_it_was(
    qtbot: QtBot, studio: StudioWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    before = old_files(tmp_path, kind)
    told = QSignalSpy(studio.output.progressed)

    def give_up(done: int, _count: int) -> None:
        if done == 2:
            studio.foot.cancel.click()

    studio.output.progressed.connect(give_up)
    assert save(qtbot, studio, tmp_path / f"roadmap{kind}", monkeypatch) == "Nothing was written."
    assert told.count() >= 2
    assert contents(tmp_path) == before


@pytest.mark.qt_log_ignore("QPainter::begin", "QPrinter", "QPrint")
def test_that_a_printer_that_is_not_there_is_said(
    qtbot: QtBot, studio: StudioWindow, controller: PlanController, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.NativeFormat)
    printer.setPrinterName("No such printer")
    monkeypatch.setattr(paper_printer, "has_printer", lambda: True)
    monkeypatch.setattr(paper_printer, "chosen_printer", lambda *_: printer)
    studio.foot.print_button.click()
    qtbot.waitUntil(lambda: not studio.is_writing, timeout=30_000)
    assert studio.foot.message.text() == "The printer does not answer: nothing was printed."
    assert prints_of(plan_code(controller.plan), controller.open_plan.doc_uuid) == ()
