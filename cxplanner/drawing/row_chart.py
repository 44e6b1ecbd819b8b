"""A chart with a row for each initiative: a table at the left, the bars in time at the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from cxplanner.drawing.badges import badge, stream_pattern
from cxplanner.drawing.bars import BarPainter
from cxplanner.drawing.baseline import BaselineGhosts
from cxplanner.drawing.chart_rows import ChartRow, days_of_rows
from cxplanner.drawing.gate_foot import gate_names
from cxplanner.drawing.network import Network, all_links, critical_network
from cxplanner.drawing.placed_bars import BarPlacer, DatedInitiative, PlacedBar, state_of
from cxplanner.drawing.placed_gates import PlacedGate, place_gates
from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.drawing.row_columns import PlacedColumn, RowColumn, cell_text, placed_columns
from cxplanner.drawing.shapes import Horizontal, Item, Line, Rectangle, Shape, Text
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import elide, width_of, wrap_or_elide
from cxplanner.drawing.time_axis import TimeAxis, TimeScale
from cxplanner.plan.initiatives import Dependency
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.variance import state_of_baseline

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

ROW_HEIGHTS: Final = (22.0, 18.5, 15.5)
"""From comfortable to as low as a row can be with a bar, its baseline and a line of text."""
_PILL_HEIGHT: Final = 13.0
_FOOT: Final = 17.0
_TEXT: Final = 9.2
_LEADING: Final = 9.2
"""Between the two lines of a long title."""
_RAISED: Final = 1.5
"""By how much bars are above the middle of their rows, for the baseline below them."""
_MARKS: Final = 28.0
"""The room at the left for the pattern of the stream and the badge."""
_LEAST_BARS: Final = 0.36
"""The share of the width that the bars have at least."""


class Subject(NamedTuple):
    """What a chart shows, in which words, and what of it."""

    plan: Plan
    schedule: Schedule
    words: Words
    options: RoadmapOptions


@dataclass(frozen=True)
class RowChart:
    """The rows of a chart on one width; parts of them are drawn on as many sheets as they need."""

    subject: Subject
    sizes: Sizes
    width: float
    columns: tuple[PlacedColumn, ...]
    scale: TimeScale
    gates: tuple[PlacedGate, ...]
    row: float = ROW_HEIGHTS[0]

    @property
    def plan(self) -> Plan:
        return self.subject.plan

    @property
    def schedule(self) -> Schedule:
        return self.subject.schedule

    @property
    def words(self) -> Words:
        return self.subject.words

    @property
    def options(self) -> RoadmapOptions:
        return self.subject.options

    @property
    def unit(self) -> float:
        return self.sizes.unit

    @property
    def head_height(self) -> float:
        return _PILL_HEIGHT * self.unit + self.sizes.axis_height

    @property
    def foot_height(self) -> float:
        """Room for the names of gates."""
        return _FOOT * self.unit if any(gate.is_shown for gate in self.gates) else 2 * self.unit

    def row_height(self, row: ChartRow) -> float:
        return (self.row - 2 if row.dated is None else self.row) * self.unit

    def height(self, rows: Sequence[ChartRow]) -> float:
        return self.head_height + sum(self.row_height(row) for row in rows) + self.foot_height

    @cached_property
    def _today(self) -> tuple[float, str] | None:
        status, words = self.schedule.status_date, self.words
        day = status if status is not None else self.options.today
        if day is None or not self.scale.first <= day <= self.scale.last:
            return None
        date_text = words.short_date(day)
        is_today = status is None or status == self.options.today
        text = words.say("Today {date}", date=date_text) if is_today else ""
        return self.scale.end_of(day), text or words.say("Status {date}", date=date_text)

    def with_room_for_leads(self) -> RowChart:
        """The same for rows on several sheets, so that any link may lead to another sheet."""
        room = _lead_room(self.plan, self.words, self.sizes, self.plan.dependencies.values())
        scale = replace(self.scale, right=min(self.scale.right, self.width - room))
        stages = [gate.stage for gate in self.gates]
        gates = place_gates(stages, self.schedule, self.words, scale, self.sizes)
        return replace(self, scale=scale, gates=gates)

    # ------------------------------------------------------------------------------------------ drawing

    def shapes(
        self, rows: Sequence[ChartRow], top: float, sheet_of: Mapping[int, int] | None = None
    ) -> Iterator[Shape]:
        """These rows with the head above them and the names of gates below.

        `sheet_of` tells for initiatives on other sheets which of them: the links to those end in its number.
        """
        first = top + self.head_height
        bottom = first + sum(self.row_height(row) for row in rows)
        yield from self._head(top, bottom)
        bars = self._placed(rows, first)
        yield from self._rules(rows, first)
        yield from self._table(rows, first)
        yield from self._bars(bars, first, bottom, sheet_of or {})
        yield from gate_names(self.gates, self.words, self.sizes, self.width, bottom)

    def _head(self, top: float, bottom: float) -> Iterator[Shape]:
        s, u = self.sizes, self.unit
        axis_top = top + _PILL_HEIGHT * u
        line_y = axis_top + s.axis_height
        for column in self.columns:
            x, anchor = self._anchor(column)
            text = elide(column.title, column.width - 2 * u, s.axis, "condensed", 400)
            yield Text(x, line_y - 7 * u, text, s.axis, "ink", "condensed", 400, anchor)
        axis = TimeAxis(self.scale, s, self.words)
        yield from axis.grid(line_y, bottom, self.scale.left, self.scale.right)
        yield from axis.heading(axis_top, self.scale.left, self.scale.right)
        yield Line(0, line_y, self.width, line_y, "ink", 0.8 * u)

    def _anchor(self, column: PlacedColumn) -> tuple[float, Horizontal]:
        """Where the text of a column begins or, of numbers, ends."""
        if column.is_number:
            return column.left + column.width - 5 * self.unit, "end"
        return column.left + 2 * self.unit, "start"

    def _rules(self, rows: Sequence[ChartRow], top: float) -> Iterator[Shape]:
        y = top
        has_headings = any(row.dated is None for row in rows)
        for before, row in zip((None, *rows[:-1]), rows, strict=True):
            if before is not None:
                parts = row.dated is None if has_headings else self._begins_stream(before, row)
                colour = "ink" if parts else "line"
                yield Line(0, y, self.width, y, colour, 0.5 * self.unit)
            y += self.row_height(row)
        yield Line(0, y, self.width, y, "ink", 0.8 * self.unit)

    @staticmethod
    def _begins_stream(before: ChartRow, row: ChartRow) -> bool:
        if before.dated is None or row.dated is None:
            return False
        return before.dated.initiative.stream is not row.dated.initiative.stream

    def _table(self, rows: Sequence[ChartRow], top: float) -> Iterator[Shape]:
        y, u = top, self.unit
        for row in rows:
            if row.dated is None:
                text = elide(row.heading, self.width * 0.5, _TEXT * 1.1 * u, "sans", 600)
                base = y + (self.row / 2 + 2.6) * u
                yield Text(2 * u, base, text, _TEXT * 1.1 * u, "ink", "sans", 600)
                if row.is_continued:
                    beside = 8 * u + width_of(text, _TEXT * 1.1 * u, "sans", 600)
                    yield Text(beside, base, self.words.say("continued"), _TEXT * u, "ink2", "condensed", 400)
            else:
                yield from self._cells(row.dated, y)
            y += self.row_height(row)

    def _cells(self, dated: DatedInitiative, top: float) -> Iterator[Shape]:
        u = self.unit
        item = Item("initiative", dated.initiative.id)
        middle = top + self.row / 2 * u
        swatch = min(13.0, self.row - 5) * u
        area = Rectangle(u, middle - swatch / 2, 5.5 * u, swatch)
        yield from stream_pattern(dated.initiative.stream, area, u)
        yield from badge(state_of(dated.initiative, dated.dates), 12 * u, middle - 5.4 * u, 10.5 * u)
        is_late = bool(dated.dates.violates)
        for column in self.columns:
            is_bold = column.column is RowColumn.TITLE or (is_late and column.column is RowColumn.FINISH)
            weight = 600 if is_bold else 400
            x, anchor = self._anchor(column)
            lines, size = self._fitting(column, dated, column.width - 5 * u, weight)
            y = middle + (3.0 if len(lines) == 1 else 2.9 - _LEADING / 2) * u
            for line in lines:
                yield Text(x, y, line, size, "ink", "condensed", weight, anchor, item=item)
                y += _LEADING * u

    def _fitting(
        self, column: PlacedColumn, dated: DatedInitiative, room: float, weight: int
    ) -> tuple[tuple[str, ...], float]:
        """The lines of a cell and their size.

        A title that is too long takes two smaller lines where rows are high enough, else gives way to the
        short one before it is cut.
        """
        size = _TEXT * self.unit
        text = cell_text(self.plan, self.words, column.column, dated)
        if column.column is RowColumn.TITLE and width_of(text, size, "condensed", weight) > room:
            if self.row >= ROW_HEIGHTS[1]:
                lines = wrap_or_elide(text, room, self.sizes.small, "condensed", weight, 2)
                return lines, self.sizes.small
            text = dated.initiative.short_title or text
        return (elide(text, room, size, "condensed", weight),), size

    def _placed(self, rows: Sequence[ChartRow], top: float) -> dict[int, PlacedBar]:
        """The bars of the rows, each in its own."""
        tops, y = {}, top
        for row in rows:
            if row.dated is not None:
                tops[row.dated.initiative.id] = y
            y += self.row_height(row)
        placer = BarPlacer(self.schedule, self.words, self.scale, self.sizes)
        dated = [row.dated for row in rows if row.dated is not None]
        bars = {}
        for bar in placer.place(dated):
            bar.label = None  # the table names it
            bar.y = (
                tops[bar.initiative.id] + (self.row * self.unit - self._bar_height) / 2 - _RAISED * self.unit
            )
            bar.height = self._bar_height
            bars[bar.initiative.id] = bar
        return bars

    @property
    def _bar_height(self) -> float:
        return min(self.sizes.bar_least, (self.row - 8) * self.unit)

    @property
    def _below_bars(self) -> float:
        """The room in a row below its bar, where the baseline is."""
        return (self.row * self.unit - self._bar_height) / 2 + _RAISED * self.unit

    def _bars(
        self, bars: dict[int, PlacedBar], top: float, bottom: float, sheet_of: Mapping[int, int]
    ) -> Iterator[Shape]:
        s, u = self.sizes, self.unit
        painter = BarPainter(self.plan, self.words, self.scale, s, show_critical=self.options.critical_path)
        painter = replace(painter, name_floats=False, patterns=self.options.patterns)  # the table says it
        shown = [gate for gate in self.gates if gate.is_shown]
        for gate in shown:
            yield Line(gate.x, top, gate.x, bottom, "ink", 0.9 * u)
        yield from self._today_line(top, bottom)
        if self.options.all_links:
            network = Network(all_links(self.plan, bars, {g.stage.id: g for g in shown}, s), (), s)
            yield from network.lines()
        critical = critical_network(self.plan, self.schedule, bars, shown, s)
        if self.options.critical_path:
            yield from critical.lines()
        if self.options.baseline is not None and self.options.baseline in self.plan.baselines:
            below = replace(s, row_gap=min(s.row_gap, self._below_bars - 0.5 * u))
            ghosts = BaselineGhosts(state_of_baseline(self.plan, self.options.baseline), self.scale, below)
            for bar in bars.values():
                yield from ghosts.ghost(bar)
        for bar in bars.values():
            late, bar.flag = bar.flag, ""
            yield from painter.bar(bar)
            yield from self._late(bar, late)
            if self.options.floats:
                yield from painter.float_tail(bar, self.scale.right + 4 * u)
            yield from self._lead(bar, sheet_of)
        if self.options.critical_path:
            yield from critical.dots()

    def _late(self, bar: PlacedBar, text: str) -> Iterator[Shape]:
        """How late an initiative is, beside its bar, since a flag on top of it would be in the row above."""
        if not text:
            return
        s, u = self.sizes, self.unit
        item, width = Item("initiative", bar.initiative.id), width_of(text, s.small, "condensed", 700)
        fits = bar.right + 4 * u + width <= self.scale.right + 2 * u
        left = bar.right + 4 * u if fits else bar.x - 4 * u - width
        y = bar.middle + s.small * 0.35
        yield Rectangle(left - u, y - 0.78 * s.small, width + 2 * u, 0.9 * s.small, "canvas", item=item)
        yield Text(left, y, text, s.small, "ink", "condensed", 700, item=item)

    def _lead(self, bar: PlacedBar, sheet_of: Mapping[int, int]) -> Iterator[Shape]:
        """`→ 3 · SD-07` at the end of a row: the first of the initiatives that wait on another sheet."""
        links = self.plan.links_out_of.get(bar.initiative.id, ())
        away = sorted(link.successor for link in links if link.successor in sheet_of)
        if not away:
            return
        text = lead_text(self.words, sheet_of[away[0]], self.plan.initiatives[away[0]].key, len(away))
        s, item = self.sizes, Item("initiative", away[0])
        y = bar.middle + s.small * 0.35
        yield Text(self.width - 2 * s.unit, y, text, s.small, "ink", "condensed", 600, "end", item=item)

    def _today_line(self, top: float, bottom: float) -> Iterator[Shape]:
        if self._today is None:
            return
        x, text = self._today
        u, size = self.unit, self.sizes.small
        width = width_of(text, size, "condensed", 600) + 9 * u
        left = min(max(x - width / 2, 0), self.width - width)
        pill_top = top - self.head_height + 0.5 * u
        yield Line(x, pill_top + 11 * u, x, bottom, "accent", 1.2 * u, (2 * u, 2.4 * u))
        yield Rectangle(left, pill_top, width, 11.5 * u, "accent", radius=5.7 * u)
        yield Text(left + width / 2, pill_top + 8.7 * u, text, size, "onaccent", "condensed", 600, "middle")


def lead_text(words: Words, sheet: int, key: str, count: int) -> str:
    """Where a link goes on: the number of the sheet and the key, and a sign when there are more of them."""
    return f"→ {words.number(sheet)} · {key}" + (" …" if count > 1 else "")


def _lead_room(plan: Plan, words: Words, sizes: Sizes, links: Iterable[Dependency]) -> float:
    """The width at the right in which rows say where their links go on; hardly any where none does."""
    texts = {lead_text(words, 88, plan.initiatives[link.successor].key, 2) for link in links}
    room = max((width_of(text, sizes.small, "condensed", 600) for text in texts), default=0.0)
    return room + (12 if texts else 4) * sizes.unit


def row_chart(
    subject: Subject,
    sizes: Sizes,
    width: float,
    columns: Sequence[RowColumn],
    dated: Sequence[DatedInitiative],
    gates: Sequence[int],
) -> RowChart:
    """A chart of these initiatives with the lines of these gates, given by number."""
    plan, schedule, words, options = subject
    unit = sizes.unit
    table = placed_columns(
        plan, words, columns, dated,
        left=_MARKS * unit, most=width * (1 - _LEAST_BARS) - _MARKS * unit, size=_TEXT * unit, unit=unit,
    )  # fmt: skip
    left = table[-1].left + table[-1].width + 6 * unit if table else _MARKS * unit
    first, last = days_of_rows(schedule, dated, gates, options)
    here = {each.initiative.id for each in dated}
    out = (link for id_ in here for link in plan.links_out_of.get(id_, ()) if link.successor not in here)
    scale = TimeScale(first, last, left, width - _lead_room(plan, words, sizes, out))
    stages = [plan.stages[number] for number in sorted(gates)]
    placed = place_gates(stages, schedule, words, scale, sizes)
    return RowChart(subject, sizes, width, table, scale, placed)


def split_rows(
    chart: RowChart, rows: Sequence[ChartRow], first: float, others: float
) -> list[list[ChartRow]]:
    """The rows of each sheet, of which the first has another height for its chart than the others.

    A heading never stands last on a sheet and is said again where its rows go on; no row is left alone on the
    last one.
    """
    sheets: list[list[ChartRow]] = [[]]
    room = first
    heading: ChartRow | None = None
    for index, row in enumerate(rows):
        if row.dated is None:
            heading = row
        wanted = [*sheets[-1], row, *(rows[index + 1 : index + 2] if row.dated is None else ())]
        if sheets[-1] and chart.height(wanted) > room + 0.01:
            room = others
            if heading is None or row is heading:
                sheets.append([])
            else:
                sheets.append([heading._replace(is_continued=True)])
        sheets[-1].append(row)
    return _no_lonely_row(sheets)


def _no_lonely_row(sheets: list[list[ChartRow]]) -> list[list[ChartRow]]:
    """Moves a row to a last sheet that would hold a single one."""
    if len(sheets) < 2 or _dated_rows(sheets[-1]) != 1:
        return sheets
    before, last = sheets[-2], sheets[-1]
    has_heading = last[0].dated is None
    if (has_heading and not last[0].is_continued) or before[-1].dated is None or _dated_rows(before) < 3:
        return sheets  # the row begins a lane of its own, or there is none to spare
    last.insert(1 if has_heading else 0, before.pop())
    return sheets


def _dated_rows(rows: Sequence[ChartRow]) -> int:
    return sum(row.dated is not None for row in rows)
