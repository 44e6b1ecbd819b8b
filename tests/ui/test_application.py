"""The program with its window: from the start to the painted plan, and in another language."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.open_plan import OpenPlan
from tests.builders import a_plan, with_initiative
from ui.application import Opener
from ui.language import speak
from ui.main_window import MainWindow
from ui.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cxplanner", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env={**os.environ, "CXPLANNER_PRINT_TIMES": "1", **environment},
    )


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    opener = Opener(qapp, Settings(), speak(qapp, "en"), None)
    opener.show_window()
    yield windows()[-1]
    for each in windows():
        if each.controller.is_open:
            each.controller.close(discard=True)
        each.close()
        each.deleteLater()
    opener.deleteLater()
    QApplication.processEvents()
    speak(qapp, "en")


def windows() -> list[MainWindow]:
    return [
        each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()
    ]


def test_that_the_frame_is_painted_before_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "plan.cxplan"
    OpenPlan.create(with_initiative(a_plan(), "A"), path).close()
    ended = start(str(path))
    assert (ended.returncode, ended.stderr) == (0, "")
    moments = re.findall(r"^(first frame|plan painted): ([0-9.]+)", ended.stdout, re.MULTILINE)
    assert [name for name, _ in moments] == ["first frame", "plan painted"]
    assert float(moments[0][1]) < float(moments[1][1])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_that_no_display_is_said_in_one_sentence() -> None:
    ended = start(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert ended.returncode == 2
    assert len(ended.stderr.strip().splitlines()) == 1


def test_that_heavy_libraries_wait_until_the_first_frame() -> None:
    modules = "import sys, ui.application; print(sorted(sys.modules))"
    listed = subprocess.run(
        [sys.executable, "-c", modules], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    for heavy in ("sqlalchemy", "alembic", "numpy", "networkx", "reportlab", "openpyxl", "holidays"):
        assert f"'{heavy}'" not in listed


def test_that_another_language_takes_the_place_of_the_first_with_the_same_plan(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.controller.new(with_initiative(a_plan(), "A"))
    window.show_view("initiatives")
    window.controller.settings.set("language", "es")
    qtbot.waitUntil(lambda: [each for each in windows() if each is not window] != [])
    (other,) = [each for each in windows() if each is not window]
    assert other.controller.words.language == "es"
    assert other.controller.plan.initiative("A") is not None
    assert other.views.current == "initiatives"
    assert not window.controller.is_open
