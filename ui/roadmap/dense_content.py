"""What a roadmap of thousands of initiatives shows, as arrays: read once, and brought up to date by edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from cxplanner.drawing.arrangement import dated_initiatives
from cxplanner.drawing.lanes import Lane, lane_key_of, lanes_of
from cxplanner.drawing.roadmap_options import LanesBy
from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.day_table import BoolArray, IntArray
from ui.roadmap.dense_rows import moved_apart, overlapping, pack

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

STREAMS: Final = tuple(Stream)
_ENDS: Final = {"FS": (1, 0), "SS": (0, 0), "FF": (1, 1), "SF": (0, 1)}

Bytes = npt.NDArray[np.uint8]


class LinkEnds(NamedTuple):
    """Where links leave and arrive, as places among the ends of all bars and then the lines of gates; at the
    heights of which bars; and how many steps, -1 to 1, they go along before they turn."""

    ids: IntArray
    leaves: IntArray
    arrives: IntArray
    source: IntArray
    target: IntArray
    step: npt.NDArray[np.int32]


@dataclass(frozen=True)
class Links:
    """The plan's links as places of their ends (-1 for a gate and what is not shown), and the ends joined.

    `gate` is the stage's number of the gate that one begins at, else 0.
    """

    ids: IntArray
    source: IntArray
    target: IntArray
    from_finish: BoolArray
    to_finish: BoolArray
    gate: IntArray

    @cached_property
    def between(self) -> IntArray:
        """Those both of whose ends are bars."""
        found: IntArray = np.flatnonzero((self.source >= 0) & (self.target >= 0))
        return found

    @cached_property
    def leaves(self) -> IntArray:
        """Which end of which bar each leaves, counted start, finish, start, finish through all bars."""
        return 2 * self.source + self.from_finish

    @cached_property
    def arrives(self) -> IntArray:
        """Which end of which bar each arrives at, counted alike."""
        return 2 * self.target + self.to_finish

    def ends_of(self, places: IntArray) -> LinkEnds:
        """The ends of links between bars, by the places of the links."""
        step = np.where(self.from_finish[places], 1, -1).astype(np.int32)
        return LinkEnds(
            self.ids[places], self.leaves[places], self.arrives[places],
            self.source[places], self.target[places], step,
        )  # fmt: skip

    def all_ends(self, bars: int, gates: tuple[bool, ...]) -> LinkEnds:
        """The ends of all links between so many bars, and from the lines of those gates that are shown."""
        if self._known_ends.get(gates) is None:
            between = self.ends_of(self.between)
            gate = np.where(self.gate < len(gates), self.gate, 0)
            here = np.flatnonzero(np.array(gates)[gate] & (self.target >= 0))
            target = self.target[here]
            still = np.zeros(len(here), np.int32)
            lines = LinkEnds(self.ids[here], 2 * bars + gate[here], 2 * target, target, target, still)
            self._known_ends.clear()
            columns: Any = zip(between, lines, strict=True)
            joined = (np.concatenate(both) for both in columns)
            self._known_ends[gates] = LinkEnds(*joined)
        return self._known_ends[gates]

    @cached_property
    def _known_ends(self) -> dict[tuple[bool, ...], LinkEnds]:
        """What `all_ends` found last: it depends on the plan alone, and zooming asks for it in each frame."""
        return {}


@dataclass(frozen=True)
class DenseContent:
    """Bars in the order of the plan; `shown` is false for what has no dates.

    `row` counts through all lanes; `first_row` and `rows` are by lane. `is_settled` is false as long as bars
    may lie over each other, since an edit moved them and their rows have not been looked at.
    """

    plan: Plan
    schedule: Schedule
    by: LanesBy
    initiatives: tuple[Initiative, ...]
    ids: IntArray
    places: dict[int, int]
    start: IntArray
    finish: IntArray
    critical: BoolArray
    shown: BoolArray
    stream: Bytes
    progress: IntArray
    lanes: tuple[Lane, ...]
    lane: IntArray
    row: IntArray
    first_row: IntArray
    rows: IntArray
    links: Links
    is_settled: bool = True

    def places_of(self, ids: IntArray) -> IntArray:
        """The places of initiatives, -1 for those that are not here."""
        order = self._by_id
        found = np.minimum(np.searchsorted(self.ids, ids, sorter=order), len(order) - 1)
        places = order[found]
        return np.where(self.ids[places] == ids, places, -1)

    def changed_since(self, before: DenseContent) -> list[int]:
        """The places of initiatives that another content with the same ones has otherwise."""
        return list(self.schedule.computation.facts.changed_since(before.initiatives) or ())

    @property
    def late_finish(self) -> IntArray:
        """The latest finishes, worked out only where floats are drawn."""
        return self.schedule.floats.late_finish

    @cached_property
    def _by_id(self) -> IntArray:
        order: IntArray = np.argsort(self.ids)
        return order

    @cached_property
    def critical_links(self) -> IntArray:
        """The places of links between critical bars."""
        between = self.links.between
        both = self.critical[self.links.source[between]] & self.critical[self.links.target[between]]
        return between[both]

    @property
    def row_count(self) -> int:
        return int(self.rows.sum())


def read_content(plan: Plan, schedule: Schedule, words: Words, by: LanesBy) -> DenseContent:
    """Everything anew."""
    spans, floats = schedule.spans, schedule.floats
    initiatives = schedule.computation.facts.initiatives
    places = {each.id: place for place, each in enumerate(initiatives)}
    shown = spans.start > 0
    lanes = tuple(lane for lane, _ in lanes_of(plan, words, by, dated_initiatives(plan, schedule), ()))
    numbers = {lane.key: number for number, lane in enumerate(lanes)}
    lane = np.fromiter((numbers.get(lane_key_of(each, by), -1) for each in initiatives), np.int64)
    row, first_row, rows = _packed(lane, shown, spans.start, spans.finish, len(lanes))
    return DenseContent(
        plan, schedule, by, initiatives, spans.ids, places, spans.start, spans.finish, floats.critical,
        shown, _streams(initiatives), _progress(initiatives), lanes, lane, row, first_row,
        rows, _links(plan, places, shown),
    )  # fmt: skip


def brought_up(content: DenseContent, plan: Plan, schedule: Schedule, words: Words) -> DenseContent:
    """The content after an edit. Rows stay; what an edit changes of lanes makes everything anew."""
    facts = schedule.computation.facts
    initiatives, changed = facts.initiatives, facts.changed_since(content.initiatives)
    if changed is None:
        return read_content(plan, schedule, words, content.by)
    spans, floats = schedule.spans, schedule.floats
    shown = spans.start > 0
    if (
        any(not _alike(content.initiatives[n], initiatives[n], content.by) for n in changed)
        or not np.array_equal(shown, content.shown)
        or plan.stages is not content.plan.stages
        or plan.people is not content.plan.people
        or plan.teams is not content.plan.teams
    ):
        return read_content(plan, schedule, words, content.by)
    changes: dict[str, Any] = {}
    if changed:
        changes["progress"] = content.progress.copy()
        places = list(changed)
        changes["progress"][places] = _progress([initiatives[n] for n in changed])
        changes["stream"] = content.stream.copy()
        changes["stream"][places] = _streams([initiatives[n] for n in changed])
    if plan.dependencies is not content.plan.dependencies:
        changes["links"] = _links(plan, content.places, shown)
    moved = not (np.array_equal(spans.start, content.start) and np.array_equal(spans.finish, content.finish))
    after = replace(
        content, plan=plan, schedule=schedule, initiatives=initiatives, start=spans.start,
        finish=spans.finish, critical=floats.critical,
        is_settled=content.is_settled and not moved, **changes,
    )  # fmt: skip
    after.__dict__["_by_id"] = content._by_id  # the ids are the same
    return after


def settled(content: DenseContent) -> DenseContent:
    """The content with rows in which nothing covers anything; bars keep their rows where they can."""
    if content.is_settled:
        return content
    here = np.flatnonzero(content.shown & (content.lane >= 0))
    row, start, finish = content.row[here], content.start[here], content.finish[here]
    if not len(overlapping(row, start, finish)):
        return replace(content, is_settled=True)
    apart = moved_apart(row, start, finish, content.lane[here], content.first_row, content.rows)
    if apart is not None:
        rows = content.row.copy()
        rows[here] = apart
        return replace(content, row=rows, is_settled=True)
    packed = _packed(content.lane, content.shown, content.start, content.finish, len(content.lanes))
    row, first_row, counts = packed
    return replace(content, row=row, first_row=first_row, rows=counts, is_settled=True)


def _packed(
    lane: IntArray, shown: BoolArray, start: IntArray, finish: IntArray, lanes: int
) -> tuple[IntArray, IntArray, IntArray]:
    """The row of each bar through all lanes, the first row of each lane, and how many rows it has."""
    row = np.full(len(lane), -1, np.int64)
    first_row, counts = np.zeros(lanes, np.int64), np.ones(lanes, np.int64)
    first = 0
    for number in range(lanes):
        here = np.flatnonzero((lane == number) & shown)
        packed, count_of_rows = pack(start[here], finish[here])
        row[here] = packed + first
        first_row[number], counts[number] = first, max(count_of_rows, 1)
        first += int(counts[number])
    return row, first_row, counts


def _alike(before: Initiative, after: Initiative, by: LanesBy) -> bool:
    """Whether an initiative stays in its lane, and the lane's head says the same."""
    same_lane = lane_key_of(before, by) == lane_key_of(after, by)
    return before.id == after.id and same_lane and before.status is after.status and before.key == after.key


def _streams(initiatives: Sequence[Initiative]) -> Bytes:
    numbers = {stream: number for number, stream in enumerate(STREAMS)}
    return np.fromiter((numbers[each.stream] for each in initiatives), np.uint8, len(initiatives))


def _progress(initiatives: Sequence[Initiative]) -> IntArray:
    """Percent, and 101 for what is done."""
    values = (101 if each.status is Status.DONE else each.progress for each in initiatives)
    return np.fromiter(values, np.int64, len(initiatives))


def _links(plan: Plan, places: dict[int, int], shown: BoolArray) -> Links:
    links = plan.dependencies.values()
    size = len(links)
    source = np.fromiter((places.get(each.predecessor or 0, -1) for each in links), np.int64, size)
    target = np.fromiter((places.get(each.successor, -1) for each in links), np.int64, size)
    ends = np.array([_ENDS[each.type.value] for each in links], np.bool_).reshape(size, 2)
    source[(source >= 0) & ~shown[source]] = -1
    target[(target >= 0) & ~shown[target]] = -1
    ids = np.fromiter(plan.dependencies, np.int64, size)
    gate = np.fromiter((each.gate or 0 for each in links), np.int64, size)
    return Links(ids, source, target, ends[:, 0], ends[:, 1], gate)
