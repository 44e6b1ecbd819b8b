"""Garbage is collected in pauses, in the window's own thread."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.garbage import GarbagePauses


@pytest.fixture(autouse=True)
def nothing_left_out() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_that_what_is_loaded_is_left_out_after_a_pause(qtbot: QtBot) -> None:
    owner = QObject()
    pauses = GarbagePauses(owner)
    assert not gc.isenabled()
    assert gc.get_freeze_count() == 0
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0, timeout=10_000)
    first = gc.get_freeze_count()
    more: list[list[int]] = [[] for _ in range(1_000)]
    pauses.wait()
    qtbot.waitUntil(lambda: gc.get_freeze_count() >= first + len(more) // 2, timeout=10_000)
    assert not gc.isenabled()
