"""The system's print dialog, and the paper that each page asks of a printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from cxplanner.report.sheets import Page


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


def page_range(printer: QPrinter, pages: Sequence[Page]) -> Sequence[Page]:
    """The pages that were asked for in the dialog, in the order in which the printer wants them."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    wanted = pages[first - 1 : last]
    is_last_first = printer.pageOrder() is QPrinter.PageOrder.LastPageFirst
    return wanted[::-1] if is_last_first else wanted


def set_paper(printer: QPrinter, page: Page) -> None:
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
