"""The widgets of a layout in order, however deep, and without what ends the interpreter."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import ui
from ui.widgets.laid_out import widgets_in


def test_that_widgets_come_in_the_order_of_their_layouts(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    labels = [QLabel(str(number), box) for number in range(6)]
    column, row, grid = QVBoxLayout(box), QHBoxLayout(), QGridLayout()
    column.addWidget(labels[4])
    column.insertLayout(0, row)
    row.addWidget(labels[2])
    row.addStretch(1)
    row.addLayout(grid)
    grid.addWidget(labels[0], 0, 0)
    grid.addWidget(labels[3], 0, 1)
    column.insertWidget(0, labels[1])
    assert list(widgets_in(column)) == [labels[each] for each in (1, 2, 0, 3, 4)]
    labels[2].setParent(None)
    assert list(widgets_in(column)) == [labels[each] for each in (1, 0, 3, 4)]


def test_that_nobody_asks_a_layout_for_its_items() -> None:
    """The items go with their widgets; what Python has of them stays, and a later widget meets it."""
    (folder,) = ui.__path__
    asked = [
        f"{path.name}:{node.lineno}"
        for path in Path(folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "itemAt"
    ]
    assert asked == []
