"""What stands on a page around its picture: title, key figures, legend, title block, marks for folding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cxplanner.drawing.shapes import Line, Rectangle, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of, wrap, wrap_or_elide
from cxplanner.report.headline import KeyFigure
from cxplanner.report.paper import Paper

_CELL_WIDTHS: Final = (150.0, 116.0, 138.0)
TITLE_BLOCK_WIDTH: Final = sum(_CELL_WIDTHS)
TITLE_BLOCK_HEIGHT: Final = 57.0
TITLE_ROW_HEIGHT: Final = 29.0
"""Of the same facts side by side, where the foot is wide enough for that."""
_NAME_SIZES: Final = (32.0, 28.0, 24.0, 21.0, 18.0)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Draws around a picture on one paper; `scale` is 1 on A3."""

    paper: Paper
    scale: float

    @property
    def left(self) -> float:
        return self.paper.left

    @property
    def right(self) -> float:
        return self.paper.right

    @property
    def top(self) -> float:
        return self.paper.margin

    @property
    def bottom(self) -> float:
        return self.paper.height - self.paper.margin

    # ------------------------------------------------------------------------------------------- head

    def title_height(self, lead: str) -> float:
        return (56.0 + 15.0 * len(self._lead_lines(lead))) * self.scale

    def _lead_lines(self, lead: str) -> tuple[str, ...]:
        return wrap_or_elide(lead, self.paper.room_width, 11.8 * self.scale, "sans", 400, 2)

    def title(self, over: str, name: str, lead: str, figures: Sequence[KeyFigure]) -> Iterator[Shape]:
        """Who, what, and the sentence of facts; the figures stand at the right."""
        k, x, y = self.scale, self.left, self.top
        room = self.paper.room_width - sum(self._figure_width(each) + 26 * k for each in figures) - 3 * k
        yield Text(x, y + 11 * k, elide(over, room, 10.5 * k, "sans", 500), 10.5 * k, "ink", "sans", 500)
        yield from self._name(name, room)
        for index, line in enumerate(self._lead_lines(lead)):
            yield Text(x, y + (62 + 15 * index) * k, line, 11.8 * k, "ink", "sans", 400)
        yield from self._figures(figures)

    def _name(self, name: str, room: float) -> Iterator[Shape]:
        """The name as large as it fits on one line, else on two."""
        k, x, y = self.scale, self.left, self.top
        for size in _NAME_SIZES:
            if width_of(name, size * k, "sans", 600) <= room:
                yield Text(
                    x - 0.04 * size * k, y + (32 + size * 0.34) * k, name, size * k, "ink", "sans", 600
                )
                return
        size = 15.0
        for index, line in enumerate(wrap_or_elide(name, room, size * k, "sans", 600, 2)):
            yield Text(x, y + (29 + 17 * index) * k, line, size * k, "ink", "sans", 600)

    def _figure_width(self, figure: KeyFigure) -> float:
        k = self.scale
        return max(
            width_of(figure.figure, 22 * k, "sans", 600), width_of(figure.meaning, 9.6 * k, "sans", 400)
        )

    def _figures(self, figures: Sequence[KeyFigure]) -> Iterator[Shape]:
        k, y = self.scale, self.top
        x = self.right - sum(self._figure_width(each) + 26 * k for each in figures)
        for figure in figures:
            x += 13 * k
            yield Line(x, y + 6 * k, x, y + 43 * k, "ink", 0.5 * k)
            x += 13 * k
            yield Text(x, y + 26 * k, figure.figure, 22 * k, "ink", "sans", 600)
            yield Text(x, y + 41 * k, figure.meaning, 9.6 * k, "ink", "sans", 400)
            x += self._figure_width(figure)

    def running_title(self, name: str, right: str) -> Iterator[Shape]:
        """The head of a sheet that continues another."""
        k, y = self.scale, self.top
        right_width = width_of(right, 11 * k, "sans", 500)
        room = self.paper.room_width - right_width - 20 * k
        yield Text(self.left, y + 13 * k, elide(name, room, 14 * k, "sans", 600), 14 * k, "ink", "sans", 600)
        yield Text(self.right, y + 13 * k, right, 11 * k, "ink", "sans", 500, "end")

    # ------------------------------------------------------------------------------------------- foot

    def title_block(self, cells: Sequence[tuple[str, str]], full_width: bool) -> Iterator[Shape]:
        """Six cells at the bottom right, or along the whole foot of narrow paper."""
        k = self.scale
        width = self.paper.room_width if full_width else TITLE_BLOCK_WIDTH * k
        widths = [each / TITLE_BLOCK_WIDTH * width for each in _CELL_WIDTHS]
        height = TITLE_BLOCK_HEIGHT * k
        left, top = self.right - width, self.bottom - height
        yield Rectangle(left, top, width, height, "canvas", "ink", 0.9 * k)
        for index, (label, value) in enumerate(cells):
            column, row = index % 3, index // 3
            x, y = left + sum(widths[:column]), top + row * height / 2
            if column:
                yield Line(x, y, x, y + height / 2, "ink", 0.5 * k)
            if row and not column:
                yield Line(left, y, left + width, y, "ink", 0.5 * k)
            yield from self._cell(x + 6 * k, y, widths[column] - 10 * k, label, value)

    def title_row(self, cells: Sequence[tuple[str, str]]) -> Iterator[Shape]:
        """The cells of the title block in one row along the foot, each as wide as what it says wants."""
        k, left = self.scale, self.left
        height = TITLE_ROW_HEIGHT * k
        top = self.bottom - height
        yield Rectangle(left, top, self.paper.room_width, height, "canvas", "ink", 0.9 * k)
        widths = self._row_widths(cells)
        x = left
        for index, ((label, value), width) in enumerate(zip(cells, widths, strict=True)):
            if index:
                yield Line(x, top, x, top + height, "ink", 0.5 * k)
            yield from self._cell(x + 6 * k, top, width - 10 * k, label, value)
            x += width

    def _row_widths(self, cells: Sequence[tuple[str, str]]) -> list[float]:
        """What is left over goes to all alike; where room is short the widest give way."""
        k, room = self.scale, self.paper.room_width
        wanted = [
            max(width_of(label, 9.2 * k, "condensed", 400), width_of(value, 10.2 * k, "condensed", 600))
            + 11 * k
            for label, value in cells
        ]
        spare = room - sum(wanted)
        if spare >= 0:
            return [each + spare / len(wanted) for each in wanted]
        given, rest = {}, room
        for place, index in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
            given[index] = min(wanted[index], rest / (len(wanted) - place))
            rest -= given[index]
        return [given[index] for index in range(len(wanted))]

    def _cell(self, x: float, y: float, room: float, label: str, value: str) -> Iterator[Shape]:
        """What a fact is called, and below it the fact, in smaller type on two lines when it is long."""
        k = self.scale
        label = elide(label, room, 9.2 * k, "condensed", 400)
        fits = width_of(value, 10.2 * k, "condensed", 600) <= room
        size = (10.2 if fits else 9.2) * k
        lines = (value,) if fits else wrap_or_elide(value, room, size, "condensed", 600, 2)
        below = (10.6, 21.8) if len(lines) == 1 else (8.6, 17.2, 25.6)
        yield Text(x, y + below[0] * k, label, 9.2 * k, "ink", "condensed", 400)
        for line, baseline in zip(lines, below[1:], strict=True):
            yield Text(x, y + baseline * k, line, size, "ink", "condensed", 600)

    def marks(self) -> Iterator[Shape]:
        """Where to fold A3 once, and where to punch it."""
        if self.paper.name != "A3":
            return
        k, middle = self.scale, self.paper.width / 2
        if self.paper.width > self.paper.height:
            yield Line(middle, 3, middle, 3 + 6 * k, "ink", 0.5 * k)
            yield Line(middle, self.paper.height - 3, middle, self.paper.height - 3 - 6 * k, "ink", 0.5 * k)
        yield Line(3, self.paper.height / 2, 3 + 7 * k, self.paper.height / 2, "ink", 0.5 * k)

    def lines_of_text(
        self, lines: Sequence[str], x: float, y: float, size: float, weight: int = 500
    ) -> Iterator[Shape]:
        """Lines below one another."""
        k = self.scale
        for index, line in enumerate(lines):
            yield Text(x, y + index * size * 1.28 * k, line, size * k, "ink", "condensed", weight)


def path_lines(
    begin: str, items: Sequence[str], more: Sequence[str], room: float, size: float, most: int
) -> tuple[str, ...]:
    """A path in words, `A → B → C`, in at most so many lines; what is too much is only counted.

    `more[n]` says that n items are left out.
    """
    for kept in range(len(items), 0, -1):
        left_out = len(items) - kept
        shown = " → ".join(items[:kept])
        text = f"{begin} {shown}" + (f" {more[left_out]}" if left_out else "")
        lines = wrap(text, room, size, "condensed", 500, most)
        if lines is not None:
            return lines
    return (elide(f"{begin} {items[0]}", room, size, "condensed", 500),) if items else ()
