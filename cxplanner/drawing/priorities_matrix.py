"""The matrix of priorities: impact against effort, a bubble for each open initiative, its area the cost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import hypot, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from cxplanner.drawing.boxes import Box
from cxplanner.drawing.palette import stream_colour
from cxplanner.drawing.shapes import Circle, Drawing, Horizontal, Item, Line, Rectangle, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.plan.initiatives import CashflowKind, Recurrence, Status
from cxplanner.priorities.scores import OPEN

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Initiative
    from cxplanner.plan.plan import Plan
    from cxplanner.wording.words import Words

SCALE: Final = 100
MIDDLE: Final = 50
_LEFT, _TOP, _RIGHT, _BOTTOM = 40.0, 28.0, 16.0, 46.0
_TRAY_ROW: Final = 26.0
_ABOVE_TRAY: Final = 12.0
_SMALLEST, _LARGEST = 8.0, 32.0
_KEY_SIZE, _NAME_SIZE, _AXIS_SIZE = 11.0, 12.0, 11.0
_ROOM_FOR_NAME: Final = 150.0
_MOST_NAMES: Final = 150
"""With more bubbles, names would hide them."""


class Place(NamedTuple):
    """Where somebody puts an initiative; both 0 to 100."""

    effort: int
    impact: int


class Bubble(NamedTuple):
    """An initiative on the matrix, or in the tray of those that are not placed yet."""

    initiative: int
    x: float
    y: float
    radius: float
    is_placed: bool


@dataclass(frozen=True)
class PrioritiesMatrix:
    """The layout; `drawing` makes its shapes, the other methods answer a pointer."""

    plan: Plan
    words: Words
    width: float
    height: float
    plot: Box
    bubbles: tuple[Bubble, ...]
    faded: frozenset[int]
    hidden_in_tray: int

    def bubble_at(self, x: float, y: float) -> Bubble | None:
        """The topmost bubble under a point; small ones lie over large ones."""
        hits = (each for each in self.bubbles if hypot(each.x - x, each.y - y) <= max(each.radius, 12))
        return min(hits, key=lambda each: each.radius, default=None)

    def bubble_of(self, initiative_id: int) -> Bubble | None:
        return self._by_initiative.get(initiative_id)

    @cached_property
    def _by_initiative(self) -> dict[int, Bubble]:
        return {each.initiative: each for each in self.bubbles}

    def place_at(self, x: float, y: float) -> Place:
        """What a point of the plot means; outside it, the nearest value counts."""
        plot = self.plot
        effort = (x - plot.left) / (plot.right - plot.left) * SCALE
        impact = (plot.bottom - y) / (plot.bottom - plot.top) * SCALE
        return Place(*(max(0, min(SCALE, round(each))) for each in (effort, impact)))

    def drawing(self) -> Drawing:
        """Everything but what is selected, which the window adds."""
        shapes = (*self._ground(), *self._axes(), *self._bubble_shapes(), *self._tray())
        return Drawing(self.width, self.height, shapes)

    # ------------------------------------------------------------------ the ground

    def _ground(self) -> Iterator[Shape]:
        plot = self.plot
        middle_x, middle_y = (plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2
        yield Rectangle(
            plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top, None, "line2", 1.0
        )
        yield Rectangle(plot.left, plot.top, middle_x - plot.left, middle_y - plot.top, "band", "ink", 1.5)
        yield Line(middle_x, middle_y, middle_x, plot.bottom, "line2", 1.0)
        yield Line(middle_x, middle_y, plot.right, middle_y, "line2", 1.0)
        for corner in self._corners():
            yield from corner

    def _corners(self) -> Iterator[tuple[Text, Text]]:
        """The name of each quarter, and what to do with what lies in it."""
        plot, say = self.plot, self.words.say
        corners: tuple[tuple[float, float, Horizontal, str, str], ...] = (
            (plot.left + 12, plot.top + 24, "start", say("Quick wins"), say("much impact, little effort")),
            (plot.right - 12, plot.top + 24, "end", say("Big bets"), say("plan, split, protect")),
            (plot.left + 12, plot.bottom - 24, "start", say("Fill-ins"), say("when people are free")),
            (plot.right - 12, plot.bottom - 24, "end", say("Think again"), say("much effort, little impact")),
        )
        room = (plot.right - plot.left) / 2 - 24
        for x, y, anchor, title, advice in corners:
            yield (
                Text(x, y, elide(title, room, 15, "sans", 600), 15, "ink", "sans", 600, anchor),
                Text(x, y + 15, elide(advice, room, 11.5), 11.5, "ink2", anchor=anchor),
            )

    def _corner_boxes(self) -> Iterator[Box]:
        for title, advice in self._corners():
            width = max(width_of(title.text, 15, "sans", 600), width_of(advice.text, 11.5))
            left = title.x if title.anchor == "start" else title.x - width
            yield Box(left - 4, title.y - 14, left + width + 4, advice.y + 4)

    def _axes(self) -> Iterator[Shape]:
        plot, say = self.plot, self.words.say
        for value in range(0, SCALE + 1, 25):
            x = plot.left + (plot.right - plot.left) * value / SCALE
            y = plot.bottom - (plot.bottom - plot.top) * value / SCALE
            yield Line(x, plot.bottom, x, plot.bottom + 4, "line2", 1.0)
            yield Text(x, plot.bottom + 16, str(value), _AXIS_SIZE, "ink3", anchor="middle")
            yield Line(plot.left - 4, y, plot.left, y, "line2", 1.0)
            yield Text(plot.left - 8, y + 4, str(value), _AXIS_SIZE, "ink3", anchor="end")
        yield Text(
            (plot.left + plot.right) / 2,
            plot.bottom + 34,
            say("Effort →"),
            12,
            "ink",
            weight=600,
            anchor="middle",
        )
        yield Text(12, plot.top - 10, say("↑ Impact"), 12, "ink", weight=600)

    # ------------------------------------------------------------------ bubbles

    def _bubble_shapes(self) -> Iterator[Shape]:
        placed = sorted((each for each in self.bubbles if each.is_placed), key=lambda each: -each.radius)
        taken = [_around(each.x, each.y, each.radius) for each in placed]
        taken += self._corner_boxes()
        for bubble in placed:
            yield from self._disc(bubble)
        for bubble in placed if len(placed) <= _MOST_NAMES else ():
            if bubble.initiative not in self.faded:
                name = self._name(bubble, taken)
                if name is not None:
                    yield name

    def _disc(self, bubble: Bubble) -> Iterator[Shape]:
        initiative = self.plan.initiatives[bubble.initiative]
        item = Item("initiative", bubble.initiative)
        is_faded = bubble.initiative in self.faded
        fill = stream_colour(initiative.stream, "done" if is_faded else "tint")
        stroke = stream_colour(initiative.stream, "tint" if is_faded else "edge")
        if initiative.status is Status.MEASURE:
            fill = "canvas"
        yield Circle(bubble.x, bubble.y, bubble.radius, fill, stroke, 1.5, item)
        width = width_of(initiative.key, _KEY_SIZE, "condensed", 600)
        if not is_faded and width + 4 <= 2 * bubble.radius:
            yield Text(
                bubble.x,
                bubble.y + 4,
                initiative.key,
                _KEY_SIZE,
                "ink",
                "condensed",
                600,
                "middle",
                item=item,
            )

    def _name(self, bubble: Bubble, taken: list[Box]) -> Text | None:
        """The name beside a bubble, where it hides nothing; none where there is no such place."""
        initiative = self.plan.initiatives[bubble.initiative]
        name = initiative.short_title or initiative.title
        if width_of(initiative.key, _KEY_SIZE, "condensed", 600) + 4 > 2 * bubble.radius:
            name = f"{initiative.key} {name}"
        name = elide(name, _ROOM_FOR_NAME, _NAME_SIZE, "condensed", 500)
        width = width_of(name, _NAME_SIZE, "condensed", 500)
        x, y, radius = bubble.x, bubble.y, bubble.radius + 4
        choices: tuple[tuple[float, float, float], ...] = (
            (x + radius, y + 4, x + radius),
            (x - radius - width, y + 4, x - radius - width),
            (x - width / 2, y + radius + 10, x - width / 2),
            (x - width / 2, y - radius - 2, x - width / 2),
        )
        for left, base, start in choices:
            box = Box(left, base - 10, left + width, base + 3)
            if self.plot.holds(box) and not any(box.meets(each) for each in taken):
                taken.append(box)
                item = Item("initiative", bubble.initiative)
                return Text(start, base, name, _NAME_SIZE, "ink", "condensed", 500, halo=True, item=item)
        return None

    def _tray(self) -> Iterator[Shape]:
        """Those without impact or effort, under the plot, to be dragged into it."""
        waiting = [each for each in self.bubbles if not each.is_placed]
        if not waiting:
            return
        first = waiting[0]
        top = first.y - _TRAY_ROW
        yield Text(4, top + 2, self.words.say("Not placed yet: drag into the matrix"), 11.5, "ink2")
        for bubble in waiting:
            initiative = self.plan.initiatives[bubble.initiative]
            item = Item("initiative", bubble.initiative)
            stroke = stream_colour(initiative.stream, "edge")
            yield Circle(bubble.x, bubble.y, bubble.radius, "canvas", stroke, 1.5, item)
            yield Text(
                bubble.x + 12, bubble.y + 4, initiative.key, _NAME_SIZE, "ink", "condensed", 500, item=item
            )
        if self.hidden_in_tray:
            more = self.words.say_number("and {n} more", "and {n} more", self.hidden_in_tray)
            yield Text(self.width - 8, top + 2, more, 11.5, "ink2", anchor="end")


def lay_out_matrix(
    plan: Plan,
    words: Words,
    width: float,
    height: float,
    *,
    faded: Collection[int] = (),
    moved: Mapping[int, Place] | None = None,
) -> PrioritiesMatrix:
    """The matrix in so much room. `moved` are places that a drag tries, `faded` what a filter leaves out."""
    open_ones = [each for each in plan.initiatives_in_order if each.status in OPEN]
    places = {each.id: place for each in open_ones if (place := _place(each, moved or {})) is not None}
    waiting = [each for each in open_ones if each.id not in places]
    rows, shown = _tray_rows(waiting, width)
    tray = _ABOVE_TRAY + _TRAY_ROW * (rows + 0.6) if waiting else 0.0
    plot = Box(_LEFT, _TOP, max(_LEFT + 40, width - _RIGHT), max(_TOP + 40, height - _BOTTOM - tray))
    radii = _radii(plan, places)
    bubbles = [
        Bubble(
            id_,
            plot.left + (plot.right - plot.left) * place.effort / SCALE,
            plot.bottom - (plot.bottom - plot.top) * place.impact / SCALE,
            radii[id_],
            is_placed=True,
        )
        for id_, place in places.items()
    ]
    top = plot.bottom + _BOTTOM + _ABOVE_TRAY + _TRAY_ROW
    bubbles += [
        Bubble(each.id, x, top + row * _TRAY_ROW - 4, _SMALLEST, is_placed=False) for each, x, row in shown
    ]
    return PrioritiesMatrix(
        plan, words, width, height, plot, tuple(bubbles), frozenset(faded), len(waiting) - len(shown)
    )


def _place(initiative: Initiative, moved: Mapping[int, Place]) -> Place | None:
    if initiative.id in moved:
        return moved[initiative.id]
    if initiative.impact is None or initiative.effort is None:
        return None
    return Place(initiative.effort, initiative.impact)


def _radii(plan: Plan, ids: Collection[int]) -> dict[int, float]:
    """The area tells the cost once; without costs the smallest."""
    costs = {
        id_: sum(
            flow.amount
            for flow in plan.cashflows_of.get(id_, ())
            if flow.kind is CashflowKind.COST and flow.recurrence is Recurrence.ONCE
        )
        for id_ in ids
    }
    most = max(costs.values(), default=0)
    if not most:
        return dict.fromkeys(costs, _SMALLEST + 3)
    return {id_: max(_SMALLEST, _LARGEST * sqrt(cost / most)) for id_, cost in costs.items()}


def _tray_rows(waiting: list[Initiative], width: float) -> tuple[int, list[tuple[Initiative, float, int]]]:
    """At most two rows of keys, each with its place from the left and its row."""
    shown, x, row = [], 14.0, 0
    for initiative in waiting:
        needed = 28 + width_of(initiative.key, _NAME_SIZE, "condensed", 500)
        if x + needed > width - 8:
            x, row = 14.0, row + 1
        if row > 1:
            break
        shown.append((initiative, x, row))
        x += needed
    return (1 + min(row, 1), shown) if waiting else (0, shown)


def _around(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, x + radius, y + radius)
