"""What-if in the window: look at the original, compare, take, drop, and leave."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item
from cxplanner.errors import EditError
from cxplanner.plan.edits import initiatives, milestones
from cxplanner.scheduling.results import Node
from cxplanner.storage import read_plan
from cxplanner.wording.words import Words
from tests.builders import id_of, with_baseline, with_initiative
from tests.ui.keys import press, type_text
from tests.ui.what_if.tried import answer, facts, longer, saved, three, without_b
from tests.ui.windows import MakeWindow, select
from ui.exchange.export_dialog import ExportDialog
from ui.inspector.initiative_page import InitiativePage
from ui.inspector.milestone_page import MilestonePage
from ui.main_window import MainWindow
from ui.what_if.compare_dialog import CompareDialog
from ui.what_if.exported import exported_schedule, printed_document
from ui.what_if.original_dates import original_dates
from ui.widgets.labels import PlainLabel


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
    assert window.actions_by_name.said("undo") == "Undo change of duration"


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
    assert window.actions_by_name.said("undo") == "Undo what-if: Without wave 3"
    assert [each.key for each in window.controller.plan.initiatives_in_order] == ["A", "C"]
    window.run("undo")
    assert window.controller.plan.changed(next_id=0) == original.changed(next_id=0)
    assert window.actions_by_name.said("redo") == "Redo what-if: Without wave 3"


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
    assert printed_document(controller) == controller.open_plan.doc_uuid != ""
    controller.begin_what_if()
    controller.apply("set_duration", longer)
    shown = exported_schedule(controller)
    assert shown.plan.programme.name == "Horizonte (what-if)"
    assert shown.plan.initiatives is controller.plan.initiatives
    assert shown.finish == controller.schedule.finish
    assert printed_document(controller) == ""
    what_if = controller.what_if
    assert what_if is not None
    what_if.rename("Without wave 3")
    dialog = ExportDialog(controller, window)
    assert Path(dialog.path.text()).name == "Horizonte (what-if “Without wave 3”).xlsx"
    dialog.deleteLater()
    controller.show_original(True)
    assert exported_schedule(controller) is controller.open_plan.schedule
