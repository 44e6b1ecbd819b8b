"""What tests ask of a picture: its texts, where they are, and whether any two of them meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxplanner.drawing.shapes import Clip, Item, Rectangle, Shape, Text
from cxplanner.drawing.text_fit import width_of

Box = tuple[float, float, float, float]


def all_shapes(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """Every shape, those in clips included."""
    for shape in shapes:
        if isinstance(shape, Clip):
            yield from all_shapes(shape.shapes)
        else:
            yield shape


def texts(shapes: Iterable[Shape]) -> list[Text]:
    return [shape for shape in all_shapes(shapes) if isinstance(shape, Text)]


def written(shapes: Iterable[Shape]) -> str:
    """All texts, one a line."""
    return "\n".join(text.text for text in texts(shapes))


def box_of(text: Text) -> Box:
    """The place of a text from the top of its capitals to a little below its baseline."""
    width = width_of(text.text, text.size, text.face, text.weight)
    left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return left, text.y - 0.70 * text.size, left + width, text.y + 0.18 * text.size


def meeting_texts(shapes: Iterable[Shape]) -> list[tuple[str, str]]:
    """Pairs of texts that cover one another."""
    boxes = sorted(((box_of(text), text.text) for text in texts(shapes)), key=lambda each: each[0])
    pairs = []
    for index, (one, text) in enumerate(boxes):
        for other, other_text in boxes[index + 1 :]:
            if other[0] >= one[2] - 0.3:
                break
            if one[1] < other[3] - 0.3 and other[1] < one[3] - 0.3:
                pairs.append((text, other_text))
    return pairs


def shown_ids(shapes: Iterable[Shape], kind: str) -> set[int]:
    """The ids of what is drawn of a kind."""
    items = (getattr(shape, "item", None) for shape in all_shapes(shapes))
    return {item.id for item in items if isinstance(item, Item) and item.kind == kind}


def all_bars(shapes: Iterable[Shape]) -> Iterator[tuple[Item, Box]]:
    """The bodies of bars: filled rectangles that belong to an initiative, with their places."""
    for shape in all_shapes(shapes):
        if (
            isinstance(shape, Rectangle)
            and shape.item is not None
            and shape.item.kind == "initiative"
            and shape.fill is not None
            and shape.fill.endswith((".tint", ".done"))
        ):
            yield shape.item, (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)


def foreign_texts(shapes: Iterable[Shape]) -> list[tuple[str, Item]]:
    """Texts that cover the bar of an initiative that they do not belong to."""
    shapes = tuple(shapes)
    bars = list(all_bars(shapes))
    found = []
    for text in texts(shapes):
        left, top, right, bottom = box_of(text)
        for item, bar in bars:
            meets = left < bar[2] - 0.5 and bar[0] < right - 0.5
            if text.item != item and meets and top < bar[3] - 0.5 and bar[1] < bottom - 0.5:
                found.append((text.text, item))
    return found
