"""How readers open a PDF file of ours: by its title, with its bookmarks, and counted as they expect."""

from __future__ import annotations

from typing import Any, Final

VERSION: Final = (1, 7)
"""The version of PDF: 1.5 has all that is used, 1.7 is the one that became a standard."""


def complete_catalogue(canvas: Any, *, shows_bookmarks: bool) -> None:
    """Sets what readers show of the file, before anything is bookmarked."""
    from reportlab.pdfbase.pdfdoc import PDFOutlines, count

    class Bookmarks(PDFOutlines):
        """ReportLab also counts the bookmarks that have others under them once more, which strict readers
        refuse."""

        def prepare(self, document: Any, canvas: Any) -> None:
            super().prepare(document, canvas)
            self.count = count(self.mydestinations, self.closedict)

    document = canvas._doc
    document.outline = document.Outlines = document.Catalog.Outlines = Bookmarks()
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if shows_bookmarks:
        canvas.showOutline()
