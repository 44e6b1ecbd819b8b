"""The ways of links on a roadmap of thousands of bars: arrays that are painted, and found under the mouse."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from cxplanner.drawing.shapes import Rectangle
from cxplanner.scheduling.day_table import IntArray

Floats = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.int32]
Places = npt.NDArray[Any]
"""On whole pixels or between them."""


@dataclass(frozen=True)
class Ways:
    """The ways of links: along from x0 to xm, up or down from y0 to y1, along to x1; and what they span.

    `ids` are those of the dependencies. Places are on whole pixels where a picture has one size of them: a
    picture that is scrolled shows the same ones then.
    """

    ids: IntArray
    x0: Places
    xm: Places
    x1: Places
    y0: Places
    y1: Places
    left: Places
    right: Places
    top: Places
    bottom: Places

    @classmethod
    def of(cls, ids: IntArray, x0: Places, xm: Places, x1: Places, y0: Places, y1: Places) -> Ways:
        left, right = np.minimum(np.minimum(x0, x1), xm), np.maximum(np.maximum(x0, x1), xm)
        return cls(ids, x0, xm, x1, y0, y1, left, right, np.minimum(y0, y1), np.maximum(y0, y1))

    def at(self, places: IntArray) -> Ways:
        return Ways(*(getattr(self, each.name)[places] for each in fields(self)))

    def beside(self, others: Ways) -> Ways:
        """These and others together."""
        both = (np.concatenate((getattr(self, each.name), getattr(others, each.name)))
                for each in fields(self))  # fmt: skip
        return Ways(*both)

    def near(self, frame: Rectangle) -> IntArray:
        """Those of which something may be in a frame."""
        found: IntArray = np.flatnonzero(
            (self.left <= frame.x + frame.width)
            & (self.right >= frame.x)
            & (self.top <= frame.y + frame.height)
            & (self.bottom >= frame.y)
        )
        return found

    def nearest(self, x: float, y: float, reach: float) -> tuple[float, int] | None:
        """How far the nearest way is from a place, and its link; None when none is within reach."""
        near = self.near(Rectangle(x - reach, y - reach, 2 * reach, 2 * reach))
        if not len(near):
            return None
        x0, xm, x1 = self.x0[near], self.xm[near], self.x1[near]
        y0, y1 = self.y0[near], self.y1[near]
        pieces = ((x0, xm, y0, y0), (xm, xm, y0, y1), (xm, x1, y1, y1))
        distance = np.min([_distance(*piece, x, y) for piece in pieces], axis=0)
        best = int(np.argmin(distance))
        found = float(distance[best])
        return (found, int(self.ids[near[best]])) if found <= reach else None


def _distance(x0: Places, x1: Places, y0: Places, y1: Places, x: float, y: float) -> Floats:
    """How far level or upright pieces are from a place, in the larger of both directions."""
    across = np.maximum(np.minimum(x0, x1) - x, x - np.maximum(x0, x1))
    down = np.maximum(np.minimum(y0, y1) - y, y - np.maximum(y0, y1))
    farther: Floats = np.maximum(np.maximum(across, down), 0.0)
    return farther
