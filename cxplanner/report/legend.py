"""The legend of a roadmap: real samples of what is on the page, and of nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from cxplanner.drawing.badges import Badge, badge, diamond, hatch, polygon
from cxplanner.drawing.marks import GATE_WAIVED, NO_OWNER, NO_WHY, NOT_ESTIMATED
from cxplanner.drawing.palette import stream_colour
from cxplanner.drawing.roadmap import RoadmapLayout
from cxplanner.drawing.shapes import Line, Rectangle, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.plan.programme import Stream

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

TEXT_SIZE: Final = 9.4
ROW_HEIGHT: Final = 19.0
_SAMPLE_STREAM: Final = Stream.SYSTEMS_DATA


class Sample(NamedTuple):
    """A sample with its room, and what it means."""

    draw: Callable[[float, float, float], Iterator[Shape]]
    width: float
    meaning: str


@dataclass(frozen=True, slots=True)
class Legend:
    """Samples set in rows."""

    samples: tuple[Sample, ...]
    width: float
    scale: float

    def shapes(self, x: float, y: float) -> Iterator[Shape]:
        """The rows, the first of them centred on `y`."""
        k = self.scale
        for row, entries in enumerate(self._rows()):
            left, middle = x, y + row * ROW_HEIGHT * k
            for sample in entries:
                yield from sample.draw(left, middle, k)
                text = elide(sample.meaning, self.width - sample.width * k, TEXT_SIZE * k, "condensed", 400)
                text_x = left + sample.width * k
                yield Text(text_x, middle + 3.2 * k, text, TEXT_SIZE * k, "ink", "condensed", 400)
                left += self._room(sample)

    @property
    def rows(self) -> int:
        return len(self._rows())

    def _room(self, sample: Sample) -> float:
        text = width_of(sample.meaning, TEXT_SIZE * self.scale, "condensed", 400)
        return (sample.width + 15) * self.scale + text

    def _rows(self) -> list[list[Sample]]:
        rows: list[list[Sample]] = [[]]
        taken = 0.0
        for sample in self.samples:
            room = self._room(sample)
            if rows[-1] and taken + room - 15 * self.scale > self.width:
                rows.append([])
                taken = 0.0
            rows[-1].append(sample)
            taken += room
        return rows


def legend_of(layout: RoadmapLayout, words: Words, width: float, scale: float, baseline: str = "") -> Legend:
    """The legend for what a roadmap shows; `baseline` is the name of the one that is drawn."""
    shown = layout.occurring
    entries: tuple[tuple[str, Callable[[float, float, float], Iterator[Shape]], float, str], ...] = (
        ("bar", _bar, 35, words.say("Initiative, progress along the foot")),
        ("critical", _critical_bar, 35, words.say("On the critical path")),
        ("late", _late_bar, 35, words.say("Late: hatched days past the deadline")),
        ("moment", _moment, 17, words.say("Initiative without duration")),
        ("float", _float, 32, words.say("Float, working days")),
        ("done", _badge_sample(Badge.DONE), 16, words.say("Done")),
        ("late", _badge_sample(Badge.LATE), 16, words.say("Late")),
        ("paused", _badge_sample(Badge.PAUSED), 16, words.say("Paused")),
        ("gate_passed", _passed_gate, 18, words.say("Gate passed")),
        ("gate_ahead", _gate_ahead, 18, words.say("Gate ahead")),
        ("gate_moved", _planned_gate, 14, words.say("Planned date of a gate that moved")),
        ("baseline", _baseline, 35, words.say("Baseline “{name}”", name=baseline)),
        ("gate_baseline", _planned_gate, 14, words.say("Baseline date of a gate that moved")),
        ("milestone", _milestone, 13, words.say("Milestone")),
        ("milestone_done", _reached_milestone, 13, words.say("Milestone reached")),
        *((f"mark {mark}", _mark_sample(mark), 11, meaning) for mark, meaning in mark_meanings(words)),
        ("today", _today, 13, words.say("Status date") if shown.is_status_date else words.say("Today")),
    )
    samples = tuple(
        Sample(draw, room, meaning) for fact, draw, room, meaning in entries if fact in shown.facts
    )
    return Legend(samples, width, scale)


def mark_meanings(words: Words) -> tuple[tuple[str, str], ...]:
    """What the marks before names say."""
    return (
        (NO_OWNER, words.say("No owner")),
        (NO_WHY, words.say("No answer to why")),
        (NOT_ESTIMATED, words.say("Duration not estimated")),
        (GATE_WAIVED, words.say("Gate waived")),
    )


def _body(x: float, y: float, k: float, *, progress: float, is_late: bool = False) -> Iterator[Shape]:
    yield Rectangle(x, y - 6 * k, 30 * k, 12 * k, stream_colour(_SAMPLE_STREAM, "tint"), radius=1.5 * k)
    if is_late:
        yield hatch(Rectangle(x + 20 * k, y - 6 * k, 10 * k, 8.6 * k), "late", 0.9 * k, 3.2 * k)
    yield Rectangle(x, y + 2.6 * k, 30 * k, 3.4 * k, stream_colour(_SAMPLE_STREAM, "track"))
    yield Rectangle(x, y + 2.6 * k, 30 * progress * k, 3.4 * k, stream_colour(_SAMPLE_STREAM, "rail"))


def _frame(x: float, y: float, k: float, colour: str, width: float) -> Rectangle:
    return Rectangle(x, y - 6 * k, 30 * k, 12 * k, None, colour, width * k, 1.5 * k)


def _bar(x: float, y: float, k: float) -> Iterator[Shape]:
    yield from _body(x, y, k, progress=0.55)
    yield _frame(x, y, k, stream_colour(_SAMPLE_STREAM, "edge"), 0.75)


def _baseline(x: float, y: float, k: float) -> Iterator[Shape]:
    yield Rectangle(x, y - 2 * k, 30 * k, 4 * k, "canvas", "ink2", 0.75 * k, k)


def _critical_bar(x: float, y: float, k: float) -> Iterator[Shape]:
    yield from _body(x, y, k, progress=0.55)
    yield _frame(x, y, k, "ink", 2.1)


def _late_bar(x: float, y: float, k: float) -> Iterator[Shape]:
    yield from _body(x, y, k, progress=0.4, is_late=True)
    yield _frame(x, y, k, stream_colour(_SAMPLE_STREAM, "edge"), 0.75)


def _moment(x: float, y: float, k: float) -> Iterator[Shape]:
    tint, edge = stream_colour(_SAMPLE_STREAM, "tint"), stream_colour(_SAMPLE_STREAM, "edge")
    yield diamond(x + 6.5 * k, y, 6.5 * k, fill=tint, stroke=edge, width=0.75 * k)


def _float(x: float, y: float, k: float) -> Iterator[Shape]:
    yield Line(x, y, x + 26 * k, y, "ink", 0.6 * k, (k, 2 * k))
    yield Line(x + 26 * k, y - 4 * k, x + 26 * k, y + 4 * k, "ink", 0.9 * k)


def _mark_sample(mark: str) -> Callable[[float, float, float], Iterator[Shape]]:
    def draw(x: float, y: float, k: float) -> Iterator[Shape]:
        yield Text(x + k, y + 3.2 * k, mark, TEXT_SIZE * k, "ink", "condensed", 600)

    return draw


def _badge_sample(kind: Badge) -> Callable[[float, float, float], Iterator[Shape]]:
    def draw(x: float, y: float, k: float) -> Iterator[Shape]:
        return badge(kind, x, y - 5.7 * k, 11.4 * k)

    return draw


def _passed_gate(x: float, y: float, k: float) -> Iterator[Shape]:
    yield diamond(x + 6.5 * k, y, 6.5 * k, fill="ink", stroke="ink", width=k)
    tick = [(x + 3.9 * k, y), (x + 5.9 * k, y + 2.1 * k), (x + 9.3 * k, y - 2.2 * k)]
    yield polygon(tick, None, "canvas", 1.4 * k, closed=False)


def _gate_ahead(x: float, y: float, k: float) -> Iterator[Shape]:
    yield diamond(x + 6.5 * k, y, 6.5 * k, fill="canvas", stroke="ink", width=1.8 * k)


def _planned_gate(x: float, y: float, k: float) -> Iterator[Shape]:
    yield diamond(x + 5 * k, y, 4.6 * k, fill="canvas", stroke="ink", width=0.9 * k)


def _milestone(x: float, y: float, k: float) -> Iterator[Shape]:
    yield diamond(x + 5 * k, y, 4.6 * k, fill="canvas", stroke="ink", width=1.1 * k)


def _reached_milestone(x: float, y: float, k: float) -> Iterator[Shape]:
    yield diamond(x + 5 * k, y, 4.6 * k, fill="ink", stroke="ink", width=1.1 * k)


def _today(x: float, y: float, k: float) -> Iterator[Shape]:
    yield Line(x + 5 * k, y - 7 * k, x + 5 * k, y + 7 * k, "accent", 1.4 * k, (2 * k, 2.5 * k))
