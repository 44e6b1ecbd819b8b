"""Lines of text in painted tables: fonts measured once, cut texts kept, so that scrolling stays quick."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui.painting.shape_painter import prepared_text
from ui.theme import font, theme

if TYPE_CHECKING:
    from cxplanner.drawing.shapes import Face

_MOST_KEPT: Final = 20_000


class TextStyle(NamedTuple):
    """How a text is set: a colour's name, weight, size and face."""

    ink: str = "ink"
    weight: int = 400
    size: float = 12
    face: Face = "sans"


class LinePainter:
    """Sets single lines for one table."""

    def __init__(self) -> None:
        self._fonts: dict[TextStyle, tuple[QFont, float]] = {}
        self._short: dict[tuple[str, TextStyle, int], str] = {}

    def paint(
        self, painter: QPainter, area: QRect, text: str, style: TextStyle, *, right: bool = False
    ) -> int:
        """Set the first line of a text, cut where there is no room; returns its width."""
        if area.width() <= 0 or not text:
            return 0
        line = text.split("\n", 1)[0]
        prepared, width, ascent = prepared_text(line, style.size, style.weight, style.face)
        if width > area.width():
            line = self._elided(line, style, area.width())
            prepared, width, ascent = prepared_text(line, style.size, style.weight, style.face)
        made, cap_height = self._set_in(style)
        painter.setFont(made)
        painter.setPen(ink(style.ink))
        x = area.right() + 1 - width if right else area.left()
        baseline = area.top() + (area.height() + cap_height) / 2
        painter.drawStaticText(QPointF(x, round(baseline - ascent)), prepared)
        return round(width)

    def width_of(self, text: str, style: TextStyle) -> float:
        """How wide a text is, whole."""
        return prepared_text(text, style.size, style.weight, style.face)[1]

    def _elided(self, text: str, style: TextStyle, room: int) -> str:
        known = self._short.get((text, style, room))
        if known is None:
            metrics = QFontMetricsF(self._set_in(style)[0])
            known = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            if len(self._short) > _MOST_KEPT:
                self._short.clear()
            self._short[text, style, room] = known
        return known

    def _set_in(self, style: TextStyle) -> tuple[QFont, float]:
        """The font of a style, and how high its capitals are."""
        known = self._fonts.get(style)
        if known is None:
            made = font(style.size, style.weight, style.face)
            known = self._fonts[style] = (made, QFontMetricsF(made).capHeight())
        return known


def ink(name: str) -> QColor:
    """A colour of the palette in use, made once: a table asks for it for every cell."""
    return _made(theme().colours[name])


@lru_cache(maxsize=256)
def _made(colour: str) -> QColor:
    return QColor(colour)
