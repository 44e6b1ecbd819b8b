"""How wide a text is in the bundled fonts, where it breaks into lines, and what of it no font can draw."""

from __future__ import annotations

import contextlib
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise, zip_longest
from typing import Final, NamedTuple

from cxplanner.drawing.directions import ISOLATE, closed
from cxplanner.drawing.font_tables import font_names, font_table
from cxplanner.drawing.scripts import in_visual_order, is_not_joined
from cxplanner.drawing.shapes import Face

REPLACEMENT_MARK: Final = "\ufffd"
ELLIPSIS: Final = "…"
_LINE_BREAKS: Final = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_REMEMBERED: Final = 60_000
"""How many measured texts are kept: a window on 10,000 initiatives fits in, and it is some megabytes."""


class Run(NamedTuple):
    """A piece of text that one font draws, and its width as a share of the type size."""

    font: str
    text: str
    width: float


class Block(NamedTuple):
    """A text in lines, and the width of the widest as a share of the type size."""

    lines: tuple[str, ...]
    width: float


def width_of(text: str, size: float, face: Face = "sans", weight: int = 400) -> float:
    """How wide a line of text is."""
    return _width(text, face, weight) * size


@lru_cache(_REMEMBERED)
def _width(text: str, face: Face, weight: int) -> float:
    widths = _plain_widths(font_names(face, weight)[0])
    try:
        return sum(map(widths.__getitem__, map(ord, text)))
    except KeyError:
        return sum(run.width for run in runs(text, face, weight))


@cache
def _plain_widths(font: str) -> dict[int, float]:
    """The widths of those characters of a font that are drawn as they are, one after the other."""
    widths = font_table(font).widths
    return {
        code: width
        for code, width in widths.items()
        if not (unicodedata.combining(chr(code)) or chr(code) in _LINE_BREAKS or _is_unseen(chr(code)))
    }


@lru_cache(4_096)
def runs(text: str, face: Face = "sans", weight: int = 400) -> tuple[Run, ...]:
    """The text as the fonts draw it, from left to right.

    A character that a face lacks is taken from the wider face, then from the face for all scripts; what no
    font has becomes a replacement mark. Text from right to left is put into the order in which it is seen.
    A letter with a mark that is no character of its own is drawn in the face for all scripts, whose marks
    stand over the letter before them.
    """
    fonts = font_names(face, weight)
    if not text:
        return ()
    with contextlib.suppress(KeyError):  # for nearly every text, whose letters the first font has
        return (Run(fonts[0], text, sum(map(_plain_widths(fonts[0]).__getitem__, map(ord, text)))),)
    pieces: list[tuple[str, str, float]] = []
    seen = [character for character in in_visual_order(text) if not _is_unseen(character)]
    for character, after in zip_longest(seen, seen[1:], fillvalue=""):
        is_marked = unicodedata.combining(character) or (after and unicodedata.combining(after))
        font, drawn, width = _drawn(character, fonts[-1:] + fonts if is_marked else fonts)
        if pieces and pieces[-1][0] == font:
            _, before, so_far = pieces[-1]
            pieces[-1] = (font, before + drawn, so_far + width)
        else:
            pieces.append((font, drawn, width))
    return tuple(Run(*piece) for piece in pieces)


def missing_characters(text: str) -> str:
    """The characters that no bundled font has, each once, in order."""
    fonts = font_names("sans", 400)
    return "".join(
        character
        for character in dict.fromkeys(text)
        if not _is_unseen(character)
        and not character.isspace()
        and character != REPLACEMENT_MARK
        and _found(character, fonts) is None
    )


def _drawn(character: str, fonts: tuple[str, ...]) -> tuple[str, str, float]:
    if character in _LINE_BREAKS:
        return _drawn(" ", fonts)
    found = _found(character, fonts)
    if found is not None:
        return found
    if character.isspace():
        return _drawn(" ", fonts)
    last = fonts[-1]
    return last, REPLACEMENT_MARK, font_table(last).widths[ord(REPLACEMENT_MARK)]


def _found(character: str, fonts: tuple[str, ...]) -> tuple[str, str, float] | None:
    """The first font that can draw a character, as it is read and not only as a sign."""
    if is_not_joined(character):
        return None
    for font in fonts:
        width = font_table(font).widths.get(ord(character))
        if width is not None:
            return font, character, width
    return None


def _is_unseen(character: str) -> bool:
    """Joiners, direction marks and choices between forms: they steer other characters and have no picture."""
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return True
    return unicodedata.category(character) in ("Cf", "Cc") and not character.isspace()


def elide(text: str, room: float, size: float, face: Face = "sans", weight: int = 400) -> str:
    """The text if it fits, else its beginning and an ellipsis; nothing if not even those fit."""
    if width_of(text, size, face, weight) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle] + ELLIPSIS, size, face, weight) <= room:
            low = middle
        else:
            high = middle - 1
    while low and _belongs_to_the_one_before(text[low]):
        low -= 1
    kept = text[:low].rstrip(" ·,–-:;\u200d")
    return closed(kept + ELLIPSIS) if kept.strip(ISOLATE) else ""


def _belongs_to_the_one_before(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Mc") or character == "\u200d"


def wrap(
    text: str, room: float, size: float, face: Face = "sans", weight: int = 400, most_lines: int = 2
) -> tuple[str, ...] | None:
    """The text in as few lines as fit the room, balanced; None when it needs more lines than allowed."""
    for count in range(1, most_lines + 1):
        block = balanced(text, face, weight, count)
        if block.width * size <= room:
            return block.lines
    return None


def wrap_or_elide(
    text: str, room: float, size: float, face: Face = "sans", weight: int = 400, most_lines: int = 2
) -> tuple[str, ...]:
    """The text in lines that fit the room; what is too long ends in an ellipsis."""
    whole = wrap(text, room, size, face, weight, most_lines)
    if whole is not None:
        return whole
    pieces, _ = _pieces(text, face, weight)
    lines: list[str] = []
    rest = "".join(pieces)
    for piece_count in _greedy_counts(text, room / size, face, weight, most_lines - 1):
        line = "".join(pieces[:piece_count]).strip()
        lines.append(elide(line, room, size, face, weight))
        pieces = pieces[piece_count:]
        rest = "".join(pieces).strip()
    lines.append(elide(rest, room, size, face, weight))
    return tuple(line for line in lines if line)


@lru_cache(_REMEMBERED)
def balanced(text: str, face: Face, weight: int, count: int) -> Block:
    """The text in at most so many lines of about the same length: the widest is as narrow as can be."""
    if count == 1:
        return Block((text,), _width(text, face, weight))
    pieces, widths = _pieces(text, face, weight)
    if len(pieces) <= 1:
        return balanced(text, face, weight, 1)
    blanks = _blanks(pieces, face, weight)
    breaks = [_best_break(widths, blanks)] if count == 2 else _best_breaks(widths, blanks, count)
    edges = [0, *breaks, len(pieces)]
    lines = tuple("".join(pieces[a:b]).strip() for a, b in pairwise(edges))
    return Block(lines, max(sum(widths[a:b]) - blanks[a] for a, b in pairwise(edges)))


@lru_cache(_REMEMBERED)
def _pieces(text: str, face: Face, weight: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The text cut at every place where it may break; a blank stays at the head of the piece after it."""
    pieces: list[str] = []
    for word in text.split(" "):
        parts = word.split("-")
        lead = " " if pieces else ""
        if pieces and (pieces[-1].strip() == "&" or (word[:1].isdigit() and not pieces[-1].endswith("&"))):
            pieces[-1] += " " + word
        elif len(parts) > 1 and all(len(part) > 2 for part in parts):
            last = len(parts) - 1
            pieces += [
                (lead if index == 0 else "") + part + ("-" if index < last else "")
                for index, part in enumerate(parts)
            ]
        else:
            pieces.append(lead + word)
    return tuple(pieces), tuple(_width(piece, face, weight) for piece in pieces)


def _blanks(pieces: tuple[str, ...], face: Face, weight: int) -> tuple[float, ...]:
    blank = _width(" ", face, weight)
    return tuple(blank if piece.startswith(" ") else 0.0 for piece in pieces)


def _best_break(widths: tuple[float, ...], blanks: tuple[float, ...]) -> int:
    """Where to break into two lines so that the longer is shortest: the first place past which it grows."""
    total = sum(widths)
    so_far = 0.0
    best, narrowest = 1, total
    for index, (width, blank) in enumerate(zip(widths, blanks, strict=True)):
        longer = max(so_far, total - so_far - blank)
        if index and longer < narrowest:
            best, narrowest = index, longer
        so_far += width
    return best


def _best_breaks(widths: tuple[float, ...], blanks: tuple[float, ...], count: int) -> list[int]:
    """Where to break into at most `count` lines so that the widest is narrowest: the limit is halved on."""
    low = max(width - blank for width, blank in zip(widths, blanks, strict=True))
    high = sum(widths)
    best: list[int] = []
    for _ in range(16):
        middle = (low + high) / 2
        breaks = _greedy_breaks(widths, blanks, middle)
        if len(breaks) < count:
            best, high = breaks, middle
        else:
            low = middle
    return best


def _greedy_breaks(widths: tuple[float, ...], blanks: tuple[float, ...], limit: float) -> list[int]:
    breaks: list[int] = []
    length = 0.0
    for index, width in enumerate(widths):
        if length and length + width > limit:
            breaks.append(index)
            length = width - blanks[index]
        else:
            length += width
    return breaks


def _greedy_counts(text: str, limit: float, face: Face, weight: int, most: int) -> list[int]:
    """How many pieces go on each of the first lines when they are filled as far as they go."""
    pieces, widths = _pieces(text, face, weight)
    breaks = _greedy_breaks(widths, _blanks(pieces, face, weight), limit)[:most]
    return [b - a for a, b in pairwise([0, *breaks])]
