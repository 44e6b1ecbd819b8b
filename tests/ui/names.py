"""What a screen reader finds: the controls of a window that have no name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def nameless(window: QWidget) -> list[str]:
    """The kinds of the visible controls that take the keyboard and have no name."""
    return [
        type(each).__name__
        for each in window.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and not name_of(each)
    ]


def name_of(widget: QWidget) -> str:
    """The name that a screen reader says."""
    return str(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))


def tab_order(window: QWidget) -> list[QWidget]:
    """The controls that Tab visits, from the window itself until it comes back."""
    visited: list[QWidget] = []
    widget = window
    while True:
        widget = _next(widget)
        if widget in visited or len(visited) > 200:
            return visited
        visited.append(widget)


def _next(widget: QWidget) -> QWidget:
    following = widget.nextInFocusChain()
    while following is not None and following is not widget:
        takes = following.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if takes and following.isVisible() and following.isEnabled():
            return following
        following = following.nextInFocusChain()
    return widget
