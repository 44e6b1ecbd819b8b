"""The table of milestones: each edit is made at once."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import milestones
from cxplanner.plan.initiatives import Anchor, Milestone
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.names import nameless
from ui.milestones.dialog import MilestonesDialog
from ui.plan_controller import PlanController

TITLE, KIND, ANCHOR, INITIATIVE, OFFSET, DAY, DONE = range(1, 8)


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    plan = with_initiative(a_plan(), "A", 10)
    plan = with_initiative(plan, "B", 5, "A")
    return controller_of(milestones.add(plan, "Go-live", initiative=id_of(plan, "A")))


@pytest.fixture
def dialog(qtbot: QtBot, controller: PlanController) -> MilestonesDialog:
    made = MilestonesDialog(controller)
    qtbot.addWidget(made)
    made.show()
    return made


def first(controller: PlanController) -> Milestone:
    return controller.plan.milestones_in_order[0]


def set_cell(dialog: MilestonesDialog, column: int, value: object, row: int = 0) -> bool:
    return dialog.table.model.setData(dialog.table.model.index(row, column), value)


def text(dialog: MilestonesDialog, column: int, row: int = 0) -> str:
    return str(dialog.table.model.index(row, column).data())


def test_that_a_milestone_shows_its_computed_date(dialog: MilestonesDialog) -> None:
    assert text(dialog, DAY) == "16 Jan 2026"
    assert text(dialog, ANCHOR) == "At the finish"
    assert text(dialog, INITIATIVE) == "A"


def test_that_an_offset_moves_the_date_by_working_days(
    dialog: MilestonesDialog, controller: PlanController
) -> None:
    assert set_cell(dialog, OFFSET, "1w")
    assert first(controller).offset == 5
    assert text(dialog, DAY) == "23 Jan 2026"
    assert controller.undo()
    assert text(dialog, DAY) == "16 Jan 2026"


def test_that_a_date_gives_an_anchored_milestone_its_offset(
    dialog: MilestonesDialog, controller: PlanController
) -> None:
    assert set_cell(dialog, DAY, "20 Jan 2026")
    assert (first(controller).anchor, first(controller).offset) == (Anchor.FINISH, 2)


def test_that_a_milestone_may_stand_on_a_date_of_its_own(
    dialog: MilestonesDialog, controller: PlanController
) -> None:
    assert set_cell(dialog, ANCHOR, Anchor.DATE)
    assert first(controller).day == date(2026, 1, 16)
    assert set_cell(dialog, DAY, "3 Feb 2026")
    assert first(controller).day == date(2026, 2, 3)
    assert set_cell(dialog, INITIATIVE, id_of(controller.plan, "B"))
    assert first(controller).anchor is Anchor.FINISH


def test_that_taking_the_initiative_away_leaves_the_date(
    dialog: MilestonesDialog, controller: PlanController
) -> None:
    assert set_cell(dialog, INITIATIVE, None)
    milestone = first(controller)
    assert (milestone.anchor, milestone.initiative, milestone.day) == (Anchor.DATE, None, date(2026, 1, 16))


def test_that_a_refused_cell_keeps_what_was_typed(
    dialog: MilestonesDialog, controller: PlanController
) -> None:
    before = controller.plan
    assert not set_cell(dialog, OFFSET, "soon")
    assert "soon" in dialog.table.refusal
    assert text(dialog, OFFSET) == "soon"
    assert controller.plan is before
    assert set_cell(dialog, OFFSET, "3d")
    assert dialog.table.refusal == ""


def test_that_a_new_milestone_hangs_on_the_selected_initiative(
    dialog: MilestonesDialog, controller: PlanController
) -> None:
    controller.view.select(Item("initiative", id_of(controller.plan, "B")))
    dialog.table.add()
    new = controller.plan.milestones_in_order[-1]
    assert new.initiative == id_of(controller.plan, "B")
    assert controller.open_plan.undo_name == "change_milestone"


def test_that_the_selected_milestone_is_deleted(dialog: MilestonesDialog, controller: PlanController) -> None:
    dialog.table.select(first(controller).id)
    dialog.table.delete_selected()
    assert not controller.plan.milestones
    assert controller.open_plan.undo_name == "delete_milestones"


def test_that_every_control_has_a_name(dialog: MilestonesDialog) -> None:
    assert nameless(dialog) == []
