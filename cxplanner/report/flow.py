"""Lists of rows under headings, set one below the other on as many sheets as they need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from cxplanner.drawing.shapes import Item, Line, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.report.sheets import Numbering

HEADING_HEIGHT: Final = 17.0
GAP: Final = 11.0
_HEADING_SIZE: Final = 10.5
_NOTE_SIZE: Final = 8.8


class Box(NamedTuple):
    """Where a row is drawn: its top left corner and its width; `unit` is 1 in the size of the design."""

    left: float
    top: float
    width: float
    unit: float


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A row of a list; `item` is what it tells of."""

    height: float
    draw: Callable[[Box, Numbering], Iterator[Shape]]
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A list with its heading, a note beside that, and what is said where there are no rows."""

    heading: str
    rows: tuple[FlowRow, ...]
    note: str = ""
    head: FlowRow | None = None


class Piece(NamedTuple):
    """The part of a block that stands on one sheet."""

    block: Block
    rows: tuple[FlowRow, ...]
    top: float
    continues: bool


def flow(blocks: Sequence[Block], rooms: Iterator[float], unit: float) -> list[list[Piece]]:
    """The pieces of each sheet, whose heights `rooms` yields without end.

    No heading stands without a row below it, and of a list that is parted at least two rows are together.
    """
    sheets: list[list[Piece]] = [[]]
    room, y = next(rooms), 0.0
    for block in blocks:
        rest = block.rows
        is_first = True
        while is_first or rest:
            gap = GAP * unit if sheets[-1] else 0.0
            top = y + gap
            head = HEADING_HEIGHT * unit + (block.head.height if block.head is not None else 0.0)
            count = _rows_that_fit(rest, room - top - head)
            if count == 0 and rest and (sheets[-1] or y > 0):
                sheets.append([])
                room, y = next(rooms), 0.0
                continue
            if count == 0 and rest:
                # An empty sheet that is too low even so takes one row, or nothing would ever end.
                fresh = next(rooms)
                count = _rows_that_fit(rest, fresh - head) if fresh > room else 1
                if fresh > room:
                    sheets.append([])
                    room, y, top = fresh, 0.0, 0.0
                count = max(count, 1)
            sheets[-1].append(Piece(block, rest[:count], top, not is_first))
            y = top + head + sum(row.height for row in rest[:count])
            rest, is_first = rest[count:], False
    return sheets


def _rows_that_fit(rows: Sequence[FlowRow], room: float) -> int:
    """How many of the first rows fit; none rather than one of several, and no last one for the next sheet."""
    count, used = 0, 0.0
    for row in rows:
        used += row.height
        if used > room + 0.01:
            break
        count += 1
    if count == len(rows):
        return count
    if count == len(rows) - 1:
        count -= 1
    return count if count >= 2 else 0


def piece_shapes(piece: Piece, box: Box, numbering: Numbering, continued: str) -> Iterator[Shape]:
    """A piece with its heading, from the top of the box that is the room of the whole flow."""
    unit = box.unit
    y = box.top + piece.top
    heading = piece.block.heading
    if heading:
        note = continued if piece.continues else piece.block.note
        text = elide(heading, box.width, _HEADING_SIZE * unit, "sans", 600)
        yield Text(box.left, y + 10 * unit, text, _HEADING_SIZE * unit, "ink", "sans", 600)
        beside = box.left + width_of(text, _HEADING_SIZE * unit, "sans", 600) + 4 * unit
        room = box.left + box.width - beside
        if note and width_of(note, _NOTE_SIZE * unit, "sans", 400) <= room:
            yield Text(beside, y + 10 * unit, note, _NOTE_SIZE * unit, "ink", "sans", 400)
    y += HEADING_HEIGHT * unit
    rows = piece.rows if piece.block.head is None else (piece.block.head, *piece.rows)
    for row in rows:
        yield Line(box.left, y, box.left + box.width, y, "line2", 0.4 * unit)
        yield from row.draw(Box(box.left, y, box.width, unit), numbering)
        y += row.height


def places_of(pieces: Sequence[Piece], top: float, unit: float) -> dict[Item, float]:
    """How far below the top of the sheet the items of these pieces are told of."""
    found: dict[Item, float] = {}
    for piece in pieces:
        y = top + piece.top + HEADING_HEIGHT * unit
        y += piece.block.head.height if piece.block.head is not None else 0.0
        for row in piece.rows:
            if row.item is not None:
                found.setdefault(row.item, y)
            y += row.height
    return found
