"""The Reviews view: prepare, decide, say why, close; each an edit that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from cxplanner.closed_reviews import close_review
from cxplanner.plan.edits import decisions, initiatives, reviews
from cxplanner.plan.kept_changes import KeptChange
from cxplanner.plan.plan import Plan
from cxplanner.plan.reviews import AgendaKind, Health, Outcome
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.windows import MakeWindow
from ui.main_window import MainWindow
from ui.reviews.decision_dialog import DecisionDialog
from ui.reviews.health_dialog import HealthDialog
from ui.reviews.option_dialog import KeepOptionDialog
from ui.reviews.review_dialog import CloseReviewDialog, PrepareReviewDialog
from ui.reviews.view import ReviewsView

FIRST, SECOND = date(2026, 3, 5), date(2026, 4, 9)


def reviewed() -> Plan:
    """A chain that has slipped since its first review; the second one is prepared, with a decision."""
    plan = with_initiative(a_plan(), "A", 20)
    plan = with_initiative(plan, "B", 10, after="A")
    plan = reviews.prepare_review(plan, "Review 1", FIRST)
    plan = close_review(schedule(plan), plan.next_id - 1, FIRST, datetime(2026, 3, 5, 14, 0, tzinfo=UTC))
    plan = initiatives.change(plan, id_of(plan, "A"), duration=35)
    plan = reviews.prepare_review(plan, "Review 2", SECOND)
    plan = decisions.add_item(plan, plan.next_id - 1, "Pay two engineers", AgendaKind.DECISION)
    item = plan.next_id - 1
    shorter = KeptChange.between(plan, initiatives.change(plan, id_of(plan, "A"), duration=25))
    plan = decisions.put_option(plan, item, "Do nothing")
    return decisions.put_option(plan, item, "Pay", change=shorter)


def shown(window: MainWindow) -> ReviewsView:
    window.activateWindow()
    window.run("reviews")
    for _ in range(3):
        QApplication.processEvents()
    return window.views.reviews


def with_dialog(kind: type[QDialog], act: Callable[[], object], do: Callable[..., None]) -> None:
    """Do something that opens a dialog, and something with that dialog."""
    met = []

    def meet() -> None:
        dialog = QApplication.activeModalWidget()
        met.append(dialog)
        assert isinstance(dialog, kind)
        do(dialog)

    QTimer.singleShot(0, meet)
    act()
    assert met


def the_decision(window: MainWindow) -> int:
    return next(iter(window.controller.plan.agenda_items))


def test_that_an_empty_plan_is_told_what_a_review_is(window_of: MakeWindow) -> None:
    view = shown(window_of(with_initiative(a_plan(), "A", 5)))
    assert view.empty.isVisible()
    assert view.prepare_button.isVisible()
    assert not view.close_button.isVisible()


def test_that_the_page_tells_what_moved_and_what_is_asked(window_of: MakeWindow) -> None:
    view = shown(window_of(reviewed()))
    assert view.head.title.text() == "Review 2"
    assert "15 working days" in view.headline.text()
    (row,) = view.agenda.rows.values()
    assert "earlier" in row.what.text()
    assert any("A" in text for text in view.changed.texts())
    assert view.health.word.text()


def test_that_approving_does_what_is_asked_in_one_step(window_of: MakeWindow) -> None:
    window = window_of(reviewed())
    view, item = shown(window), the_decision(window)
    (row,) = view.agenda.rows.values()
    row.buttons[Outcome.APPROVED].click()
    plan = window.controller.plan
    assert plan.initiatives[id_of(plan, "A")].duration == 25
    assert plan.agenda_items[item].outcome is Outcome.APPROVED
    window.controller.undo()
    plan = window.controller.plan
    assert plan.initiatives[id_of(plan, "A")].duration == 35
    assert plan.agenda_items[item].outcome is Outcome.PENDING


def test_that_deferring_and_rejecting_change_no_dates(window_of: MakeWindow) -> None:
    window = window_of(reviewed())
    view, before = shown(window), window.controller.schedule.finish
    (row,) = view.agenda.rows.values()
    row.buttons[Outcome.REJECTED].click()
    assert window.controller.schedule.finish == before
    assert not view.agenda.rows


def test_that_closing_asks_why_it_slipped_and_freezes_all(window_of: MakeWindow) -> None:
    window = window_of(reviewed())
    view = shown(window)

    def close(dialog: CloseReviewDialog) -> None:
        ((_, field),) = dialog.slips.fields
        field.line.setText("A third legacy system was found")
        dialog.minutes.edit.setPlainText("All agreed.")
        dialog.take.click()

    with_dialog(CloseReviewDialog, view.close_button.click, close)
    plan = window.controller.plan
    closed = plan.reviews[1]
    assert closed.closed_on is not None
    assert closed.minutes == "All agreed."
    assert [each.reason for each in plan.slip_reasons.values()] == ["A third legacy system was found"]
    baseline = plan.baseline_of(closed.id)
    assert baseline is not None
    assert baseline.id in plan.frozen_plan_of
    window.controller.undo()
    assert window.controller.plan.reviews[1].closed_on is None
    assert not window.controller.plan.slip_reasons


def test_that_the_first_review_is_prepared_from_the_empty_view(window_of: MakeWindow) -> None:
    window = window_of(with_initiative(a_plan(), "A", 5))
    view = shown(window)

    def prepare(dialog: PrepareReviewDialog) -> None:
        dialog.title.line.setText("")
        dialog.take.click()
        assert dialog.title.refusal
        dialog.title.line.setText("Kick-off")
        dialog.attendees.edit.setPlainText("Ana\n\nBen")
        dialog.take.click()

    with_dialog(PrepareReviewDialog, view.prepare_button.click, prepare)
    (meeting,) = window.controller.plan.reviews
    assert (meeting.title, meeting.attendees) == ("Kick-off", ("Ana", "Ben"))
    assert not view.empty.isVisible()


def test_that_a_decision_is_added_and_kept_with_what_was_typed(window_of: MakeWindow) -> None:
    window = window_of(reviewed())
    view = shown(window)

    def add(dialog: DecisionDialog) -> None:
        dialog.title.line.setText("Renew the licence")
        dialog.owner.combo.setEditText("Marta Iglesias")
        dialog.new_option.line.setText("Wait a year")
        dialog.take.click()

    with_dialog(DecisionDialog, lambda: window.run("add_decision"), add)
    plan = window.controller.plan
    added = [each for each in plan.agenda_items.values() if each.title == "Renew the licence"]
    assert [option.title for option in added[0].options] == ["Wait a year"]
    assert plan.people[added[0].owner or 0].name == "Marta Iglesias"
    assert len(view.agenda.rows) == 2


def test_that_a_what_if_becomes_an_option_and_the_plan_stays(window_of: MakeWindow) -> None:
    window = window_of(reviewed())
    shown(window)
    controller = window.controller
    controller.begin_what_if()
    wanted = id_of(controller.plan, "B")
    controller.apply("change_initiative", lambda plan: initiatives.change(plan, wanted, duration=2))

    def keep(dialog: KeepOptionDialog) -> None:
        dialog.asked.line.setText("Cut B")
        dialog.option.line.setText("Two days are enough")
        dialog.take.click()

    with_dialog(KeepOptionDialog, lambda: window.run("keep_option"), keep)
    assert controller.what_if is None
    assert controller.plan.initiatives[wanted].duration == 10
    kept = [each for each in controller.plan.agenda_items.values() if each.title == "Cut B"]
    assert [option.title for option in kept[0].options] == ["Do nothing", "Two days are enough"]
    assert kept[0].recommended == 1


def test_that_the_owner_judges_otherwise_only_with_a_reason(window_of: MakeWindow) -> None:
    window = window_of(reviewed())
    view = shown(window)

    def judge(dialog: HealthDialog) -> None:
        dialog.take.click()
        assert dialog.reason.refusal
        dialog.reason.edit.setPlainText("The supplier pays for the delay.")
        dialog.take.click()

    with_dialog(HealthDialog, view.health.overrule.click, judge)
    (override,) = window.controller.plan.health_overrides.values()
    assert override.health is Health.GREEN
    assert "The supplier pays" in view.health.why.text()


@pytest.mark.parametrize("width", [620, 1400])
def test_that_narrow_windows_stack_the_columns(window_of: MakeWindow, width: int) -> None:
    window = window_of(reviewed())
    view = shown(window)
    view.resize(width, 700)
    for _ in range(6):
        QApplication.processEvents()
    assert view.stages.width() <= width
    assert view.changed.texts()
