"""The dialog that checks a printed sheet."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.report.plan_code import plan_code
from cxplanner.storage.print_record import prints_folder, remember_print
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.names import nameless
from ui.plan_controller import PlanController
from ui.verification.dialog import VerificationDialog

MOMENT = datetime(2026, 10, 15, 14, 32, tzinfo=UTC)


def the_plan() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 5, title="Archive"), "B", 3, after="A")


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    """A plan whose roadmap has been printed."""
    made = controller_of(the_plan())
    remember_print(made.plan, made.open_plan.doc_uuid, "roadmap", plan_code(made.plan), MOMENT)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, controller: PlanController) -> VerificationDialog:
    made = VerificationDialog(controller)
    qtbot.addWidget(made)
    made.show()
    return made


def check(qtbot: QtBot, dialog: VerificationDialog, typed: str) -> None:
    dialog.line.setFocus()
    dialog.line.selectAll()
    QTest.keyClicks(dialog.line, typed)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_working, timeout=10_000)


def edited(controller: PlanController) -> None:
    controller.apply(
        "set_duration",
        lambda plan: initiatives.change(plan, id_of(plan, "A"), duration=9, title="The archive"),
    )


def cells(dialog: VerificationDialog) -> list[list[str]]:
    model = dialog.table.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_that_an_unchanged_plan_is_said_to_be_so(qtbot: QtBot, dialog: VerificationDialog) -> None:
    check(qtbot, dialog, plan_code(the_plan()).lower())
    assert dialog.answer.text() == "Nothing has changed: the plan still says what that sheet says."
    assert dialog.details.text().startswith("Roadmap, printed 15 Oct 2026")
    assert not dialog.table.isVisible()
    assert dialog.line.text() == plan_code(the_plan())


def test_that_what_has_changed_is_listed(
    qtbot: QtBot, dialog: VerificationDialog, controller: PlanController
) -> None:
    edited(controller)
    check(qtbot, dialog, plan_code(the_plan()))
    assert dialog.answer.text() == "The plan has changed since that sheet was printed."
    assert "4\u00a0working\u00a0days\u00a0later" in dialog.details.text()
    assert dialog.table.isVisible()
    rows = cells(dialog)
    assert ["A The archive", "Duration", "5 d", "9 d", "+4 d"] in rows
    assert ["A The archive", "Title", "Archive", "The archive", ""] in rows


def test_that_without_a_record_the_kind_of_change_is_said(
    qtbot: QtBot, dialog: VerificationDialog, controller: PlanController
) -> None:
    for path in prints_folder().glob("*/*"):
        path.unlink()
    edited(controller)
    check(qtbot, dialog, plan_code(the_plan()))
    assert "Something on which dates rest has changed, and something else too." in dialog.answer.text()
    assert not dialog.table.isVisible()


def test_that_what_is_no_code_is_refused_at_the_field_and_an_earlier_answer_goes(
    qtbot: QtBot, dialog: VerificationDialog, controller: PlanController
) -> None:
    edited(controller)
    check(qtbot, dialog, plan_code(the_plan()))
    check(qtbot, dialog, "hello")
    assert dialog.code.refusal == (
        "“hello” is no code of a sheet: those have eight signs, such as 3F2A-91BC."
    )
    assert (dialog.answer.text(), dialog.table.isVisible()) == ("", False)
    check(qtbot, dialog, plan_code(controller.plan))
    assert (dialog.code.refusal, dialog.answer.text()[:19]) == ("", "Nothing has changed")


def test_that_checking_changes_nothing(
    qtbot: QtBot, dialog: VerificationDialog, controller: PlanController
) -> None:
    before = controller.plan
    check(qtbot, dialog, "0000-0000")
    assert controller.plan is before
    assert controller.undo_name is None


def test_that_everything_has_a_name(dialog: VerificationDialog) -> None:
    assert nameless(dialog) == []
