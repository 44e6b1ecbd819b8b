"""What a view does for a command of the menus: doing it, whether it is on, and whether it can be done now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QHeaderView

    from ui.widgets.buttons import SegmentedControl


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Act:
    """`is_on` is None for what is neither on nor off."""

    do: Callable[[], object]
    is_on: Callable[[], bool] | None = None
    can: Callable[[], bool] = _always


Acts = Mapping[str, Act]
"""What one view does, by the names of the commands."""


def check(box: QAbstractButton, can: Callable[[], bool] = _always) -> Act:
    """What a check box of the head does, whether or not there is room for the box."""
    return Act(box.toggle, box.isChecked, can)


def choice(control: SegmentedControl, value: object) -> Act:
    """One choice of a control."""
    button = control.buttons()[control.values.index(value)]
    return Act(lambda: button.setChecked(True), button.isChecked)


def sort_by_column(head: QHeaderView, current: Callable[[], QModelIndex]) -> None:
    """Sort by the column that the keyboard is on: up, down, and back to the plan's own order."""
    column = current().column()
    up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    if head.sortIndicatorSection() != column:
        head.setSortIndicator(column, up)
    elif head.sortIndicatorOrder() is up:
        head.setSortIndicator(column, down)
    else:
        head.setSortIndicator(-1, up)
