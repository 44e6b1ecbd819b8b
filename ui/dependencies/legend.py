"""The strip under the network picture: what its lines and colours mean, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cxplanner.plan.programme import Stream
from ui.initiatives.marks import pattern_picture
from ui.theme import colour, font, theme
from ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from cxplanner.drawing.network_contents import NetworkContents
    from cxplanner.plan.plan import Plan
    from cxplanner.wording.words import Words

HEIGHT: Final = 26
_SAMPLE: Final = 22
_GAP: Final = 16


def left_out(words: Words, plan: Plan, contents: NetworkContents) -> str:
    """Which initiatives a picture does not show; nothing when it shows all."""
    without = len(plan.initiatives) - contents.linked
    if not without:
        return ""
    return words.say_number("{n} initiative has no links", "{n} initiatives have no links", without)


class ZoomButtons(QWidget):
    """Beside the legend: out, in, and all of the network."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 8, 0)
        row.setSpacing(0)
        self.buttons = {
            "out": IconButton("zoom-out", words.say("Zoom out"), size=14),
            "in": IconButton("zoom-in", words.say("Zoom in"), size=14),
            "fit": IconButton("maximize", words.say("Fit network"), size=14),
        }
        for button in self.buttons.values():
            button.setFixedSize(28, HEIGHT - 1)
            button.setStyleSheet("QToolButton { min-height: 0; padding: 0; }")
            row.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("panel"))
        painter.fillRect(QRect(0, 0, self.width(), 1), colour("line"))


class Legend(QWidget):
    """Painted, since it is read and not touched; its words are also its accessible description."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        self._lines = (
            (say("critical"), "ink", 2.0, False),
            (say("driving"), "ink2", 1.0, False),
            (say("leaves room"), "ink3", 1.0, True),
        )
        self._streams = [(stream, words.stream(stream)) for stream in Stream]
        self._note = ""
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("Legend"))
        theme().changed.connect(self.update)

    @property
    def note(self) -> str:
        return self._note

    def show_note(self, note: str) -> None:
        """Say what the picture leaves out."""
        self._note = note
        self.setAccessibleDescription(note)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("panel"))
        painter.fillRect(QRect(0, 0, self.width(), 1), colour("line"))
        painter.setFont(font(11.5, 400, "condensed"))
        metrics = QFontMetricsF(painter.font())
        at = 16.0
        for text, ink, width, is_dashed in self._lines:
            pen = QPen(colour(ink), width)
            if is_dashed:
                pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawLine(QPointF(at, HEIGHT / 2), QPointF(at + _SAMPLE, HEIGHT / 2))
            at = self._text(painter, metrics, at + _SAMPLE + 6, text) + _GAP
        note_width = metrics.horizontalAdvance(self._note) + 24 if self._note else 0
        for stream, text in self._streams:
            if at + 12 + metrics.horizontalAdvance(text) > self.width() - note_width - 16:
                break
            picture = pattern_picture(stream, QSize(8, 12), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(at, (HEIGHT - 12) / 2), picture)
            at = self._text(painter, metrics, at + 13, text) + _GAP
        if self._note:
            painter.setPen(colour("ink"))
            area = QRectF(at, 0, self.width() - at - 16, HEIGHT)
            shown = metrics.elidedText(self._note, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)

    def _text(self, painter: QPainter, metrics: QFontMetricsF, at: float, text: str) -> float:
        painter.setPen(colour("ink2"))
        painter.drawText(QPointF(at, (HEIGHT + metrics.capHeight()) / 2), text)
        return at + metrics.horizontalAdvance(text)
