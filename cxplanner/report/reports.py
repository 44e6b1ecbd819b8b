"""The reports there are, on which paper each is at home, and which sheets it has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from cxplanner.drawing.shapes import Item
from cxplanner.errors import RequestError
from cxplanner.report.paper import Paper
from cxplanner.report.sheets import Material, Sheet

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


class ReportName(StrEnum):
    """A report as the command line names it."""

    ROADMAP = "roadmap"
    MILESTONES = "milestones"
    CRITICAL_PATH = "critical-path"
    STAGE = "stage"
    GANTT = "gantt"
    CARDS = "cards"
    HANDOUT = "handout"
    BOARD = "board"
    STEERING = "steering"
    INDICATORS = "indicators"
    CHANGES = "changes"
    RISKS = "risks"
    GATE = "gate"
    DECISIONS = "decisions"


class OwnPaper(NamedTuple):
    """The paper that a report is designed for."""

    name: str
    landscape: bool


@dataclass(frozen=True, slots=True)
class Report:
    """How a report's sheets are made, and on which paper unless another is asked for."""

    sheets: Callable[[Material], list[Sheet]]
    paper: OwnPaper


def _roadmap(material: Material) -> list[Sheet]:
    from cxplanner.report.roadmap_page import roadmap_sheets

    return roadmap_sheets(material)


def _stages(material: Material) -> list[Sheet]:
    from cxplanner.report.stage_pages import stage_sheets

    return stage_sheets(material)


def _cards(material: Material) -> list[Sheet]:
    from cxplanner.report.card_pages import card_sheets

    return card_sheets(material)


def _board(material: Material) -> list[Sheet]:
    from cxplanner.report.card_pages import board_sheets

    return board_sheets(material)


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


def _steering(material: Material) -> list[Sheet]:
    from cxplanner.report.steering_page import steering_sheets

    return steering_sheets(material)


def _indicators(material: Material) -> list[Sheet]:
    from cxplanner.report.indicator_pages import indicator_sheets

    return indicator_sheets(material)


def _changes(material: Material) -> list[Sheet]:
    from cxplanner.report.change_pages import change_sheets

    return change_sheets(material)


def _risks(material: Material) -> list[Sheet]:
    from cxplanner.report.risk_pages import risk_sheets

    return risk_sheets(material)


def _gate(material: Material) -> list[Sheet]:
    from cxplanner.report.gate_pages import gate_sheets

    return gate_sheets(material)


def _decisions(material: Material) -> list[Sheet]:
    from cxplanner.report.decision_pages import decision_sheets

    return decision_sheets(material)


REPORTS: Final = {
    ReportName.ROADMAP: Report(_roadmap, OwnPaper("A3", landscape=True)),
    ReportName.STAGE: Report(_stages, OwnPaper("A4", landscape=True)),
    ReportName.CARDS: Report(_cards, OwnPaper("A4", landscape=False)),
    ReportName.GANTT: Report(_gantt, OwnPaper("A4", landscape=True)),
    ReportName.CRITICAL_PATH: Report(_critical_path, OwnPaper("A4", landscape=True)),
    ReportName.MILESTONES: Report(_milestones, OwnPaper("A4", landscape=False)),
    ReportName.HANDOUT: Report(_handout, OwnPaper("A3", landscape=True)),
    ReportName.BOARD: Report(_board, OwnPaper("A4", landscape=False)),
    ReportName.STEERING: Report(_steering, OwnPaper("A4", landscape=False)),
    ReportName.INDICATORS: Report(_indicators, OwnPaper("A4", landscape=False)),
    ReportName.CHANGES: Report(_changes, OwnPaper("A4", landscape=False)),
    ReportName.RISKS: Report(_risks, OwnPaper("A4", landscape=False)),
    ReportName.GATE: Report(_gate, OwnPaper("A4", landscape=False)),
    ReportName.DECISIONS: Report(_decisions, OwnPaper("A4", landscape=False)),
}
"""Each imports what it draws with when it is printed: a command prints one of them."""
_COVER: Final = OwnPaper("A4", landscape=False)


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
        ReportName.BOARD: words.say("Board cards"),
        ReportName.STEERING: words.say("Steering summary"),
        ReportName.INDICATORS: words.say("Indicators"),
        ReportName.CHANGES: words.say("Changes"),
        ReportName.RISKS: words.say("Risks"),
        ReportName.GATE: words.say("Gate dossiers"),
        ReportName.DECISIONS: words.say("Decisions"),
    }
    return titles[names[0]] if len(names) == 1 else words.say("Report pack")


ON_ASKED_SHEETS: Final = frozenset((ReportName.ROADMAP, ReportName.HANDOUT))
"""The reports whose number of sheets can be asked for; others take as many as their lists need."""

PACK: Final = "pack"
"""What stands for every report but those that say the same on one sheet or on larger cards."""


REVIEW_PACK: Final = "review-pack"
"""What stands for all that a steering committee gets, in the order in which it goes through it."""
_REVIEW_PACK: Final = (
    ReportName.STEERING, ReportName.CHANGES, ReportName.ROADMAP, ReportName.MILESTONES, ReportName.GATE,
    ReportName.INDICATORS, ReportName.RISKS, ReportName.DECISIONS,
)  # fmt: skip

_NOT_IN_PACKS: Final = frozenset((ReportName.HANDOUT, ReportName.BOARD))


def report_names(asked: str) -> list[ReportName]:
    """`roadmap`, or several with commas between. Raises RequestError("unknown_report")."""
    if asked.strip().casefold() == REVIEW_PACK:
        return list(_REVIEW_PACK)
    if asked.strip().casefold() == PACK:
        return [name for name in ReportName if name not in _NOT_IN_PACKS]
    names = []
    for part in asked.split(","):
        name = part.strip().casefold()
        if name not in set(ReportName):
            raise RequestError(
                "unknown_report", found=part.strip(), reports=[each.value for each in ReportName]
            )
        names.append(ReportName(name))
    return names


def sheets_of(
    names: Sequence[ReportName], material: Material, on_paper: Callable[[OwnPaper], Paper]
) -> list[Sheet]:
    """The sheets of a report; of several a pack: a cover with the contents, then one after the other.

    `on_paper` gives the paper to print on where a report was designed for another.
    """
    if len(names) == 1:
        report = REPORTS[names[0]]
        return report.sheets(replace(material, paper=on_paper(report.paper)))
    from cxplanner.report.cover_pages import Part, cover_sheets

    parts: list[Part] = []
    sheets: list[Sheet] = []
    for name in names:
        report = REPORTS[name]
        made = report.sheets(replace(material, paper=on_paper(report.paper)))
        chapters = [index for index, sheet in enumerate(made) if sheet.level == 0]
        parts.append(Part(report_title(material.words, [name]), Item("part", len(parts)), 0))
        made[0] = _leading_to(made[0], parts[-1].item)
        for index in chapters if len(chapters) > 1 else ():
            parts.append(Part(made[index].chapter or made[index].bookmark, Item("part", len(parts)), 1))
            made[index] = _leading_to(made[index], parts[-1].item)
        sheets += made
    return [*cover_sheets(replace(material, paper=on_paper(_COVER)), parts), *sheets]


def _leading_to(sheet: Sheet, item: Item) -> Sheet:
    """The sheet as the place where a part of the contents begins."""
    return replace(sheet, homes={**sheet.homes, item: 0.0})
