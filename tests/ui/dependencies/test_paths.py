"""Paths: everything before, everything after, what lies between, in the table and in the picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cxplanner.plan.edits import dependencies
from cxplanner.plan.programme import GatePolicy
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.dependencies.conftest import MakeView
from tests.ui.dependencies.views import controller_of_view, plan_of, select, shown
from tests.ui.keys import press
from ui.dependencies.tracing import Trace
from ui.dependencies.view import DependenciesView


@pytest.mark.parametrize(
    ("trace", "said", "rows"),
    [
        (Trace.BEFORE, "B: 1 before", [("A", "B")]),
        (Trace.AFTER, "B: 1 after", [("B", "D")]),
        (Trace.BOTH, "B: 1 before, 1 after", [("A", "B"), ("B", "D")]),
    ],
)
def test_that_a_path_is_counted_and_shown(
    view: DependenciesView, trace: Trace, said: str, rows: list[tuple[str, str]]
) -> None:
    select(view, "B")
    view.trace(trace)
    assert view.head.summary == said
    assert shown(view) == rows
    assert view.head.trace.value is trace


def test_that_between_two_items_all_ways_are_shown(view: DependenciesView) -> None:
    select(view, "D", "A")
    view.trace(Trace.BETWEEN)
    assert view.head.summary == "D and A: 2 between"
    assert len(shown(view)) == 4


def test_that_two_items_without_a_way_are_said_to_have_none(view: DependenciesView) -> None:
    select(view, "A", "E")
    view.trace(Trace.BETWEEN)
    assert view.head.summary == "No way leads from A to E or back"
    assert shown(view) == []


@pytest.mark.parametrize("trace", [Trace.BEFORE, Trace.BETWEEN])
def test_that_a_path_from_nothing_asks_for_a_selection(view: DependenciesView, trace: Trace) -> None:
    view.trace(trace)
    assert view.head.summary.startswith("Select")
    assert len(shown(view)) == 4


def test_that_the_picture_pales_what_is_off_the_path(view: DependenciesView) -> None:
    select(view, "B")
    view.trace(Trace.BEFORE)
    picture = view.canvas.picture
    assert picture is not None
    assert picture.kept is not None
    assert {node.id for node in picture.kept} == {id_of(plan_of(view), key) for key in "AB"}


def test_that_a_path_follows_what_is_selected_elsewhere(view: DependenciesView) -> None:
    select(view, "B")
    view.trace(Trace.AFTER)
    select(view, "A")
    assert view.head.summary == "A: 3 after"


def test_that_moving_in_the_table_keeps_the_path(view: DependenciesView) -> None:
    select(view, "D")
    view.trace(Trace.BEFORE)
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(0, 0))
    assert view.head.summary == "D: 3 before"


def test_that_a_path_follows_the_links(view: DependenciesView) -> None:
    select(view, "E")
    view.trace(Trace.BEFORE)
    controller_of_view(view).apply(
        "add_link", lambda plan: dependencies.link(plan, id_of(plan, "E"), id_of(plan, "D"))
    )
    assert view.head.summary == "E: 4 before"


def test_that_gate_holds_take_part_in_paths_when_they_are_shown(view_of: MakeView) -> None:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5)
    plan = with_initiative(plan, "B", 5, "A")
    view = view_of(with_initiative(plan, "C", 5, stage=2))
    select(view, "C")
    view.trace(Trace.BEFORE)
    assert view.head.summary == "C: 0 before"
    view.head.gates.setChecked(True)
    assert view.head.summary == "C: 3 before"


def test_that_escape_takes_away_path_then_filter_then_selection(view: DependenciesView) -> None:
    select(view, "B")
    controller_of_view(view).view.set_filter("a")
    view.trace(Trace.BEFORE)
    view.table.setFocus()
    press(view.table, Qt.Key.Key_Escape)
    assert view.head.trace.value is Trace.NONE
    press(view.table, Qt.Key.Key_Escape)
    assert controller_of_view(view).view.filter_text == ""
    press(view.table, Qt.Key.Key_Escape)
    assert controller_of_view(view).view.selected == ()


def test_that_brackets_follow_links_and_braces_trace_them(view: DependenciesView) -> None:
    select(view, "B")
    press(view.canvas, Qt.Key.Key_unknown, text="]")
    assert controller_of_view(view).view.selected_initiatives() == (id_of(plan_of(view), "D"),)
    press(view.canvas, Qt.Key.Key_unknown, text="[")
    assert controller_of_view(view).view.selected_initiatives() == (id_of(plan_of(view), "B"),)
    press(view.canvas, Qt.Key.Key_unknown, text="{")
    assert view.head.summary == "B: 1 before"


def test_that_undoing_the_traced_initiative_ends_its_path(view: DependenciesView) -> None:
    select(view, "D")
    view.trace(Trace.BEFORE)
    from cxplanner.plan.edits import initiatives

    controller_of_view(view).apply(
        "delete_initiative", lambda plan: initiatives.delete(plan, [id_of(plan, "D")])
    )
    QApplication.processEvents()
    assert view.head.summary.startswith("Select")
    assert shown(view) == [("A", "B"), ("A", "C")]
