"""The dependencies view in its window: the way to it, its menus, and what it does with shared commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.keys import press, type_text
from tests.ui.names import nameless
from tests.ui.windows import MakeWindow, select, told_to_screen_readers
from ui.dependencies.columns import Column
from ui.main_window import MainWindow


def two() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 5), "B", 5, "A")


def opened(window_of: MakeWindow, plan: Plan | None = None) -> MainWindow:
    window = window_of(plan if plan is not None else two())
    window.run("dependencies")
    QApplication.processEvents()
    return window


def test_that_the_view_has_a_place_in_rail_and_menu(window_of: MakeWindow) -> None:
    window = opened(window_of)
    assert window.views.current == "dependencies"
    assert window.views.dependencies.isVisible()
    window.rail._views["roadmap"].click()
    assert window.views.current == "roadmap"
    window.rail._views["dependencies"].click()
    assert window.views.current == "dependencies"


def test_that_every_control_of_the_view_has_a_name(window_of: MakeWindow) -> None:
    window = opened(window_of)
    window.run("add_link")
    assert nameless(window) == []
    assert all(each.isValid() for each in told_to_screen_readers(window.views.dependencies.head))


def test_that_a_path_is_traced_from_any_view(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "B")
    window.run("trace_before")
    assert window.views.current == "dependencies"
    assert window.views.dependencies.head.summary == "B: 1 before"


def test_that_a_jump_goes_to_the_view_that_was_in_front_before(window_of: MakeWindow) -> None:
    window = window_of(two())
    window.run("initiatives")
    window.run("dependencies")
    view = window.views.dependencies
    view.commands.jump(view.model.rows[0].source)
    assert window.views.current == "initiatives"
    plan = window.controller.plan
    assert window.controller.view.selected_initiatives() == (id_of(plan, "A"),)


def test_that_delete_means_links_where_the_keyboard_is_among_them(window_of: MakeWindow) -> None:
    window = opened(window_of)
    window.activateWindow()
    view = window.views.dependencies
    view.table.setFocus()
    view.table.select_places([0])
    assert window.controller.view.selected
    window.run("delete")
    assert not window.controller.plan.dependencies
    assert len(window.controller.plan.initiatives) == 2


def test_that_delete_spares_initiatives_where_the_keyboard_is_among_links(window_of: MakeWindow) -> None:
    window = opened(window_of)
    window.activateWindow()
    select(window, "A", "B")
    window.views.dependencies.table.setFocus()
    window.views.dependencies.table.clearSelection()
    window.run("delete")
    assert len(window.controller.plan.initiatives) == 2


def test_that_select_all_means_links_where_the_keyboard_is_among_them(window_of: MakeWindow) -> None:
    window = opened(window_of, with_initiative(two(), "C", 5, "A; B"))
    window.activateWindow()
    window.views.dependencies.table.setFocus()
    window.run("select_all")
    assert len(window.views.dependencies.table.selected_rows()) == 3
    window.views.dependencies.canvas.setFocus()
    window.run("select_all")
    assert len(window.controller.view.selected_initiatives()) == 3


def test_that_f2_edits_the_cell_and_not_the_title_of_its_initiative(window_of: MakeWindow) -> None:
    window = opened(window_of)
    window.activateWindow()
    table = window.views.dependencies.table
    table.setFocus()
    table.select_places([0], Column.LAG)
    window.run("rename")
    editor = table.viewport().findChildren(QLineEdit, "cellEditor")[-1]
    type_text(editor, "+2w")
    assert editor.text() == "+2w"
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    (link,) = window.controller.plan.dependencies.values()
    assert link.lag == 10


def test_that_today_is_not_offered_where_there_are_no_days(window_of: MakeWindow) -> None:
    window = opened(window_of)
    assert not window.actions_by_name["today"].isEnabled()
    window.run("roadmap")
    assert window.actions_by_name["today"].isEnabled()


def test_that_the_view_is_usable_at_its_smallest(window_of: MakeWindow) -> None:
    window = window_of(two(), width=800, height=600)
    window.run("dependencies")
    QApplication.processEvents()
    view = window.views.dependencies
    assert view.width() <= 752
    assert view.head.link.geometry().right() <= view.head.width()
    assert view.table.height() > 100
    assert view.canvas.height() > 100


def test_that_another_plan_begins_without_the_paths_of_the_last(window_of: MakeWindow) -> None:
    window = opened(window_of)
    select(window, "B")
    window.run("trace_both")
    assert window.controller.new(with_initiative(a_plan(), "Z", 5), discard=True)
    QApplication.processEvents()
    assert window.views.dependencies.head.summary == "0 links, 0 driving"
