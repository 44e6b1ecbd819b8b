"""A hand that knows only what is on the screen: it points at texts, bars and cells, and types."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QToolButton, QWidget

from cxplanner.drawing.shapes import Rectangle
from tests.builders import id_of
from tests.ui.keys import press, type_text
from ui.initiatives.columns import Column
from ui.initiatives.table import InitiativesTable
from ui.main_window import MainWindow
from ui.roadmap.canvas import RoadmapCanvas

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PATIENCE = 20_000
"""Milliseconds for which the hand waits for something to appear."""


class Hand:
    """Mouse and keyboard over one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.come_to_front()

    def come_to_front(self) -> None:
        """As a window manager does for the window that is left when a dialog closes."""
        self.window.activateWindow()
        QApplication.processEvents()

    @property
    def canvas(self) -> RoadmapCanvas:
        return self.window.views.roadmap.canvas

    @property
    def table(self) -> InitiativesTable:
        return self.window.views.initiatives.table

    # ------------------------------------------------------------------ keyboard

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """A key where the keyboard is; shortcuts of the window are found by it."""
        QTest.keyClick(self._focused(), key, keys)
        QApplication.processEvents()

    def write(self, text: str, last: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Type a text where the keyboard is, and end it with a key."""
        type_text(self._focused(), text)
        QApplication.processEvents()
        if last is not None:
            press(self._focused(), last)
            QApplication.processEvents()

    def overwrite(self, field: QLineEdit, text: str, last: Qt.Key = Qt.Key.Key_Tab) -> None:
        """Click into a field and type over what it says."""
        self.click(field)
        self.key(Qt.Key.Key_A, CONTROL)
        self.write(text, last)

    def _focused(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup
        if QApplication.activeWindow() is None:
            self.come_to_front()
        return QApplication.focusWidget() or QApplication.activeWindow() or self.window

    # ------------------------------------------------------------------ mouse

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click on a widget that can be seen, where nothing else lies over it."""
        there = place if place is not None else widget.rect().center()
        assert widget.isVisible()
        QTest.mouseClick(widget, LEFT, NO_KEYS, there)
        QApplication.processEvents()

    def push(self, text: str, inside: QWidget | None = None) -> None:
        """Click on the button with this text."""
        found = [
            each
            for kind in (QPushButton, QToolButton)
            for each in (inside or self.window).findChildren(kind)
            if each.isVisible() and each.text().replace("&&", "&") == text
        ]
        assert found, text
        self.click(found[0])

    def drag(self, first: QPoint, last: QPoint) -> None:
        """From one place of the roadmap to another, over places between them."""
        self.take(first)
        for part in (0.3, 0.7, 1.0):
            self.lead(first + (last - first) * part)
        self.let_go(last)

    def take(self, place: QPoint) -> None:
        """Point at a place of the roadmap, and press."""
        QTest.mouseMove(self.canvas.viewport(), place)
        QTest.mousePress(self.canvas.viewport(), LEFT, NO_KEYS, place)

    def lead(self, place: QPoint) -> None:
        QTest.mouseMove(self.canvas.viewport(), place)
        QApplication.processEvents()

    def let_go(self, place: QPoint) -> None:
        QTest.mouseRelease(self.canvas.viewport(), LEFT, NO_KEYS, place)
        QApplication.processEvents()

    # ------------------------------------------------------------------ the roadmap

    def place(self, lane: int, day: date) -> QPoint:
        """Where a day lies in a lane, below its bars."""
        layout = self.canvas.layout_of_plan
        assert layout is not None
        y = layout.lanes[lane].top + layout.lanes[lane].height - 12
        return self.canvas.from_layout(QPointF(layout.x_of(day), y)).toPoint()

    def bar(self, key: str) -> Rectangle:
        """The bar of an initiative in the coordinates of the picture on the screen."""
        layout = self.canvas.layout_of_plan
        assert layout is not None
        bar = layout.bar_of(id_of(self.window.controller.plan, key))
        assert bar is not None
        corner = self.canvas.from_layout(QPointF(bar.x, bar.y))
        return Rectangle(corner.x(), corner.y(), bar.width, bar.height)

    def middle(self, key: str) -> QPoint:
        bar = self.bar(key)
        return QPoint(round(bar.x + bar.width / 2), round(bar.y + bar.height / 2))

    def end(self, key: str, side: str, outside: int) -> QPoint:
        """A place so many pixels beyond an end of a bar; less than none is inside."""
        bar = self.bar(key)
        x = bar.x - outside if side == "S" else bar.x + bar.width + outside
        return QPoint(round(x), round(bar.y + bar.height / 2))

    def link(self, first: str, ends: str, last: str) -> None:
        """Draw a link from the handle at an end of a bar to an end of another, such as `FS`."""
        self.click(self.canvas.viewport(), self.middle(first))
        self.drag(self.end(first, ends[0], 6), self.end(last, ends[1], -3))

    # ------------------------------------------------------------------ the table

    def point_at_group(self, number: int) -> None:
        """Click on the head of a group, beside its name."""
        head = self.table.rows.index(number, Column.OWNER)
        self.click(self.table.viewport(), self.table.visualRect(head).center())

    def point_at_cell(self, key: str, column: Column) -> None:
        index = self.table.rows.index_of(id_of(self.window.controller.plan, key), column)
        box = self.table.visualRect(index)
        assert self.table.viewport().rect().contains(box.center())
        self.click(self.table.viewport(), box.center())

    def write_cell(self, key: str, column: Column, text: str) -> None:
        """Click on a cell, open it, type over it, and press Enter."""
        self.point_at_cell(key, column)
        self.key(Qt.Key.Key_F2)
        self.write(text)


def meanwhile(
    hand: Hand, kind: type[QDialog], act: Callable[[QDialog], None], opens: Callable[[], None]
) -> None:
    """Open a dialog that holds everything up, and use it as soon as it is there."""
    waited = QElapsedTimer()
    waited.start()
    timer = QTimer(interval=20)
    failures: list[BaseException] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            timer.stop()
            try:
                act(dialog)
            except BaseException as error:
                failures.append(error)
                dialog.reject()
        elif waited.elapsed() > PATIENCE:
            timer.stop()

    timer.timeout.connect(look)
    timer.start()
    opens()
    timer.stop()
    hand.come_to_front()
    if failures:
        raise failures[0]
