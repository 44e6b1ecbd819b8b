"""The shapes of which every picture is made, in points, with the name of a colour and what they show.

Coordinates grow to the right and down. Colours are names of `drawing.palette`, so that one drawing serves
light and dark screens, colour and grey paper. Shapes are named tuples, since a roadmap has thousands of them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Face = Literal["sans", "condensed"]
Horizontal = Literal["start", "middle", "end"]
Dash = tuple[float, ...]


class Item(NamedTuple):
    """What a shape shows, for clicks, tooltips and links: a kind such as `"initiative"`, and its id."""

    kind: str
    id: int


class Rectangle(NamedTuple):
    """A rectangle with corners of a radius; its outline is centred on its edge."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    radius: float = 0.0
    dash: Dash = ()
    opacity: float = 1.0
    item: Item | None = None


class Line(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    stroke_width: float
    dash: Dash = ()
    item: Item | None = None


class Circle(NamedTuple):
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    item: Item | None = None


class Move(NamedTuple):
    """The start of a stroke of a path."""

    x: float
    y: float


class To(NamedTuple):
    """A straight step of a path."""

    x: float
    y: float


class Curve(NamedTuple):
    """A cubic step of a path, with two control points."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


Step = Move | To | Curve


class Path(NamedTuple):
    """A line of several steps, or with `closed` an area; joins are round when there is a stroke."""

    steps: tuple[Step, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    dash: Dash = ()
    closed: bool = False
    item: Item | None = None


class Text(NamedTuple):
    """One line of text on the baseline `y`; `halo` asks for a rim in the colour of the ground."""

    x: float
    y: float
    text: str
    size: float
    fill: str = "ink"
    face: Face = "sans"
    weight: int = 400
    anchor: Horizontal = "start"
    halo: bool = False
    item: Item | None = None


class Clip(NamedTuple):
    """Shapes of which only what lies in a rectangle (with round corners) is seen."""

    x: float
    y: float
    width: float
    height: float
    shapes: tuple[Shape, ...]
    radius: float = 0.0


Shape = Rectangle | Line | Circle | Path | Text | Clip


class Drawing(NamedTuple):
    """A picture: its size in points, and its shapes from the lowest to the topmost."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
