"""The painted roadmap as a screen reader meets it: gates, milestones and bars, each with its sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cxplanner.drawing.shapes import Item
from ui.painting.accessible_items import PaintedPart
from ui.roadmap.picture import box_of
from ui.roadmap.sentences import spoken

if TYPE_CHECKING:
    from cxplanner.drawing.roadmap import RoadmapLayout
    from cxplanner.scheduling.schedule import Schedule
    from ui.roadmap.canvas import RoadmapCanvas

VIEWPORT_NAME: Final = "roadmapPicture"
_TOLD: Final = ("gate", "milestone", "initiative")
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
    told = getattr(canvas, "accessible_roadmap", None)
    return told if isinstance(told, AccessibleRoadmap) else None


class AccessibleRoadmap(QAccessibleInterface):
    """The picture: its children are gates, milestones, bars by lanes and rows, fields that stand on it."""

    def __init__(self, canvas: RoadmapCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self._viewport = canvas.viewport()
        self._parts: dict[Item, AccessiblePart] = {}
        self._order: list[Item] = []
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
        return len(self._items()) + len(self._fields())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        items, fields = self._items(), self._fields()
        if 0 <= index < len(items):
            return self._part(items[index])
        index -= len(items)
        return QAccessible.queryAccessibleInterface(fields[index]) if 0 <= index < len(fields) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        items = self._items()
        if isinstance(child, AccessiblePart) and child.item in items:
            return items.index(child.item)
        asked = child.object()
        places = (place for place, each in enumerate(self._fields()) if each is asked)
        place = next(places, None)
        return len(items) + place if place is not None else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        place = self._viewport.mapFromGlobal(QPoint(x, y))
        item = self._canvas.item_at(QPointF(place))
        return self._part(item) if item is not None and item.kind in _TOLD else None

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

    def _items(self) -> list[Item]:
        layout = self._canvas.layout_of_plan if self._canvas.controller.is_open else None
        if layout is not self._layout:
            self._layout = layout
            self._order = items_of(self._canvas.controller.schedule, layout) if layout is not None else []
        return self._order

    def _fields(self) -> list[QWidget]:
        """Frames and fields that stand on the picture."""
        children = self._viewport.children()
        return [each for each in children if isinstance(each, QWidget) and each.isVisible()]

    def _part(self, item: Item) -> AccessiblePart:
        part = self._parts.get(item)
        if part is None:
            part = self._parts[item] = AccessiblePart(self, self._canvas, item)
            QAccessible.registerAccessibleInterface(part)
        return part


class AccessiblePart(PaintedPart):
    """One gate, milestone or bar; its name is its sentence."""

    def __init__(self, picture: AccessibleRoadmap, canvas: RoadmapCanvas, item: Item) -> None:
        super().__init__()
        self._picture = picture
        self._canvas = canvas
        self.item = item

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
        return spoken(controller.words, controller.schedule, self.item)

    def rect(self) -> QRect:
        box = self._canvas.box_of(self.item) if self._is_there() else None
        if box is None:
            return QRect()
        corner = self._canvas.from_layout(QPointF(box.x, box.y)).toPoint()
        place = self._canvas.viewport().mapToGlobal(corner)
        return QRect(place.x(), place.y(), round(box.width), round(box.height))

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view = self._canvas.controller.view
        state.selectable = state.focusable = True
        state.selected = self.item in view.selected
        state.focused = self.item == view.current and self._canvas.hasFocus()
        state.invalid = not self._is_there()
        return state

    def _is_there(self) -> bool:
        controller = self._canvas.controller
        if not controller.is_open:
            return False
        plan = controller.plan
        known = {"initiative": plan.initiatives, "gate": plan.stages, "milestone": plan.milestones}
        return self.item.id in known[self.item.kind]


def items_of(schedule: Schedule, layout: RoadmapLayout) -> list[Item]:
    """What a picture tells: gates in their order, milestones by their days, bars by lanes and rows."""
    gates = [Item("gate", number) for number in sorted(schedule.plan.stages)]
    days = {id_: schedule.milestone(id_).finish for id_ in schedule.plan.milestones}
    marks = [Item("milestone", id_) for id_ in sorted(days, key=lambda id_: (days[id_] or date.max, id_))]
    placed = [item for item in (*gates, *marks) if box_of(layout, item) is not None]
    return placed + [Item("initiative", id_) for id_ in layout.bars()]
