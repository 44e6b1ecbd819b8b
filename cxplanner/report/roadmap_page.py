"""The roadmap on paper: one sheet that says everything, or several when one would be too small to read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from cxplanner.drawing.arrangement import Arrangement, arrange, shown_days
from cxplanner.drawing.baseline import with_room_for_ghosts
from cxplanner.drawing.lanes import Lane
from cxplanner.drawing.levels import shown_initiatives
from cxplanner.drawing.moving import moved
from cxplanner.drawing.placed_bars import DatedInitiative
from cxplanner.drawing.roadmap import RoadmapLayout, RoadmapOptions
from cxplanner.drawing.shapes import Line, Shape, Text
from cxplanner.drawing.sizes import A3, A3_DENSE, A3_TIGHT, Sizes
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.plan.baselines import Baseline
from cxplanner.plan.plan import Plan
from cxplanner.report.headline import headline, key_figures
from cxplanner.report.lane_pieces import lanes_on_sheets
from cxplanner.report.legend import ROW_HEIGHT, Legend, legend_of
from cxplanner.report.other_sheets import PartsOfInitiatives, SheetsOfOthers, parts_of_initiatives
from cxplanner.report.page_furniture import TITLE_BLOCK_HEIGHT, TITLE_BLOCK_WIDTH, Furniture, path_lines
from cxplanner.report.paper import Paper
from cxplanner.report.sheets import Material, Numbering, Sheet
from cxplanner.report.time_spans import time_spans
from cxplanner.report.title_block import title_cells

if TYPE_CHECKING:
    from cxplanner.scheduling.results import Node
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

_PATH_SIZE: Final = 9.4
_PATH_LINES: Final = 3
_RUNNING_TITLE: Final = 24.0
_ALMOST: Final = 1.15
"""By how much too high a roadmap may be for the pains to save rows to be worth it."""
_HOPELESS: Final = 1.2
"""By how much too high a roadmap has to be at the very least for its sizes not to be tried."""
_ROUNDING: Final = 1.001
_LEAST_FORCED: Final = 0.2
"""The scale below which nothing goes even where a number of sheets is asked for."""
_ONE_LINE: Final = 0.64
"""The height of a bar with one line of text, as a share of one with two."""
_MOST_HEADER: Final = 0.6
"""The share of the first sheet that everything above the lanes may take."""


def roadmap_sheets(material: Material) -> list[Sheet]:
    """One sheet where the roadmap is legible on one, else as many as it needs."""
    return _Composer(material).sheets()


class _Part(NamedTuple):
    """What of a roadmap is on one sheet."""

    arrangement: Arrangement
    lanes: tuple[Lane, ...]


class _Tried(NamedTuple):
    """Sizes with which a roadmap is too high, and by how much."""

    sizes: Sizes
    excess: float

    def least_excess(self, sizes: Sizes) -> float:
        """By how much it has to be too high with smaller sizes: rows are lower, and names as much narrower as
        they are smaller may save at most that share of them."""
        row = (sizes.bar_least + sizes.row_gap) / (self.sizes.bar_least + self.sizes.row_gap)
        return self.excess * row * sizes.unit / self.sizes.unit


def _least_rows(dated: Sequence[DatedInitiative], first: date, last: date) -> float:
    """The rows that bars would need without names, even if they stood end to end."""
    lengths = ((min(each.finish, last) - max(each.start, first)).days + 1 for each in dated)
    return sum(max(length, 0) for length in lengths) / ((last - first).days + 1)


@dataclass(frozen=True)
class _Composer:
    """Puts a roadmap and its furniture on sheets of one paper."""

    material: Material

    def sheets(self) -> list[Sheet]:
        parts = self._parts()
        sheets = parts_of_initiatives([part.lanes for part in parts])
        made = []
        for index, part in enumerate(parts):
            milestones = part.arrangement.milestones
            made.append(
                Sheet(
                    self.paper,
                    self._part_name(index, len(parts)),
                    partial(self._shapes, parts, index, sheets),
                    unnamed_milestones=milestones.unnamed if milestones is not None else 0,
                )
            )
        return made

    def _shapes(
        self, parts: Sequence[_Part], index: int, sheets: PartsOfInitiatives, numbering: Numbering
    ) -> tuple[Shape, ...]:
        away = SheetsOfOthers(sheets, index, numbering.number - index)
        return tuple(self._drawn(parts, index, away, numbering))

    @property
    def plan(self) -> Plan:
        return self.material.plan

    @property
    def schedule(self) -> Schedule:
        return self.material.schedule

    @property
    def words(self) -> Words:
        return self.material.words

    @property
    def paper(self) -> Paper:
        return self.material.paper

    @property
    def options(self) -> RoadmapOptions:
        return self.material.options

    # ------------------------------------------------------------------------------------- what fits

    def _parts(self) -> list[_Part]:
        """The largest sizes with which everything is on one sheet; else the densest legible ones.

        Where a number of sheets is asked for, the largest sizes with which they are enough.
        """
        dated = shown_initiatives(self.plan, self.schedule, self.words, self.options)
        days = shown_days(self.plan, self.schedule, dated, self.options)
        gates = [day for number in self.plan.stages if (day := self.schedule.gate(number).finish) is not None]
        asked = self.material.pages
        rows = _least_rows(dated, *days)
        parts: list[_Part] = []
        tried: _Tried | None = None
        *larger, smallest = self._sizes_to_try()
        for sizes in [*(each for each in larger if self._may_hold(rows, each)), smallest]:
            if tried is not None and sizes is not smallest and tried.least_excess(sizes) > _HOPELESS:
                continue
            width = self.paper.room_width - sizes.lane_head
            spans = time_spans(*days, width, sizes.unit, gates, asked.across if asked is not None else None)
            pieces = self._pieces(spans, sizes, dated)
            below = [self._split(each, is_first=index == 0) for index, each in enumerate(pieces)]
            parts = [part for each in below for part in each]
            if max(len(each) for each in below) <= (asked.down if asked is not None else 1):
                break
            tried = _Tried(sizes, self._excess(pieces))
        return parts

    def _excess(self, pieces: Sequence[Arrangement]) -> float:
        """How much higher the highest piece of time is than the sheets that it may take below each other."""
        sheets = self.material.pages.down if self.material.pages is not None else 1
        return max(each.least_height() / (self._room(each, first=False) * sheets) for each in pieces)

    def _may_hold(self, rows: float, sizes: Sizes) -> bool:
        """Whether so many rows could be on the sheets at all; if not, nothing needs to be tried."""
        asked = self.material.pages
        sheets = asked.down if asked is not None else 1
        return rows * (sizes.bar_least + sizes.row_gap) <= self.paper.room_height * sheets

    def _pieces(
        self, spans: Sequence[tuple[date, date]], sizes: Sizes, dated: Sequence[DatedInitiative]
    ) -> list[Arrangement]:
        """An arrangement for each piece of time, with days as wide on one as on all."""
        options = [replace(self.options, first=first, last=last) for first, last in spans]
        widths = self._widths(spans, sizes)
        made = [
            self._arranged(each, sizes, dated, width) for each, width in zip(options, widths, strict=True)
        ]
        if not self._all_fit(made) and self._all_fit(made, _ALMOST):
            saved = [
                self._arranged(replace(each, save_rows=True), sizes, dated, width)
                for each, width in zip(options, widths, strict=True)
            ]
            made = saved if self._all_fit(saved) else made
        used = {lane.key for arrangement in made for lane in arrangement.lanes if lane.rows}
        # That a lane is empty is said once.
        return [
            replace(each, lanes=tuple(lane for lane in each.lanes if lane.key in used or index == 0))
            for index, each in enumerate(made)
        ]

    def _widths(self, spans: Sequence[tuple[date, date]], sizes: Sizes) -> list[float]:
        """How wide each piece is so that the scale is that of the longest, which has all of the sheet."""
        lengths = [(last - first).days + 1 for first, last in spans]
        beside = sizes.lane_head + 4 * sizes.unit
        per_day = (self.paper.room_width - beside - self._room_right(len(spans), sizes)) / max(lengths)
        return [beside + length * per_day for length in lengths]

    def _room_right(self, pieces: int, sizes: Sizes) -> float:
        """Where time goes on on another sheet: the room in which the thread says where it leads."""
        if pieces == 1 or not self.options.critical_path:
            return 0.0
        longest = max((len(each.key) for each in self.plan.initiatives.values()), default=0)
        return width_of(f"→ 88 · {'0' * min(longest, 12)} …", sizes.small, "condensed", 600) + 2 * sizes.gap

    def _all_fit(self, made: Sequence[Arrangement], excess: float = 1.0) -> bool:
        """Whether each piece of time fits on a sheet, or is too high by no more than a factor."""
        return all(
            arrangement.least_height() <= self._room(arrangement, first=number == 0) * excess
            for number, arrangement in enumerate(made)
        )

    def _arranged(
        self, options: RoadmapOptions, sizes: Sizes, dated: Sequence[DatedInitiative], width: float
    ) -> Arrangement:
        """The roadmap of one piece of time, with so few rows of milestones that lanes have room."""
        made = arrange(self.plan, self.schedule, self.words, options, width=width, sizes=sizes, dated=dated)
        if made.milestones is None:
            return made
        excess = made.header_height - _MOST_HEADER * self._room(made, first=True)
        rows = made.milestones.rows - math.ceil(excess / sizes.milestone_height)
        if excess <= 0 or sizes.milestone_rows <= max(rows, 1):
            return made
        return self._arranged(options, replace(sizes, milestone_rows=max(rows, 1)), dated, width)

    def _sizes_to_try(self) -> Iterator[Sizes]:
        """From the design's own size on this paper down; large paper may be filled with smaller things.

        Only for a number of sheets that was asked for do things become smaller than is legible, or larger.
        """
        asked = self.material.pages
        least = 1.0 if asked is None else _LEAST_FORCED
        scale = self.paper.scale * (1.0 if asked is None else math.sqrt(asked.across * asked.down))
        while True:
            for sizes in (A3, A3_DENSE, A3_TIGHT):
                yield self._sized(sizes.scaled(scale))
            if scale <= least * _ROUNDING:
                return
            scale = max(scale / 2**0.25, least)

    def _sized(self, sizes: Sizes) -> Sizes:
        """With room for a baseline, and with lower bars where names have a single line."""
        if self.options.label_lines == 1:
            least, most = sizes.bar_least * _ONE_LINE, sizes.bar_most * _ONE_LINE
            sizes = replace(sizes, label_lines=1, bar_least=least, bar_most=most)
        return sizes if self._baseline is None else with_room_for_ghosts(sizes)

    def _split(self, arrangement: Arrangement, *, is_first: bool) -> list[_Part]:
        """The lanes on one sheet, or on several when they need more than the height of one."""
        room = self._room(arrangement, first=is_first)
        if arrangement.least_height() <= room:
            return [_Part(arrangement, arrangement.lanes)]
        first_free = room - arrangement.header_height - arrangement.outcome_height
        other = arrangement.of_lanes_alone()
        next_free = self._room(arrangement, first=False) - other.header_height
        pieces = lanes_on_sheets(arrangement, first_free, next_free, (self.words.say("continued"),))
        return [
            _Part(arrangement if index == 0 else other, tuple(lanes)) for index, lanes in enumerate(pieces)
        ]

    def _room(self, arrangement: Arrangement, *, first: bool) -> float:
        """The height that a sheet has for the roadmap."""
        furniture = Furniture(self.paper, arrangement.sizes.unit)
        if not first:
            foot = (TITLE_BLOCK_HEIGHT + 10) * furniture.scale
            return self.paper.room_height - _RUNNING_TITLE * furniture.scale - foot
        head = furniture.title_height(self._headline)
        return self.paper.room_height - head - self._foot_height(arrangement)

    def _foot_height(self, arrangement: Arrangement) -> float:
        k = arrangement.sizes.unit
        legend = self._legend(RoadmapLayout(arrangement, height=None), k)
        path = self._path_lines(k)
        beside = 8 + legend.rows * ROW_HEIGHT + (len(path) * _PATH_SIZE * 1.28 + 4 if path else 0)
        if self._is_narrow:
            return (beside + TITLE_BLOCK_HEIGHT + 10) * k
        return max(beside, TITLE_BLOCK_HEIGHT + 8) * k

    @property
    def _is_narrow(self) -> bool:
        """Whether the title block goes along the whole foot, since nothing has room beside it."""
        return self.paper.room_width < 2 * TITLE_BLOCK_WIDTH * self.paper.scale

    def _foot_room(self, k: float) -> float:
        return self.paper.room_width - (0 if self._is_narrow else (TITLE_BLOCK_WIDTH + 22) * k)

    def _legend(self, layout: RoadmapLayout, k: float) -> Legend:
        baseline = self._baseline.name if self._baseline is not None else ""
        return legend_of(layout, self.words, self._foot_room(k), k, baseline)

    @property
    def _baseline(self) -> Baseline | None:
        """The baseline that is drawn under the bars."""
        return self.material.baseline

    @cached_property
    def _critical_path(self) -> Sequence[Node]:
        return self.schedule.critical_path()

    @cached_property
    def _headline(self) -> str:
        return headline(self.plan, self.schedule, self.words, self._baseline)

    def _path_lines(self, k: float) -> tuple[str, ...]:
        items = []
        for node in self._critical_path:
            if node.kind == "gate":
                items.append(f"G{node.id}")
            else:
                initiative = self.plan.initiatives[node.id]
                name = f"{initiative.key} {initiative.short_title or initiative.title}"
                items.append(elide(name, self._foot_room(k) * 0.5, _PATH_SIZE * k, "condensed", 500))
        if not items:
            return ()
        more = [self.words.say_number("and {n} more", "and {n} more", n) for n in range(len(items))]
        begin = self.words.say("Critical path:")
        return path_lines(begin, items, more, self._foot_room(k), _PATH_SIZE * k, _PATH_LINES)

    # -------------------------------------------------------------------------------------- a sheet

    def _drawn(
        self, parts: Sequence[_Part], index: int, away: Mapping[int, int], numbering: Numbering
    ) -> Iterator[Shape]:
        part, count = parts[index], len(parts)
        furniture = Furniture(self.paper, part.arrangement.sizes.unit)
        k = furniture.scale
        name = self.plan.programme.name
        is_first = index == 0
        layout = self._layout(part, away, first=is_first)
        if is_first:
            lead = self._headline
            top = furniture.top + furniture.title_height(lead)
            over = self.plan.programme.organisation or self.words.say("Customer experience programme")
            yield from furniture.title(over, name, lead, key_figures(self.plan, self.schedule, self.words))
        else:
            top = furniture.top + _RUNNING_TITLE * k
            yield from furniture.running_title(name, self._part_name(index, count))
        yield from moved(layout.drawing().shapes, furniture.left, top)
        bottom = top + layout.height
        yield Line(furniture.left, bottom, furniture.right, bottom, "ink", 0.9 * k)
        if is_first:
            yield from self._foot(part.arrangement, furniture, layout)
        elif not self._is_narrow:
            y = furniture.bottom - 4 * k
            yield Text(
                furniture.left, y, self._part_name(index, count), _PATH_SIZE * k, "ink", "condensed", 500
            )
        yield from furniture.title_block(title_cells(self.material, numbering), self._is_narrow)
        yield from furniture.marks()

    def _layout(self, part: _Part, sheet_of: Mapping[int, int], *, first: bool) -> RoadmapLayout:
        """The lanes with their heights; a sheet with few rows is not stretched over all of its length."""
        arrangement, s = part.arrangement, part.arrangement.sizes
        rows = sum(len(lane.rows) for lane in part.lanes)
        airy = rows * (s.bar_most + s.row_gap) * 1.6 + len(part.lanes) * 2 * s.lane_padding
        beside = arrangement.header_height + arrangement.outcome_height
        height = min(self._room(arrangement, first=first), beside + airy)
        room_right = self.paper.room_width - arrangement.width
        return RoadmapLayout(
            arrangement, lanes=part.lanes, height=height, sheet_of=sheet_of, room_right=room_right
        )

    def _part_name(self, index: int, count: int) -> str:
        words = self.words
        if count == 1:
            return words.say("Roadmap")
        return words.say("Roadmap {number} of {all}", number=words.number(index + 1), all=words.number(count))

    def _foot(self, arrangement: Arrangement, furniture: Furniture, layout: RoadmapLayout) -> Iterator[Shape]:
        k = furniture.scale
        y = furniture.bottom - self._foot_height(arrangement) + 15 * k
        legend = self._legend(layout, k)
        yield from legend.shapes(furniture.left, y)
        y += ((legend.rows - 1) * ROW_HEIGHT + 23) * k
        yield from furniture.lines_of_text(self._path_lines(k), furniture.left, y, _PATH_SIZE)
