"""Pages through the system's print dialog, as vectors, each on paper of its own size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from ui.painting.shape_painter import ShapePainter

if TYPE_CHECKING:
    from cxplanner.drawing.palette import Palette
    from cxplanner.report.sheets import Page

_POINTS_PER_INCH = 72


def has_printer() -> bool:
    """Whether the system knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def chosen_printer(title: str, pages: int, parent: QWidget) -> QPrinter | None:
    """Asks the system for a printer; None when somebody thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("CXPlanner")
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setWindowTitle(title)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def print_pages(
    printer: QPrinter, pages: Sequence[Page], palette: Palette, tell: Callable[[int, int], None]
) -> bool:
    """Paints the pages; False when the printer gives up. `tell` gets how many are painted, of how many."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    wanted = pages[first - 1 : last]
    painter = QPainter()
    for number, page in enumerate(wanted, start=1):
        _set_paper(printer, page)
        if number == 1:
            if not painter.begin(printer):
                return False
        elif not printer.newPage():
            painter.end()
            return False
        scale = printer.resolution() / _POINTS_PER_INCH
        painter.save()
        painter.scale(scale, scale)
        ShapePainter(painter, palette, as_vectors=True).paint(page.drawing.shapes)
        painter.restore()
        tell(number, len(wanted))
    return painter.end()


def _set_paper(printer: QPrinter, page: Page) -> None:
    """The size and direction of a page, all of it to be painted on."""
    width, height = page.drawing.width, page.drawing.height
    size = QPageSize(
        QSizeF(min(width, height), max(width, height)),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    is_wide = width > height
    direction = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, direction, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)
