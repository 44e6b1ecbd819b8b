"""Sheets before they are numbered: what is on each, and how it is drawn once all of them are known.

A report first says which sheets it has; drawing waits until the number of sheets, and the sheet on which each
item is at home, are known, so that one report and a pack of several are made alike and a preview draws only
what is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.drawing.row_columns import USUAL_COLUMNS, RowColumn
from cxplanner.drawing.shapes import Drawing, Item, Shape
from cxplanner.errors import RequestError
from cxplanner.plan.baselines import Baseline
from cxplanner.plan.plan import Plan
from cxplanner.report.paper import Paper

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


class PageCount(NamedTuple):
    """So many sheets side by side, and so many below each other."""

    across: int
    down: int


_PAGE_COUNT: Final = re.compile(r"([1-9]|1\d|20)\s*[x×]\s*([1-9]|1\d|20)", re.IGNORECASE)


def page_count_of(text: str) -> PageCount:
    """`2x1`: two sheets side by side, one row of them. Raises RequestError("page_count")."""
    found = _PAGE_COUNT.fullmatch(text.strip())
    if found is None:
        raise RequestError("page_count", found=text.strip())
    return PageCount(int(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True)
class Material:
    """What reports are made from. The words are those of the paper, whatever language the screen has.

    `columns` are those of charts with a row for each initiative. `pages` is on how many sheets a roadmap has
    to be, however small it becomes; where it is None it takes as many as it needs.
    """

    plan: Plan
    schedule: Schedule
    words: Words
    paper: Paper
    printed_at: datetime
    options: RoadmapOptions = field(default_factory=RoadmapOptions)
    columns: tuple[RowColumn, ...] = USUAL_COLUMNS
    pages: PageCount | None = None

    code: str = ""
    """The code of the plan."""
    supersedes: str = ""
    """The code of the print before this one, or empty."""
    before: Schedule | None = None
    """The schedule as the review before froze it, where that is known."""

    @property
    def baseline(self) -> Baseline | None:
        """The baseline with which the plan is compared on paper."""
        return self.plan.baselines.get(self.options.baseline or 0)


class Place(NamedTuple):
    """Where something is told of: the number of the sheet, from 1, and the points below its top."""

    sheet: int
    top: float


@dataclass(frozen=True, slots=True)
class Numbering:
    """What a sheet knows of all: its own number, how many there are, and where each item is at home."""

    number: int
    count: int
    homes: Mapping[Item, Place]

    def sheet_of(self, item: Item) -> int | None:
        """The number of the sheet that tells most of an item; None for this sheet itself or for none."""
        place = self.homes.get(item)
        return place.sheet if place is not None and place.sheet != self.number else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `homes` are the items that it tells of, each with its distance from the top in points.

    Of several sheets that tell of an item the one of the lowest `rank` is its home. `level` is the depth of
    its bookmark.
    """

    paper: Paper
    bookmark: str
    draw: Callable[[Numbering], tuple[Shape, ...]]
    homes: Mapping[Item, float] = field(default_factory=dict)
    rank: int = 0
    level: int = 0
    unnamed_milestones: int = 0
    chapter: str = ""
    """What a table of contents calls the sheet and those that go on from it; else its bookmark."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its number: its picture, its bookmark, and how many milestones had no room for names."""

    drawing: Drawing
    bookmark: str
    unnamed_milestones: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class NumberedSheets:
    """All sheets of one printing, in one numbering."""

    sheets: tuple[Sheet, ...]
    homes: Mapping[Item, Place]

    def page(self, number: int) -> Page:
        """The sheet of this number, from 1, drawn."""
        sheet = self.sheets[number - 1]
        shapes = sheet.draw(Numbering(number, len(self.sheets), self.homes))
        drawing = Drawing(sheet.paper.width, sheet.paper.height, shapes)
        return Page(drawing, sheet.bookmark, sheet.unnamed_milestones, sheet.level)

    def pages(self) -> Iterator[Page]:
        """Every sheet in order, each drawn when it is asked for."""
        return (self.page(number) for number in range(1, len(self.sheets) + 1))


def numbered(sheets: Sequence[Sheet]) -> NumberedSheets:
    """Gives sheets their numbers and items their homes."""
    homes: dict[Item, Place] = {}
    ranks: dict[Item, int] = {}
    for number, sheet in enumerate(sheets, start=1):
        for item, top in sheet.homes.items():
            if item not in ranks or sheet.rank < ranks[item]:
                ranks[item] = sheet.rank
                homes[item] = Place(number, top)
    return NumberedSheets(tuple(sheets), homes)
