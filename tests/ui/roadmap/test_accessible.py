"""What a screen reader meets on the roadmap."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QAccessible, QAccessibleInterface

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives, milestones
from cxplanner.plan.initiatives import Anchor
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.roadmap.mouse import canvas_of
from tests.ui.windows import MakeWindow, select, told_to_screen_readers


def told(picture: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [picture.child(place) for place in range(picture.childCount())]


def test_that_each_bar_is_told_with_its_sentence(window_of: MakeWindow) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 60, title="Paper is gone"), "B", 5, "A")
    window = window_of(plan)
    viewport = QAccessible.queryAccessibleInterface(canvas_of(window).viewport())
    assert viewport.role() is QAccessible.Role.List
    bars = told(viewport)[-2:]
    names = [bar.text(QAccessible.Text.Name) for bar in bars]
    assert any("A Paper is gone" in name and "finish 27 March 2026" in name for name in names)
    assert all(bar.role() is QAccessible.Role.ListItem for bar in bars)


def test_that_gates_and_milestones_are_told_before_the_bars(window_of: MakeWindow) -> None:
    plan = with_initiative(a_plan(), "A", 60)
    plan = milestones.add(plan, "Go live", anchor=Anchor.DATE, day=date(2026, 3, 2))
    plan = milestones.add(plan, "Board meets", anchor=Anchor.DATE, day=date(2026, 2, 2))
    window = window_of(plan)
    viewport = QAccessible.queryAccessibleInterface(canvas_of(window).viewport())
    names = [each.text(QAccessible.Text.Name) for each in told(viewport)]
    gates = [place for place, name in enumerate(names) if name.startswith("Gate G")]
    assert gates == list(range(len(gates)))
    assert gates
    assert [name.split(",")[0].split(" ", 2)[2] for name in names[len(gates) : -1]] == [
        "Board meets",
        "Go live",
    ]
    assert "2 February 2026" in names[len(gates)]


def test_that_each_part_lies_where_it_is_painted_and_is_found_there(window_of: MakeWindow) -> None:
    plan = with_initiative(a_plan(), "A", 60)
    plan = milestones.add(plan, "Go live", anchor=Anchor.DATE, day=date(2026, 3, 2))
    window = window_of(plan)
    viewport = QAccessible.queryAccessibleInterface(canvas_of(window).viewport())
    for place, part in enumerate(told(viewport)):
        middle = part.rect().center()
        assert not part.rect().isEmpty()
        assert viewport.indexOfChild(viewport.childAt(middle.x(), middle.y())) == place


def test_that_a_selected_gate_and_milestone_say_so(window_of: MakeWindow) -> None:
    plan = with_initiative(a_plan(), "A", 60)
    plan = milestones.add(plan, "Go live", anchor=Anchor.DATE, day=date(2026, 3, 2))
    window = window_of(plan)
    viewport = QAccessible.queryAccessibleInterface(canvas_of(window).viewport())
    (mark,) = plan.milestones
    chosen = []
    for item in (Item("gate", 1), Item("milestone", mark)):
        window.controller.view.select(item)
        chosen += [each for each in told(viewport) if each.state().selected]
    assert [each.text(QAccessible.Text.Name).split()[0] for each in chosen] == ["Gate", "Milestone"]
    window.controller.apply("delete_milestones", lambda plan: milestones.delete(plan, [mark]))
    assert all("Go live" not in each.text(QAccessible.Text.Name) for each in told(viewport))
    assert [each.isValid() for each in chosen] == [True, False]


def test_that_the_selected_bar_says_so_and_a_deleted_one_is_gone(window_of: MakeWindow) -> None:
    window = window_of(with_initiative(with_initiative(a_plan(), "A", 60), "B", 5, "A"))
    select(window, "B")
    viewport = QAccessible.queryAccessibleInterface(canvas_of(window).viewport())
    assert [each.state().selected for each in told(viewport)].count(True) == 1
    count = viewport.childCount()
    id_ = id_of(window.controller.plan, "B")
    window.controller.apply("delete_initiative", lambda plan: initiatives.delete(plan, [id_]))
    assert viewport.childCount() == count - 1


def test_that_fields_on_the_picture_are_told_as_well(window_of: MakeWindow) -> None:
    window = window_of(with_initiative(a_plan(), "A", 60))
    select(window, "A")
    window.run("rename")
    names = [each.text(QAccessible.Text.Name) for each in told_to_screen_readers(canvas_of(window))]
    assert "Title" in names
