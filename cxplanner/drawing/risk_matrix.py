"""The matrix of risks: probability upwards, impact to the right, and in each cell the numbers of its risks.

Cells are told apart by their place and by a heavier ground where the product is high, never by colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.shapes import Circle, Drawing, Item, Line, Rectangle, Shape, Text
from cxplanner.drawing.sizes import Sizes
from cxplanner.plan.risks import Risk, RiskStatus
from cxplanner.steering.health import HIGH_SCORE
from cxplanner.steering.risk_order import matrix

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

LEVELS: Final = (1, 2, 3, 4, 5)
_SOME_SCORE: Final = 8
_GROUND: Final = ((HIGH_SCORE, 0.2), (_SOME_SCORE, 0.09), (1, 0.03))
"""From which product on the ground is how dark."""


@dataclass(frozen=True)
class RiskMatrix:
    """A matrix of a width and height; the number of a risk is its place in `risks`, from 1.

    Closed ones have a number and stand in no cell.
    """

    risks: Sequence[Risk]
    words: Words
    width: float
    height: float
    sizes: Sizes
    selected: int | None = None

    @property
    def _left(self) -> float:
        return self.sizes.small * 3.2

    @property
    def _bottom(self) -> float:
        return self.height - self.sizes.small * 3.0

    @property
    def _cell(self) -> tuple[float, float]:
        return (self.width - self._left - self.sizes.unit) / 5, (self._bottom - self.sizes.unit) / 5

    def _corner(self, probability: int, impact: int) -> tuple[float, float]:
        wide, high = self._cell
        return self._left + (impact - 1) * wide, self._bottom - probability * high

    def drawing(self) -> Drawing:
        return Drawing(self.width, self.height, (*self._ground(), *self._axes(), *self._numbers()))

    def risk_at(self, x: float, y: float) -> int | None:
        """The id of the risk whose number is at a place."""
        for shape in self._numbers():
            if isinstance(shape, Circle) and shape.item is not None:
                reach = shape.radius * 1.2
                if abs(shape.x - x) <= reach and abs(shape.y - y) <= reach:
                    return shape.item.id
        return None

    def _ground(self) -> Iterator[Shape]:
        wide, high = self._cell
        for probability in LEVELS:
            for impact in LEVELS:
                x, y = self._corner(probability, impact)
                dark = next(share for least, share in _GROUND if probability * impact >= least)
                yield Rectangle(x, y, wide, high, "ink", opacity=dark)
                yield Rectangle(x, y, wide, high, None, "line2", self.sizes.hair)

    def _axes(self) -> Iterator[Shape]:
        s = self.sizes
        wide, high = self._cell
        for level in LEVELS:
            x, _ = self._corner(1, level)
            _, y = self._corner(level, 1)
            number = self.words.number(level)
            yield Text(
                x + wide / 2,
                self._bottom + s.small * 1.2,
                number,
                s.small,
                "ink2",
                "condensed",
                400,
                "middle",
            )
            middle = y + high / 2 + s.small * 0.35
            yield Text(self._left - s.padding, middle, number, s.small, "ink2", "condensed", 400, "end")
        below = self._bottom + s.small * 2.5
        impact, probability = self.words.say("Impact →"), self.words.say("↑ Probability")
        yield Text(self.width - s.unit, below, impact, s.small, "ink", "condensed", 500, "end")
        yield Text(self._left, below, probability, s.small, "ink", "condensed", 500)
        yield Line(self._left, self._bottom, self.width, self._bottom, "ink", s.thin)
        yield Line(self._left, 0, self._left, self._bottom, "ink", s.thin)

    @property
    def _open(self) -> list[Risk]:
        return [each for each in self.risks if each.status is RiskStatus.OPEN]

    def _numbers(self) -> Iterator[Shape]:
        """As many discs as the cell holds; what is left is counted in the last of them."""
        s = self.sizes
        wide, high = self._cell
        numbers = {risk.id: number for number, risk in enumerate(self.risks, start=1)}
        radius = min(s.small * 0.95, wide / 3, high / 2.3)
        step = radius * 2.2
        columns = max(1, int((wide - 2 * s.unit) // step))
        rows = max(1, int((high - 2 * s.unit) // step))
        for (probability, impact), members in matrix(self._open).items():
            left, top = self._corner(probability, impact)
            room = columns * rows
            shown = members if len(members) <= room else members[: room - 1]
            for place, risk in enumerate(shown):
                x = left + (place % columns + 0.5) * step + s.unit
                y = top + (place // columns + 0.5) * step + s.unit
                yield from self._disc(x, y, radius, numbers[risk.id], Item("risk", risk.id))
            if len(shown) < len(members):
                x = left + ((room - 1) % columns + 0.5) * step + s.unit
                y = top + ((room - 1) // columns + 0.5) * step + s.unit
                more = f"+{self.words.number(len(members) - len(shown))}"
                yield Text(x, y + s.small * 0.35, more, s.small, "ink", "condensed", 600, "middle")

    def _disc(self, x: float, y: float, radius: float, number: int, item: Item) -> Iterator[Shape]:
        s, is_selected = self.sizes, item.id == self.selected
        fill, ink = ("ink", "canvas") if is_selected else ("canvas", "ink")
        yield Circle(x, y, radius, fill, "ink", 1.2 * s.thin, item)
        size = s.small * 0.95
        text = self.words.number(number)
        yield Text(x, y + size * 0.35, text, size, ink, "condensed", 600, "middle", item=item)
