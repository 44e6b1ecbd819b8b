"""Sheets get their numbers, and items their homes."""

from __future__ import annotations

from io import BytesIO

import pypdf

from cxplanner.drawing.shapes import Item, Shape, Text
from cxplanner.report.paper import paper_of
from cxplanner.report.pdf import DocumentFacts, pdf_bytes
from cxplanner.report.sheets import Numbering, Place, Sheet, numbered
from tests.report.made_pages import PRINTED_AT

A5 = paper_of("A5")
FACTS = DocumentFacts("A title", "An author", "A subject", "en", PRINTED_AT)
ITEM = Item("initiative", 7)


def says_where(numbering: Numbering) -> tuple[Shape, ...]:
    where = numbering.sheet_of(ITEM)
    said = f"{numbering.number} of {numbering.count}, more on {where}" if where else "all is here"
    return (Text(40, 100, said, 12, item=ITEM),)


def a_sheet(homes: dict[Item, float] | None = None, rank: int = 0, level: int = 0) -> Sheet:
    return Sheet(A5, "Sheet", says_where, homes or {}, rank, level)


def said_on(sheets: list[Sheet]) -> list[str]:
    texts = (page.drawing.shapes[0] for page in numbered(sheets).pages())
    return [text.text for text in texts if isinstance(text, Text)]


def test_that_a_sheet_knows_where_an_item_is_at_home() -> None:
    assert said_on([a_sheet(), a_sheet({ITEM: 30.0})]) == ["1 of 2, more on 2", "all is here"]


def test_that_the_lower_rank_is_the_home() -> None:
    sheets = numbered([a_sheet({ITEM: 30.0}, rank=2), a_sheet({ITEM: 50.0}, rank=1)])
    assert sheets.homes == {ITEM: Place(2, 50.0)}


def test_that_of_equal_ranks_the_first_is_the_home() -> None:
    assert numbered([a_sheet({ITEM: 30.0}), a_sheet({ITEM: 50.0})]).homes == {ITEM: Place(1, 30.0)}


def test_that_an_item_leads_to_its_home_in_a_file() -> None:
    sheets = numbered([a_sheet(), a_sheet({ITEM: 30.0})])
    reader = pypdf.PdfReader(BytesIO(pdf_bytes(list(sheets.pages()), FACTS, homes=sheets.homes)))
    first, second = (page.get("/Annots", []) for page in reader.pages)
    assert len(first) == 1
    assert not second
    (goal,) = [annotation.get_object()["/Dest"] for annotation in first]
    assert goal[0].idnum == reader.pages[1].indirect_reference.idnum  # type: ignore[union-attr]


def test_that_bookmarks_have_their_depth() -> None:
    sheets = numbered([a_sheet(), a_sheet(level=1)])
    reader = pypdf.PdfReader(BytesIO(pdf_bytes(list(sheets.pages()), FACTS)))
    outline = reader.outline
    assert len(outline) == 2
    assert isinstance(outline[1], list)
