"""Selection and filter."""

from __future__ import annotations

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives
from tests.builders import a_plan, id_of, with_initiative
from ui.view_state import ViewState, item_of_key

FIRST, SECOND = Item("initiative", 1), Item("initiative", 2)


def test_that_toggling_takes_an_item_in_and_out() -> None:
    view = ViewState()
    view.select(FIRST)
    view.toggle(SECOND)
    assert view.selected_initiatives() == (1, 2)
    view.toggle(FIRST)
    assert view.selected == (SECOND,)


def test_that_the_same_selection_is_not_told_again() -> None:
    view, told = ViewState(), []
    view.selection_changed.connect(lambda: told.append(view.selected))
    view.select(FIRST)
    view.select(FIRST)
    assert told == [(FIRST,)]


def test_that_what_is_deleted_is_no_longer_selected() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A"), "B")
    view = ViewState()
    view.select(Item("initiative", id_of(plan, "A")), Item("initiative", id_of(plan, "B")), Item("gate", 1))
    view.drop_what_is_gone(initiatives.delete(plan, [id_of(plan, "A")]))
    assert view.selected == (Item("initiative", id_of(plan, "B")), Item("gate", 1))


def test_that_a_key_names_an_initiative_a_gate_or_a_milestone() -> None:
    plan = with_initiative(a_plan(), "A")
    assert item_of_key(plan, "a") == Item("initiative", id_of(plan, "A"))
    assert item_of_key(plan, "G2") == Item("gate", 2)
    assert item_of_key(plan, "nobody") is None


def test_that_followed_items_lead_back_one_by_one() -> None:
    view, told = ViewState(), []
    view.selection_changed.connect(lambda: told.append((list(view.selected), len(view.trail))))
    shown: list[Item] = []
    view.reveal_requested.connect(shown.append)
    view.follow(FIRST)
    view.follow(SECOND)
    for _ in range(3):
        view.go_back()
    assert told == [([FIRST], 1), ([SECOND], 2), ([FIRST], 1), ([], 0)]
    assert shown == [FIRST, SECOND, FIRST]


def test_that_another_choice_ends_the_way_back() -> None:
    view = ViewState()
    view.select(FIRST)
    view.follow(SECOND)
    view.select(Item("gate", 1))
    assert view.trail == ()


def test_that_the_way_back_leads_around_what_is_deleted() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A"), "B")
    view = ViewState()
    view.select(Item("initiative", id_of(plan, "A")))
    view.follow(Item("gate", 1))
    view.drop_what_is_gone(initiatives.delete(plan, [id_of(plan, "A")]))
    assert (view.selected, view.trail) == ((Item("gate", 1),), ())
