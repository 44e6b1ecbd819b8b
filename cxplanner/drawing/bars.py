"""The shapes of one bar: tint, progress rail, hatch, outline, name, badge, flag; and its float tail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cxplanner.drawing.badges import Badge, badge, diamond, hatch, polygon, stream_pattern
from cxplanner.drawing.labels import Label, Side, badge_width
from cxplanner.drawing.marks import is_summary
from cxplanner.drawing.palette import stream_colour
from cxplanner.drawing.placed_bars import LABEL_DISTANCE, NOTCH, PlacedBar, flag_width
from cxplanner.drawing.shapes import Clip, Item, Line, Move, Path, Rectangle, Shape, Text, To
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import width_of
from cxplanner.drawing.time_axis import TimeScale
from cxplanner.plan.plan import Plan

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_LEAST_FLOAT = 3
"""Working days of float below which no tail is drawn: it would only be noise."""


_STRIP = 0.6
"""As a share of the padding: how wide the pattern of the stream is at the left end of a bar."""

ASCENT, CAPITALS, DESCENT = 0.74, 0.7, 0.21
"""How far letters reach above and below their line, as shares of the type size."""

LEAST_AIR = 0.9
"""In units: between a name in a bar and the outline above it or the rail below it."""


def ink_height(lines: int, last_size: float, sizes: Sizes) -> float:
    """From the top of the letters of the first line to the foot of those of the last."""
    return (lines - 1) * sizes.leading + ASCENT * sizes.name + DESCENT * last_size


class Said(NamedTuple):
    """What a bar says of its initiative beside the name, where there is room."""

    owners: bool = True
    dates: bool = True
    costs: bool = False


_ALL_BUT_COSTS = Said()


@dataclass(frozen=True, slots=True)
class BarPainter:
    """Turns placed bars into shapes."""

    plan: Plan
    words: Words
    scale: TimeScale
    sizes: Sizes
    bands: tuple[tuple[float, float], ...] = ()
    show_critical: bool = True
    name_floats: bool = True
    said: Said = _ALL_BUT_COSTS
    patterns: bool = False

    def bar(self, bar: PlacedBar) -> Iterator[Shape]:
        """The bar with its name."""
        if bar.is_moment:
            yield self._moment(bar)
        else:
            yield from self._body(bar)
        if bar.label is not None:
            if bar.label.side is Side.INSIDE:
                yield from self._name_inside(bar, bar.label)
            else:
                yield from self._name_outside(bar, bar.label)
        if bar.flag:
            yield from self._flag(bar)

    def faded(self, bar: PlacedBar) -> Iterator[Shape]:
        """The bar of an initiative that a filter leaves out: pale, without its name."""
        item = Item("initiative", bar.initiative.id)
        fill = stream_colour(bar.initiative.stream, "tint")
        yield Rectangle(*bar.rectangle[:4], fill, radius=self.sizes.radius, opacity=0.35, item=item)

    def moved_mark(self, bar: PlacedBar, days: int) -> Iterator[Shape]:
        """Behind a bar that the last edit moved: a tint around it, and a mark on the side it moved to."""
        u = self.sizes.unit
        out = min(3.5 * u, self.sizes.row_gap / 2 + 0.5 * u)
        tint, edge = ("latetint", "late") if days > 0 else ("accenttint", "accent")
        item = Item("initiative", bar.initiative.id)
        yield Rectangle(
            bar.x - out, bar.y - out, bar.width + 2 * out, bar.height + 2 * out, tint, edge, 1.0 * u,
            self.sizes.radius + out, (3.0 * u, 2.0 * u), item=item,
        )  # fmt: skip
        side = 1 if days > 0 else -1
        x = (bar.right if days > 0 else bar.x) + side * out
        yield polygon(
            [(x, bar.middle - 4 * u), (x + side * 5 * u, bar.middle), (x, bar.middle + 4 * u)],
            edge,
            item=item,
        )

    def _body(self, bar: PlacedBar) -> Iterator[Shape]:
        s, stream = self.sizes, bar.initiative.stream
        item = Item("initiative", bar.initiative.id)
        is_done = bar.badge is Badge.DONE
        x, y, width, height = bar.x, bar.y, bar.width, bar.height
        fill = stream_colour(stream, "done" if is_done else "tint")
        yield Rectangle(x, y, width, height, fill, radius=s.radius, item=item)
        if bar.late_x is not None and bar.late_x < bar.right:
            left = self._hatch_left(bar, bar.late_x)
            area = Rectangle(left, y, bar.right - left, height - s.rail)
            yield hatch(area, "late", s.thin, 4.2 * s.unit, item)
        progress = 100 if is_done else bar.initiative.progress
        rail = []
        if s.empty_rail or progress:
            track = stream_colour(stream, "track")
            rail.append(Rectangle(x, y + height - s.rail, width, s.rail, track, item=item))
        if progress:
            begin, end = self.scale.start_of(bar.start), self.scale.end_of(bar.finish)
            done = begin + (end - begin) * progress / 100 - x
            colour = stream_colour(stream, "rail")
            rail.append(Rectangle(x, y + height - s.rail, max(done, 0), s.rail, colour, item=item))
        yield Clip(x, y, width, height, tuple(rail), s.radius)
        if bar.dates.critical and self.show_critical:
            yield Rectangle(x, y, width, height, None, "ink", s.heavy, s.radius, item=item)
        else:
            edge, half = stream_colour(stream, "edge"), s.edge / 2
            yield Rectangle(
                x + half,
                y + half,
                max(width - s.edge, 0),
                height - s.edge,
                None,
                edge,
                s.edge,
                s.radius,
                item=item,
            )
        if self.patterns:
            strip = min(_STRIP * s.padding, width / 3)
            yield from stream_pattern(stream, Rectangle(x, y, strip, height), min(s.unit, strip / 3))
        yield from self._notches(bar)

    def _hatch_left(self, bar: PlacedBar, late_x: float) -> float:
        """Where the hatch begins: at the deadline, or right of the name, since no line crosses a name."""
        s = self.sizes
        left = max(late_x, bar.x)
        if bar.label is None or bar.label.side is not Side.INSIDE:
            return left
        reserved = flag_width(bar.flag, s) + 4 * s.unit if bar.flag else 10 * s.unit
        return max(left, bar.right - reserved)

    def _notches(self, bar: PlacedBar) -> Iterator[Shape]:
        """Where time goes on before or after what is shown, the bar's end is cut with teeth."""
        s = self.sizes
        item = Item("initiative", bar.initiative.id)
        tooth, depth = bar.height / 6, NOTCH * bar.height
        for cut, x, inward in (
            (bar.start < self.scale.first, bar.x, 1.0),
            (bar.finish > self.scale.last, bar.right, -1.0),
        ):
            if cut:
                points = [
                    (x + inward * (depth if index % 2 else 0.0), bar.y + tooth * index) for index in range(7)
                ]
                edge = x - inward * s.heavy
                outline = [(edge, bar.y - s.heavy), *points, (edge, bar.y + bar.height + s.heavy)]
                yield Path(
                    (Move(*outline[0]), *(To(*p) for p in outline[1:])), "canvas", closed=True, item=item
                )
                yield Path((Move(*points[0]), *(To(*p) for p in points[1:])), None, "ink", s.edge, item=item)

    def _moment(self, bar: PlacedBar) -> Shape:
        s = self.sizes
        is_critical = bar.dates.critical and self.show_critical
        return diamond(
            bar.x + bar.width / 2,
            bar.middle,
            bar.width / 2,
            fill=stream_colour(bar.initiative.stream, "done" if bar.badge is Badge.DONE else "tint"),
            stroke="ink" if is_critical else stream_colour(bar.initiative.stream, "edge"),
            width=s.heavy if is_critical else s.edge,
            item=Item("initiative", bar.initiative.id),
        )

    def _name_inside(self, bar: PlacedBar, label: Label) -> Iterator[Shape]:
        s = self.sizes
        item = Item("initiative", bar.initiative.id)
        right = bar.right if bar.late_x is None else min(bar.right, self._hatch_left(bar, bar.late_x))
        top, bottom = self._free_of_strokes(bar)
        free = bottom - top
        count = len(label.lines)
        meta = None
        if free >= ink_height(count + 1, s.meta, s) + 2 * LEAST_AIR * s.unit:
            torn = bar.start < self.scale.first or bar.finish > self.scale.last
            notch = NOTCH * bar.height if torn else 0.0
            meta = self._meta(bar, right - bar.x - 2 * s.padding - notch)
        ink = ink_height(count + (meta is not None), s.meta if meta is not None else label.size, s)
        baseline = top + (free - ink) / 2 + ASCENT * label.size
        left = bar.x + s.padding
        if bar.start < self.scale.first:
            left += NOTCH * bar.height
        for index, line in enumerate(label.lines):
            yield Text(
                left, baseline + index * s.leading, line, label.size, "ink", "condensed", 600, item=item
            )
        if meta is not None:
            y = baseline + len(label.lines) * s.leading
            yield Text(left, y, meta, s.meta, "ink2", "condensed", 400, item=item)
        if bar.badge is None:
            return
        if label.corner_badge:
            yield from badge(bar.badge, bar.right - s.badge * 0.72, bar.y - s.badge * 0.38, s.badge, item)
        else:
            x = right - s.padding * 0.8 - s.badge
            y = baseline - CAPITALS * label.size / 2 - s.badge / 2
            yield from badge(bar.badge, x, y, s.badge, item)

    def _free_of_strokes(self, bar: PlacedBar) -> tuple[float, float]:
        """From the outline at the top of a bar to the rail, or to the outline, at its foot."""
        s = self.sizes
        outline = s.heavy / 2 if bar.dates.critical and self.show_critical else s.edge
        has_rail = s.empty_rail or bar.badge is Badge.DONE or bar.initiative.progress > 0
        return bar.y + outline, bar.y + bar.height - max(outline, s.rail if has_rail else 0.0)

    def _name_outside(self, bar: PlacedBar, label: Label) -> Iterator[Shape]:
        s = self.sizes
        item = Item("initiative", bar.initiative.id)
        meta = None
        if max(bar.height, s.bar_least) >= (len(label.lines) + 1) * s.leading - s.unit:
            meta = self._meta(bar, label.width)
        lines = len(label.lines) + (meta is not None)
        badge_room = badge_width(s) if bar.badge else 0.0
        width = label.width + badge_room
        beside = LABEL_DISTANCE * s.unit
        left = bar.right + beside if label.side is Side.RIGHT else bar.x - beside - width
        top = bar.middle - lines * s.leading / 2
        patch = Rectangle(
            left - 2 * s.unit,
            top - 0.5 * s.unit,
            width + 4 * s.unit,
            lines * s.leading + s.unit,
            "canvas",
            item=item,
        )
        yield from self._on_ground(patch)
        if bar.badge is not None:
            yield from badge(bar.badge, left, top + (s.leading - s.badge) / 2, s.badge, item)
        x = left + badge_room
        baseline = top + s.leading * 0.79
        at_right = label.side is Side.LEFT
        for index, text in enumerate([*label.lines, *([meta] if meta else [])]):
            is_name = index < len(label.lines)
            size, weight = (label.size, 600) if is_name else (s.meta, 400)
            indent = label.width - width_of(text, size, "condensed", weight) if at_right else 0.0
            fill = "ink" if is_name else "ink2"
            y = baseline + index * s.leading
            yield Text(x + indent, y, text, size, fill, "condensed", weight, item=item)

    def _on_ground(self, patch: Rectangle) -> Iterator[Shape]:
        """A rectangle that hides the lines under a name, in the colours of the stages that it lies on."""
        yield patch
        for left, right in self.bands:
            begin, end = max(left, patch.x), min(right, patch.x + patch.width)
            if begin < end:
                yield patch._replace(x=begin, width=end - begin, fill="band")

    def _meta(self, bar: PlacedBar, room: float) -> str | None:
        """Code, owner, date and cost, as much of it as the room is wide and as is asked for."""
        s = self.sizes
        for text in self._facts(bar):
            if text and width_of(text, s.meta, "condensed", 400) <= room:
                return text
        return None

    def _facts(self, bar: PlacedBar) -> Iterator[str]:
        """The same from the longest to the shortest."""
        words, said, initiative = self.words, self.said, bar.initiative
        is_one = not is_summary(initiative)
        key = initiative.key if is_one else ""
        owner = initials(self.plan.owner_name(initiative)) or words.say("no owner")
        day = words.date(bar.finish) if said.dates else ""
        cost = self.plan.cost_once(initiative.id) if said.costs and is_one else None
        money = words.money(cost, self.plan.programme.currency) if cost is not None else ""
        if is_one and said.owners:
            yield _joined(key, owner, day, money)
            yield _joined(key, owner, day)
        yield _joined(key, day, money)
        yield _joined(key, day)
        yield _joined(key, words.short_date(bar.finish) if said.dates else "")
        yield key

    def _flag(self, bar: PlacedBar) -> Iterator[Shape]:
        """How many days an initiative is late, on the top edge of its bar and hardly over the row above."""
        s = self.sizes
        width, height = flag_width(bar.flag, s), s.small * 1.35
        left, top = bar.right - width - 2 * s.unit, bar.y - min(height * 0.55, s.row_gap + s.unit)
        middle = left + width / 2
        item = Item("initiative", bar.initiative.id)
        yield Rectangle(left, top, width, height, "late", radius=2 * s.unit, item=item)
        yield Text(
            middle, top + s.small * 1.02, bar.flag, s.small, "onlate", "condensed", 700, "middle", item=item
        )

    def way_out(self, bar: PlacedBar, text: str, until: float) -> Iterator[Shape]:
        """Where the critical thread goes on to on another sheet, where there is room to say so."""
        s = self.sizes
        left = bar.right + LABEL_DISTANCE * s.unit
        is_named_right = bar.label is not None and bar.label.side is Side.RIGHT
        right = left + width_of(text, s.small, "condensed", 600)
        if is_named_right or right + s.gap > until:
            return
        y = bar.middle + s.small * 0.35
        item = Item("initiative", bar.initiative.id)
        yield Text(left, y, text, s.small, "ink", "condensed", 600, halo=True, item=item)

    def has_float_tail(self, bar: PlacedBar) -> bool:
        """Whether there is float worth a tail, and no name in its place."""
        if bar.badge is Badge.DONE or (bar.label is not None and bar.label.side is Side.RIGHT):
            return False
        return bar.dates.total_float is not None and bar.dates.total_float >= _LEAST_FLOAT

    def float_tail(self, bar: PlacedBar, until: float) -> Iterator[Shape]:
        """Dots from the finish to the latest finish, closed by a tick unless the next thing hides the end."""
        s, dates = self.sizes, bar.dates
        if dates.late_finish is None or dates.total_float is None or not self.has_float_tail(bar):
            return
        left, latest = bar.right, self.scale.end_of(dates.late_finish)
        end = min(latest, until - 4 * s.unit, self.scale.right)
        if end - left < 5 * s.unit:
            return
        y = bar.middle
        item = Item("initiative", bar.initiative.id)
        yield Line(left, y, end, y, "ink2", s.hair, (s.unit, 2 * s.unit), item)
        if end == latest:
            yield Line(end, y - 4 * s.unit, end, y + 4 * s.unit, "ink2", s.thin, item=item)
        text = self.words.duration(dates.total_float)
        if self.name_floats and end - left > width_of(text, s.small, "condensed", 400) + 8 * s.unit:
            x = left + 4 * s.unit
            yield Text(x, y - 3 * s.unit, text, s.small, "ink2", "condensed", 400, halo=True, item=item)


def _joined(*facts: str) -> str:
    return " · ".join(fact for fact in facts if fact)


def initials(name: str) -> str:
    """A name as it stands in narrow places: `Javier Ruiz-Cano` is `J. Ruiz-Cano`."""
    first, _, rest = name.partition(" ")
    return f"{first[:1]}. {rest}" if rest and first[:1].isalpha() else name
