"""A card for each initiative to cut out: eight on a sheet of A4, or two large ones for a wall."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from cxplanner.drawing.shapes import Item, Line, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.programme import Stage, Stream
from cxplanner.report.cards import CARD_HEIGHT, CARD_WIDTH, CardPainter
from cxplanner.report.heading_cards import HeadingPainter
from cxplanner.report.paper import MILLIMETRE
from cxplanner.report.sheets import Material, Numbering, Sheet
from cxplanner.report.title_block import running_cells

RANK: Final = 1
_ON_BOARDS: Final = 2.0
"""How large the cards of a wall are: two of them fill a sheet of A4."""
_FOOT: Final = 16.0
_MARK: Final = 3 * MILLIMETRE
_OFF: Final = 1.4 * MILLIMETRE
_FOOT_SIZE: Final = 8.4

Card = Initiative | Stage | Stream
"""What a card tells of."""


def card_sheets(material: Material) -> list[Sheet]:
    """The cards of all initiatives that are not rejected, by stage and stream, as a wall is hung."""
    return _CardComposer(material, _initiatives(material), material.words.say("Cards")).sheets()


def board_sheets(material: Material) -> list[Sheet]:
    """Cards twice as large for a wall: those that head stages and streams, then all of `card_sheets`."""
    initiatives = _initiatives(material)
    stages = {each.stage for each in initiatives}
    headings: list[Stage | Stream] = [stage for id_, stage in material.plan.stages.items() if id_ in stages]
    headings += [stream for stream in Stream if any(each.stream is stream for each in initiatives)]
    name = material.words.say("Board cards")
    return _CardComposer(material, (*headings, *initiatives), name, _ON_BOARDS).sheets()


def _initiatives(material: Material) -> tuple[Initiative, ...]:
    streams = list(Stream)
    shown = material.options.shown
    found = [
        each
        for each in material.plan.initiatives_in_order
        if each.status is not Status.REJECTED and (shown is None or each.id in shown)
    ]
    found.sort(key=lambda each: (each.stage, streams.index(each.stream)))
    return tuple(found)


@dataclass(frozen=True)
class _CardComposer:
    material: Material
    cards: tuple[Card, ...]
    name: str
    most_unit: float = 1.0

    @cached_property
    def _grid(self) -> tuple[int, int, float]:
        """How many cards are side by side and below each other, and their size where that of the design is 1.

        Cards keep their size whatever the paper, as long as one fits.
        """
        paper = self.material.paper
        width = paper.width - 2 * (paper.margin / 2 + _MARK) - paper.binding
        height = paper.height - 2 * (paper.margin / 2 + _MARK) - _FOOT
        unit = min(self.most_unit, width / CARD_WIDTH, height / CARD_HEIGHT)
        if unit >= 0.995 * self.most_unit:
            unit = self.most_unit
        columns = max(int((width + 0.5) / (CARD_WIDTH * unit)), 1)
        rows = max(int((height + 0.5) / (CARD_HEIGHT * unit)), 1)
        return columns, rows, unit

    @property
    def _per_sheet(self) -> int:
        columns, rows, _ = self._grid
        return columns * rows

    def sheets(self) -> list[Sheet]:
        count = max(math.ceil(len(self.cards) / self._per_sheet), 1)
        size = self._per_sheet
        return [
            Sheet(
                self.material.paper,
                self._name(index, count),
                partial(self._shapes, self.cards[index * size : (index + 1) * size], index, count),
                self._homes(self.cards[index * size : (index + 1) * size]),
                RANK,
                level=0 if index == 0 else 1,
            )
            for index in range(count)
        ]

    def _name(self, index: int, count: int) -> str:
        words = self.material.words
        if count == 1:
            return self.name
        number, of_all = words.number(index + 1), words.number(count)
        return words.say("{name} {number} of {all}", name=self.name, number=number, all=of_all)

    def _origin(self) -> tuple[float, float]:
        columns, rows, unit = self._grid
        paper = self.material.paper
        left = paper.binding + (paper.width - paper.binding - columns * CARD_WIDTH * unit) / 2
        top = (paper.height - _FOOT - rows * CARD_HEIGHT * unit) / 2
        return left, max(top, paper.margin / 2 + _MARK * 0.5)

    def _places(self, shown: Sequence[Card]) -> Iterator[tuple[Card, float, float]]:
        columns, _, unit = self._grid
        left, top = self._origin()
        for index, card in enumerate(shown):
            column, row = index % columns, index // columns
            yield card, left + column * CARD_WIDTH * unit, top + row * CARD_HEIGHT * unit

    def _homes(self, shown: Sequence[Card]) -> dict[Item, float]:
        places = self._places(shown)
        return {Item("initiative", each.id): top for each, _, top in places if isinstance(each, Initiative)}

    def _shapes(
        self, shown: Sequence[Card], index: int, count: int, numbering: Numbering
    ) -> tuple[Shape, ...]:
        return tuple(self._drawn(shown, index, count, numbering))

    def _drawn(self, shown: Sequence[Card], index: int, count: int, numbering: Numbering) -> Iterator[Shape]:
        unit = self._grid[2]
        painter = CardPainter(self.material, unit)
        initiatives = [each for each in self.cards if isinstance(each, Initiative)]
        heading = HeadingPainter(self.material, unit, initiatives)
        for card, left, top in self._places(shown):
            if isinstance(card, Initiative):
                yield from painter.card(card, left, top, numbering)
            elif isinstance(card, Stage):
                yield from heading.stage(card, left, top)
            else:
                yield from heading.stream(card, left, top)
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
