"""Garbage is collected in pauses."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.garbage import GarbagePauses


@pytest.fixture(autouse=True)
def garbage_as_it_was() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)
    gc.enable()


def test_that_nothing_is_searched_until_a_pause(qtbot: QtBot) -> None:
    owner = QObject()
    pauses = GarbagePauses(owner)
    assert not gc.isenabled()
    qtbot.waitUntil(gc.isenabled, timeout=10_000)
    assert gc.get_freeze_count() > 0
    pauses.wait()
    assert gc.isenabled()
