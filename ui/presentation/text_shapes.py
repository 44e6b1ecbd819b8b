"""The words of a step as shapes: the title over its sentences, and the foot with the number of the step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cxplanner.drawing.shapes import Rectangle, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of, wrap_or_elide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.presentation.told import Told

SENTENCE: Final = 21.0
"""The least size of sentences in pixels, as far as a room is long."""
SMALLEST: Final = 15.0
_TITLE: Final = 28.0
_LINE: Final = 27.0
_GAP: Final = 4.0
_TOP: Final = 14.0
_BASELINE: Final = 0.74
_MOST_LINES: Final = 2
MARGIN: Final = 24.0
FOOT: Final = 34.0


class Strip(NamedTuple):
    """Shapes, how high they stand, and from where to where each part of what is told does."""

    shapes: tuple[Shape, ...]
    height: float
    spans: tuple[tuple[float, float], ...]


def unit_of(width: float, height: float) -> float:
    """How many times as large words are on a picture of this size: screens of a wall are seen from afar."""
    return max(1.0, min(width / 1600, height / 900))


def strip(told: Told, width: float, unit: float) -> Strip:
    """The title with what it is for beside it, and the sentences in as few lines as they need."""
    margin, room = MARGIN * unit, width - 2 * MARGIN * unit
    title_size, size = _TITLE * unit, SENTENCE * unit
    y = _TOP * unit
    title = elide(told.title, room, title_size, "sans", 600)
    shapes: list[Shape] = [Text(margin, y + title_size * _BASELINE, title, title_size, "ink", "sans", 600)]
    left = margin + width_of(title, title_size, "sans", 600) + 16 * unit
    if told.aside and margin + room - left > 6 * size:
        aside = elide(told.aside, margin + room - left, size, "sans", 400)
        shapes.append(Text(left, y + title_size * _BASELINE, aside, size, "ink2", "sans", 400))
    y += title_size * 1.3
    spans = [(_TOP * unit, y)] * 2
    for paragraph in told.paragraphs:
        top = y
        for line in wrap_or_elide(paragraph, room, size, "sans", 400, _MOST_LINES):
            shapes.append(Text(margin, y + size * _BASELINE, line, size, "ink", "sans", 400))
            y += _LINE * unit
        spans.append((top, y))
        y += _GAP * unit
    return Strip(tuple(shapes), y + _GAP * unit, tuple(spans))


def foot(place: str, hint: str, note: str, width: float, top: float, unit: float) -> Iterator[Shape]:
    """The number of the step at the right, the keys at the left, and in a frame what must not be missed."""
    size, margin = SMALLEST * unit, MARGIN * unit
    y = top + FOOT * unit / 2 + size * 0.35
    left = margin
    if note:
        wide = width_of(note, size, "sans", 600) + 16 * unit
        height = size * 1.6
        box = (left, top + (FOOT * unit - height) / 2, wide, height)
        yield Rectangle(*box, "accenttint", "accent", 1.5 * unit, 4 * unit)
        yield Text(left + 8 * unit, y, note, size, "ink", "sans", 600)
        left += wide + 16 * unit
    right = width - margin
    yield Text(right, y, place, size, "ink2", "sans", 600, "end")
    room = right - width_of(place, size, "sans", 600) - 16 * unit - left
    yield Text(left, y, elide(hint, room, size, "sans", 400), size, "ink2", "sans", 400)
