"""The dialog of levelling: what is too much, the search beside the window, the proposal taken or dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives, levelling
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Capacity, Team
from cxplanner.scheduling.levelling.over_allocation import over_allocations
from tests.builders import MONDAY, a_plan, id_of, with_initiative
from tests.scheduling.levelling.scarce import LONG_AGO, a_hard_plan, a_scarce_plan
from tests.ui.conftest import MakeController
from tests.ui.keys import press
from tests.ui.levelling.dialogs import LIMIT, opened, proposed, searching
from tests.ui.names import nameless, tab_order
from tests.ui.windows import MakeWindow
from ui.levelling.dialog import LevellingDialog
from ui.widgets.buttons import Button


def test_that_it_says_first_what_is_too_much(qtbot: QtBot, controller_of: MakeController) -> None:
    page = opened(qtbot, controller_of(a_scarce_plan())).situation

    assert page.summary.text() == "1 team needs more people than it has."
    assert page.over.texts(0) == ("Data", "5 Jan 2026", "9 Jan 2026", "2", "1", "1", "A, B")
    assert page.capacities.texts(0) == ("Data", "1 Jan 2020", "1")
    assert page.search.isEnabled()
    assert page.search.isDefault()
    assert not page.clear.isVisible()


def test_that_a_plan_without_capacities_is_led_to_them(
    qtbot: QtBot, controller_of: MakeController, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller = controller_of(with_initiative(a_plan(), "A", 5, units=1.0))
    dialog = opened(qtbot, controller)
    page = dialog.situation
    assert page.no_capacities.isVisible()
    assert page.first_focus() is page.no_capacities.findChildren(Button)[0]
    assert not page.search.isEnabled()
    assert not page.over.isVisible()

    def set_a_capacity(asked: QDialog) -> int:
        assert type(asked).__name__ == "ProgrammeDialog"
        team = Team(900, "Data", capacity=(Capacity(LONG_AGO, 1.0),))
        controller.apply("change_programme", lambda plan: plan.put("teams", team).changed(next_id=901))
        return 1

    monkeypatch.setattr(QDialog, "exec", set_a_capacity)
    page.no_capacities.findChildren(Button)[0].click()

    assert not page.no_capacities.isVisible()
    assert page.no_needs.isVisible()
    assert not page.search.isEnabled()


def test_that_a_plan_in_which_nobody_needs_people_leads_to_the_field(window_of: MakeWindow) -> None:
    plan = a_plan().put("teams", Team(900, "Data", capacity=(Capacity(LONG_AGO, 1.0),)))
    window = window_of(with_initiative(plan.changed(next_id=901), "A", 5))
    dialog = LevellingDialog(window.controller, window)
    dialog.show()
    assert dialog.situation.no_needs.isVisible()

    dialog.situation.no_needs.findChildren(Button)[0].click()

    assert not dialog.isVisible()
    assert window.controller.view.current == Item("initiative", id_of(window.controller.plan, "A"))
    assert window.inspector.isVisible()


def test_that_a_plan_without_initiatives_offers_none_to_go_to(
    qtbot: QtBot, controller_of: MakeController
) -> None:
    plan = a_plan().put("teams", Team(900, "Data", capacity=(Capacity(LONG_AGO, 1.0),)))
    page = opened(qtbot, controller_of(plan.changed(next_id=901))).situation

    assert page.no_needs.isVisible()
    assert not page.no_needs.findChildren(Button)[0].isVisible()
    assert page.first_focus() is page.close_button


def test_that_a_plan_within_capacity_needs_no_search(qtbot: QtBot, controller_of: MakeController) -> None:
    page = opened(qtbot, controller_of(a_scarce_plan(capacity=2.0))).situation

    assert page.summary.text() == "No team exceeds its capacity."
    assert not page.search.isEnabled()
    assert page.first_focus() is page.close_button


def test_that_what_is_too_much_can_be_followed(qtbot: QtBot, controller_of: MakeController) -> None:
    controller = controller_of(a_scarce_plan())
    page = opened(qtbot, controller).situation
    revealed: list[Item] = []
    controller.view.reveal_requested.connect(revealed.append)

    press(page.over, Qt.Key.Key_Return)

    a, b = (Item("initiative", id_of(controller.plan, key)) for key in "AB")
    assert set(controller.view.selected) == {a, b}
    assert revealed == [a]


def test_that_the_proposal_says_what_changes_and_why(qtbot: QtBot, controller_of: MakeController) -> None:
    plan = a_scarce_plan()
    plan = with_initiative(plan, "C", 3, "A; B")
    plan = plan.changed(programme=replace(plan.programme, target_finish=date(2026, 1, 16)))
    page = proposed(qtbot, controller_of(plan)).proposal

    assert page.proposal is not None
    assert page.heading.text() == "2 initiatives move"
    later, follower = page.moves.texts(0), page.moves.texts(1)
    assert later[1:5] == ("5 Jan 26", "12 Jan 26", "+5 d", "Data full 5 Jan 26 – 9 Jan 26")
    assert follower[:5] == (
        "C Initiative C", "12 Jan 26", "19 Jan 26", "+5 d", "follows on · Data full 5 Jan 26 – 9 Jan 26",
    )  # fmt: skip
    assert page.detail.text().endswith(
        "starts on 12 January 2026, 5 working days later: "
        "Data has no room for it from 5 January 2026 to 9 January 2026."
    )
    assert page.bound.text() == "It is proven that no levelled plan finishes earlier."
    assert page.target.text() == "The target finish of 16 January 2026 is missed by 3 working days."
    facts = [label.text() for label in page.facts.findChildren(type(page.heading))]
    assert facts[4:8] == ["Finish", "14 Jan 2026", "21 Jan 2026", "+5 d"]
    assert not page.rest.isVisible()


def test_that_taking_is_one_step_and_undo_gives_the_plan_before(
    qtbot: QtBot, controller_of: MakeController
) -> None:
    controller = controller_of(a_scarce_plan())
    before = controller.plan
    dialog = proposed(qtbot, controller)
    assert controller.plan is before
    proposal = dialog.proposal.proposal
    assert proposal is not None

    dialog.proposal.take.click()

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert controller.open_plan.undo_name == "level"
    assert controller.words.edit_name("level") == "levelling"
    assert over_allocations(controller.schedule) == ()
    assert controller.schedule.finish == proposal.after.finish == date(2026, 1, 16)
    controller.undo()
    assert controller.plan == before
    assert controller.open_plan.undo_name is None


def test_that_dropping_changes_nothing(qtbot: QtBot, controller_of: MakeController) -> None:
    controller = controller_of(a_scarce_plan())
    before = controller.plan
    dialog = proposed(qtbot, controller)

    dialog.proposal.drop.click()

    assert dialog.pages.currentWidget() is dialog.situation
    assert dialog.isVisible()
    assert controller.plan is before
    assert controller.open_plan.undo_name is None


def test_that_a_move_can_be_followed_with_enter(qtbot: QtBot, controller_of: MakeController) -> None:
    controller = controller_of(a_scarce_plan())
    dialog = proposed(qtbot, controller)
    assert dialog.proposal.proposal is not None
    moved = Item("initiative", dialog.proposal.proposal.moves[0].initiative)
    revealed: list[Item] = []
    controller.view.reveal_requested.connect(revealed.append)

    press(dialog.proposal.moves, Qt.Key.Key_Return)
    dialog.proposal.go_to.click()

    assert revealed == [moved, moved]
    assert controller.view.current == moved
    assert dialog.isVisible()


def test_that_enter_takes_nothing_by_accident(qtbot: QtBot, controller_of: MakeController) -> None:
    controller = controller_of(a_scarce_plan())
    dialog = proposed(qtbot, controller)

    press(dialog, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert controller.open_plan.undo_name is None
    assert dialog.proposal.first_focus() is dialog.proposal.moves


def test_that_a_plan_changed_meanwhile_makes_the_proposal_stale(
    qtbot: QtBot, controller_of: MakeController
) -> None:
    controller = controller_of(a_scarce_plan())
    dialog = proposed(qtbot, controller)
    controller.apply("add_initiative", lambda plan: with_initiative(plan, "C", 5))

    assert not dialog.proposal.take.isEnabled()
    assert dialog.proposal.refusal.text() == "The plan has changed since this search: search again."
    dialog.proposal.again.click()
    assert dialog.pages.currentWidget() is dialog.situation


def test_that_what_is_left_is_said_with_its_reason(qtbot: QtBot, controller_of: MakeController) -> None:
    plan = a_scarce_plan()
    for key in "AB":
        plan = initiatives.change(plan, id_of(plan, key), pinned_start=MONDAY)
    page = proposed(qtbot, controller_of(plan)).proposal

    assert page.rest.text() == (
        "Data still needs 2 of 1 full-time people from 5 January 2026 to 9 January 2026: "
        "A is pinned and B is pinned."
    )
    assert not page.moves.isVisible()
    assert not page.take.isEnabled()
    assert page.heading.text() == "Nothing moves, so there is nothing to take."


def test_that_levelling_is_cleared_in_one_step(qtbot: QtBot, controller_of: MakeController) -> None:
    plan = a_scarce_plan()
    controller = controller_of(levelling.take(plan, {id_of(plan, "B"): date(2026, 1, 12)}))
    page = opened(qtbot, controller).situation
    assert page.summary.text() == "No team exceeds its capacity."
    assert page.note.text() == "1 start is levelled. A search begins from the plan without it."
    assert page.search.isEnabled()

    page.clear.click()

    assert controller.open_plan.undo_name == "clear_levelling"
    assert controller.plan.initiatives == plan.initiatives
    assert page.summary.text() == "1 team needs more people than it has."
    assert not page.clear.isVisible()


def test_that_a_plan_that_may_only_be_read_is_searched_but_not_changed(
    qtbot: QtBot, controller_of: MakeController, tmp_path: Path
) -> None:
    controller = controller_of(a_scarce_plan())
    assert controller.save_as(tmp_path / "a.cxplan")
    assert controller.close()
    assert controller.open(tmp_path / "a.cxplan", read_only=True)
    page = proposed(qtbot, controller).proposal

    assert not page.take.isEnabled()
    assert "is read-only" in page.refusal.text()


@pytest.mark.parametrize("size", [(960, 680), (784, 560)])
def test_that_every_page_has_names_and_can_be_walked_with_tab(
    qtbot: QtBot, controller_of: MakeController, size: tuple[int, int]
) -> None:
    dialog = searching(qtbot, controller_of(a_hard_plan()))
    dialog.resize(*size)
    assert nameless(dialog) == []
    assert {dialog.progress.stop, dialog.progress.cancel} <= set(tab_order(dialog))
    dialog.progress.stop.click()
    qtbot.waitUntil(lambda: not dialog.searching.is_working, timeout=LIMIT)
    page = dialog.proposal
    assert nameless(dialog) == []
    assert {page.moves, page.go_to, page.again, page.drop, page.take} <= set(tab_order(dialog))
    assert (dialog.width(), dialog.height()) == size
    page.drop.click()
    first = dialog.situation
    assert nameless(dialog) == []
    assert {first.over, first.limit, first.search, first.change} <= set(tab_order(dialog))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[QDialog]:
    """The dialogs that a window opens; each is closed at once."""
    dialogs: list[QDialog] = []

    def run(dialog: QDialog) -> int:
        dialogs.append(dialog)
        return 0

    monkeypatch.setattr(QDialog, "exec", run)
    return dialogs


def test_that_a_finding_of_too_much_leads_to_it(window_of: MakeWindow, asked: list[QDialog]) -> None:
    window = window_of(a_scarce_plan())
    window.run("findings")
    QApplication.processEvents()
    panel = window.middle.findings
    rules = [each.rule for each in panel.model.findings]
    panel.list.setCurrentIndex(panel.model.index(rules.index("SCH-10")))
    (button,) = [each for each in panel.buttons if each.text().startswith("Level")]
    button.click()

    assert [type(each).__name__ for each in asked] == ["LevellingDialog"]


def test_that_the_window_opens_it_by_its_keys(window_of: MakeWindow, asked: list[QDialog]) -> None:
    window = window_of(a_scarce_plan())
    assert window.actions_by_name.commands["level"].keys == ("Ctrl+L",)
    window.run("level")
    QApplication.processEvents()
    assert [type(each).__name__ for each in asked] == ["LevellingDialog"]


def a_plan_of_many() -> Plan:
    return a_hard_plan(number=200)


def test_that_every_move_of_many_is_listed_and_drawn(qtbot: QtBot, controller_of: MakeController) -> None:
    dialog = searching(qtbot, controller_of(a_plan_of_many()))
    dialog.progress.stop.click()
    qtbot.waitUntil(lambda: not dialog.searching.is_working, timeout=LIMIT)
    page = dialog.proposal

    assert page.proposal is not None
    assert page.moves.rows.rowCount() == len(page.proposal.moves) > 50
    light = page.moves.grab().toImage()
    page.moves.selectRow(1)
    assert page.moves.grab().toImage() != light
