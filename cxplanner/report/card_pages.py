"""A card for each initiative, eight on a sheet of A4, to cut out and pin on a wall."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from cxplanner.drawing.shapes import Item, Line, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.programme import Stream
from cxplanner.report.cards import CARD_HEIGHT, CARD_WIDTH, CardPainter
from cxplanner.report.paper import MILLIMETRE
from cxplanner.report.sheets import Material, Numbering, Sheet
from cxplanner.report.title_block import running_cells

RANK: Final = 1
_FOOT: Final = 16.0
_MARK: Final = 3 * MILLIMETRE
_OFF: Final = 1.4 * MILLIMETRE
_FOOT_SIZE: Final = 8.4


def card_sheets(material: Material) -> list[Sheet]:
    """The cards of all initiatives that are not rejected, by stage and stream, as a wall is hung."""
    streams = list(Stream)
    shown = material.options.shown
    found = [
        each
        for each in material.plan.initiatives_in_order
        if each.status is not Status.REJECTED and (shown is None or each.id in shown)
    ]
    found.sort(key=lambda each: (each.stage, streams.index(each.stream)))
    return _CardComposer(material, tuple(found)).sheets()


@dataclass(frozen=True)
class _CardComposer:
    material: Material
    initiatives: tuple[Initiative, ...]

    @cached_property
    def _grid(self) -> tuple[int, int, float]:
        """How many cards are side by side and below each other, and their size where that of the design is 1.

        Cards keep their size whatever the paper, as long as one fits.
        """
        paper = self.material.paper
        width = paper.width - 2 * (paper.margin / 2 + _MARK) - paper.binding
        height = paper.height - 2 * (paper.margin / 2 + _MARK) - _FOOT
        unit = min(1.0, width / CARD_WIDTH, height / CARD_HEIGHT)
        if unit >= 0.995:
            unit = 1.0
        columns = max(int((width + 0.5) / (CARD_WIDTH * unit)), 1)
        rows = max(int((height + 0.5) / (CARD_HEIGHT * unit)), 1)
        return columns, rows, unit

    @property
    def _per_sheet(self) -> int:
        columns, rows, _ = self._grid
        return columns * rows

    def sheets(self) -> list[Sheet]:
        count = max(math.ceil(len(self.initiatives) / self._per_sheet), 1)
        size = self._per_sheet
        return [
            Sheet(
                self.material.paper,
                self._name(index, count),
                partial(self._shapes, self.initiatives[index * size : (index + 1) * size], index, count),
                self._homes(self.initiatives[index * size : (index + 1) * size]),
                RANK,
                level=0 if index == 0 else 1,
            )
            for index in range(count)
        ]

    def _name(self, index: int, count: int) -> str:
        words = self.material.words
        if count == 1:
            return words.say("Cards")
        return words.say("Cards {number} of {all}", number=words.number(index + 1), all=words.number(count))

    def _origin(self) -> tuple[float, float]:
        columns, rows, unit = self._grid
        paper = self.material.paper
        left = paper.binding + (paper.width - paper.binding - columns * CARD_WIDTH * unit) / 2
        top = (paper.height - _FOOT - rows * CARD_HEIGHT * unit) / 2
        return left, max(top, paper.margin / 2 + _MARK * 0.5)

    def _places(self, shown: Sequence[Initiative]) -> Iterator[tuple[Initiative, float, float]]:
        columns, _, unit = self._grid
        left, top = self._origin()
        for index, initiative in enumerate(shown):
            column, row = index % columns, index // columns
            yield initiative, left + column * CARD_WIDTH * unit, top + row * CARD_HEIGHT * unit

    def _homes(self, shown: Sequence[Initiative]) -> dict[Item, float]:
        return {Item("initiative", each.id): top for each, _, top in self._places(shown)}

    def _shapes(
        self, shown: Sequence[Initiative], index: int, count: int, numbering: Numbering
    ) -> tuple[Shape, ...]:
        return tuple(self._drawn(shown, index, count, numbering))

    def _drawn(
        self, shown: Sequence[Initiative], index: int, count: int, numbering: Numbering
    ) -> Iterator[Shape]:
        painter = CardPainter(self.material, self._grid[2])
        for initiative, left, top in self._places(shown):
            yield from painter.card(initiative, left, top, numbering)
        if shown:
            yield from self._cut_marks(len(shown))
        else:
            text = self.material.words.say("No initiatives yet.")
            paper = self.material.paper
            yield Text(paper.left, paper.margin + 12, text, 9.6, "ink", "sans", 400)
        yield from self._foot(index, count, numbering)

    def _cut_marks(self, count: int) -> Iterator[Shape]:
        """Outside the cards, at each line between them."""
        columns, _, unit = self._grid
        left, top = self._origin()
        across, down = min(count, columns), math.ceil(count / columns)
        width, height = CARD_WIDTH * unit, CARD_HEIGHT * unit
        right, bottom = left + across * width, top + down * height
        for number in range(across + 1):
            x = left + number * width
            yield Line(x, top - _OFF - _MARK, x, top - _OFF, "ink", 0.5)
            yield Line(x, bottom + _OFF, x, bottom + _OFF + _MARK, "ink", 0.5)
        for number in range(down + 1):
            y = top + number * height
            yield Line(left - _OFF - _MARK, y, left - _OFF, y, "ink", 0.5)
            yield Line(right + _OFF, y, right + _OFF + _MARK, y, "ink", 0.5)

    def _foot(self, index: int, count: int, numbering: Numbering) -> Iterator[Shape]:
        paper = self.material.paper
        left, _ = self._origin()
        right = left + self._grid[0] * CARD_WIDTH * self._grid[2]
        y = paper.height - max(paper.margin * 0.55, 13.0)
        sheet = running_cells(self.material, numbering)
        said = f"{self._name(index, count)} · {sheet.right}"
        room = right - left - width_of(said, _FOOT_SIZE, "condensed", 600) - 12
        facts = f" · {sheet.left}"
        name = self.material.plan.programme.name
        name = elide(name, room - width_of(facts, _FOOT_SIZE, "condensed", 400), _FOOT_SIZE, "condensed", 400)
        text = elide(f"{name}{facts}", room, _FOOT_SIZE, "condensed", 400)
        yield Text(left, y, text, _FOOT_SIZE, "ink", "condensed", 400)
        yield Text(right, y, said, _FOOT_SIZE, "ink", "condensed", 600, "end")
