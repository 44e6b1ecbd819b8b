"""A large sheet on several small ones: tiles that overlap, with marks to cut and glue them by."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import product
from typing import Final

from cxplanner.drawing.moving import moved
from cxplanner.drawing.outlines import reaches
from cxplanner.drawing.shapes import Clip, Line, Rectangle, Shape, Text
from cxplanner.drawing.text_fit import width_of
from cxplanner.report.paper import MILLIMETRE, Paper
from cxplanner.report.sheets import Numbering, Sheet
from cxplanner.wording.words import Words

OVERLAP: Final = 10 * MILLIMETRE
_EDGE: Final = 8 * MILLIMETRE
"""What a printer does not reach, at every edge of a tile."""
_TICK: Final = 5 * MILLIMETRE
_KEY_WIDTH: Final = 14 * MILLIMETRE
_KEY_HEIGHT: Final = 10 * MILLIMETRE
_NAME_SIZE: Final = 7.0


@dataclass(frozen=True)
class Tiling:
    """How a large sheet lies on tiles of one paper; neighbours overlap on the right and at the foot."""

    large: Paper
    tile: Paper

    @property
    def step_across(self) -> float:
        return self.tile.width - 2 * _EDGE - OVERLAP

    @property
    def step_down(self) -> float:
        return self.tile.height - 2 * _EDGE - OVERLAP

    @cached_property
    def columns(self) -> int:
        return max(math.ceil((self.large.width - OVERLAP) / self.step_across), 1)

    @cached_property
    def rows(self) -> int:
        return max(math.ceil((self.large.height - OVERLAP) / self.step_down), 1)

    def name(self, column: int, row: int) -> str:
        """`B2`: the column as a letter, the row as a number."""
        return f"{_letters(column)}{row + 1}"


def _letters(number: int) -> str:
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def tiling_of(large: Paper, tile: Paper) -> Tiling:
    """The tiling with the fewest sheets: the tile upright or on its side."""
    turned = replace(tile, width=tile.height, height=tile.width)
    return min(
        (Tiling(large, each) for each in (tile, turned)), key=lambda tiling: tiling.columns * tiling.rows
    )


def poster(sheets: Sequence[Sheet], tile: Paper, words: Words) -> list[Sheet]:
    """Every sheet that is larger than the tile on tiles, in rows from the top left; others as they are.

    The poster's own numbering stays that of its large sheets.
    """
    made: list[Sheet] = []
    count = len(sheets)
    for number, sheet in enumerate(sheets, start=1):
        tiling = tiling_of(sheet.paper, tile)
        if tiling.columns * tiling.rows == 1:
            made.append(sheet)
            continue
        large = _Large(sheet, number, count)
        places = product(range(tiling.rows), range(tiling.columns))
        made += [_tile(large, tiling, column, row, words) for row, column in places]
    return made


@dataclass
class _Large:
    """The large sheet, drawn once for all of its tiles."""

    sheet: Sheet
    number: int
    count: int
    _shapes: tuple[Shape, ...] | None = None

    def shapes(self, numbering: Numbering) -> tuple[Shape, ...]:
        if self._shapes is None:
            own = replace(numbering, number=self.number, count=self.count)
            self._shapes = self.sheet.draw(own)
        return self._shapes


def _tile(large: _Large, tiling: Tiling, column: int, row: int, words: Words) -> Sheet:
    sheet = large.sheet
    name = tiling.name(column, row)
    is_first = column == row == 0
    top = row * tiling.step_down
    bottom = top + tiling.step_down
    # Where an item's top lies says on which tile it is at home; tiles of a row are not told apart.
    homes = {item: y - top + _EDGE for item, y in sheet.homes.items() if column == 0 and top <= y < bottom}
    return Sheet(
        tiling.tile,
        f"{sheet.bookmark} · {name}",
        partial(_drawn, large, tiling, column, row, words),
        homes,
        sheet.rank,
        sheet.level if is_first else sheet.level + 1,
        sheet.unnamed_milestones if is_first else 0,
    )


def _drawn(
    large: _Large, tiling: Tiling, column: int, row: int, words: Words, numbering: Numbering
) -> tuple[Shape, ...]:
    return (
        *_content(large.shapes(numbering), tiling, column, row),
        *_marks(tiling, column, row),
        *_key(tiling, column, row, words),
    )


def _content(shapes: Sequence[Shape], tiling: Tiling, column: int, row: int) -> Iterator[Shape]:
    """What of the large sheet lies on the tile."""
    width, height = tiling.tile.width - 2 * _EDGE, tiling.tile.height - 2 * _EDGE
    left, top = column * tiling.step_across, row * tiling.step_down
    seen = [shape for shape in shapes if reaches(shape, left, top, left + width, top + height)]
    yield Clip(_EDGE, _EDGE, width, height, tuple(moved(seen, _EDGE - left, _EDGE - top)))


def _marks(tiling: Tiling, column: int, row: int) -> Iterator[Shape]:
    """Ticks at the corners, and dashed lines up to which the next tile is glued over."""
    width, height = tiling.tile.width, tiling.tile.height
    for x in (_EDGE, width - _EDGE):
        for y in (_EDGE, height - _EDGE):
            across = -1 if x < width / 2 else 1
            down = -1 if y < height / 2 else 1
            yield Line(x, y, x + across * _TICK, y, "ink", 0.25)
            yield Line(x, y, x, y + down * _TICK, "ink", 0.25)
    dash = (2.0, 2.0)
    if column < tiling.columns - 1:
        x = width - _EDGE - OVERLAP
        yield Line(x, _EDGE, x, height - _EDGE, "ink", 0.25, dash)
    if row < tiling.rows - 1:
        y = height - _EDGE - OVERLAP
        yield Line(_EDGE, y, width - _EDGE, y, "ink", 0.25, dash)


def _key(tiling: Tiling, column: int, row: int, words: Words) -> Iterator[Shape]:
    """The name of the tile, and a small map of all tiles with this one filled, where another is glued over.

    The last tile has no such place: there they stand where the sheet has ended, or else in the margin.
    """
    tile = tiling.tile
    is_last = column == tiling.columns - 1 and row == tiling.rows - 1
    right, bottom = tile.width - _EDGE, tile.height - _EDGE
    left, top = right - _KEY_WIDTH, bottom - _KEY_HEIGHT
    name = words.say("Tile {name}", name=tiling.name(column, row))
    if is_last:
        yield Text(_EDGE + _TICK + 4, bottom + _NAME_SIZE + 4, name, _NAME_SIZE, "ink", "condensed", 600)
        return
    if row == tiling.rows - 1:  # only the right edge is glued over
        left, top = right - OVERLAP, bottom - _KEY_HEIGHT - 12
    name_width = width_of(name, _NAME_SIZE, "condensed", 600)
    if row == tiling.rows - 1:
        yield Rectangle(left, top - 1, OVERLAP, bottom - top + 1, "canvas")
        yield Text(left + 1, bottom - 2, name, _NAME_SIZE, "ink", "condensed", 600)
    else:
        yield Rectangle(left - name_width - 8, top, _KEY_WIDTH + name_width + 8, _KEY_HEIGHT, "canvas")
        yield Text(left - 4, bottom - 8, name, _NAME_SIZE, "ink", "condensed", 600, "end")
    across = (right - left) / tiling.columns
    down = _KEY_HEIGHT / tiling.rows
    for other_row in range(tiling.rows):
        for other in range(tiling.columns):
            fill = "ink" if (other, other_row) == (column, row) else "canvas"
            yield Rectangle(left + other * across, top + other_row * down, across, down, fill, "ink", 0.4)
