"""What the title block of every sheet says, so that a sheet that is found can be traced to its plan."""

from __future__ import annotations

from typing import NamedTuple

from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import TeamKind, TeamRole
from cxplanner.report.plan_code import plan_code
from cxplanner.report.sheets import Material, Numbering

Cell = tuple[str, str]
"""What a fact is called, and the fact."""


def title_cells(material: Material, numbering: Numbering) -> tuple[Cell, ...]:
    """The six cells of a sheet."""
    words, plan = material.words, material.plan
    programme, status = plan.programme, material.schedule.status_date
    sponsor = sponsor_of(plan)
    fourth = (words.say("Sponsor"), sponsor) if sponsor else (words.say("Start"), words.date(programme.start))
    return (
        _plan_cell(material),
        (words.say("Status date"), words.date(status) if status is not None else words.say("none set")),
        (words.say("Printed"), words.moment(material.printed_at)),
        fourth,
        (words.say("Plan code"), plan_code(plan)),
        (words.say("Sheet"), f"{sheet_of_all(material, numbering)} · {material.paper.name}"),
    )


def _plan_cell(material: Material) -> Cell:
    words, baseline = material.words, material.baseline
    if baseline is None:
        return (words.say("Plan"), material.plan.programme.name)
    return (words.say("Baseline"), f"{baseline.name} · {words.date(baseline.taken_on)}")


def sheet_of_all(material: Material, numbering: Numbering) -> str:
    """`3 of 12`."""
    words = material.words
    return words.say(
        "{number} of {all}", number=words.number(numbering.number), all=words.number(numbering.count)
    )


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
    """Status date, time of printing and plan code; then sheet and paper."""
    words, plan = material.words, material.plan
    status = material.schedule.status_date
    parts = []
    if status is not None:
        parts.append(words.say("status {date}", date=words.date(status)))
    parts.append(words.say("printed {moment}", moment=words.moment(material.printed_at)))
    parts.append(plan_code(plan))
    sheet = words.say("sheet {number}", number=sheet_of_all(material, numbering))
    return RunningCells(" · ".join(parts), f"{sheet} · {material.paper.name}")
