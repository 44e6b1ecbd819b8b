"""What is met by those who do not see or point: the way of Tab, names and roles, menus in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.wording.words import Words
from tests.ui.names import name_of
from tests.ui.windows import MakeWindow, told_to_screen_readers
from ui.actions import Actions
from ui.command_table import MENUS, Submenu, commands, titles
from ui.frame.fuzzy import folded, rank
from ui.frame.mnemonics import letters, marked
from ui.main_window import MainWindow
from ui.painting.accessible_items import AccessibleItem

VIEWS = ("initiatives", "roadmap", "dependencies", "priorities", "gates", "indicators")
_MUST_HAVE_NAMES = frozenset(
    {
        QAccessible.Role.PushButton,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
        QAccessible.Role.ComboBox,
        QAccessible.Role.EditableText,
        QAccessible.Role.List,
        QAccessible.Role.ListItem,
        QAccessible.Role.Table,
        QAccessible.Role.Tree,
        QAccessible.Role.ButtonMenu,
        QAccessible.Role.MenuItem,
    }
)
_WITHOUT_ROLE = frozenset({QAccessible.Role.NoRole})


@pytest.fixture
def window(window_of: MakeWindow) -> MainWindow:
    return window_of(sample_plan("en"))


def walked(window: MainWindow, first: QWidget) -> Iterator[QWidget]:
    """What Tab visits from a control until it comes back, or stays within a table for its cells."""
    first.setFocus()
    before: QWidget | None = None
    for _ in range(400):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus != before:
            yield focus
        before = focus
        window.focusNextPrevChild(True)
        if QApplication.focusWidget() is first:
            return
    raise AssertionError("Tab does not come back")


@pytest.mark.parametrize("view", VIEWS)
def test_that_tab_goes_round_over_what_is_seen_and_named(window: MainWindow, view: str) -> None:
    window.show_view(view)
    window.run("findings")
    QApplication.processEvents()
    stops = list(walked(window, window.tool_bar.filter))
    assert len(stops) == len(set(stops)) > 10
    for each in stops:
        assert each.isVisible()
        assert each.isEnabled()
        assert name_of(each), each
    panes = [window.tool_bar, window.rail, window.middle, window.inspector, window.status]
    met = [next((n for n, pane in enumerate(panes) if pane.isAncestorOf(each)), -1) for each in stops]
    begun = met[met.index(1) :] + met[: met.index(1)]
    assert [n for n in begun if n > 0] == sorted(n for n in begun if n > 0)


@pytest.mark.parametrize("view", VIEWS)
def test_that_everything_that_can_be_used_has_a_name_and_a_role(window: MainWindow, view: str) -> None:
    window.show_view(view)
    window.run("select_all")
    window.run("findings")
    QApplication.processEvents()
    nameless = [
        _described(each)
        for each in told_to_screen_readers(window)
        if (each.role() in _MUST_HAVE_NAMES or each.state().focusable)
        and (not each.text(QAccessible.Text.Name) or each.role() in _WITHOUT_ROLE)
        and not _is_part_of_another(each)
    ]
    assert nameless == []


def _described(each: QAccessibleInterface) -> str:
    named = each.object()
    return f"{each.role().name} {type(named).__name__}"


def _is_part_of_another(each: QAccessibleInterface) -> bool:
    """The line of a box of choices, whose box has the name; and a scroll area around what has one."""
    shown = each.object()
    return isinstance(shown, QWidget) and (
        shown.focusProxy() is not None or shown.focusPolicy() is Qt.FocusPolicy.NoFocus
    )


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_that_letters_of_menus_are_unique(language: str) -> None:
    words = Words(language)
    texts = {**titles(words), **{name: each.text for name, each in commands(words).items()}}
    menus: list[list[str]] = []
    for _, names in MENUS:
        menus.append([each.title if isinstance(each, Submenu) else each for each in names if each])
        menus += [list(each.names) for each in names if isinstance(each, Submenu) and each.names]
    chosen = letters(menus, texts)
    for entries in menus:
        within = [chosen[name] for name in entries if name in chosen]
        assert len(within) == len(set(within)), entries
        if len(entries) < 20:
            assert [name for name in entries if name not in chosen] == []
    bar = [QKeySequence.mnemonic(titles(words)[title]).toString() for title, _ in MENUS]
    assert len(bar) == len(set(bar))
    assert all(bar)


def test_that_a_letter_is_marked_where_it_begins_a_word() -> None:
    assert marked("Save as…", "a") == "Save &as…"
    assert marked("Musts & shoulds", "s") == "Musts && &shoulds"
    assert marked("Undo", "") == "Undo"


def test_that_no_keys_of_the_window_are_those_of_two_commands(window: MainWindow) -> None:
    keys = [each.toString() for action in window.actions_by_name.all() for each in action.shortcuts()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("view", VIEWS)
def test_that_menus_show_what_the_view_can_do(window: MainWindow, view: str) -> None:
    window.show_view(view)
    actions = window.actions_by_name
    for name, command in actions.commands.items():
        assert actions[name].isVisible() is (not command.views or view in command.views)
        assert actions[name].isEnabled() or actions.why_not(name)


def test_that_checks_of_a_menu_follow_the_head_of_the_view(window: MainWindow) -> None:
    window.show_view("roadmap")
    window.run("all_links")
    assert window.views.roadmap.all_links.isChecked()
    window.actions_by_name.menus[2].aboutToShow.emit()
    assert window.actions_by_name["all_links"].isChecked()
    window.run("lanes_owner")
    window.actions_by_name.menus[2].aboutToShow.emit()
    assert window.actions_by_name["lanes_owner"].isChecked()
    assert not window.actions_by_name["lanes_stream"].isChecked()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("crit", "Critical path: on"),
        ("crpa", "Critical path: on"),
        ("basleine", "Baselines…"),
        ("ctrl text", None),
        ("size of text", "Preferences: Size of text"),
        ("lanes owner", "Lanes by owner: off"),
    ],
)
def test_that_a_few_letters_find_a_command(window: MainWindow, typed: str, expected: str | None) -> None:
    popup = window.go_to()
    popup.search.setText(typed)
    texts = [popup.list.item(row).text() for row in range(popup.list.count())]
    popup.close()
    assert (texts == []) if expected is None else (expected in texts[:6])


def test_that_a_command_that_cannot_be_used_says_why(window: MainWindow) -> None:
    window.controller.view.select()
    popup = window.go_to()
    popup.search.setText("duplicate")
    row = popup.list.item(0)
    assert row.text() == "Duplicate — Select an initiative first."
    popup.close()


def test_that_links_are_gone_to(window: MainWindow) -> None:
    plan = window.controller.plan
    link = next(each for each in plan.dependencies.values() if each.predecessor is not None)
    window.show_view("gates")
    popup = window.go_to()
    popup.search.setText(f"{plan.initiatives[link.successor].key} ←")
    popup._choose(0)
    assert window.views.current == "dependencies"
    assert [row.target.id for row in window.views.dependencies.table.selected_rows()] == [link.successor]


def test_that_words_are_compared_without_case_and_accents() -> None:
    assert rank([folded("FORMACION")], folded("Formación de oficinas")) == 0
    assert rank([folded("oficna")], folded("Formación de oficinas")) == 5
    assert rank(["xyz"], folded("Formación de oficinas")) is None


def test_that_actions_tell_keys_of_the_view_in_front(window: MainWindow) -> None:
    actions: Actions = window.actions_by_name
    window.show_view("roadmap")
    assert actions.keys("today") == "T"
    assert actions["critical_path"].text().endswith("\tC")
    window.show_view("initiatives")
    assert actions.keys("today") == ""


@pytest.mark.parametrize(
    ("view", "name"), [("priorities", "Impact and effort"), ("dependencies", "Network of links")]
)
def test_that_painted_items_are_told_with_name_place_and_state(
    window: MainWindow, view: str, name: str
) -> None:
    window.show_view(view)
    window.resize(1440, 1000)
    QApplication.processEvents()
    pictures = [
        each
        for each in told_to_screen_readers(window)
        if each.role() is QAccessible.Role.List and each.text(QAccessible.Text.Name) == name
    ]
    (picture,) = pictures
    children = [picture.child(place) for place in range(picture.childCount())]
    assert len(children) > 10
    first = children[0]
    assert isinstance(first, AccessibleItem)
    window.controller.view.select(first.item)
    assert first.state().selected
    assert picture.indexOfChild(first) == 0
    assert any(
        window.controller.plan.initiatives[first.item.id].title in each.text(QAccessible.Text.Name)
        for each in children
    )
    middle = first.rect().center()
    assert picture.childAt(middle.x(), middle.y()) is first


def test_that_nothing_moves_by_itself() -> None:
    moving = ("QPropertyAnimation", "QVariantAnimation", "QTimeLine", "setAnimated(True", "QMovie")
    sources = (Path(__file__).parents[3] / "ui").rglob("*.py")
    assert [each.name for each in sources if any(word in each.read_text("utf-8") for word in moving)] == []
