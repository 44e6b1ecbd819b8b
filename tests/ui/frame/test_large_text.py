"""Text of twice the size on a usual screen leaves 960 × 540 pixels: nothing is cut, and dialogs fit in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.wording.words import Words
from tests.ui.windows import MakeWindow
from ui.frame.within_screen import FRAME
from ui.main_window import MainWindow
from ui.plan_controller import PlanController
from ui.settings import Settings
from ui.theme import theme
from ui.widgets.labels import ElidedLabel

ROOM = QSize(960, 540) - FRAME
DIALOGS = (
    "add_indicator",
    "preferences", "programme", "calendar", "stages", "people", "teams", "baselines", "milestones", "risks",
    "chances", "level", "keys", "about", "export", "print", "check_print",
)  # fmt: skip


@pytest.fixture(params=["en", "es", "pt"])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[MainWindow]:
    words = Words(request.param)
    made = MainWindow(PlanController(Settings(), words))
    qtbot.addWidget(made)
    made.resize(ROOM)
    made.show()
    assert made.controller.new(sample_plan(request.param))
    yield made
    made.controller.close(discard=True)


def cut_texts(root: QWidget) -> list[str]:
    """The texts of labels and buttons that there is no room for, and of which no tooltip tells the rest."""
    found = []
    for label in root.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.toolTip() and not isinstance(label, ElidedLabel):
            if label.wordWrap():
                is_cut = label.height() + 1 < label.heightForWidth(label.width())
            else:
                is_cut = label.width() + 1 < _widest(label, label.text())
            if is_cut:
                found.append(label.text())
    for button in root.findChildren(QPushButton):
        is_told = not button.text() or bool(button.toolTip())
        if button.isVisible() and not is_told and button.width() + 1 < _widest(button, _plain(button)):
            found.append(button.text())
    return found


def _widest(widget: QWidget, text: str) -> int:
    return max(widget.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))


def _plain(button: QAbstractButton) -> str:
    return button.text().replace("&&", "&")


def test_that_views_cut_no_text(window: MainWindow) -> None:
    for view in ("initiatives", "roadmap", "dependencies", "priorities", "gates", "indicators"):
        window.show_view(view)
        window.middle.open_findings(view == "roadmap")
        window.open_inspector(view == "initiatives")
        window.run("select_all" if view == "gates" else "why_finish")
        for _ in range(5):
            QApplication.processEvents()
        assert cut_texts(window) == [], view


def test_that_dialogs_fit_in_and_cut_no_text(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    cut: dict[str, list[str]] = {}

    def look(dialog: QDialog) -> int:
        dialog.resize(dialog.size().boundedTo(ROOM))
        dialog.show()
        QApplication.processEvents()
        assert dialog.height() <= ROOM.height(), name
        assert dialog.width() <= ROOM.width(), name
        if texts := cut_texts(dialog):
            cut[name] = texts
        dialog.hide()
        return 0

    monkeypatch.setattr(QDialog, "exec", look)
    for name in DIALOGS:
        window.run(name)
    assert cut == {}


def test_that_a_dialog_opens_no_larger_than_the_screen(
    window_of: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[QSize] = []

    def look(dialog: QDialog) -> int:
        sizes.append(dialog.size())
        return 0

    monkeypatch.setattr(QDialog, "exec", look)
    window = window_of(sample_plan("en"))
    window.run("baselines")
    room = window.screen().availableGeometry().size() - FRAME
    assert sizes[0] == sizes[0].boundedTo(room)


def test_that_high_contrast_keeps_every_text_legible(window_of: MakeWindow) -> None:
    window = window_of(sample_plan("en"))
    for scheme in ("light", "dark"):
        theme().set_scheme(scheme)
        theme().set_contrast("high")
        window.grab()
        for ground in ("canvas", "panel", "window", "rail", "hover", "accenttint"):
            for ink in ("ink", "ink2", "ink3", "accent", "late"):
                assert _contrast(theme().colours[ink], theme().colours[ground]) >= 7, (scheme, ink, ground)
    theme().set_contrast("normal")
    theme().set_scheme("light")


def _contrast(one: str, other: str) -> float:
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    """As in WCAG 2, from 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
