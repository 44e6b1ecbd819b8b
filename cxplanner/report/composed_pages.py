"""Pages of one make: a title, perhaps a chart with rows, columns of lists below it, the title block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain, repeat
from typing import Final

from cxplanner.drawing.chart_rows import ChartRow
from cxplanner.drawing.moving import moved
from cxplanner.drawing.row_chart import ROW_HEIGHTS, RowChart, split_rows
from cxplanner.drawing.shapes import Item, Shape, Text
from cxplanner.report.chart_key import chart_key
from cxplanner.report.flow import GAP, Block, Box, Piece, flow, piece_shapes, places_of
from cxplanner.report.page_design import PageDesign, Title
from cxplanner.report.sheets import Material, Numbering, Sheet

_BETWEEN: Final = 18.0
_LEAST_ROOM: Final = 80.0
"""Below a chart, lists that go on elsewhere begin on the same sheet only where they have so much room."""


@dataclass(frozen=True)
class Column:
    """Lists below each other, and the share of the width that they have."""

    share: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class _Part:
    """What is on one sheet: rows of the chart, and of each column the pieces."""

    rows: tuple[ChartRow, ...]
    pieces: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True)
class ComposedPages:
    """The sheets of one report, or of one chapter of it.

    `title` stands at the head of the first sheet; `empty` is said where there is neither a row nor a list.
    `tighter` are other ways to set the same lists, tried in turn where they do not fit below the chart.
    `told` are kinds of items that the lists tell of, and `subject` what all of it tells of.
    """

    material: Material
    name: str
    title: Title
    rank: int
    chart: RowChart | None = None
    rows: tuple[ChartRow, ...] = ()
    columns: tuple[Column, ...] = ()
    tighter: tuple[tuple[Column, ...], ...] = ()
    empty: str = ""
    told: frozenset[str] = frozenset()
    subject: Item | None = None
    level: int = 0

    @cached_property
    def design(self) -> PageDesign:
        return PageDesign(self.material)

    def sheets(self) -> list[Sheet]:
        parts = self._parts
        return [
            Sheet(
                self.material.paper,
                self._part_name(index),
                partial(self._shapes, part, index),
                self._homes(part, index),
                self.rank,
                level=self.level if index == 0 else self.level + 1,
                chapter=self.name,
            )
            for index, part in enumerate(parts)
        ]

    # ------------------------------------------------------------------------------------- what fits

    def _room(self, *, first: bool) -> float:
        return self.design.foot_top - self._content_top(0 if first else 1)

    def _content_top(self, index: int) -> float:
        design = self.design
        return design.top + (design.title_height(self.title) if index == 0 else design.running_title_height)

    @cached_property
    def _setting(self) -> tuple[RowChart | None, tuple[Column, ...]]:
        """Rows so low, and lists so tight, that all is on one sheet where that helps.

        Where it does not, links that leave a sheet get room.
        """
        chart = self.chart if self.rows else None
        room, gap = self._room(first=True), GAP * self.design.unit
        heights = ROW_HEIGHTS if chart is not None else ROW_HEIGHTS[:1]
        for row in heights:
            lower = replace(chart, row=row) if chart is not None else None
            below = room - (lower.height(self.rows) + gap if lower is not None else 0.0)
            for columns in (self.columns, *self.tighter):
                if below + gap >= 0 and all(self._fits(column, below) for column in columns):
                    return lower, columns
        return self._chart_alone(room), self.columns

    def _chart_alone(self, room: float) -> RowChart | None:
        """The chart on one sheet if it fits on one; else with room for links to other sheets.

        Of several sheets it takes one less where rows that are a little lower save it.
        """
        if self.chart is None or not self.rows:
            return None
        lower = (replace(self.chart, row=row) for row in ROW_HEIGHTS)
        found = next((each for each in lower if each.height(self.rows) <= room), None)
        if found is not None:
            return found
        usual, tight = (replace(self.chart.with_room_for_leads(), row=row) for row in ROW_HEIGHTS[:2])
        others = self._room(first=False)
        counts = [len(split_rows(each, self.rows, room, others)) for each in (usual, tight)]
        return tight if counts[1] < counts[0] else usual

    def _fits(self, column: Column, room: float) -> bool:
        return not column.blocks or (room > 0 and len(self._flow(column, [room])) == 1)

    @property
    def _shown_chart(self) -> RowChart | None:
        return self._setting[0]

    @property
    def _shown_columns(self) -> tuple[Column, ...]:
        return self._setting[1]

    @cached_property
    def _parts(self) -> list[_Part]:
        """The rows on as few sheets as they need, then the lists on what is left and on further sheets."""
        chart = self._shown_chart
        first, others = self._room(first=True), self._room(first=False)
        charts: list[list[ChartRow]] = [[]]
        used = 0.0
        if chart is not None:
            charts = split_rows(chart, self.rows, first, others)
            used = chart.height(charts[-1]) + GAP * self.design.unit
        parts = [_Part(tuple(rows)) for rows in charts]
        room = (first if len(charts) == 1 else others) - used
        fits = all(self._fits(column, room) for column in self._shown_columns)
        begins_here = chart is None or fits or room >= _LEAST_ROOM * self.design.unit
        flows = [self._flow(column, [room] if begins_here else []) for column in self._shown_columns]
        count = max((len(each) for each in flows if any(each)), default=0)
        for index in range(count):
            pieces = tuple(tuple(each[index]) if index < len(each) else () for each in flows)
            if index == 0 and begins_here:
                parts[-1] = _Part(parts[-1].rows, pieces)
            else:
                parts.append(_Part((), pieces))
        return parts

    def _flow(self, column: Column, first: Sequence[float]) -> list[list[Piece]]:
        """The pieces of a column on the rest of a sheet, if it has one, and on further ones."""
        rooms = chain(first, repeat(self._room(first=False)))
        return flow(column.blocks, rooms, self.design.unit)

    def _part_name(self, index: int) -> str:
        words, count = self.material.words, len(self._parts)
        if count == 1:
            return self.name
        of_all = words.say("{number} of {all}", number=words.number(index + 1), all=words.number(count))
        return f"{self.name} · {of_all}"

    # -------------------------------------------------------------------------------------- a sheet

    def _lists_top(self, part: _Part, index: int) -> float:
        top = self._content_top(index)
        chart = self._shown_chart
        if chart is None or not part.rows:
            return top
        return top + chart.height(part.rows) + GAP * self.design.unit

    def _boxes(self, top: float) -> Iterator[Box]:
        """Where the columns are."""
        unit = self.design.unit
        free = free_width(self.design, len(self._shown_columns))
        left = self.design.left
        for column in self._shown_columns:
            yield Box(left, top, free * column.share, unit)
            left += free * column.share + _BETWEEN * unit

    def _homes(self, part: _Part, index: int) -> dict[Item, float]:
        homes: dict[Item, float] = {}
        if index == 0 and self.subject is not None:
            homes[self.subject] = self.design.top
        chart = self._shown_chart
        if chart is not None:
            y = self._content_top(index) + chart.head_height
            for row in part.rows:
                if row.dated is not None:
                    homes[Item("initiative", row.dated.initiative.id)] = y
                y += chart.row_height(row)
        for pieces in part.pieces:
            for item, top in places_of(pieces, self._lists_top(part, index), self.design.unit).items():
                if item.kind in self.told:
                    homes.setdefault(item, top)
        return homes

    def _shapes(self, part: _Part, index: int, numbering: Numbering) -> tuple[Shape, ...]:
        return tuple(self._drawn(part, index, numbering))

    def _drawn(self, part: _Part, index: int, numbering: Numbering) -> Iterator[Shape]:
        design, material = self.design, self.material
        if index == 0:
            yield from design.title(self.title)
        else:
            yield from design.running_title(material.plan.programme.name, self._part_name(index))
        chart = self._shown_chart
        if chart is not None and part.rows:
            here = {row.dated.initiative.id for row in part.rows if row.dated is not None}
            away = sheets_of_successors(material, here, numbering)
            yield from moved(chart.shapes(part.rows, 0.0, away), design.left, self._content_top(index))
        elif index == 0 and self.empty and not any(part.pieces):
            size = 9.6 * design.unit
            yield Text(design.left, self._content_top(0) + size, self.empty, size, "ink", "sans", 400)
        continued = material.words.say("continued")
        for box, pieces in zip(self._boxes(self._lists_top(part, index)), part.pieces, strict=False):
            for piece in pieces:
                yield from piece_shapes(piece, box, numbering, continued)
        yield from design.foot(numbering, chart_key(chart, part.rows) if chart is not None else "")


def free_width(design: PageDesign, columns: int) -> float:
    """The width that so many columns of lists share, the room between them aside."""
    return design.width - _BETWEEN * design.unit * (columns - 1)


def sheets_of_successors(material: Material, here: set[int], numbering: Numbering) -> dict[int, int]:
    """The sheets of the initiatives that wait for those here and are told of on another sheet."""
    found = {}
    for before in here:
        for link in material.plan.links_out_of.get(before, ()):
            sheet = numbering.sheet_of(Item("initiative", link.successor))
            if link.successor not in here and sheet is not None:
                found[link.successor] = sheet
    return found
