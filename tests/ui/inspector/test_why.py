"""Why a date, what brings it forward, what a slip moves: in the inspector every link leads on and back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives, milestones
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.initiatives import Anchor, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome, GatePolicy
from tests.builders import MONDAY, a_plan, id_of, with_initiative
from tests.ui.keys import press, type_text
from tests.ui.windows import MakeWindow, select
from ui.inspector import why
from ui.inspector.earlier_section import EarlierSection
from ui.inspector.folding import FoldingSection
from ui.inspector.inspector import ExplainingPage
from ui.inspector.parts import ItemRow, Sentence
from ui.inspector.slip_section import SlipSection
from ui.inspector.why import Why
from ui.main_window import MainWindow
from ui.widgets.buttons import LinkButton


def a_chain() -> Plan:
    """A (8 d) and E (5 d), then B; gate 1 holds C, which has a milestone and a deadline; and a target."""
    plan = a_plan(policy=GatePolicy.HOLD, target_finish=date(2026, 1, 28))
    plan = with_initiative(with_initiative(plan, "A", 8, title="Archive"), "E", 5, title="Forms")
    plan = with_initiative(plan, "B", 5, "A; E", title="Portal")
    plan = with_initiative(plan, "C", 4, stage=2, title="Shop", deadline=date(2026, 1, 27))
    plan = milestones.add(plan, "Shop open", initiative=id_of(plan, "C"))
    plan = milestones.add(plan, "Fair", anchor=Anchor.DATE, day=date(2026, 3, 2))
    return change_stage(plan, 1, gate_name="Paper is gone")


def shown(window: MainWindow) -> Why:
    page = window.inspector.page
    assert isinstance(page, ExplainingPage)
    return page.why


def texts(section: FoldingSection) -> list[str]:
    """What a section says, row by row."""
    QApplication.processEvents()
    labels = [each.text() for each in section.findChildren(QLabel) if each.isVisible()]
    rows = [each.accessibleName() for each in section.findChildren(ItemRow) if each.isVisible()]
    return [each for each in (*labels, *rows) if each]


def sentences(section: FoldingSection) -> list[Sentence]:
    QApplication.processEvents()
    return [each for each in section.findChildren(Sentence) if each.isVisible()]


def followable(section: FoldingSection) -> list[Sentence]:
    return [each for each in sentences(section) if each.follows]


def choose(window: MainWindow, *items: Item) -> None:
    window.controller.view.select(*items)
    QApplication.processEvents()


def back(window: MainWindow) -> list[str]:
    """The texts of the buttons that lead back."""
    buttons = window.inspector.findChildren(LinkButton)
    return [each.text() for each in buttons if each.isVisible() and each.text().startswith("Back")]


def test_that_the_chain_is_told_back_to_the_start(window_of: MakeWindow) -> None:
    window = window_of(a_chain())
    select(window, "C")

    assert [each.text() for each in sentences(shown(window).explanation)] == [
        "C Shop starts on 22 January 2026, the working day after gate G1 Paper is gone.",
        "Gate G1 Paper is gone is dated 21 January 2026, the day on which B Portal finishes.",
        "B Portal starts on 15 January 2026, the working day after A Archive finishes.",
        "A Archive starts on 5 January 2026, the start of the programme.",
    ]


def test_that_what_brings_it_forward_is_told(window_of: MakeWindow) -> None:
    window = window_of(a_chain())
    select(window, "B")

    assert texts(shown(window).earlier) == [
        "It can come up to 3 working days earlier if this gives way:",
        "A Archive finishes earlier.",
        "Then it starts on 12 January 2026, the working day after E Forms finishes.",
        "Shorter work gains at most",
        "A Archive, if shorter: up to 3 working days earlier, and the finish too.",
    ]


def test_that_a_slip_is_answered_at_once(window_of: MakeWindow) -> None:
    window = window_of(a_chain())
    select(window, "A")
    slip = shown(window).slip
    slip.days.line.selectAll()
    type_text(slip.days.line, "2")

    assert texts(slip)[2:] == [
        (
            "It moves 2 initiatives, 1 milestone and 4 gates, and the finish by 2 working days, "
            "to 29 January 2026."
        ),
        "C Shop then misses its deadline of 27 January 2026 by 2 working days.",
        "The programme then misses its target of 28 January 2026 by 1 working day.",
        "B Portal, +2 d",
        "G1 Paper is gone, +2 d",
        "C Shop, +2 d",
        "M1 Shop open, +2 d",
    ]
    press(slip.days.line, Qt.Key.Key_Up)
    assert slip.days.value == 3
    assert "to 30 January 2026" in texts(slip)[2]
    slip.days.fewer.click()
    slip.days.fewer.click()
    slip.days.fewer.click()
    assert slip.days.value == 1
    slip.days.more.click()
    assert slip.days.value == 2


@pytest.mark.parametrize("typed", ["", "0", "-3", "4000", "soon"])
def test_that_a_slip_of_no_days_says_what_to_enter(window_of: MakeWindow, typed: str) -> None:
    window = window_of(a_chain())
    select(window, "A")
    slip = shown(window).slip
    slip.days.line.setText(typed)

    assert texts(slip)[2:] == ["Enter a number from 1 to 3,650."]
    slip.days.more.click()
    assert slip.days.value == 5


def test_that_a_slip_past_the_calendar_says_so(window_of: MakeWindow) -> None:
    window = window_of(a_plan(start=date(2199, 12, 2)))
    window.controller.apply("add", lambda plan: with_initiative(plan, "A", 1))
    select(window, "A")
    shown(window).slip.days.line.setText("300")

    (sentence,) = texts(shown(window).slip)[2:]
    assert "2199" in sentence


def test_that_all_that_moves_is_shown_on_demand(window_of: MakeWindow) -> None:
    window = window_of(a_chain())
    select(window, "A")
    slip = shown(window).slip
    (more,) = slip.findChildren(LinkButton)
    assert more.text() == "Show all 7"
    more.click()

    assert len([each for each in texts(slip) if each.endswith("d")]) == 7


def test_that_a_click_follows_a_reason_and_back_returns(window_of: MakeWindow) -> None:
    window = window_of(a_chain())
    select(window, "C")
    plan = window.controller.plan
    gate, portal = followable(shown(window).explanation)[:2]
    assert gate.text().startswith("Gate G1")
    QTest.mouseClick(portal, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QApplication.processEvents()
    assert window.controller.view.current == Item("initiative", id_of(plan, "B"))
    assert back(window) == ["Back to C"]
    (row,) = [each for each in shown(window).earlier.findChildren(ItemRow) if each.isVisible()]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert back(window) == ["Back to B"]
    (button,) = [each for each in window.inspector.findChildren(LinkButton) if each.text() == "Back to B"]
    button.click()
    QApplication.processEvents()
    assert window.controller.view.current == Item("initiative", id_of(plan, "B"))
    window.controller.view.go_back()
    QApplication.processEvents()
    assert window.controller.view.current == Item("initiative", id_of(plan, "C"))
    assert back(window) == []


def test_that_the_keyboard_follows_reasons_from_page_to_page_and_back(window_of: MakeWindow) -> None:
    window = window_of(a_chain())
    window.activateWindow()
    select(window, "C")
    followable(shown(window).explanation)[0].setFocus()
    press(followable(shown(window).explanation)[0], Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.controller.view.current == Item("gate", 1)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Sentence)
    assert focus.text().startswith("B Portal starts")
    press(focus, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert window.controller.view.current == Item("initiative", id_of(window.controller.plan, "B"))
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert window.controller.view.current == Item("gate", 1)


def test_that_a_gate_and_a_milestone_are_explained(window_of: MakeWindow) -> None:
    window = window_of(a_chain())
    choose(window, Item("gate", 1))
    assert texts(shown(window).earlier)[1] == "B Portal finishes earlier, or the gate does not need it."
    assert shown(window).slip.isVisible()
    choose(window, Item("milestone", next(iter(window.controller.plan.milestones))))
    assert sentences(shown(window).explanation)[0].text() == (
        "M1 Shop open is on 27 January 2026, and moves with C Shop."
    )
    assert texts(shown(window).earlier)[2] == ("Then C starts on 5 January 2026, the start of the programme.")


def test_that_what_stands_alone_or_is_a_fact_has_no_more_to_say(window_of: MakeWindow) -> None:
    plan = change_stage(a_chain(), 1, gate_decided_on=date(2026, 1, 9), gate_outcome=GateOutcome.GO)
    window = window_of(with_initiative(plan, "X", 2, status=Status.MEASURE))
    choose(window, Item("gate", 1))
    assert texts(shown(window).earlier) == ["Nothing brings it forward: the gate is decided."]
    assert not shown(window).slip.isVisible()
    fair = next(each for each in window.controller.plan.milestones.values() if each.title == "Fair")
    choose(window, Item("milestone", fair.id))
    assert [each.text() for each in sentences(shown(window).explanation)] == [
        "M2 Fair is on 2 March 2026, the date set for it."
    ]
    assert not shown(window).earlier.isVisible()
    select(window, "X")
    assert not shown(window).earlier.isVisible()
    assert not shown(window).slip.isVisible()


def test_that_the_finish_is_explained_where_nothing_is_selected(window_of: MakeWindow) -> None:
    window = window_of(a_chain())
    choose(window)

    found = [each.text() for each in sentences(shown(window).explanation)]
    assert found[:3] == [
        "The programme finishes on 27 January 2026, the day on which C Shop finishes.",
        "It keeps the target of 28 January 2026, with 1 working day to spare.",
        "C Shop starts on 22 January 2026, the working day after gate G1 Paper is gone.",
    ]
    assert texts(shown(window).earlier)[1] == (
        "B Portal, if shorter: up to 4 working days earlier, and the finish too."
    )
    assert not shown(window).slip.isVisible()


def test_that_the_finish_in_the_status_bar_leads_to_its_reasons(window_of: MakeWindow) -> None:
    window = window_of(a_chain(), width=1100, height=700)
    select(window, "A")
    (finish,) = [each for each in window.status.findChildren(QPushButton) if each.text() == "27 Jan 2026"]
    finish.click()

    assert sentences(shown(window).explanation)[0].text().startswith("The programme finishes on 27 January")


def test_that_an_empty_programme_has_no_finish_to_explain(window_of: MakeWindow) -> None:
    window = window_of(a_plan())

    assert not shown(window).explanation.isVisible()
    assert not shown(window).earlier.isVisible()


def test_that_a_closed_section_stays_closed_everywhere_and_computes_nothing(
    window_of: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of(a_chain())
    select(window, "A")
    press(shown(window).slip.title, Qt.Key.Key_Return)
    shown(window).earlier.title.click()
    asked: list[object] = []
    monkeypatch.setattr(SlipSection, "answer", lambda _, node: asked.append(node))
    monkeypatch.setattr(EarlierSection, "answer", lambda _, node, _milestone: asked.append(node))
    choose(window, Item("gate", 1))
    assert not shown(window).slip.is_open
    assert not shown(window).earlier.is_open
    assert asked == []
    shown(window).slip.title.click()
    assert len(asked) == 1
    assert window.controller.settings.value("closed_sections") == ["earlier"]


def test_that_in_a_large_plan_answers_wait_until_the_selection_rests(
    window_of: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(why, "ANSWERED_AT_ONCE", 2)
    window = window_of(a_chain())
    asked: list[object] = []
    monkeypatch.setattr(SlipSection, "answer", lambda _, node: asked.append(node.id))
    select(window, "A")
    select(window, "B")
    assert asked == []
    shown(window)._rest.timeout.emit()
    assert asked == [id_of(window.controller.plan, "B")]


def test_that_an_edit_is_answered_anew(window_of: MakeWindow) -> None:
    window = window_of(a_chain())
    select(window, "B")
    b = id_of(window.controller.plan, "B")
    window.controller.apply("set_not_before", lambda plan: initiatives.change(plan, b, not_before=MONDAY))
    a = id_of(window.controller.plan, "A")
    window.controller.apply("set_duration", lambda plan: initiatives.change(plan, a, duration=7))

    assert texts(shown(window).earlier)[0] == "It can come up to 2 working days earlier if this gives way:"
