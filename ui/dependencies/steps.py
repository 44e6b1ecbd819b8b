"""Where the arrow keys lead in a network picture: along links, or up and down in a column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from cxplanner.scheduling.results import Node

if TYPE_CHECKING:
    from cxplanner.drawing.network_picture import NetworkPicture
    from cxplanner.drawing.shapes import Rectangle

Direction = Literal["left", "right", "up", "down"]


def neighbour(picture: NetworkPicture, current: Node | None, direction: Direction) -> Node | None:
    """The predecessor or successor at the nearest height, what is next in the column, or the first box."""
    boxes = picture.layout.boxes
    if current is None or (current.kind == "initiative" and current not in boxes):
        return min(boxes, key=lambda node: (boxes[node].x, boxes[node].y), default=None)
    if direction in ("left", "right"):
        return _along_a_link(picture, current, direction)
    box = boxes.get(current)
    if box is None:
        return None
    beside = [node for node in boxes if boxes[node].x == box.x and node != current]
    above = [node for node in beside if (boxes[node].y < box.y) == (direction == "up")]
    return _nearest(boxes, above, _middle(box))


def _along_a_link(picture: NetworkPicture, current: Node, direction: Direction) -> Node | None:
    links, boxes = picture.layout.links, picture.layout.boxes
    if direction == "left":
        found = {link.source for link in links if link.target == current}
    else:
        found = {link.target for link in links if link.source == current}
    box = boxes.get(current)
    nearest = _nearest(boxes, found, _middle(box) if box is not None else 0.0)
    return nearest or next(iter(sorted(found)), None)


def _nearest(boxes: dict[Node, Rectangle], nodes: Iterable[Node], height: float) -> Node | None:
    there = [node for node in nodes if node in boxes]
    return min(there, key=lambda node: (abs(_middle(boxes[node]) - height), node.id), default=None)


def _middle(box: Rectangle) -> float:
    return box.y + box.height / 2
