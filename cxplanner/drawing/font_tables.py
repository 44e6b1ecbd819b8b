"""Which characters the bundled fonts have and how wide they are, read from the TrueType files themselves."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from typing import Final

from cxplanner.drawing.shapes import Face
from cxplanner.resources import resource

FACE_FILES: Final = {
    ("sans", 300): "IBMPlexSans_300Light",
    ("sans", 400): "IBMPlexSans_400Regular",
    ("sans", 500): "IBMPlexSans_500Medium",
    ("sans", 600): "IBMPlexSans_600SemiBold",
    ("sans", 700): "IBMPlexSans_700Bold",
    ("condensed", 400): "IBMPlexSansCondensed_400Regular",
    ("condensed", 500): "IBMPlexSansCondensed_500Medium",
    ("condensed", 600): "IBMPlexSansCondensed_600SemiBold",
    ("condensed", 700): "IBMPlexSansCondensed_700Bold",
}
_FALLBACK_REGULAR: Final = "DejaVuSans"
_FALLBACK_BOLD: Final = "DejaVuSans-Bold"


@dataclass(frozen=True, slots=True)
class FontTable:
    """The widths of a font's characters by code point, as shares of the type size."""

    name: str
    widths: dict[int, float]


def font_names(face: Face, weight: int) -> tuple[str, ...]:
    """Files to look for a character in, in order: the face, the wider face, the one for all scripts."""
    nearest = min((w for f, w in FACE_FILES if f == face), key=lambda each: abs(each - weight))
    names = [FACE_FILES[face, nearest]]
    if face == "condensed":
        names.append(FACE_FILES["sans", nearest])
    if weight >= 600:
        names.append(_FALLBACK_BOLD)
    names.append(_FALLBACK_REGULAR)
    return tuple(names)


@cache
def font_table(name: str) -> FontTable:
    """The table of one bundled font."""
    data = resource("fonts", f"{name}.ttf").read_bytes()
    tables = _directory(data)
    (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    (metrics,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
    pairs = struct.unpack_from(f">{metrics * 2}H", data, tables[b"hmtx"])
    advances = [advance / units for advance in pairs[::2]]
    last = advances[-1]
    glyphs = _character_map(data, tables[b"cmap"])
    widths = {code: advances[glyph] if glyph < metrics else last for code, glyph in glyphs.items()}
    return FontTable(name, widths)


def _directory(data: bytes) -> dict[bytes, int]:
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count))
    return {tag: offset for tag, _, offset, _ in entries}


def _character_map(data: bytes, cmap: int) -> dict[int, int]:
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    glyphs: dict[int, int] = {}
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * index)
        if platform != 0 and (platform, encoding) not in ((3, 1), (3, 10)):
            continue
        (kind,) = struct.unpack_from(">H", data, cmap + offset)
        if kind == 4:
            glyphs.update(_segments(data, cmap + offset))
        elif kind == 12:
            glyphs.update(_groups(data, cmap + offset))
    return glyphs


def _segments(data: bytes, start: int) -> dict[int, int]:
    """A map of format 4: ranges of the basic plane, with a difference or with a list of glyphs."""
    (twice,) = struct.unpack_from(">H", data, start + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    starts = struct.unpack_from(f">{count}H", data, start + 16 + twice)
    deltas = struct.unpack_from(f">{count}H", data, start + 16 + 2 * twice)
    offsets_at = start + 16 + 3 * twice
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    glyphs: dict[int, int] = {}
    for index, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if offset:
                place = offsets_at + 2 * index + offset + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", data, place)
                glyph = (glyph + delta) & 0xFFFF if glyph else 0
            else:
                glyph = (code + delta) & 0xFFFF
            if glyph:
                glyphs[code] = glyph
    return glyphs


def _groups(data: bytes, start: int) -> dict[int, int]:
    """A map of format 12: ranges of all planes."""
    (count,) = struct.unpack_from(">L", data, start + 12)
    glyphs: dict[int, int] = {}
    for index in range(count):
        first, last, glyph = struct.unpack_from(">LLL", data, start + 16 + 12 * index)
        glyphs.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return glyphs
