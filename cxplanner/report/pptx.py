"""Drawings as slides of a presentation: native shapes that can be edited, never a picture of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from cxplanner.drawing.palette import LIGHT, Palette
from cxplanner.report.slides.colours import Colours
from cxplanner.report.slides.elements import Elements
from cxplanner.report.slides.package import (
    empty_presentation,
    language_tag,
    saved,
    set_properties,
    write_notes,
)
from cxplanner.report.slides.slide import SlideWriter
from cxplanner.report.slides.told import Teller

if TYPE_CHECKING:
    from cxplanner.report.pdf import DocumentFacts
    from cxplanner.report.sheets import Page
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

_TREE: Final = (
    '<p:spTree xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative">'
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
)


def pptx_bytes(
    pages: Sequence[Page], facts: DocumentFacts, schedule: Schedule, words: Words, palette: Palette = LIGHT
) -> bytes:
    """The pages as a PowerPoint file: a slide for each, as large as the first, with notes about its dates."""
    from pptx.oxml import parse_xml

    first = pages[0].drawing
    presentation = empty_presentation(first.width, first.height, palette)
    language = language_tag(facts.language)
    teller = Teller(schedule, words)
    writer = SlideWriter(Elements(Colours(palette), language), teller)
    layout = presentation.slide_layouts[0]
    for number, page in enumerate(pages, start=1):
        slide: Any = presentation.slides.add_slide(layout)
        shapes, items = writer.shapes(page.drawing, page.bookmark, number)
        tree = slide.shapes._spTree
        tree.getparent().replace(tree, parse_xml(_TREE.format(shapes=shapes)))
        write_notes(slide, teller.notes(items), language)
    set_properties(presentation, facts, len(pages))
    return saved(presentation)
