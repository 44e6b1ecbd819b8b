"""The window as somebody uses it: with the keyboard, in the light and in the dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from cxplanner.drawing.shapes import Item
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.keys import press, type_text
from tests.ui.windows import MakeWindow, select, told_to_screen_readers
from ui.frame.question import Question
from ui.main_window import MainWindow
from ui.theme import theme
from ui.widgets.field import Field


def three() -> Plan:
    plan = with_initiative(a_plan(name="Horizonte"), "A", 10, title="Paper is gone")
    plan = with_initiative(plan, "B", 5, "A", title="One platform")
    return with_initiative(plan, "C", 3, stage=2, title="Data register")


def answer(monkeypatch: pytest.MonkeyPatch, number: int) -> list[str]:
    """Answer the next questions with a button; returns what is asked."""
    asked: list[str] = []

    def choose(question: Question) -> int:
        asked.append(question.windowTitle())
        question.answer = number
        return 1

    monkeypatch.setattr(Question, "exec", choose)
    return asked


def status_of(window: MainWindow) -> str:
    return " | ".join(
        text for each in window.status.findChildren(QAbstractButton) if (text := each.text())
    )  # fmt: skip


def test_that_a_window_without_a_plan_welcomes(window_of: MakeWindow) -> None:
    window = window_of()
    assert window.welcome.isVisible()
    assert [menu.title() for menu in window.actions_by_name.menus if menu.menuAction().isVisible()] == [
        "&File",
        "&Help",
    ]
    assert not window.actions_by_name["save"].isEnabled()


def test_that_a_new_programme_shows_an_empty_roadmap_that_says_how_to_begin(window_of: MakeWindow) -> None:
    window = window_of()
    window.run("new")
    assert window.controller.is_open
    assert window.views.roadmap.empty.isVisible()


def test_that_the_first_initiative_is_made_and_named_with_the_keyboard_alone(window_of: MakeWindow) -> None:
    window = window_of(a_plan())
    press(window.views.roadmap.canvas, Qt.Key.Key_N, text="n")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    type_text(field, "Formación de oficinas")
    press(field, Qt.Key.Key_Return)
    (initiative,) = window.controller.plan.initiatives.values()
    assert initiative.title == "Formación de oficinas"


def test_that_the_keyboard_is_the_roadmaps_again_after_a_zoom_was_chosen(window_of: MakeWindow) -> None:
    window = window_of(three())
    window.tool_bar.zoom_box.setFocus()
    window.tool_bar.zoom_box.setCurrentIndex(3)
    window.tool_bar.zoom_box.activated.emit(3)
    assert QApplication.focusWidget() is window.views.roadmap.canvas
    press(window.views.roadmap.canvas, Qt.Key.Key_Plus, text="+")
    assert window.tool_bar.zoom_box.currentIndex() == -1
    assert window.tool_bar.zoom_box.placeholderText() == "Other zoom"


def test_that_undo_names_what_it_will_undo(window_of: MakeWindow) -> None:
    window = window_of(three())
    select(window, "A")
    window.run("duplicate")
    assert window.actions_by_name.said("undo") == "Undo copy of an initiative"
    window.run("undo")
    assert len(window.controller.plan.initiatives) == 3
    assert window.actions_by_name.said("redo") == "Redo copy of an initiative"
    assert not window.actions_by_name["undo"].isEnabled()


def test_that_deleting_what_others_wait_for_is_asked_first(
    window_of: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of(three())
    select(window, "A")
    asked = answer(monkeypatch, 1)
    press(window.views.roadmap.canvas, Qt.Key.Key_Delete)
    assert asked == ["Delete A Paper is gone?"]
    assert window.controller.plan.initiative("A") is not None


def test_that_deleting_what_nobody_waits_for_is_not_asked(
    window_of: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of(three())
    select(window, "B", "C")
    asked = answer(monkeypatch, 1)
    press(window.views.roadmap.canvas, Qt.Key.Key_Delete)
    assert asked == []
    assert [each.key for each in window.controller.plan.initiatives_in_order] == ["A"]


def test_that_linking_makes_each_wait_for_the_one_before(window_of: MakeWindow) -> None:
    window = window_of(three())
    assert not window.actions_by_name["link"].isEnabled()
    select(window, "B", "C")
    window.run("link")
    plan = window.controller.plan
    assert [each.predecessor for each in plan.links_into[id_of(plan, "C")]] == [id_of(plan, "B")]


def test_that_a_refused_edit_is_said_in_one_sentence_and_goes_with_the_next_edit(
    window_of: MakeWindow,
) -> None:
    window = window_of(three())
    select(window, "B", "A")
    window.run("link")
    assert "A" in window.messages.text
    assert "B" in window.messages.text
    select(window, "C")
    window.run("duplicate")
    assert window.messages.text == ""


def test_that_the_filter_dims_what_does_not_match(window_of: MakeWindow) -> None:
    window = window_of(three())
    window.run("filter")
    assert window.tool_bar.filter.hasFocus()
    type_text(window.tool_bar.filter, "platform")
    plan = window.controller.plan
    assert window.views.roadmap.canvas.options.faded == {id_of(plan, "A"), id_of(plan, "C")}
    press(window.tool_bar.filter, Qt.Key.Key_Escape)
    assert window.views.roadmap.canvas.options.faded == frozenset()


def test_that_a_filter_that_matches_nothing_offers_to_be_cleared(window_of: MakeWindow) -> None:
    window = window_of(three())
    window.controller.view.set_filter("wave 3")
    nothing = window.views.roadmap.nothing_matches
    assert nothing.isVisible()
    nothing.findChildren(QAbstractButton)[0].click()
    assert window.tool_bar.filter.text() == ""
    assert not nothing.isVisible()


def test_that_anything_can_be_gone_to_by_typing(window_of: MakeWindow) -> None:
    window = window_of(three())
    popup = window.go_to()
    type_text(popup.search, "register data")
    press(popup.search, Qt.Key.Key_Return)
    assert window.controller.view.current == Item("initiative", id_of(window.controller.plan, "C"))


def test_that_a_command_can_be_gone_to_by_typing(window_of: MakeWindow) -> None:
    window = window_of(three())
    popup = window.go_to()
    type_text(popup.search, "select all init")
    press(popup.search, Qt.Key.Key_Return)
    assert len(window.controller.view.selected) == 3


def test_that_the_status_bar_tells_finish_critical_path_and_saving(window_of: MakeWindow) -> None:
    window = window_of(three())
    assert "Critical path 2 initiatives" in status_of(window)
    assert window.status.finish == window.controller.words.date(window.controller.schedule.finish)
    assert window.status.saved == "Not saved"


def test_that_the_title_tells_that_a_file_is_read_only(window_of: MakeWindow, tmp_path: Path) -> None:
    path = tmp_path / "plan.cxplan"
    first = window_of(three())
    first.controller.save_as(path)
    second = window_of()
    second.open_file(path)
    (button,) = second.welcome_messages.buttons()
    assert button.text() == "Open read-only"
    button.click()
    assert second.windowTitle() == "plan.cxplan [read-only] — CXPlanner"


def test_that_a_missing_recent_file_can_be_taken_out_of_the_list(
    window_of: MakeWindow, tmp_path: Path
) -> None:
    window = window_of()
    window.controller.settings.remember_file(tmp_path / "gone.cxplan")
    window.open_file(tmp_path / "gone.cxplan")
    assert "gone.cxplan" in window.welcome_messages.text
    window.welcome_messages.buttons()[-1].click()
    assert window.controller.settings.recent_files == ()


def test_that_closing_saves_what_has_a_file_and_asks_nothing(window_of: MakeWindow, tmp_path: Path) -> None:
    path = tmp_path / "plan.cxplan"
    window = window_of(three())
    window.controller.save_as(path)
    select(window, "C")
    window.run("delete")
    assert window.close()
    other = window_of()
    other.open_file(path)
    assert other.controller.plan.initiative("C") is None


@pytest.mark.parametrize(("number", "closes"), [(1, True), (2, False)], ids=["discards", "stays"])
def test_that_closing_asks_about_a_plan_without_a_file(
    window_of: MakeWindow, monkeypatch: pytest.MonkeyPatch, number: int, closes: bool
) -> None:
    window = window_of(three())
    select(window, "C")
    window.run("duplicate")
    asked = answer(monkeypatch, number)
    assert window.close() is closes
    assert asked == ["Save the changes of «Horizonte»?"]


def test_that_a_plan_is_opened_by_dropping_its_file(window_of: MakeWindow, tmp_path: Path) -> None:
    path = tmp_path / "plan.cxplan"
    first = window_of(three())
    first.controller.save_as(path)
    first.controller.close()
    window = window_of()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    assert window.controller.plan.programme.name == "Horizonte"


def test_that_the_window_switches_between_light_and_dark(window_of: MakeWindow) -> None:
    window = window_of(three())
    light = window.grab().toImage().pixelColor(300, 500)
    window.run("dark")
    assert theme().is_dark
    assert window.grab().toImage().pixelColor(300, 500).lightness() < light.lightness() / 2
    window.run("dark")
    assert not theme().is_dark


def test_that_the_inspector_is_a_drawer_in_a_narrow_window(window_of: MakeWindow) -> None:
    window = window_of(three(), width=1100, height=700)
    assert not window.inspector.isVisible()
    width = window.views.width()
    window.run("inspector")
    assert window.inspector.isVisible()
    assert window.views.width() == width
    window.run("inspector")
    assert not window.inspector.isVisible()


def test_that_a_small_window_shows_the_rail_as_icons(window_of: MakeWindow) -> None:
    window = window_of(three(), width=800, height=600)
    assert window.rail.width() == 48
    assert window.width() == 800
    assert window.height() == 600


def test_that_every_button_editor_and_view_has_a_name(window_of: MakeWindow) -> None:
    window = window_of(three())
    select(window, "B")
    roles = {
        QAccessible.Role.Button,
        QAccessible.Role.EditableText,
        QAccessible.Role.CheckBox,
        QAccessible.Role.ComboBox,
        QAccessible.Role.PushButton,
        QAccessible.Role.List,
    }
    met = [each for each in told_to_screen_readers(window) if each.role() in roles]
    nameless = [each.object() for each in met if not each.text(QAccessible.Text.Name)]
    assert len(met) > 30
    assert nameless == []


def test_that_tab_visits_the_fields_and_comes_back(window_of: MakeWindow) -> None:
    window = window_of(three())
    select(window, "B")
    window.activateWindow()
    window.tool_bar.filter.setFocus()
    visited = []
    for _ in range(200):
        window.focusNextChild()
        visited.append(QApplication.focusWidget())
        if visited[-1] is window.tool_bar.filter:
            break
    assert visited[-1] is window.tool_bar.filter
    assert window.views.roadmap.canvas in visited
    fields = [each for each in window.inspector.findChildren(Field) if each.isVisible()]
    assert len(fields) > 15
    assert {each.editor for each in fields} <= set(visited)


def test_that_f6_goes_from_pane_to_pane_and_back(window_of: MakeWindow) -> None:
    window = window_of(three())
    window.views.focus_canvas()
    window.run("next_pane")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.inspector.isAncestorOf(focus)
    window.run("previous_pane")
    assert QApplication.focusWidget() is window.views.roadmap.canvas


def test_that_the_tables_view_and_the_roadmap_share_the_selection(window_of: MakeWindow) -> None:
    window = window_of(three())
    select(window, "B")
    window.run("initiatives")
    window.run("roadmap")
    assert window.controller.view.selected_initiatives() == (id_of(window.controller.plan, "B"),)
