"""The welcome screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxplanner.open_plan import OpenPlan
from cxplanner.storage.recovery import recoverable
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.ui.keys import press, type_text
from tests.ui.windows import MakeWindow
from ui.settings import Settings
from ui.welcome.recent import Entry
from ui.welcome.view import WelcomeView


def entries(view: WelcomeView) -> list[Entry]:
    return [view.recent.item(row).data(Qt.ItemDataRole.UserRole) for row in range(view.recent.count())]


def a_view(qtbot: QtBot, settings: Settings) -> WelcomeView:
    view = WelcomeView(settings, Words("en"))
    qtbot.addWidget(view)
    view.show()
    return view


def test_that_recent_files_are_listed_and_missing_ones_say_so(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings()
    (tmp_path / "here.cxplan").touch()
    settings.remember_file(tmp_path / "gone.cxplan")
    settings.remember_file(tmp_path / "here.cxplan")
    here, gone = entries(a_view(qtbot, settings))
    assert (here.title, here.is_missing) == ("here.cxplan", False)
    assert (gone.title, gone.is_missing, gone.note) == ("gone.cxplan", True, "File not found")


def test_that_enter_opens_and_del_removes(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings()
    for name in ("b.cxplan", "a.cxplan"):
        settings.remember_file(tmp_path / name)
    view = a_view(qtbot, settings)
    chosen = list[Path]()
    view.file_chosen.connect(chosen.append)
    press(view.recent, Qt.Key.Key_Return)
    assert chosen == [tmp_path / "a.cxplan"]
    press(view.recent, Qt.Key.Key_Delete)
    assert [each.title for each in entries(view)] == ["b.cxplan"]


def test_that_a_file_is_found_by_typing(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings()
    for name in ("Horizonte.cxplan", "Añada.cxplan"):
        settings.remember_file(tmp_path / name)
    view = a_view(qtbot, settings)
    type_text(view.search, "aña")
    assert [each.title for each in entries(view)] == ["Añada.cxplan"]


def test_that_each_beginning_names_its_command(qtbot: QtBot) -> None:
    view = a_view(qtbot, Settings())
    told = list[str]()
    view.command.connect(told.append)
    for button in view.beginnings:
        button.click()
    assert told == ["new", "open", "import", "open_sample"]


def test_that_a_plan_left_by_a_crash_is_offered_and_opened(window_of: MakeWindow) -> None:
    lost = OpenPlan.create(a_plan(name="Horizonte"))
    lost.apply("add_initiative", lambda plan: with_initiative(plan, "A"))
    lost._file.leave()  # as a process does that is killed
    window = window_of()
    window.welcome.offer_recovery(recoverable())
    (entry,) = entries(window.welcome)
    assert entry.note == "1 change that is not saved"
    press(window.welcome.recent, Qt.Key.Key_Return)
    assert window.controller.plan.initiative("A") is not None
    assert window.controller.saved_state() == "Not saved"
