"""The reports there are, on which paper each is at home, and which sheets it has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from cxplanner.errors import RequestError
from cxplanner.report.paper import Paper, paper_of
from cxplanner.report.sheets import Material, Sheet

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


class ReportName(StrEnum):
    """A report as the command line names it."""

    ROADMAP = "roadmap"
    STAGE = "stage"
    CARDS = "cards"
    GANTT = "gantt"
    CRITICAL_PATH = "critical-path"
    MILESTONES = "milestones"
    HANDOUT = "handout"


@dataclass(frozen=True, slots=True)
class Report:
    """How a report's sheets are made, and the paper that it is designed for."""

    sheets: Callable[[Material], list[Sheet]]
    paper: str
    landscape: bool


def _roadmap(material: Material) -> list[Sheet]:
    from cxplanner.report.roadmap_page import roadmap_sheets

    return roadmap_sheets(material)


def _stages(material: Material) -> list[Sheet]:
    from cxplanner.report.stage_pages import stage_sheets

    return stage_sheets(material)


def _cards(material: Material) -> list[Sheet]:
    from cxplanner.report.card_pages import card_sheets

    return card_sheets(material)


def _gantt(material: Material) -> list[Sheet]:
    from cxplanner.report.gantt_pages import gantt_sheets

    return gantt_sheets(material)


def _critical_path(material: Material) -> list[Sheet]:
    from cxplanner.report.path_pages import path_sheets

    return path_sheets(material)


def _milestones(material: Material) -> list[Sheet]:
    from cxplanner.report.milestone_pages import milestone_sheets

    return milestone_sheets(material)


def _handout(material: Material) -> list[Sheet]:
    from cxplanner.report.handout_pages import handout_sheets

    return handout_sheets(material)


REPORTS: Final = {
    ReportName.ROADMAP: Report(_roadmap, "A3", landscape=True),
    ReportName.STAGE: Report(_stages, "A4", landscape=True),
    ReportName.CARDS: Report(_cards, "A4", landscape=False),
    ReportName.GANTT: Report(_gantt, "A4", landscape=True),
    ReportName.CRITICAL_PATH: Report(_critical_path, "A4", landscape=True),
    ReportName.MILESTONES: Report(_milestones, "A4", landscape=False),
    ReportName.HANDOUT: Report(_handout, "A3", landscape=True),
}
"""Each imports what it draws with when it is printed: a command prints one of them."""


def report_title(words: Words, names: Sequence[ReportName]) -> str:
    """What a report is called, or several that are printed as one."""
    titles = {
        ReportName.ROADMAP: words.say("Roadmap"),
        ReportName.STAGE: words.say("Stages"),
        ReportName.CARDS: words.say("Cards"),
        ReportName.GANTT: words.say("Gantt chart"),
        ReportName.CRITICAL_PATH: words.say("Critical path"),
        ReportName.MILESTONES: words.say("Milestones"),
        ReportName.HANDOUT: words.say("Handout"),
    }
    return titles[names[0]] if len(names) == 1 else words.say("Reports")


def report_names(asked: str) -> list[ReportName]:
    """`roadmap`, or several with commas between. Raises RequestError("unknown_report")."""
    names = []
    for part in asked.split(","):
        name = part.strip().casefold()
        if name not in set(ReportName):
            raise RequestError(
                "unknown_report", found=part.strip(), reports=[each.value for each in ReportName]
            )
        names.append(ReportName(name))
    return names


def own_paper(name: ReportName, paper: str | None = None, *, landscape: bool | None = None) -> Paper:
    """The paper asked for, and for what is not asked the report's own."""
    report = REPORTS[name]
    upright = report.landscape if landscape is None else landscape
    return paper_of(paper or report.paper, landscape=upright)


def sheets_of(
    names: Sequence[ReportName], material: Material, paper: str | None, *, landscape: bool | None
) -> list[Sheet]:
    """The sheets of several reports, one after the other; each on the paper asked for, or else on its own."""
    sheets: list[Sheet] = []
    for name in names:
        on_paper = replace(material, paper=own_paper(name, paper, landscape=landscape))
        sheets += REPORTS[name].sheets(on_paper)
    return sheets
