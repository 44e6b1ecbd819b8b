"""One page as the shapes of a slide: numbered, named, told, and its links glued to their bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final, NamedTuple

from cxplanner.drawing.shapes import Circle, Drawing, Item, Line, Path, Rectangle, Text
from cxplanner.report.slides.boxes import around, box_of
from cxplanner.report.slides.clipping import Pattern, Point
from cxplanner.report.slides.elements import Elements, Named, group
from cxplanner.report.slides.frames import Frame, framed
from cxplanner.report.slides.links import Dock, Link, bend_of, dock_at
from cxplanner.report.slides.parts import Label, Part, Piece, pieces_of
from cxplanner.report.slides.told import Teller

_TITLE_SIZE: Final = 12.0
_NUMBER_SIZE: Final = 8.0
_NUMBER_MARGIN: Final = 6.0
_MOST_CORNERS: Final = 5
"""Of a link, so that it may have one more."""
_ON_LINE: Final = 0.5
"""In points: how far a mark may be from the line that it stands on."""
_GHOST: Final = "ink2"
"""The outline of what shows where an initiative stood in the baseline."""
_PART_NAMES: Final = {
    Rectangle: "Rectangle",
    Circle: "Oval",
    Path: "Freeform",
    Line: "Line",
    Pattern: "Pattern",
    Label: "Text",
    Link: "Connector",
}


@dataclass(slots=True)
class _NumberedFrame:
    """A frame with its id, and its pieces with theirs."""

    frame: Frame
    id: int
    pieces: list[_Numbered]


@dataclass(slots=True)
class _Numbered:
    """A piece with the ids of itself and of its parts; a piece of one part has the id of that."""

    piece: Piece
    id: int
    part_ids: tuple[int, ...]


class _End(NamedTuple):
    """What the end of a link is glued to: an item, the id of its shape, and the site there."""

    item: Item
    id: int
    site: int


Jumps = Callable[[Item], str]
"""Gives the relationship of a slide to the one that tells of an item, or nothing where that is itself."""


class _Glued(NamedTuple):
    """A link, and what its ends are glued to; None where that is not on the slide."""

    link: Link
    begin: _End | None
    end: _End | None


@dataclass(slots=True)
class SlideWriter:
    """Writes one slide after the other."""

    elements: Elements
    teller: Teller
    used_titles: set[str] = field(default_factory=set)
    jumps: Jumps = field(default=lambda _: "")

    def shapes(self, drawing: Drawing, bookmark: str, number: int) -> tuple[str, list[Item]]:
        """The elements of the slide's shapes, and the items that it shows."""
        pieces = pieces_of(drawing.shapes)
        ids = count(2)
        title = self._title(pieces, drawing, bookmark, number)
        title_id = next(ids)
        entries = [_numbered(each, ids) for each in framed([piece for piece in pieces if piece.parts])]
        numbered = [piece for each in entries for piece in _pieces(each)]
        docks = _docks(numbered)
        told: set[Item] = set()
        glued = {
            each.id: self._glued(each.piece.parts[0], docks)
            for each in numbered
            if isinstance(each.piece.parts[0], Link)
        }
        written = [self.elements.title(Named(title_id, f"Title {title_id - 1}", title.text), title)]
        for each in entries:
            if isinstance(each, _NumberedFrame):
                written.append(self._frame(each, told))
            else:
                written.append(self._piece(each, glued.get(each.id), told))
        written.append(self._slide_number(next(ids), drawing, number))
        items = [each.piece.item for each in numbered if each.piece.item is not None]
        return "".join(written), list(dict.fromkeys(items))

    def _slide_number(self, id_: int, drawing: Drawing, number: int) -> str:
        width, height = 60.0, 1.3 * _NUMBER_SIZE
        box = (
            drawing.width - width - 2 * _NUMBER_MARGIN,
            drawing.height - height - _NUMBER_MARGIN,
            width,
            height,
        )
        said = self.teller.slide_number(number)
        return self.elements.slide_number(
            Named(id_, f"Slide Number {id_ - 1}", said), box, _NUMBER_SIZE, number
        )

    # ------------------------------------------------------------------------------------------ titles

    def _title(self, pieces: Sequence[Piece], drawing: Drawing, bookmark: str, number: int) -> Label:
        """The text of the page that is its title, taken from among the pieces.

        It is the one that says what the bookmark does, else the first heavy one at the top. Where there is
        none that no other slide has, the bookmark is a title above the edge, where only readers see it.
        """
        labels = [(piece, part) for piece in pieces for part in piece.parts if isinstance(part, Label)]
        free = [(piece, part) for piece, part in labels if piece.item is None]
        named = [each for each in free if each[1].text == bookmark]
        heavy = [
            (piece, label)
            for piece, label in free
            if label.lines[0].weight >= 600
            and label.lines[0].face == "sans"
            and label.lines[0].size >= _TITLE_SIZE
            and label.lines[0].y < drawing.height / 4
        ]
        for piece, label in (*named, *heavy)[:1]:
            if label.text in self.used_titles:
                break
            piece.parts.remove(label)
            self.used_titles.add(label.text)
            return label
        text = bookmark if bookmark not in self.used_titles else f"{bookmark} · {number}"
        self.used_titles.add(text)
        return _above_the_edge(text, drawing)

    # ------------------------------------------------------------------------------------------- links

    def _glued(self, link: Link, docks: Mapping[Item, list[Dock]]) -> _Glued:
        """A link with what both of its ends are glued to."""
        if link.item is None:
            bars = [each for each in docks if each.kind == "initiative"]
            return _Glued(link, _end(bars, docks, link.points[0]), _end(bars, docks, link.points[-1]))
        before, after = self.teller.ends(link.item.id)
        if before.kind == "gate":
            link = _from_mark(link, docks.get(before, ()))
        return _Glued(link, _end([before], docks, link.points[0]), _end([after], docks, link.points[-1]))

    def _link(self, id_: int, glued: _Glued) -> str:
        link, ends = glued.link, (glued.begin, glued.end)
        docked = next((end.item for end in ends if end is not None), None)
        if link.item is not None:
            said = self.teller.link(link.item.id)
        else:
            said = self.teller.thread(docked) if docked is not None else ""
        named = Named(id_, f"Connector {id_ - 1}", said)
        begin, end = ((each.id, each.site) if each is not None else None for each in ends)
        return self.elements.connector(named, link, bend_of(link.points), begin, end)

    # ------------------------------------------------------------------------------------------ pieces

    def _frame(self, numbered: _NumberedFrame, told: set[Item]) -> str:
        frame = numbered.frame
        said, name = frame.text, f"Group {numbered.id - 1}"
        if frame.item is not None:
            said, name = self.teller.sentence(frame.item), self.teller.name(frame.item)
            told.add(frame.item)
        parts = [part for piece in frame.pieces for part in piece.parts]
        members = [self._piece(each, None, told) for each in numbered.pieces]
        return group(Named(numbered.id, name, said), around(parts), members)

    def _piece(
        self,
        numbered: _Numbered,
        glued: _Glued | None,
        told: set[Item],
    ) -> str:
        piece = numbered.piece
        first = piece.parts[0]
        if glued is not None:
            return self._link(numbered.id, glued)
        said = self._said(piece, told)
        kind = _PART_NAMES[type(first)] if len(piece.parts) == 1 else "Group"
        name = self.teller.name(piece.item) if piece.item is not None else ""
        name = name or f"{kind} {numbered.id - 1}"
        jump = self.jumps(piece.item) if piece.item is not None else ""
        named = Named(numbered.id, name, said)
        if len(piece.parts) == 1:
            return self._part(replace(named, jump=jump), first)
        # PowerPoint follows links of shapes and not of groups; those of texts are not in the way of moving.
        has_text = any(isinstance(part, Label) for part in piece.parts)
        members = []
        for id_, part in zip(numbered.part_ids, piece.parts, strict=True):
            leads = jump if isinstance(part, Label) or not has_text else ""
            members.append(self._part(Named(id_, f"{_PART_NAMES[type(part)]} {id_ - 1}", jump=leads), part))
        return group(named, around(piece.parts), members)

    def _said(self, piece: Piece, told: set[Item]) -> str:
        """What a piece says to who does not see it; nothing where it only decorates."""
        item, text = piece.item, piece.text
        if item is None or item.kind not in ("initiative", "gate", "milestone"):
            return text
        if piece.body is not None and item not in told:
            told.add(item)
            return self.teller.sentence(item)
        if item.kind == "initiative" and any(isinstance(part, Line) for part in piece.parts):
            return self.teller.float_of(item)
        first = piece.parts[0]
        if item.kind == "initiative" and isinstance(first, Rectangle | Path) and first.stroke == _GHOST:
            return self.teller.before(item)
        return text or ("" if item in told else self.teller.sentence(item))

    def _part(self, named: Named, part: Part) -> str:
        write = self.elements
        if isinstance(part, Label):
            return write.label(named, part)
        if isinstance(part, Rectangle):
            return write.rectangle(named, part)
        if isinstance(part, Pattern):
            return write.pattern(named, part)
        if isinstance(part, Circle):
            return write.circle(named, part)
        if isinstance(part, Line):
            return write.line(named, part)
        assert isinstance(part, Path)
        return write.path(named, part)


def _numbered(piece: Piece | Frame, ids: Iterator[int]) -> _Numbered | _NumberedFrame:
    if isinstance(piece, Frame):
        own = next(ids)
        return _NumberedFrame(piece, own, [_numbered_piece(each, ids) for each in piece.pieces])
    return _numbered_piece(piece, ids)


def _pieces(entry: _Numbered | _NumberedFrame) -> list[_Numbered]:
    return entry.pieces if isinstance(entry, _NumberedFrame) else [entry]


def _numbered_piece(piece: Piece, ids: Iterator[int]) -> _Numbered:
    own = next(ids)
    if len(piece.parts) == 1:
        return _Numbered(piece, own, (own,))
    return _Numbered(piece, own, tuple(next(ids) for _ in piece.parts))


def _docks(numbered: Iterable[_Numbered]) -> dict[Item, list[Dock]]:
    """The bars and marks that links may end at."""
    docks: dict[Item, list[Dock]] = {}
    for each in numbered:
        piece = each.piece
        if piece.item is not None and piece.body is not None:
            body = piece.parts[piece.body]
            frame = Rectangle(*box_of(body))
            dock = Dock(frame, each.part_ids[piece.body])
            docks.setdefault(piece.item, []).append(dock)
    return docks


def _end(items: Iterable[Item], docks: Mapping[Item, list[Dock]], point: Point) -> _End | None:
    """Which of these items a link ends at."""
    owners = {dock: item for item in items for dock in docks.get(item, ())}
    dock = dock_at(list(owners), point)
    return _End(owners[dock], dock.id, dock.site(point)) if dock is not None else None


def _from_mark(link: Link, marks: Iterable[Dock]) -> Link:
    """A link that leaves the line of a gate as one that comes along this line from the gate's mark."""
    (x, y), following = link.points[:2]
    if following[1] != y or len(link.points) > _MOST_CORNERS:
        return link
    for mark in marks:
        if abs(mark.frame.x + mark.frame.width / 2 - x) <= _ON_LINE:
            top, bottom = mark.frame.y, mark.frame.y + mark.frame.height
            if not top <= y <= bottom:
                return link._replace(points=((x, bottom if y > bottom else top), *link.points))
    return link


def _above_the_edge(text: str, drawing: Drawing) -> Label:
    line = Text(0.0, -2 * _TITLE_SIZE, text, _TITLE_SIZE, face="sans", weight=600)
    return Label((line,), 0.0, drawing.width, "l", 0.0)
