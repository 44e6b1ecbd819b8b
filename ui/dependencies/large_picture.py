"""The network picture of thousands: what is where in it, and how each box and link looks, as arrays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from cxplanner.drawing.network_layout import BOX_HEIGHT, BOX_WIDTH
from cxplanner.drawing.network_picture import NetworkPicture
from cxplanner.drawing.shapes import Item, Rectangle
from cxplanner.plan.initiatives import Status
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.day_table import BoolArray, IntArray
from ui.dependencies.large_layout import LargeLayout

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Initiative

STREAMS = tuple(Stream)


@dataclass(frozen=True)
class LargePicture(NetworkPicture):
    """A large layout with what the schedule says of it; read only as far as it is painted."""

    layout: LargeLayout

    def item_at(self, x: float, y: float, reach: float = 4.0) -> Item | None:
        layout = self.layout
        inside = (layout.x <= x) & (x <= layout.x + BOX_WIDTH)
        found = np.flatnonzero(inside & (layout.y <= y) & (y <= layout.y + BOX_HEIGHT))
        if len(found):
            return Item("initiative", int(layout.ids[found[0]]))
        near = layout.ways.nearest(x, y, reach)
        if near is not None:
            return Item("link", int(layout.link_ids[near[1]]))
        gate = next((n for n, line in layout.gates.items() if abs(line - x) <= reach), None)
        return Item("gate", gate) if gate is not None else None

    def seen(self, visible: Rectangle) -> IntArray:
        """The places of the boxes that a frame touches."""
        layout = self.layout
        found: IntArray = np.flatnonzero(
            (layout.x <= visible.x + visible.width)
            & (layout.x + BOX_WIDTH >= visible.x)
            & (layout.y <= visible.y + visible.height)
            & (layout.y + BOX_HEIGHT >= visible.y)
        )
        return found

    # ------------------------------------------------------------------ how they look, by place

    @cached_property
    def initiatives(self) -> list[Initiative]:
        known = self.schedule.plan.initiatives
        return [known[id_] for id_ in self.layout.ids.tolist()]

    @cached_property
    def stream(self) -> IntArray:
        numbers = {stream: number for number, stream in enumerate(STREAMS)}
        return self._of_each(numbers[each.stream] for each in self.initiatives)

    @cached_property
    def is_done(self) -> BoolArray:
        return self._of_each(each.status is Status.DONE for each in self.initiatives) > 0

    @cached_property
    def is_critical(self) -> BoolArray:
        spans, floats = self.schedule.spans, self.schedule.floats
        order = np.argsort(spans.ids)
        places = order[np.searchsorted(spans.ids, self.layout.ids, sorter=order)]
        found: BoolArray = floats.critical[places]
        return found

    @cached_property
    def is_pale(self) -> BoolArray:
        """What a filter leaves out."""
        kept = self.kept
        if kept is None:
            return np.zeros(len(self.layout.ids), np.bool_)
        return self._of_each(node not in kept for node in self.layout.boxes) > 0

    @cached_property
    def links(self) -> dict[str, BoolArray]:
        """Which links are critical, which others drive, which leave room, and which are pale."""
        driving, critical = self.schedule.link_slacks.flags_of(self.layout.link_ids)
        pale = np.zeros(len(driving), np.bool_)
        if self.kept is not None:
            kept = self.kept
            ends = ((link.source, link.target) for link in self.layout.links)
            pale = np.fromiter((a not in kept or b not in kept for a, b in ends), np.bool_, len(pale))
        return {
            "pale": pale,
            "room": ~pale & ~driving & ~critical,
            "driving": ~pale & driving & ~critical,
            "critical": ~pale & critical,
        }

    def _of_each(self, values: Iterable[int]) -> IntArray:
        return np.fromiter(values, np.int64, len(self.layout.ids))
