"""The door from the window to the plan."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cxplanner.errors import CXPlannerError
from cxplanner.plan.change import PlanChange
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from ui.plan_controller import PlanController


def a_longer_one(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), duration=20)


def an_impossible_one(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), duration=-1)


def test_that_an_edit_is_told_once_with_its_change(controller_of: MakeController) -> None:
    controller, told = controller_of(with_initiative(a_plan(), "A", 10)), list[PlanChange]()
    controller.changed.connect(told.append)
    assert controller.apply("set_duration", a_longer_one)
    assert [set(change.of("initiatives").changed) for change in told] == [{id_of(controller.plan, "A")}]


def test_that_a_refusal_is_told_and_changes_nothing(controller_of: MakeController) -> None:
    controller = controller_of(with_initiative(a_plan(), "A", 10))
    before, refusals = controller.plan, list[CXPlannerError]()
    controller.refused.connect(refusals.append)
    assert not controller.apply("set_duration", an_impossible_one)
    assert controller.plan is before
    assert [each.code for each in refusals] == ["out_of_range"]


def test_that_an_attempt_gives_the_refusal_to_who_asks_alone(controller_of: MakeController) -> None:
    controller, refusals = controller_of(with_initiative(a_plan(), "A", 10)), list[CXPlannerError]()
    controller.refused.connect(refusals.append)
    error = controller.attempt("set_duration", an_impossible_one)
    assert error is not None
    assert error.code == "out_of_range"
    assert refusals == []


def test_that_undo_and_redo_go_back_and_forth(controller_of: MakeController) -> None:
    controller = controller_of(with_initiative(a_plan(), "A", 10))
    controller.apply("set_duration", a_longer_one)
    controller.undo()
    assert controller.plan.initiatives[id_of(controller.plan, "A")].duration == 10
    controller.redo()
    assert controller.plan.initiatives[id_of(controller.plan, "A")].duration == 20


def test_that_an_edit_is_saved_by_itself(controller_of: MakeController, tmp_path: Path, qtbot: QtBot) -> None:
    controller = controller_of(with_initiative(a_plan(), "A", 10))
    assert controller.save_as(tmp_path / "a.cxplan")
    controller.apply("set_duration", a_longer_one)
    assert controller.saved_state() == "Not saved"
    qtbot.waitUntil(lambda: controller.open_plan.is_saved, timeout=10_000)
    assert controller.saved_state().startswith("Saved ")


def test_that_nothing_is_saved_by_itself_when_the_setting_is_off(
    controller_of: MakeController, tmp_path: Path
) -> None:
    controller = controller_of(with_initiative(a_plan(), "A", 10))
    controller.settings.set("automatic_saving", False)
    controller.save_as(tmp_path / "a.cxplan")
    controller.apply("set_duration", a_longer_one)
    controller.save_automatically()
    assert not controller.open_plan.is_saved
    assert controller.close_asks()


def test_that_closing_asks_nothing_of_a_plan_that_saves_itself(
    controller_of: MakeController, tmp_path: Path
) -> None:
    controller = controller_of(with_initiative(a_plan(), "A", 10))
    controller.save_as(tmp_path / "a.cxplan")
    controller.apply("set_duration", a_longer_one)
    assert not controller.close_asks()
    assert controller.close()
    assert not controller.is_open


def test_that_a_new_plan_without_a_file_asks_before_it_closes(controller_of: MakeController) -> None:
    controller = controller_of(a_plan())
    controller.apply("add_initiative", lambda plan: with_initiative(plan, "A"))
    assert controller.close_asks()


def test_that_the_open_plan_stays_when_another_cannot_be_opened(
    controller_of: MakeController, tmp_path: Path
) -> None:
    controller, refusals = controller_of(with_initiative(a_plan(), "A", 10)), list[CXPlannerError]()
    controller.refused.connect(refusals.append)
    assert not controller.open(tmp_path / "nowhere.cxplan")
    assert [each.code for each in refusals] == ["missing"]
    assert controller.plan.initiative("A") is not None


def test_that_a_file_that_is_open_elsewhere_opens_read_only(
    controller_of: MakeController, tmp_path: Path
) -> None:
    path = tmp_path / "a.cxplan"
    first = controller_of(with_initiative(a_plan(), "A", 10))
    first.save_as(path)
    second = PlanController(first.settings, first.words)
    refusals = list[CXPlannerError]()
    second.refused.connect(refusals.append)
    assert not second.open(path)
    assert [each.code for each in refusals] == ["in_use"]
    assert second.open(path, read_only=True)
    assert second.saved_state() == "Read-only"
    second.close(discard=True)


def test_that_an_opened_file_is_remembered(controller_of: MakeController, tmp_path: Path) -> None:
    controller = controller_of(a_plan(name="Horizonte"))
    controller.save_as(tmp_path / "a.cxplan")
    recent = controller.settings.recent_files[0]
    assert (Path(recent.path).name, recent.name) == ("a.cxplan", "Horizonte")
