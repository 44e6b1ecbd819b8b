"""Money over time: costs down and benefits up by quarter, and what all of it comes to, with the payback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from cxplanner.drawing.badges import diamond
from cxplanner.drawing.shapes import Drawing, Line, Move, Path, Rectangle, Shape, Step, Text, To
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import width_of
from cxplanner.priorities.value import MonthlyMoney

_QUARTER = 3
_YEAR = 12


@dataclass(frozen=True)
class MoneyChart:
    """A chart of a width and height over the months of the programme.

    `planned` is the money of an earlier review, whose sum so far is dashed. `year` names a year by its number
    from 1, `write` makes cents readable, `payback` is the month that is marked.
    """

    money: MonthlyMoney
    planned: MonthlyMoney | None
    payback: int | None
    payback_text: str
    year: Callable[[int], str]
    write: Callable[[float], str]
    width: float
    height: float
    sizes: Sizes

    def drawing(self) -> Drawing:
        return Drawing(self.width, self.height, (*self._ground(), *self._bars(), *self._sums()))

    @property
    def _months(self) -> int:
        return max(1, len(self.money.costs))

    @cached_property
    def _so_far(self) -> list[float]:
        return _so_far(self.money)

    @cached_property
    def _range(self) -> tuple[float, float]:
        """The least and the most that is drawn, nothing among them."""
        values = [0.0, *self._so_far, *(_so_far(self.planned) if self.planned is not None else [])]
        for quarter in range(0, self._months, _QUARTER):
            values.append(-sum(self.money.costs[quarter : quarter + _QUARTER]))
            values.append(sum(self.money.benefits[quarter : quarter + _QUARTER]))
        least, most = min(values), max(values)
        return (least, most) if least < most else (-1.0, 1.0)

    @cached_property
    def _left(self) -> float:
        texts = [self.write(each) for each in (*self._range, 0.0)]
        return max(width_of(each, self.sizes.small, "condensed") for each in texts) + 2 * self.sizes.padding

    @property
    def _bottom(self) -> float:
        return self.height - self.sizes.axis * 2

    @property
    def _top(self) -> float:
        return self.sizes.small * 1.6

    def _x(self, month: float) -> float:
        return self._left + month / self._months * (self.width - self._left - 4 * self.sizes.unit)

    def _y(self, cents: float) -> float:
        least, most = self._range
        return self._bottom - (cents - least) / (most - least) * (self._bottom - self._top)

    def _ground(self) -> Iterator[Shape]:
        s, right = self.sizes, self._x(self._months)
        taken: list[float] = []
        for cents in (0.0, *self._range):
            y = self._y(cents)
            if all(abs(y - other) >= s.small * 1.2 for other in taken):
                taken.append(y)
                base = y + s.small * 0.35
                yield Line(self._left, y, right, y, "line2" if cents else "ink3", s.hair)
                yield Text(
                    self._left - s.padding, base, self.write(cents), s.small, "ink2", "condensed", 400, "end"
                )
        for month in range(0, self._months, _YEAR):
            x = self._x(month)
            yield Line(x, self._top, x, self._bottom + s.axis * 0.6, "line", s.hair)
            yield Text(
                x + s.padding * 0.7,
                self.height - s.axis * 0.4,
                self.year(month // _YEAR + 1),
                s.axis,
                "ink2",
                "condensed",
            )

    def _bars(self) -> Iterator[Shape]:
        """Costs are open, benefits filled: told apart without colour."""
        s = self.sizes
        for month in range(0, self._months, _QUARTER):
            x, end = self._x(month) + s.unit, self._x(min(month + _QUARTER, self._months)) - s.unit
            cost = sum(self.money.costs[month : month + _QUARTER])
            benefit = sum(self.money.benefits[month : month + _QUARTER])
            zero = self._y(0.0)
            if cost:
                yield Rectangle(x, zero, end - x, self._y(-cost) - zero, "canvas", "ink2", s.thin)
            if benefit:
                y = self._y(benefit)
                yield Rectangle(x, y, end - x, zero - y, "line2")

    def _sums(self) -> Iterator[Shape]:
        s = self.sizes
        if self.planned is not None:
            planned = _so_far(self.planned)[: self._months]
            yield from self._line(planned, "ink2", 1.4 * s.thin, (4 * s.unit, 3 * s.unit))
        yield from self._line(self._so_far, "ink", s.heavy)
        if self.payback is not None and 0 < self.payback <= self._months:
            x, y = self._x(self.payback), self._y(self._so_far[self.payback - 1])
            yield diamond(x, y, s.milestone_radius, fill="canvas", stroke="ink", width=1.4 * s.thin)
            room = width_of(self.payback_text, s.small, "condensed", 600)
            left = min(max(x - room / 2, self._left), self.width - room)
            quarter = (self.payback - 1) // _QUARTER * _QUARTER
            below = self._y(-sum(self.money.costs[quarter : quarter + _QUARTER]))
            text_y = max(y + s.milestone_radius, below) + s.small * 1.2
            yield Text(left, text_y, self.payback_text, s.small, "ink", "condensed", 600, halo=True)

    def _line(
        self, sums: list[float], stroke: str, width: float, dash: tuple[float, ...] = ()
    ) -> Iterator[Shape]:
        points = [(self._x(0), self._y(0.0))]
        points += [(self._x(month + 1), self._y(cents)) for month, cents in enumerate(sums)]
        steps: tuple[Step, ...] = (Move(*points[0]), *(To(*point) for point in points[1:]))
        yield Path(steps, None, stroke, width, dash)


def _so_far(money: MonthlyMoney) -> list[float]:
    flows = (more - less for more, less in zip(money.benefits, money.costs, strict=True))
    return list(accumulate(flows))
