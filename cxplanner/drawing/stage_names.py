"""The name of a stage in the room above its column: smaller, narrower or shorter, but never cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cxplanner.drawing.short_names import short_form
from cxplanner.drawing.text_fit import width_of, wrap

if TYPE_CHECKING:
    from cxplanner.drawing.shapes import Face
    from cxplanner.drawing.sizes import Sizes

LEADING: Final = 1.18
"""From one line of a name to the next, in its size."""
FIRST_LINE: Final = 1.05
_BELOW: Final = 0.25
_WEIGHT: Final = 600


class StageName(NamedTuple):
    """The lines of a name, and the type in which they fit."""

    lines: tuple[str, ...]
    size: float
    face: Face

    @property
    def width(self) -> float:
        return max(width_of(line, self.size, self.face, _WEIGHT) for line in self.lines)


def fitted_name(name: str, room: float, sizes: Sizes) -> StageName | None:
    """The name as large as its room allows, else its first part; None where only the number has room."""
    kinds: tuple[tuple[float, Face, int], ...] = (
        (sizes.stage_name, "sans", 2),
        (sizes.gate, "sans", 2),
        (sizes.gate, "condensed", 2),
        (sizes.small, "condensed", 3),
    )
    for text in dict.fromkeys((name, short_form(name))):
        for size, face, most in kinds:
            lines = wrap(text, room, size, face, _WEIGHT, min(most, _lines_in(sizes.stage_height, size)))
            if lines is not None:
                return StageName(lines, size, face)
    return None


def _lines_in(height: float, size: float) -> int:
    """How many lines of a size have room above the spine; one always has."""
    return max(1, int((height / size - FIRST_LINE - _BELOW) / LEADING) + 1)
