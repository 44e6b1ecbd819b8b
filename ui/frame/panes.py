"""The panes of the window, and the keyboard's way from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.frame.tab_order import reading_order
from ui.frame.views import Views


def go_to_pane(panes: Sequence[QWidget], views: Views, step: int) -> None:
    """Put the keyboard into the pane so many steps further; from outside all of them, count from the view."""
    focus = QApplication.focusWidget()
    here = next(
        (n for n, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)),
        list(panes).index(views),
    )
    pane = panes[(here + step) % len(panes)]
    if pane is views:
        views.focus_canvas()
    else:
        first = next(iter(reading_order(pane)), pane)
        first.setFocus(Qt.FocusReason.TabFocusReason)
