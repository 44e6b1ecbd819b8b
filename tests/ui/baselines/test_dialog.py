"""Baselines in the window: the dialog, the check of the roadmap, the foot of the window."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.programme import change_programme
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_baseline, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.names import nameless
from tests.ui.windows import MakeWindow
from ui.baselines.changes_table import Place
from ui.baselines.dialog import BaselinesDialog
from ui.inspector.initiative_page import InitiativePage
from ui.plan_controller import PlanController
from ui.widgets.labels import PlainLabel


def chained() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 10), "B", 5, "A")


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    return controller_of(change_programme(chained(), status_date=date(2026, 1, 5)))


@pytest.fixture
def dialog(qtbot: QtBot, controller: PlanController) -> BaselinesDialog:
    made = BaselinesDialog(controller)
    qtbot.addWidget(made)
    made.show()
    return made


def lengthen(controller: PlanController, duration: int) -> None:
    plan = controller.plan
    assert controller.apply(
        "set_duration", lambda _: initiatives.change(plan, id_of(plan, "A"), duration=duration)
    )


def variances(dialog: BaselinesDialog) -> list[tuple[str, ...]]:
    model = dialog.changes.table.model
    places = (Place.ITEM, Place.START_CHANGE, Place.FINISH_CHANGE)
    return [tuple(str(model.index(row, place).data()) for place in places) for row in range(model.rowCount())]


def test_that_the_dates_of_now_are_frozen_under_a_name_that_is_free(
    dialog: BaselinesDialog, controller: PlanController
) -> None:
    dialog.table.add()
    dialog.table.add()
    first, second = controller.plan.baselines_in_order
    assert (first.name, second.name) == ("Baseline 1", "Baseline 2")
    assert first.taken_on == date(2026, 1, 5)
    assert first.finish == controller.schedule.finish == date(2026, 1, 23)
    assert controller.open_plan.undo_name == "freeze_baseline"
    controller.undo()
    assert list(controller.plan.baselines) == [first.id]


def test_that_a_baseline_is_renamed_in_its_cell_and_a_taken_name_is_refused(
    dialog: BaselinesDialog, controller: PlanController
) -> None:
    dialog.table.add()
    dialog.table.add()
    model = dialog.table.model
    assert model.setData(model.index(0, 0), "Kick-off")
    assert controller.plan.baselines_in_order[0].name == "Kick-off"
    model.setData(model.index(1, 0), "kick-OFF")
    assert controller.plan.baselines_in_order[1].name == "Baseline 2"
    assert "Kick-off" in dialog.table.refusal


def test_that_a_deleted_baseline_is_no_longer_offered(
    dialog: BaselinesDialog, controller: PlanController
) -> None:
    dialog.table.add()
    (which,) = controller.plan.baselines
    assert dialog.until.values == [None, which]
    dialog.table.select(which)
    dialog.table.delete_selected()
    assert not controller.plan.baselines
    assert dialog.until.values == [None]
    assert dialog.changes.table.model.rowCount() == 0


def test_that_the_table_says_what_has_moved_since_the_chosen_baseline(
    dialog: BaselinesDialog, controller: PlanController
) -> None:
    dialog.table.add()
    dialog.table.select(controller.plan.baselines_in_order[0].id)
    lengthen(controller, 12)
    rows = variances(dialog)
    assert rows[0][1:] == ("–", "+2 d")
    assert rows[1][1:] == ("+2 d", "+2 d")
    assert any(row[0].startswith("gate G1") or "G1" in row[0] for row in rows)


def test_that_two_baselines_are_compared(dialog: BaselinesDialog, controller: PlanController) -> None:
    dialog.table.add()
    lengthen(controller, 13)
    dialog.table.add()
    lengthen(controller, 40)
    first, second = controller.plan.baselines_in_order
    dialog.table.select(first.id)
    dialog.until.show_value(second.id)
    dialog.until.chosen.emit(second.id)
    assert variances(dialog)[1][1:] == ("+3 d", "+3 d")


def test_that_every_control_has_a_name(dialog: BaselinesDialog) -> None:
    assert nameless(dialog) == []


def test_that_the_roadmap_offers_a_baseline_only_when_there_is_one(window_of: MakeWindow) -> None:
    window = window_of(chained())
    roadmap = window.views.roadmap
    assert not roadmap.baseline.isVisible()
    assert not window.status.baseline.isVisible()
    window.controller.apply("freeze_baseline", lambda plan: with_baseline(plan, "Kick-off"))
    assert roadmap.baseline.isVisible()
    assert roadmap.canvas.options.baseline is None
    roadmap.canvas.key_pressed.emit("B")
    assert roadmap.baseline.isChecked()
    assert roadmap.canvas.options.baseline == next(iter(window.controller.plan.baselines))
    window.controller.undo()
    assert not roadmap.baseline.isVisible()
    assert roadmap.canvas.options.baseline is None


@pytest.mark.parametrize(
    ("duration", "text"),
    [(12, "2 d after baseline"), (7, "3 d before baseline"), (10, "as in the baseline")],
)
def test_that_the_foot_tells_how_far_the_finish_has_moved(
    window_of: MakeWindow, duration: int, text: str
) -> None:
    window = window_of(with_baseline(chained(), "Kick-off"))
    if duration != 10:
        lengthen(window.controller, duration)
    assert window.status.baseline.isVisible()
    assert window.status.baseline.text() == text


def test_that_the_chosen_baseline_is_the_one_that_is_shown(window_of: MakeWindow) -> None:
    plan = with_baseline(chained(), "First")
    plan = with_baseline(initiatives.change(plan, id_of(plan, "A"), duration=15), "Second")
    window = window_of(plan)
    first, second = (each.id for each in plan.baselines_in_order)
    window.views.roadmap.baseline.setChecked(True)
    assert window.views.roadmap.canvas.options.baseline == second
    assert window.status.baseline.text() == "as in the baseline"
    window.controller.view.choose_baseline(first)
    assert window.views.roadmap.canvas.options.baseline == first
    assert window.status.baseline.text() == "5 d after baseline"


def test_that_the_table_paints_ghosts_and_offers_the_check_only_with_a_baseline(
    window_of: MakeWindow,
) -> None:
    window = window_of(chained())
    window.show_view("initiatives")
    view = window.views.initiatives
    assert not view.head.baseline.isVisible()
    window.controller.apply("freeze_baseline", lambda plan: with_baseline(plan, "Kick-off"))
    lengthen(window.controller, 30)
    assert view.head.baseline.isVisible()
    with_ghosts = view.bars.grab().toImage()
    view.head.baseline.setChecked(False)
    assert view.bars.grab().toImage() != with_ghosts
    view.head.baseline.setChecked(True)
    assert view.bars.grab().toImage() == with_ghosts


def test_that_the_inspector_tells_baseline_forecast_and_change(window_of: MakeWindow) -> None:
    plan = with_baseline(chained(), "Kick-off")
    window = window_of(initiatives.change(plan, id_of(plan, "A"), duration=12))
    window.open_inspector(True)
    window.controller.view.select(Item("initiative", id_of(plan, "B")))
    page = next(iter(window.inspector.findChildren(InitiativePage)))
    assert page.baseline.isVisible()
    texts = [label.text() for label in page.baseline.table.findChildren(PlainLabel)]
    assert texts == [
        "", "Kick-off", "Forecast", "Change",
        "Start", "19 Jan 2026", "21 Jan 2026", "+2 d",
        "Finish", "23 Jan 2026", "27 Jan 2026", "+2 d",
        "Duration", "5 d", "5 d", "–",
    ]  # fmt: skip
    window.controller.apply("add_initiative", lambda plan: with_initiative(plan, "New", 3))
    window.controller.view.select(Item("initiative", id_of(window.controller.plan, "New")))
    assert not page.baseline.isVisible()


def texts_of(dialog: BaselinesDialog, place: Place) -> list[str]:
    model = dialog.changes.table.model
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def test_that_the_dialog_tells_what_is_new_what_is_gone_and_how_money_and_status_changed(
    dialog: BaselinesDialog, controller: PlanController
) -> None:
    plan = initiatives.set_cost_once(controller.plan, id_of(controller.plan, "A"), 10_000_00)
    assert controller.apply("set_cost", lambda _: plan)
    dialog.table.add()
    assert dialog.changes.summary.text() == "The finish stays on 23 January 2026."
    assert texts_of(dialog, Place.ITEM) == []

    a, b = (id_of(controller.plan, key) for key in "AB")
    plan = initiatives.set_cost_once(controller.plan, a, 12_500_00)
    plan = with_initiative(plan, "New", 4)
    plan = initiatives.change(plan, b, status=Status.REJECTED)
    plan = initiatives.change(plan, a, status=Status.APPROVED)
    assert controller.apply("change", lambda _: plan)

    assert dialog.changes.summary.text() == (
        "The finish comes forward by 5 working days to 16 January 2026. 1 initiative is new. "
        "1 initiative is no longer scheduled. Cost +€2,500."
    )
    rows = dict(zip(texts_of(dialog, Place.ITEM), texts_of(dialog, Place.START_CHANGE), strict=True))
    assert rows["B Initiative B"] == "not scheduled"
    assert rows["New Initiative New"] == "new"
    assert "+€2,500" in texts_of(dialog, Place.COST)
    assert "Candidate → Approved" in texts_of(dialog, Place.STATUS)
    view = dialog.changes.table.view
    assert not view.isColumnHidden(Place.COST)
    assert view.isColumnHidden(Place.BENEFIT)


def test_that_what_stands_where_it_was_is_shown_when_asked_for(
    dialog: BaselinesDialog, controller: PlanController
) -> None:
    dialog.table.add()
    dialog.changes.only_changed.setChecked(False)

    assert len(texts_of(dialog, Place.ITEM)) == len(controller.plan.initiatives) + 4
