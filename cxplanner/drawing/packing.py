"""Bars packed into the rows of a lane, so that no bar and no name covers another."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from cxplanner.drawing.labels import Label, Side, outside_blocks, shortened
from cxplanner.drawing.placed_bars import PlacedBar, label_room
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import Block


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where labels may stand: between two edges, and if they can without crossing these lines."""

    left: float
    right: float
    lines: tuple[float, ...] = ()


@dataclass(slots=True)
class Row:
    """One row of a lane: its bars, and the spans that they and their labels take, from left to right.

    `top` and `height` are known when the lanes have their places.
    """

    bars: list[PlacedBar] = field(default_factory=list)
    spans: list[tuple[float, float]] = field(default_factory=list)
    end: float = float("-inf")
    top: float = 0.0
    height: float = 0.0

    def has_room(self, left: float, right: float, gap: float) -> bool:
        if left >= self.end + gap:
            return True
        after = bisect_right(self.spans, (left, right))
        if after and self.spans[after - 1][1] + gap > left:
            return False
        return after == len(self.spans) or right + gap <= self.spans[after][0]

    def next_after(self, x: float) -> float:
        """Where the next thing in the row begins."""
        index = bisect_right(self.spans, (x - 0.01, float("inf")))
        return self.spans[index][0] if index < len(self.spans) else float("inf")

    def take(self, bar: PlacedBar, sizes: Sizes) -> None:
        span = bar.outer_span(sizes)
        insort(self.spans, span)
        self.end = max(self.end, span[1])
        self.bars.append(bar)


def pack(bars: Sequence[PlacedBar], sizes: Sizes, bounds: Bounds) -> list[Row]:
    """Rows of bars: critical ones first, so that their thread reads straight; the rest by start."""
    rows: list[Row] = []
    order = sorted(bars, key=lambda bar: (not bar.dates.critical, bar.x, bar.right, bar.initiative.id))
    for bar in order:
        clear, crossing = _choices(bar, sizes, bounds)
        index = _first_fit(rows, bar, clear, sizes)
        if index is None:
            index = _first_fit(rows, bar, crossing, sizes)
        if index is None:
            index = len(rows)
            rows.append(Row())
            bar.label = (clear or crossing)[0]
        bar.row = index
        rows[index].take(bar, sizes)
    for row in rows:
        row.bars.sort(key=lambda bar: bar.x)
    return rows


def _first_fit(rows: list[Row], bar: PlacedBar, choices: list[Label], sizes: Sizes) -> int | None:
    """The first row with room for the bar with one of its labels, which it then has."""
    spans = []
    for label in choices:
        bar.label = label
        spans.append((label, *bar.outer_span(sizes)))
    gap, earliest = sizes.gap, bar.x - sizes.gap
    for index, row in enumerate(rows):
        if row.end > earliest and row.spans[-1][0] <= bar.x:
            continue  # the last thing in the row reaches over the bar's place: by far the most common case
        for label, left, right in spans:
            if row.has_room(left, right, gap):
                bar.label = label
                return index
    return None


def _choices(bar: PlacedBar, sizes: Sizes, bounds: Bounds) -> tuple[list[Label], list[Label]]:
    """The labels that a bar may have, best first: those clear of all lines, and those that cover one."""
    if bar.label is not None and bar.label.side is Side.INSIDE:
        return [bar.label], []
    clear: list[Label] = []
    crossing: list[Label] = []
    blocks = list(outside_blocks(bar.initiative.title, bar.initiative.short_title, sizes))
    for block in blocks:
        width = block.width * sizes.name
        room = label_room(width, bar.badge, sizes)
        for side, left, right in (
            (Side.RIGHT, bar.right, bar.right + room),
            (Side.LEFT, bar.x - room, bar.x),
        ):
            if left < bounds.left or right > bounds.right:
                continue
            crosses = any(left + 2 * sizes.unit < line < right - 2 * sizes.unit for line in bounds.lines)
            (crossing if crosses else clear).append(Label(block.lines, sizes.name, width, side))
    if not clear and not crossing:
        crossing.append(_squeezed(bar, blocks[-1], sizes, bounds))
    return clear, crossing


def _squeezed(bar: PlacedBar, block: Block, sizes: Sizes, bounds: Bounds) -> Label:
    """A name that is longer than the whole roadmap: on the wider side, cut with an ellipsis."""
    overhead = label_room(0.0, bar.badge, sizes)
    side = Side.RIGHT if bounds.right - bar.right >= bar.x - bounds.left else Side.LEFT
    free = bounds.right - bar.right if side is Side.RIGHT else bar.x - bounds.left
    cut = shortened(block, max(free - overhead, 0.0), sizes)
    return Label(cut.lines, sizes.name, cut.width * sizes.name, side)
