"""Whether what is printed can be read, and what would help where it cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.roadmap_options import Level
from cxplanner.report.export import ExportChoices, laid_out, reduction_to_a4, smallest_text
from cxplanner.report.paper import paper_of
from cxplanner.report.reports import ON_ASKED_SHEETS, REPORTS, ReportName
from cxplanner.report.sheets import NumberedSheets, Page

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

_LARGER: Final = {
    "A5": "A4",
    "A4": "A3",
    "A3": "A2",
    "A2": "A1",
    "A1": "A0",
    "Letter": "Tabloid",
    "Legal": "Tabloid",
    "Tabloid": "A2",
}


class Remedy(StrEnum):
    """What makes text larger, the best first."""

    MORE_PAGES = "more_pages"
    LARGER_PAPER = "larger_paper"
    FEWER_LINES = "fewer_lines"
    ONLY_CRITICAL = "only_critical"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Legibility:
    """The smallest text in points: as printed, and after a copier has brought the sheet to A4."""

    printed: float
    on_a4: float
    pages: int

    def is_legible(self, limit: float) -> bool:
        return round(self.printed, 2) >= limit


@dataclass(frozen=True, slots=True)
class Offer:
    """A remedy with the choices that it makes, what they come to, and the first page that they make."""

    remedy: Remedy
    choices: ExportChoices
    result: Legibility
    first: Page


def legibility_of(sheets: NumberedSheets) -> Legibility:
    """How small the text of these sheets is; draws all of them."""
    return legibility_of_pages(list(sheets.pages()), sheets)


def legibility_of_pages(pages: Sequence[Page], sheets: NumberedSheets) -> Legibility:
    """The same for sheets that are drawn already."""
    on_a4 = min(
        smallest_text([page]) * reduction_to_a4(sheet.paper)
        for page, sheet in zip(pages, sheets.sheets, strict=True)
    )
    return Legibility(smallest_text(pages), on_a4, len(pages))


def offers(
    plan: Plan,
    schedule: Schedule,
    words: Words,
    names: Sequence[ReportName],
    choices: ExportChoices,
    limit: float,
) -> list[Offer]:
    """What brings the smallest text up to a limit, the best first; none where it is large enough."""
    sheets = laid_out(plan, schedule, words, names, choices)
    if _legible_pages(sheets, limit) is not None:
        return []
    return list(remedies_that_help(plan, schedule, words, names, choices, limit))


def remedies_that_help(
    plan: Plan,
    schedule: Schedule,
    words: Words,
    names: Sequence[ReportName],
    choices: ExportChoices,
    limit: float,
    *,
    check: Callable[[], None] = lambda: None,
) -> Iterator[Offer]:
    """The offers for pages that are known to be too small, each as soon as it is found.

    `check` is called between pages; what it raises ends the search.
    """
    found: set[Remedy] = set()
    for remedy, changed in _remedies(names, choices):
        if remedy in found:
            continue  # a smaller paper is large enough
        sheets = laid_out(plan, schedule, words, names, changed)
        pages = _legible_pages(sheets, limit, check)
        if pages is not None:
            found.add(remedy)
            yield Offer(remedy, changed, legibility_of_pages(pages, sheets), pages[0])


def _legible_pages(
    sheets: NumberedSheets, limit: float, check: Callable[[], None] = lambda: None
) -> list[Page] | None:
    """All pages; None as soon as the text of one is too small."""
    pages = []
    for page in sheets.pages():
        check()
        if round(smallest_text([page]), 2) < limit:
            return None
        pages.append(page)
    return pages


def _remedies(names: Sequence[ReportName], choices: ExportChoices) -> Iterator[tuple[Remedy, ExportChoices]]:
    """Every remedy that changes something, with its choices."""
    if choices.pages is not None and not ON_ASKED_SHEETS.isdisjoint(names):
        yield Remedy.MORE_PAGES, replace(choices, pages=None)
    larger = _LARGER.get(paper_of(choices.paper or REPORTS[names[0]].paper.name).name)
    while larger is not None:
        yield Remedy.LARGER_PAPER, replace(choices, paper=larger)
        larger = _LARGER.get(larger)
    options = choices.roadmap
    if options is None:
        return
    if options.label_lines != 1:
        yield Remedy.FEWER_LINES, replace(choices, roadmap=replace(options, label_lines=1))
    if options.level is Level.ALL:
        yield Remedy.ONLY_CRITICAL, replace(choices, roadmap=replace(options, level=Level.CRITICAL))
    if options.level is not Level.SUMMARY:
        yield Remedy.SUMMARY, replace(choices, roadmap=replace(options, level=Level.SUMMARY))
