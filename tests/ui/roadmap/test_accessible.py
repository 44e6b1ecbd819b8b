"""What a screen reader meets on the roadmap."""

from __future__ import annotations

from PySide6.QtGui import QAccessible

from cxplanner.plan.edits import initiatives
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.roadmap.mouse import canvas_of
from tests.ui.windows import MakeWindow, select, told_to_screen_readers


def test_that_each_bar_is_told_with_its_sentence(window_of: MakeWindow) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 60, title="Paper is gone"), "B", 5, "A")
    window = window_of(plan)
    viewport = QAccessible.queryAccessibleInterface(canvas_of(window).viewport())
    assert viewport.role() is QAccessible.Role.List
    assert viewport.childCount() == 2
    names = [viewport.child(place).text(QAccessible.Text.Name) for place in range(2)]
    assert any("A Paper is gone" in name and "finish 27 March 2026" in name for name in names)
    assert all(viewport.child(place).role() is QAccessible.Role.ListItem for place in range(2))


def test_that_the_selected_bar_says_so_and_a_deleted_one_is_gone(window_of: MakeWindow) -> None:
    window = window_of(with_initiative(with_initiative(a_plan(), "A", 60), "B", 5, "A"))
    select(window, "B")
    viewport = QAccessible.queryAccessibleInterface(canvas_of(window).viewport())
    assert [viewport.child(place).state().selected for place in range(2)].count(True) == 1
    id_ = id_of(window.controller.plan, "B")
    window.controller.apply("delete_initiative", lambda plan: initiatives.delete(plan, [id_]))
    assert viewport.childCount() == 1


def test_that_fields_on_the_picture_are_told_as_well(window_of: MakeWindow) -> None:
    window = window_of(with_initiative(a_plan(), "A", 60))
    select(window, "A")
    window.run("rename")
    names = [each.text(QAccessible.Text.Name) for each in told_to_screen_readers(canvas_of(window))]
    assert "Title" in names
