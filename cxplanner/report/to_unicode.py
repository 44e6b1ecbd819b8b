"""Which characters the codes of a font in a PDF stand for, so that its text can be searched and copied."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

_MOST_IN_A_BLOCK: Final = 100
"""So many codes may stand in one block of a map."""


def to_unicode(fontname: str, subset: Sequence[int]) -> str:
    """The map of one subset of a font; takes the place of ReportLab's.

    ReportLab's has too long blocks and torn characters beyond the basic plane. Here, forms of Arabic letters
    are also read as the letters that they are forms of.
    """
    return "\n".join(_lines(fontname, subset))


def _lines(font: str, characters: Sequence[int]) -> Iterator[str]:
    yield "/CIDInit /ProcSet findresource begin"
    yield "12 dict begin"
    yield "begincmap"
    yield f"/CIDSystemInfo << /Registry ({font}) /Ordering ({font}) /Supplement 0 >> def"
    yield f"/CMapName /{font} def"
    yield "/CMapType 2 def"
    yield f"1 begincodespacerange\n<00> <{len(characters) - 1:02X}>\nendcodespacerange"
    codes = enumerate(characters)
    while block := list(islice(codes, _MOST_IN_A_BLOCK)):
        yield f"{len(block)} beginbfchar"
        for code, character in block:
            yield f"<{code:02X}> <{_letters(character).encode('utf-16-be', 'replace').hex().upper()}>"
        yield "endbfchar"
    yield "endcmap"
    yield "CMapName currentdict /CMap defineresource pop"
    yield "end"
    yield "end"


def _letters(character: int) -> str:
    """What is read where this is drawn."""
    drawn = chr(character)
    is_form = "\ufb50" <= drawn <= "\ufdff" or "\ufe70" <= drawn <= "\ufeff"
    return unicodedata.normalize("NFKC", drawn) if is_form else drawn
