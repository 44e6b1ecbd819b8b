"""The heights of lanes and rows: solved from the height that there is, within what the sizes allow."""

from __future__ import annotations

from collections.abc import Sequence

from cxplanner.drawing.arrangement import Arrangement
from cxplanner.drawing.lanes import Lane


def give_heights(arrangement: Arrangement, lanes: Sequence[Lane], height: float | None) -> float:
    """Gives lanes, rows and bars their places; returns the height of the whole.

    Without a height, bars are as high as they may be; in one that is too low, they are as low as they may be.
    """
    s = arrangement.sizes
    if height is not None and lanes and not s.paper and not any(lane.rows for lane in lanes):
        return _shared_out(arrangement, lanes, height)
    pitch = s.bar_most + s.row_gap
    if height is not None:
        pitch = _solved_pitch(arrangement, lanes, height - arrangement.header_height)
    bar_height = min(max(pitch - s.row_gap, s.bar_least), s.bar_most)
    pitch = max(pitch, bar_height + s.row_gap)
    top = arrangement.header_height
    for lane in lanes:
        lane.top = top
        lane.height = max(arrangement.least_lane_height(lane), len(lane.rows) * pitch + 2 * s.lane_padding)
        inset = (lane.height - len(lane.rows) * pitch) / 2
        for index, row in enumerate(lane.rows):
            row.top, row.height = top + inset + index * pitch, pitch
            for bar in row.bars:
                bar.height = bar.width if bar.is_moment else bar_height
                bar.y = row.top + (pitch - bar.height) / 2
        top += lane.height
    return top


def _shared_out(arrangement: Arrangement, lanes: Sequence[Lane], height: float) -> float:
    """On a screen without a bar the lanes share all the height, so that there is room to draw the first."""
    top = arrangement.header_height
    share = (height - top) / len(lanes)
    for lane in lanes:
        lane.top, lane.height = top, max(arrangement.least_lane_height(lane), share)
        top += lane.height
    return top


def _solved_pitch(arrangement: Arrangement, lanes: Sequence[Lane], free: float) -> float:
    """The height of a row when all rows share the height, except in lanes whose head needs more."""
    s = arrangement.sizes
    padding, least = 2 * s.lane_padding, s.bar_least + s.row_gap
    lanes_with_heads = [(lane, arrangement.heads.least_height(lane)) for lane in lanes]
    sharing = lanes_with_heads
    while sharing:
        pitch = max(
            (free - padding * len(sharing)) / max(sum(len(lane.rows) for lane, _ in sharing), 1), least
        )
        still = [(lane, head) for lane, head in sharing if len(lane.rows) * pitch + padding >= head]
        if len(still) == len(sharing):
            return pitch
        free -= sum(head for lane, head in sharing if len(lane.rows) * pitch + padding < head)
        sharing = still
    return min(
        ((head - padding) / len(lane.rows) for lane, head in lanes_with_heads if lane.rows), default=least
    )
