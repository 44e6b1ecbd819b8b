"""Numbers at points of a line: beside their points, off the lines, and never one over another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from cxplanner.drawing.boxes import Box, Segment
from cxplanner.drawing.shapes import Text
from cxplanner.drawing.text_fit import width_of


@dataclass
class PointLabels:
    """Gives texts their places one after the other, the most important first.

    `bounds` is where a text may stand, `taken` what no text may cover, `lines` what should not cross one.
    """

    bounds: Box
    size: float
    lines: list[Segment] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)

    def avoid(self, x: float, y: float, reach: float) -> None:
        """Keep texts off a mark."""
        self.taken.append(Box(x - reach, y - reach, x + reach, y + reach))

    def at(
        self, x: float, top: float, bottom: float, text: str, weight: int = 400, fill: str = "ink"
    ) -> Text | None:
        """The text above a mark that reaches from `top` to `bottom`, or below, or beside it.

        None where there is no room. A text that no place keeps off the lines stands above them with a halo.
        """
        width = width_of(text, self.size, "condensed", weight)
        places = list(self._places(x, top, bottom, width))
        free = [box for box in places if self._is_free(box)]
        clear = [box for box in free if not any(box.is_crossed_by(line) for line in self.lines)]
        chosen = next(iter(clear), None) or next(iter(free), None)
        if chosen is None:
            return None
        self.taken.append(chosen)
        baseline = chosen.top + self.size * 0.86
        return Text(chosen.left, baseline, text, self.size, fill, "condensed", weight, halo=True)

    def _places(self, x: float, top: float, bottom: float, width: float) -> Iterable[Box]:
        height, gap, aside = self.size * 1.1, self.size * 0.22, self.size * 0.6
        middle = (top + bottom) / 2 - height / 2
        corners = (
            (x - width / 2, top - gap - height),
            (x - width / 2, bottom + gap),
            (x - width - aside, middle),
            (x + aside, middle),
            (x - width, top - gap - height),
            (x, top - gap - height),
            (x - width, bottom + gap),
            (x, bottom + gap),
        )
        for left, upper in corners:
            yield Box(left, upper, left + width, upper + height)

    def _is_free(self, box: Box) -> bool:
        inside = (
            box.left >= self.bounds.left
            and box.right <= self.bounds.right
            and box.top >= self.bounds.top
            and box.bottom <= self.bounds.bottom
        )
        return inside and not any(box.meets(other) for other in self.taken)
