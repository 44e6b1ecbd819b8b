"""Menus that are filled when they open: recent files, and what can be done where the mouse is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.labels import literal

if TYPE_CHECKING:
    from cxplanner.wording.words import Words
    from ui.actions import Actions
    from ui.frame.views import Views
    from ui.settings import RecentFile

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


def fill_recent(
    menu: QMenu, files: Sequence[RecentFile], words: Words, open_file: Callable[[Path], object]
) -> None:
    """Offer the recent files; those that are gone are named in grey."""
    menu.clear()
    for each in files:
        path = Path(each.path)
        action = menu.addAction(literal(path.name))
        action.setEnabled(path.is_file())
        action.triggered.connect(lambda _=False, chosen=path: open_file(chosen))
    if menu.isEmpty():
        menu.addAction(literal(words.say("none yet"))).setEnabled(False)
