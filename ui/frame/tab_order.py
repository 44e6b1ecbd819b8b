"""The way of Tab through a window: as one reads, whenever the parts of the window were made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from ui.widgets.laid_out import widgets_in


def reading_order(root: QWidget) -> list[QWidget]:
    """What takes the keyboard by Tab and is in sight, in the order of the layouts that hold it."""
    return list(_within(root))


def go_on(root: QWidget, *, following: bool) -> bool:
    """Put the keyboard on the next or the previous control; False where it is on none of them."""
    order, focus = reading_order(root), QApplication.focusWidget()
    if focus not in order or len(order) < 2:
        return False
    reason = Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason
    order[(order.index(focus) + (1 if following else -1)) % len(order)].setFocus(reason)
    return True


def _within(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible() or not widget.isEnabled():
        return
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    if takes and widget.focusProxy() is None:
        yield widget
    for child in _children(widget):
        yield from _within(child)


def _children(widget: QWidget) -> list[QWidget]:
    """The parts of a widget: as its layout or splitter has them, then what stands on it from the top down."""
    if isinstance(widget, QSplitter):
        parts = (widget.widget(place) for place in range(widget.count()))
        return [part for part in parts if part is not None]
    layout = widget.layout()
    laid = list(widgets_in(layout)) if layout is not None else []
    children = [each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow()]
    loose = [each for each in children if each not in laid]
    return laid + sorted(loose, key=lambda each: (each.y(), each.x()))
