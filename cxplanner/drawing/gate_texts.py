"""What each gate is called and when it is, set beside its line so that no text meets another or a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxplanner.drawing.placed_gates import PlacedGate
from cxplanner.drawing.shapes import Horizontal, Item, Rectangle, Shape, Text
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import elide, width_of, wrap, wrap_or_elide
from cxplanner.drawing.time_axis import TimeScale

_LEAST_ROOM = 84
"""In units: in less room than this, a name that is too long is not cut but set somewhere else."""


@dataclass(frozen=True, slots=True)
class GateText:
    """The lines of a gate's name with its date below them, on a level under the spine."""

    gate: PlacedGate
    lines: tuple[str, ...]
    left: float
    right: float
    level: int
    is_left: bool


@dataclass(frozen=True, slots=True)
class GateTexts:
    """The texts of all gates."""

    texts: tuple[GateText, ...]
    sizes: Sizes

    def _level_height(self, level: int) -> float:
        lines = max((len(text.lines) for text in self.texts if text.level == level), default=1)
        return (lines + 1) * self.sizes.gate_line_height

    @property
    def height(self) -> float:
        levels = {text.level for text in self.texts}
        deepest = max(levels, default=0)
        return sum(self._level_height(level) for level in range(deepest + 1)) + 3 * self.sizes.unit

    def shapes(self, top: float, crossing: float | None = None) -> Iterator[Shape]:
        """The texts below a top edge; `crossing` is where a line stands that must not run through them."""
        s = self.sizes
        for text in self.texts:
            y = top + sum(self._level_height(level) for level in range(text.level)) + s.gate
            item = Item("gate", text.gate.stage.id)
            if text.level or (crossing is not None and text.left <= crossing <= text.right):
                height = (len(text.lines) + 1) * s.gate_line_height
                yield Rectangle(
                    text.left - s.unit, y - s.gate, text.right - text.left + 2 * s.unit, height, "canvas"
                )
            x = text.right if text.is_left else text.left
            anchor: Horizontal = "end" if text.is_left else "start"
            for line in text.lines:
                yield Text(x, y, line, s.gate, "ink", "condensed", 600, anchor, item=item)
                y += s.gate_line_height
            is_late = text.gate.days_late > 0
            weight = 400 if not is_late else 700 if s.paper else 600
            fill = "ink2" if not is_late else "ink" if s.paper else "late"
            yield Text(x, y, text.gate.when, s.small, fill, "condensed", weight, anchor, item=item)


def place_gate_texts(gates: Sequence[PlacedGate], scale: TimeScale, sizes: Sizes) -> GateTexts:
    """Each text before its line where there is room, else after it, else on a level below."""
    placed: list[GateText] = []
    gates = [gate for gate in gates if gate.is_shown]
    for index, gate in enumerate(gates):
        before = max((each.x for each in gates[:index] if each.x < gate.x), default=scale.left)
        after = min((each.x for each in gates if each.x > gate.x), default=scale.right)
        if placed and placed[-1].gate.x == gate.x:
            text: GateText | None = _below(gate, scale, placed, sizes, like=placed[-1])
        else:
            text = next(_beside(gate, before, after, placed, sizes), None)
        placed.append(text or _below(gate, scale, placed, sizes))
    return GateTexts(tuple(placed), sizes)


def _beside(
    gate: PlacedGate, before: float, after: float, placed: Sequence[GateText], sizes: Sizes
) -> Iterator[GateText]:
    """The places on the first level, best first."""
    taken = max((text.right for text in placed if text.level == 0), default=before)
    blank = 3 * sizes.unit
    left_room = gate.x - max(before, taken) - 2 * blank - sizes.gap
    right_room = after - max(gate.x, taken) - 2 * blank - sizes.gap
    for count in (1, 2):
        lines = wrap(gate.name, left_room, sizes.gate, "condensed", 600, count)
        if lines is not None and _date_width(gate, sizes) <= left_room:
            yield _set(gate, lines, 0, sizes, is_left=True)
    if taken <= gate.x:
        for count in (1, 2):
            lines = wrap(gate.name, right_room, sizes.gate, "condensed", 600, count)
            if lines is not None and _date_width(gate, sizes) <= right_room:
                yield _set(gate, lines, 0, sizes, is_left=False)
    if left_room >= max(_LEAST_ROOM * sizes.unit, _date_width(gate, sizes)):
        yield _set(
            gate, wrap_or_elide(gate.name, left_room, sizes.gate, "condensed", 600, 2), 0, sizes, is_left=True
        )


def _below(
    gate: PlacedGate, scale: TimeScale, placed: Sequence[GateText], sizes: Sizes, like: GateText | None = None
) -> GateText:
    """On the first lower level that is free there; the lines of other gates end behind the text.

    Gates on the same day stand below one another, on the side of the first.
    """
    blank = 3 * sizes.unit
    is_left = like.is_left if like is not None else gate.x - scale.left >= scale.right - gate.x
    room = (gate.x - scale.left if is_left else scale.right - gate.x) - 2 * blank
    name = elide(gate.name, room, sizes.gate, "condensed", 600)
    level = like.level + 1 if like is not None else 1
    while True:
        text = _set(gate, (name,), level, sizes, is_left=is_left)
        others = [each for each in placed if each.level == level]
        if all(text.right + sizes.gap <= each.left or each.right + sizes.gap <= text.left for each in others):
            return text
        level += 1


def _set(gate: PlacedGate, lines: tuple[str, ...], level: int, sizes: Sizes, *, is_left: bool) -> GateText:
    width = max(*(width_of(line, sizes.gate, "condensed", 600) for line in lines), _date_width(gate, sizes))
    blank = 3 * sizes.unit
    left = gate.x - blank - width if is_left else gate.x + blank
    return GateText(gate, lines, left, left + width, level, is_left)


def _date_width(gate: PlacedGate, sizes: Sizes) -> float:
    return width_of(gate.when, sizes.small, "condensed", 700)
