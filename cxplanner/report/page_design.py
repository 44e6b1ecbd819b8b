"""What the A4 pages have in common: how large their design is on a paper, their title and their foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cxplanner.drawing.shapes import Line, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of, wrap_or_elide
from cxplanner.report.headline import KeyFigure
from cxplanner.report.page_furniture import TITLE_BLOCK_HEIGHT, Furniture
from cxplanner.report.paper import SMALLEST_TEXT, Paper, paper_of
from cxplanner.report.sheets import Material, Numbering
from cxplanner.report.title_block import title_cells

SMALLEST: Final = 8.2
"""The smallest text of the A4 design in points, the title block aside."""
_BLOCK: Final = 0.8
"""The title block was drawn for A3; on A4 it is so much smaller."""
_KEY_SIZE: Final = 8.4


@dataclass(frozen=True, slots=True)
class PageDesign:
    """Draws around what is on an A4 page, or on other paper as large as that is."""

    material: Material

    @property
    def paper(self) -> Paper:
        return self.material.paper

    @property
    def unit(self) -> float:
        """1 on A4; never so small that text is lost, and on large paper not quite as large as that."""
        a4 = paper_of("A4")
        area = self.paper.width * self.paper.height / (a4.width * a4.height)
        scale: float = area ** (0.5 if area < 1 else 0.35)
        return max(scale, SMALLEST_TEXT / SMALLEST)

    @property
    def left(self) -> float:
        return self.paper.left

    @property
    def right(self) -> float:
        return self.paper.right

    @property
    def width(self) -> float:
        return self.paper.room_width

    @property
    def top(self) -> float:
        return self.paper.margin

    @property
    def foot_top(self) -> float:
        """Where the line of explanations and the title block begin; the content ends above."""
        return self.paper.height - self.paper.margin - self._block_height - 20 * self.unit

    @property
    def _furniture(self) -> Furniture:
        return Furniture(self.paper, max(_BLOCK * self.unit, SMALLEST_TEXT / 9.2))

    @property
    def _block_height(self) -> float:
        return TITLE_BLOCK_HEIGHT * self._furniture.scale

    def foot(self, numbering: Numbering, key: str = "") -> Iterator[Shape]:
        """The title block along the foot, and above it a line that explains what is drawn."""
        u = self.unit
        if key:
            y = self.foot_top + 14 * u
            text = elide(key, self.width, _KEY_SIZE * u, "condensed", 400)
            yield Text(self.left, y, text, _KEY_SIZE * u, "ink", "condensed", 400)
        yield from self._furniture.title_block(title_cells(self.material, numbering), full_width=True)

    # -------------------------------------------------------------------------------------------- head

    @property
    def title_height(self) -> float:
        return 62 * self.unit

    def title(
        self, name: str, purpose: str, figures: Sequence[KeyFigure] = (), numeral: str = ""
    ) -> Iterator[Shape]:
        """A large name with a line below it, a numeral before it, and key figures at the right."""
        u, x, y = self.unit, self.left, self.top
        figures_left = self.right - sum(self._figure_room(each) for each in figures)
        if numeral:
            yield Text(x - 2 * u, y + 38 * u, numeral, 46 * u, "ink", "sans", 300)
            x += width_of(numeral, 46 * u, "sans", 300) + 10 * u
        room = figures_left - x - 8 * u
        sizes = (22.0, 18.0, 15.0)
        size = next((each for each in sizes if width_of(name, each * u, "sans", 600) <= room), None)
        if size is None:
            names = wrap_or_elide(name, room, 14 * u, "sans", 600, 2)
            for index, line in enumerate(names):
                yield Text(x, y + (13 + 16 * index) * u, line, 14 * u, "ink", "sans", 600)
        else:
            yield Text(x, y + 20 * u, name, size * u, "ink", "sans", 600)
        lines = wrap_or_elide(purpose, room, 9.6 * u, "sans", 400, 2) if purpose else ()
        for index, line in enumerate(lines):
            below = 35 if size is not None else 41
            yield Text(x, y + (below + 11.6 * index) * u, line, 9.6 * u, "ink", "sans", 400)
        yield from self._figures(figures, figures_left)

    def running_title(self, name: str, right: str) -> Iterator[Shape]:
        """The head of a sheet that continues another."""
        u, y = self.unit, self.top + 13 * self.unit
        beside = width_of(right, 9.6 * u, "sans", 500)
        text = elide(name, self.width - beside - 20 * u, 13 * u, "sans", 600)
        yield Text(self.left, y, text, 13 * u, "ink", "sans", 600)
        yield Text(self.right, y, right, 9.6 * u, "ink", "sans", 500, "end")

    @property
    def running_title_height(self) -> float:
        return 24 * self.unit

    def _figure_room(self, figure: KeyFigure) -> float:
        u = self.unit
        number = width_of(figure.figure, 16 * u, "sans", 600)
        return max(number, width_of(figure.meaning, 9 * u, "condensed", 400)) + 24 * u

    def _figures(self, figures: Sequence[KeyFigure], left: float) -> Iterator[Shape]:
        u, y, x = self.unit, self.top, left
        for figure in figures:
            yield Line(x + 9 * u, y + 5 * u, x + 9 * u, y + 38 * u, "ink", 0.5 * u)
            yield Text(x + 18 * u, y + 20 * u, figure.figure, 16 * u, "ink", "sans", 600)
            yield Text(x + 18 * u, y + 34 * u, figure.meaning, 9 * u, "ink", "condensed", 400)
            x += self._figure_room(figure)
