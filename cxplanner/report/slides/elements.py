"""The elements of single shapes on a slide, as text: python-pptx takes several times as long for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from cxplanner.drawing.shapes import Circle, Curve, Dash, Line, Move, Path, Rectangle, Text
from cxplanner.report.slides.boxes import Box, label_box, path_box
from cxplanner.report.slides.clipping import Pattern
from cxplanner.report.slides.colours import Colours
from cxplanner.report.slides.links import Bend, Link
from cxplanner.report.slides.parts import Label, is_diamond

POINT: Final = 12_700
"""So many of a slide's units are a point."""
_WHOLE: Final = 100_000
_QUARTER_TURN: Final = 5_400_000
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BREAKS: Final = re.compile("[\t\n\v\f\r\x85\u2028\u2029]")
_TITLE_ROOM: Final = 1.25
"""How much wider than its letters a title's frame is: not every reader lets a title run over."""
_FACES: Final = {"sans": "+mj-lt", "condensed": "+mn-lt"}
_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative val="1"/></a:ext></a:extLst>'
)


def clean(text: str) -> str:
    """The text without what XML has no place for."""
    return _FORBIDDEN.sub("", _BREAKS.sub(" ", text))


def attribute(text: str) -> str:
    """The text as the value of an attribute."""
    return escape(clean(text), {'"': "&quot;"})


def emu(points: float) -> int:
    """Points in the units of a slide."""
    return round(points * POINT)


@dataclass(frozen=True, slots=True)
class Named:
    """How a shape is known: its number, its name, and what it says to who does not see it.

    Without a description it is marked as one that need not be told. `jump` is the id of the slide's
    relationship to another slide, which a click leads to.
    """

    id: int
    name: str
    description: str = ""
    jump: str = ""

    def element(self) -> str:
        begin = f'<p:cNvPr id="{self.id}" name="{attribute(self.name)}"'
        inner = "" if self.description else _DECORATIVE
        if self.jump:
            inner = f'<a:hlinkClick r:id="{self.jump}" action="ppaction://hlinksldjump"/>{inner}'
        if self.description:
            begin += f' descr="{attribute(self.description)}"'
        return f"{begin}>{inner}</p:cNvPr>" if inner else f"{begin}/>"


@dataclass(frozen=True, slots=True)
class Elements:
    """Writes the elements in one language and one set of colours."""

    colours: Colours
    language: str

    # ------------------------------------------------------------------------------------------ areas

    def rectangle(self, named: Named, shape: Rectangle) -> str:
        """A rectangle, round at its corners where it is so."""
        fill = self.colours.fill(shape.fill, shape.opacity)
        line = self._line(shape.stroke, shape.stroke_width, shape.dash)
        radius = min(shape.radius, shape.width / 2, shape.height / 2)
        if radius > 0:
            share = round(radius / min(shape.width, shape.height) * _WHOLE)
            geometry = _preset("roundRect", f'<a:gd name="adj" fmla="val {share}"/>')
        else:
            geometry = _preset("rect")
        return _shape(named, shape[:4], geometry + fill + line)

    def pattern(self, named: Named, shape: Pattern) -> str:
        fill = (
            f'<a:pattFill prst="{shape.preset}"><a:fgClr>{self.colours.element(shape.colour)}</a:fgClr>'
            f"<a:bgClr>{self.colours.element(shape.ground)}</a:bgClr></a:pattFill>"
        )
        line = self._line(shape.stroke, shape.stroke_width)
        return _shape(named, shape[:4], _preset("rect") + fill + line)

    def circle(self, named: Named, shape: Circle) -> str:
        r = shape.radius
        style = self.colours.fill(shape.fill) + self._line(shape.stroke, shape.stroke_width)
        return _shape(named, (shape.x - r, shape.y - r, 2 * r, 2 * r), _preset("ellipse") + style)

    def line(self, named: Named, shape: Line) -> str:
        style = self._line(shape.stroke, shape.stroke_width, shape.dash)
        left, top = min(shape.x1, shape.x2), min(shape.y1, shape.y2)
        box = (left, top, abs(shape.x2 - shape.x1), abs(shape.y2 - shape.y1))
        is_rising = (shape.x2 - shape.x1) * (shape.y2 - shape.y1) < 0
        return _shape(named, box, _preset("line") + style, ' flipV="1"' if is_rising else "")

    def path(self, named: Named, shape: Path) -> str:
        style = self.colours.fill(shape.fill) + self._line(shape.stroke, shape.stroke_width, shape.dash)
        box = path_box(shape)
        geometry = _preset("diamond") if is_diamond(shape) else _freeform(shape, box)
        return _shape(named, box, geometry + style)

    def connector(
        self, named: Named, link: Link, bend: Bend, begin: tuple[int, int] | None, end: tuple[int, int] | None
    ) -> str:
        """A link; `begin` and `end` are the ids of the shapes that it is glued to, and the sites there."""
        shares = "".join(
            f'<a:gd name="adj{number}" fmla="val {share}"/>'
            for number, share in enumerate(bend.shares, start=1)
        )
        glue = _glue("stCxn", begin) + _glue("endCxn", end)
        turn = f' rot="{_QUARTER_TURN}"' if bend.quarter else ""
        turn += ' flipH="1"' if bend.flip_h else ""
        turn += ' flipV="1"' if bend.flip_v else ""
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{named.element()}<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{_frame((bend.x, bend.y, bend.width, bend.height), turn)}{_preset(bend.preset, shares)}"
            f"{self._line(link.stroke, link.stroke_width, link.dash, link.arrow)}</p:spPr></p:cxnSp>"
        )

    def _line(self, stroke: str | None, width: float, dash: Dash = (), arrow: float = 0.0) -> str:
        if stroke is None or width <= 0:
            return "<a:ln><a:noFill/></a:ln>"
        pattern = ""
        if dash:
            pairs = zip(dash[::2], dash[1::2], strict=False)
            stops = (
                f'<a:ds d="{round(on / width * _WHOLE)}" sp="{round(off / width * _WHOLE)}"/>'
                for on, off in pairs
            )
            pattern = f"<a:custDash>{''.join(stops)}</a:custDash>"
        head = ""
        if arrow:
            # Heads are so many times as long as the line is wide, or as one of two points if it is thinner.
            times = arrow / max(width, 2.0)
            size = "sm" if times < 2.5 else "med" if times < 4 else "lg"
            head = f'<a:tailEnd type="triangle" w="{size}" len="{size}"/>'
        return (
            f'<a:ln w="{emu(width)}" cap="flat">{self.colours.fill(stroke)}{pattern}<a:round/>{head}</a:ln>'
        )

    # ------------------------------------------------------------------------------------------ texts

    def label(self, named: Named, label: Label) -> str:
        """A text box exactly where its lines stand, which neither wraps nor shrinks."""
        return (
            f'<p:sp><p:nvSpPr>{named.element()}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr>{_frame(label_box(label))}{_preset('rect')}<a:noFill/></p:spPr>{self._body(label)}</p:sp>"
        )

    def title(self, named: Named, label: Label) -> str:
        """The same as the title of the slide."""
        x, y, width, height = label_box(label)
        more = width * (_TITLE_ROOM - 1)
        box = (x - more * {"l": 0.0, "ctr": 0.5, "r": 1.0}[label.alignment], y, width + more, height)
        return (
            f'<p:sp><p:nvSpPr>{named.element()}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
            f"<p:spPr>{_frame(box)}</p:spPr>{self._body(label)}</p:sp>"
        )

    def slide_number(self, named: Named, box: Box, size: float, number: int) -> str:
        """The number of the slide, which follows when slides are put into another order."""
        colour = self.colours.fill("ink3")
        return (
            f'<p:sp><p:nvSpPr>{named.element()}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr>'
            f"<p:spPr>{_frame(box)}</p:spPr>"
            f'<p:txBody>{_BODY}<a:lstStyle/><a:p><a:pPr algn="r"/>'
            f'<a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">'
            f'<a:rPr lang="{self.language}" sz="{round(size * 100)}">{colour}</a:rPr>'
            f"<a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>"
        )

    def _body(self, label: Label) -> str:
        spacing = (
            f'<a:lnSpc><a:spcPts val="{round(label.leading * 100)}"/></a:lnSpc>' if label.leading else ""
        )
        before = '<a:spcBef><a:spcPts val="0"/></a:spcBef>'
        begin = f'<a:p><a:pPr algn="{label.alignment}">{spacing}{before}</a:pPr>'
        parts: list[str] = []
        last = None
        for line in label.lines:
            properties = self._properties(line)
            if properties == last:
                parts.append(f"<a:br>{properties}</a:br>")
            else:
                parts.append(f"</a:p>{begin}" if parts else begin)
            parts.append(f"<a:r>{properties}<a:t>{escape(clean(line.text))}</a:t></a:r>")
            last = properties
        return f"<p:txBody>{_BODY}<a:lstStyle/>{''.join(parts)}</a:p></p:txBody>"

    def _properties(self, text: Text) -> str:
        is_bold = ' b="1"' if text.weight >= 600 else ' b="0"'
        colour = "" if self.colours.is_text_colour(text.fill) else self.colours.fill(text.fill)
        rim = ""
        if text.halo:
            ground = self.colours.element("canvas")
            rim = f'<a:effectLst><a:glow rad="{emu(text.size * 0.18)}">{ground}</a:glow></a:effectLst>'
        face = f'<a:latin typeface="{_FACES[text.face]}"/>'
        size = max(round(text.size * 100), 100)
        return f'<a:rPr lang="{self.language}" sz="{size}"{is_bold} dirty="0">{colour}{rim}{face}</a:rPr>'


_BODY: Final = (
    '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="ctr">'
    "<a:noAutofit/></a:bodyPr>"
)


def group(named: Named, box: Box, members: Sequence[str]) -> str:
    """Shapes that move together."""
    x, y, width, height = (emu(value) for value in box)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{named.element()}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
        f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></p:grpSpPr>'
        f"{''.join(members)}</p:grpSp>"
    )


def _shape(named: Named, box: Box, properties: str, turn: str = "") -> str:
    return (
        f"<p:sp><p:nvSpPr>{named.element()}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{_frame(box, turn)}{properties}</p:spPr></p:sp>"
    )


def _frame(box: Box, turn: str = "") -> str:
    x, y, width, height = (emu(value) for value in box)
    return f'<a:xfrm{turn}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _preset(name: str, shares: str = "") -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst>{shares}</a:avLst></a:prstGeom>'


def _glue(end: str, to: tuple[int, int] | None) -> str:
    return f'<a:{end} id="{to[0]}" idx="{to[1]}"/>' if to is not None else ""


def _freeform(path: Path, box: Box) -> str:
    def at(x: float, y: float) -> str:
        return f'<a:pt x="{emu(x - box[0])}" y="{emu(y - box[1])}"/>'

    steps = []
    for step in path.steps:
        if isinstance(step, Curve):
            points = at(step.x1, step.y1) + at(step.x2, step.y2) + at(step.x, step.y)
            steps.append(f"<a:cubicBezTo>{points}</a:cubicBezTo>")
        else:
            name = "moveTo" if isinstance(step, Move) else "lnTo"
            steps.append(f"<a:{name}>{at(step.x, step.y)}</a:{name}>")
    end = "<a:close/>" if path.closed else ""
    unfilled = "" if path.fill is not None else ' fill="none"'
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{emu(box[2])}" h="{emu(box[3])}"{unfilled}>{"".join(steps)}{end}</a:path>'
        "</a:pathLst></a:custGeom>"
    )
