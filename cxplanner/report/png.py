"""Pages of a PDF as PNG pictures."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO


def png_pages(pdf: bytes, dpi: int = 150) -> Iterator[bytes]:
    """Each page of the PDF as a PNG picture of this resolution."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            picture = page.render(scale=dpi / 72).to_pil()
            buffer = BytesIO()
            picture.save(buffer, "PNG", dpi=(dpi, dpi))
            yield buffer.getvalue()
    finally:
        document.close()
