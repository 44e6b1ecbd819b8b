"""The rims of letters in a PDF, as shapes: text that is drawn twice would be read and found twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from cxplanner.report.glyph_outlines import Outlines, path_of

WIDTH: Final = 0.36
"""How wide the pen of a rim is, as a share of the size of the letters."""
_UNITS: Final = 1000


class Rims:
    """Each letter is drawn once in a document, and used wherever it has a rim."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._outlines: dict[str, Outlines] = {}
        self._names: dict[tuple[str, str], str | None] = {}

    def of(self, font: Any, text: str) -> Iterator[tuple[str | None, float]]:
        """For each letter its drawing, unless it has no shape, and its width in thousandths of its size."""
        for letter in text:
            key = (font.fontName, letter)
            if key not in self._names:
                self._names[key] = self._drawn(font, letter)
            yield self._names[key], font.face.getCharWidth(ord(letter))

    def _drawn(self, font: Any, letter: str) -> str | None:
        """The name of the new drawing of a letter."""
        from reportlab.pdfbase.pdfdoc import PDFFormXObject, PDFResourceDictionary

        if font.fontName not in self._outlines:
            self._outlines[font.fontName] = Outlines(font.face)
        contours = self._outlines[font.fontName].of(letter)
        if not contours:
            return None
        scale, beside = _UNITS / font.face.unitsPerEm, WIDTH * _UNITS
        xs = [point.x * scale for contour in contours for point in contour]
        ys = [point.y * scale for contour in contours for point in contour]
        edges = (min(xs) - beside, min(ys) - beside, max(xs) + beside, max(ys) + beside)
        form: Any = PDFFormXObject(*(round(edge) for edge in edges))
        form.setStreamList(f"{path_of(contours, scale)} S")
        form.Resources = PDFResourceDictionary()
        form.compression = 1
        name = f"rim{len(self._names)}"
        self._document.addForm(name, form)
        return name
