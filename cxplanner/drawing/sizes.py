"""The measures of a roadmap: heights, type sizes, line weights; pixels for screens, points for paper."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any


class Density(StrEnum):
    """How much a roadmap puts on the screen."""

    COMFORTABLE = "comfortable"
    STANDARD = "standard"
    COMPACT = "compact"


@dataclass(frozen=True, slots=True)
class Sizes:
    """Every measure of a roadmap. `unit` is 1 at the size that the design was drawn in."""

    # heights of the parts of the header, width of the lane heads
    lane_head: float = 132.0
    stage_height: float = 42.0
    spine_height: float = 20.0
    gate_line_height: float = 15.5
    axis_height: float = 32.0
    milestone_height: float = 24.0
    # bars
    bar_least: float = 34.0
    bar_most: float = 40.0
    row_gap: float = 8.0
    lane_padding: float = 6.0
    gap: float = 7.0
    padding: float = 6.0
    rail: float = 4.0
    empty_rail: bool = True
    radius: float = 3.0
    label_lines: int = 2
    # type
    name: float = 12.0
    name_floor: float = 11.0
    meta: float = 11.0
    leading: float = 13.5
    stage_name: float = 14.0
    stage_purpose: float = 11.5
    stage_number: float = 26.0
    gate: float = 12.0
    axis: float = 11.0
    lane_name: float = 13.0
    lane_fact: float = 11.0
    small: float = 11.0
    # strokes and marks
    hair: float = 1.0
    edge: float = 1.0
    thin: float = 1.0
    heavy: float = 2.0
    spine: float = 3.0
    arrow: float = 5.0
    gate_radius: float = 9.0
    milestone_radius: float = 5.0
    badge: float = 13.0
    tab: float = 5.0
    unit: float = 1.0
    # where paper differs from the screen
    paper: bool = False
    milestone_rows: int = 3

    def scaled(self, factor: float) -> Sizes:
        """All lengths times a factor."""
        changes: dict[str, Any] = {
            each.name: getattr(self, each.name) * factor
            for each in fields(self)
            if isinstance(getattr(self, each.name), float)
        }
        return replace(self, **changes)

    @property
    def smallest_text(self) -> float:
        return min(
            self.name_floor, self.meta, self.stage_purpose, self.gate, self.axis, self.lane_fact, self.small
        )


COMFORTABLE = Sizes()
STANDARD = Sizes(
    bar_least=24.0, bar_most=26.0, row_gap=6.0, padding=5.0, rail=3.0, label_lines=1, lane_padding=5.0
)
COMPACT = Sizes(
    bar_least=17.0, bar_most=19.0, row_gap=6.0, padding=4.0, rail=2.5, label_lines=1, lane_padding=4.0,
    radius=2.0, name=11.0, edge=1.0, heavy=1.8, badge=11.0, gap=6.0,
)  # fmt: skip
SCREEN_SIZES = {Density.COMFORTABLE: COMFORTABLE, Density.STANDARD: STANDARD, Density.COMPACT: COMPACT}

A3 = Sizes(
    lane_head=140.0, stage_height=41.0, spine_height=21.0, gate_line_height=14.0, axis_height=28.0,
    milestone_height=16.0, bar_least=30.0, bar_most=42.0, row_gap=5.0, lane_padding=3.5, gap=6.0, padding=4.5,
    rail=4.4, radius=2.0, name=10.4, name_floor=9.26, meta=9.3, leading=10.9, stage_name=16.0,
    stage_purpose=10.0, stage_number=33.0, gate=11.0, axis=9.4, lane_name=11.4, lane_fact=9.4, small=9.3,
    hair=0.5, edge=0.75, thin=0.9, heavy=2.1, spine=3.2, arrow=5.4, gate_radius=9.2, milestone_radius=4.6,
    badge=11.0, tab=8.0, paper=True, milestone_rows=100,
)  # fmt: skip
"""The one-page roadmap on A3, in points."""

A3_DENSE = replace(
    A3,
    stage_height=36.0,
    stage_number=29.0,
    spine_height=20.0,
    gate_line_height=13.0,
    axis_height=25.0,
    milestone_height=13.5,
    bar_least=24.4,
    bar_most=30.0,
    row_gap=2.4,
    name=9.6,
    leading=9.6,
    rail=2.6,
    lane_padding=2.5,
    badge=10.0,
)
"""The same with lower bars, still two lines of text in each."""

A3_TIGHT = replace(
    A3_DENSE, bar_least=21.9, row_gap=2.2, name=9.26, leading=8.9, rail=1.6, heavy=1.7, empty_rail=False,
    badge=9.0,
)  # fmt: skip
"""The lowest bars that two lines of the smallest text fit into with air around them."""

ROWS = replace(
    A3,
    axis_height=25.0,
    bar_least=11.0,
    bar_most=11.0,
    row_gap=11.0,
    rail=3.6,
    radius=1.5,
    name=9.2,
    axis=8.6,
    gate=8.2,
    small=8.2,
    thin=0.8,
    heavy=1.9,
    arrow=4.2,
    gate_radius=6.4,
    badge=10.5,
)
"""Charts with a row for each initiative beside a table on A4, in points."""
