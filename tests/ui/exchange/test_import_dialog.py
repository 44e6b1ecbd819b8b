"""The preview of an import: what was found, where, and what would change; nothing before it is accepted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from cxplanner.exchange.cell_values import DateOrder
from cxplanner.exchange.spreadsheet_source import read_table
from cxplanner.plan.programme import Stream
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.names import nameless
from ui.exchange.import_dialog import ImportDialog
from ui.plan_controller import PlanController
from ui.settings import Settings

BAD = """Key;Título;Frente;Etapa;Duración;Inicio;Predecesoras
SD-90;Portal de clientes;Sistemas y datos;2;3w;12/01/2026;
SD-91;Segundo;sistemas;9;abc;31/02/2026;SD-90
;;systems_data;1;5;;
CC-90;Sin corriente;;1;4;13/02/2026;XX-1
A;Renamed;systems_data;1;10;;
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_bytes(BAD.encode("cp1252"))
    return path


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    return controller_of(with_initiative(a_plan(), "A", 10))


def shown(qtbot: QtBot, controller: PlanController, path: Path) -> ImportDialog:
    dialog = ImportDialog(controller, None, path)
    qtbot.addWidget(dialog)
    dialog.show()
    wait(qtbot, dialog)
    return dialog


def wait(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_reading, timeout=10_000)


def test_that_a_bad_list_shows_each_problem_with_its_place(
    qtbot: QtBot, controller: PlanController, source: Path
) -> None:
    dialog = shown(qtbot, controller, source)
    places = {(row, column, found) for row, column, found, *_ in dialog.doubts.all_texts()}
    assert {("3", "Etapa", "9"), ("3", "Duración", "abc"), ("3", "Inicio", "31/02/2026")} <= places
    weights = {row: weight for row, *_, weight in dialog.doubts.all_texts()}
    assert weights["4"] == weights["5"] == "Row refused"
    assert dialog.counts.text().startswith("2 new · 1 changed · 2 refused")


def test_that_the_preview_tells_what_becomes_of_each_row(
    qtbot: QtBot, controller: PlanController, source: Path
) -> None:
    dialog = shown(qtbot, controller, source)
    fates = {row: (fate, key) for row, fate, key, *_ in dialog.rows.all_texts()}
    assert fates["2"] == ("New", "SD-90")
    assert fates["4"][0] == "Refused"
    assert fates["6"] == ("Changes: Title", "A")


def test_that_what_was_found_out_is_shown(qtbot: QtBot, controller: PlanController, source: Path) -> None:
    dialog = shown(qtbot, controller, source)
    assert dialog.source.encoding.value == "cp1252"
    assert dialog.source.delimiter.value == ";"
    assert dialog.source.date_order.value is DateOrder.DAY_FIRST
    assert dialog.columns.boxes["Frente"].value == "stream"


def test_that_nothing_is_written_before_it_is_accepted(
    qtbot: QtBot, controller: PlanController, source: Path
) -> None:
    before = controller.plan
    dialog = shown(qtbot, controller, source)
    dialog.reject()
    assert controller.plan is before


def test_that_an_accepted_import_is_one_undo_step(
    qtbot: QtBot, controller: PlanController, source: Path
) -> None:
    before = controller.plan
    dialog = shown(qtbot, controller, source)
    assert dialog.accept_button.text() == "Import 3 initiatives"
    dialog.accept_button.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert {each.key for each in controller.plan.initiatives.values()} == {"A", "SD-90", "SD-91"}
    assert controller.open_plan.undo_name == "import_initiatives"
    assert controller.undo()
    assert controller.plan.initiatives == before.initiatives


def test_that_a_stream_for_rows_without_one_takes_them_in(
    qtbot: QtBot, controller: PlanController, source: Path
) -> None:
    dialog = shown(qtbot, controller, source)
    dialog.source.stream.pick(Stream.CUSTOMER_CENTRICITY)
    wait(qtbot, dialog)
    fates = {row: fate for row, fate, *_ in dialog.rows.all_texts()}
    assert fates["5"] == "New"
    assert dialog.told.stream is Stream.CUSTOMER_CENTRICITY


def test_that_a_column_can_be_given_to_another_field(
    qtbot: QtBot, controller: PlanController, source: Path
) -> None:
    dialog = shown(qtbot, controller, source)
    box = dialog.columns.boxes["Duración"]
    box.pick(None)
    wait(qtbot, dialog)
    assert "abc" not in {found for _, _, found, *_ in dialog.doubts.all_texts()}
    assert dialog.columns.boxes["Duración"].value is None


def test_that_a_file_that_is_no_list_is_refused_in_one_sentence(
    qtbot: QtBot, controller: PlanController, tmp_path: Path
) -> None:
    path = tmp_path / "page.csv"
    path.write_bytes(b"%PDF-1.7 and so on")
    dialog = shown(qtbot, controller, path)
    assert dialog.refusal.isVisible()
    assert "page.csv" in dialog.refusal.text()
    assert not dialog.accept_button.isEnabled()


def test_that_an_import_without_a_plan_makes_one(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("key,title,stream,duration,start\nX,First,cc,5,2026-03-02\n", encoding="utf-8")
    controller = PlanController(Settings(), Words("en"))
    dialog = shown(qtbot, controller, path)
    dialog.accept_button.click()
    assert controller.plan.programme.name == "list"
    assert controller.plan.programme.start == date(2026, 3, 2)
    assert controller.open_plan.undo_name == "import_initiatives"
    controller.close(discard=True)


def test_that_links_in_a_circle_refuse_the_whole_list(
    qtbot: QtBot, controller: PlanController, tmp_path: Path
) -> None:
    path = tmp_path / "circle.csv"
    path.write_text("key,title,stream,predecessors\nX,One,cc,Y\nY,Two,cc,X\n", encoding="utf-8")
    dialog = shown(qtbot, controller, path)
    assert "X → Y → X" in dialog.refusal.text() or "Y → X → Y" in dialog.refusal.text()
    assert not dialog.accept_button.isEnabled()


def test_that_an_empty_spreadsheet_can_be_saved_and_read_back(
    qtbot: QtBot, controller: PlanController, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "initiatives.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog = shown(qtbot, controller, source)
    dialog.save_empty_spreadsheet()
    assert {"key", "title", "predecessors"} <= set(read_table(target).fields)


def test_that_every_control_has_a_name(qtbot: QtBot, controller: PlanController, source: Path) -> None:
    dialog = shown(qtbot, controller, source)
    for place in range(3):
        dialog._page_choice.buttons()[place].click()
        assert nameless(dialog) == []
