"""The shapes of a network picture: boxes of initiatives, links that drive and that leave room, gate lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.badges import Badge, badge, gate_mark
from cxplanner.drawing.links import distance_to, link_shapes, rounded
from cxplanner.drawing.network_boxes import faded_box, node_box
from cxplanner.drawing.network_contents import label_of
from cxplanner.drawing.network_layout import NetworkLayout, RoutedLink
from cxplanner.drawing.shapes import Circle, Item, Line, Path, Rectangle, Shape, Text
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.scheduling.results import Node

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

HEADER_HEIGHT: Final = 46.0
_BADGE: Final = 12.0
_LABELS_FROM: Final = 0.85
_ROUNDED_FROM: Final = 0.5
_REACH: Final = 4.0
_ROOM_DASH: Final = (3.0, 3.0)
_LABEL_HEIGHT: Final = 10.5
_STYLES: Final = ("critical", "driving", "room", "pale")


@dataclass(frozen=True)
class NetworkPicture:
    """A layout with what the schedule says of it.

    `kept` are the nodes that a path or a filter keeps, None for all; the others are pale and have no name.
    """

    layout: NetworkLayout
    schedule: Schedule
    words: Words
    kept: Set[Node] | None = None
    _drawn: dict[tuple[int, str, bool], tuple[Shape, ...]] = field(default_factory=dict)

    # ------------------------------------------------------------------ what is where

    def item_at(self, x: float, y: float, reach: float = _REACH) -> Item | None:
        """The initiative, gate or link at a place."""
        for node, box in self.layout.boxes.items():
            if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height:
                return Item(node.kind, node.id)
        near = [
            (distance_to(link.points, x, y), link.id)
            for link in self.layout.links
            if link.box[0] - reach <= x <= link.box[2] + reach
            and link.box[1] - reach <= y <= link.box[3] + reach
        ]
        if near and min(near)[0] <= reach:
            return Item("link", min(near)[1])
        return next(
            (Item("gate", number) for number, line in self.layout.gates.items() if abs(line - x) <= reach),
            None,
        )

    def box_of(self, node: Node) -> Rectangle | None:
        """Where an initiative stands, or the line of a gate."""
        if node.kind == "gate" and node.id in self.layout.gates:
            return Rectangle(self.layout.gates[node.id], 0, 0, self.layout.height)
        return self.layout.boxes.get(node)

    # ------------------------------------------------------------------ the body

    def body(self, visible: Rectangle, zoom: float = 1.0, accent: Set[int] = frozenset()) -> Iterator[Shape]:
        """What a part of the picture shows at a zoom; the links of `accent` stand out."""
        for line in self.layout.gates.values():
            yield Line(line, visible.y, line, visible.y + visible.height, "ink3", 1 / min(zoom, 1))
        seen = [link for link in self.layout.links if _touches(link.box, visible)]
        is_rough = zoom < _ROUNDED_FROM
        for style in reversed(_STYLES):
            for link in seen:
                if self._style(link) == style:
                    yield from self._link(link, style, is_rough)
        yield from self._threads(zoom)
        for link in seen:
            if link.id in accent and self._style(link) != "pale":
                yield from self._link(link, "accent", is_rough)
        if zoom >= _LABELS_FROM:
            for link in seen:
                yield from self._label(link, accent, 11 / min(zoom, 1))
        for node, box in self.layout.boxes.items():
            if _touches((box.x, box.y, box.x + box.width, box.y + box.height), visible):
                yield from self._box(node, box, zoom)

    def _style(self, link: RoutedLink) -> str:
        if self.kept is not None and not (link.source in self.kept and link.target in self.kept):
            return "pale"
        facts = self.schedule.link_slacks
        if facts.is_critical(link.id):
            return "critical"
        return "driving" if facts.is_driving(link.id) else "room"

    def _link(self, link: RoutedLink, style: str, is_rough: bool) -> tuple[Shape, ...]:
        key = (link.id, style, is_rough)
        shapes = self._drawn.get(key)
        if shapes is None:
            made = _straight(link, style) if is_rough else _curved(link, style)
            shapes = self._drawn[key] = tuple(made)
        return shapes

    @cached_property
    def _labels(self) -> dict[int, str]:
        """What stands at the ends of links; where they end close together, what drives is said first."""
        labels: dict[int, str] = {}
        taken: dict[Node, list[float]] = {}
        for link in sorted(self.layout.links, key=lambda each: _STYLES.index(self._style(each))):
            dependency = self.schedule.plan.dependencies.get(link.id)
            text = label_of(dependency) if dependency is not None else ""
            heights = taken.setdefault(link.target, [])
            y = link.points[-1][1]
            if text and all(abs(y - other) >= _LABEL_HEIGHT for other in heights):
                heights.append(y)
                labels[link.id] = text
        return labels

    def _label(self, link: RoutedLink, accent: Set[int], size: float) -> Iterator[Shape]:
        text = self._labels.get(link.id)
        if text and self._style(link) != "pale":
            x, y = link.points[-1]
            width = width_of(text, size, "condensed", 500)
            yield Rectangle(x - 10 - width, y - 11, width + 2, 9, "canvas")
            ink = "accent" if link.id in accent else "ink2"
            yield Text(x - 9, y - 3, text, size, ink, "condensed", 500, "end", item=Item("link", link.id))

    def _threads(self, zoom: float) -> Iterator[Shape]:
        """The critical thread into the gate lines and out of them, where it runs beside them."""
        width = 2 / min(zoom, 1)
        for number, dots in self._dots.items():
            x = self.layout.gates[number]
            yield Line(x, min(dots), x, max(dots), "ink", width)
            yield from (Circle(x, y, 1.35 * width, "ink") for y in dots)
        for left, right, y in self._stubs:
            yield Line(left, y, right, y, "ink", width)

    @cached_property
    def _stubs(self) -> list[tuple[float, float, float]]:
        stubs = []
        for _, line, box, feeds in self._beside_gates():
            middle = box.y + box.height / 2
            stubs.append((box.x + box.width, line, middle) if feeds else (line, box.x, middle))
        return stubs

    @cached_property
    def _dots(self) -> dict[int, list[float]]:
        dots: dict[int, list[float]] = {}
        for number, _, box, _ in self._beside_gates():
            dots.setdefault(number, []).append(box.y + box.height / 2)
        return dots

    def _beside_gates(self) -> Iterator[tuple[int, float, Rectangle, bool]]:
        """Critical initiatives beside the line of a gate that they drive or that drives them."""
        layout = self.layout
        for link in self.schedule.critical_gate_links:
            nodes = (link.source, link.target)
            if self.kept is not None and not self.kept >= set(nodes):
                continue
            gate, node = sorted(nodes, key=lambda each: each.kind != "gate")
            feeds = link.target == gate
            side = (layout.feeds if feeds else layout.fed).get(gate.id, frozenset())
            if node in side:
                yield gate.id, layout.gates[gate.id], layout.boxes[node], feeds

    def _box(self, node: Node, box: Rectangle, zoom: float) -> Iterator[Shape]:
        initiative = self.schedule.plan.initiatives.get(node.id)
        if initiative is None:
            return
        if self.kept is not None and node not in self.kept:
            yield from faded_box(initiative, box)
        else:
            yield from node_box(initiative, self.schedule.initiative(node.id), self.words, box, zoom)

    # ------------------------------------------------------------------ the head

    def header(self, left: float, width: float, zoom: float) -> Iterator[Shape]:
        """The marks and names of the gates above their lines, in pixels, from a place of the body on."""
        yield Rectangle(0, 0, width, HEADER_HEIGHT, "canvas")
        lines = sorted((line, number) for number, line in self.layout.gates.items())
        before = 0.0
        for line, number in lines:
            x = (line - left) * zoom
            yield Line(x, 22, x, HEADER_HEIGHT, "ink3", 1)
            yield from self._gate(number, x, x - before - 16)
            before = x
        yield Line(0, HEADER_HEIGHT - 0.5, width, HEADER_HEIGHT - 0.5, "line2", 1)

    def _gate(self, number: int, x: float, room: float) -> Iterator[Shape]:
        stage, item = self.schedule.plan.stages[number], Item("gate", number)
        passed = stage.gate_passed_on is not None
        yield from gate_mark(number, x, 12, COMFORTABLE, passed=passed, item=item)
        name = f"{stage.gate_key} {stage.gate_name}".strip()
        shown = elide(name, room - 14, 12, "condensed", 600)
        if shown == name or len(shown) > len(stage.gate_key) + 3:
            yield Text(x - 14, 16, shown, 12, "ink", "condensed", 600, "end", item=item)
            yield from self._gate_date(number, x - 14, room)

    def _gate_date(self, number: int, right: float, room: float) -> Iterator[Shape]:
        """The day of a gate; what is wrong with it as a badge before it, and as a word if there is room."""
        item, day = Item("gate", number), self.schedule.gate_day(number)
        date = self.words.compact_date(day) if day is not None else self.words.gate_day(None)
        wrong = self._wrong_with(number)
        taken = _BADGE + 4 if wrong else 0
        texts = [f"{date} · {wrong}", date] if wrong else [date]
        for text in texts:
            width = width_of(text, 11, "condensed")
            if width + taken <= room:
                ink = "late" if wrong else "ink2"
                yield Text(right, 31, text, 11, ink, "condensed", 400, "end", item=item)
                break
        else:
            width = -4
        if wrong:
            yield from badge(Badge.LATE, right - width - taken, 31 - _BADGE + 1.5, _BADGE, item)

    def _wrong_with(self, number: int) -> str:
        """In a word, why a gate cannot be where it is; empty where it can."""
        dates, words = self.schedule.gate(number), self.words
        if "gate" in dates.violates:
            return words.say("too early")
        if dates.total_float is not None and dates.total_float < 0:
            return words.say("{days} late", days=words.duration(-dates.total_float))
        return ""


def _straight(link: RoutedLink, style: str) -> Iterator[Shape]:
    """Where corners are smaller than a pixel: plain lines of one stroke each."""
    colour, width = {"critical": ("ink", 4.0), "accent": ("accent", 4.0), "pale": ("line", 2.0)}.get(
        style, ("ink3", 2.0)
    )
    yield Path(rounded(link.points, 0), None, colour, width, item=Item("link", link.id))


def _curved(link: RoutedLink, style: str) -> Iterator[Shape]:
    item = Item("link", link.id)
    if style == "accent":
        yield from link_shapes(link.points, "canvas", COMFORTABLE.heavy + 3, COMFORTABLE, item)
        yield from link_shapes(link.points, "accent", COMFORTABLE.heavy, COMFORTABLE, item)
        return
    colour, width = {
        "critical": ("ink", COMFORTABLE.heavy),
        "driving": ("ink2", COMFORTABLE.hair),
        "room": ("ink3", COMFORTABLE.hair),
        "pale": ("line", COMFORTABLE.hair),
    }[style]
    shaft, *head = link_shapes(link.points, colour, width, COMFORTABLE, item)
    if style == "room" and isinstance(shaft, Path):
        shaft = shaft._replace(dash=_ROOM_DASH)
    yield from (shaft, *head)


def _touches(box: Sequence[float], visible: Rectangle) -> bool:
    return (
        box[0] <= visible.x + visible.width
        and visible.x <= box[2]
        and box[1] <= visible.y + visible.height
        and visible.y <= box[3]
    )
