"""The look follows the system at once: all that is painted, and what is open over the window too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.drawing.programmes import a_programme
from tests.ui.windows import MakeWindow, select
from ui.about.dialog import AboutDialog
from ui.frame.keys_dialog import KeysDialog, groups_of_window
from ui.frame.popup_list import PopupList
from ui.main_window import MainWindow
from ui.milestones.dialog import MilestonesDialog
from ui.preferences.dialog import PreferencesDialog
from ui.priorities.weights_dialog import WeightsDialog
from ui.programme.dialog import ProgrammeDialog
from ui.theme import Theme, theme

VIEWS = ("roadmap", "initiatives", "dependencies", "priorities", "gates")
DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "about": AboutDialog,
    "keys": lambda window: KeysDialog(
        groups_of_window(window.actions_by_name, window.controller.words), window.controller.words, window
    ),
    "milestones": lambda window: MilestonesDialog(window.controller, window),
    "preferences": lambda window: PreferencesDialog(window.controller.settings, window),
    "programme": lambda window: ProgrammeDialog(window.controller, window, page="programme"),
    "weights": lambda window: WeightsDialog(window.controller, window),
}
MOST_OTHER_DOTS = 0.02
"""The share of dots that may differ: a caret blinks, and selected text is not selected twice."""


@pytest.fixture(autouse=True)
def light_again() -> Iterator[None]:
    yield
    theme().set_contrast("normal")
    theme().set_scheme("light")


def picture_of(widget: QWidget) -> QImage:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def other_dots(one: QImage, other: QImage) -> float:
    """The share of dots in which two pictures of one size clearly differ, looked at on a grid."""
    assert one.size() == other.size()
    places = [(x, y) for x in range(0, one.width(), 7) for y in range(0, one.height(), 7)]
    far = sum(abs(one.pixelColor(*at).lightness() - other.pixelColor(*at).lightness()) > 40 for at in places)
    return far / len(places)


def look(scheme: str, contrast: str) -> None:
    theme().set_scheme(scheme)
    theme().set_contrast(contrast)


@pytest.mark.parametrize(("scheme", "contrast"), [("dark", "normal"), ("light", "high")])
@pytest.mark.parametrize("name", VIEWS)
def test_that_every_view_follows_the_look_at_once(
    window_of: MakeWindow, name: str, scheme: str, contrast: str
) -> None:
    plan = a_programme(12)
    followed = window_of(plan, width=1300, height=700)
    followed.show_view(name)
    select(followed, next(iter(plan.initiatives.values())).key)
    light = picture_of(followed)
    look(scheme, contrast)
    after = picture_of(followed)
    made_in_it = window_of(plan, width=1300, height=700)
    made_in_it.show_view(name)
    select(made_in_it, next(iter(plan.initiatives.values())).key)
    assert other_dots(after, picture_of(made_in_it)) < MOST_OTHER_DOTS
    assert after != light


@pytest.mark.parametrize("name", DIALOGS)
def test_that_open_dialogs_follow_the_look_at_once(window_of: MakeWindow, qtbot: QtBot, name: str) -> None:
    window = window_of(a_programme(12))
    followed, made_in_it = DIALOGS[name](window), DIALOGS[name](window)
    followed.show()
    light = picture_of(followed)
    look("dark", "normal")
    after = picture_of(followed)
    made_in_it.show()
    assert other_dots(after, picture_of(made_in_it)) < MOST_OTHER_DOTS
    assert other_dots(light, after) > 0.5
    followed.close()
    made_in_it.close()


def test_that_the_icons_of_an_open_list_follow_the_look(window_of: MakeWindow) -> None:
    window = window_of(a_programme(3))
    window.run("go_to")
    popup = window.findChild(PopupList)
    assert popup is not None
    before = popup.list.item(0).icon().pixmap(16, 16).toImage()
    look("dark", "normal")
    assert popup.list.item(0).icon().pixmap(16, 16).toImage() != before
    popup.close()


def test_that_the_system_is_followed_live_unless_somebody_chose(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()
    followed = theme()
    is_dark = False
    monkeypatch.setattr(
        Theme, "is_dark",
        property(lambda self: is_dark if self._scheme == "system" else self._scheme == "dark"),
    )  # fmt: skip
    followed.set_scheme("system")
    is_dark = True
    with qtbot.waitSignal(followed.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert followed.colour("canvas").lightness() < 60
    followed.set_scheme("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert followed.colour("canvas").lightness() > 200
