"""The places of a page that lead to where an item is told of on another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cxplanner.drawing.shapes import Clip, Item, Rectangle, Shape, Text
from cxplanner.drawing.text_fit import width_of
from cxplanner.report.sheets import Place


class LinkArea(NamedTuple):
    """A rectangle in points from the top left corner, and where it leads."""

    left: float
    top: float
    width: float
    height: float
    to: Place


def link_areas(shapes: Iterable[Shape], number: int, homes: Mapping[Item, Place]) -> list[LinkArea]:
    """An area for each text and body of an item whose home is another sheet than the one of this number."""
    found: list[LinkArea] = []
    for item, left, top, width, height in bodies_of(shapes):
        place = homes.get(item)
        if place is None or place.sheet == number:
            continue
        area = LinkArea(left, top, width, height, place)
        if not any(_holds(other, area) for other in found[-8:]):  # the shapes of one bar follow each other
            found.append(area)
    return found


def _holds(outer: LinkArea, inner: LinkArea) -> bool:
    return (
        outer.to == inner.to
        and outer.left <= inner.left
        and outer.top <= inner.top
        and outer.left + outer.width >= inner.left + inner.width
        and outer.top + outer.height >= inner.top + inner.height
    )


def bodies_of(shapes: Iterable[Shape]) -> Iterator[tuple[Item, float, float, float, float]]:
    """The items that are shown, each with left, top, width and height of its text or body."""
    for shape in shapes:
        if isinstance(shape, Clip):
            yield from bodies_of(shape.shapes)
        elif isinstance(shape, Text) and shape.item is not None:
            width = width_of(shape.text, shape.size, shape.face, shape.weight)
            left = shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
            yield shape.item, left, shape.y - shape.size, width, shape.size * 1.25
        elif isinstance(shape, Rectangle) and shape.item is not None:
            yield shape.item, shape.x, shape.y, shape.width, shape.height
