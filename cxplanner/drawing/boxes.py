"""Rectangles by their edges: what meets, lies in, or is crossed by a line."""

from __future__ import annotations

from typing import NamedTuple

Segment = tuple[float, float, float, float]


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def is_crossed_by(self, segment: Segment) -> bool:
        """Whether a straight line goes through the rectangle (Liang and Barsky)."""
        x1, y1, x2, y2 = segment
        enters, leaves = 0.0, 1.0
        for start, step, least, most in (
            (x1, x2 - x1, self.left, self.right),
            (y1, y2 - y1, self.top, self.bottom),
        ):
            if step == 0:
                if not least < start < most:
                    return False
                continue
            first, second = sorted(((least - start) / step, (most - start) / step))
            enters, leaves = max(enters, first), min(leaves, second)
        return enters < leaves
