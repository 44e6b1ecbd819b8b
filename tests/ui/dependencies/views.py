"""What tests of the dependencies view do often."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.plan.initiatives import Dependency
from cxplanner.plan.plan import Plan
from tests.builders import id_of
from tests.ui.keys import press, type_text
from ui.dependencies.columns import Column
from ui.dependencies.view import DependenciesView
from ui.plan_controller import PlanController


def controller_of_view(view: DependenciesView) -> PlanController:
    return view.commands._controller


def plan_of(view: DependenciesView) -> Plan:
    return controller_of_view(view).plan


def place_of(view: DependenciesView, predecessor: str, successor: str) -> int:
    """The row of a link by the keys of its ends."""
    cells = view.model.cells
    assert cells is not None
    return next(
        place
        for place, row in enumerate(view.model.rows)
        if (cells.key(row.source), cells.key(row.target)) == (predecessor, successor)
    )


def shown(view: DependenciesView) -> list[tuple[str, str]]:
    """The ends of all rows by their keys, from top to bottom."""
    cells = view.model.cells
    assert cells is not None
    return [(cells.key(row.source), cells.key(row.target)) for row in view.model.rows]


def cell(view: DependenciesView, predecessor: str, successor: str, column: Column) -> str:
    index = view.model.index(place_of(view, predecessor, successor), column)
    return str(index.data(Qt.ItemDataRole.DisplayRole))


def link(view: DependenciesView, predecessor: str, successor: str) -> Dependency:
    """The plan's link between two items."""
    return plan_of(view).dependencies[view.model.rows[place_of(view, predecessor, successor)].id]


def select(view: DependenciesView, *keys: str) -> None:
    """Select initiatives in the window."""
    plan = plan_of(view)
    controller_of_view(view).view.select(*(Item("initiative", id_of(plan, key)) for key in keys))
    QApplication.processEvents()


def open_editor(view: DependenciesView, predecessor: str, successor: str, column: Column) -> QWidget:
    index = view.model.index(place_of(view, predecessor, successor), column)
    view.table.setFocus()
    view.table.setCurrentIndex(index)
    view.table.edit(index)
    found = view.table.viewport().findChildren(QWidget, "cellEditor")
    return [each for each in found if each.isVisible()][-1]


def enter(view: DependenciesView, predecessor: str, successor: str, column: Column, text: str) -> QLineEdit:
    """Type a text into a cell and press Enter."""
    editor = open_editor(view, predecessor, successor, column)
    assert isinstance(editor, QLineEdit)
    editor.clear()
    type_text(editor, text)
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    return editor
