"""Sizes of paper in points, and how much of a page a printer reaches."""

from __future__ import annotations

import math
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet with its margins, in points."""

    name: str
    width: float
    height: float
    margin: float

    @property
    def room_width(self) -> float:
        return self.width - 2 * self.margin

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
    """The paper of this name in any case. Raises RequestError("unknown_paper") with the names there are."""
    known = next((each for each in _SIZES if each.casefold() == name.strip().casefold()), None)
    if known is None:
        raise RequestError("unknown_paper", found=name, papers=list(PAPER_NAMES))
    short, long = _SIZES[known]
    width, height = (long, short) if landscape else (short, long)
    return Paper(known, width, height, _MARGIN * _scale(width, height))
