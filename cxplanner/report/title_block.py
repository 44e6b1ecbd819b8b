"""What the title block of every sheet says, so that a sheet that is found can be traced to its plan."""

from __future__ import annotations

from typing import Final, NamedTuple

from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import TeamKind, TeamRole
from cxplanner.report.paper import SLIDE
from cxplanner.report.plan_code import plan_code
from cxplanner.report.sheets import Material, Numbering

Cell = tuple[str, str]
"""What a fact is called, and the fact."""

_NO_BREAK: Final = "\u00a0"


def title_cells(material: Material, numbering: Numbering) -> tuple[Cell, ...]:
    """The six cells of a sheet: what and as of when; compared with what, in which state, and which sheet."""
    words, status = material.words, material.schedule.status_date
    classification = material.plan.programme.classification
    return (
        (words.say("Programme"), material.plan.programme.name),
        (words.say("Status date"), words.date(status) if status is not None else words.say("none set")),
        _print_cell(material),
        _plan_cell(material),
        (words.say("Plan code"), code_of(material)),
        (words.say("Sheet"), _joined(sheet_of_all(material, numbering), _paper(material), classification)),
    )


def code_of(material: Material) -> str:
    """`3F2A-91BC supersedes 77D0-1A2E`, which breaks after the first code; or the code alone."""
    code = material.code or plan_code(material.plan)
    if not material.supersedes:
        return code
    before = material.words.say("supersedes {code}", code=material.supersedes)
    return f"{code} {before.replace(' ', _NO_BREAK)}"


def _print_cell(material: Material) -> Cell:
    words, version = material.words, material.plan.programme.version
    moment = words.moment(material.printed_at)
    if not version:
        return (words.say("Printed"), moment)
    return (words.say("Version"), _joined(version, words.say("printed {moment}", moment=moment)))


def _plan_cell(material: Material) -> Cell:
    """The baseline that the sheet compares with; without one, who answers for the programme, or its start."""
    words, baseline = material.words, material.baseline
    if baseline is not None:
        return (words.say("Baseline"), _joined(baseline.name, words.date(baseline.taken_on)))
    if sponsor := sponsor_of(material.plan):
        return (words.say("Sponsor"), sponsor)
    return (words.say("Start"), words.date(material.plan.programme.start))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def sheet_of_all(material: Material, numbering: Numbering) -> str:
    """`3 of 12`."""
    words = material.words
    return words.say(
        "{number} of {all}", number=words.number(numbering.number), all=words.number(numbering.count)
    )


def _paper(material: Material) -> str:
    """What a sheet is printed on; a slide is on nothing."""
    return "" if material.paper.name == SLIDE else material.paper.name


def sponsor_of(plan: Plan) -> str:
    """Who answers for the programme: the sponsor, else the chair, of the steering committee."""
    for role in (TeamRole.SPONSOR, TeamRole.CHAIR):
        for member in plan.team_members.values():
            if member.role is role and plan.teams[member.team].kind is TeamKind.STEERING:
                return plan.people[member.person].name
    return ""


class RunningCells(NamedTuple):
    """The same in one line, for sheets without room for a block."""

    left: str
    right: str


def running_cells(material: Material, numbering: Numbering) -> RunningCells:
    """Classification, plan code, status date, version and time of printing; then sheet and paper."""
    words, programme = material.words, material.plan.programme
    status = material.schedule.status_date
    left = _joined(
        programme.classification,
        code_of(material),
        words.say("status {date}", date=words.date(status)) if status is not None else "",
        words.say("version {version}", version=programme.version) if programme.version else "",
        words.say("printed {moment}", moment=words.moment(material.printed_at)),
    )
    sheet = words.say("sheet {number}", number=sheet_of_all(material, numbering))
    return RunningCells(left, _joined(sheet, _paper(material)))
