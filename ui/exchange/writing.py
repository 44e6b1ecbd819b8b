"""What an export writes, and what its first page looks like. Runs in the background, on a plan that stays."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.errors import CXPlannerError
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import Schedule
from cxplanner.wording.words import Words

if TYPE_CHECKING:
    from cxplanner.report.export import ExportChoices
    from cxplanner.report.print_settings import PrintColour

_PREVIEW_DPI = 62


class Kind(StrEnum):
    """What an export can be; the value is the ending of its file."""

    PDF = ".pdf"
    SVG = ".svg"
    PNG = ".png"
    SLIDES = ".pptx"
    CSV = ".csv"
    EXCEL = ".xlsx"
    JSON = ".json"

    @property
    def is_paper(self) -> bool:
        """Whether it is printed on paper of a size that is chosen."""
        return self in (Kind.PDF, Kind.SVG, Kind.PNG)

    @property
    def has_pages(self) -> bool:
        """Whether it is pages with the roadmap, and not the table or the data."""
        return self.is_paper or self is Kind.SLIDES


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user asks for; `baseline` is the id of the one that is drawn under the bars."""

    kind: Kind = Kind.PDF
    paper: str = "A3"
    landscape: bool = True
    language: str = "en"
    grey: bool = False
    baseline: int | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """The first page as a picture, how many pages there are, and how small their text is, in points."""

    png: bytes
    pages: int
    smallest: float
    smallest_on_a4: float
    notices: tuple[CXPlannerError, ...]


def preview_of(plan: Plan, schedule: Schedule, choices: Choices, doc_uuid: str = "") -> Preview:
    """The roadmap as it would be printed now."""
    from cxplanner.printing import traced
    from cxplanner.report.export import (
        for_ending,
        laid_out,
        notices,
        palette_for,
        reduction_to_a4,
        smallest_text,
    )
    from cxplanner.report.pdf import DocumentFacts, pdf_bytes
    from cxplanner.report.png import png_pages
    from cxplanner.report.reports import ReportName

    words = Words(choices.language)
    now = datetime.now().astimezone()
    names = [ReportName.ROADMAP]
    given = traced(_export_choices(choices, now), plan, doc_uuid, names)
    sheets = laid_out(plan, schedule, words, names, for_ending(given, choices.kind.value))
    paper, pages = sheets.sheets[0].paper, list(sheets.pages())
    facts = DocumentFacts(title="", author="", subject="", language=words.language, printed_at=now)
    palette = palette_for(choices.kind.value, _colour(choices))
    document = pdf_bytes(pages[:1], facts, palette)
    smallest = smallest_text(pages)
    return Preview(
        png=next(iter(png_pages(document, _PREVIEW_DPI))),
        pages=len(pages),
        smallest=smallest,
        smallest_on_a4=smallest * reduction_to_a4(paper),
        notices=tuple(notices(pages, paper, plan)),
    )


def write_export(
    plan: Plan, schedule: Schedule, choices: Choices, path: Path, doc_uuid: str = ""
) -> list[CXPlannerError]:
    """Write the file, whole or not at all; the answer is what is worth knowing about it.

    Prints are remembered under `doc_uuid`, unless it is empty. Raises ExportError("not_written").
    """
    words = Words(choices.language)
    if choices.kind.has_pages:
        from cxplanner.printing import print_report

        given = _export_choices(choices, datetime.now().astimezone())
        return list(print_report(schedule, doc_uuid, words, path, choices=given))
    if choices.kind is Kind.EXCEL:
        from cxplanner.exchange.table_export import write_xlsx

        write_xlsx(plan, schedule, words, path)
        return []
    from cxplanner.report.whole_files import write_whole

    text = _csv(plan, schedule) if choices.kind is Kind.CSV else _json(plan, schedule, words)
    write_whole({path: text.encode()})
    return []


def _export_choices(choices: Choices, now: datetime) -> ExportChoices:
    from cxplanner.report.export import ExportChoices

    return ExportChoices(
        paper=choices.paper,
        landscape=choices.landscape,
        printed_at=now,
        colour=_colour(choices),
        roadmap=RoadmapOptions(today=now.date(), baseline=choices.baseline, marks=True),
    )


def _colour(choices: Choices) -> PrintColour:
    from cxplanner.report.print_settings import PrintColour

    return PrintColour.GREY if choices.grey else PrintColour.FULL


def _csv(plan: Plan, schedule: Schedule) -> str:
    from cxplanner.exchange.table_export import to_csv

    return to_csv(plan, schedule)


def _json(plan: Plan, schedule: Schedule, words: Words) -> str:
    from cxplanner.exchange.schedule_json import schedule_as_json
    from cxplanner.findings.find import find

    data = schedule_as_json(plan, schedule, find(plan, schedule), words)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
