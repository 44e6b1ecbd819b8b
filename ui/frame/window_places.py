"""Where a window goes, from the screens of today and the places it had on each screen before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize

FIRST_SIZE: Final = QSize(1440, 870)
ROOM_FOR_TITLE: Final = 40
"""Pixels that the frame around the window takes."""
EDGE_TO_GRIP: Final = 120
"""Pixels of the upper edge that must be in sight, so that a hand can move the window."""
MOST_SCREENS: Final = 12
"""Of so many screens a place is remembered; the ones that were not used for longest are forgotten."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its name, its size, and where it leaves room between the panels of the desktop."""

    name: str
    size: QSize
    free: QRect

    @property
    def key(self) -> str:
        """What tells it from others: a projector on the same socket has another size."""
        return f"{self.name} {self.size.width()}×{self.size.height()}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a window is: pixels from the corner of the free room of its screen, without the frame."""

    x: int
    y: int
    width: int
    height: int
    is_maximized: bool = False


@dataclass(frozen=True, slots=True)
class Placing:
    """Where to put a window now."""

    area: QRect
    is_maximized: bool


def placed(places: dict[str, Place], screens: Sequence[Screen]) -> Placing:
    """The place on the screen that was used last among those that are there; `places` begins with the screen
    that was used longest ago, `screens` with the primary one. A screen that has gone gives its size, not its
    place, and the window never reaches beyond the free room."""
    for key, place in reversed(places.items()):
        for screen in screens:
            if screen.key == key:
                return Placing(_within(_absolute(place, screen), screen.free), place.is_maximized)
    last = next(reversed(places.values()), None)
    size = QSize(last.width, last.height) if last is not None else FIRST_SIZE
    return Placing(_in_the_middle(size, screens[0].free), last is not None and last.is_maximized)


def place_on(area: QRect, screen: Screen, *, is_maximized: bool) -> Place:
    """What to remember of a window on this screen; `area` is what it covers when it is not maximized."""
    free = screen.free
    return Place(area.x() - free.x(), area.y() - free.y(), area.width(), area.height(), is_maximized)


def with_place(places: Mapping[str, Place], screen: Screen, place: Place) -> dict[str, Place]:
    """The places with another one for this screen, which counts as used last."""
    others = [(key, each) for key, each in places.items() if key != screen.key]
    return dict([*others[1 - MOST_SCREENS :], (screen.key, place)])


def is_in_reach(area: QRect, screens: Sequence[Screen]) -> bool:
    """Whether a window lies on the screens as a whole, with enough of its upper edge in sight to move it."""
    desktop = QRect()
    for screen in screens:
        desktop = desktop.united(screen.free)
    edge = QRect(area.x(), area.y(), area.width(), 1)
    in_sight = max((screen.free.intersected(edge).width() for screen in screens), default=0)
    return desktop.contains(area) and in_sight >= min(area.width(), EDGE_TO_GRIP)


def as_setting(places: Mapping[str, Place]) -> list[list[object]]:
    """Places as JSON says them; a list, since their order counts."""
    return [[key, each.x, each.y, each.width, each.height, each.is_maximized] for key, each in places.items()]


def read_places(value: object) -> dict[str, Place]:
    """Places from a setting; what is not a place is left out."""
    read: dict[str, Place] = {}
    for listed in value if isinstance(value, list) else ():
        match listed:
            case [str(key), int(x), int(y), int(width), int(height), bool(is_maximized)] if (
                width > 0 and height > 0
            ):
                read[key] = Place(x, y, width, height, is_maximized)
    return read


def _absolute(place: Place, screen: Screen) -> QRect:
    return QRect(screen.free.x() + place.x, screen.free.y() + place.y, place.width, place.height)


def _within(area: QRect, free: QRect) -> QRect:
    """The nearest area inside the free room, smaller where it is too large."""
    width = min(area.width(), free.width())
    height = min(area.height(), free.height() - ROOM_FOR_TITLE)
    x = max(free.x(), min(area.x(), free.x() + free.width() - width))
    y = max(free.y(), min(area.y(), free.y() + free.height() - height))
    return QRect(x, y, width, height)


def _in_the_middle(size: QSize, free: QRect) -> QRect:
    inside = _within(QRect(free.topLeft(), size), free)
    inside.moveLeft(free.x() + (free.width() - inside.width()) // 2)
    inside.moveTop(free.y() + (free.height() - inside.height() + ROOM_FOR_TITLE) // 2)
    return _within(inside, free)
