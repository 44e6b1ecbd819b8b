"""The roadmap: a plan and its schedule as shapes, with what is where for clicks and drags.

One composition serves the screen (in pixels) and paper (in points): stages and gates on a spine, a time axis,
milestones, and a lane of bars for each stream, stage, owner or team.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from cxplanner.drawing.arrangement import arrange, dated_initiatives, shown_days
from cxplanner.drawing.bars import BarPainter, Said
from cxplanner.drawing.baseline import BaselineGhosts
from cxplanner.drawing.network import accented, ways_out
from cxplanner.drawing.occurring import Occurring, what_occurs
from cxplanner.drawing.outcome_strip import OutcomeStrip
from cxplanner.drawing.packing import Row
from cxplanner.drawing.placed_bars import PlacedBar
from cxplanner.drawing.roadmap_options import LanesBy, RoadmapOptions
from cxplanner.drawing.roadmap_places import RoadmapPlaces
from cxplanner.drawing.shapes import Drawing, Line, Rectangle, Shape, Text
from cxplanner.drawing.sizes import SCREEN_SIZES, Density
from cxplanner.plan.plan import Plan

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

__all__ = ["LanesBy", "RoadmapLayout", "RoadmapOptions", "lay_out"]


def lay_out(
    plan: Plan,
    schedule: Schedule,
    words: Words,
    options: RoadmapOptions,
    width: float,
    height: float | None = None,
) -> RoadmapLayout:
    """The roadmap for a screen of this width. With a height, rows take what there is of it, and the density
    falls until everything fits; when even the densest does not fit, the layout is higher than asked."""
    dated = dated_initiatives(plan, schedule)
    if options.density is not None or height is None:
        sizes = SCREEN_SIZES[options.density or Density.COMFORTABLE]
        return RoadmapLayout(
            arrange(plan, schedule, words, options, width=width, sizes=sizes, dated=dated), height=height
        )
    first, last = shown_days(plan, schedule, dated, options)
    lengths = ((min(each.finish, last) - max(each.start, first)).days + 1 for each in dated)
    days = sum(max(length, 0) for length in lengths) / ((last - first).days + 1)
    arrangement = None
    for sizes in SCREEN_SIZES.values():
        rows_at_least = days * (sizes.bar_least + sizes.row_gap) + sizes.stage_height + sizes.axis_height
        if sizes is not SCREEN_SIZES[Density.COMPACT] and rows_at_least > height:
            continue  # the bars would not fit even if they stood end to end
        arrangement = arrange(plan, schedule, words, options, width=width, sizes=sizes, dated=dated)
        if arrangement.least_height() <= height:
            break
    assert arrangement is not None
    return RoadmapLayout(arrangement, height=height)


_PLACEHOLDERS = ((0.015, 0.135), (0.07, 0.10), (0.122, 0.117), (0.042, 0.126))
"""Where the outlines of an empty roadmap begin and how wide they are, as shares of the time shown."""


@dataclass(frozen=True, slots=True)
class _View:
    """What of a region is seen."""

    left: float
    top: float
    right: float
    bottom: float


class RoadmapLayout(RoadmapPlaces):
    """A roadmap with its places, all in one system of coordinates from the top left corner.

    A view that scrolls paints `body` moved both ways, `header` moved only sideways, `lane_heads` moved only
    up and down, and `corner` in its place; paper paints `drawing`.
    """

    # ---------------------------------------------------------------------------------------- drawings

    def drawing(self, visible: Rectangle | None = None) -> Drawing:
        """The whole roadmap in one picture."""
        shapes = (
            *self.body(visible).shapes,
            *self.lane_heads(visible).shapes,
            *self.header(visible).shapes,
            *self.corner().shapes,
        )
        return Drawing(self.width, self.height, shapes)

    def looks(self, part: str) -> object:
        """What `"header"`, `"heads"` or `"corner"` depend on: as long as that is equal, so is the part."""
        del part
        return self

    @property
    def occurring(self) -> Occurring:
        """What a legend has to explain."""
        return what_occurs(self._arrangement, list(self._bars.values()), self._painter)

    def corner(self) -> Drawing:
        """What stands above the lane heads and moves with nothing."""
        s = self.sizes
        shapes: list[Shape] = [Line(0, self.header_height, s.lane_head, self.header_height, "line2", s.hair)]
        row = self._arrangement.milestones
        if row is not None:
            top = self._milestones_top
            shapes.append(Line(0, top, s.lane_head, top, "line", s.hair))
            text = self._arrangement.words.say("Milestones")
            left = self._arrangement.heads.text_left
            y = top + 2 * s.unit + s.milestone_height / 2 + s.lane_fact * 0.36
            shapes.append(Text(left, y, text, s.lane_fact, "ink2", "condensed", 500))
        return Drawing(s.lane_head, self.header_height, tuple(shapes))

    def header(self, visible: Rectangle | None = None) -> Drawing:
        """Stages, spine, gates, axis and milestones."""
        shapes = (*self.axis_row(visible).shapes, *self.above_axis().shapes)
        return Drawing(self.width, self.header_height, shapes)

    def axis_row(self, visible: Rectangle | None = None) -> Drawing:
        """The part of the header that names the days, with the lines that go through it."""
        view = self._view(visible)
        arrangement, s = self._arrangement, self.sizes
        axis_top = arrangement.header.height
        shapes: list[Shape] = []
        shapes += self._lines_through(axis_top, self.header_height)
        shapes += arrangement.axis.heading(axis_top, view.left, view.right)
        shapes.append(
            Line(self.scale.left, self.header_height, self.width, self.header_height, "line2", s.hair)
        )
        return Drawing(self.width, self.header_height, tuple(shapes))

    def above_axis(self) -> Drawing:
        """The header without its axis."""
        arrangement, s = self._arrangement, self.sizes
        shapes: list[Shape] = []
        if arrangement.milestones is not None:
            top = self._milestones_top
            shapes.append(Line(self.scale.left, top, self.width, top, "line", s.hair))
            shapes += arrangement.milestones.shapes(top)
        shapes += arrangement.header.shapes()
        return Drawing(self.width, self.header_height, tuple(shapes))

    @property
    def axis_top(self) -> float:
        """Where the axis begins."""
        return self._arrangement.header.height

    def lane_heads(self, visible: Rectangle | None = None) -> Drawing:
        """The column with the names of the lanes."""
        view = self._view(visible)
        shapes: list[Shape] = []
        for lane in self.lanes:
            if lane.top < view.bottom and lane.top + lane.height > view.top:
                seen = (view.top, view.bottom) if visible is not None else None
                shapes += self._arrangement.heads.shapes(lane, seen)
        for strip in self._seen_strips(view):
            shapes += strip.head(self.lane_head_width)
        return Drawing(self.lane_head_width, self.height, tuple(shapes))

    def body(
        self,
        visible: Rectangle | None = None,
        *,
        selected: Iterable[int] = (),
        moved: Mapping[int, int] = MappingProxyType({}),
    ) -> Drawing:
        """The bars with everything under them; with a rectangle, only what shows in it.

        The links of `selected` initiatives are drawn in the accent colour, under the bars as all links are.
        `moved` are initiatives that are marked, with the days by which they are later or earlier.
        """
        view = self._view(visible)
        box = (view.left, view.top, view.right, view.bottom)
        shapes: list[Shape] = []
        shapes += self._ground(view)
        shapes += self._network.lines(box)
        if not self.plan.initiatives and not self.sizes.paper:
            shapes += self._placeholders()
        seen = list(self._seen(view))
        painter = self._painter
        if self._arrangement.options.floats:
            for row, bar in seen:
                if bar.initiative.id not in self._arrangement.options.faded:
                    shapes += painter.float_tail(bar, row.next_after(bar.right))
        today = self._arrangement.header.today
        if today is not None:
            shapes.append(self._arrangement.header.today_line(self.header_height, self.height))
        shapes += self.links_of(selected).shapes
        shapes += self._ghosts(view)
        for _, bar in seen if moved else ():
            if bar.initiative.id in moved:
                shapes += painter.moved_mark(bar, moved[bar.initiative.id])
        for row, bar in seen:
            if bar.initiative.id in self._ways_out:
                text = self._way_text(self._ways_out[bar.initiative.id])
                until = min(row.next_after(bar.right), self.scale.right + self.room_right)
                shapes += painter.way_out(bar, text, until)
            if bar.initiative.id in self._arrangement.options.faded:
                shapes += painter.faded(bar)
            else:
                shapes += painter.bar(bar)
        shapes += self._network.dots()
        for strip in self._seen_strips(view):
            shapes += strip.body()
        return Drawing(self.width, self.height, tuple(shapes))

    def outcomes(self) -> Drawing:
        """What stands under the lanes, with the line of today."""
        header = self._arrangement.header
        shapes: list[Shape] = [shape for strip in self.strips for shape in strip.body()]
        if header.today is not None:
            shapes.insert(0, header.today_line(self.lanes_bottom, self.height))
        return Drawing(self.width, self.height, tuple(shapes))

    def outcome_heads(self) -> Drawing:
        """The names beside them."""
        shapes = [shape for strip in self.strips for shape in strip.head(self.lane_head_width)]
        return Drawing(self.lane_head_width, self.height, tuple(shapes))

    def _seen_strips(self, view: _View) -> Iterator[OutcomeStrip]:
        return (
            strip for strip in self.strips if strip.top < view.bottom and strip.top + strip.height > view.top
        )

    def _placeholders(self) -> Iterator[Shape]:
        """On a screen without initiatives, outlines of where bars would be."""
        s, room = self.sizes, self.scale.right - self.scale.left
        for lane, (begin, share) in zip(self.lanes, _PLACEHOLDERS, strict=False):
            x, y = self.scale.left + begin * room, lane.top + (lane.height - s.bar_least) / 2
            yield Rectangle(
                x,
                y,
                share * room,
                s.bar_least,
                None,
                "line2",
                1.5 * s.unit,
                s.radius,
                (4 * s.unit, 4 * s.unit),
            )

    def links_of(self, initiative_ids: Iterable[int]) -> Drawing:
        """The links of these initiatives in the accent colour."""
        links = self.drawn_links(initiative_ids)
        return Drawing(self.width, self.height, tuple(accented(links, self.sizes)))

    def _way_text(self, others: Sequence[int]) -> str:
        """`→ 3 · SD-07`: the first of the initiatives that the thread goes on to, and its sheet."""
        words, sheet = self._arrangement.words, self.sheet_of.get(others[0])
        key = self.plan.initiatives[others[0]].key
        number = f"{words.number(sheet)} · " if sheet is not None else ""
        return f"→ {number}{key}" + (" …" if len(others) > 1 else "")

    @cached_property
    def _ways_out(self) -> dict[int, list[int]]:
        arrangement = self._arrangement
        if not arrangement.options.critical_path:
            return {}
        return ways_out(self.plan, arrangement.schedule, self._bars)

    @cached_property
    def _painter(self) -> BarPainter:
        arrangement, options = self._arrangement, self._arrangement.options
        return BarPainter(
            arrangement.plan, arrangement.words, self.scale, self.sizes,
            bands=self._bands, show_critical=options.critical_path,
            said=Said(options.owners, options.dates, options.costs), patterns=options.patterns,
        )  # fmt: skip

    def _view(self, visible: Rectangle | None) -> _View:
        if visible is None:
            return _View(0, 0, self.width, self.height)
        return _View(visible.x, visible.y, visible.x + visible.width, visible.y + visible.height)

    def _seen(self, view: _View) -> Iterator[tuple[Row, PlacedBar]]:
        """The bars of which the view shows something; a float tail may reach in from far to the left."""
        for lane in self.lanes:
            if lane.top >= view.bottom or lane.top + lane.height <= view.top:
                continue
            for row in lane.rows:
                if row.top >= view.bottom or row.top + row.height <= view.top:
                    continue
                for bar in row.bars:
                    left, right = bar.outer_span(self.sizes)
                    if left < view.right and max(right, row.next_after(bar.right)) > view.left:
                        yield row, bar

    def _ghosts(self, view: _View) -> Iterator[Shape]:
        """Where initiatives stood in the baseline, however far from their bars."""
        state = self._arrangement.baseline
        if state is None:
            return
        ghosts = BaselineGhosts(state, self.scale, self.sizes)
        for lane in self.lanes:
            for row in lane.rows:
                if row.top < view.bottom and row.top + row.height > view.top:
                    for bar in row.bars:
                        if bar.initiative.id not in self._arrangement.options.faded:
                            yield from ghosts.ghost(bar)

    def _ground(self, view: _View) -> Iterator[Shape]:
        """Bands of every second stage, the grid, lines between lanes, gate lines."""
        top, bottom = max(view.top, self.header_height), min(view.bottom, self.lanes_bottom)
        if top >= bottom:
            return
        for left, right in self._bands:
            yield Rectangle(left, top, right - left, bottom - top, "band")
        yield from self._arrangement.axis.grid(top, bottom, view.left, view.right)
        for lane in self.lanes:
            y = lane.top + lane.height
            if view.top <= y <= view.bottom:
                yield Line(self.scale.left, y, self.width, y, "line2", self.sizes.hair)
        for gate in self._arrangement.header.shown_gates:
            yield Line(gate.x, top, gate.x, bottom, gate.line, self.sizes.thin)

    def _lines_through(self, top: float, bottom: float) -> Iterator[Shape]:
        header = self._arrangement.header
        for gate in header.shown_gates:
            yield Line(gate.x, top, gate.x, bottom, gate.line, self.sizes.thin)
        if header.today is not None:
            yield header.today_line(top, bottom)

    @cached_property
    def _bands(self) -> tuple[tuple[float, float], ...]:
        edges = self._arrangement.header.edges
        return tuple(
            (edges[n], edges[n + 1]) for n in (1, 3) if n + 1 < len(edges) and edges[n + 1] > edges[n]
        )
