"""Drawings as slides of a presentation: native shapes that can be edited, never a picture of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from cxplanner.drawing.palette import LIGHT, Palette
from cxplanner.drawing.shapes import Item
from cxplanner.report.slides.colours import Colours
from cxplanner.report.slides.elements import Elements
from cxplanner.report.slides.package import (
    empty_presentation,
    language_tag,
    saved,
    set_properties,
    write_notes,
)
from cxplanner.report.slides.slide import Jumps, SlideWriter
from cxplanner.report.slides.told import Teller

if TYPE_CHECKING:
    from cxplanner.report.pdf import DocumentFacts
    from cxplanner.report.sheets import Page, Place
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

_TREE: Final = (
    '<p:spTree xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative">'
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
)


def pptx_bytes(
    pages: Sequence[Page],
    facts: DocumentFacts,
    schedule: Schedule,
    words: Words,
    palette: Palette = LIGHT,
    homes: Mapping[Item, Place] | None = None,
) -> bytes:
    """The pages as a PowerPoint file: a slide for each, as large as the first, with notes about its dates.

    What is told of on another slide, as `homes` says, leads there.
    """
    from pptx.oxml import parse_xml

    first = pages[0].drawing
    presentation = empty_presentation(first.width, first.height, palette)
    language = language_tag(facts.language)
    teller = Teller(schedule, words)
    writer = SlideWriter(Elements(Colours(palette), language), teller)
    layout = presentation.slide_layouts[0]
    slides: list[Any] = [presentation.slides.add_slide(layout) for _ in range(len(pages))]
    for number, (page, slide) in enumerate(zip(pages, slides, strict=True), start=1):
        writer.jumps = _jumps(slides, number, homes or {})
        shapes, items = writer.shapes(page.drawing, page.bookmark, number)
        tree = slide.shapes._spTree
        tree.getparent().replace(tree, parse_xml(_TREE.format(shapes=shapes)))
        write_notes(slide, teller.notes(items), language)
    set_properties(presentation, facts)
    return saved(presentation)


def _jumps(slides: Sequence[Any], number: int, homes: Mapping[Item, Place]) -> Jumps:
    """From the slide of this number to others; a relationship is made when it is first asked for."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    def jump(item: Item) -> str:
        home = homes.get(item)
        if home is None or home.sheet == number:
            return ""
        target = slides[home.sheet - 1].part
        return str(slides[number - 1].part.relate_to(target, RELATIONSHIP_TYPE.SLIDE))

    return jump
