"""Menus that are filled when they open: lists of the plan and of files, and what can be done at the mouse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.frame.listed_choices import LISTED, listed
from ui.widgets.labels import literal

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.frame.views import Views
    from ui.plan_controller import PlanController

_COMMANDS: Final = ("add_initiative", "rename", "duplicate", "link", "delete")


def show_context_menu(window: QWidget, actions: Actions, views: Views, place: QPoint) -> None:
    """Open the menu of what is selected; the roadmap adds what it can do alone."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name in _COMMANDS:
        menu.addAction(actions[name])
    if views.current == "roadmap":
        views.roadmap.fill_menu(menu, place)
    menu.popup(place)


def fillers(
    controller: PlanController, views: Views, open_file: Callable[[Path], object]
) -> Mapping[str, Callable[[QMenu], None]]:
    """What fills each menu whose entries are not commands, when it opens."""
    return {
        "recent": lambda menu: _fill_recent(menu, controller, open_file),
        "columns": lambda menu: _fill_columns(menu, views),
        **{name: partial(_fill_listed, name, controller, views) for name in LISTED},
    }


def _fill_listed(name: str, controller: PlanController, views: Views, menu: QMenu) -> None:
    menu.clear()
    group = QActionGroup(menu)
    for each in listed(name, controller, views):
        action = menu.addAction(literal(each.text))
        action.setCheckable(True)
        action.setChecked(each.is_on)
        action.triggered.connect(lambda _=False, act=each.act: act())
        group.addAction(action)


def _fill_columns(menu: QMenu, views: Views) -> None:
    menu.clear()
    for old in menu.findChildren(QMenu):
        old.deleteLater()
    for action in views.initiatives.columns_menu(menu).actions():
        menu.addAction(action)


def _fill_recent(menu: QMenu, controller: PlanController, open_file: Callable[[Path], object]) -> None:
    """Offer the recent files; those that are gone are named in grey."""
    menu.clear()
    for each in controller.settings.recent_files:
        path = Path(each.path)
        action = menu.addAction(literal(path.name))
        action.setEnabled(path.is_file())
        action.triggered.connect(lambda _=False, chosen=path: open_file(chosen))
    if menu.isEmpty():
        menu.addAction(literal(controller.words.say("none yet"))).setEnabled(False)
