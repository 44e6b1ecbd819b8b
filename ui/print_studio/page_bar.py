"""The bar over the page: which page it is, the page before and after, and how large it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.print_studio.page_view import PageView, Zoom
from ui.widgets.buttons import IconButton, SegmentedControl
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


class PageBar(QWidget):
    """`turned` asks for the page so many further on, `fold_asked` for the choices to go or to come back."""

    turned = Signal(int)
    fold_asked = Signal()

    def __init__(self, words: Words, page: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._page = page
        say = words.say
        self.fold = IconButton("settings", say("Show or hide the choices"))
        self.fold.clicked.connect(self.fold_asked)
        self.before = IconButton("chevron-left", say("Page before"))
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after = IconButton("chevron-right", say("Page after"))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.place = PlainLabel("", "small")
        self.percent = PlainLabel("", "small")
        zooms = ((Zoom.PAGE, say("Page")), (Zoom.WIDTH, say("Width")), (Zoom.OWN, say("100 %")))
        self.zoom = SegmentedControl(say("Zoom"), zooms, value=Zoom.PAGE)
        self.zoom.chosen.connect(page.set_zoom)
        page.zoom_changed.connect(self._show_zoom)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(6)
        for widget in (self.fold, self.before, self.place, self.after):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.percent)
        row.addWidget(self.zoom)

    def show_place(self, number: int, count: int) -> None:
        """Which page of how many is shown; none where there are none."""
        words, text = self._words, ""
        if count:
            text = words.say("Page {number} of {all}", number=words.number(number), all=words.number(count))
        self.place.setText(text)
        self.before.setEnabled(number > 1 and count > 0)
        self.after.setEnabled(number < count)

    def _show_zoom(self) -> None:
        if self._page.zoom is Zoom.FREE:
            self.zoom.show_none()
        else:
            self.zoom.set_value(self._page.zoom)
        self.percent.setText(self._words.say("{number} %", number=self._words.number(self._page.percent)))
