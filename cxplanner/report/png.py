"""Pages of a PDF as PNG pictures."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_ONE_AT_A_TIME: Final = threading.Lock()
"""PDFium ends the whole program when two threads are in it; a preview and an export may meet there."""


def png_pages(pdf: bytes, dpi: int = 150) -> Iterator[bytes]:
    """Each page of the PDF as a PNG picture of this resolution."""
    with _ONE_AT_A_TIME:
        import pypdfium2

        document = pypdfium2.PdfDocument(pdf)
        count = len(document)
    try:
        for number in range(count):
            yield _png_page(document, number, dpi)
    finally:
        with _ONE_AT_A_TIME:
            document.close()


def _png_page(document: PdfDocument, number: int, dpi: int) -> bytes:
    with _ONE_AT_A_TIME:
        page = document[number]
        bitmap = page.render(scale=dpi / 72)
        picture = bitmap.to_pil().copy()
        # Closed here, since the collector would do it without the lock.
        bitmap.close()
        page.close()
    buffer = BytesIO()
    picture.save(buffer, "PNG", dpi=(dpi, dpi))
    return buffer.getvalue()
