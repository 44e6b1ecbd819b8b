"""What looks different on a roadmap of thousands of bars after an edit, so that only that is painted anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from cxplanner.drawing.network import DrawnLink
from cxplanner.drawing.shapes import Rectangle
from cxplanner.scheduling.day_table import BoolArray
from ui.roadmap.dense import DenseRoadmap
from ui.roadmap.dense_ways import Floats, Ways

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from cxplanner.drawing.roadmap import RoadmapLayout

AROUND: Final = 4.0
"""Pixels by which marks, outlines and links go beyond bars and ways."""
_AROUND_SELECTED: Final = 8.0
_MOST: Final = 24
"""So many parts are painted one by one; of more, the tiles that they touch, or the whole they lie in."""
_TILE: Final = 32
_WORTH_IT: Final = 0.4
"""The share of the picture from which all of it is painted anew."""


class Shown(NamedTuple):
    """What a picture was painted from: whatever is equal here looks the same."""

    layout: RoadmapLayout | None
    size: QSize
    scrolled: tuple[int, int]
    selected: tuple[int, ...]
    moved: Mapping[int, int]
    look: tuple[bool, bool]


def changed_parts(before: Shown | None, after: Shown, visible: Rectangle) -> list[Rectangle] | None:
    """The parts of the body in which two pictures differ; None where all of it is better painted anew."""
    old, new = before.layout if before is not None else None, after.layout
    if before is None or not isinstance(old, DenseRoadmap) or not isinstance(new, DenseRoadmap):
        return None
    same_place = (before.size, before.scrolled, before.look) == (after.size, after.scrolled, after.look)
    if not same_place or not _have_one_ground(old, new):
        return None
    boxes = [_around_selected(before, after)]
    moved = _moved_bars(old, new)
    boxes += _around_bars(old, new, moved | _other_looks(old, new) | _other_marks(before, after))
    boxes += _around_links(old, new, moved)
    return few_parts(np.concatenate(boxes), visible)


def _have_one_ground(old: DenseRoadmap, new: DenseRoadmap) -> bool:
    """Whether two layouts have the same bars on the same ground, perhaps elsewhere."""
    return old is new or (
        old.content.places is new.content.places
        and old.content.links is new.content.links
        and old.ghosts is new.ghosts
        and old.looks("ground") == new.looks("ground")
    )


def _moved_bars(old: DenseRoadmap, new: DenseRoadmap) -> BoolArray:
    moved: BoolArray = (old.x0 != new.x0) | (old.x1 != new.x1) | (old.y != new.y)
    return moved


def _other_looks(old: DenseRoadmap, new: DenseRoadmap) -> BoolArray:
    """Bars with another name, progress, float or weight."""
    other = np.zeros(len(new.x0), np.bool_)
    if old.content is new.content:
        return other
    if new.options.critical_path:
        other |= old.content.critical != new.content.critical
    if new.has_floats:
        other |= old.content.late_finish != new.content.late_finish
    other[new.content.changed_since(old.content)] = True
    return other


def _other_marks(before: Shown, after: Shown) -> BoolArray:
    """Bars that are marked as moved in one of the pictures alone, or in the other direction."""
    assert isinstance(after.layout, DenseRoadmap)
    content, other = after.layout.content, np.zeros(len(after.layout.x0), np.bool_)
    if before.moved is not after.moved:
        ids = [id_ for id_, _ in before.moved.items() ^ after.moved.items()]
        other[[content.places[id_] for id_ in ids if id_ in content.places]] = True
    return other


def _around_bars(old: DenseRoadmap, new: DenseRoadmap, changed: BoolArray) -> list[Floats]:
    places = np.flatnonzero(changed)
    if not len(places):
        return []
    return [around(np.column_stack(each.reaches(places)), AROUND) for each in (old, new)]


def _around_links(old: DenseRoadmap, new: DenseRoadmap, moved: BoolArray) -> list[Floats]:
    """The ways that are not the same, where they were and where they are."""
    boxes: list[Floats] = []
    links = new.content.links
    if new.options.all_links and moved.any():
        ends = np.zeros(len(links.ids), np.bool_)
        ends[links.between] = moved[links.source[links.between]] | moved[links.target[links.between]]
        ends |= (links.gate > 0) & (links.target >= 0) & moved[links.target]
        which = np.isin(new.ways.ids, links.ids[ends])
        boxes += [_pieces(each.ways.at(np.flatnonzero(which))) for each in (old, new)]
    if new.options.critical_path:
        for one, other in ((old, new), (new, old)):
            mine = one.content.critical_links
            source, target, critical = links.source[mine], links.target[mine], other.content.critical
            changed = moved[source] | moved[target] | ~(critical[source] & critical[target])
            if changed.any():
                boxes.append(_pieces(one.ways_of(mine[changed])))
    return boxes


def _pieces(ways: Ways) -> Floats:
    """Boxes around the three pieces of each way."""
    return np.concatenate(
        (
            _box(ways.x0, ways.y0, ways.xm, ways.y0),
            _box(ways.xm, ways.y0, ways.xm, ways.y1),
            _box(ways.xm, ways.y1, ways.x1, ways.y1),
        )
    )


def _box(x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> Floats:
    edges = (np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1))
    return around(np.column_stack(edges), AROUND)


def _around_selected(before: Shown, after: Shown) -> Floats:
    """The links of what is selected, where they are not drawn as they were."""
    assert before.layout is not None
    assert after.layout is not None
    old, new = before.layout.drawn_links(before.selected), after.layout.drawn_links(after.selected)
    kept = set(old) & set(new)
    pieces = [
        (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        for link in _others((*old, *new), kept)
        for (x0, y0), (x1, y1) in pairwise(link.points)
    ]
    return around(np.array(pieces, np.float64).reshape(-1, 4), _AROUND_SELECTED)


def _others(links: Iterable[DrawnLink], kept: set[DrawnLink]) -> list[DrawnLink]:
    return [link for link in links if link not in kept]


def around(edges: Floats, space: float) -> Floats:
    """Boxes of left, top, right and bottom with a space around them."""
    wider: Floats = edges + np.array((-space, -space, space, space))
    return wider


def few_parts(edges: Floats, visible: Rectangle, most_area: float = _WORTH_IT) -> list[Rectangle] | None:
    """What is seen of boxes, as a few rectangles on whole pixels; None from that share of the picture on."""
    right, bottom = visible.x + visible.width, visible.y + visible.height
    edges[:, :2] = np.floor(np.maximum(edges[:, :2], (visible.x, visible.y)))
    edges[:, 2:] = np.ceil(np.minimum(edges[:, 2:], (right, bottom)))
    seen = edges[(edges[:, 0] < edges[:, 2]) & (edges[:, 1] < edges[:, 3])]
    found = set(map(tuple, seen.tolist()))
    if len(found) > _MOST:
        found = _runs_of_tiles(seen, visible)
    if len(found) > _MOST:
        found = {(*seen[:, :2].min(axis=0).tolist(), *seen[:, 2:].max(axis=0).tolist())}
    parts = [Rectangle(x0, y0, x1 - x0, y1 - y0) for x0, y0, x1, y1 in found]
    area = sum(part.width * part.height for part in parts)
    return parts if area <= most_area * visible.width * visible.height else None


def _runs_of_tiles(boxes: Floats, visible: Rectangle) -> set[tuple[float, ...]]:
    """Boxes on whole pixels in sight as the tiles that they touch, those beside each other joined."""
    corner = np.floor((visible.x, visible.y))
    first = ((boxes[:, :2] - corner) // _TILE).astype(np.int64)
    last = ((boxes[:, 2:] - 1 - corner) // _TILE).astype(np.int64) + 1
    wide, high = int(visible.width // _TILE) + 2, int(visible.height // _TILE) + 2
    corners = np.zeros((high + 1, wide + 1), np.int64)  # of boxes; summed both ways they count boxes by tile
    for rows, columns, sign in (
        (first, first, 1), (last, last, 1), (first, last, -1), (last, first, -1),
    ):  # fmt: skip
        np.add.at(corners, (rows[:, 1], columns[:, 0]), sign)
    touched = np.zeros((high + 1, wide + 2), np.int8)
    touched[:, 1:] = corners.cumsum(axis=0).cumsum(axis=1) > 0
    steps = np.diff(touched, axis=1)
    row, begin = np.nonzero(steps == 1)
    _, end = np.nonzero(steps == -1)
    edges = np.column_stack((begin, row, end, row + 1)) * _TILE + np.concatenate((corner, corner))
    most = np.ceil((visible.x + visible.width, visible.y + visible.height))
    edges[:, 2:] = np.minimum(edges[:, 2:], most)
    return set(map(tuple, edges.tolist()))


def touching(
    left: Floats, top: Floats, right: Floats, bottom: Floats, parts: Sequence[Rectangle]
) -> BoolArray:
    """Which boxes touch one of the parts, with what is drawn around them."""
    touch = np.zeros(len(left), np.bool_)
    for x, y, width, height, *_ in parts:
        touch |= (
            (left <= x + width + AROUND)
            & (right >= x - AROUND)
            & (top <= y + height + AROUND)
            & (bottom >= y - AROUND)
        )
    return touch
