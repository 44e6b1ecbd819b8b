"""The window of trends: each page has its picture and says the same in a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxplanner.closed_reviews import close_review
from cxplanner.drawing.shapes import Circle, Rectangle
from cxplanner.plan.edits import initiatives, programme
from cxplanner.plan.edits.programme import change_programme
from cxplanner.plan.edits.reviews import prepare_review
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from tests.builders import MONDAY, a_plan, id_of, with_baseline, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.names import nameless
from ui.plan_controller import PlanController
from ui.trends.dialog import TrendsDialog

TODAY = date(2026, 3, 2)


def slipped() -> Plan:
    """Work of an owner with a unit and of money, frozen, then late by three days."""
    plan, marta = programme.with_person(a_plan(), "Marta")
    assert marta is not None
    plan = plan.put("people", replace(plan.people[marta], unit="Sales"))
    plan = with_initiative(plan, "A", 10, owner=marta, person_months=4.0, title="Archive")
    plan = initiatives.set_cost_once(plan, id_of(plan, "A"), 100_000_00)
    plan = with_baseline(plan, "Review 1", MONDAY)
    plan = initiatives.change(plan, id_of(plan, "A"), duration=13)
    return change_programme(plan, status_date=TODAY)


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    return controller_of(slipped())


@pytest.fixture
def dialog(qtbot: QtBot, controller: PlanController) -> TrendsDialog:
    made = TrendsDialog(controller)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_each_page_says_what_its_picture_shows(dialog: TrendsDialog) -> None:
    for place, page in enumerate((dialog.dates, dialog.work, dialog.change, dialog.money), start=1):
        dialog.pages.setCurrentIndex(place)
        drawing = page.canvas.drawing
        assert drawing is not None
        assert drawing.shapes
        assert page.canvas.accessibleDescription()
        assert not page.grab().isNull()
    assert dialog.dates.said.text() == "5 of 5 dates have moved since “Review 1”."
    assert dialog.work.said.text() == "0 of 4 person-months done on 2 March 2026; planned by then: 0."
    assert dialog.change.said.text() == "Most change meets Sales in Q1 2026: 1 initiative."
    assert dialog.money.said.text() == (
        "Net present value -€98,000 over 60 months at 8\u2009%. The costs do not come back within that time."
    )


def test_that_a_click_on_a_number_names_the_initiatives(dialog: TrendsDialog) -> None:
    dialog.pages.setCurrentIndex(3)
    drawing = dialog.change.canvas.drawing
    assert drawing is not None
    box = next(each for each in drawing.shapes if isinstance(each, Rectangle))
    place = QPoint(round(box.x + 3), round(box.y + 3))
    QTest.mouseClick(dialog.change.canvas, Qt.MouseButton.LeftButton, pos=place)
    assert dialog.change.named.text() == "Sales in Q1 2026: A Archive."
    QTest.mouseClick(dialog.change.canvas, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert dialog.change.named.text() == "Sales in Q1 2026: A Archive."


def test_that_trends_follow_the_plan(dialog: TrendsDialog, controller: PlanController) -> None:
    plan = controller.plan
    assert controller.apply("set_duration", lambda _: initiatives.change(plan, id_of(plan, "A"), duration=10))
    dialog.pages.setCurrentIndex(1)
    told = dialog.dates.canvas.accessibleDescription()
    assert "Finish: 16 Jan 2026 and 13 Mar 2026 (+40 d)." in told


def test_that_without_a_review_the_page_says_what_is_missing(
    qtbot: QtBot, controller_of: MakeController
) -> None:
    made = TrendsDialog(controller_of(with_initiative(a_plan(), "A", 5)))
    qtbot.addWidget(made)
    assert made.changes.said.text().startswith("No review has frozen the plan yet")
    made.pages.setCurrentIndex(1)
    assert made.dates.said.text().startswith("There is no earlier review yet")
    assert made.dates.canvas.drawing is None
    made.pages.setCurrentIndex(4)
    assert made.money.said.text() == "No initiative has costs or benefits yet."


def reviewed_twice() -> Plan:
    """Two closed reviews, A longer after each of them."""
    plan = with_initiative(with_initiative(a_plan(), "A", 10, title="Archive"), "B", 5, after="A")
    for number, day in enumerate((MONDAY, date(2026, 2, 2)), start=1):
        plan = prepare_review(plan, f"Committee {number}", day)
        plan = close_review(schedule(plan), plan.next_id - 1, day, datetime(2026, 1, 5, 12))  # noqa: DTZ001
        plan = initiatives.change(plan, id_of(plan, "A"), duration=10 + 3 * number)
    return change_programme(plan, status_date=TODAY)


def test_that_two_dates_that_are_clicked_are_compared(qtbot: QtBot, controller_of: MakeController) -> None:
    made = TrendsDialog(controller_of(reviewed_twice()))
    qtbot.addWidget(made)
    made.show()
    page = made.changes
    assert page.chosen == (1, 2)
    drawing = page.line.drawing
    assert drawing is not None
    dots = [each for each in drawing.shapes if isinstance(each, Circle)]
    for dot in (dots[0], dots[1]):
        QTest.mouseClick(page.line, Qt.MouseButton.LeftButton, pos=QPoint(round(dot.x), round(dot.y)))
    assert page.chosen == (0, 1)
    assert (page.earlier.currentText(), page.later.currentText()) == ("Committee 1", "Committee 2")
    assert page.said.text() == "The finish moves by 3 working days to 28 January 2026."
    rows = [[page.table.model.index(row, column).data() for column in range(4)] for row in range(2)]
    assert rows[0] == [
        "Moved of themselves", "A Archive", "16 Jan 2026 → 21 Jan 2026 · its own change (Duration)", "+3 d"
    ]  # fmt: skip


def test_that_two_dates_can_be_chosen_with_the_keyboard(qtbot: QtBot, controller_of: MakeController) -> None:
    made = TrendsDialog(controller_of(reviewed_twice()))
    qtbot.addWidget(made)
    made.changes.earlier.pick(0)
    assert made.changes.chosen == (0, 2)
    made.changes.later.pick(0)
    assert made.changes.said.text() == "Nothing has changed between these two."


def test_that_a_review_that_cannot_be_read_is_named(qtbot: QtBot, controller_of: MakeController) -> None:
    plan = reviewed_twice()
    first = next(iter(plan.frozen_plans.values()))
    plan = plan.put("frozen_plans", replace(first, content="5:damaged"))
    made = TrendsDialog(controller_of(plan))
    qtbot.addWidget(made)
    made.changes.earlier.pick(0)
    assert "is damaged and cannot be shown" in made.changes.said.text()
    for place in range(5):
        made.pages.setCurrentIndex(place)
    assert made.work.canvas.drawing is not None


def test_that_everything_has_a_name(dialog: TrendsDialog) -> None:
    assert nameless(dialog) == []
