"""The parts of a step as screen readers meet them: its words, then gates, milestones and bars in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF

from cxplanner.drawing.shapes import Item
from ui.presentation.pictures import larger_on
from ui.roadmap.accessible import items_of
from ui.roadmap.picture import LEFT, box_of
from ui.roadmap.sentences import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.plan_controller import PlanController
    from ui.presentation.pictures import Shown
    from ui.presentation.window import PresentationWindow

_WORDS = "words"


class ToldParts:
    """What one presentation tells at the step that is shown; nothing while the screen is black."""

    def __init__(self, window: PresentationWindow, controller: PlanController) -> None:
        self._window = window
        self._controller = controller
        self._shown: Shown | None = None
        self._items: list[Item] = []

    def told_items(self) -> Sequence[Item]:
        window = self._window
        if window.is_blank or not self._controller.is_open:
            return []
        words = [Item(_WORDS, number) for number, part in enumerate(window.told.parts) if part]
        shown = window.shown()
        if shown is not self._shown:
            self._shown = shown
            items = items_of(self._controller.schedule, shown.layout) if shown is not None else []
            faded = shown.faded if shown is not None else frozenset()
            self._items = [each for each in items if each.kind != "initiative" or each.id not in faded]
        return [*words, *self._items]

    def told_sentence(self, item: Item) -> str:
        if item.kind == _WORDS:
            return self._window.told.parts[item.id]
        return spoken(self._controller.words, self._controller.schedule, item)

    def told_place(self, item: Item) -> QRect:
        window, shown = self._window, self._window.shown()
        if item.kind == _WORDS:
            return window.place_of_words(item.id)
        box = box_of(shown.layout, item) if shown is not None else None
        if shown is None or box is None:
            return QRect()
        corner = window.picture_area(window.number).topLeft()
        larger = larger_on(window.width(), window.height())
        left, top = corner.x() + (box.x + LEFT) * larger, corner.y() + box.y * larger
        return QRectF(left, top, box.width * larger, box.height * larger).toRect()

    def told_state(self, item: Item) -> tuple[bool, bool]:
        del item
        return False, False
