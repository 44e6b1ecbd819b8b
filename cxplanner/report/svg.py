"""A drawing as an SVG picture, with text as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from cxplanner.drawing.palette import PRINT, Palette
from cxplanner.drawing.shapes import (
    Circle,
    Clip,
    Curve,
    Drawing,
    Line,
    Move,
    Path,
    Rectangle,
    Shape,
    Text,
)
from cxplanner.drawing.text_fit import REPLACEMENT_MARK, width_of

_FAMILIES: Final = {
    "sans": "'IBM Plex Sans', 'DejaVu Sans', sans-serif",
    "condensed": "'IBM Plex Sans Condensed', 'IBM Plex Sans', 'DejaVu Sans', sans-serif",
}


def svg_text(drawing: Drawing, title: str, language: str, palette: Palette = PRINT) -> str:
    """The drawing as one SVG document of its size in points."""
    width, height = _number(drawing.width), _number(drawing.height)
    body = "\n".join(_Writer(palette).elements(drawing.shapes))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" xml:lang={quoteattr(language)} xml:space="preserve">\n'
        f"<title>{_written(title)}</title>\n"
        f'<rect width="{width}" height="{height}" fill="{palette["canvas"]}"/>\n'
        f"{body}\n</svg>\n"
    )


class _Writer:
    """Turns shapes into elements; clips need names that are unique in the document."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._clips = count(1)

    def elements(self, shapes: Iterable[Shape]) -> Iterator[str]:
        for shape in shapes:
            if isinstance(shape, Text):
                yield from self._text(shape)
            elif isinstance(shape, Rectangle):
                if shape.width > 0 and shape.height > 0:
                    style = self._style(shape.fill, shape.stroke, shape.stroke_width)
                    yield f"<rect {_box(shape)}{style}{_dash(shape.dash)}{_opacity(shape.opacity)}/>"
            elif isinstance(shape, Line):
                ends = " ".join(f'{n}="{_number(value)}"' for n, value in zip(_ENDS, shape[:4], strict=True))
                style = self._style(None, shape.stroke, shape.stroke_width)
                yield f"<line {ends}{style}{_dash(shape.dash)}/>"
            elif isinstance(shape, Circle):
                place = f'cx="{_number(shape.x)}" cy="{_number(shape.y)}" r="{_number(shape.radius)}"'
                yield f"<circle {place}{self._style(shape.fill, shape.stroke, shape.stroke_width)}/>"
            elif isinstance(shape, Path):
                style = self._style(shape.fill, shape.stroke, shape.stroke_width)
                yield f'<path d="{_steps(shape)}"{style}{_dash(shape.dash)} stroke-linejoin="round"/>'
            else:
                yield from self._clip(shape)

    def _clip(self, shape: Clip) -> Iterator[str]:
        if shape.width <= 0 or shape.height <= 0:
            return
        name = f"clip{next(self._clips)}"
        yield f'<defs><clipPath id="{name}"><rect {_box(shape)}/></clipPath></defs>'
        yield f'<g clip-path="url(#{name})">'
        yield from self.elements(shape.shapes)
        yield "</g>"

    def _style(self, fill: str | None, stroke: str | None, width: float) -> str:
        text = f' fill="{self._palette[fill] if fill is not None else "none"}"'
        if stroke is not None and width > 0:
            text += f' stroke="{self._palette[stroke]}" stroke-width="{_number(width)}"'
        return text

    def _text(self, shape: Text) -> Iterator[str]:
        """The text, and under it its rim when it has one.

        Its length is given, so that a computer without these fonts makes its own as wide and nothing meets.
        """
        anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
        length = width_of(shape.text, shape.size, shape.face, shape.weight)
        begin = (
            f'<text x="{_number(shape.x)}" y="{_number(shape.y)}" font-family="{_FAMILIES[shape.face]}" '
            f'font-size="{_number(shape.size)}" font-weight="{shape.weight}" '
            f'textLength="{_number(length)}" lengthAdjust="spacingAndGlyphs"{anchor}'
        )
        text = _written(shape.text)
        if shape.halo:
            ground, width = self._palette["canvas"], _number(shape.size * 0.36)
            rim = f'fill="none" stroke="{ground}" stroke-width="{width}" stroke-linejoin="round"'
            yield f'{begin} {rim} aria-hidden="true">{text}</text>'
        yield f'{begin} fill="{self._palette[shape.fill]}">{text}</text>'


_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_BREAKS: Final = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_NO_CHARACTERS: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")


def _written(text: str) -> str:
    """The text as XML can hold it: without controls, on one line, with marks for what is no character."""
    return escape(_NO_CHARACTERS.sub(REPLACEMENT_MARK, _BREAKS.sub(" ", _CONTROLS.sub("", text))))


_ENDS: Final = ("x1", "y1", "x2", "y2")


def _box(shape: Rectangle | Clip) -> str:
    radius = f' rx="{_number(shape.radius)}"' if shape.radius else ""
    place = f'x="{_number(shape.x)}" y="{_number(shape.y)}"'
    return f'{place} width="{_number(shape.width)}" height="{_number(shape.height)}"{radius}'


def _dash(dash: tuple[float, ...]) -> str:
    return f' stroke-dasharray="{" ".join(_number(each) for each in dash)}"' if dash else ""


def _opacity(opacity: float) -> str:
    return f' opacity="{_number(opacity)}"' if opacity < 1 else ""


def _steps(path: Path) -> str:
    parts = []
    for step in path.steps:
        end = f"{_number(step.x)} {_number(step.y)}"
        if isinstance(step, Curve):
            first = f"{_number(step.x1)} {_number(step.y1)}"
            parts.append(f"C{first} {_number(step.x2)} {_number(step.y2)} {end}")
        else:
            parts.append(f"{'M' if isinstance(step, Move) else 'L'}{end}")
    return " ".join(parts) + (" Z" if path.closed else "")


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text
