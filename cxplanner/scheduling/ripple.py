"""What moved from one schedule to another: which initiatives and gates, from which days to which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from cxplanner.scheduling.spans import Spans
from cxplanner.scheduling.variance import Span

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule


@dataclass(frozen=True)
class Ripple:
    """What both schedules have and what has other days in them; `before` and `after` stand side by side."""

    before: Spans
    after: Spans
    gates: Mapping[int, tuple[date, date]]
    """By stage, the days of the gates that moved."""
    finish: tuple[date, date]

    def __bool__(self) -> bool:
        return bool(len(self.after)) or bool(self.gates)

    @property
    def finish_moved(self) -> bool:
        return self.finish[0] != self.finish[1]

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Where each initiative that moved stands, by its id."""
        return {id_: place for place, id_ in enumerate(self.after.ids.tolist())}

    def spans(self, initiative_id: int) -> tuple[Span, Span] | None:
        """The days of an initiative before and after, or None when it did not move."""
        place = self.places.get(initiative_id)
        return (self.before.span(place), self.after.span(place)) if place is not None else None


def ripple(before: Schedule, after: Schedule) -> Ripple:
    """What moved. What only one of the two has, or schedules, did not move."""
    old, new = before.spans, after.spans
    if not np.array_equal(old.ids, new.ids):
        _, places_before, places_after = np.intersect1d(
            old.ids, new.ids, assume_unique=True, return_indices=True
        )
        old, new = old.at(places_before), new.at(places_after)
    moved = ((old.start != new.start) | (old.finish != new.finish)) & (old.start > 0) & (new.start > 0)
    places = np.flatnonzero(moved)
    gates = {}
    for number, (last, _) in after.gate_ends.items():
        first, _ = before.gate_ends.get(number, (last, False))
        if first != last:
            gates[number] = first, last
    return Ripple(old.at(places), new.at(places), gates, (before.finish, after.finish))
