"""The shapes of a drawing put together to what is moved as one: a bar with all that is on it, a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from cxplanner.drawing.shapes import Circle, Item, Line, Path, Rectangle, Shape, Text, To
from cxplanner.drawing.text_fit import width_of
from cxplanner.report.slides.clipping import Flat, Pattern, flat, within
from cxplanner.report.slides.links import Link, link_of

_NEAR: Final = 0.3
"""In points: edges of lines no further apart are one edge."""
_BESIDE: Final = 10.0
"""In points: how far a name that stands beside a bar or mark may be from it."""
_MOST_LEADING: Final = 1.5
_LEAST_LEADING: Final = 0.8
"""How far apart the lines of one text are, as shares of the size of its smaller letters."""
_LEAST_FRAME: Final = (60.0, 36.0)
"""In points: an area from this size on frames what is drawn in it."""
_GROUNDS: Final = (None, "canvas", "band")
_MARKED: Final = ("initiative", "gate", "milestone")


class Label(NamedTuple):
    """One text of several lines, which begin at the same edge and are equally far apart."""

    lines: tuple[Text, ...]
    left: float
    right: float
    alignment: str
    leading: float

    @property
    def item(self) -> Item | None:
        return self.lines[0].item

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


Part = Rectangle | Circle | Path | Line | Pattern | Label | Link


@dataclass(slots=True)
class Piece:
    """What is moved as one; `body` is the place of its bar or mark among its parts, None when it has none."""

    item: Item | None
    parts: list[Part] = field(default_factory=list)
    body: int | None = None

    @property
    def text(self) -> str:
        """What is written on it."""
        return " ".join(part.text for part in self.parts if isinstance(part, Label))


def pieces_of(shapes: Iterable[Shape]) -> list[Piece]:
    """The pieces of a drawing from the lowest to the topmost.

    Shapes that follow each other and show the same item are one piece; of those that show none, texts stand
    by themselves and lines and areas are one.
    """
    pieces: list[Piece] = []
    gathered: list[Flat] = []
    for shape in _linked(flat(shapes)):
        if isinstance(shape, Link):
            pieces += _pieces(gathered)
            gathered = []
            pieces.append(Piece(shape.item, [shape]))
            continue
        if gathered and not _belong_together(gathered[-1], shape):
            pieces += _pieces(gathered)
            gathered = []
        gathered.append(shape)
    return [*pieces, *_pieces(gathered)]


def _linked(shapes: Iterable[Flat]) -> Iterator[Flat | Link]:
    """The shapes, with links in the place of their lines and arrows."""
    waiting = list(shapes)
    number = 0
    while number < len(waiting):
        following = waiting[number + 1] if number + 1 < len(waiting) else None
        found = link_of(waiting[number], following)
        if found is None:
            yield waiting[number]
        else:
            yield found[0]
            number += found[1]
        number += 1


def is_frame(shape: Part | Text) -> bool:
    """Whether an area frames others: it is large, empty and has an outline."""
    return (
        isinstance(shape, Rectangle)
        and shape.fill == "canvas"
        and shape.stroke is not None
        and shape.width >= _LEAST_FRAME[0]
        and shape.height >= _LEAST_FRAME[1]
    )


def _belong_together(before: Flat, shape: Flat) -> bool:
    if before.item != shape.item or is_frame(shape):
        return False
    return shape.item is not None or isinstance(before, Text) == isinstance(shape, Text)


def _pieces(shapes: Sequence[Flat]) -> list[Piece]:
    if not shapes:
        return []
    item = shapes[0].item
    parts = list(_labelled(_with_grounds(_with_outlines(shapes) if item is not None else shapes)))
    if item is None and isinstance(parts[0], Label):
        return [Piece(None, [part]) for part in parts]
    piece = Piece(item, parts)
    if item is not None and item.kind in _MARKED:
        bodies = [number for number, part in enumerate(parts) if _is_body(part)]
        if bodies:
            # Before the mark of a gate stands where it was planned.
            piece.body = bodies[-1 if item.kind == "gate" else 0]
        _turn_to_body(piece)
    return [piece] if parts else []


def _turn_to_body(piece: Piece) -> None:
    """Texts before a bar or mark keep to it with their end, so that wider letters do not run over it."""
    if piece.body is None:
        return
    body = piece.parts[piece.body]
    assert isinstance(body, Rectangle | Path)
    if isinstance(body, Rectangle):
        left, top, bottom = body.x, body.y, body.y + body.height
    else:
        left, ys = min(step.x for step in body.steps), [step.y for step in body.steps]
        top, bottom = min(ys), max(ys)
    for number, part in enumerate(piece.parts):
        if isinstance(part, Label) and left - _BESIDE <= part.right <= left:
            middle = (part.lines[0].y + part.lines[-1].y - part.lines[0].size * 0.7) / 2
            if top <= middle <= bottom:
                piece.parts[number] = part._replace(alignment="r")


def _is_body(part: Part) -> bool:
    if isinstance(part, Rectangle):
        return part.fill not in _GROUNDS
    return isinstance(part, Path) and is_diamond(part) and part.stroke is not None


def is_diamond(path: Path) -> bool:
    """Whether a path is a square on its corner."""
    steps = path.steps
    if not path.closed or len(steps) != 4 or not all(isinstance(step, To) for step in steps[1:]):
        return False
    top, right, bottom, left = steps
    is_upright = abs(top.x - bottom.x) < _NEAR and abs(left.y - right.y) < _NEAR
    return is_upright and top.y < right.y < bottom.y and left.x < top.x < right.x


# ------------------------------------------------------------------------------------ areas and outlines


def _with_outlines(shapes: Sequence[Flat]) -> list[Flat]:
    """An area and the outline drawn over it later as one; what lies between keeps clear of the outline."""
    made = list(shapes)
    for number, area in enumerate(made):
        if not isinstance(area, Rectangle) or area.fill in _GROUNDS or area.stroke is not None:
            continue
        for later in range(number + 1, len(made)):
            outline = made[later]
            if isinstance(outline, Rectangle) and outline.fill is None and _frames(outline, area):
                inset = outline.stroke_width / 2
                between = [seen for part in made[number + 1 : later] for seen in _inside(part, area, inset)]
                whole = area._replace(
                    stroke=outline.stroke, stroke_width=outline.stroke_width, dash=outline.dash
                )
                return [*made[:number], whole, *between, *made[later + 1 :]]
    return made


def _frames(outline: Rectangle, area: Rectangle) -> bool:
    near = outline.stroke_width / 2 + 0.01
    return all(
        abs(a - b) <= near
        for a, b in (
            (outline.x, area.x),
            (outline.y, area.y),
            (outline.x + outline.width, area.x + area.width),
            (outline.y + outline.height, area.y + area.height),
        )
    )


def _inside(part: Flat, area: Rectangle, inset: float) -> Iterator[Flat]:
    room = Rectangle(
        area.x + inset, area.y + inset, max(area.width - 2 * inset, 0), max(area.height - 2 * inset, 0)
    )
    return within(part, room) if isinstance(part, Rectangle | Pattern) else iter((part,))


def _with_grounds(shapes: Sequence[Flat]) -> list[Flat]:
    """Patterns over the ground and in the outline that are drawn for them as shapes of their own."""
    made: list[Flat] = []
    for shape in shapes:
        before = made[-1] if made else None
        if isinstance(shape, Pattern):
            ground = _ground_of(shape, made)
            if isinstance(before, Rectangle) and before is ground and _same_box(before, shape):
                made.pop()
            made.append(shape._replace(ground=ground.fill) if ground is not None and ground.fill else shape)
        elif isinstance(shape, Rectangle) and isinstance(before, Pattern) and _is_outline(shape, before):
            made[-1] = before._replace(stroke=shape.stroke, stroke_width=shape.stroke_width)
        else:
            made.append(shape)
    return made


def _ground_of(pattern: Pattern, below: Sequence[Flat]) -> Rectangle | None:
    """The topmost area that a pattern lies on."""
    for shape in reversed(below):
        if isinstance(shape, Rectangle) and shape.fill is not None and _holds(shape, pattern):
            return shape
    return None


def _holds(area: Rectangle, pattern: Pattern) -> bool:
    return (
        area.x - _NEAR <= pattern.x
        and area.y - _NEAR <= pattern.y
        and area.x + area.width + _NEAR >= pattern.x + pattern.width
        and area.y + area.height + _NEAR >= pattern.y + pattern.height
    )


def _same_box(one: Rectangle, other: Pattern) -> bool:
    return all(abs(a - b) < 0.01 for a, b in zip(one[:4], other[:4], strict=True))


def _is_outline(shape: Rectangle, pattern: Pattern) -> bool:
    return shape.fill is None and shape.stroke is not None and _same_box(shape, pattern)


# ------------------------------------------------------------------------------------------------ texts


def _labelled(shapes: Iterable[Flat]) -> Iterator[Part]:
    """The shapes with labels in the place of texts."""
    lines: list[Text] = []
    for shape in shapes:
        if isinstance(shape, Text):
            if lines and not _goes_on(lines, shape):
                yield _label(lines)
                lines = []
            if shape.text.strip():
                lines.append(shape)
            continue
        if lines:
            yield _label(lines)
            lines = []
        yield shape
    if lines:
        yield _label(lines)


def _goes_on(lines: Sequence[Text], text: Text) -> bool:
    """Whether a text is the next line of those before."""
    last = lines[-1]
    leading = text.y - last.y
    smaller = min(last.size, text.size)
    if not _LEAST_LEADING * smaller <= leading <= _MOST_LEADING * smaller:
        return False
    if len(lines) > 1 and abs(leading - (last.y - lines[-2].y)) > _NEAR:
        return False
    is_alike = (last.size, last.weight, last.fill, last.face) == (
        text.size,
        text.weight,
        text.fill,
        text.face,
    )
    if not is_alike and (last.face != text.face or last.halo != text.halo):
        return False
    return _alignment([*lines, text]) is not None


def _alignment(lines: Sequence[Text]) -> str | None:
    """The edge that lines have in common: `l`, `r` or `ctr`."""
    spans = [_span(line) for line in lines]
    begin = {"start": 0, "end": 1, "middle": 2}[lines[0].anchor]
    for edge in dict.fromkeys((begin, 0, 1)):
        values = [(left, right, (left + right) / 2)[edge] for left, right in spans]
        if max(values) - min(values) <= _NEAR:
            return ("l", "r", "ctr")[edge]
    return None


def _span(text: Text) -> tuple[float, float]:
    width = width_of(text.text, text.size, text.face, text.weight)
    left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return left, left + width


def _label(lines: Sequence[Text]) -> Label:
    spans = [_span(line) for line in lines]
    leading = (lines[-1].y - lines[0].y) / (len(lines) - 1) if len(lines) > 1 else 0.0
    left, right = min(left for left, _ in spans), max(right for _, right in spans)
    return Label(tuple(lines), left, right, _alignment(lines) or "l", leading)
