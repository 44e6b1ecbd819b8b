"""The export of tables and data: kinds, languages, files, and calm answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cxplanner.storage.print_record import prints_folder
from tests.builders import a_plan, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.names import nameless
from ui.exchange.export_dialog import ExportDialog
from ui.exchange.writing import Kind


@pytest.fixture
def dialog(qtbot: QtBot, controller_of: MakeController, tmp_path: Path) -> ExportDialog:
    plan = with_initiative(with_initiative(a_plan(), "A", 10), "B", 20, "A")
    made = ExportDialog(controller_of(plan))
    qtbot.addWidget(made)
    made.show()
    made.path.setText(str(tmp_path / "plan.xlsx"))
    return made


def export(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.export_button.click()
    qtbot.waitUntil(lambda: not dialog.is_working, timeout=20_000)


@pytest.mark.parametrize(
    ("kind", "start"), [(Kind.CSV, b"\xef\xbb\xbfkey,"), (Kind.EXCEL, b"PK"), (Kind.JSON, b"{")]
)
def test_that_each_kind_is_written_where_it_was_asked(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, kind: Kind, start: bytes
) -> None:
    dialog.kind.pick(kind)
    path = tmp_path / f"plan{kind.value}"
    assert dialog.path.text() == str(path)
    export(qtbot, dialog)
    assert path.read_bytes().startswith(start)
    assert dialog.message.text() == f"Saved {path.name}"
    assert dialog.open_folder.isVisible()
    assert not prints_folder().exists()


def test_that_the_data_are_those_of_the_command_line(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.choose(Kind.JSON)
    export(qtbot, dialog)
    data = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert data["format"] == "cxplanner-schedule-1"
    assert [each["key"] for each in data["initiatives"]] == ["A", "B"]


def test_that_a_folder_that_is_not_there_is_said_calmly(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.path.setText(str(tmp_path / "nowhere" / "plan.xlsx"))
    export(qtbot, dialog)
    assert "plan.xlsx" in dialog.message.text()
    assert not dialog.open_folder.isVisible()
    assert dialog.export_button.isEnabled()


def test_that_a_file_that_is_there_is_replaced_only_after_a_question(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("mine", encoding="utf-8")
    asked: list[str] = []

    def keep(_: object, title: str, *__: object) -> int:
        asked.append(title)
        return 1

    monkeypatch.setattr("ui.exchange.export_dialog.ask", keep)
    dialog.export()
    assert asked == ["Replace plan.xlsx?"]
    assert path.read_text(encoding="utf-8") == "mine"


def test_that_the_way_to_pages_is_the_studio(qtbot: QtBot, dialog: ExportDialog) -> None:
    with qtbot.waitSignal(dialog.print_asked):
        dialog.studio.click()
    assert not dialog.isVisible()


def test_that_every_control_has_a_name(dialog: ExportDialog) -> None:
    assert nameless(dialog) == []
