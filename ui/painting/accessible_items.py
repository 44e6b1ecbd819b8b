"""Painted items as a screen reader meets them: a list of them, each with its sentence, place and state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cxplanner.drawing.shapes import Item

_told: Final[dict[int, AccessibleItems]] = {}
_installed: Final[list[object]] = []


class Painted(Protocol):
    """What a painted picture tells of its items."""

    def told_items(self) -> Sequence[Item]:
        """The items in the order in which they are told."""

    def told_sentence(self, item: Item) -> str:
        """One of them as a sentence."""

    def told_place(self, item: Item) -> QRect:
        """Where it is, in pixels of the widget that is painted on."""

    def told_state(self, item: Item) -> tuple[bool, bool]:
        """Whether it is selected, and whether the keyboard is on it."""


def tell(widget: QWidget, painted: Painted) -> AccessibleItems:
    """Let screen readers meet what is painted on a widget. To be kept as long as the widget."""
    if not _installed:
        _installed.append(_made)
        QAccessible.installFactory(_made)
    told = AccessibleItems(widget, painted)
    key = id(widget)
    _told[key] = told
    widget.destroyed.connect(lambda: _told.pop(key, None))
    return told


def _made(_key: str, asked: QObject) -> QAccessibleInterface | None:
    return _told.get(id(asked)) if isinstance(asked, QWidget) else None


class AccessibleItems(QAccessibleInterface):
    """The picture, which has the name and the description of its widget."""

    def __init__(self, widget: QWidget, painted: Painted) -> None:
        super().__init__()
        self._widget = widget
        self.painted = painted
        self._items: dict[Item, AccessibleItem] = {}

    def isValid(self) -> bool:
        return isValid(self._widget)

    def object(self) -> QObject | None:  # type: ignore[override]
        return self._widget if self.isValid() else None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._widget.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        around = self._widget.parentWidget()
        return QAccessible.queryAccessibleInterface(around) if around is not None else None

    def childCount(self) -> int:
        return len(self.painted.told_items())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        items = self.painted.told_items()
        return self._item(items[index]) if 0 <= index < len(items) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        items = list(self.painted.told_items())
        is_ours = isinstance(child, AccessibleItem) and child.item in items
        return items.index(child.item) if is_ours and isinstance(child, AccessibleItem) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        place = self._widget.mapFromGlobal(QPoint(x, y))
        items = self.painted.told_items()
        found = next((each for each in items if self.painted.told_place(each).contains(place)), None)
        return self._item(found) if found is not None else None

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name:
            return self._widget.accessibleName()
        return self._widget.accessibleDescription() if kind is QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """The name of the picture is what it is."""

    def rect(self) -> QRect:
        return QRect(self._widget.mapToGlobal(QPoint(0, 0)), self._widget.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.invisible = not self._widget.isVisible()
        state.focusable = bool(self._widget.focusPolicy())
        state.focused = self._widget.hasFocus()
        return state

    def place_of(self, item: Item) -> QRect:
        """Where an item is on the screen."""
        place = self.painted.told_place(item)
        return QRect(self._widget.mapToGlobal(place.topLeft()), place.size())

    def _item(self, item: Item) -> AccessibleItem:
        made = self._items.get(item)
        if made is None:
            made = self._items[item] = AccessibleItem(self, item)
            QAccessible.registerAccessibleInterface(made)
        return made


class PaintedPart(QAccessibleInterface):
    """What each row of a painted list has in common: it is no object of Qt's, and holds nothing else."""

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        del index
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        del child
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        del x, y
        return None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """What is painted is changed in the plan."""


class AccessibleItem(PaintedPart):
    """One item; its name is its sentence."""

    def __init__(self, picture: AccessibleItems, item: Item) -> None:
        super().__init__()
        self._picture = picture
        self.item = item

    def isValid(self) -> bool:
        return self._picture.isValid() and self.item in self._picture.painted.told_items()

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._picture.window()

    def parent(self) -> QAccessibleInterface:
        return self._picture

    def text(self, kind: QAccessible.Text) -> str:
        is_told = kind is QAccessible.Text.Name and self.isValid()
        return self._picture.painted.told_sentence(self.item) if is_told else ""

    def rect(self) -> QRect:
        return self._picture.place_of(self.item)

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selectable = state.focusable = True
        state.invalid = not self.isValid()
        if not state.invalid:
            state.selected, state.focused = self._picture.painted.told_state(self.item)
        return state
