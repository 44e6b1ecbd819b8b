"""What-if as somebody uses it: begin, edit, look at the original, compare, take, drop, and leave."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item
from cxplanner.errors import CXPlannerError, EditError, FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import initiatives, milestones
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.scheduling.results import Node
from cxplanner.storage import read_plan
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_baseline, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.keys import press, type_text
from tests.ui.windows import MakeWindow, select
from ui.exchange.export_dialog import ExportDialog
from ui.frame.question import Question
from ui.inspector.initiative_page import InitiativePage
from ui.inspector.milestone_page import MilestonePage
from ui.main_window import MainWindow
from ui.plan_controller import PlanController
from ui.settings import Settings
from ui.what_if.compare_dialog import CompareDialog
from ui.what_if.exported import exported_schedule
from ui.what_if.original_dates import original_dates
from ui.widgets.labels import PlainLabel


def three() -> Plan:
    plan = with_initiative(a_plan(name="Horizonte", policy=GatePolicy.HOLD), "A", 10, title="Paper is gone")
    plan = with_initiative(plan, "B", 5, "A", title="One platform")
    return with_initiative(plan, "C", 3, stage=2, title="Data register")


def longer(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), duration=12)


def without_b(plan: Plan) -> Plan:
    return initiatives.delete(plan, [id_of(plan, "B")])


def facts(window: MainWindow) -> str:
    return window.what_if_band.facts.text().replace("\u00a0", " ")


def answer(monkeypatch: pytest.MonkeyPatch, number: int) -> list[str]:
    """Answer the next questions with a button; returns what is asked."""
    asked: list[str] = []

    def choose(question: Question) -> int:
        asked.append(question.windowTitle())
        question.answer = number
        return 1

    monkeypatch.setattr(Question, "exec", choose)
    return asked


def saved(window: MainWindow, path: Path) -> bytes:
    """Save the plan, and return what is in its file."""
    assert window.controller.save_as(path)
    return path.read_bytes()


# ---------------------------------------------------------------------------- the controller


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


# ---------------------------------------------------------------------------- the window


def test_that_the_band_says_what_the_copy_does(window_of: MakeWindow, qtbot: QtBot) -> None:
    window = window_of(three())
    assert not window.what_if_band.isVisible()
    window.run("what_if")
    assert window.what_if_band.isVisible()
    assert facts(window) == "Nothing has changed yet: edit as always, the plan itself stays as it is."
    assert not window.what_if_band.take.isEnabled()
    assert window.status.saved == "What-if: not in the file"
    assert window.windowTitle().startswith("Horizonte [what-if]")
    window.controller.apply("set_duration", longer)
    told = (
        "1 change · finish 28 Jan 2026 → 30 Jan 2026, 2 working days later · "
        "G1 2 d later · G2 2 d later · G3 2 d later · G4 2 d later"
    )
    assert facts(window) == told
    window.controller.apply(
        "set_cost", lambda plan: initiatives.set_cost_once(plan, id_of(plan, "C"), 120_000)
    )
    assert facts(window) == told.replace("1 change", "2 changes") + " · cost +€1,200"


def test_that_the_band_tells_new_findings_a_little_later(window_of: MakeWindow, qtbot: QtBot) -> None:
    window = window_of(three())
    window.run("what_if")
    window.controller.apply("add_initiative", lambda plan: with_initiative(plan, "N", 1))
    qtbot.waitUntil(lambda: facts(window).endswith(" new findings"), timeout=5_000)


def test_that_original_and_what_if_are_shown_in_turn(window_of: MakeWindow) -> None:
    window = window_of(three())
    window.run("what_if")
    window.controller.apply("set_duration", longer)
    button = window.what_if_band.original
    assert (button.text(), window.status.finish) == ("Show original", "30 Jan 2026")
    press(button, Qt.Key.Key_Space)
    assert (button.text(), window.status.finish) == ("Show what-if", "28 Jan 2026")
    assert facts(window) == "This is the original, which stays as it is: finish 28 Jan 2026."
    assert not window.actions_by_name["undo"].isEnabled()
    select(window, "B")
    press(window.views.roadmap.canvas, Qt.Key.Key_Delete)
    assert window.messages.text == Words("en").error(EditError("original_is_shown"))
    assert window.controller.plan.initiative("B") is not None
    press(button, Qt.Key.Key_Space)
    assert window.status.finish == "30 Jan 2026"
    assert window.actions_by_name["undo"].text() == "Undo change of duration"


def test_that_the_original_is_drawn_as_ghosts_of_what_moved(window_of: MakeWindow) -> None:
    plan = with_baseline(three(), "Start")
    window = window_of(plan)
    window.run("what_if")
    state = original_dates(window.controller)
    assert state is not None
    assert state.spans == {}
    window.controller.apply("set_duration", longer)
    state = original_dates(window.controller)
    assert state is not None
    assert {node.id for node in state.spans if node.kind == "initiative"} == set(plan.initiatives)
    assert window.views.roadmap.canvas.options.original == state
    window.show_view("initiatives")
    shown = window.views.initiatives.bars._baseline
    assert shown is not None
    assert (
        shown.spans[Node("initiative", id_of(plan, "A"))] == state.spans[Node("initiative", id_of(plan, "A"))]
    )
    window.run("what_if_take")
    assert original_dates(window.controller) is None
    window.show_view("roadmap")
    assert window.views.roadmap.canvas.options.original is None


def test_that_a_taken_what_if_is_one_step_with_its_name(window_of: MakeWindow) -> None:
    window = window_of(three())
    original = window.controller.plan
    window.run("what_if")
    type_text(window.what_if_band.name, "Without wave 3")
    press(window.what_if_band.name, Qt.Key.Key_Return)
    window.controller.apply("set_duration", longer)
    window.controller.apply("delete_initiative", without_b)
    window.what_if_band.take.click()
    assert not window.what_if_band.isVisible()
    assert window.actions_by_name["undo"].text() == "Undo what-if: Without wave 3"
    assert [each.key for each in window.controller.plan.initiatives_in_order] == ["A", "C"]
    window.run("undo")
    assert window.controller.plan.changed(next_id=0) == original.changed(next_id=0)
    assert window.actions_by_name["redo"].text() == "Redo what-if: Without wave 3"


def test_that_dropping_changes_is_asked_and_brings_back_the_original(
    window_of: MakeWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = window_of(three())
    before = saved(window, tmp_path / "plan.cxplan")
    original = window.controller.plan
    window.run("what_if")
    window.controller.apply("set_duration", longer)
    asked = answer(monkeypatch, 1)
    window.run("what_if_drop")
    assert asked == ["Drop the what-if with its 1 change?"]
    assert window.controller.what_if is not None
    answer(monkeypatch, 0)
    window.run("what_if_drop")
    assert window.controller.plan is original
    assert not window.what_if_band.isVisible()
    assert window.status.saved.startswith("Saved ")
    assert (tmp_path / "plan.cxplan").read_bytes() == before


def test_that_dropping_nothing_is_not_asked(window_of: MakeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = window_of(three())
    asked = answer(monkeypatch, 1)
    window.run("what_if")
    window.run("what_if_drop")
    assert asked == []
    assert window.controller.what_if is None


def test_that_saving_saves_the_plan_and_says_what_it_leaves_out(
    window_of: MakeWindow, tmp_path: Path
) -> None:
    window = window_of(three())
    saved(window, tmp_path / "plan.cxplan")
    original = window.controller.plan
    window.run("what_if")
    window.controller.apply("set_duration", longer)
    window.run("save")
    assert "without the what-if" in window.messages.text
    assert read_plan(tmp_path / "plan.cxplan") == original
    window.messages.buttons()[0].click()
    assert window.controller.what_if is None
    assert window.messages.text == ""
    assert window.controller.plan.initiatives[id_of(original, "A")].duration == 12


@pytest.mark.parametrize(("chosen", "left", "duration"), [(0, True, 12), (1, True, 10), (2, False, 12)])
def test_that_closing_the_window_asks_what_becomes_of_it(
    window_of: MakeWindow,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    chosen: int,
    left: bool,
    duration: int,
) -> None:
    window, path = window_of(three()), tmp_path / "plan.cxplan"
    saved(window, path)
    window.run("what_if")
    window.controller.apply("set_duration", longer)
    asked = answer(monkeypatch, chosen)
    event = QCloseEvent()
    window.closeEvent(event)
    assert asked == ["Take the what-if?"]
    assert event.isAccepted() is left
    assert window.controller.is_open is not left
    plan = read_plan(path) if left else window.controller.plan
    assert plan.initiatives[id_of(plan, "A")].duration == duration


@pytest.mark.parametrize("command", ["new", "open_sample", "close"])
def test_that_another_plan_comes_only_after_the_question(
    window_of: MakeWindow, monkeypatch: pytest.MonkeyPatch, command: str, tmp_path: Path
) -> None:
    window = window_of(three())
    saved(window, tmp_path / "plan.cxplan")
    window.run("what_if")
    window.controller.apply("set_duration", longer)
    asked = answer(monkeypatch, 2)
    window.run(command)
    assert asked == ["Take the what-if?"]
    assert window.controller.what_if is not None
    answer(monkeypatch, 1)
    window.run(command)
    assert window.controller.what_if is None
    assert not window.what_if_band.isVisible()
    plan = read_plan(tmp_path / "plan.cxplan")
    assert plan.initiatives[id_of(plan, "A")].duration == 10


def test_that_the_keyboard_reaches_the_band(window_of: MakeWindow) -> None:
    window = window_of(three())
    assert window.actions_by_name["what_if"].shortcut().toString() == "Ctrl+Shift+W"
    assert not window.actions_by_name["what_if_take"].isEnabled()
    window.run("what_if")
    assert window.actions_by_name["what_if_take"].isEnabled()
    window.run("what_if")
    assert QApplication.focusWidget() is window.what_if_band.name
    window.controller.apply("set_duration", longer)
    window.run("what_if")
    assert QApplication.focusWidget() is window.what_if_band.compare
    press(window.what_if_band.compare, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.views.roadmap.canvas
    window.what_if_band.take.setFocus()
    press(window.what_if_band.take, Qt.Key.Key_Return)
    assert window.controller.what_if is None
    assert QApplication.focusWidget() is window.views.roadmap.canvas


# ---------------------------------------------------------------------------- the comparison


def compared(window: MainWindow) -> CompareDialog:
    return CompareDialog(window.controller, window)


def rows(dialog: CompareDialog) -> list[tuple[str, ...]]:
    model = dialog.table.model
    return [tuple(model.entity(row)) for row in range(model.rowCount())]


def test_that_the_comparison_lists_what_was_edited_and_what_it_pushes(window_of: MakeWindow) -> None:
    window = window_of(three())
    window.run("what_if")
    window.controller.apply("set_duration", longer)
    window.controller.apply("add_initiative", lambda plan: with_initiative(plan, "N", 2, title="<b>New</b>"))
    dialog = compared(window)
    found = rows(dialog)
    assert found[:4] == [
        ("A Paper is gone", "Duration", "10 d", "12 d", "+2 d"),
        ("A Paper is gone", "Finish", "16 Jan 2026", "20 Jan 2026", "+2 d"),
        ("N <b>New</b>", "Added", "–", "5 Jan 26 – 6 Jan 26", ""),
        ("B One platform", "Start", "19 Jan 2026", "21 Jan 2026", "+2 d"),
    ]
    assert ("G1 Start done", "Date", "23 Jan 2026", "27 Jan 2026", "+2 d") in found
    assert (
        dialog.summary.text()
        .replace("\u00a0", " ")
        .startswith("2 changes · finish 28 Jan 2026 → 30 Jan 2026")
    )
    assert dialog.findings.item(0).text().startswith("New: N")
    dialog.deleteLater()


@pytest.mark.parametrize("choice", ["take", "drop", "go_on"])
def test_that_the_comparison_leads_on(
    window_of: MakeWindow, monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    window = window_of(three())
    window.run("what_if")
    window.controller.apply("set_duration", longer)
    answer(monkeypatch, 0)

    def press_a_button(dialog: CompareDialog) -> int:
        getattr(dialog, choice).click()
        return dialog.result()

    monkeypatch.setattr(CompareDialog, "exec", press_a_button)
    window.what_if_band.compare.click()
    controller = window.controller
    assert (controller.what_if is not None) == (choice == "go_on")
    assert controller.plan.initiatives[id_of(controller.plan, "A")].duration == (
        10 if choice == "drop" else 12
    )
    assert (controller.open_plan.undo_name == "what_if") == (choice == "take")


def test_that_the_window_is_usable_when_it_is_small(window_of: MakeWindow) -> None:
    window = window_of(three(), width=800, height=600)
    window.run("what_if")
    window.controller.apply("set_duration", longer)
    QApplication.processEvents()
    band = window.what_if_band
    inside = [band.original, band.compare, band.take, band.drop, band.name, band.facts]
    assert all(band.rect().contains(each.geometry()) for each in inside)
    assert band.height() < 110


def test_that_the_inspector_shows_where_the_original_stands(window_of: MakeWindow) -> None:
    window = window_of(milestones.add(three(), "Live", initiative=id_of(three(), "B")))
    (milestone,) = window.controller.plan.milestones

    def shown() -> list[str]:
        page = window.inspector.page
        assert isinstance(page, InitiativePage | MilestonePage)
        labels = page.baseline.table.findChildren(PlainLabel)
        return [label.text() for label in labels] if page.baseline.isVisible() else []

    select(window, "C")
    assert shown() == []
    window.run("what_if")
    window.controller.apply("set_duration", longer)
    assert shown()[:8] == [
        *("", "Original", "What-if", "Change"),
        *("Start", "26 Jan 2026", "28 Jan 2026", "+2 d"),
    ]
    window.controller.view.select(Item("milestone", milestone))
    assert shown()[4:] == ["Date", "23 Jan 2026", "27 Jan 2026", "+2 d"]
    window.controller.show_original(True)
    assert shown() == []


def test_that_paper_says_that_it_shows_a_what_if(window_of: MakeWindow) -> None:
    window = window_of(three())
    controller = window.controller
    assert exported_schedule(controller) is controller.schedule
    controller.begin_what_if()
    controller.apply("set_duration", longer)
    shown = exported_schedule(controller)
    assert shown.plan.programme.name == "Horizonte (what-if)"
    assert shown.plan.initiatives is controller.plan.initiatives
    assert shown.finish == controller.schedule.finish
    what_if = controller.what_if
    assert what_if is not None
    what_if.rename("Without wave 3")
    dialog = ExportDialog(controller, window)
    assert Path(dialog.path.text()).name == "Horizonte (what-if “Without wave 3”).pdf"
    dialog.deleteLater()
    controller.show_original(True)
    assert exported_schedule(controller) is controller.open_plan.schedule
