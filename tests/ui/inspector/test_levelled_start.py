"""The levelled start among the fields of an initiative."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.keys import press
from tests.ui.windows import MakeWindow, select
from ui.inspector.levelled_start import LevelledStart
from ui.main_window import MainWindow


def levelled() -> Plan:
    plan = with_initiative(a_plan(), "A", 10, levelled_start=date(2026, 1, 12), not_before=date(2026, 1, 7))
    return with_initiative(plan, "B", 5)


def row(window: MainWindow) -> LevelledStart:
    (found,) = window.inspector.findChildren(LevelledStart)
    return found


def test_that_it_is_shown_where_it_is_set(window_of: MakeWindow) -> None:
    window = window_of(levelled())
    select(window, "A")
    assert row(window).isVisible()
    assert "12" in row(window).day.text()
    select(window, "B")
    assert not row(window).isVisible()


def test_that_clearing_it_is_one_step_and_leaves_what_the_user_set(window_of: MakeWindow) -> None:
    window = window_of(levelled())
    select(window, "A")
    press(row(window).clear, Qt.Key.Key_Return)
    plan = window.controller.plan
    a = plan.initiatives[id_of(plan, "A")]
    assert (a.levelled_start, a.not_before) == (None, date(2026, 1, 7))
    assert window.controller.schedule.initiative(a.id).start == date(2026, 1, 7)
    assert not row(window).isVisible()
    assert window.actions_by_name.said("undo") == "Undo clearing of levelled starts"
    window.run("undo")
    assert row(window).isVisible()
