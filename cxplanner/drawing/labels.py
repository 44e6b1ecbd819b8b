"""Where the name of a bar goes: the first rule that fits wins, by measured width."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import Block, balanced, elide


class Side(Enum):
    """Where a label stands."""

    INSIDE = "inside"
    RIGHT = "right"
    LEFT = "left"


class Label(NamedTuple):
    """The lines of a name with type size and width; `corner_badge` puts the badge on the bar's corner."""

    lines: tuple[str, ...]
    size: float
    width: float
    side: Side = Side.INSIDE
    corner_badge: bool = False


def inside_label(
    title: str, short_title: str, bar_width: float, sizes: Sizes, *, badge: bool, corner: bool
) -> Label | None:
    """The name inside its bar: whole or short, on one line or more, at full size or at the floor.

    When it does not fit beside a badge, the badge may go to the corner of the bar.
    """
    room = bar_width - 2 * sizes.padding
    if room < 2 * sizes.name:
        return None
    beside_badge = room - badge_width(sizes) if badge else room
    label = _fitted(title, short_title, beside_badge, sizes)
    if label is None and badge and corner:
        label = _fitted(title, short_title, room, sizes)
        return label._replace(corner_badge=True) if label else None
    return label


def _fitted(title: str, short_title: str, room: float, sizes: Sizes) -> Label | None:
    for name in (title, short_title) if short_title else (title,):
        if not _may_fit(name, room, sizes):
            continue
        for size in (sizes.name, sizes.name_floor):
            for count in range(1, sizes.label_lines + 1):
                block = balanced(name, "condensed", 600, count)
                if block.width * size <= room:
                    return Label(block.lines, size, block.width * size)
    return None


def _may_fit(name: str, room: float, sizes: Sizes) -> bool:
    """Whether the name is short enough for all lines together: to break it costs more than to look."""
    return balanced(name, "condensed", 600, 1).width * sizes.name_floor <= room * sizes.label_lines * 1.02


def badge_width(sizes: Sizes) -> float:
    """The room that a badge takes from a name."""
    return sizes.badge + 4 * sizes.unit


def outside_blocks(title: str, short_title: str, sizes: Sizes) -> list[Block]:
    """The name as it may stand beside its bar, in the order of choice; widths are shares of the type size."""
    names = (title, short_title) if short_title and short_title != title else (title,)
    return [_outside_block(name, sizes) for name in names]


def _outside_block(name: str, sizes: Sizes) -> Block:
    whole = balanced(name, "condensed", 600, 1)
    if sizes.label_lines == 1 or whole.width * sizes.name <= 64 * sizes.unit:
        return whole
    return balanced(name, "condensed", 600, sizes.label_lines)


def shortened(block: Block, room: float, sizes: Sizes) -> Block:
    """The lines of a name that is longer than all the room there is, each cut with an ellipsis."""
    lines = tuple(elide(line, room, sizes.name, "condensed", 600) for line in block.lines)
    return Block(lines, room / sizes.name)
