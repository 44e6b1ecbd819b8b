"""Cards that head a wall: one for each stage with its gate, one for each stream."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cxplanner.drawing.badges import diamond, stream_pattern
from cxplanner.drawing.shapes import Item, Rectangle, Shape, Text
from cxplanner.drawing.text_fit import wrap_or_elide
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.programme import Stage, Stream
from cxplanner.report.cards import CARD_HEIGHT, CARD_WIDTH
from cxplanner.report.sheets import Material

_LEFT: Final = 17.0
_RIGHT: Final = 10.0
_NAME: Final = 17.0
_TEXT: Final = 9.6


@dataclass(frozen=True)
class HeadingPainter:
    """Draws them as large as cards, where `unit` is 1; `shown` are the initiatives on the wall."""

    material: Material
    unit: float
    shown: Sequence[Initiative]

    def stage(self, stage: Stage, left: float, top: float) -> Iterator[Shape]:
        """Number, name and reason of a stage, and its gate with the date."""
        u, words = self.unit, self.material.words
        item = Item("gate", stage.id)
        yield self._frame(left, top)
        yield Rectangle(left, top, 8 * u, CARD_HEIGHT * u, "ink")
        x, numeral = left + _LEFT * u, words.number(stage.id)
        yield Text(x - 2 * u, top + 52 * u, numeral, 52 * u, "ink", "sans", 300, item=item)
        yield from self._name(stage.name, stage.why, x, top + 78 * u)
        day = self.material.schedule.gate(stage.id).finish
        gate = f"{stage.gate_key} {stage.gate_name or stage.name}"
        said = f"{gate} · {words.date(day)}" if day is not None else gate
        fill = "ink" if stage.gate_passed_on is not None else "canvas"
        y = top + 158 * u
        yield diamond(x + 6 * u, y - 3.4 * u, 5.4 * u, fill=fill, stroke="ink", width=1.2 * u, item=item)
        for index, line in enumerate(self._wrapped(said, 16, _TEXT, 600, 1)):
            yield Text(x + 16 * u, y + index * 12 * u, line, _TEXT * u, "ink", "condensed", 600)
        yield self._count(sum(each.stage == stage.id for each in self.shown), x, top)

    def stream(self, stream: Stream, left: float, top: float) -> Iterator[Shape]:
        """The name of a stream beside a broad strip of its pattern."""
        u = self.unit
        yield self._frame(left, top)
        yield from stream_pattern(stream, Rectangle(left, top, 8 * u, CARD_HEIGHT * u), u)
        x = left + _LEFT * u
        yield from self._name(self.material.words.label(stream), "", x, top + 78 * u)
        yield self._count(sum(each.stream is stream for each in self.shown), x, top)

    def _frame(self, left: float, top: float) -> Rectangle:
        u = self.unit
        return Rectangle(left, top, CARD_WIDTH * u, CARD_HEIGHT * u, "canvas", "ink", 0.5 * u)

    def _name(self, name: str, reason: str, x: float, y: float) -> Iterator[Shape]:
        u = self.unit
        for line in self._wrapped(name, 0, _NAME, 600, 3):
            yield Text(x, y, line, _NAME * u, "ink", "sans", 600)
            y += _NAME * 1.15 * u
        if reason:
            yield from self._reason(reason, x, y - 3 * u)

    def _reason(self, reason: str, x: float, y: float) -> Iterator[Shape]:
        u = self.unit
        for line in self._wrapped(reason, 0, _TEXT, 400, 2):
            yield Text(x, y, line, _TEXT * u, "ink", "condensed", 400)
            y += 11.6 * u

    def _wrapped(self, text: str, indent: float, size: float, weight: int, most: int) -> tuple[str, ...]:
        u = self.unit
        room = (CARD_WIDTH - _LEFT - _RIGHT - indent) * u
        return wrap_or_elide(text, room, size * u, "sans" if size == _NAME else "condensed", weight, most)

    def _count(self, count: int, x: float, top: float) -> Text:
        said = self.material.words.say_number("{n} initiative", "{n} initiatives", count)
        return Text(x, top + 176 * self.unit, said, _TEXT * self.unit, "ink", "condensed", 400)
