"""The reviews on a line of time, of which two are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cxplanner.drawing.shapes import Circle, Drawing, Item, Line, Shape, Text
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import elide, width_of


@dataclass(frozen=True)
class ReviewTimeline:
    """Looks from the first to the last, `chosen` are the places of two of them; items are `"look"`."""

    looks: Sequence[tuple[date, str]]
    chosen: tuple[int, int]
    width: float
    sizes: Sizes

    @property
    def height(self) -> float:
        return self.sizes.small * 4.6

    @property
    def _y(self) -> float:
        return self.sizes.small * 1.2

    def x(self, place: int) -> float:
        """Looks stand apart as their days do, yet never so near that they cannot be told apart."""
        count = len(self.looks)
        margin = self.sizes.small * 3
        room = max(1.0, self.width - 2 * margin)
        if count < 2:
            return margin
        first, last = self.looks[0][0], self.looks[-1][0]
        share = (self.looks[place][0] - first).days / max(1, (last - first).days)
        even = place / (count - 1)
        return margin + room * (share + even) / 2

    def place_at(self, x: float) -> int:
        """The look that is nearest."""
        return min(range(len(self.looks)), key=lambda place: abs(self.x(place) - x))

    def drawing(self) -> Drawing:
        return Drawing(self.width, self.height, tuple(self._shapes()))

    def _shapes(self) -> Iterator[Shape]:
        s, y = self.sizes, self._y
        first, last = (self.x(place) for place in self.chosen)
        yield Line(self.x(0), y, self.x(len(self.looks) - 1), y, "line2", s.heavy)
        yield Line(first, y, last, y, "accent", s.heavy * 1.5)
        for place in range(len(self.looks)):
            is_chosen = place in self.chosen
            fill, stroke = ("accent", "accent") if is_chosen else ("canvas", "ink")
            radius = (6.5 if is_chosen else 5.0) * s.unit
            yield Circle(self.x(place), y, radius, fill, stroke, 1.6 * s.thin, Item("look", place))
        yield from self._names()

    def _names(self) -> Iterator[Shape]:
        """The chosen first; the others where there is room, on the upper of two rows where it is free."""
        s = self.sizes
        taken: list[list[tuple[float, float]]] = [[], []]
        order = [*dict.fromkeys(self.chosen)]
        order += [place for place in range(len(self.looks)) if place not in self.chosen]
        for place in order:
            weight = 600 if place in self.chosen else 400
            name = elide(self.looks[place][1], self.width / 3, s.small, "condensed", weight)
            width = width_of(name, s.small, "condensed", weight)
            left = min(max(self.x(place) - width / 2, 0.0), max(0.0, self.width - width))
            row = next((n for n in (0, 1) if _is_free(taken[n], left, left + width)), None)
            if row is None:
                continue
            taken[row].append((left - s.padding, left + width + s.padding))
            y = self._y + s.small * (1.8 + 1.3 * row)
            yield Text(left, y, name, s.small, "ink", "condensed", weight, item=Item("look", place))


def _is_free(taken: list[tuple[float, float]], left: float, right: float) -> bool:
    return all(right <= start or left >= end for start, end in taken)
