"""What a roadmap is asked to show, and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cxplanner.drawing.sizes import Density
from cxplanner.scheduling.variance import DatedState


class LanesBy(StrEnum):
    """What makes a lane."""

    STREAM = "stream"
    STAGE = "stage"
    OWNER = "owner"
    TEAM = "team"


class Level(StrEnum):
    """How much of the plan is shown."""

    ALL = "all"
    CRITICAL = "critical"
    """only what is critical, with the milestones"""
    SUMMARY = "summary"
    """one bar for each stage and stream"""


@dataclass(frozen=True, slots=True)
class RoadmapOptions:
    """Choices for one roadmap.

    Without a `density` the roadmap takes the most comfortable one that fits the height. `first` and `last`
    bound the time that is shown; without them it is the programme's. `today` is drawn as a line unless the
    plan has a status date, which then takes its place. `faded` are initiatives that a filter leaves out.
    `baseline` is the id of the baseline that is drawn under the bars, or None; `original` are the dates that
    are drawn there in its stead, where the plan is a what-if.
    `save_rows` takes pains that a screen has no time for, so that a page holds more.

    For paper: `shown` are the initiatives that there are, all where it is None; `owners`, `dates` and `costs`
    are said in bars where there is room, `label_lines` is the most that a name has, `marks` before a name say
    what the plan does not know, and `patterns` at the left end of bars tell streams apart without colour.
    """

    lanes_by: LanesBy = LanesBy.STREAM
    density: Density | None = None
    first: date | None = None
    last: date | None = None
    today: date | None = None
    critical_path: bool = True
    floats: bool = True
    all_links: bool = False
    milestones: bool = True
    faded: frozenset[int] = frozenset()
    save_rows: bool = False
    baseline: int | None = None
    original: DatedState | None = None
    shown: frozenset[int] | None = None
    level: Level = Level.ALL
    owners: bool = True
    dates: bool = True
    costs: bool = False
    label_lines: int | None = None
    marks: bool = False
    patterns: bool = False
