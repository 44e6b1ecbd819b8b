"""Reports as files: PDF, SVG, PNG or slides by their ending."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.drawing.row_columns import USUAL_COLUMNS, RowColumn
from cxplanner.drawing.shapes import Clip, Shape, Text
from cxplanner.drawing.text_fit import missing_characters
from cxplanner.errors import ExportError, RequestError
from cxplanner.plan.plan import Plan
from cxplanner.report.chosen_time import refuse_empty_time
from cxplanner.report.isolated_names import with_isolated_names
from cxplanner.report.missing_marks import marked_items
from cxplanner.report.paper import SLIDE, SMALLEST_TEXT, Paper, paper_of, with_margins
from cxplanner.report.pdf import DocumentFacts, pdf_bytes
from cxplanner.report.plan_code import plan_code
from cxplanner.report.print_settings import PrintColour, PrintSettings
from cxplanner.report.reports import REPORTS, OwnPaper, ReportName, report_title, sheets_of
from cxplanner.report.sheets import Material, NumberedSheets, Page, PageCount, numbered
from cxplanner.report.watched_pages import Progress, Watch, WatchedPages
from cxplanner.report.whole_files import write_whole

if TYPE_CHECKING:
    from cxplanner.drawing.palette import Palette
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

SLIDES: Final = ".pptx"
ENDINGS: Final = (".pdf", ".svg", ".png", SLIDES)

_MOST_NAMED: Final = 12
"""So many items with characters that no font has are named."""


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What else can be chosen.

    `paper` and `landscape` are the report's own where they are None, and so are `margin` and `binding`, which
    are in millimetres. `pages` is on how many sheets a roadmap has to be, `poster` the paper of the tiles of
    what is larger, `dpi` the resolution of PNG; `roadmap` says what is shown, `columns` in which columns.
    Text below `least_text` points is refused unless it `may_shrink`.
    """

    paper: str | None = None
    landscape: bool | None = None
    margin: float | None = None
    binding: float | None = None
    poster: str | None = None
    printed_at: datetime | None = None
    colour: PrintColour = PrintColour.FULL
    dpi: int = 150
    roadmap: RoadmapOptions | None = None
    columns: tuple[RowColumn, ...] = USUAL_COLUMNS
    pages: PageCount | None = None
    least_text: float = SMALLEST_TEXT
    may_shrink: bool = False
    supersedes: str = ""
    """The code of the print that this one takes the place of, or empty."""
    before: Schedule | None = None
    """The schedule as the review before froze it, where a page compares with it and it is known."""


def choices_of(
    settings: PrintSettings, plan: Plan, printed_at: datetime, shown: frozenset[int] | None = None
) -> ExportChoices:
    """The choices of a preset for a plan; `shown` are the initiatives that its filter leaves."""
    return ExportChoices(
        settings.paper,
        settings.landscape,
        settings.margin,
        settings.binding,
        settings.poster,
        printed_at,
        settings.colour,
        settings.dpi,
        settings.roadmap_options(plan, printed_at.date(), shown),
        settings.columns,
        settings.pages,
        settings.least_text,
        settings.may_shrink,
    )


def laid_out(
    plan: Plan, schedule: Schedule, words: Words, names: Sequence[ReportName], choices: ExportChoices
) -> NumberedSheets:
    """The sheets of one report, or of several in one numbering, not yet drawn. Raises RequestError."""
    moment = choices.printed_at or datetime.now().astimezone()
    options = choices.roadmap or RoadmapOptions(today=moment.date(), marks=True)
    options = replace(options, patterns=choices.colour is PrintColour.BLACK)
    refuse_empty_time(schedule, names, options)
    on_paper = partial(chosen_paper, choices)
    material = Material(plan, schedule, words, on_paper(REPORTS[names[0]].paper), moment, options)
    material = replace(material, columns=choices.columns, pages=choices.pages)
    material = replace(material, code=plan_code(plan), supersedes=choices.supersedes, before=choices.before)
    if material.paper.name != SLIDE:  # PowerPoint finds out by itself in which direction names are read
        material = replace(material, plan=with_isolated_names(plan))
    sheets = sheets_of(names, material, on_paper)
    if choices.poster is not None:
        from cxplanner.report.poster import poster

        sheets = poster(sheets, paper_of(choices.poster, landscape=False), words)
    return numbered(sheets)


def chosen_paper(choices: ExportChoices, own: OwnPaper) -> Paper:
    """The paper asked for, and for what is not asked a report's own. Raises RequestError."""
    landscape = own.landscape if choices.landscape is None else choices.landscape
    paper = paper_of(choices.paper or own.name, landscape=landscape)
    return with_margins(paper, choices.margin, choices.binding)


def document_facts(
    plan: Plan, words: Words, names: Sequence[ReportName], printed_at: datetime
) -> DocumentFacts:
    """What the file says about itself."""
    title = report_title(words, names)
    return DocumentFacts(
        title=f"{plan.programme.name}: {title}",
        author=plan.programme.organisation or "CXPlanner",
        subject=words.say("{report}, printed {moment}", report=title, moment=words.moment(printed_at)),
        language=words.language,
        printed_at=printed_at,
    )


def export_report(
    plan: Plan,
    schedule: Schedule,
    words: Words,
    path: Path,
    names: Sequence[ReportName] = (ReportName.ROADMAP,),
    choices: ExportChoices | None = None,
    *,
    watch: Watch | None = None,
) -> list[ExportError]:
    """Writes a report, or several as one; pages as SVG or PNG are `OUT.svg`, `OUT-2.svg` and so on.

    Slides have a size of their own, whatever paper is chosen.

    The answer is what the user should know about the pages, as problems that were met but not raised:
    `small_on_a4`, `missing_characters`, `unnamed_milestones`. Raises RequestError (`unknown_paper`,
    `unknown_ending`) and ExportError("not_written"); an export that fails changes no file. `watch` is told
    how many steps are done, of how many, and again before the file is written; what it raises ends all.
    """
    chosen = for_ending(choices or ExportChoices(), path.suffix.lower())
    if path.suffix.lower() not in ENDINGS:
        raise RequestError("unknown_ending", found=path.suffix or path.name, endings=list(ENDINGS))
    moment = chosen.printed_at or datetime.now().astimezone()
    sheets = laid_out(plan, schedule, words, names, replace(chosen, printed_at=moment))
    times = 3 if path.suffix.lower() == ".png" else 2  # a picture is made from the PDF
    progress = Progress(watch, times * len(sheets.sheets))
    pages = list(progress.through(sheets.pages()))
    _refuse_small_text(pages, chosen)
    facts = document_facts(plan, words, names, moment)
    if path.suffix.lower() == SLIDES:
        from cxplanner.report.pptx import pptx_bytes

        palette = palette_for(SLIDES, chosen.colour)
        written = WatchedPages(pages, progress)
        contents = {path: pptx_bytes(written, facts, schedule, words, palette, sheets.homes)}
    else:
        contents = _contents(pages, sheets, facts, path, chosen, progress)
    progress.tell()
    write_whole(contents)
    return notices(pages, sheets.sheets[0].paper, plan)


def for_ending(choices: ExportChoices, ending: str) -> ExportChoices:
    """The choices as far as a kind of file leaves them open: slides are no paper."""
    if ending != SLIDES:
        return choices
    return replace(choices, paper=SLIDE, landscape=True, margin=None, binding=None, poster=None, pages=None)


def palette_for(ending: str, colour: PrintColour) -> Palette:
    """The colours of a kind of file: slides are looked at on a screen, all else is printed."""
    from cxplanner.drawing.palette import LIGHT, PRINT, PRINT_BLACK, PRINT_GREY

    if colour is PrintColour.FULL:
        return LIGHT if ending == SLIDES else PRINT
    return PRINT_GREY if colour is PrintColour.GREY else PRINT_BLACK


def _refuse_small_text(pages: Sequence[Page], choices: ExportChoices) -> None:
    """Nothing is shrunk below the limit without being told to. Raises RequestError("text_too_small")."""
    points = smallest_text(pages)
    if not choices.may_shrink and round(points, 2) < choices.least_text:
        raise RequestError("text_too_small", points=round(points, 1), limit=choices.least_text)


def _contents(
    pages: Sequence[Page],
    sheets: NumberedSheets,
    facts: DocumentFacts,
    path: Path,
    choices: ExportChoices,
    progress: Progress,
) -> dict[Path, bytes]:
    """What is written where."""
    ending = path.suffix.lower()
    pages = WatchedPages(pages, progress)
    palette = palette_for(ending, choices.colour)
    if ending == ".pdf":
        return {path: pdf_bytes(pages, facts, palette, sheets.homes)}
    paths = [path, *(path.with_stem(f"{path.stem}-{number}") for number in range(2, len(pages) + 1))]
    if ending == ".svg":
        from cxplanner.report.svg import svg_text

        texts = (svg_text(page.drawing, facts.title, facts.language, palette) for page in pages)
        return {each: text.encode() for each, text in zip(paths, texts, strict=True)}
    from cxplanner.report.png import png_pages

    pictures = progress.through(png_pages(pdf_bytes(pages, facts, palette), choices.dpi))
    return dict(zip(paths, pictures, strict=True))


def notices(pages: Sequence[Page], paper: Paper, plan: Plan) -> list[ExportError]:
    """What the user should know: text too small on A4, characters and names that are not there.

    On slides no character is missing: what our fonts do not have, PowerPoint takes from others.
    """
    found = []
    on_a4 = smallest_text(pages) * reduction_to_a4(paper)
    if round(on_a4, 2) < SMALLEST_TEXT:
        found.append(ExportError("small_on_a4", points=round(on_a4, 1), paper=paper.name))
    missing = missing_characters("".join(text.text for text in texts_of(pages)))
    if missing and paper.name != SLIDE:
        items = list(islice(marked_items(plan, missing), _MOST_NAMED)) or [missing]
        found.append(ExportError("missing_characters", characters=" ".join(missing[:20]), items=items))
    unnamed = sum(page.unnamed_milestones for page in pages)
    if unnamed and paper.name == SLIDE:
        found.append(ExportError("unnamed_on_slides", number=unnamed))
    elif unnamed:
        found.append(ExportError("unnamed_milestones", number=unnamed, paper=paper.name))
    return found


def texts_of(pages: Iterable[Page]) -> Iterator[Text]:
    """Every text of the pages."""
    for page in pages:
        yield from _texts(page.drawing.shapes)


def _texts(shapes: Iterable[Shape]) -> Iterator[Text]:
    for shape in shapes:
        if isinstance(shape, Text):
            yield shape
        elif isinstance(shape, Clip):
            yield from _texts(shape.shapes)


def smallest_text(pages: Sequence[Page]) -> float:
    """The size of the smallest text in points as printed."""
    return min(text.size for text in texts_of(pages))


def reduction_to_a4(paper: Paper) -> float:
    """By how much a copier makes a sheet smaller to get it on A4; 1 for A4 and smaller, and for slides."""
    if paper.name == SLIDE:
        return 1.0
    a4 = paper_of("A4", landscape=paper.width > paper.height)
    if paper.width * paper.height <= a4.width * a4.height:
        return 1.0  # who prints on Letter does not copy it to A4
    return min(a4.width / paper.width, a4.height / paper.height, 1.0)
