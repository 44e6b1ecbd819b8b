"""Where things stood in a baseline, drawn under where they stand now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cxplanner.drawing.badges import diamond
from cxplanner.drawing.placed_bars import PlacedBar
from cxplanner.drawing.placed_gates import PlacedGate
from cxplanner.drawing.shapes import Item, Rectangle, Shape
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.time_axis import TimeScale
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.variance import DatedState

_HEIGHT, _BELOW = 4.0, 4.5
"""In units: how high a ghost is, and how far its middle lies under the bar."""


_LEAST_GAP = 5.0
"""In units: the gap between rows on paper in which a ghost can be seen."""


def with_room_for_ghosts(sizes: Sizes) -> Sizes:
    """Sizes for a page with a baseline: where rows stand too close, they make way."""
    return replace(sizes, row_gap=max(sizes.row_gap, _LEAST_GAP * sizes.unit))


@dataclass(frozen=True, slots=True)
class BaselineGhosts:
    """The open bars of a baseline, each under its initiative's bar."""

    state: DatedState
    scale: TimeScale
    sizes: Sizes

    def ghost(self, bar: PlacedBar) -> Iterator[Shape]:
        """Where the initiative of a bar stood; nothing where the baseline has no dates for it."""
        span = self.state.spans.get(Node("initiative", bar.initiative.id))
        if span is None or span.start is None or span.finish is None:
            return
        s, scale = self.sizes, self.scale
        height = min(_HEIGHT * s.unit, s.row_gap * 0.6)
        middle = bar.y + bar.height + min(_BELOW * s.unit, s.row_gap * 0.5625)
        item = Item("initiative", bar.initiative.id)
        left, right = scale.start_of(span.start), scale.end_of(span.finish)
        if bar.is_moment:
            if scale.left <= right <= scale.right:
                yield diamond(
                    right, middle, height * 0.75, fill="canvas", stroke="ink2", width=s.thin, item=item
                )
            return
        left, right = max(left, scale.left), min(right, scale.right)
        if left < right:
            top = middle - height / 2
            yield Rectangle(left, top, right - left, height, "canvas", "ink2", s.thin, s.unit, item=item)


def gates_with_baseline(
    gates: Sequence[PlacedGate], state: DatedState, scale: TimeScale
) -> tuple[PlacedGate, ...]:
    """The gates with the places that they had in a baseline, in the stead of those that were planned.

    Only one that moved has another place.
    """
    return tuple(_with_baseline(gate, state, scale) for gate in gates)


def _with_baseline(gate: PlacedGate, state: DatedState, scale: TimeScale) -> PlacedGate:
    span = state.spans.get(Node("gate", gate.stage.id))
    day = span.finish if span is not None else None
    if day is None or day == gate.day or not scale.first <= day <= scale.last:
        return replace(gate, planned_x=None)
    return replace(gate, planned_x=None, baseline_x=scale.end_of(day))
