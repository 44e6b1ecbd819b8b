"""The marks of gates at the foot of their lines, each named where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cxplanner.drawing.badges import diamond
from cxplanner.drawing.placed_gates import PlacedGate
from cxplanner.drawing.shapes import Horizontal, Item, Shape, Text
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import width_of

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


def gate_names(
    gates: Sequence[PlacedGate], words: Words, sizes: Sizes, width: float, bottom: float
) -> Iterator[Shape]:
    """Each named on a side that has room, below the line at `bottom` of a chart of this width."""
    y, reach = bottom + 9 * sizes.unit, 10 * sizes.unit
    shown = sorted((gate for gate in gates if gate.is_shown), key=lambda gate: gate.mark_x)
    taken = 0.0
    for index, gate in enumerate(shown):
        x = gate.mark_x
        yield from _mark(gate, sizes, y)
        until = shown[index + 1].mark_x - reach if index + 1 < len(shown) else width
        found = _beside(gate, words, sizes, x - reach - taken, until - x - reach)
        taken = x + reach
        if found is None:
            continue
        text, is_left = found
        item = Item("gate", gate.stage.id)
        anchor: Horizontal = "end" if is_left else "start"
        at = x - reach if is_left else x + reach
        yield Text(at, y + 3 * sizes.unit, text, sizes.gate, "ink", "condensed", 600, anchor, item=item)
        if not is_left:
            taken += width_of(text, sizes.gate, "condensed", 600) + 4 * sizes.unit


def _beside(
    gate: PlacedGate, words: Words, sizes: Sizes, left: float, right: float
) -> tuple[str, bool] | None:
    """The name and date of a gate, else its date alone, and whether that stands at its left."""
    day = words.compact_date(gate.day)
    for text in (f"{gate.name} {day}", day):
        wanted = width_of(text, sizes.gate, "condensed", 600)
        if wanted <= max(left, right):
            return text, wanted <= left
    return None


def _mark(gate: PlacedGate, sizes: Sizes, y: float) -> Iterator[Shape]:
    fill = "ink" if gate.passed else "canvas"
    item = Item("gate", gate.stage.id)
    width = 1.5 * sizes.unit
    yield diamond(gate.mark_x, y, sizes.gate_radius, fill=fill, stroke="ink", width=width, item=item)
    if not gate.passed:
        number, below = str(gate.stage.id), y + 2.9 * sizes.unit
        yield Text(gate.mark_x, below, number, sizes.gate, "ink", "condensed", 700, "middle")
