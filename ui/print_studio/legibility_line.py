"""Whether the pages can be read: the smallest text as printed and on A4, and what would help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cxplanner.report.legibility import Offer, Remedy
from ui.painting.shape_painter import ShapePainter
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.drawing.palette import Palette
    from cxplanner.report.print_settings import PrintSettings
    from cxplanner.report.sheets import Page
    from cxplanner.wording.words import Words
    from ui.print_studio.made import Judged

_PICTURE: Final = QSize(84, 60)


class LegibilityLine(QWidget):
    """`taken` carries the offer that somebody takes."""

    taken = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.sentence = PlainLabel("", "small", wraps=True)
        row = QWidget()
        self._offers = QHBoxLayout(row)
        self._offers.setContentsMargins(0, 0, 0, 0)
        self._offers.setSpacing(8)
        self._offers.addStretch(1)
        self.buttons: list[Button] = []
        self._area = QScrollArea()  # a narrow window shows the best offers, and the others by scrolling
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(words.say("What makes the text larger"))
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(row)
        self._area.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        column.addWidget(self.sentence)
        column.addWidget(self._area)

    def clear(self) -> None:
        self._show("", "small")
        self._clear_offers()

    def show_waiting(self) -> None:
        self._show(self._words.say("Calculating…"), "small")
        self._clear_offers()

    def show_judged(self, judged: Judged, settings: PrintSettings) -> None:
        """The figures; red where the text is too small."""
        words, found = self._words, judged.legibility
        sheets = words.say_number("{n} sheet", "{n} sheets", found.pages)
        sentence = words.say(
            "{sheets} · smallest text {points} pt as printed · {reduced} pt on A4",
            sheets=sheets,
            points=words.number(round(found.printed, 1)),
            reduced=words.number(round(found.on_a4, 1)),
        )
        others = [words.error(notice) for notice in judged.notices if notice.code != "small_on_a4"]
        is_small = not found.is_legible(settings.least_text)
        if is_small:
            limit = words.number(settings.least_text)
            others.insert(0, words.say("That is under the limit of {limit} pt.", limit=limit))
        elif round(found.on_a4, 2) < settings.least_text:
            others.insert(0, words.say("A copy on A4 would be hard to read."))
        role = "refusal" if is_small else "warning" if others else "small"
        self._show(" · ".join([sentence, *others]) if not others else f"{sentence}. {' '.join(others)}", role)
        self._clear_offers()

    def add_offer(self, offer: Offer, palette: Palette) -> None:
        """One more way to larger text, after those that are better."""
        self._add_offer(offer, palette)
        bar = self._area.horizontalScrollBar().sizeHint().height()
        self._area.setFixedHeight(self.buttons[0].sizeHint().height() + bar)
        self._area.show()

    def show_no_offers(self) -> None:
        """Nothing that is offered would make the text large enough."""
        nothing = self._words.say("No more sheets, larger paper or coarser level would make it large enough.")
        self._show(f"{self.sentence.text()} {nothing}", "refusal")

    def _show(self, text: str, role: str) -> None:
        self.sentence.setText(text)
        self.sentence.show_role(role)

    def _clear_offers(self) -> None:
        for button in self.buttons:
            self._offers.removeWidget(button)
            button.deleteLater()
        self.buttons.clear()
        self._area.hide()

    def _add_offer(self, offer: Offer, palette: Palette) -> None:
        button = Button(self._text(offer))
        button.setIcon(QIcon(_picture(offer.first, palette, self.devicePixelRatioF())))
        button.setIconSize(_PICTURE)
        button.clicked.connect(partial(self.taken.emit, offer))
        self._offers.insertWidget(len(self.buttons), button)
        self.buttons.append(button)

    def _text(self, offer: Offer) -> str:
        words, result = self._words, offer.result
        points = words.number(round(result.printed, 1))
        pages = words.say_number("{n} sheet", "{n} sheets", result.pages)
        what = {
            Remedy.MORE_PAGES: words.say("More sheets"),
            Remedy.LARGER_PAPER: words.say("Paper {name}", name=offer.choices.paper or ""),
            Remedy.FEWER_LINES: words.say("One line for each name"),
            Remedy.ONLY_CRITICAL: words.say("Only what is critical"),
            Remedy.SUMMARY: words.say("One bar for each stage and stream"),
        }[offer.remedy]
        return words.say("{what}: {points} pt, {pages}", what=what, points=points, pages=pages)


def _picture(page: Page, palette: Palette, ratio: float) -> QPixmap:
    """A small preview of the first page."""
    drawing = page.drawing
    picture = QPixmap(_PICTURE * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.white)
    scale = min(_PICTURE.width() / drawing.width, _PICTURE.height() / drawing.height)
    painter = QPainter(picture)
    painter.scale(scale, scale)
    ShapePainter(painter, palette, as_paper=True).paint(drawing.shapes)
    painter.end()
    return picture
