"""Change saturation as a matrix: units down the left, quarters across, how many initiatives hit in each cell.

The number is what counts; the darker ground only leads the eye to where much comes together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cxplanner.drawing.shapes import Drawing, Item, Line, Rectangle, Shape, Text
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.steering.saturation import Quarter, Saturation

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_LEAST_DARK, _MOST_DARK = 0.04, 0.22
_MUCH = 3
"""From so many in a cell the number is heavy."""


@dataclass(frozen=True)
class SaturationMatrix:
    """A matrix of a width; its height follows from its units. `unnamed` stands for what has no unit.

    The item of a cell is `"saturation"` with its row × 1000 + its column.
    """

    saturation: Saturation
    unnamed: str
    words: Words
    width: float
    sizes: Sizes

    @property
    def row_height(self) -> float:
        return self.sizes.name * 2.0

    @property
    def head_height(self) -> float:
        return self.sizes.axis * 2.9

    @property
    def height(self) -> float:
        return self.head_height + self.row_height * len(self.saturation.units) + self.sizes.hair

    @cached_property
    def _left(self) -> float:
        s = self.sizes
        names = max((width_of(each or self.unnamed, s.name) for each in self.saturation.units), default=0.0)
        return min(names + 2 * s.padding, self.width * 0.35)

    @property
    def _step(self) -> float:
        """Cells are never wider than they need to be read across."""
        room = (self.width - self._left) / max(1, len(self.saturation.quarters))
        return min(room, self.sizes.name * 6)

    def drawing(self) -> Drawing:
        return Drawing(self.width, self.height, (*self._cells(), *self._names(), *self._heads()))

    def cell_at(self, x: float, y: float) -> tuple[str, Quarter] | None:
        """The unit and quarter at a place."""
        row = int((y - self.head_height) // self.row_height)
        column = int((x - self._left) // self._step)
        inside = 0 <= row < len(self.saturation.units) and 0 <= column < len(self.saturation.quarters)
        return (self.saturation.units[row], self.saturation.quarters[column]) if inside else None

    def _heads(self) -> Iterator[Shape]:
        s, before = self.sizes, None
        for place, quarter in enumerate(self.saturation.quarters):
            x = self._left + place * self._step
            if quarter.year != before:
                yield Text(x + s.padding, s.axis, str(quarter.year), s.axis, "ink", "condensed", 600)
                before = quarter.year
            middle, y = x + self._step / 2, s.axis * 2.3
            name = self.words.quarter(quarter.first).split(" ")[0]
            yield Text(middle, y, name, s.axis, "ink2", "condensed", 400, "middle")

    def _names(self) -> Iterator[Shape]:
        s = self.sizes
        for row, unit in enumerate(self.saturation.units):
            y = self.head_height + row * self.row_height
            yield Line(0, y, self._left + self._step * len(self.saturation.quarters), y, "line", s.hair)
            name = elide(unit or self.unnamed, self._left - s.padding, s.name)
            yield Text(0, y + self.row_height * 0.66, name, s.name, "ink" if unit else "ink2")

    def _cells(self) -> Iterator[Shape]:
        s, most = self.sizes, self.saturation.most
        for row, unit in enumerate(self.saturation.units):
            for column, quarter in enumerate(self.saturation.quarters):
                hits = len(self.saturation.hits.get((unit, quarter), ()))
                if not hits:
                    continue
                x = self._left + column * self._step
                y = self.head_height + row * self.row_height
                item = Item("saturation", row * 1000 + column)
                dark = _LEAST_DARK + (_MOST_DARK - _LEAST_DARK) * hits / most
                yield Rectangle(x, y, self._step, self.row_height, "ink", opacity=dark, item=item)
                weight = 600 if hits >= _MUCH else 400
                text, base = self.words.number(hits), y + self.row_height * 0.66
                yield Text(x + self._step / 2, base, text, s.name, "ink", "sans", weight, "middle", item=item)
