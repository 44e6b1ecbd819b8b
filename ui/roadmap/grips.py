"""Where a bar can be taken hold of: its middle, its ends, its foot, and the handles that links begin at.

A gate has one such handle, under its mark.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from PySide6.QtCore import Qt

from cxplanner.drawing.shapes import Item, Rectangle

HANDLE_WIDTH: Final = 7.0
HANDLE_HEIGHT: Final = 12.0
RING: Final = 3.5
"""How far the ring of a selected bar is from its edge; the handles sit on it."""
_END: Final = 6.0
_HANDLE_REACH: Final = 12.0
_FOOT_REACH: Final = 8.0


class Part(StrEnum):
    """A part of a bar."""

    BODY = "body"
    START = "start"
    FINISH = "finish"
    FOOT = "foot"
    LINK_START = "start of a link"
    LINK_FINISH = "finish of a link"

    @property
    def is_handle(self) -> bool:
        return self in (Part.LINK_START, Part.LINK_FINISH)


class Grip(NamedTuple):
    """A part of an item under the mouse; gates, milestones and links have only a body."""

    item: Item
    part: Part = Part.BODY


CURSORS: Final = {
    Part.BODY: Qt.CursorShape.OpenHandCursor,
    Part.START: Qt.CursorShape.SizeHorCursor,
    Part.FINISH: Qt.CursorShape.SizeHorCursor,
    Part.FOOT: Qt.CursorShape.SplitHCursor,
    Part.LINK_START: Qt.CursorShape.CrossCursor,
    Part.LINK_FINISH: Qt.CursorShape.CrossCursor,
}


def handle_at(box: Rectangle, x: float, y: float) -> Part | None:
    """The handle for links at a place beside a bar, if there is one."""
    middle = box.y + box.height / 2
    if abs(y - middle) > max(box.height / 2, HANDLE_HEIGHT / 2) + 2:
        return None
    if box.x - _HANDLE_REACH <= x < box.x:
        return Part.LINK_START
    right = box.x + box.width
    return Part.LINK_FINISH if right < x <= right + _HANDLE_REACH else None


def gate_handle(mark: Rectangle) -> Rectangle:
    """The handle under the mark of a gate, on its line."""
    middle = mark.x + mark.width / 2
    return Rectangle(middle - HANDLE_HEIGHT / 2, mark.y + mark.height + 1, HANDLE_HEIGHT, HANDLE_WIDTH)


def is_at_gate_handle(mark: Rectangle, x: float, y: float) -> bool:
    """Whether a place is on the handle of a gate, or right beside it."""
    handle = gate_handle(mark)
    middle = handle.x + handle.width / 2
    return abs(x - middle) <= handle.width / 2 + 3 and handle.y <= y <= handle.y + handle.height + 5


def part_at(box: Rectangle, x: float, y: float, foot_x: float | None) -> Part:
    """The part of a bar at a place in it; `foot_x` is where its progress ends, None when it has no foot."""
    foot = max(5.0, min(9.0, box.height * 0.25))
    if foot_x is not None and y >= box.y + box.height - foot and abs(x - foot_x) <= _FOOT_REACH:
        return Part.FOOT
    end = min(_END, box.width / 4)
    if x < box.x + end:
        return Part.START
    return Part.FINISH if x >= box.x + box.width - end else Part.BODY


def handles(box: Rectangle) -> tuple[Rectangle, Rectangle]:
    """The two handles that links are drawn from."""
    top = box.y + (box.height - HANDLE_HEIGHT) / 2
    left = box.x - RING - HANDLE_WIDTH / 2
    right = box.x + box.width + RING - HANDLE_WIDTH / 2
    return (
        Rectangle(left, top, HANDLE_WIDTH, HANDLE_HEIGHT),
        Rectangle(right, top, HANDLE_WIDTH, HANDLE_HEIGHT),
    )
