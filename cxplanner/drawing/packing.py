"""Bars packed into the rows of a lane, so that no bar and no name covers another."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from cxplanner.drawing.labels import Label, Side, outside_blocks, shortened
from cxplanner.drawing.placed_bars import PlacedBar, label_room
from cxplanner.drawing.short_names import short_form
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import Block, balanced

_MOST_BARS_TO_TURN = 60
"""How large a lane may be for all its names to be tried on the other side."""

_MOST_ROWS_WITH_GAPS = 24
"""How many rows of critical bars are searched for gaps; beyond, a lane is too full for a thread anyway."""


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
        if self.end <= left - gap:
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


def pack(bars: Sequence[PlacedBar], sizes: Sizes, bounds: Bounds, *, save_rows: bool = False) -> list[Row]:
    """Rows of bars: critical ones first, so that their thread reads straight; the rest by start.

    To `save_rows`, names that stand beside their bars change sides; that takes a hundred times as long.
    """
    choices = {bar.initiative.id: _choices(bar, sizes, bounds) for bar in bars}
    rows = _packed(bars, choices, sizes)
    if save_rows and len(bars) <= _MOST_BARS_TO_TURN:
        rows = _with_names_turned(bars, choices, sizes, rows)
    for row in rows:
        row.bars.sort(key=lambda bar: bar.x)
    return rows


_Choices = dict[int, tuple[list[Label], list[Label]]]


def _packed(bars: Sequence[PlacedBar], choices: _Choices, sizes: Sizes) -> list[Row]:
    rows: list[Row] = []
    ends = _Ends()
    for critical in (True, False):
        with_gaps = rows[:_MOST_ROWS_WITH_GAPS]
        members = [bar for bar in bars if bar.dates.critical is critical]
        for bar in sorted(members, key=lambda bar: (bar.x, bar.right, bar.initiative.id)):
            clear, crossing = choices[bar.initiative.id]
            index = _first_fit(rows, with_gaps, ends, bar, clear, sizes)
            if index is None:
                index = _first_fit(rows, with_gaps, ends, bar, crossing, sizes)
            if index is None:
                index = len(rows)
                rows.append(Row())
                ends.add()
                bar.label = (clear or crossing)[0]
            rows[index].take(bar, sizes)
            ends.set(index, rows[index].end)
    return rows


def _with_names_turned(
    bars: Sequence[PlacedBar], choices: _Choices, sizes: Sizes, rows: list[Row]
) -> list[Row]:
    """The rows after trying, bar by bar, whether fewer do when one name keeps to one place alone."""
    fewest = _most_at_once(bars)
    for bar in sorted(bars, key=lambda bar: (bar.x, bar.initiative.id)):
        clear, crossing = choices[bar.initiative.id]
        for label in (*clear, *crossing):
            if len(rows) <= fewest or len(clear) + len(crossing) == 1:
                break
            turned = {**choices, bar.initiative.id: ([label], [])}
            attempt = _packed(bars, turned, sizes)
            if len(attempt) < len(rows):
                rows, choices = attempt, turned
    # The bars carry the labels of the last attempt: pack once more with the choices that won.
    return _packed(bars, choices, sizes)


def _most_at_once(bars: Sequence[PlacedBar]) -> int:
    """How many bars lie over the same place: no packing has fewer rows."""
    edges = sorted([(bar.x, 1) for bar in bars] + [(bar.right, -1) for bar in bars])
    most = now = 0
    for _, step in edges:
        now += step
        most = max(most, now)
    return most


class _Ends:
    """How far each of many rows is taken, in blocks that each know their least: the first free row is
    found without looking at all of them."""

    _SIZE = 32

    def __init__(self) -> None:
        self._blocks: list[list[float]] = []
        self._least: list[float] = []

    def add(self) -> None:
        if not self._blocks or len(self._blocks[-1]) == self._SIZE:
            self._blocks.append([])
            self._least.append(float("-inf"))
        self._blocks[-1].append(float("-inf"))
        self._least[-1] = float("-inf")

    def set(self, index: int, end: float) -> None:
        number, place = divmod(index, self._SIZE)
        block = self._blocks[number]
        block[place] = end
        self._least[number] = min(block)

    def first_at_most(self, limit: float) -> int | None:
        for number, least in enumerate(self._least):
            if least <= limit:
                for place, end in enumerate(self._blocks[number]):
                    if end <= limit:
                        return number * self._SIZE + place
        return None


def _first_fit(
    rows: list[Row],
    with_gaps: list[Row],
    ends: _Ends,
    bar: PlacedBar,
    labels: list[Label],
    sizes: Sizes,
) -> int | None:
    """The first row with room for the bar with one of these labels, which it then has.

    Bars come by their start, so a row is free after its end; only rows of the pass before have gaps as well.
    """
    spans = []
    for label in labels:
        bar.label = label
        spans.append((label, *bar.outer_span(sizes)))
    if not spans:
        return None
    gap = sizes.gap
    free = ends.first_at_most(max(left for _, left, _ in spans) - gap)
    x, end = bar.x, bar.right
    for index, row in enumerate(with_gaps if free is None else with_gaps[:free]):
        if not row.has_room(x, end, gap):
            continue  # where the bar alone does not fit, it does not with a name beside it
        for label, left, right in spans:
            if row.has_room(left, right, gap):
                bar.label = label
                return index
    if free is not None:
        bar.label = next(label for label, left, _ in spans if rows[free].end <= left - gap)
    return free


def _choices(bar: PlacedBar, sizes: Sizes, bounds: Bounds) -> tuple[list[Label], list[Label]]:
    """The labels that a bar may have, best first: those clear of all lines, and those that cover one."""
    if bar.label is not None and bar.label.side is Side.INSIDE:
        return [bar.label], []
    clear: list[Label] = []
    crossing: list[Label] = []
    blocks = outside_blocks(bar.initiative.title, bar.initiative.short_title, sizes)
    begin, end, inset = bar.x, bar.x + bar.width, 2 * sizes.unit
    for block in blocks:
        width = block.width * sizes.name
        room = label_room(width, bar.badge, sizes)
        if end + room <= bounds.right:
            found = crossing if _crosses(bounds.lines, end + inset, end + room - inset) else clear
            found.append(Label(block.lines, sizes.name, width, Side.RIGHT))
        if begin - room >= bounds.left:
            found = crossing if _crosses(bounds.lines, begin - room + inset, begin - inset) else clear
            found.append(Label(block.lines, sizes.name, width, Side.LEFT))
    if not clear and not crossing:
        crossing.append(_squeezed(bar, blocks[-1], sizes, bounds))
    return clear, crossing


def _crosses(lines: Sequence[float], left: float, right: float) -> bool:
    """Whether one of a few lines, which are in order, lies between two places."""
    for line in lines:
        if line > left:
            return line < right
    return False


def _squeezed(bar: PlacedBar, block: Block, sizes: Sizes, bounds: Bounds) -> Label:
    """A name that is longer than the room on either side: on the wider one its first part, else the code,
    and only where not even that has room, cut."""
    overhead = label_room(0.0, bar.badge, sizes)
    side = Side.RIGHT if bounds.right - bar.right >= bar.x - bounds.left else Side.LEFT
    free = bounds.right - bar.right if side is Side.RIGHT else bar.x - bounds.left
    room = max(free - overhead, 0.0)
    initiative = bar.initiative
    for name in (short_form(initiative.title), initiative.key):
        whole = balanced(name, "condensed", 600, 1)
        if whole.width * sizes.name <= room:
            return Label(whole.lines, sizes.name, whole.width * sizes.name, side)
    cut = shortened(block, room, sizes)
    return Label(cut.lines, sizes.name, cut.width * sizes.name, side)
