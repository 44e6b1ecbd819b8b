"""The places of a roadmap with thousands of bars: arrays instead of an object for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from cxplanner.drawing.arrangement import days_around, head_of
from cxplanner.drawing.lanes import Lane
from cxplanner.drawing.network import Network
from cxplanner.drawing.outcomes import outcomes_of
from cxplanner.drawing.placed_bars import PlacedBar, badge_of
from cxplanner.drawing.roadmap import RoadmapLayout
from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.drawing.shapes import Drawing, Item, Line, Rectangle, Shape, Text
from cxplanner.drawing.sizes import COMPACT
from cxplanner.drawing.text_fit import elide
from cxplanner.scheduling.day_table import IntArray
from cxplanner.scheduling.facts import same_shape
from ui.roadmap.dense_content import DenseContent, LinkEnds
from ui.roadmap.dense_ways import Floats, Pixels, Ways
from ui.roadmap.shapes_in_sight import ShapesInSight

if TYPE_CHECKING:
    from cxplanner.drawing.arrangement import Arrangement
    from cxplanner.scheduling.spans import Spans
    from cxplanner.wording.words import Words

FULL_PITCH: Final = COMPACT.bar_most + COMPACT.row_gap
"""Pixels from row to row where names are read; closer in, rows do not grow."""
LEAST_PITCH: Final = 1.25
OUTLINED_FROM: Final = 6.0
"""Pixels of height from which a bar has an outline, a tint inside it, and a float behind it."""
_LEAST_LANE: Final = 16.0
_LEAST_BAR: Final = 2.0
_SHORT_FLOAT: Final = 3
"""Days of float up to which none is drawn."""
_BESIDE: Final = 16.0
"""Pixels to the left of the days that the header may reach over the names of lanes."""
_MEASURED: Final = ("kpis", "kpi_targets", "measurements")
"""What outcomes are made of."""
_WAY: Final = 4
"""Pixels that a link goes along before it turns."""


def dense_layout(
    content: DenseContent,
    words: Words,
    options: RoadmapOptions,
    width: float,
    height: float,
    nearness: float,
    *,
    ghosts: Spans | None = None,
    before: RoadmapLayout | None = None,
) -> DenseRoadmap:
    """The roadmap at a width. `nearness` is how many times as wide a day is as with everything in sight;
    rows grow with it, from all that fit into the height to those in which names are read. The head of the
    layout `before` is taken over where it would be the same."""
    first = int(content.start.min(where=content.shown, initial=date.max.toordinal()))
    days = days_around(
        content.plan, content.schedule, [date.fromordinal(first)],
        [date.fromordinal(int(content.finish.max(where=content.shown, initial=first)))], options,
    )  # fmt: skip
    head = before.head_for(content, options, width, days) if isinstance(before, DenseRoadmap) else None
    if head is None:
        head = head_of(content.plan, content.schedule, words, options, width=width, sizes=COMPACT, days=days)
        outcomes = outcomes_of(content.plan, content.schedule, words, options.today)
        head = replace(head, outcomes=outcomes)
    height -= head.outcome_height
    free = height - head.header_height - len(content.lanes) * 2 * COMPACT.lane_padding
    fitting = max(free / max(content.row_count, 1), LEAST_PITCH)
    pitch = min(fitting * max(nearness, 1.0), FULL_PITCH)
    known = before if isinstance(before, DenseRoadmap) else None
    return DenseRoadmap(content, head, pitch, height, ghosts, before=known)


class DenseRoadmap(RoadmapLayout):
    """Bars are rows of `x0`, `x1` and `y`; those that are not shown have no place."""

    def __init__(
        self, content: DenseContent, head: Arrangement, pitch: float, height: float,
        ghosts: Spans | None = None, *, before: DenseRoadmap | None = None,
    ) -> None:  # fmt: skip
        self._drawn_ground: tuple[Rectangle, list[Shape]] | None = None
        self.ghosts = ghosts
        self._arrangement = head
        self.content = content
        self.sizes = head.sizes
        self.scale = head.scale
        self.width = head.width
        self.header_height = head.header_height
        self.lane_head_width = self.sizes.lane_head
        self.pitch = pitch
        self.bar_height = max(pitch * COMPACT.bar_most / FULL_PITCH, min(pitch, 1.0))
        self.lanes, tops = self._placed_lanes(height)
        self.lanes_bottom = self.lanes[-1].top + self.lanes[-1].height if self.lanes else self.header_height
        self.height = self.lanes_bottom + head.outcome_height
        per_day, left = self.scale.per_day, self._left_of_days
        self.x0: Floats = np.asarray(left + content.start * per_day, np.float64)
        right = left + (content.finish + 1) * per_day
        self.x1: Floats = np.asarray(np.maximum(right, self.x0 + _LEAST_BAR), np.float64)
        kept = before if before is not None and before.looks("ground") == self.looks("ground") else None
        has_rows = kept is not None and kept.content.row is content.row
        self.y: Floats = kept.y if kept is not None and has_rows else self._placed_rows(tops)
        self._drawn_ground = kept._drawn_ground if kept is not None else None
        self._bars = _BarsOnDemand(self)  # type: ignore[assignment]

    @property
    def options(self) -> RoadmapOptions:
        return self._arrangement.options

    @property
    def _left_of_days(self) -> float:
        """Where the day with the ordinal 0 would begin."""
        return self.scale.left - self.scale.first.toordinal() * self.scale.per_day

    def head_for(
        self, content: DenseContent, options: RoadmapOptions, width: float, days: tuple[date, date]
    ) -> Arrangement | None:
        """The head of this layout for a plan after an edit; None where it would look otherwise."""
        head, plan, dates = self._arrangement, content.plan, content.schedule
        if (
            (head.options, head.width, head.scale.first, head.scale.last) != (options, width, *days)
            or head.plan.stages is not plan.stages
            or head.plan.programme is not plan.programme
            or head.schedule.status_date != dates.status_date
            or plan.milestones
            or head.plan.milestones
            or not same_shape(head.schedule.computation.facts, dates.computation.facts)
            or head.schedule.gate_ends != dates.gate_ends
            or any(getattr(head.plan, name) is not getattr(plan, name) for name in _MEASURED)
        ):
            return None
        return replace(head, plan=plan, schedule=dates)

    def _placed_lanes(self, height: float) -> tuple[tuple[Lane, ...], Floats]:
        """The lanes with their heights, and the top of the first row of each."""
        heads, padding = self._arrangement.heads, 2 * self.sizes.lane_padding
        least = [heads.least_height(lane) for lane in self.content.lanes]
        if sum(least) > height - self.header_height:
            least = [_LEAST_LANE] * len(least)
        top, lanes, tops = self.header_height, [], []
        for lane, rows, needs in zip(self.content.lanes, self.content.rows.tolist(), least, strict=True):
            high = max(rows * self.pitch + padding, needs)
            lanes.append(replace(lane, top=top, height=high))
            tops.append(top + (high - rows * self.pitch) / 2)
            top += high
        return tuple(lanes), np.array(tops or [0.0])

    def _placed_rows(self, tops: Floats) -> Floats:
        """The top of each bar."""
        content = self.content
        lane = np.maximum(content.lane, 0)
        row = content.row - content.first_row[lane]
        y: Floats = np.asarray(tops[lane] + row * self.pitch + (self.pitch - self.bar_height) / 2, np.float64)
        y[~content.shown | (content.lane < 0)] = -1e9
        return y

    # ------------------------------------------------------------------ places

    def seen(self, frame: Rectangle) -> IntArray:
        """The bars that a frame touches."""
        found: IntArray = np.flatnonzero(
            (self.y <= frame.y + frame.height)
            & (self.y + self.bar_height >= frame.y)
            & (self.x0 <= frame.x + frame.width)
            & (self.x1 >= frame.x)
        )
        return found

    @property
    def has_floats(self) -> bool:
        """Whether floats are drawn: a thin line from each finish to the latest finish."""
        return self.options.floats and self.bar_height >= OUTLINED_FROM

    def floating(self, frame: Rectangle) -> IntArray:
        """The bars whose floats a frame touches, also where they reach in from bars out of sight."""
        y: Floats = self.y
        level = np.flatnonzero((y <= frame.y + frame.height) & (y + self.bar_height >= frame.y))
        late, finish = self.content.late_finish[level], self.content.finish[level]
        long = level[(late > finish + _SHORT_FLOAT) & (self.x1[level] <= frame.x + frame.width)]
        return long[self.float_ends(long) >= frame.x]

    def float_ends(self, places: IntArray) -> Floats:
        """How far bars reach with their floats."""
        latest = self._left_of_days + (self.content.late_finish[places] + 1) * self.scale.per_day
        ends: Floats = np.maximum(self.x1[places], np.minimum(latest, self.width))
        return ends

    def reaches(self, places: IntArray) -> tuple[Floats, Floats, Floats, Floats]:
        """The left, top, right and bottom of bars with their floats."""
        right = self.float_ends(places) if self.has_floats else self.x1[places]
        top = self.y[places]
        return self.x0[places], top, right, top + self.bar_height

    def box(self, place: int) -> Rectangle:
        """The bar at a place of the content."""
        x = float(self.x0[place])
        return Rectangle(x, float(self.y[place]), float(self.x1[place]) - x, self.bar_height)

    def bar_of(self, initiative_id: int) -> Rectangle | None:
        place = self.content.places.get(initiative_id)
        return self.box(place) if place is not None and self.y[place] > 0 else None

    def bars_in(self, frame: Rectangle) -> list[int]:
        found = self.seen(frame)
        order = np.lexsort((self.x0[found], self.y[found]))
        ids: list[int] = self.content.ids[found[order]].tolist()
        return ids

    def bars(self) -> dict[int, Rectangle]:
        shown = np.flatnonzero(self.y > 0).tolist()
        return {int(self.content.ids[place]): self.box(place) for place in shown}

    def boxes_of(self, spans: Spans, visible: Rectangle) -> Iterator[tuple[int, Rectangle]]:
        here, boxes = self.box_rows(spans, visible)
        for id_, box in zip(spans.ids[here].tolist(), boxes.tolist(), strict=True):
            yield id_, Rectangle(*box)

    def box_rows(self, spans: Spans, visible: Rectangle) -> tuple[IntArray, Floats]:
        """Which of the spans are seen as bars, and those as rows of left, top, width and height."""
        places = self.content.places_of(spans.ids)
        per_day, left = self.scale.per_day, self._left_of_days
        x0 = left + spans.start * per_day
        x1 = np.maximum(left + (spans.finish + 1) * per_day, x0 + _LEAST_BAR)
        y = np.where(places >= 0, self.y[places], -1e9)
        here = np.flatnonzero(
            (y <= visible.y + visible.height)
            & (y + self.bar_height >= visible.y)
            & (x0 <= visible.x + visible.width)
            & (x1 >= visible.x)
        )
        boxes = np.empty((len(here), 4))
        boxes[:, 0], boxes[:, 1] = x0[here], y[here]
        boxes[:, 2], boxes[:, 3] = x1[here] - x0[here], self.bar_height
        return here, boxes

    def _body_item(self, x: float, y: float) -> Item | None:
        reach = max(0.0, (4.0 - self.bar_height) / 2)
        found = self.seen(Rectangle(x - reach, y - reach, 2 * reach, 2 * reach))
        if not len(found) or x < self.lane_head_width:
            return None
        middle = np.abs(self.y[found] + self.bar_height / 2 - y)
        return Item("initiative", int(self.content.ids[found[int(np.argmin(middle))]]))

    def ways_of(self, places: IntArray) -> Ways:
        """The ways of links between bars, by the places of the links."""
        return self._ways_between(self.content.links.ends_of(places))

    def _ways_between(self, ends: LinkEnds) -> Ways:
        x0 = self._ends[ends.leaves]
        return Ways.of(
            ends.ids, x0, x0 + _WAY * ends.step, self._ends[ends.arrives],
            self._middles[ends.source], self._middles[ends.target],
        )  # fmt: skip

    @cached_property
    def _gate_lines(self) -> list[float]:
        """Where the line of each gate is, 0 where it is not shown."""
        return [self.gate_x(number) or 0.0 for number in range(max(self._gates, default=0) + 1)]

    @cached_property
    def _ends(self) -> Pixels:
        """Where bars start and finish, one after the other, and then the lines of gates, on whole pixels."""
        bars = np.column_stack((self.x0, self.x1)).ravel()
        return np.rint(np.concatenate((bars, self._gate_lines))).astype(np.int32)

    @cached_property
    def _middles(self) -> Pixels:
        y: Floats = self.y
        return np.rint(y + self.bar_height / 2).astype(np.int32)

    @cached_property
    def ways(self) -> Ways:
        """The ways of all links: between bars, and from the lines of gates."""
        gates = tuple(x > 0 for x in self._gate_lines)
        return self._ways_between(self.content.links.all_ends(len(self.x0), gates))

    @cached_property
    def critical_ways(self) -> Ways:
        """The ways of links between critical bars."""
        return self.ways_of(self.content.critical_links)

    def link_points(self, dependency_id: int) -> tuple[tuple[float, float], ...]:
        """The way of a link, as it is painted."""
        ways = self.ways
        for place in np.flatnonzero(ways.ids == dependency_id).tolist():
            x0, xm, x1 = float(ways.x0[place]), float(ways.xm[place]), float(ways.x1[place])
            y0, y1 = float(ways.y0[place]), float(ways.y1[place])
            if y0 > 0 and y1 > 0:
                return (x0, y0), (xm, y0), (xm, y1), (x1, y1)
        return ()

    def link_at(self, x: float, y: float, initiatives: Iterable[int]) -> Item | None:
        """The link at a place: of those that are seen, what lies on top before what lies under it."""
        selected = super().link_at(x, y, initiatives)
        if selected is not None:
            return selected
        reach = 4 * self.sizes.unit
        found = self.critical_ways.nearest(x, y, reach) if self.options.critical_path else None
        if found is None and self.options.all_links:
            found = self.ways.nearest(x, y, reach)
        return Item("link", found[1]) if found is not None else None

    @cached_property
    def _network(self) -> Network:
        """No link has a way of its own before it is asked for."""
        return Network((), (), self.sizes)

    # ------------------------------------------------------------------ drawings

    def looks(self, part: str) -> object:
        """An edit of one bar among thousands leaves the head and the names of the lanes as they are, and the
        `"ground"` on which bars and links lie."""
        head = self._arrangement
        if part == "heads":
            return self.content.lanes, tuple((lane.top, lane.height) for lane in self.lanes)
        if part == "ground":
            places = (self.width, self.height, self.pitch, self.scale, self.options)
            return (*places, head.outcomes, self.looks("heads"), self.looks("header"))
        return head.header, head.milestones, self.header_height

    def ground(self, visible: Rectangle) -> list[Shape]:
        """What is under the bars, and the line of today."""
        if self._drawn_ground is None or self._drawn_ground[0] != visible:
            shapes = list(self._ground(self._view(visible)))
            today = self._arrangement.header.today
            if today is not None:
                shapes.append(self._arrangement.header.today_line(self.header_height, self.height))
            self._drawn_ground = visible, shapes
        return self._drawn_ground[1]

    def gate_x(self, number: int) -> float | None:
        """Where the line of a gate is."""
        gate = self._gates.get(number)
        return gate.x if gate is not None else None

    def above_axis_in(self, visible: Rectangle) -> Drawing:
        """What is in sight of the header without its axis, and a little beside it."""
        shapes = self._above_axis.between(visible.x - _BESIDE, visible.x + visible.width)
        return Drawing(self.width, self.header_height, shapes)

    @cached_property
    def _above_axis(self) -> ShapesInSight:
        return ShapesInSight(self.above_axis().shapes)

    def lane_heads(self, visible: Rectangle | None = None) -> Drawing:
        shapes = (*self.tabs(visible).shapes, *self.lane_names(visible).shapes)
        return Drawing(self.lane_head_width, self.height, shapes)

    def tabs(self, visible: Rectangle | None = None) -> Drawing:
        """The patterns of the streams at the edge of their lanes."""
        view = self._view(visible)
        shapes: list[Shape] = []
        for lane in self._lanes_in(view.top, view.bottom):
            if self._has_head(lane):
                seen = (view.top, view.bottom) if visible is not None else None
                shapes += self._arrangement.heads.tab(lane, seen)
        return Drawing(self.sizes.tab, self.height, tuple(shapes))

    def lane_names(self, visible: Rectangle | None = None) -> Drawing:
        """What the heads of the lanes say. Lanes too low for all of it have their name, in one line."""
        heads, view = self._arrangement.heads, self._view(visible)
        shapes: list[Shape] = []
        for lane in self._lanes_in(view.top, view.bottom):
            if self._has_head(lane):
                shapes += heads.texts(lane, (view.top, view.bottom) if visible is not None else None)
            else:
                size, bottom = self.sizes.lane_fact, lane.top + lane.height
                name = elide(lane.name, heads.room, size, "sans", 600)
                shapes.append(Text(heads.text_left, lane.top + size * 1.1, name, size, "ink", "sans", 600))
                shapes.append(Line(0, bottom, heads.width, bottom, "line2", self.sizes.hair))
        return Drawing(self.lane_head_width, self.height, tuple(shapes))

    def _lanes_in(self, top: float, bottom: float) -> list[Lane]:
        return [lane for lane in self.lanes if lane.top < bottom and lane.top + lane.height > top]

    def _has_head(self, lane: Lane) -> bool:
        """Whether a lane is high enough for its whole head."""
        return lane.height >= self._arrangement.heads.least_height(lane) - 0.5


class _BarsOnDemand(Mapping[int, PlacedBar]):
    """The bars as objects, each made when it is asked for: a selection has few."""

    def __init__(self, layout: DenseRoadmap) -> None:
        self._layout = layout

    def __getitem__(self, initiative_id: int) -> PlacedBar:
        layout = self._layout
        content = layout.content
        place = content.places[initiative_id]
        dates = content.schedule.initiative(initiative_id)
        if dates.start is None or dates.finish is None or layout.y[place] < 0:
            raise KeyError(initiative_id)
        initiative, box = content.initiatives[place], layout.box(place)
        return PlacedBar(
            initiative, dates.start, dates.finish, dates, box.x, box.width, badge_of(initiative, dates), None,
            y=box.y, height=box.height,
        )  # fmt: skip

    def __iter__(self) -> Iterator[int]:
        return iter(self._layout.content.ids[self._layout.y > 0].tolist())

    def __len__(self) -> int:
        return int((self._layout.y > 0).sum())
