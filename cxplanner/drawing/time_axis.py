"""Days as places on a line, and the axis that names them: quarters, months, weeks or days by zoom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from cxplanner.drawing.shapes import Line, Rectangle, Shape, Text
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import width_of

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


class Zoom(StrEnum):
    """What the two lines of the axis name."""

    YEARS = "years"
    """years alone, or every fifth, tenth and so on"""
    QUARTERS = "quarters"
    """years and quarters"""
    PROGRAMME = "programme"
    """quarters and the initials of months"""
    YEAR = "year"
    """quarters and months"""
    QUARTER = "quarter"
    """months and weeks of ISO 8601"""
    MONTH = "month"
    """months and days"""


@dataclass(frozen=True)
class TimeScale:
    """Days from left to right: the first day begins at `left`, the last ends at `right`."""

    first: date
    last: date
    left: float
    right: float

    @cached_property
    def per_day(self) -> float:
        return (self.right - self.left) / (self.last.toordinal() - self.first.toordinal() + 1)

    @cached_property
    def _origin(self) -> int:
        return self.first.toordinal()

    def start_of(self, day: date) -> float:
        """Where a day begins."""
        return self.left + (day.toordinal() - self._origin) * self.per_day

    def end_of(self, day: date) -> float:
        """Where a day ends."""
        return self.left + (day.toordinal() - self._origin + 1) * self.per_day

    def day_at(self, x: float) -> date:
        """The day at a place, within the years that dates can have."""
        ordinal = self.first.toordinal() + int((x - self.left) // self.per_day)
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The axis of a time scale, and the grid below it."""

    scale: TimeScale
    sizes: Sizes
    words: Words

    def heading(self, top: float, since: float, until: float) -> Iterator[Shape]:
        """The two lines of names, as far as they are seen between two places."""
        s = self.sizes
        zoom = self.zoom
        upper_y, lower_y = top + s.axis * 1.15, top + s.axis_height - s.axis * 0.5
        if zoom is Zoom.YEARS:
            upper_y = lower_y
        taken = self.scale.left
        for begin, end, names in self._upper(zoom, since, until):
            left, right = self.scale.start_of(begin), self.scale.start_of(end)
            if begin >= self.scale.first:
                yield Line(left, top + s.axis_height * 0.1, left, top + s.axis_height, "line", s.hair)
            at = max(left, self.scale.left) + s.padding * 0.7
            name = self._upper_name(names, at, right, is_last_of_year=begin.month > 9)
            if name is not None and at >= taken:
                yield Text(at, upper_y, name, s.axis, "ink", "condensed", 600, halo=True)
                ended = at + width_of(name, s.axis, "condensed", 600)
                taken = ended + 2 * s.unit if ended > right else ended
        for begin, end, names in self._lower(zoom, since, until):
            left, right = self.scale.start_of(begin), self.scale.start_of(end)
            if begin >= self.scale.first:
                yield Line(left, top + s.axis_height * 0.62, left, top + s.axis_height, "line", s.hair)
            room = right - left - 2 * s.unit
            name = next((n for n in names if width_of(n, s.axis, "condensed", 400) <= room), None)
            if name is not None and left >= self.scale.left - 0.01 and right <= self.scale.right + 0.01:
                yield Text(
                    (left + right) / 2, lower_y, name, s.axis, "ink3", "condensed", 400, "middle", halo=True
                )

    def _upper_name(self, names: list[str], at: float, right: float, *, is_last_of_year: bool) -> str | None:
        """The longest name that fits. A year takes the room of the quarter after it, whose name says less."""

        def fits(name: str, end: float) -> bool:
            return at + width_of(name, self.sizes.axis, "condensed", 600) <= min(end, self.scale.right)

        name = next((each for each in names if fits(each, right)), None)
        if name is None and names[-1].isdigit() and not is_last_of_year:
            return names[-1] if fits(names[-1], at + 2 * (right - at)) else None
        return name

    def upper_name_at(self, x: float) -> tuple[float, float, list[str]] | None:
        """The span of the upper line at a place, and its names, the longest first; None beyond the scale."""
        for begin, end, names in self._upper(self.zoom, x, x):
            return self.scale.start_of(begin), min(self.scale.start_of(end), self.scale.right), names
        return None

    def grid(self, top: float, bottom: float, since: float, until: float) -> Iterator[Shape]:
        """Weekends by the day, and the lines that the upper names stand on."""
        zoom = self.zoom
        if zoom is Zoom.MONTH:
            for begin, _ in self._days(since, until):
                if begin.weekday() >= 5:
                    x = self.scale.start_of(begin)
                    yield Rectangle(x, top, self.scale.per_day, bottom - top, "band")
        for begin, _, _ in self._upper(zoom, since, until):
            if begin > self.scale.first:
                x = self.scale.start_of(begin)
                yield Line(x, top, x, bottom, "line", self.sizes.hair)

    @property
    def zoom(self) -> Zoom:
        """The finest names that have room, so that none is left out among its like."""
        # On larger or smaller paper the same names fit when days are as much wider or narrower.
        s = self.sizes
        per_day = self.scale.per_day / s.unit
        if per_day >= 14:
            return Zoom.MONTH
        if per_day >= 3.4:
            return Zoom.QUARTER
        if per_day >= 1.9:
            return Zoom.YEAR
        if self._widest(self.words.month_initials, 400) + 2 * s.unit <= 28 * self.scale.per_day:
            return Zoom.PROGRAMME
        quarters = [self.words.quarter(date(2026, month, 1)).split(" ")[0] for month in (1, 4, 7, 10)]
        if self._widest(quarters, 400) + 4 * s.unit <= 90 * self.scale.per_day:
            return Zoom.QUARTERS
        return Zoom.YEARS

    def _widest(self, names: Iterable[str], weight: int) -> float:
        return max(width_of(name, self.sizes.axis, "condensed", weight) for name in names)

    @property
    def _years(self) -> int:
        """How many years there are from one name to the next where only years are named."""
        room = self._widest(("2000",), 600) + self.sizes.padding * 0.7 + 6 * self.sizes.unit
        steps = (digit * 10**power for power in range(4) for digit in (1, 5))
        return next((step for step in steps if step * 365 * self.scale.per_day >= room), 10_000)

    def _upper(self, zoom: Zoom, since: float, until: float) -> Iterator[tuple[date, date, list[str]]]:
        if zoom in (Zoom.YEARS, Zoom.QUARTERS):
            years = self._years if zoom is Zoom.YEARS else 1
            for begin, end in self._months(since, until, 12 * years):
                yield begin, end, [str(max(begin.year, self.scale.first.year))]
        elif zoom in (Zoom.PROGRAMME, Zoom.YEAR):
            for begin, end in self._months(since, until, 3):
                long = self.words.quarter(begin)
                short = long.split(" ")[0]
                if begin.month == 1 or begin <= self.scale.first:
                    yield begin, end, [long, str(begin.year)]
                else:
                    yield begin, end, [short]
        else:
            for begin, end in self._months(since, until, 1):
                short = f"{self.words.short_month_names[begin.month - 1]} {begin.year}"
                yield begin, end, [self.words.month(begin), short]

    def _lower(self, zoom: Zoom, since: float, until: float) -> Iterator[tuple[date, date, list[str]]]:
        if zoom is Zoom.QUARTERS:
            for begin, end in self._months(since, until, 3):
                yield begin, end, [self.words.quarter(begin).split(" ")[0]]
        elif zoom is Zoom.PROGRAMME:
            for begin, end in self._months(since, until, 1):
                yield begin, end, [self.words.month_initials[begin.month - 1]]
        elif zoom is Zoom.YEAR:
            for begin, end in self._months(since, until, 1):
                name = self.words.short_month_names[begin.month - 1]
                yield begin, end, [name, self.words.month_initials[begin.month - 1]]
        elif zoom is Zoom.QUARTER:
            for begin, end in self._weeks(since, until):
                yield begin, end, [str(begin.isocalendar().week)]
        elif zoom is Zoom.MONTH:
            for begin, end in self._days(since, until):
                yield begin, end, [str(begin.day)]

    def _span(self, since: float, until: float) -> tuple[date, date]:
        """The first and last day that are seen."""
        first = max(self.scale.first, self.scale.day_at(max(since, self.scale.left)))
        last = min(self.scale.last, self.scale.day_at(min(until, self.scale.right)))
        return first, last

    def _months(self, since: float, until: float, step: int) -> Iterator[tuple[date, date]]:
        first, last = self._span(since, until)
        month = (first.year * 12 + first.month - 1) // step * step
        while (begin := _first_of(month)) <= last and begin < date.max:
            month += step
            yield begin, _first_of(month)

    def _weeks(self, since: float, until: float) -> Iterator[tuple[date, date]]:
        first, last = self._span(since, until)
        begin = first - timedelta(days=first.weekday())
        while begin <= last:
            yield begin, begin + timedelta(days=7)
            begin += timedelta(days=7)

    def _days(self, since: float, until: float) -> Iterator[tuple[date, date]]:
        first, last = self._span(since, until)
        for offset in range((last - first).days + 1):
            begin = first + timedelta(days=offset)
            yield begin, begin + timedelta(days=1)


def _first_of(month: int) -> date:
    """The first day of a month, counted from the year 0, within the years that dates can have."""
    if month < 12:
        return date.min
    return date(month // 12, month % 12 + 1, 1) if month < 120_000 else date.max
