"""Cards and blocks: a framed area on a slide, and what lies in it, are moved as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cxplanner.drawing.shapes import Item
from cxplanner.report.slides.boxes import Box, around, box_of
from cxplanner.report.slides.links import Link
from cxplanner.report.slides.parts import Piece, is_frame

_LEAST: Final = 3
"""Pieces, the area itself among them, from which on they are one."""
_NEAR: Final = 1.5


@dataclass(frozen=True, slots=True)
class Frame:
    """A framed area with what lies in it, the area first."""

    pieces: tuple[Piece, ...]

    @property
    def item(self) -> Item | None:
        return self.pieces[0].item

    @property
    def text(self) -> str:
        """All that is written in it."""
        return " ".join(piece.text for piece in self.pieces if piece.text)


def framed(pieces: Sequence[Piece]) -> Iterator[Piece | Frame]:
    """The pieces, with frames in the place of areas and what follows in them."""
    number = 0
    while number < len(pieces):
        piece = pieces[number]
        inside = [piece]
        if is_frame(piece.parts[0]):
            area = box_of(piece.parts[0])
            inside += _within(pieces[number + 1 :], area)
        if len(inside) >= _LEAST:
            yield Frame(tuple(inside))
            number += len(inside)
        else:
            yield piece
            number += 1


def _within(pieces: Iterable[Piece], area: Box) -> Iterator[Piece]:
    """The first of these pieces, as far as they lie in an area."""
    left, top, width, height = area
    for piece in pieces:
        if any(isinstance(part, Link) for part in piece.parts) or is_frame(piece.parts[0]):
            return
        x, y, across, down = around(piece.parts)
        if x < left - _NEAR or y < top - _NEAR:
            return
        if x + across > left + width + _NEAR or y + down > top + height + _NEAR:
            return
        yield piece
