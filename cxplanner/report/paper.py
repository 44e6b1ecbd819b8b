"""Sizes of paper in points, and how much of a page a printer reaches."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Final

from cxplanner.errors import RequestError

MILLIMETRE: Final = 72 / 25.4
SMALLEST_TEXT: Final = 6.5
"""In points as printed: below this, text is not read at arm's length and breaks up on a laser printer."""

_MARGIN: Final = 12 * MILLIMETRE
"""On A3; on A4 it is 8.5 mm, which every printer reaches."""

_SIZES: Final = {
    "A0": (841 * MILLIMETRE, 1189 * MILLIMETRE),
    "A1": (594 * MILLIMETRE, 841 * MILLIMETRE),
    "A2": (420 * MILLIMETRE, 594 * MILLIMETRE),
    "A3": (297 * MILLIMETRE, 420 * MILLIMETRE),
    "A4": (210 * MILLIMETRE, 297 * MILLIMETRE),
    "A5": (148 * MILLIMETRE, 210 * MILLIMETRE),
    "Letter": (612.0, 792.0),
    "Legal": (612.0, 1008.0),
    "Tabloid": (792.0, 1224.0),
}
PAPER_NAMES: Final = tuple(_SIZES)
SLIDE: Final = "Slide"
"""The name of a slide of 13.333 × 7.5 inches, which is no paper that is offered for printing."""
_ALL_SIZES: Final = {**_SIZES, SLIDE: (540.0, 960.0)}

_SIDES: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*[x×]\s*(\d+(?:[.,]\d+)?)\s*(mm|cm|in)?")
LEAST_SIDE: Final = 90.0
MOST_SIDE: Final = 5_000.0
"""In millimetres: the sides of paper of one's own size. PDF readers show at most 5,080 mm."""
_MOST_MARGIN: Final = 60.0
"""In millimetres, for margins and for the edge that is bound."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet with its margins, in points; `binding` is what the left margin has in addition."""

    name: str
    width: float
    height: float
    margin: float
    binding: float = 0.0

    @property
    def left(self) -> float:
        """Where the room inside the margins begins."""
        return self.margin + self.binding

    @property
    def right(self) -> float:
        return self.width - self.margin

    @property
    def room_width(self) -> float:
        return self.right - self.left

    @property
    def room_height(self) -> float:
        return self.height - 2 * self.margin

    @property
    def scale(self) -> float:
        """How large the design, which is drawn for A3, is on this sheet; never so small that text is lost."""
        return _scale(self.width, self.height)


def _scale(width: float, height: float) -> float:
    a3_width, a3_height = _SIZES["A3"]
    return max(math.sqrt(width * height / (a3_width * a3_height)), LEAST_SCALE)


LEAST_SCALE: Final = SMALLEST_TEXT / 9.2
"""The scale at which the smallest text of the A3 design is as small as text may be."""


def paper_of(name: str, *, landscape: bool = True) -> Paper:
    """The paper of this name in any case, or of a size such as `420x900` (millimetres) or `11x17in`.

    A size of one's own is turned like any other paper. Raises RequestError: "unknown_paper" with the names
    there are, "paper_size" with the lengths that sides can have.
    """
    known = next((each for each in _ALL_SIZES if each.casefold() == name.strip().casefold()), None)
    sides = _ALL_SIZES[known] if known is not None else _own_size(name)
    short, long = min(sides), max(sides)
    width, height = (long, short) if landscape else (short, long)
    return Paper(known or _name_of_size(sides), width, height, _MARGIN * _scale(width, height))


def with_margins(paper: Paper, margin: float | None, binding: float | None) -> Paper:
    """The paper with margins in millimetres: all around, and at the left edge where sheets are bound.

    None keeps what the paper has. Raises RequestError("margin_size").
    """
    for asked in (margin, binding):
        if asked is not None and not 0 <= asked <= _MOST_MARGIN:
            raise RequestError("margin_size", found=asked, most=_MOST_MARGIN)
    if margin is not None:
        paper = replace(paper, margin=margin * MILLIMETRE)
    if binding is not None:
        paper = replace(paper, binding=max(binding * MILLIMETRE - paper.margin, 0.0))
    return paper


def _own_size(name: str) -> tuple[float, float]:
    found = _SIDES.fullmatch(name.strip().casefold())
    if found is None:
        raise RequestError("unknown_paper", found=name, papers=list(PAPER_NAMES))
    unit = {"cm": 10.0, "in": 25.4}.get(found[3], 1.0)
    one, other = (float(found[number].replace(",", ".")) * unit for number in (1, 2))
    if not all(LEAST_SIDE <= side <= MOST_SIDE for side in (one, other)):
        raise RequestError("paper_size", found=name.strip(), least=LEAST_SIDE, most=MOST_SIDE)
    return one * MILLIMETRE, other * MILLIMETRE


def _name_of_size(sides: tuple[float, float]) -> str:
    return " × ".join(f"{side / MILLIMETRE:.0f}" for side in sides) + " mm"
