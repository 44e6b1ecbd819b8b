"""What the A4 pages have in common: how large their design is on a paper, their title and their foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from cxplanner.drawing.shapes import Line, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of, wrap, wrap_or_elide
from cxplanner.report.headline import KeyFigure
from cxplanner.report.page_furniture import TITLE_BLOCK_HEIGHT, TITLE_ROW_HEIGHT, Furniture
from cxplanner.report.paper import SMALLEST_TEXT, Paper, paper_of
from cxplanner.report.sheets import Material, Numbering
from cxplanner.report.title_block import title_cells

SMALLEST: Final = 8.2
"""The smallest text of the A4 design in points, the title block aside."""
_BLOCK: Final = 0.8
"""The title block was drawn for A3; on A4 it is so much smaller."""
_ROW_WIDTH: Final = 640.0
"""So wide is a foot at least on which the facts of the title block stand side by side."""
_KEY_SIZE: Final = 8.4
_KEY_LEADING: Final = 9.0
_NAME_SIZES: Final = (22.0, 18.0, 15.0)
_LEAST_NAME: Final = 0.42
"""The share of the width that a name has at least beside figures."""
_FIGURES_HEIGHT: Final = 38.0
_PURPOSE_SIZE: Final = 9.6
_PURPOSE_LEADING: Final = 11.6


class Title(NamedTuple):
    """What stands at the head of the first sheet of a report or chapter."""

    name: str
    purpose: str = ""
    figures: Sequence[KeyFigure] = ()
    numeral: str = ""


class _SetTitle(NamedTuple):
    """The lines of a title with their baselines below the top of the sheet, in units of the design."""

    indent: float
    size: float
    name: tuple[tuple[str, float], ...]
    purpose: tuple[tuple[str, float], ...]
    text_bottom: float
    bottom: float


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
    def _has_row(self) -> bool:
        return self.width >= _ROW_WIDTH * self.unit

    @property
    def _block_height(self) -> float:
        return (TITLE_ROW_HEIGHT if self._has_row else TITLE_BLOCK_HEIGHT) * self._furniture.scale

    def foot(self, numbering: Numbering, key: str = "") -> Iterator[Shape]:
        """The title block along the foot, and above it a line or two that explain what is drawn."""
        u = self.unit
        lines = wrap_or_elide(key, self.width, _KEY_SIZE * u, "condensed", 400, 2) if key else ()
        for index, line in enumerate(lines):
            y = self.foot_top + (15.2 - _KEY_LEADING * (len(lines) - 1 - index)) * u
            yield Text(self.left, y, line, _KEY_SIZE * u, "ink", "condensed", 400)
        cells = title_cells(self.material, numbering)
        if self._has_row:
            yield from self._furniture.title_row(cells)
        else:
            yield from self._furniture.title_block(cells, full_width=True)
        yield from self._furniture.marks()

    # -------------------------------------------------------------------------------------------- head

    def title_height(self, title: Title) -> float:
        """How far below the top of the sheet its content begins."""
        return max(46.0, self._set(title).bottom + 9.0) * self.unit

    def title(self, title: Title) -> Iterator[Shape]:
        """A large name with what it is about below it, a numeral before it, key figures at the right."""
        u, x, y = self.unit, self.left, self.top
        if title.numeral:
            yield Text(x - 2 * u, y + 38 * u, title.numeral, 46 * u, "ink", "sans", 300)
        made = self._set(title)
        x += made.indent
        for line, baseline in made.name:
            yield Text(x, y + baseline * u, line, made.size * u, "ink", "sans", 600)
        for line, baseline in made.purpose:
            yield Text(x, y + baseline * u, line, _PURPOSE_SIZE * u, "ink", "sans", 400)
        if self._stands_alone(title):
            yield from self._figures(title.figures, self.left - 9 * u, y + (made.text_bottom + 10) * u)
        else:
            yield from self._figures(title.figures, self._figures_left(title), y)

    def _figures_left(self, title: Title) -> float:
        return self.right - sum(self._figure_room(each) for each in title.figures)

    def _stands_alone(self, title: Title) -> bool:
        """Whether the figures leave a name so little room that they stand below it instead."""
        return bool(title.figures) and self._figures_left(title) - self.left < _LEAST_NAME * self.width

    def _set(self, title: Title) -> _SetTitle:
        """The name on one line in the largest size that fits, else on two; the purpose below the figures
        where beside them it would be cut.
        """
        u = self.unit
        indent = width_of(title.numeral, 46 * u, "sans", 300) + 10 * u if title.numeral else 0.0
        alone = self._stands_alone(title)
        right = self.right if alone else self._figures_left(title)
        room = right - self.left - indent - 8 * u
        fits = (each for each in _NAME_SIZES if width_of(title.name, each * u, "sans", 600) <= room)
        size = next(fits, _NAME_SIZES[-1])
        lines = wrap_or_elide(title.name, room, size * u, "sans", 600, 2)
        first = 13.0 if len(lines) > 1 else 20.0
        name = tuple((line, first + size * 1.14 * index) for index, line in enumerate(lines))
        below = name[-1][1] + (15.0 if len(lines) == 1 else 14.0)
        purpose: tuple[str, ...] = ()
        if title.purpose:
            purpose = wrap(title.purpose, room, _PURPOSE_SIZE * u, "sans", 400, 2) or ()
            if not purpose:
                wide = self.width - indent
                purpose = wrap_or_elide(title.purpose, wide, _PURPOSE_SIZE * u, "sans", 400, 2)
                below = max(below, _FIGURES_HEIGHT + 10.0 if title.figures and not alone else below)
        set_purpose = tuple((line, below + _PURPOSE_LEADING * index) for index, line in enumerate(purpose))
        text_bottom = (set_purpose or name)[-1][1]
        bottom = text_bottom + 10.0 + _FIGURES_HEIGHT if alone else text_bottom
        return _SetTitle(indent, size, name, set_purpose, text_bottom, bottom)

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

    def _figures(self, figures: Sequence[KeyFigure], left: float, y: float) -> Iterator[Shape]:
        u, x = self.unit, left
        for figure in figures:
            yield Line(x + 9 * u, y + 5 * u, x + 9 * u, y + 38 * u, "ink", 0.5 * u)
            yield Text(x + 18 * u, y + 20 * u, figure.figure, 16 * u, "ink", "sans", 600)
            yield Text(x + 18 * u, y + 34 * u, figure.meaning, 9 * u, "ink", "condensed", 400)
            x += self._figure_room(figure)
