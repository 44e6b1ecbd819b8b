"""The roadmap: a plan and its schedule as shapes, with what is where for clicks and drags.

One composition serves the screen (in pixels) and paper (in points): stages and gates on a spine, a time axis,
milestones, and a lane of bars for each stream, stage, owner or team.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cxplanner.drawing.arrangement import Arrangement, arrange, dated_initiatives, shown_days
from cxplanner.drawing.bars import BarPainter
from cxplanner.drawing.baseline import BaselineGhosts
from cxplanner.drawing.lane_heights import give_heights
from cxplanner.drawing.lanes import Lane
from cxplanner.drawing.links import distance_to
from cxplanner.drawing.network import DrawnLink, Network, accented, all_links, critical_network, ways_out
from cxplanner.drawing.occurring import Occurring, what_occurs
from cxplanner.drawing.packing import Row
from cxplanner.drawing.placed_bars import PlacedBar
from cxplanner.drawing.placed_gates import PlacedGate
from cxplanner.drawing.roadmap_options import LanesBy, RoadmapOptions
from cxplanner.drawing.shapes import Drawing, Item, Line, Rectangle, Shape, Text
from cxplanner.drawing.sizes import SCREEN_SIZES, Density, Sizes
from cxplanner.drawing.time_axis import TimeScale
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


@dataclass(frozen=True, slots=True)
class _View:
    """What of a region is seen."""

    left: float
    top: float
    right: float
    bottom: float


class RoadmapLayout:
    """A roadmap with its places, all in one system of coordinates from the top left corner.

    A view that scrolls paints `body` moved both ways, `header` moved only sideways, `lane_heads` moved only
    up and down, and `corner` in its place; paper paints `drawing`.
    """

    def __init__(
        self, arrangement: Arrangement, *, lanes: Sequence[Lane] | None = None, height: float | None = None
    ) -> None:
        self._arrangement = arrangement
        self.sizes: Sizes = arrangement.sizes
        self.scale: TimeScale = arrangement.scale
        self.lanes: tuple[Lane, ...] = arrangement.lanes if lanes is None else tuple(lanes)
        self.width: float = arrangement.width
        self.header_height: float = arrangement.header_height
        self.lane_head_width: float = self.sizes.lane_head
        self.height: float = give_heights(arrangement, self.lanes, height)
        self._bars = {bar.initiative.id: bar for lane in self.lanes for row in lane.rows for bar in row.bars}

    # ------------------------------------------------------------------------------------------ places

    @property
    def plan(self) -> Plan:
        return self._arrangement.plan

    def x_of(self, day: date) -> float:
        """Where a day begins."""
        return self.scale.start_of(day)

    def date_at(self, x: float) -> date:
        return self.scale.day_at(x)

    def lane_at(self, y: float) -> Lane | None:
        return next((lane for lane in self.lanes if lane.top <= y < lane.top + lane.height), None)

    def bar_of(self, initiative_id: int) -> Rectangle | None:
        """The bar of an initiative; None when it is not on this roadmap."""
        bar = self._bars.get(initiative_id)
        return bar.rectangle if bar is not None else None

    def gate_of(self, number: int) -> Rectangle:
        """The mark of a gate on the spine."""
        header, radius = self._arrangement.header, self.sizes.gate_radius
        gate = next(gate for gate in header.gates if gate.stage.id == number)
        return Rectangle(gate.mark_x - radius, header.spine_y - radius, 2 * radius, 2 * radius)

    def milestone_of(self, milestone_id: int) -> Rectangle | None:
        """The mark of a milestone."""
        row, radius = self._arrangement.milestones, self.sizes.milestone_radius
        for each in row.placed if row is not None else ():
            if row is not None and each.milestone.id == milestone_id:
                y = row.centre(self._milestones_top, each)
                return Rectangle(each.x - radius, y - radius, 2 * radius, 2 * radius)
        return None

    def item_at(self, x: float, y: float) -> Item | None:
        """What is at a place, marks before bars and bars before links."""
        return self._header_item(x, y) if y < self.header_height else self._body_item(x, y)

    def _header_item(self, x: float, y: float) -> Item | None:
        header, reach = self._arrangement.header, 2 * self.sizes.unit
        for gate in header.shown_gates:
            if _holds(self.gate_of(gate.stage.id), x, y, reach):
                return Item("gate", gate.stage.id)
        pill = header.pill
        if pill is not None and _holds(pill, x, y, reach):
            return pill.item
        row = self._arrangement.milestones
        for each in row.placed if row is not None else ():
            mark = self.milestone_of(each.milestone.id)
            if mark is not None and _holds(mark, x, y, reach):
                return Item("milestone", each.milestone.id)
        return None

    def _body_item(self, x: float, y: float) -> Item | None:
        lane = self.lane_at(y)
        if lane is not None and x >= self.lane_head_width:
            for row in lane.rows:
                if row.top <= y < row.top + row.height:
                    for bar in row.bars:
                        if _holds(bar.rectangle, x, y, 0.0):
                            return Item("initiative", bar.initiative.id)
        reach = 4 * self.sizes.unit
        for link in self._shown_links():
            left, top, right, bottom = link.box
            near = left - reach <= x <= right + reach and top - reach <= y <= bottom + reach
            if near and link.item is not None and distance_to(link.points, x, y) <= reach:
                return link.item
        return None

    # ---------------------------------------------------------------------------------------- drawings

    @property
    def _milestones_top(self) -> float:
        return self._arrangement.header.height + self.sizes.axis_height

    def drawing(self, visible: Rectangle | None = None) -> Drawing:
        """The whole roadmap in one picture."""
        shapes = (
            *self.body(visible).shapes,
            *self.lane_heads(visible).shapes,
            *self.header(visible).shapes,
            *self.corner().shapes,
        )
        return Drawing(self.width, self.height, shapes)

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
        view = self._view(visible)
        arrangement, s = self._arrangement, self.sizes
        axis_top = arrangement.header.height
        shapes: list[Shape] = []
        shapes += self._lines_through(axis_top, self.header_height)
        shapes += arrangement.axis.heading(axis_top, view.left, view.right)
        shapes.append(
            Line(self.scale.left, self.header_height, self.width, self.header_height, "line2", s.hair)
        )
        if arrangement.milestones is not None:
            top = self._milestones_top
            shapes.append(Line(self.scale.left, top, self.width, top, "line", s.hair))
            shapes += arrangement.milestones.shapes(top)
        shapes += arrangement.header.shapes()
        return Drawing(self.width, self.header_height, tuple(shapes))

    def lane_heads(self, visible: Rectangle | None = None) -> Drawing:
        """The column with the names of the lanes."""
        view = self._view(visible)
        shapes: list[Shape] = []
        for lane in self.lanes:
            if lane.top < view.bottom and lane.top + lane.height > view.top:
                shapes += self._arrangement.heads.shapes(lane)
        return Drawing(self.lane_head_width, self.height, tuple(shapes))

    def body(self, visible: Rectangle | None = None, *, selected: Iterable[int] = ()) -> Drawing:
        """The bars with everything under them; with a rectangle, only what shows in it.

        The links of `selected` initiatives are drawn in the accent colour, under the bars as all links are.
        """
        view = self._view(visible)
        box = (view.left, view.top, view.right, view.bottom)
        shapes: list[Shape] = []
        shapes += self._ground(view)
        shapes += self._network.lines(box)
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
        for row, bar in seen:
            if bar.initiative.id in self._ways_out:
                shapes += painter.way_out(bar, self._ways_out[bar.initiative.id], row.next_after(bar.right))
            if bar.initiative.id in self._arrangement.options.faded:
                shapes += painter.faded(bar)
            else:
                shapes += painter.bar(bar)
        shapes += self._network.dots()
        return Drawing(self.width, self.height, tuple(shapes))

    def links_of(self, initiative_ids: Iterable[int]) -> Drawing:
        """The links of these initiatives in the accent colour."""
        plan = self.plan
        dependencies = {
            link.id: link
            for initiative_id in initiative_ids
            for link in (*plan.links_into.get(initiative_id, ()), *plan.links_out_of.get(initiative_id, ()))
        }
        links = all_links(plan, self._bars, self._gates, self.sizes, dependencies.values())
        return Drawing(self.width, self.height, tuple(accented(links, self.sizes)))

    @cached_property
    def _gates(self) -> dict[int, PlacedGate]:
        return {gate.stage.id: gate for gate in self._arrangement.header.shown_gates}

    @cached_property
    def _network(self) -> Network:
        arrangement, options = self._arrangement, self._arrangement.options
        network = Network((), (), self.sizes)
        if options.critical_path:
            network = critical_network(
                self.plan, arrangement.schedule, self._bars, arrangement.header.shown_gates, self.sizes
            )
        if options.all_links:
            drawn = {link.item for link in network.links}
            others = all_links(self.plan, self._bars, self._gates, self.sizes)
            rest = tuple(link for link in others if link.item not in drawn)
            network = Network(rest + network.links, network.buses, self.sizes)
        return network

    @cached_property
    def _ways_out(self) -> dict[int, list[str]]:
        arrangement = self._arrangement
        if not arrangement.options.critical_path:
            return {}
        return ways_out(self.plan, arrangement.schedule, self._bars)

    def _shown_links(self) -> tuple[DrawnLink, ...]:
        return self._network.links

    @cached_property
    def _painter(self) -> BarPainter:
        arrangement = self._arrangement
        return BarPainter(
            arrangement.plan, arrangement.words, self.scale, self.sizes,
            bands=self._bands, show_critical=arrangement.options.critical_path,
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
        top, bottom = max(view.top, self.header_height), min(view.bottom, self.height)
        for left, right in self._bands:
            yield Rectangle(left, top, right - left, bottom - top, "band")
        yield from self._arrangement.axis.grid(top, bottom, view.left, view.right)
        for lane in self.lanes:
            y = lane.top + lane.height
            if view.top <= y <= view.bottom:
                yield Line(self.scale.left, y, self.width, y, "line2", self.sizes.hair)
        for gate in self._arrangement.header.shown_gates:
            yield Line(gate.x, top, gate.x, bottom, "ink", self.sizes.thin)

    def _lines_through(self, top: float, bottom: float) -> Iterator[Shape]:
        header = self._arrangement.header
        for gate in header.shown_gates:
            yield Line(gate.x, top, gate.x, bottom, "ink", self.sizes.thin)
        if header.today is not None:
            yield header.today_line(top, bottom)

    @cached_property
    def _bands(self) -> tuple[tuple[float, float], ...]:
        edges = self._arrangement.header.edges
        return tuple(
            (edges[n], edges[n + 1]) for n in (1, 3) if n + 1 < len(edges) and edges[n + 1] > edges[n]
        )


def _holds(rectangle: Rectangle, x: float, y: float, reach: float) -> bool:
    return (
        rectangle.x - reach <= x <= rectangle.x + rectangle.width + reach
        and rectangle.y - reach <= y <= rectangle.y + rectangle.height + reach
    )
