"""A bar that is to start on another day: done at once where it can be, else asked for at the bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF

from cxplanner.errors import CXPlannerError
from cxplanner.scheduling.moves import Way, WayKind, drawn_to, ways_to_start
from ui.roadmap.ways_popover import SETTING, WaysPopover

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from ui.roadmap.canvas import RoadmapCanvas

_NAMES = {
    WayKind.DAY: "move_initiative",
    WayKind.LAG: "change_lags",
    WayKind.CHAIN: "move_chain",
}


class WaysAtTheBar:
    """The ways of one canvas, and the question while it stands."""

    def __init__(self, canvas: RoadmapCanvas) -> None:
        self._canvas = canvas
        self.popover: WaysPopover | None = None
        self._about = (0, date.min)

    @property
    def is_open(self) -> bool:
        return self.popover is not None

    @property
    def remembered(self) -> WayKind | None:
        """The way that somebody chose for good, or None where the question is asked."""
        chosen = self._canvas.controller.settings.value(SETTING)
        return next((kind for kind in WayKind if kind == chosen), None)

    def remember(self, kind: WayKind | None) -> None:
        self._canvas.controller.settings.set(SETTING, kind.value if kind is not None else None)

    def edit_shown(self, initiative_id: int, day: date, values: Mapping[str, Any]) -> Callable[[Plan], Plan]:
        """The edit whose effect a drag shows: what the drop will do; where it asks, a start on the day."""
        schedule = self._canvas.controller.schedule
        drawn = drawn_to(schedule, initiative_id, day, **values)
        if self.remembered in (None, WayKind.DAY):
            return drawn

        def edit(plan: Plan) -> Plan:
            try:
                chosen = self._settled(ways_to_start(schedule, initiative_id, day, **values))
            except CXPlannerError:
                chosen = None  # the drop says why
            return chosen.edit(plan) if chosen is not None else drawn(plan)

        return edit

    def start_on(self, initiative_id: int, day: date, values: Mapping[str, Any]) -> None:
        """Make an initiative start on a day."""
        controller = self._canvas.controller
        try:
            ways = ways_to_start(controller.schedule, initiative_id, day, **values)
        except CXPlannerError as error:
            controller.refused.emit(error)
            return
        chosen = self._settled(ways)
        if chosen is not None:
            self._take(chosen)
        else:
            self._ask(initiative_id, day, ways)

    def place(self) -> None:
        """Stand beside the bar where it was dropped, wherever the picture is scrolled to."""
        canvas, popover, (initiative_id, day) = self._canvas, self.popover, self._about
        layout = canvas.layout_of_plan
        box = layout.bar_of(initiative_id) if layout is not None else None
        if popover is not None and layout is not None and box is not None:
            corner = canvas.from_layout(QPointF(layout.x_of(day), box.y))
            popover.show_beside(QRectF(corner.x(), corner.y(), box.width, box.height))

    def close(self) -> None:
        """Take the question away without an answer."""
        popover, self.popover = self.popover, None
        if popover is not None:
            popover.hide()
            popover.deleteLater()
            self._canvas.setFocus()

    def _settled(self, ways: Sequence[Way]) -> Way | None:
        """The only way, or the one that is remembered; None where somebody has to say."""
        if len(ways) == 1 and ways[0].reaches:
            return ways[0]
        return next((way for way in ways if way.reaches and way.kind is self.remembered), None)

    def _ask(self, initiative_id: int, day: date, ways: Sequence[Way]) -> None:
        canvas, controller = self._canvas, self._canvas.controller
        popover = WaysPopover(
            controller.words, controller.schedule, initiative_id, day, ways, canvas.viewport()
        )
        self.popover = popover
        popover.chosen.connect(self._choose)
        popover.left.connect(canvas.cancel_gesture)
        self._about = (initiative_id, day)
        self.place()
        popover.focus_first()

    def _choose(self, way: Way) -> None:
        popover = self.popover
        if popover is not None and popover.remember.isChecked():
            self.remember(way.kind)
        self._canvas.cancel_gesture()
        self._take(way)

    def _take(self, way: Way) -> None:
        self._canvas.controller.apply(_NAMES[way.kind], way.edit)
