"""The file around slides: their theme, the layout of new ones, what the file says of itself, and notes."""

from __future__ import annotations

import zipfile
from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from cxplanner.drawing.palette import Palette
from cxplanner.report.slides.colours import SLOTS
from cxplanner.report.slides.elements import clean, emu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.presentation import Presentation

    from cxplanner.report.pdf import DocumentFacts

_TITLE_ONLY: Final = 5
"""The place of the layout that we keep among those of the template."""
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_FONTS: Final = (
    ("majorFont", "IBM Plex Sans", "020B0604020202020204"),
    ("minorFont", "IBM Plex Sans Condensed", "020B0606020202030204"),
)
"""Headings in the wide face, all else in the narrow one. The numbers that describe them are those of Arial
and of Arial Narrow, so that a computer without Plex takes these."""
_APP: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<TotalTime>0</TotalTime><Application>CXPlanner</Application>"
    "<PresentationFormat>Widescreen</PresentationFormat><Slides>{slides}</Slides><Notes>{notes}</Notes>"
    "<HiddenSlides>0</HiddenSlides><Company>{company}</Company></Properties>"
)
_LANGUAGES: Final = {"en": "en-GB", "es": "es-ES", "pt": "pt-BR"}


def language_tag(language: str) -> str:
    """How files name a language of ours."""
    return _LANGUAGES.get(language, language)


def empty_presentation(width: float, height: float, palette: Palette) -> Presentation:
    """A presentation without slides of a size in points, in our colours and fonts, with one layout."""
    import pptx
    from pptx.util import Emu

    presentation = pptx.Presentation()
    layouts = list(presentation.slide_layouts)
    for layout in layouts:
        if layout is not layouts[_TITLE_ONLY]:
            presentation.slide_layouts.remove(layout)
    _widen(presentation, width, height)
    presentation.slide_width, presentation.slide_height = Emu(emu(width)), Emu(emu(height))
    size: Any = presentation.element.find(f"{_P}sldSz")
    size.attrib.pop("type", None)
    _give_theme(presentation, palette)
    _drop(presentation.part, "printerSettings")
    _drop(presentation.part.package, "thumbnail")
    return presentation


def _widen(presentation: Presentation, width: float, height: float) -> None:
    """Puts the placeholders of master and layout where they belong on a slide of this size."""
    along = emu(width) / int(presentation.slide_width or 1)
    down = emu(height) / int(presentation.slide_height or 1)
    for shape in presentation.slide_master.placeholders:
        shape.left, shape.width = round(shape.left * along), round(shape.width * along)
        shape.top, shape.height = round(shape.top * down), round(shape.height * down)
    style = presentation.slide_master.element.find(f".//{_P}titleStyle/{_A}lvl1pPr")
    style.set("algn", "l")
    style.find(f"{_A}defRPr").set("sz", "2400")
    style.find(f"{_A}defRPr").set("b", "1")


def _give_theme(presentation: Presentation, palette: Palette) -> None:
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.opc.oxml import serialize_part_xml
    from pptx.oxml import parse_xml

    part: Any = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme: Any = parse_xml(part.blob)
    theme.set("name", "CXPlanner")
    scheme = theme.find(f".//{_A}clrScheme")
    scheme.set("name", "CXPlanner")
    for slot, _, name in SLOTS:
        holder = scheme.find(f"{_A}{slot}")
        for child in list(holder):
            holder.remove(child)
        holder.append(parse_xml(f'<a:srgbClr xmlns:a="{_A[1:-1]}" val="{palette[name][1:]}"/>'))
    fonts = theme.find(f".//{_A}fontScheme")
    fonts.set("name", "CXPlanner")
    for place, face, numbers in _FONTS:
        latin = fonts.find(f"{_A}{place}/{_A}latin")
        latin.set("typeface", face)
        latin.set("panose", numbers)
        latin.set("pitchFamily", "34")
    part._blob = serialize_part_xml(theme)


def _drop(part: Any, kind: str) -> None:
    """Takes out of the template what says nothing about our slides: its thumbnail, its printer."""
    for relation in [each for each in part._rels.values() if each.reltype.endswith(f"/{kind}")]:
        part._rels.pop(relation.rId)


def set_properties(presentation: Presentation, facts: DocumentFacts) -> None:
    """What the file says about itself."""
    moment = facts.printed_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties = presentation.core_properties
    properties.title, properties.subject = clean(facts.title)[:255], clean(facts.subject)[:255]
    properties.author, properties.last_modified_by = clean(facts.author)[:255], "CXPlanner"
    properties.language = language_tag(facts.language)
    properties.created = properties.modified = moment
    properties.comments = ""
    properties.revision = 1
    slides = list(presentation.slides)
    notes = sum(slide.has_notes_slide for slide in slides)
    for part in presentation.part.package.iter_parts():
        if str(part.partname) == "/docProps/app.xml":
            said: Any = part
            company = escape(clean(facts.author))
            said._blob = _APP.format(slides=len(slides), notes=notes, company=company).encode()


def write_notes(slide: Any, paragraphs: Sequence[str], language: str) -> None:
    """Fills the notes of a slide, each paragraph in its language; a slide without dates has none."""
    from pptx.oxml import parse_xml

    if not paragraphs:
        return

    frame = slide.notes_slide.notes_text_frame
    body = frame._txBody
    for paragraph in list(body.findall(f"{_A}p")):
        body.remove(paragraph)
    for text in paragraphs:
        body.append(
            parse_xml(
                f'<a:p xmlns:a="{_A[1:-1]}"><a:r><a:rPr lang="{language}"/>'
                f"<a:t>{escape(clean(text))}</a:t></a:r></a:p>"
            )
        )


def saved(presentation: Presentation) -> bytes:
    """The file, with the same bytes for the same slides: entries carry no time of their writing."""
    _list_notes_master(presentation)
    written = BytesIO()
    presentation.save(written)
    steady = BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(steady, "w") as target:
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(entry.filename))
    return steady.getvalue()


def _list_notes_master(presentation: Presentation) -> None:
    """Names the master of notes in the presentation, which python-pptx leaves out and strict readers miss."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.oxml import parse_xml

    found = [
        relation.rId
        for relation in presentation.part.rels.values()
        if relation.reltype == RELATIONSHIP_TYPE.NOTES_MASTER
    ]
    if found:
        masters: Any = presentation.element.find(f"{_P}sldMasterIdLst")
        masters.addnext(
            parse_xml(
                f'<p:notesMasterIdLst xmlns:p="{_P[1:-1]}" xmlns:r="{_R}">'
                f'<p:notesMasterId r:id="{found[0]}"/></p:notesMasterIdLst>'
            )
        )
