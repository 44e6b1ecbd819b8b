"""Esc in the middle of dragging an edge puts the edge back, and does nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from tests.builders import a_plan, with_initiative
from tests.ui.windows import MakeWindow, select
from ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def lead(handle: QWidget, by: QPoint, *, escape: bool) -> None:
    """Drag an edge, let go of it farther away, and press Esc between the two where asked."""
    place = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=place)
    QTest.mouseMove(handle, place + by)
    if escape:
        QTest.keyClick(QApplication.focusWidget() or handle, Qt.Key.Key_Escape)
    QTest.mouseMove(handle, place + by)
    QTest.mouseRelease(handle, LEFT, pos=place + by)
    QApplication.processEvents()


def splitter_of(window: MainWindow, view: str) -> QSplitter:
    if view == "findings":
        window.run("findings")
        return window.middle
    window.show_view(view)
    shown = getattr(window.views, view)
    splitter = shown.splitter
    assert isinstance(splitter, QSplitter)
    return splitter


@pytest.mark.parametrize("view", ["initiatives", "dependencies", "priorities", "findings"])
def test_that_escape_in_mid_drag_puts_the_edge_back(window_of: MakeWindow, view: str) -> None:
    window = window_of(with_initiative(with_initiative(a_plan(), "A", 10), "B", 5, "A"))
    splitter = splitter_of(window, view)
    select(window, "A")
    QApplication.processEvents()
    before = splitter.sizes()
    by = QPoint(-60, 0) if splitter.orientation() is Qt.Orientation.Horizontal else QPoint(0, -60)
    lead(splitter.handle(1), by, escape=True)
    assert splitter.sizes() == before
    assert window.controller.view.selected
    lead(splitter.handle(1), by, escape=False)
    assert splitter.sizes() != before


def test_that_escape_in_mid_drag_gives_the_inspector_its_width_back(window_of: MakeWindow) -> None:
    window = window_of(with_initiative(a_plan(), "A", 10))
    select(window, "A")
    before = window.body.inspector.width()
    lead(window.body.grip, QPoint(-60, 0), escape=True)
    assert window.body.inspector.width() == before
    assert window.controller.view.selected
    lead(window.body.grip, QPoint(-60, 0), escape=False)
    assert window.body.inspector.width() > before
