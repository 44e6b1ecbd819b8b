"""A whole plan without a mouse: made, linked, moved, gated, tried, frozen, printed, saved with keys alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from cxplanner.open_plan import OpenPlan
from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import CriterionKind, Stream
from tests.ui.hand import CONTROL, PATIENCE, SHIFT, Hand, meanwhile
from tests.ui.keys import press, type_text
from tests.ui.names import name_of
from tests.ui.windows import MakeWindow
from ui.baselines.dialog import BaselinesDialog
from ui.initiatives.cell_walk import visible_columns
from ui.initiatives.columns import Column
from ui.milestones.dialog import MilestonesDialog
from ui.print_studio.window import StudioWindow
from ui.widgets.search_field import SearchField

ALT = Qt.KeyboardModifier.AltModifier
MOST_TABS = 80
TITLES = (
    "Digital archive", "One platform", "Data register", "Paperless desk", "Process map", "Train the pilots",
    "Voice of the customer", "Client portal", "Price model", "Second wave", "Third wave", "Handover",
)  # fmt: skip
DAYS = (15, 20, 10, 25, 30, 12, 18, 22, 16, 14, 28, 35)
OWNERS = ("Marta", "Iván", "Rui")


class Keyboard(Hand):
    """A hand that leaves the mouse alone; it reads names and underlined letters off the screen."""

    @property
    def focus(self) -> str:
        """The name of where the keyboard is."""
        return name_of(self._focused())

    def come_into(self, dialog: QDialog) -> None:
        """As a window manager does for a dialog that opens."""
        dialog.activateWindow()
        QApplication.processEvents()

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is on a control with this name."""
        passed = []
        for _ in range(MOST_TABS):
            if self.focus == name:
                return
            passed.append(self.focus)
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"{name!r} is not among {passed}")

    def choose(self, menu: str, *path: str) -> None:
        """Open a menu of the bar and follow its underlined letters."""
        bar = self.window.menuBar()
        title = next(each for each in bar.actions() if each.text().replace("&", "") == menu)
        letter = _mnemonic(title.text())
        assert letter is not None
        self.key(letter, ALT)
        for text in path:
            popup = QApplication.activePopupWidget()
            assert isinstance(popup, QMenu), text
            entry = next(each for each in popup.actions() if _plain(each.text()) == text and each.isVisible())
            assert entry.isEnabled(), text
            letter = _mnemonic(entry.text())
            if letter is not None:
                self.key(letter)
            else:
                self._walk_to(popup, text)

    def to_column(self, column: Column) -> None:
        """Go along the row to a column."""
        columns = visible_columns(self.table.head)
        for _ in range(len(columns)):
            steps = columns.index(column) - columns.index(self.table.currentIndex().column())
            if not steps:
                return
            self.key(Qt.Key.Key_Right if steps > 0 else Qt.Key.Key_Left)
        raise AssertionError(column)

    def fill_cell(self, column: Column, text: str) -> None:
        self.to_column(column)
        self.key(Qt.Key.Key_F2)
        self.write(text)

    def go_to(self, text: str) -> None:
        """By Ctrl+K; without a window manager its list closes with the next turn of events."""
        QTest.keyClick(self._focused(), Qt.Key.Key_K, CONTROL)
        field = QApplication.focusWidget()
        assert isinstance(field, SearchField)
        type_text(field, text)
        press(field, Qt.Key.Key_Return)
        self.come_to_front()
        self.window.views.focus_canvas()

    def _walk_to(self, menu: QMenu, text: str) -> None:
        for _ in range(len(menu.actions()) + 1):
            if menu.activeAction() in [each for each in menu.actions() if _plain(each.text()) == text]:
                break
            self.key(Qt.Key.Key_Down)
        self.key(Qt.Key.Key_Return)


def _plain(text: str) -> str:
    return text.split("\t", maxsplit=1)[0].replace("&&", "\0").replace("&", "").replace("\0", "&")


def _mnemonic(text: str) -> Qt.Key | None:
    """The key of the letter after `&`."""
    marks = text.replace("&&", "")
    place = marks.find("&")
    return Qt.Key(ord(marks[place + 1].upper())) if place >= 0 else None


def write_initiatives(keys: Keyboard) -> None:
    """Twelve rows of the table, each below the one before, with days and owner in their cells."""
    keys.key(Qt.Key.Key_1, CONTROL)
    for number, title in enumerate(TITLES):
        keys.key(Qt.Key.Key_N, CONTROL | SHIFT)
        keys.write(title)
        keys.fill_cell(Column.OWNER, OWNERS[number % 3])
        keys.fill_cell(Column.DAYS, str(DAYS[number]))


def put_into_streams_and_stages(keys: Keyboard) -> None:
    """Three initiatives to a stage and to a stream, by the menu."""
    controller = keys.window.controller
    for number, title in enumerate(TITLES):
        if number:
            keys.go_to(title)
            stage = controller.plan.stages[number // 3 + 1]
            keys.choose("Edit", "Stream", controller.words.label(list(Stream)[number % 4]))
            keys.choose("Edit", "Stage", f"{stage.id} {stage.name}")


def link_them(keys: Keyboard) -> None:
    """In a cell, by the form, in order, and drawn on the roadmap, with each type and a lag."""
    plan = keys.window.controller.plan
    first, _, third, fourth = (by_title(plan, title) for title in TITLES[:4])
    keys.go_to(TITLES[1])
    keys.fill_cell(Column.WAITS_FOR, f"{first} SS+5d")
    keys.key(Qt.Key.Key_L, CONTROL | SHIFT)
    assert keys.focus == "Successor"
    keys.write(third)
    keys.key(Qt.Key.Key_Escape)
    keys.key(Qt.Key.Key_2, CONTROL)
    keys.go_to(TITLES[2])
    keys.key(Qt.Key.Key_L)
    keys.key(Qt.Key.Key_Right)
    keys.key(Qt.Key.Key_F)
    keys.key(Qt.Key.Key_Return)
    keys.key(Qt.Key.Key_1, CONTROL)
    keys.go_to(TITLES[4])
    keys.fill_cell(Column.WAITS_FOR, f"{fourth} SF+2d; G1")


def by_title(plan: Plan, title: str) -> str:
    return next(each.key for each in plan.initiatives.values() if each.title == title)


def move_and_resize(keys: Keyboard) -> None:
    keys.key(Qt.Key.Key_2, CONTROL)
    keys.go_to(TITLES[11])
    schedule = keys.window.controller.schedule
    (id_,) = keys.window.controller.view.selected_initiatives()
    start, days = schedule.initiative(id_).start, schedule.plan.initiatives[id_].duration
    keys.key(Qt.Key.Key_Right, CONTROL | SHIFT)
    keys.key(Qt.Key.Key_Right, ALT | SHIFT)
    keys.choose("Edit", "Move", "Finish one day later")
    schedule = keys.window.controller.schedule
    now = schedule.initiative(id_).start
    assert start is not None
    assert now is not None
    assert schedule.working_days_between(start, now) == 5
    assert schedule.plan.initiatives[id_].duration == (days or 0) + 2


def tell_progress_and_notes(keys: Keyboard) -> None:
    keys.key(Qt.Key.Key_1, CONTROL)
    keys.go_to(TITLES[0])
    keys.fill_cell(Column.PROGRESS, "40")
    keys.key(Qt.Key.Key_F6)
    keys.tab_to("Notes")
    keys.write("Agreed with the branches", Qt.Key.Key_Tab)


def say_what_gates_want(keys: Keyboard) -> None:
    keys.key(Qt.Key.Key_5, CONTROL)
    keys.choose("Insert", "A must of the gate")
    keys.key(Qt.Key.Key_A, CONTROL)
    keys.write("One register of customers", Qt.Key.Key_Tab)


def add_a_milestone(keys: Keyboard) -> None:
    def write(dialog: QDialog) -> None:
        keys.come_into(dialog)
        keys.tab_to("Milestones: Add a milestone")
        keys.key(Qt.Key.Key_Space)
        keys.write("First branch is paperless")
        keys.key(Qt.Key.Key_Escape)

    meanwhile(keys, MilestonesDialog, write, lambda: keys.choose("Insert", "Milestones…"))


def try_something(keys: Keyboard) -> None:
    """A what-if that is taken."""
    keys.key(Qt.Key.Key_2, CONTROL)
    keys.key(Qt.Key.Key_W, CONTROL | SHIFT)
    keys.go_to(TITLES[10])
    keys.key(Qt.Key.Key_Right, ALT | SHIFT)
    assert keys.window.controller.what_if is not None
    keys.choose("Plan", "Take the what-if")
    assert keys.window.controller.what_if is None


def freeze(keys: Keyboard) -> None:
    def add(dialog: QDialog) -> None:
        keys.come_into(dialog)
        keys.tab_to("Baselines: Freeze the dates of now")
        keys.key(Qt.Key.Key_Space)
        keys.write("As agreed")
        keys.key(Qt.Key.Key_Escape)

    meanwhile(keys, BaselinesDialog, add, lambda: keys.choose("Plan", "Baselines…"))


def print_it(keys: Keyboard, qtbot: QtBot, path: Path) -> None:
    def name(dialog: QDialog) -> None:
        keys.come_into(dialog)
        keys.key(Qt.Key.Key_A, CONTROL)
        keys.write(str(path))

    def export(dialog: QDialog) -> None:
        assert isinstance(dialog, StudioWindow)
        keys.come_into(dialog)
        qtbot.waitUntil(lambda: dialog.judged is not None, timeout=PATIENCE)
        keys.tab_to("Save as…")
        meanwhile(keys, QFileDialog, name, lambda: keys.key(Qt.Key.Key_Space))
        qtbot.waitUntil(lambda: not dialog.is_writing, timeout=PATIENCE)
        keys.come_into(dialog)
        keys.key(Qt.Key.Key_Escape)

    meanwhile(keys, StudioWindow, export, lambda: keys.key(Qt.Key.Key_P, CONTROL))
    assert path.is_file()


def save(keys: Keyboard, path: Path) -> None:
    def name(dialog: QDialog) -> None:
        keys.come_into(dialog)
        keys.key(Qt.Key.Key_A, CONTROL)
        keys.write(str(path))

    meanwhile(keys, QFileDialog, name, lambda: keys.key(Qt.Key.Key_S, CONTROL))


def test_that_a_whole_plan_is_built_with_keys_alone(
    window_of: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_of()
    keys = Keyboard(window)
    keys.key(Qt.Key.Key_N, CONTROL)
    write_initiatives(keys)
    put_into_streams_and_stages(keys)
    link_them(keys)
    move_and_resize(keys)
    tell_progress_and_notes(keys)
    say_what_gates_want(keys)
    add_a_milestone(keys)
    try_something(keys)
    freeze(keys)
    print_it(keys, qtbot, tmp_path / "plan.pdf")
    save(keys, tmp_path / "plan.cxplan")
    plan = window.controller.plan
    assert window.close()
    again = OpenPlan.open(tmp_path / "plan.cxplan")
    assert again.plan == plan
    again.close()
    made = {each.title: each for each in plan.initiatives.values()}
    assert tuple(made) == TITLES
    assert Counter(each.stage for each in made.values()) == {1: 3, 2: 3, 3: 3, 4: 3}
    assert {each.stream for each in made.values()} == set(Stream)
    assert {each.name for each in plan.people.values()} == set(OWNERS)
    assert {each.type for each in plan.dependencies.values()} == set(LinkType)
    assert sorted(each.lag for each in plan.dependencies.values())[-2:] == [2, 5]
    assert made[TITLES[0]].notes == "Agreed with the branches"
    assert made[TITLES[0]].progress == 40
    (milestone,) = plan.milestones.values()
    assert milestone.title == "First branch is paperless"
    must = max(plan.criteria.values(), key=lambda each: each.id)
    assert (must.text, must.kind) == ("One register of customers", CriterionKind.MUST)
    assert [each.name for each in plan.baselines_in_order] == ["As agreed"]
