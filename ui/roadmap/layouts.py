"""Which layout a roadmap has: with every name placed, or for thousands of initiatives from arrays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from cxplanner.drawing.roadmap import RoadmapLayout, lay_out
from cxplanner.drawing.sizes import SCREEN_SIZES, Density

if TYPE_CHECKING:
    from cxplanner.drawing.roadmap import RoadmapOptions
    from cxplanner.scheduling.spans import Spans
    from cxplanner.scheduling.variance import DatedState
    from ui.plan_controller import PlanController
    from ui.roadmap.dense_content import DenseContent

DENSE_FROM: Final = 1_000
"""From so many initiatives on, a roadmap is painted from arrays: names stand inside their bars or nowhere."""
SETTLING_DELAY: Final = 120
"""Milliseconds from an edit until bars that came to lie over others find rows of their own."""


class Layouts(QObject):
    """Makes the layouts of one canvas. `relaid` is called when rows changed after an edit."""

    def __init__(self, controller: PlanController, relaid: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self._relaid = relaid
        self._content: DenseContent | None = None
        self._source: object = None
        self._state: DatedState | None = None
        self._ghosts: Spans | None = None
        self._settling = QTimer(self, singleShot=True, interval=SETTLING_DELAY)
        self._settling.timeout.connect(self.settle)

    def forget(self) -> None:
        """Another plan was opened."""
        self._content = None
        self._settling.stop()

    def made(
        self, options: RoadmapOptions, width: float, height: float, *, fitting: float,
        before: RoadmapLayout | None,
    ) -> RoadmapLayout:  # fmt: skip
        """The layout at a width; `fitting` is the width at which everything is in sight."""
        plan, schedule, words = self._controller.plan, self._controller.schedule, self._controller.words
        if len(plan.initiatives) >= DENSE_FROM:
            from ui.roadmap.dense import dense_layout

            content = self._content_of(options)
            if content.shown.any():
                heads = SCREEN_SIZES[Density.COMPACT].lane_head
                state = self._state_under(options)
                options = replace(options, original=state)
                nearness = (width - heads) / (fitting - heads)
                return dense_layout(
                    content, words, options, width, height, nearness, ghosts=self._ghosts, before=before
                )
        if before is not None and is_overfull(before, height):
            options = replace(options, density=Density.COMPACT)
        return lay_out(plan, schedule, words, options, width, height)

    def _state_under(self, options: RoadmapOptions) -> DatedState | None:
        """The dates that are drawn as ghosts, read once and not for each zoom."""
        from cxplanner.scheduling.spans import spans_of_state
        from cxplanner.scheduling.variance import state_of_baseline

        plan = self._controller.plan
        source: object = options.original
        if options.original is None and options.baseline in plan.baselines:
            source = (options.baseline, plan.baseline_items, plan.baselines)
        if source != self._source:
            self._source = source
            state = options.original
            if state is None and options.baseline is not None and source is not None:
                state = state_of_baseline(plan, options.baseline)
            self._state = state
            self._ghosts = spans_of_state(state) if state is not None else None
        return self._state

    def settle(self) -> None:
        """Give bars that an edit moved rows in which they cover nothing."""
        from ui.roadmap.dense_content import settled

        content = self._content
        if content is None or content.is_settled or not self._controller.is_open:
            return
        if content.plan is self._controller.plan:
            self._content = settled(content)
            self._relaid()

    def _content_of(self, options: RoadmapOptions) -> DenseContent:
        from ui.roadmap.dense_content import brought_up, read_content

        plan, schedule, words = self._controller.plan, self._controller.schedule, self._controller.words
        content = self._content
        if content is None or content.by is not options.lanes_by:
            content = read_content(plan, schedule, words, options.lanes_by)
        elif content.schedule is not schedule:
            content = brought_up(content, plan, schedule, words)
            if not content.is_settled:
                self._settling.start()
        self._content = content
        return content


def is_overfull(layout: RoadmapLayout, height: float) -> bool:
    """Whether even the densest picture is much too high, so that no other need be tried."""
    return layout.sizes is SCREEN_SIZES[Density.COMPACT] and layout.height > 1.3 * height
