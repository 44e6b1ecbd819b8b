"""Initiatives as bars: where each begins and ends, what its badge says, where its name stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cxplanner.drawing.badges import Badge
from cxplanner.drawing.labels import Label, Side, badge_width, inside_label
from cxplanner.drawing.shapes import Rectangle
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import width_of
from cxplanner.drawing.time_axis import TimeScale
from cxplanner.plan.initiatives import Initiative, Status

if TYPE_CHECKING:
    from cxplanner.scheduling.results import Dates
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

LABEL_DISTANCE = 6
"""In units, from a bar to the name beside it: the dot where a thread leaves a gate line fits in between."""

NOTCH = 0.15
"""As a share of the height of a bar: how deep the teeth are where it goes on to another sheet."""

_BADGED = frozenset((Badge.DONE, Badge.LATE, Badge.PAUSED))
"""The states that a bar shows with a badge; those planned and under way need none."""


class DatedInitiative(NamedTuple):
    """An initiative with its early dates, both inclusive, and all else that the schedule says of it."""

    initiative: Initiative
    start: date
    finish: date
    dates: Dates


@dataclass(slots=True)
class PlacedBar:
    """An initiative as a bar; `y` and `height` are known when the lanes have their places.

    `label` is None as long as the name does not fit inside and no place beside the bar is found. `late_x` is
    where a missed deadline lies, `flag` says how many days ago that is.
    """

    initiative: Initiative
    start: date
    finish: date
    dates: Dates
    x: float
    width: float
    badge: Badge | None
    label: Label | None
    late_x: float | None = None
    flag: str = ""
    y: float = 0.0
    height: float = 0.0

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def is_moment(self) -> bool:
        return self.initiative.duration == 0

    @property
    def rectangle(self) -> Rectangle:
        return Rectangle(self.x, self.y, self.width, self.height)

    def outer_span(self, sizes: Sizes) -> tuple[float, float]:
        """From where to where the bar and its label take room in their row."""
        left, right = self.x, self.right
        label = self.label
        if label is None or label.side is Side.INSIDE:
            if label is not None and label.corner_badge:
                right += sizes.badge * 0.3
            return left, right
        room = label_room(label.width, self.badge, sizes)
        return (left, right + room) if label.side is Side.RIGHT else (left - room, right)


def label_room(text_width: float, badge: Badge | None, sizes: Sizes) -> float:
    """What a label beside a bar takes: its text, its badge, and air on both sides."""
    return text_width + (LABEL_DISTANCE + 3) * sizes.unit + (badge_width(sizes) if badge else 0.0)


@dataclass(frozen=True, slots=True)
class BarPlacer:
    """Gives initiatives their bars on a time scale."""

    schedule: Schedule
    words: Words
    scale: TimeScale
    sizes: Sizes

    def place(self, dated: Iterable[DatedInitiative]) -> list[PlacedBar]:
        """A bar for each initiative that the time scale shows a part of, in the order given."""
        shown = (each for each in dated if each.finish >= self.scale.first and each.start <= self.scale.last)
        return [self._bar(each) for each in shown]

    def _bar(self, dated: DatedInitiative) -> PlacedBar:
        initiative, start, finish, dates = dated
        scale, sizes = self.scale, self.sizes
        badge = badge_of(initiative, dates)
        if initiative.duration == 0:
            radius = min(sizes.gate_radius, sizes.bar_least / 2)
            left = scale.end_of(finish) - radius
            return PlacedBar(initiative, start, finish, dates, left, 2 * radius, badge, None)
        x = max(scale.start_of(start), scale.left)
        width = max(min(scale.end_of(finish), scale.right) - x, 2 * sizes.unit)
        late_x, flag, reserved = self._lateness(initiative, finish, width, badge)
        torn_ends = (start < scale.first) + (finish > scale.last)
        reserved += torn_ends * NOTCH * sizes.bar_most
        title, short = initiative.title, initiative.short_title
        label = inside_label(title, short, width - reserved, sizes, badge=badge is not None, corner=not flag)
        return PlacedBar(initiative, start, finish, dates, x, width, badge, label, late_x, flag)

    def _lateness(
        self, initiative: Initiative, finish: date, width: float, badge: Badge | None
    ) -> tuple[float | None, str, float]:
        """Where the deadline lies that is missed, by how much, and what room that takes from the name."""
        deadline = initiative.deadline
        if badge is not Badge.LATE or deadline is None or deadline >= finish:
            return None, "", 0.0
        sizes = self.sizes
        days = self.schedule.working_days_between(deadline, finish)
        flag = self.words.say("+{days}", days=self.words.duration(days))
        room = flag_width(flag, sizes) + 4 * sizes.unit
        if width < room:
            return self.scale.end_of(deadline), "", width  # hatched all over: its name goes outside
        return self.scale.end_of(deadline), flag, room


def flag_width(flag: str, sizes: Sizes) -> float:
    """How wide the flag is that says how late a bar is."""
    return width_of(flag, sizes.small, "condensed", 700) + 7 * sizes.unit


def state_of(initiative: Initiative, dates: Dates) -> Badge:
    """Where an initiative stands, from its status and from dates that it misses."""
    if initiative.status is Status.DONE:
        return Badge.DONE
    if "deadline" in dates.violates or "pin" in dates.violates:
        return Badge.LATE
    if initiative.status is Status.PAUSED:
        return Badge.PAUSED
    return Badge.UNDER_WAY if initiative.status is Status.ACTIVE else Badge.PLANNED


def badge_of(initiative: Initiative, dates: Dates) -> Badge | None:
    state = state_of(initiative, dates)
    return state if state in _BADGED else None
