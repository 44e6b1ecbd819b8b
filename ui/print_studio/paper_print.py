"""Sends pages to a printer, one at a time, so that the window stays usable and printing can be given up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.painting.shape_painter import ShapePainter
from ui.print_studio.paper_printer import page_range, set_paper

if TYPE_CHECKING:
    from cxplanner.drawing.palette import Palette
    from cxplanner.report.sheets import Page

_POINTS_PER_INCH = 72


class PaperPrint(QObject):
    """`progressed` tells how many pages are painted, of how many; `ended` whether the printer has them."""

    progressed = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, printer: QPrinter, pages: Sequence[Page], palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self.printer = printer
        self.is_given_up = False
        self._pages = page_range(printer, pages)
        self._palette = palette
        self._painter = QPainter()
        self._done = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._paint_next)

    def start(self) -> None:
        self._timer.start()

    def give_up(self) -> None:
        """Print nothing more; what the printer has not begun is thrown away."""
        self.is_given_up = True
        self.printer.abort()
        self._end(is_printed=False)

    def _paint_next(self) -> None:
        if self._done == len(self._pages):
            self._end(is_printed=self._painter.end())
            return
        page = self._pages[self._done]
        set_paper(self.printer, page)
        is_ready = self.printer.newPage() if self._done else self._painter.begin(self.printer)
        if not is_ready:
            self._end(is_printed=False)
            return
        scale = self.printer.resolution() / _POINTS_PER_INCH
        self._painter.save()
        self._painter.scale(scale, scale)
        ShapePainter(self._painter, self._palette, as_vectors=True).paint(page.drawing.shapes)
        self._painter.restore()
        self._done += 1
        self.progressed.emit(self._done, len(self._pages))

    def _end(self, *, is_printed: bool) -> None:
        self._timer.stop()
        if self._painter.isActive():
            self._painter.end()
        self.ended.emit(is_printed)
