"""The dialogs that the window opens, and the keys that it tells of."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel

from tests.builders import a_plan, with_initiative
from tests.ui.windows import MakeWindow
from ui.actions import named_in_menus
from ui.frame.keys_dialog import KeysDialog, groups_of_window, keys_of_commands
from ui.frame.view_keys import key_groups


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QDialog]:
    """The dialogs that were opened; each is closed at once."""
    dialogs: list[QDialog] = []

    def run(dialog: QDialog) -> int:
        dialogs.append(dialog)
        return 0

    monkeypatch.setattr(QDialog, "exec", run)
    return dialogs


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("programme", "ProgrammeDialog"),
        ("calendar", "ProgrammeDialog"),
        ("stages", "ProgrammeDialog"),
        ("people", "ProgrammeDialog"),
        ("teams", "ProgrammeDialog"),
        ("milestones", "MilestonesDialog"),
        ("chances", "ChancesDialog"),
        ("export", "ExportDialog"),
        ("print", "StudioWindow"),
        ("check_print", "VerificationDialog"),
        ("preferences", "PreferencesDialog"),
        ("about", "AboutDialog"),
        ("keys", "KeysDialog"),
    ],
)
def test_that_a_command_opens_its_dialog(
    window_of: MakeWindow, opened: list[QDialog], command: str, name: str
) -> None:
    window = window_of(with_initiative(a_plan(), "A"))
    window.run(command)
    assert [type(each).__name__ for each in opened] == [name]


def test_that_a_dropped_spreadsheet_is_imported_into_a_new_plan(
    window_of: MakeWindow, opened: list[QDialog], tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("Key,Title\nA,First\n", encoding="utf-8")
    window = window_of()
    window.open_file(tmp_path / "list.csv")
    assert window.controller.is_open
    assert [type(each).__name__ for each in opened] == ["ImportDialog"]


def test_that_the_keys_are_those_of_the_commands(window_of: MakeWindow) -> None:
    window = window_of()
    words = window.controller.words
    dialog = KeysDialog(groups_of_window(window.actions_by_name, words), words, window)
    told = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Ctrl+K", "Go to…", "F4", "Inspector", "T", "Today"} <= told


def test_that_no_two_commands_share_their_keys(window_of: MakeWindow) -> None:
    window = window_of()
    keys = [key for command in window.actions_by_name.commands.values() for key in command.keys]
    assert len(keys) == len(set(keys))


def test_that_a_workbook_of_an_old_kind_goes_to_the_import_that_says_what_to_do(
    window_of: MakeWindow, opened: list[QDialog], tmp_path: Path
) -> None:
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    window_of(a_plan()).open_file(tmp_path / "old.xls")
    assert [type(each).__name__ for each in opened] == ["ImportDialog"]


def test_that_files_are_looked_for_beside_the_open_plan(
    window_of: MakeWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folders: list[str] = []

    def run(dialog: QFileDialog) -> int:
        folders.append(dialog.directory().absolutePath())
        return 0

    monkeypatch.setattr(QFileDialog, "exec", run)
    window = window_of(a_plan())
    (tmp_path / "plans").mkdir()
    assert window.controller.save_as(tmp_path / "plans" / "a.cxplan")
    for command in ("open", "import", "save_as"):
        window.run(command)
    assert folders == [str(tmp_path / "plans")] * 3


def test_that_the_page_of_keys_tells_all_keys_of_every_command(window_of: MakeWindow) -> None:
    window = window_of()
    told = {keys for keys, _ in keys_of_commands(window.actions_by_name)}
    assert "Ctrl+Y  Ctrl+Shift+Z" in told
    assert len(told) == sum(bool(each.keys) for each in window.actions_by_name.commands.values())


def test_that_the_page_of_keys_tells_the_keys_of_each_view(window_of: MakeWindow) -> None:
    window = window_of()
    commands = window.actions_by_name.commands
    groups = {each.title: dict(each.keys) for each in key_groups(window.controller.words, commands)}
    assert set(groups) >= {"Roadmap", "Initiatives", "Dependencies", "Priorities"}
    roadmap = {"N", "L", "C", "B", "D", "F", "T", "[", "]", "Shift+←", "Ctrl+Shift+→", "Alt+Shift+←"}
    assert roadmap <= set(groups["Roadmap"])


def test_that_every_command_has_a_place_in_a_menu(window_of: MakeWindow) -> None:
    assert set(window_of().actions_by_name.commands) == named_in_menus()
