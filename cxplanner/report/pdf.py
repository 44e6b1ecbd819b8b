"""Drawings as pages of a PDF: vectors and embedded fonts only, the same bytes for the same pages.

The operators are written here and not by ReportLab's canvas, which takes four times as long; ReportLab embeds
the fonts and builds the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from cxplanner.drawing.directions import has_two_directions
from cxplanner.drawing.palette import PRINT, Palette
from cxplanner.drawing.shapes import (
    Circle,
    Clip,
    Curve,
    Item,
    Line,
    Move,
    Path,
    Rectangle,
    Shape,
    Text,
    To,
)
from cxplanner.drawing.text_fit import Run, runs
from cxplanner.report.link_areas import link_areas
from cxplanner.report.pdf_catalogue import VERSION, complete_catalogue
from cxplanner.report.rims import WIDTH, Rims
from cxplanner.report.sheets import Page, Place
from cxplanner.report.to_unicode import to_unicode
from cxplanner.resources import resource

_FIRST_FONT: Final = "IBMPlexSans_400Regular"
_SIDE: Final = "%.2f %.2f %.2f %.2f %.2f %.2f c "
_ROUND: Final = (
    "%.2f %.2f m %.2f %.2f l "
    + _SIDE
    + "%.2f %.2f l "
    + _SIDE
    + "%.2f %.2f l "
    + _SIDE
    + "%.2f %.2f l "
    + _SIDE
    + "h"
)
"""A rectangle with round corners; one format for all of its numbers is far faster than one for each."""
_QUARTER: Final = 0.5523
"""How long the handles of a curve are that stands for a quarter of a circle."""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a file says about itself."""

    title: str
    author: str
    subject: str
    language: str
    printed_at: datetime


def pdf_bytes(
    pages: Sequence[Page],
    facts: DocumentFacts,
    palette: Palette = PRINT,
    homes: Mapping[Item, Place] | None = None,
) -> bytes:
    """The pages as a PDF file; what shows an item leads to the item's home where that is another page."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    # ASCII-85 would make the file a quarter larger, and be most of the time that it takes.
    rl_config.useA85 = 0
    buffer = BytesIO()
    first = pages[0].drawing
    # Without a font of ours to begin with, every page would name Helvetica, which is not embedded.
    _registered(_FIRST_FONT)
    canvas: Any = Canvas(
        buffer, pagesize=(first.width, first.height), invariant=1, pageCompression=1,
        initialFontName=_FIRST_FONT, lang=facts.language, pdfVersion=VERSION,  # type: ignore[arg-type]
    )  # fmt: skip
    complete_catalogue(canvas, shows_bookmarks=len(pages) > 1)
    # `invariant` also means the first of January 2000; the moment of printing is as unchanging, and true.
    canvas._doc._timeStamp.YMDhms = facts.printed_at.astimezone(UTC).timetuple()[:6]
    canvas.setTitle(facts.title)
    canvas.setAuthor(facts.author)
    canvas.setSubject(facts.subject)
    canvas.setCreator("CXPlanner")
    canvas.setProducer("CXPlanner")
    colours = {name: _operands(colour) for name, colour in palette.items()}
    letters, rims = _Letters(canvas._doc), Rims(canvas._doc)
    for number, page in enumerate(pages, start=1):
        canvas.setPageSize((page.drawing.width, page.drawing.height))
        _PagePainter(canvas, page.drawing.height, colours, letters, rims).paint(page.drawing.shapes)
        canvas.bookmarkPage(f"sheet-{number}")
        canvas.addOutlineEntry(page.bookmark, f"sheet-{number}", level=page.level)
        if homes:
            _add_links(canvas, page, number, homes)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _add_links(canvas: Any, page: Page, number: int, homes: Mapping[Item, Place]) -> None:
    """The homes that are on this page as places to go to, and the areas that lead to others."""
    height = page.drawing.height
    for place in dict.fromkeys(home for home in homes.values() if home.sheet == number):
        canvas.bookmarkHorizontalAbsolute(_key_of(place), height - place.top)
    for area in link_areas(page.drawing.shapes, number, homes):
        foot = height - area.top - area.height
        box = (area.left, foot, area.left + area.width, foot + area.height)
        canvas.linkRect("", _key_of(area.to), box, thickness=0)


def _key_of(place: Place) -> str:
    return f"sheet-{place.sheet}-{place.top:.1f}"


class _PagePainter:
    """Writes the operators of one page. Shapes count down from the top, PDF up from the foot."""

    def __init__(
        self, canvas: Any, height: float, colours: Mapping[str, str], letters: _Letters, rims: Rims
    ) -> None:
        self._canvas = canvas
        self._height = height
        self._colours = colours
        self._letters = letters
        self._rims = rims
        self._forms: set[str] = set()
        self._code: list[str] = []
        self._fill = self._pen = ""

    def paint(self, shapes: Iterable[Shape]) -> None:
        self._code.append("1 j")
        self._paint(shapes)
        self._flush()
        self._canvas._formsinuse.extend(sorted(self._forms))

    def _paint(self, shapes: Iterable[Shape]) -> None:
        dots: list[Circle] = []
        for shape in shapes:
            if isinstance(shape, Circle) and shape.fill is not None and shape.stroke is None:
                if dots and (dots[0].fill, dots[0].radius) != (shape.fill, shape.radius):
                    self._dots(dots)
                dots.append(shape)
                continue
            self._dots(dots)
            if isinstance(shape, Text):
                self._text(shape)
            elif isinstance(shape, Rectangle):
                self._rectangle(shape)
            elif isinstance(shape, Line):
                self._line(shape)
            elif isinstance(shape, Path):
                self._path(shape)
            elif isinstance(shape, Circle):
                self._circle(shape)
            else:
                self._clip(shape)
        self._dots(dots)

    def _dots(self, dots: list[Circle]) -> None:
        """Discs of one size and colour as lines without length but with round ends: far fewer operators."""
        if not dots:
            return
        height, code = self._height, self._code
        code.append("1 J")
        self._stroke_with(dots[0].fill or "ink", 2 * dots[0].radius, ())
        for dot in dots:
            place = _pair(dot.x, height - dot.y)
            code.append(f"{place} m {place} l")
        code.append("S 0 J")
        dots.clear()

    def _fill_with(self, colour: str) -> None:
        """Sets the colour of areas and letters, unless it is set."""
        if colour != self._fill:
            self._code.append(f"{self._colours[colour]} rg")
            self._fill = colour

    def _stroke_with(self, colour: str, width: float, dash: tuple[float, ...]) -> None:
        """Sets the pen, unless it is set."""
        pattern = " ".join(_number(each) for each in dash)
        pen = f"{self._colours[colour]} RG {_number(width)} w [{pattern}] 0 d"
        if pen != self._pen:
            self._code.append(pen)
            self._pen = pen

    def _style(self, fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...] = ()) -> str:
        """Sets colours and pen; returns the operator that paints the path that follows."""
        if fill is not None:
            self._fill_with(fill)
        if stroke is not None and width > 0:
            self._stroke_with(stroke, width, dash)
            return "B" if fill is not None else "S"
        return "f" if fill is not None else "n"

    def _rectangle(self, shape: Rectangle) -> None:
        if shape.width <= 0 or shape.height <= 0:
            return
        if shape.opacity < 1:
            self._pale(shape)
            return
        paint = self._style(shape.fill, shape.stroke, shape.stroke_width, shape.dash)
        self._code.append(self._outline(shape.x, shape.y, shape.width, shape.height, shape.radius))
        self._code.append(paint)

    def _pale(self, shape: Rectangle) -> None:
        """A rectangle that lets the ground through, for which ReportLab keeps a state of its own."""
        self._flush()
        self._canvas.saveState()
        self._canvas.setFillAlpha(shape.opacity)
        self._canvas.setStrokeAlpha(shape.opacity)
        kept = self._fill, self._pen
        self._rectangle(shape._replace(opacity=1.0))
        self._flush()
        self._fill, self._pen = kept
        self._canvas.restoreState()

    def _flush(self) -> None:
        self._canvas._code.extend(self._code)
        self._code.clear()

    def _outline(self, x: float, y: float, width: float, height: float, radius: float) -> str:
        bottom = self._height - y - height
        if radius <= 0:
            return f"{_number(x)} {_number(bottom)} {_number(width)} {_number(height)} re"
        r = min(radius, width / 2, height / 2)
        right, top, k = x + width, bottom + height, r * (1 - _QUARTER)
        return _ROUND % (
            *(x + r, bottom, right - r, bottom),
            *(right - k, bottom, right, bottom + k, right, bottom + r, right, top - r),
            *(right, top - k, right - k, top, right - r, top, x + r, top),
            *(x + k, top, x, top - k, x, top - r, x, bottom + r),
            *(x, bottom + k, x + k, bottom, x + r, bottom),
        )

    def _line(self, shape: Line) -> None:
        self._style(None, shape.stroke, shape.stroke_width, shape.dash)
        start = _pair(shape.x1, self._height - shape.y1)
        self._code.append(f"{start} m {_pair(shape.x2, self._height - shape.y2)} l S")

    def _circle(self, shape: Circle) -> None:
        paint = self._style(shape.fill, shape.stroke, shape.stroke_width)
        r = shape.radius
        self._code.append(self._outline(shape.x - r, shape.y - r, 2 * r, 2 * r, r))
        self._code.append(paint)

    def _path(self, shape: Path) -> None:
        paint = self._style(shape.fill, shape.stroke, shape.stroke_width, shape.dash)
        parts = []
        for step in shape.steps:
            end = _pair(step.x, self._height - step.y)
            if isinstance(step, Move):
                parts.append(f"{end} m")
            elif isinstance(step, To):
                parts.append(f"{end} l")
            else:
                parts.append(self._curve(step, end))
        if shape.closed:
            parts.append("h")
        parts.append(paint)
        self._code.append(" ".join(parts))

    def _curve(self, step: Curve, end: str) -> str:
        first = _pair(step.x1, self._height - step.y1)
        return f"{first} {_pair(step.x2, self._height - step.y2)} {end} c"

    def _clip(self, shape: Clip) -> None:
        if shape.width <= 0 or shape.height <= 0:
            return
        outline = self._outline(shape.x, shape.y, shape.width, shape.height, shape.radius)
        self._code.append(f"q {outline} W n")
        kept = self._fill, self._pen
        self._paint(shape.shapes)
        self._fill, self._pen = kept
        self._code.append("Q")

    def _text(self, shape: Text) -> None:
        pieces = runs(shape.text, shape.face, shape.weight)
        width = sum(piece.width for piece in pieces) * shape.size
        x = shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
        place = f"1 0 0 1 {_pair(x, self._height - shape.y)} Tm"
        shows = "".join(self._show(piece.font, piece.text, shape.size) for piece in pieces)
        if shape.halo:
            self._rim(pieces, x, self._height - shape.y, shape.size)
        self._fill_with(shape.fill)
        code = f"BT {place} {shows}ET"
        drawn = "".join(piece.text for piece in pieces)
        # Readers turn text from right to left round by themselves, from the order in which it is drawn.
        is_as_drawn = drawn == shape.text or has_two_directions(shape.text)
        self._code.append(code if is_as_drawn else _read_as(shape.text, code))

    def _rim(self, pieces: Sequence[Run], x: float, y: float, size: float) -> None:
        """The ground around letters, which keeps lines off them."""
        self._stroke_with("canvas", WIDTH * 1000, ())
        scale = f"{size / 1000:.5f}"
        parts = [f"q {scale} 0 0 {scale} {_pair(x, y)} cm"]
        way = 0.0
        for piece in pieces:
            for name, width in self._rims.of(_registered(piece.font), piece.text):
                if name is not None:
                    if way:
                        parts.append(f"1 0 0 1 {_number(way)} 0 cm")
                        way = 0.0
                    self._forms.add(name)
                    parts.append(f"/{self._canvas._doc.getXObjectName(name)} Do")
                way += width
        parts.append("Q")
        self._code.append(" ".join(parts))

    def _show(self, font_name: str, text: str, size: float) -> str:
        """The operators that set a font and show a text in it."""
        pieces = self._letters.shown(font_name, text)
        return "".join(f"{name} {_number(size)} Tf <{codes}> Tj " for name, codes in pieces)


class _Letters:
    """The codes of the letters of a document; ReportLab splits fonts into subsets of 256 of them."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._codes: dict[str, dict[str, tuple[int, str]]] = {}

    def shown(self, font_name: str, text: str) -> list[tuple[str, str]]:
        """The internal names of the subsets, each with the codes of the letters that follow in it."""
        font, known = _registered(font_name), self._codes.setdefault(font_name, {})
        for letter in text:
            if letter not in known:
                ((subset, code),) = font.splitString(letter, self._document)
                known[letter] = subset, code.hex()
        pieces: list[tuple[int, list[str]]] = []
        for subset, code in [known[letter] for letter in text]:
            if not pieces or pieces[-1][0] != subset:
                pieces.append((subset, []))
            pieces[-1][1].append(code)
        return [
            (font.getSubsetInternalName(subset, self._document), "".join(codes)) for subset, codes in pieces
        ]


def _read_as(text: str, code: str) -> str:
    """Operators that draw something else than what is read, such as marks or letters in another order."""
    readable = "".join(each for each in text if each.isprintable() or each.isspace() or each == "\u200d")
    said = readable.encode("utf-16-be", "replace").hex().upper()
    return f"/Span <</ActualText <FEFF{said}>>> BDC {code} EMC"


def _registered(name: str) -> Any:
    from reportlab.pdfbase import pdfmetrics, ttfonts

    if name not in pdfmetrics.getRegisteredFontNames():
        ttfonts.makeToUnicodeCMap = to_unicode
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(resource("fonts", f"{name}.ttf"))))
    return pdfmetrics.getFont(name)


def _operands(colour: str) -> str:
    """The three numbers of a colour as PDF wants them."""
    return " ".join(_number(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def _pair(x: float, y: float) -> str:
    return f"{_number(x)} {_number(y)}"
