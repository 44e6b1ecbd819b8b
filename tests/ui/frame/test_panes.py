"""F6 visits every pane that is open, and Tab leaves each of them again."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from cxplanner.plan.plan import Plan
from tests.builders import a_plan, with_initiative, with_link
from tests.ui.names import name_of, nameless
from tests.ui.windows import MakeWindow, select, told_to_screen_readers

VIEWS = ("initiatives", "roadmap", "dependencies", "priorities", "gates")
_TAKES_ACTION = frozenset(
    {
        QAccessible.Role.Button,
        QAccessible.Role.CheckBox,
        QAccessible.Role.ComboBox,
        QAccessible.Role.EditableText,
        QAccessible.Role.Link,
        QAccessible.Role.List,
        QAccessible.Role.ListItem,
        QAccessible.Role.MenuItem,
        QAccessible.Role.PushButton,
        QAccessible.Role.RadioButton,
        QAccessible.Role.SpinBox,
        QAccessible.Role.Table,
        QAccessible.Role.Tree,
    }
)


def two() -> Plan:
    return with_link(with_initiative(with_initiative(a_plan(), "A"), "B"), "A", "B")


def test_that_f6_visits_the_findings_and_comes_round(window_of: MakeWindow) -> None:
    window = window_of(two())
    window.run("findings")
    window.views.focus_canvas()
    window.run("next_pane")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.middle.findings.isAncestorOf(focus)
    for _ in range(len(window.findChildren(QWidget))):
        window.run("next_pane")
        if QApplication.focusWidget() is window.views.roadmap.canvas:
            break
    assert QApplication.focusWidget() is window.views.roadmap.canvas


def test_that_f6_visits_the_band_of_a_what_if(window_of: MakeWindow) -> None:
    window = window_of(two())
    window.run("what_if")
    window.views.focus_canvas()
    window.run("previous_pane")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.what_if_band.isAncestorOf(focus)


@pytest.mark.parametrize("view", VIEWS)
def test_that_nothing_that_takes_the_keyboard_is_nameless(window_of: MakeWindow, view: str) -> None:
    window = window_of(two())
    window.run(view)
    select(window, "A")
    window.run("findings")
    QApplication.processEvents()
    assert nameless(window) == []


@pytest.mark.parametrize("view", VIEWS)
def test_that_screen_readers_find_a_name_for_all_that_can_be_used(window_of: MakeWindow, view: str) -> None:
    window = window_of(two())
    window.run(view)
    select(window, "A")
    met = [each for each in told_to_screen_readers(window) if each.role() in _TAKES_ACTION]
    unnamed = [each for each in met if not each.text(QAccessible.Text.Name)]
    assert len(met) > 20
    assert [str(each.object()) for each in unnamed] == []


@pytest.mark.parametrize("view", VIEWS)
def test_that_tab_leaves_the_view_again(window_of: MakeWindow, view: str) -> None:
    window = window_of(two())
    window.run(view)
    window.activateWindow()
    window.views.focus_canvas()
    for _ in range(250):
        window.focusNextChild()
        focus = QApplication.focusWidget()
        assert focus is not None, name_of(window)
        if not window.views.isAncestorOf(focus):
            return
    pytest.fail("Tab stays in the view")
