"""The copy behind the controller: what is edited, shown, taken, dropped and saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item
from cxplanner.errors import CXPlannerError, FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.storage import read_plan
from cxplanner.wording.words import Words
from tests.builders import id_of, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.what_if.tried import longer, saved, three, without_b
from tests.ui.windows import MakeWindow
from ui.plan_controller import PlanController
from ui.settings import Settings


def test_that_edits_undo_and_redo_are_those_of_the_copy(controller_of: MakeController) -> None:
    controller = controller_of(three())
    original = controller.plan
    controller.begin_what_if()
    controller.apply("set_duration", longer)
    assert controller.plan is not original
    assert controller.open_plan.plan is original
    assert controller.schedule.finish > controller.open_plan.schedule.finish
    assert (controller.undo_name, controller.redo_name) == ("set_duration", None)
    controller.undo()
    assert controller.open_plan.undo_name is None
    assert controller.plan.initiatives == original.initiatives
    controller.redo()
    assert controller.plan.initiatives[id_of(original, "A")].duration == 12


def test_that_beginning_twice_goes_on_with_the_same_copy(controller_of: MakeController) -> None:
    controller = controller_of(three())
    controller.begin_what_if()
    controller.apply("set_duration", longer)
    what_if = controller.what_if
    controller.begin_what_if()
    assert controller.what_if is what_if


def test_that_each_change_of_what_is_shown_is_told_once(controller_of: MakeController) -> None:
    controller, told = controller_of(three()), list[object]()
    controller.begin_what_if()
    controller.changed.connect(told.append)
    controller.apply("set_duration", longer)
    controller.show_original(True)
    controller.show_original(True)
    controller.show_original(False)
    controller.take_what_if()
    controller.apply("delete_initiative", without_b)
    assert len(told) == 5


def test_that_the_original_is_shown_but_not_edited(controller_of: MakeController) -> None:
    controller, refusals = controller_of(three()), list[CXPlannerError]()
    controller.refused.connect(refusals.append)
    original = controller.plan
    controller.begin_what_if()
    controller.apply("set_duration", longer)
    copy = controller.plan
    controller.show_original(True)
    assert controller.plan is original
    assert (controller.undo_name, controller.redo_name) == (None, None)
    assert not controller.apply("delete_initiative", without_b)
    assert not controller.undo()
    assert [each.code for each in refusals] == ["original_is_shown"]
    controller.show_original(False)
    assert controller.plan is copy


def test_that_a_take_while_the_original_is_shown_takes_the_copy(controller_of: MakeController) -> None:
    controller = controller_of(three())
    controller.begin_what_if()
    controller.apply("set_duration", longer)
    copy = controller.plan
    controller.show_original(True)
    assert controller.take_what_if()
    assert controller.plan is controller.open_plan.plan is copy
    assert not controller.original_is_shown


def test_that_what_is_new_in_the_copy_leaves_the_selection_when_it_is_dropped(
    controller_of: MakeController,
) -> None:
    controller = controller_of(three())
    controller.begin_what_if()
    controller.apply("add_initiative", lambda plan: with_initiative(plan, "N"))
    controller.view.select(Item("initiative", id_of(controller.plan, "N")))
    controller.drop_what_if()
    assert controller.view.selected == ()


def test_that_a_refused_take_keeps_the_copy(
    controller_of: MakeController, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    controller, refusals = controller_of(three()), list[CXPlannerError]()
    controller.refused.connect(refusals.append)
    controller.begin_what_if()
    controller.apply("set_duration", longer)
    error = FileError("no_space_for_edits", path=tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(controller.open_plan, "apply", lambda *_: (_ for _ in ()).throw(error))
        assert not controller.take_what_if()
    assert refusals == [error]
    assert controller.what_if is not None
    assert controller.undo_name == "set_duration"
    assert controller.take_what_if()


def test_that_a_read_only_plan_has_no_what_if_and_says_what_helps(tmp_path: Path) -> None:
    path = tmp_path / "plan.cxplan"
    OpenPlan.create(three(), path).close()
    controller, refusals = PlanController(Settings(), Words("en")), list[CXPlannerError]()
    controller.refused.connect(refusals.append)
    assert controller.open(path, read_only=True)
    assert not controller.begin_what_if()
    assert [each.code for each in refusals] == ["read_only"]
    controller.close(discard=True)


def test_that_nothing_of_the_copy_is_saved_by_itself(
    window_of: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_of(three())
    before = saved(window, tmp_path / "plan.cxplan")
    window.run("what_if")
    window.controller.apply("set_duration", longer)
    assert not window.controller._saving_timer.isActive()
    window.controller.save_automatically()
    assert (tmp_path / "plan.cxplan").read_bytes() == before
    window.run("what_if_take")
    qtbot.waitUntil(lambda: window.controller.open_plan.is_saved, timeout=10_000)
    assert read_plan(tmp_path / "plan.cxplan") == window.controller.plan


def test_that_a_new_language_keeps_the_what_if(controller_of: MakeController) -> None:
    old = controller_of(three())
    old.begin_what_if()
    old.apply("set_duration", longer)
    what_if = old.what_if
    released = old.release()
    assert released is not None
    new = PlanController(Settings(), Words("es"))
    new.take(released, what_if)
    assert new.what_if is what_if
    assert new.plan.initiatives[id_of(new.plan, "A")].duration == 12
    assert new.take_what_if()
    assert new.open_plan.undo_name == "what_if"
    new.close(discard=True)
