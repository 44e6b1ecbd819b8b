"""Lanes: which initiatives lie together, in what order, and the head that names each lane."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.badges import Badge, badge, stream_pattern
from cxplanner.drawing.packing import Row
from cxplanner.drawing.placed_bars import DatedInitiative, PlacedBar, state_of
from cxplanner.drawing.roadmap_options import LanesBy
from cxplanner.drawing.shapes import Line, Rectangle, Shape, Text
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import elide, width_of, wrap_or_elide
from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_PATTERN_PERIOD = 124.8
"""In units: after it the patterns of all streams begin anew."""

_MOST_MISSED = 2
"""How many initiatives that miss a date the head of a lane names."""


@dataclass(frozen=True, slots=True)
class LaneKey:
    """What the initiatives of a lane have in common: a stream's name or an id (None: nobody)."""

    by: LanesBy
    value: str | int | None


_KEYS_OF_STREAMS: Final = {stream: LaneKey(LanesBy.STREAM, stream.value) for stream in Stream}


@dataclass(slots=True)
class Lane:
    """A lane with its rows; `top` and `height` are known when the lanes have their places."""

    key: LaneKey
    name: str
    facts: tuple[str, ...]
    missed: tuple[tuple[Badge, str], ...]
    stream: Stream | None = None
    rows: list[Row] = field(default_factory=list)
    top: float = 0.0
    height: float = 0.0

    def part(self, rows: Sequence[Row], facts: tuple[str, ...]) -> Lane:
        """The lane with some of its rows, as a page shows it."""
        return replace(self, rows=list(rows), facts=facts)


def lanes_of(
    plan: Plan, words: Words, by: LanesBy, dated: Iterable[DatedInitiative], bars: Iterable[PlacedBar]
) -> list[tuple[Lane, list[PlacedBar]]]:
    """The lanes in order, each with its bars; streams, stages and teams have a lane even when it is empty.

    The head of a lane counts all its initiatives, whether or not the time that is shown has a bar of them.
    """
    members: dict[LaneKey, list[DatedInitiative]] = {key: [] for key in _standing_keys(plan, by)}
    for each in dated:
        members.setdefault(lane_key_of(each.initiative, by), []).append(each)
    groups: dict[LaneKey, list[PlacedBar]] = {}
    for bar in bars:
        groups.setdefault(lane_key_of(bar.initiative, by), []).append(bar)
    ordered = sorted(members, key=lambda key: _order_of(plan, key))
    return [(_lane(plan, words, key, members[key]), groups.get(key, [])) for key in ordered]


def _standing_keys(plan: Plan, by: LanesBy) -> list[LaneKey]:
    if by is LanesBy.STREAM:
        return [LaneKey(by, stream.value) for stream in Stream]
    if by is LanesBy.STAGE:
        return [LaneKey(by, number) for number in sorted(plan.stages)]
    return [LaneKey(by, number) for number in plan.teams] if by is LanesBy.TEAM else []


def lane_key_of(initiative: Initiative, by: LanesBy) -> LaneKey:
    """The lane that an initiative lies in."""
    if by is LanesBy.STREAM:
        return _KEYS_OF_STREAMS[initiative.stream]
    if by is LanesBy.STAGE:
        return LaneKey(by, initiative.stage)
    return LaneKey(by, initiative.owner if by is LanesBy.OWNER else initiative.team)


def _order_of(plan: Plan, key: LaneKey) -> tuple[bool, int, str]:
    """Streams and stages in their own order; people and teams by name, and last those of nobody."""
    if key.by is LanesBy.STREAM:
        return False, [stream.value for stream in Stream].index(str(key.value)), ""
    if key.by is LanesBy.STAGE:
        return False, int(key.value or 0), ""
    return key.value is None, 0, _person_or_team(plan, key).casefold()


def _person_or_team(plan: Plan, key: LaneKey) -> str:
    if not isinstance(key.value, int):
        return ""
    return plan.people[key.value].name if key.by is LanesBy.OWNER else plan.teams[key.value].name


def _lane(plan: Plan, words: Words, key: LaneKey, members: list[DatedInitiative]) -> Lane:
    stream = None
    if key.by is LanesBy.STREAM:
        stream = Stream(str(key.value))
        name = words.stream(stream)
    elif key.by is LanesBy.STAGE:
        name = plan.stages[int(key.value or 0)].name
    elif key.value is None:
        name = words.say("No owner") if key.by is LanesBy.OWNER else words.say("No team")
    else:
        name = _person_or_team(plan, key)
    done = sum(each.initiative.status is Status.DONE for each in members)
    count = words.say("{done} of {all} done", done=words.number(done), all=words.number(len(members)))
    prefix = _common_prefix([each.initiative.key for each in members])
    facts = (f"{prefix} · {count}" if prefix else count,) if members else (words.say("No initiatives yet"),)
    missed = [
        (state, each.initiative.key)
        for each in members
        if (state := state_of(each.initiative, each.dates)) is Badge.LATE or state is Badge.PAUSED
    ]
    named = tuple(
        (
            state,
            words.say("{key} late", key=key_) if state is Badge.LATE else words.say("{key} paused", key=key_),
        )
        for state, key_ in missed[:_MOST_MISSED]
    )
    return Lane(key, name, facts, named, stream)


def _common_prefix(keys: Sequence[str]) -> str:
    """The letters that all keys begin with, such as `SD` of `SD-01` and `SD-02`."""
    first = re.match(r"^([^\W\d_]{1,8})[-._ ]?\d", keys[0]) if keys else None
    if first is None or not all(key.startswith(first[1]) for key in keys):
        return ""
    return first[1]


@dataclass(frozen=True, slots=True)
class LaneHeads:
    """The column at the left that names the lanes."""

    sizes: Sizes
    width: float

    @property
    def text_left(self) -> float:
        return self.sizes.tab + 8 * self.sizes.unit

    @property
    def room(self) -> float:
        return self.width - self.text_left - 8 * self.sizes.unit

    def least_height(self, lane: Lane) -> float:
        """The height that the text of a lane's head needs."""
        s = self.sizes
        lines = len(self._name_lines(lane))
        facts = len(lane.facts) + len(lane.missed)
        return (
            2 * s.lane_padding + lines * s.lane_name * 1.22 + facts * s.lane_fact * 1.45 + s.lane_fact * 0.5
        )

    def shapes(self, lane: Lane, seen: tuple[float, float] | None = None) -> Iterator[Shape]:
        """The head of a lane. With the part of the height that is `seen`, its text stays in sight as long as
        anything of the lane does."""
        yield from self.tab(lane, seen)
        yield from self.texts(lane, seen)

    def tab(self, lane: Lane, seen: tuple[float, float] | None = None) -> Iterator[Shape]:
        """The mark at the edge, with the pattern of the lane's stream."""
        s, inset = self.sizes, self.sizes.lane_padding * 0.75
        tab = Rectangle(0, lane.top + inset, s.tab, lane.height - 2 * inset)
        if seen is not None:
            tab = self._seen_part(tab, *seen)
        if lane.stream is not None:
            yield from stream_pattern(lane.stream, tab, s.unit)
        else:
            yield tab._replace(fill="line2")

    def texts(self, lane: Lane, seen: tuple[float, float] | None = None) -> Iterator[Shape]:
        """What the head says of a lane, and the line below it."""
        s, y = self.sizes, lane.top
        if seen is not None:
            y = max(y, min(seen[0], y + lane.height - self.least_height(lane)))
        baseline = y + s.lane_padding + s.lane_name * 1.05
        for line in self._name_lines(lane):
            yield Text(self.text_left, baseline, line, s.lane_name, "ink", "sans", 600)
            baseline += s.lane_name * 1.22
        baseline += s.lane_fact * 0.2
        for fact in lane.facts:
            fits = width_of(fact, s.lane_fact, "condensed", 400) <= self.room
            # The letters of the keys are on every bar, the count is only here.
            shown = fact if fits else fact.rpartition(" · ")[2]
            text = elide(shown, self.room, s.lane_fact, "condensed", 400)
            yield Text(self.text_left, baseline, text, s.lane_fact, "ink2", "condensed", 400)
            baseline += s.lane_fact * 1.45
        for state, text in lane.missed:
            yield from badge(state, self.text_left, baseline - s.lane_fact * 0.87, s.lane_fact * 1.05)
            shown = elide(text, self.room - s.lane_fact * 1.5, s.lane_fact, "condensed", 500)
            yield Text(
                self.text_left + s.lane_fact * 1.5, baseline, shown, s.lane_fact, "ink", "condensed", 500
            )
            baseline += s.lane_fact * 1.45
        bottom = lane.top + lane.height
        yield Line(0, bottom, self.width, bottom, "line2", s.hair)

    def _seen_part(self, tab: Rectangle, top: float, bottom: float) -> Rectangle:
        """The part of a tab that is seen, a little more at both ends, so that its pattern stands still."""
        period = _PATTERN_PERIOD * self.sizes.unit
        hidden = max(0.0, (top - tab.y) // period) * period
        return tab._replace(
            y=tab.y + hidden, height=max(0.0, min(tab.y + tab.height, bottom) - tab.y - hidden)
        )

    def _name_lines(self, lane: Lane) -> tuple[str, ...]:
        return wrap_or_elide(lane.name, self.room, self.sizes.lane_name, "sans", 600, 3)
