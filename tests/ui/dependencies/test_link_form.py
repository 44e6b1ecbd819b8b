"""A new link is written by its two ends; what is refused stays, and says why."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cxplanner.plan.initiatives import LinkType
from tests.builders import id_of
from tests.ui.dependencies.views import controller_of_view, plan_of, select, shown
from tests.ui.keys import press, type_text
from ui.dependencies.view import DependenciesView


def write(view: DependenciesView, predecessor: str, successor: str, lag: str = "") -> None:
    view.form.predecessor.setText(predecessor)
    view.form.successor.setText(successor)
    view.form.lag.setText(lag)
    view.form.add()
    QApplication.processEvents()


def test_that_a_link_is_added_and_its_row_selected(view: DependenciesView) -> None:
    view.open_form()
    write(view, "A", "E", "+3d")
    assert ("A", "E") in shown(view)
    (row,) = view.table.selected_rows()
    assert plan_of(view).dependencies[row.id].lag == 3
    controller_of_view(view).undo()
    assert ("A", "E") not in shown(view)


def test_that_a_gate_can_be_the_predecessor(view: DependenciesView) -> None:
    view.open_form()
    write(view, "g1", "D")
    assert ("G1", "D") in shown(view)


def test_that_a_completed_choice_counts_by_its_key(view: DependenciesView) -> None:
    view.open_form()
    write(view, "A  Foundations", "E  Initiative E")
    assert ("A", "E") in shown(view)


def test_that_ends_are_completed_by_any_part_of_key_or_name(view: DependenciesView) -> None:
    view.open_form()
    view.form.predecessor.offers.setCompletionPrefix("ounda")
    assert view.form.predecessor.offers.currentCompletion() == "A  Foundations"
    view.form.predecessor.offers.setCompletionPrefix("G2")
    assert view.form.predecessor.offers.currentCompletion().startswith("G2  ")


def test_that_a_cycle_is_refused_with_its_path(view: DependenciesView) -> None:
    before = plan_of(view)
    view.open_form()
    write(view, "D", "A")
    for key in "ABD":
        assert key in view.form.refusal
    assert "→" in view.form.refusal or "wait for each other" in view.form.refusal
    assert plan_of(view) is before
    assert view.form.predecessor.text() == "D"


@pytest.mark.parametrize(
    ("predecessor", "successor", "lag", "at_fault"),
    [
        ("", "B", "", "predecessor"),
        ("A", "", "", "successor"),
        ("nobody", "B", "", "predecessor"),
        ("A", "G1", "", "successor"),
        ("A", "nobody", "", "successor"),
        ("A", "A", "", "predecessor"),
        ("A", "B", "", "predecessor"),
        ("A", "E", "soon", "lag"),
    ],
)
def test_that_the_field_at_fault_gets_frame_and_keyboard(
    view: DependenciesView, predecessor: str, successor: str, lag: str, at_fault: str
) -> None:
    view.activateWindow()
    view.open_form()
    write(view, predecessor, successor, lag)
    assert view.form.refusal
    field = getattr(view.form, at_fault)
    assert field.property("refused") is True
    assert field.hasFocus()
    assert len(plan_of(view).dependencies) == 4


def test_that_typing_takes_a_refusal_away(view: DependenciesView) -> None:
    view.open_form()
    write(view, "nobody", "B")
    type_text(view.form.predecessor, "x")
    assert view.form.refusal == ""


def test_that_the_form_begins_with_what_is_selected(view: DependenciesView) -> None:
    select(view, "C")
    view.open_form()
    assert (view.form.predecessor.text(), view.form.successor.text()) == ("C", "")
    select(view, "B", "E")
    view.open_form()
    assert (view.form.predecessor.text(), view.form.successor.text()) == ("B", "E")


def test_that_the_type_is_chosen_beside_the_ends(view: DependenciesView) -> None:
    view.open_form()
    view.form.type.pick(LinkType.FF)
    write(view, "A", "E")
    (made,) = plan_of(view).links_into[id_of(plan_of(view), "E")]
    assert made.type is LinkType.FF


def test_that_escape_closes_the_form(view: DependenciesView) -> None:
    view.open_form()
    press(view.form.lag, Qt.Key.Key_Escape)
    assert view.form.isHidden()


def test_that_return_goes_on_to_the_end_that_is_missing(view: DependenciesView) -> None:
    view.activateWindow()
    view.open_form()
    type_text(view.form.predecessor, "A")
    press(view.form.predecessor, Qt.Key.Key_Return)
    assert view.form.refusal == ""
    assert view.form.successor.hasFocus()
    type_text(view.form.successor, "E")
    press(view.form.successor, Qt.Key.Key_Return)
    assert ("A", "E") in shown(view)


def test_that_letter_l_opens_the_form(view: DependenciesView) -> None:
    press(view.table, Qt.Key.Key_L, text="l")
    assert view.form.isVisible()
