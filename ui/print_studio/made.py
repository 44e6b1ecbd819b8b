"""What the studio makes in the background: sheets, their pages, how legible they are, and the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cxplanner.wording.words import Words

if TYPE_CHECKING:
    from cxplanner.drawing.palette import Palette
    from cxplanner.errors import ExportError
    from cxplanner.findings.finding import Finding
    from cxplanner.report.export import ExportChoices
    from cxplanner.report.legibility import Legibility, Offer
    from cxplanner.report.print_settings import PrintSettings
    from cxplanner.report.sheets import NumberedSheets, Page
    from cxplanner.scheduling.schedule import Schedule


class Outdated(Exception):
    """Nobody waits for this any more: another choice was made, or the work was given up."""


class Token:
    """Says whether somebody still waits."""

    def __init__(self) -> None:
        self._is_valid = True

    def end(self) -> None:
        self._is_valid = False

    def check(self) -> None:
        """Raises Outdated."""
        if not self._is_valid:
            raise Outdated


@dataclass(frozen=True)
class Job:
    """What is printed with which settings; `screen` are the words in which the filter was typed."""

    schedule: Schedule
    settings: PrintSettings
    screen: Words
    printed_at: datetime
    find: Callable[[], Iterable[Finding]]
    doc_uuid: str = ""

    @cached_property
    def words(self) -> Words:
        """Those of the paper."""
        return Words(self.settings.language or self.schedule.plan.programme.language)

    def choices(self) -> ExportChoices:
        """Raises RequestError("nothing_kept") where the filter keeps nothing."""
        from cxplanner.printing import kept_by_filter, traced
        from cxplanner.report.export import choices_of

        settings, plan = self.settings, self.schedule.plan
        shown = kept_by_filter(self.schedule, settings.filter, self.screen, settings.baseline, self.find)
        choices = choices_of(settings, plan, self.printed_at, shown)
        return traced(choices, plan, self.doc_uuid, settings.reports)

    def lay_out(self) -> NumberedSheets:
        """The sheets, not yet drawn. Raises RequestError."""
        from cxplanner.report.export import laid_out

        return laid_out(self.schedule.plan, self.schedule, self.words, self.settings.reports, self.choices())

    def remember(self) -> None:
        """Note that the pages were printed, so that the sheets can be traced."""
        from cxplanner.printing import remember

        remember(self.schedule.plan, self.doc_uuid, self.settings.reports, self.printed_at)

    def palette(self) -> Palette:
        """The colours of the paper."""
        from cxplanner.report.export import palette_for

        return palette_for(".pdf", self.settings.colour)


@dataclass(frozen=True, slots=True)
class Preview:
    """The sheets, and the one that is looked at, drawn."""

    sheets: NumberedSheets
    number: int
    page: Page


@dataclass(frozen=True, slots=True)
class Judged:
    """Every page, and what is to be known about them."""

    pages: tuple[Page, ...]
    legibility: Legibility
    notices: tuple[ExportError, ...]


def preview(job: Job, number: int, token: Token) -> Preview:
    """The sheets with the page of this number, or with the last one where there are fewer."""
    sheets = job.lay_out()
    token.check()
    number = min(max(number, 1), len(sheets.sheets))
    return Preview(sheets, number, sheets.page(number))


def judge(job: Job, sheets: NumberedSheets, token: Token) -> Judged:
    """Draws all pages and looks at them."""
    from cxplanner.report.export import notices
    from cxplanner.report.legibility import legibility_of_pages

    pages = []
    for page in sheets.pages():
        token.check()
        pages.append(page)
    found = legibility_of_pages(pages, sheets)
    token.check()
    return Judged(tuple(pages), found, tuple(notices(pages, sheets.sheets[0].paper, job.schedule.plan)))


def offers(job: Job, token: Token, tell: Callable[[Offer], None]) -> int:
    """Tells what would help where text is too small, the best first and each once it is found; how many."""
    from cxplanner.report.legibility import remedies_that_help

    given, settings, found = job.choices(), job.settings, 0
    plan, names, limit = job.schedule.plan, settings.reports, settings.least_text
    for offer in remedies_that_help(plan, job.schedule, job.words, names, given, limit, check=token.check):
        token.check()
        tell(offer)
        found += 1
    return found


def write(job: Job, path: Path, token: Token, tell: Callable[[int, int], None]) -> list[ExportError]:
    """Writes the file, whole or not at all; `tell` gets how many sheets are drawn, of how many.

    Raises Outdated when it is given up before the file is touched, RequestError and ExportError.
    """
    from cxplanner.printing import print_report

    def watch(drawn: int, count: int) -> None:
        token.check()
        tell(drawn, count)

    return print_report(
        job.schedule, job.doc_uuid, job.words, path, job.settings.reports, job.choices(), watch=watch
    )
