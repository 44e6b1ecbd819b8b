"""The network picture of thousands: what is where in it, and how each box and link looks, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import compress, count
from operator import is_not
from typing import TYPE_CHECKING, NamedTuple

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


class Looks(NamedTuple):
    """The initiatives with the numbers of their streams, and beyond all streams those of what is done."""

    initiatives: list[Initiative]
    numbers: IntArray


@dataclass(frozen=True)
class LargePicture(NetworkPicture):
    """A large layout with what the schedule says of it; read only as far as it is painted."""

    layout: LargeLayout
    known: Looks | None = None
    """How the initiatives of the picture before this looked: after an edit most are the same."""

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
    def looks(self) -> Looks:
        known = self.schedule.plan.initiatives
        initiatives = list(map(known.__getitem__, self.layout.ids.tolist()))
        if self.known is None or len(self.known.initiatives) != len(initiatives):
            return Looks(initiatives, np.array([_look_of(each) for each in initiatives], np.int64))
        numbers = self.known.numbers.copy()
        for place in compress(count(), map(is_not, self.known.initiatives, initiatives)):
            numbers[place] = _look_of(initiatives[place])
        return Looks(initiatives, numbers)

    @property
    def initiatives(self) -> list[Initiative]:
        return self.looks.initiatives

    @cached_property
    def stream(self) -> IntArray:
        found: IntArray = self.looks.numbers % len(STREAMS)
        return found

    @cached_property
    def is_done(self) -> BoolArray:
        found: BoolArray = self.looks.numbers >= len(STREAMS)
        return found

    @cached_property
    def is_critical(self) -> BoolArray:
        spans, floats = self.schedule.spans, self.schedule.floats
        order = np.argsort(spans.ids, kind="stable")  # which is fast where they are in order already
        places = order[np.searchsorted(spans.ids, self.layout.ids, sorter=order)]
        found: BoolArray = floats.critical[places]
        return found

    @cached_property
    def is_pale(self) -> BoolArray:
        """What a filter leaves out."""
        kept = self.kept
        if kept is None:
            return np.zeros(len(self.layout.ids), np.bool_)
        return np.array([node not in kept for node in self.layout.boxes], np.bool_)

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


def _look_of(initiative: Initiative) -> int:
    return STREAMS.index(initiative.stream) + len(STREAMS) * (initiative.status is Status.DONE)
