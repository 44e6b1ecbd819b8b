"""The painted bars as a screen reader meets them: a list of bars, each with its sentence, place and state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cxplanner.drawing.shapes import Item
from ui.painting.accessible_items import PaintedPart
from ui.roadmap.sentences import spoken

if TYPE_CHECKING:
    from ui.roadmap.canvas import RoadmapCanvas

VIEWPORT_NAME: Final = "roadmapPicture"
_installed: list[object] = []


def install() -> None:
    """Let Qt ask us about the viewports of roadmaps; once for the program."""
    if not _installed:
        _installed.append(_made)
        QAccessible.installFactory(_made)


def _made(_key: str, asked: QObject) -> QAccessibleInterface | None:
    if not isinstance(asked, QWidget) or asked.objectName() != VIEWPORT_NAME:
        return None
    canvas = asked.parent()
    bars = getattr(canvas, "accessible_bars", None)
    return bars if isinstance(bars, AccessibleBars) else None


class AccessibleBars(QAccessibleInterface):
    """The picture: its children are the bars in the order of lanes and rows, then fields that stand on it."""

    def __init__(self, canvas: RoadmapCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self._viewport = canvas.viewport()
        self._bars: dict[int, AccessibleBar] = {}
        self._order: list[int] = []
        self._layout: object = None

    def isValid(self) -> bool:
        return isValid(self._viewport)

    def object(self) -> QObject | None:  # type: ignore[override]
        return self._viewport if self.isValid() else None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._viewport.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return QAccessible.queryAccessibleInterface(self._canvas)

    def childCount(self) -> int:
        return len(self._ids()) + len(self._fields())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        ids, fields = self._ids(), self._fields()
        if 0 <= index < len(ids):
            return self._bar(ids[index])
        index -= len(ids)
        return QAccessible.queryAccessibleInterface(fields[index]) if 0 <= index < len(fields) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, AccessibleBar) and child.id in self._ids():
            return self._ids().index(child.id)
        asked = child.object()
        places = (place for place, each in enumerate(self._fields()) if each is asked)
        place = next(places, None)
        return len(self._ids()) + place if place is not None else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        place = self._viewport.mapFromGlobal(QPoint(x, y))
        item = self._canvas.item_at(QPointF(place))
        return self._bar(item.id) if item is not None and item.kind == "initiative" else None

    def text(self, kind: QAccessible.Text) -> str:
        words = self._canvas.controller.words
        return words.say("Roadmap") if kind is QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """The name of the picture is what it is."""

    def rect(self) -> QRect:
        return QRect(self._viewport.mapToGlobal(QPoint(0, 0)), self._viewport.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.invisible = not self._viewport.isVisible()
        return state

    def _ids(self) -> list[int]:
        layout = self._canvas.layout_of_plan if self._canvas.controller.is_open else None
        if layout is not self._layout:
            self._layout = layout
            self._order = list(layout.bars()) if layout is not None else []
        return self._order

    def _fields(self) -> list[QWidget]:
        """Frames and fields that stand on the picture."""
        children = self._viewport.children()
        return [each for each in children if isinstance(each, QWidget) and each.isVisible()]

    def _bar(self, initiative_id: int) -> AccessibleBar:
        bar = self._bars.get(initiative_id)
        if bar is None:
            bar = self._bars[initiative_id] = AccessibleBar(self, self._canvas, initiative_id)
            QAccessible.registerAccessibleInterface(bar)
        return bar


class AccessibleBar(PaintedPart):
    """One bar; its name is its sentence."""

    def __init__(self, picture: AccessibleBars, canvas: RoadmapCanvas, initiative_id: int) -> None:
        super().__init__()
        self._picture = picture
        self._canvas = canvas
        self.id = initiative_id

    def isValid(self) -> bool:
        return self._picture.isValid() and self._is_there()

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._picture.window()

    def parent(self) -> QAccessibleInterface:
        return self._picture

    def text(self, kind: QAccessible.Text) -> str:
        controller = self._canvas.controller
        if kind is not QAccessible.Text.Name or not self._is_there():
            return ""
        return spoken(controller.words, controller.schedule, Item("initiative", self.id))

    def rect(self) -> QRect:
        layout = self._canvas.layout_of_plan
        box = layout.bar_of(self.id) if layout is not None else None
        if box is None:
            return QRect()
        corner = self._canvas.from_layout(QPointF(box.x, box.y)).toPoint()
        place = self._canvas.viewport().mapToGlobal(corner)
        return QRect(place.x(), place.y(), round(box.width), round(box.height))

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view = self._canvas.controller.view
        item = Item("initiative", self.id)
        state.selectable = state.focusable = True
        state.selected = item in view.selected
        state.focused = item == view.current and self._canvas.hasFocus()
        state.invalid = not self._is_there()
        return state

    def _is_there(self) -> bool:
        controller = self._canvas.controller
        return controller.is_open and self.id in controller.plan.initiatives
