"""The panes of the window, and the keyboard's way from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

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
        _first_field(pane).setFocus(Qt.FocusReason.TabFocusReason)


def _first_field(pane: QWidget) -> QWidget:
    """The first widget of a pane that takes the keyboard."""
    fields = pane.findChildren(QWidget)
    takes = (
        each for each in fields if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(pane)
    )
    return next((each for each in takes if each.isEnabled()), pane)
