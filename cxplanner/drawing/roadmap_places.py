"""What is where on a roadmap: for clicks, for drags, and for what is painted over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cxplanner.drawing.arrangement import Arrangement
from cxplanner.drawing.labels import Label
from cxplanner.drawing.lane_heights import give_heights
from cxplanner.drawing.lanes import Lane
from cxplanner.drawing.links import distance_to
from cxplanner.drawing.network import DrawnLink, Network, all_links, critical_network
from cxplanner.drawing.outcome_strip import HEIGHT, OutcomeStrip
from cxplanner.drawing.placed_gates import PlacedGate
from cxplanner.drawing.shapes import Item, Rectangle
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.time_axis import TimeScale
from cxplanner.plan.plan import Plan

if TYPE_CHECKING:
    from cxplanner.scheduling.spans import Spans


class RoadmapPlaces:
    """A roadmap whose lanes and rows have their heights; all places are from its top left corner.

    `sheet_of` tells of initiatives on other sheets of paper, to which the critical thread leads, on which;
    that is said in the `room_right` of what is drawn where the thread leaves the time that is shown.
    """

    def __init__(
        self,
        arrangement: Arrangement,
        *,
        lanes: Sequence[Lane] | None = None,
        height: float | None = None,
        sheet_of: Mapping[int, int] | None = None,
        room_right: float = 0.0,
    ) -> None:
        self.sheet_of: Mapping[int, int] = {} if sheet_of is None else sheet_of
        self.room_right = room_right
        self._arrangement = arrangement
        self.sizes: Sizes = arrangement.sizes
        self.scale: TimeScale = arrangement.scale
        self.lanes: tuple[Lane, ...] = arrangement.lanes if lanes is None else tuple(lanes)
        self.width: float = arrangement.width
        self.header_height: float = arrangement.header_height
        self.lane_head_width: float = self.sizes.lane_head
        for_lanes = None if height is None else height - arrangement.outcome_height
        self.lanes_bottom: float = give_heights(arrangement, self.lanes, for_lanes)
        self.height: float = self.lanes_bottom + arrangement.outcome_height
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

    def label_of(self, initiative_id: int) -> Label | None:
        """The name of a bar, inside or beside it; None where it has none, or is not on this roadmap."""
        bar = self._bars.get(initiative_id)
        return bar.label if bar is not None else None

    def axis_name_at(self, x: float) -> tuple[float, float, list[str]] | None:
        """What the upper line of the axis names at a place: its span, and its names, the longest first."""
        return self._arrangement.axis.upper_name_at(x)

    def gate_of(self, number: int) -> Rectangle:
        """The mark of a gate on the spine."""
        header, radius = self._arrangement.header, self.sizes.gate_radius
        gate = next(gate for gate in header.gates if gate.stage.id == number)
        return Rectangle(gate.mark_x - radius, header.spine_y - radius, 2 * radius, 2 * radius)

    @property
    def pill(self) -> Rectangle | None:
        """The pill that says today or the status date."""
        return self._arrangement.header.pill

    def milestone_of(self, milestone_id: int) -> Rectangle | None:
        """The mark of a milestone."""
        row, radius = self._arrangement.milestones, self.sizes.milestone_radius
        for each in row.placed if row is not None else ():
            if row is not None and each.milestone.id == milestone_id:
                y = row.centre(self._milestones_top, each)
                return Rectangle(each.x - radius, y - radius, 2 * radius, 2 * radius)
        return None

    def marks(self) -> dict[Item, Rectangle]:
        """The gates and milestones of the header that are seen."""
        row = self._arrangement.milestones
        gates = (Item("gate", gate.stage.id) for gate in self._arrangement.header.shown_gates)
        marks = {gate: self.gate_of(gate.id) for gate in gates}
        for each in row.placed if row is not None else ():
            mark = self.milestone_of(each.milestone.id)
            if mark is not None:
                marks[Item("milestone", each.milestone.id)] = mark
        return marks

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
        stage = header.stage_at(x, y)
        return Item("gate", stage) if stage is not None else None

    @cached_property
    def strips(self) -> tuple[OutcomeStrip, ...]:
        """What stands under the lanes."""
        outcomes, unit = self._arrangement.outcomes, self.sizes.unit
        tops = (self.lanes_bottom + number * HEIGHT * unit for number in range(len(outcomes)))
        return tuple(
            OutcomeStrip(outcome, self.scale, self.sizes, top)
            for outcome, top in zip(outcomes, tops, strict=True)
        )

    def _body_item(self, x: float, y: float) -> Item | None:
        for strip in self.strips:
            if strip.top <= y < strip.top + strip.height:
                return Item("indicator", strip.outcome.id)
        lane = self.lane_at(y)
        if lane is not None and x >= self.lane_head_width:
            for row in lane.rows:
                if row.top <= y < row.top + row.height:
                    for bar in row.bars:
                        if _holds(bar.rectangle, x, y, 0.0):
                            return Item("initiative", bar.initiative.id)
        return self._nearest_link(self._network.links, x, y)

    def box_between(self, box: Rectangle, start: date, finish: date, *, is_moment: bool) -> Rectangle:
        """A bar in the row of another, from one day to another."""
        if is_moment:
            return box._replace(x=self.scale.end_of(finish) - box.width / 2)
        left, right = self.scale.start_of(start), self.scale.end_of(finish)
        return box._replace(x=left, width=max(right - left, 2 * self.sizes.unit))

    def boxes_of(self, spans: Spans, visible: Rectangle) -> Iterator[tuple[int, Rectangle]]:
        """Where the bars of these initiatives would be with these days, as far as they are seen."""
        per_day = self.scale.per_day
        left = self.scale.left - self.scale.first.toordinal() * per_day
        days = zip(spans.ids.tolist(), spans.start.tolist(), spans.finish.tolist(), strict=True)
        for id_, start, finish in days:
            bar = self._bars.get(id_)
            if bar is None:
                continue
            x, end = left + start * per_day, left + (finish + 1) * per_day
            if bar.is_moment:
                x, end = end - bar.width / 2, end + bar.width / 2
            box = Rectangle(x, bar.y, max(end - x, 2 * self.sizes.unit), bar.height)
            if _touches(box, visible):
                yield id_, box

    def bars_in(self, frame: Rectangle) -> list[int]:
        """The initiatives whose bars a frame touches, in the order of lanes and rows."""
        return [
            bar.initiative.id
            for lane in self.lanes
            for row in lane.rows
            for bar in row.bars
            if _touches(bar.rectangle, frame)
        ]

    def bars(self) -> dict[int, Rectangle]:
        """All bars by initiative, in the order of lanes and rows."""
        rows = (row for lane in self.lanes for row in lane.rows)
        return {bar.initiative.id: bar.rectangle for row in rows for bar in row.bars}

    def link_at(self, x: float, y: float, initiatives: Iterable[int]) -> Item | None:
        """The link of one of these initiatives at a place, whether all links are shown or not."""
        return self._nearest_link(self.drawn_links(initiatives), x, y)

    def link_points(self, dependency_id: int) -> tuple[tuple[float, float], ...]:
        """The way of a link; nothing when an end of it is not on the roadmap."""
        dependency = self.plan.dependencies.get(dependency_id)
        drawn = [each for each in self._network.links if each.item == Item("link", dependency_id)]
        if not drawn and dependency is not None:
            drawn = list(all_links(self.plan, self._bars, self._gates, self.sizes, [dependency]))
        return drawn[0].points if drawn else ()

    def drawn_links(self, initiative_ids: Iterable[int]) -> tuple[DrawnLink, ...]:
        """The links of these initiatives with their ways."""
        plan = self.plan
        dependencies = {
            link.id: link
            for initiative_id in initiative_ids
            for link in (*plan.links_into.get(initiative_id, ()), *plan.links_out_of.get(initiative_id, ()))
        }
        return all_links(plan, self._bars, self._gates, self.sizes, dependencies.values())

    def _nearest_link(self, links: Iterable[DrawnLink], x: float, y: float) -> Item | None:
        """The link that lies nearest to a place; of those that are as near, the one drawn last."""
        reach = nearest = 4 * self.sizes.unit
        found = None
        for link in links:
            left, top, right, bottom = link.box
            near = left - reach <= x <= right + reach and top - reach <= y <= bottom + reach
            if near and link.item is not None and (far := distance_to(link.points, x, y)) <= nearest:
                nearest, found = far, link.item
        return found

    @property
    def _milestones_top(self) -> float:
        return self._arrangement.header.height + self.sizes.axis_height

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


def _holds(rectangle: Rectangle, x: float, y: float, reach: float) -> bool:
    return (
        rectangle.x - reach <= x <= rectangle.x + rectangle.width + reach
        and rectangle.y - reach <= y <= rectangle.y + rectangle.height + reach
    )


def _touches(box: Rectangle, frame: Rectangle) -> bool:
    return (
        box.x <= frame.x + frame.width
        and box.x + box.width >= frame.x
        and box.y <= frame.y + frame.height
        and box.y + box.height >= frame.y
    )
