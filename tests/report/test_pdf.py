"""The PDF file: vectors, embedded fonts, text as text, the same bytes each time."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO

import pypdf
import pytest
from PIL import Image

from cxplanner.drawing.palette import PRINT_GREY
from cxplanner.drawing.shapes import Drawing, Rectangle, Shape, Text
from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.report.pdf import DocumentFacts, pdf_bytes
from cxplanner.report.png import png_pages
from cxplanner.report.sheets import Page
from tests.drawing.programmes import a_programme
from tests.report.made_pages import roadmap_pages

FACTS = DocumentFacts("A title", "An author", "A subject", "es", datetime(2026, 11, 24, 14, 32, tzinfo=UTC))


def a_pdf(*shapes: Shape) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf_bytes([Page(Drawing(300, 200, shapes), "Sheet")], FACTS)))


def sample_pages() -> list[Page]:
    plan = sample_plan("en")
    printed_at = datetime(2026, 1, 1, tzinfo=UTC)
    return roadmap_pages(plan, printed_at=printed_at)


def fonts_of(reader: pypdf.PdfReader) -> dict[str, bool]:
    """The fonts of all pages, and whether each is embedded."""
    found = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            entry = font.get_object()
            descriptor = entry.get("/FontDescriptor")
            found[entry["/BaseFont"]] = descriptor is not None and "/FontFile2" in descriptor.get_object()
    return found


def test_that_every_font_in_use_is_embedded_as_a_subset() -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_bytes(sample_pages(), FACTS)))
    fonts = fonts_of(reader)
    assert len(fonts) >= 4
    assert all(fonts.values())
    assert all("+" in name for name in fonts)


def test_that_a_page_has_no_pictures() -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_bytes(sample_pages(), FACTS)))
    assert [image for page in reader.pages for image in page.images] == []


def test_that_the_same_pages_are_the_same_bytes() -> None:
    assert pdf_bytes(sample_pages(), FACTS) == pdf_bytes(sample_pages(), FACTS)


def test_that_a_file_is_small() -> None:
    plan = a_programme(100)
    pages = roadmap_pages(plan)
    assert len(pdf_bytes(pages, FACTS)) < 500_000


@pytest.mark.parametrize("text", ["<b>bold</b> & &amp;", "Ñandú ¿qué? €", "Ωμέγα", "Привет", "A → B"])
def test_that_text_is_found_as_it_was_written(text: str) -> None:
    page = a_pdf(Text(20, 50, text, 12, face="condensed", weight=600)).pages[0]
    assert text in page.extract_text()


def test_that_anchors_place_text() -> None:
    reader = a_pdf(*(Text(150, 50, "word", 10, anchor=anchor) for anchor in ("start", "middle", "end")))
    contents = reader.pages[0].get_contents()
    assert contents is not None
    places = [float(each) for each in re.findall(rb"1 0 0 1 ([\d.]+) [\d.]+ Tm", contents.get_data())]
    assert places[0] == pytest.approx(150)
    assert places[0] > places[1] > places[2]


def test_that_a_file_names_itself() -> None:
    reader = a_pdf(Rectangle(0, 0, 10, 10, "ink"))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author, reader.metadata.subject) == (
        "A title", "An author", "A subject",
    )  # fmt: skip
    assert reader.metadata.creation_date == FACTS.printed_at
    assert reader.trailer["/Root"]["/Lang"] == "es"  # type: ignore[index]


def test_that_every_sheet_has_a_bookmark() -> None:
    pages = [Page(Drawing(300, 200, ()), f"Sheet {number}") for number in (1, 2, 3)]
    reader = pypdf.PdfReader(BytesIO(pdf_bytes(pages, FACTS)))
    assert [entry.title for entry in reader.outline] == ["Sheet 1", "Sheet 2", "Sheet 3"]  # type: ignore[union-attr]


def test_that_each_sheet_has_its_own_size() -> None:
    pages = [Page(Drawing(300, 200, ()), "a"), Page(Drawing(200, 300, ()), "b")]
    boxes = [page.mediabox for page in pypdf.PdfReader(BytesIO(pdf_bytes(pages, FACTS))).pages]
    assert [(float(box.width), float(box.height)) for box in boxes] == [(300, 200), (200, 300)]


def test_that_colours_come_from_the_palette() -> None:
    page = Page(Drawing(300, 200, (Rectangle(0, 0, 10, 10, "stream.organization"),)), "a")
    in_grey = pypdf.PdfReader(BytesIO(pdf_bytes([page], FACTS, PRINT_GREY))).pages[0]
    assert b"0.412 0.412 0.412 rg" in in_grey.get_contents().get_data()  # type: ignore[union-attr]


def test_that_shapes_without_extent_are_left_out() -> None:
    contents = (
        a_pdf(Rectangle(10, 10, -5, 10, "ink"), Rectangle(10, 10, 0, 10, "ink")).pages[0].get_contents()
    )
    assert contents is not None
    assert b" re" not in contents.get_data()


def test_that_every_pale_shape_is_pale_and_nothing_after_it() -> None:
    pale = Rectangle(0, 0, 9, 9, "ink", opacity=0.35)
    contents = a_pdf(pale, Rectangle(20, 0, 9, 9, "late"), pale).pages[0].get_contents()
    assert contents is not None
    code = contents.get_data().decode()
    assert code.count(" gs") >= 2
    assert code.count("q\n") == code.count("Q\n")


@pytest.mark.parametrize(
    "text",
    [
        "Áéíóú ñ ÇçĞğŁłŐőŞşŻż ßẞ",
        "Ελληνικά ΆΈΉ ϊΐ",
        "Кириллица ЁёЇїЎў Ђђ",
        "Việt x\u0302 q\u0303 e\u0302\u0323",
        "fi fl ffi office",
        "😀 beyond the plane",
        "<b>& [[{",
    ],
)
def test_that_text_can_be_copied_as_it_was_written(text: str) -> None:
    assert a_pdf(Text(20, 50, text, 12)).pages[0].extract_text() == text


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("שלום", "שלום"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_that_words_from_right_to_left_can_be_copied_as_letters(text: str, copied: str) -> None:
    assert a_pdf(Text(20, 50, text, 12)).pages[0].extract_text() == copied


def test_that_what_is_drawn_as_a_mark_is_still_read_as_it_was_written() -> None:
    reader = a_pdf(Text(20, 50, "中 🙂\ufe0f\ud800", 12))
    said = re.search(rb"/ActualText <FEFF([0-9A-F]+)>", reader.pages[0].get_contents().get_data())  # type: ignore[union-attr]
    assert said is not None
    assert bytes.fromhex(said[1].decode()).decode("utf-16-be") == "中 🙂\ufe0f"


def test_that_a_text_with_a_rim_is_read_once() -> None:
    page = a_pdf(Text(20, 50, "Q3 año Ω", 12, halo=True)).pages[0]
    assert page.extract_text().split() == ["Q3", "año", "Ω"]
    code = page.get_contents().get_data()  # type: ignore[union-attr]
    assert code.count(b" Do") == 6  # every letter that has a shape


def test_that_a_rim_is_the_shape_of_the_letters_in_the_colour_of_the_ground() -> None:
    def whiteness(*, halo: bool) -> int:
        shapes = (Rectangle(0, 0, 300, 200, "ink"), Text(20, 50, "Å", 40, "ink", halo=halo))
        file = pdf_bytes([Page(Drawing(300, 200, shapes), "Sheet")], FACTS)
        (picture,) = png_pages(file, 72)
        return sum(pixel > 128 for pixel in Image.open(BytesIO(picture)).convert("L").tobytes())

    assert whiteness(halo=False) == 0
    assert whiteness(halo=True) > 200
