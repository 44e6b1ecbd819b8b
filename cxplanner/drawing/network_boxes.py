"""The box of an initiative in a network picture: its stream, name, key and date, badge and progress."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.badges import Badge, badge, stream_pattern
from cxplanner.drawing.palette import stream_colour
from cxplanner.drawing.placed_bars import badge_of
from cxplanner.drawing.shapes import Item, Rectangle, Shape, Text
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.drawing.text_fit import elide, width_of, wrap, wrap_or_elide

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Initiative
    from cxplanner.scheduling.results import Dates
    from cxplanner.wording.words import Words

_TAB: Final = 5.0
_PADDING: Final = 6.0
_RAIL: Final = 3.0
_SMALLEST: Final = 11.0
_WHOLE_FROM: Final = 0.999
_NAMES_FROM: Final = 0.55
_KEYS_FROM: Final = 0.2


def node_box(
    initiative: Initiative, dates: Dates, words: Words, box: Rectangle, zoom: float
) -> Iterator[Shape]:
    """The box; below a zoom only what can be read, in letters that stay large enough."""
    item = Item("initiative", initiative.id)
    mark = badge_of(initiative, dates)
    stream, is_done = initiative.stream, mark is Badge.DONE
    x, y, width, height = box[:4]
    radius = COMFORTABLE.radius if zoom >= _WHOLE_FROM else 0.0
    fill = stream_colour(stream, "done" if is_done else "tint")
    yield Rectangle(x, y, width, height, fill, radius=radius, item=item)
    if zoom >= _WHOLE_FROM:
        progress = 100 if is_done else initiative.progress
        foot = y + height - _RAIL
        yield Rectangle(x + 1, foot, width - 2, _RAIL, stream_colour(stream, "track"))
        if progress:
            yield Rectangle(x + 1, foot, (width - 2) * progress / 100, _RAIL, stream_colour(stream, "rail"))
        yield from stream_pattern(stream, Rectangle(x + 1, y + 1, _TAB, height - 2))
    elif zoom >= _KEYS_FROM:
        yield Rectangle(x, y, _TAB / zoom * 0.8, height, stream_colour(stream))
    if dates.critical:
        heavy = COMFORTABLE.heavy / min(zoom, 1)
        yield Rectangle(x, y, width, height, None, "ink", heavy, radius, item=item)
    else:
        edge = COMFORTABLE.edge / min(zoom, 1)
        yield Rectangle(x, y, width, height, None, stream_colour(stream, "edge"), edge, radius, item=item)
    if zoom >= _WHOLE_FROM:
        yield from _texts(initiative, dates, words, box, mark)
    elif zoom >= _KEYS_FROM:
        tab = _TAB / zoom * 0.8
        yield from _coarse_texts(initiative, box, _SMALLEST / zoom, tab, with_name=zoom >= _NAMES_FROM)


def faded_box(initiative: Initiative, box: Rectangle) -> Iterator[Shape]:
    """The box of what a path or a filter leaves out: pale, without its name."""
    fill = stream_colour(initiative.stream, "tint")
    item = Item("initiative", initiative.id)
    yield Rectangle(*box[:4], fill, radius=COMFORTABLE.radius, opacity=0.35, item=item)


def _texts(
    initiative: Initiative, dates: Dates, words: Words, box: Rectangle, mark: Badge | None
) -> Iterator[Shape]:
    item = Item("initiative", initiative.id)
    left = box.x + _TAB + _PADDING
    room = box.width - _TAB - 2 * _PADDING - (COMFORTABLE.badge + 3 if mark is not None else 0)
    lines = lines_of_name(initiative.title, initiative.short_title, room, 12.0, 2)
    meta = " · ".join((initiative.key, words.compact_date(dates.finish)))
    first = box.y + (15.0 if len(lines) == 2 else 20.0)
    for number, line in enumerate(lines):
        yield Text(left, first + number * 13.0, line, 12, "ink", "condensed", 600, item=item)
    foot = first + len(lines) * 13.0 + (0.5 if len(lines) == 2 else 2.0)
    shown = elide(meta, box.width - _TAB - 2 * _PADDING, 11, "condensed")
    yield Text(left, foot, shown, 11, "ink2", "condensed", 400, item=item)
    if mark is not None:
        yield from badge(mark, box.x + box.width - COMFORTABLE.badge - 5, box.y + 5, COMFORTABLE.badge)


def _coarse_texts(
    initiative: Initiative, box: Rectangle, size: float, tab: float, *, with_name: bool
) -> Iterator[Shape]:
    """The name or the key in letters of this size; nothing where not even the key fits."""
    room = box.width - tab - 8
    lines: tuple[str, ...] = ()
    if with_name:
        most = max(1, int((box.height - 4) / (size * 1.1)))
        lines = lines_of_name(initiative.title, initiative.short_title, room, size, most)
    elif width_of(initiative.key, size, "condensed", 600) <= room:
        lines = (initiative.key,)
    leading = size * 1.1
    first = box.y + (box.height - (len(lines) - 1) * leading) / 2 + size * 0.35
    item = Item("initiative", initiative.id)
    for number, line in enumerate(lines):
        yield Text(box.x + tab + 4, first + number * leading, line, size, "ink", "condensed", 600, item=item)


@lru_cache(4_096)
def lines_of_name(title: str, short_title: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """The name in lines, or the short name, or as much of the name as there is room for."""
    for name in (title, short_title):
        lines = wrap(name, room, size, "condensed", 600, most) if name else None
        if lines is not None:
            return lines
    return wrap_or_elide(title, room, size, "condensed", 600, most)
