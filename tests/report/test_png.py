"""Pages as pictures."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from cxplanner.drawing.shapes import Drawing, Rectangle
from cxplanner.report.pdf import DocumentFacts, pdf_bytes
from cxplanner.report.png import png_pages
from cxplanner.report.sheets import Page

FACTS = DocumentFacts("Title", "Author", "Subject", "en", datetime(2026, 1, 1, tzinfo=UTC))


def test_that_each_page_is_a_picture_of_its_resolution() -> None:
    pages = [Page(Drawing(72, 144, (Rectangle(0, 0, 36, 144, "ink"),)), "a"), Page(Drawing(144, 72, ()), "b")]
    first, second = (Image.open(BytesIO(each)) for each in png_pages(pdf_bytes(pages, FACTS), dpi=100))
    assert (first.size, second.size) == ((100, 200), (200, 100))
    assert round(first.info["dpi"][0]) == 100
    assert (first.getpixel((10, 100)), first.getpixel((90, 100))) == ((0, 0, 0), (255, 255, 255))


def test_that_one_thread_at_a_time_makes_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    render, inside, most = pypdfium2.PdfPage.render, [0], [0]

    def watched(page: pypdfium2.PdfPage, **options: Any) -> Any:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        try:
            return render(page, **options)
        finally:
            inside[0] -= 1

    monkeypatch.setattr(pypdfium2.PdfPage, "render", watched)
    document = pdf_bytes([Page(Drawing(700, 500, (Rectangle(0, 0, 350, 500, "ink"),)), "a")], FACTS)
    with ThreadPoolExecutor(4) as threads:
        made = set(threads.map(lambda _: tuple(png_pages(document, dpi=150)), range(20)))
    assert (len(made), most[0]) == (1, 1)
