"""Risks on paper: the matrix, and the list of what is open with answers, owners and due dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from cxplanner.drawing.moving import moved
from cxplanner.drawing.risk_matrix import RiskMatrix
from cxplanner.drawing.shapes import Item, Shape, Text
from cxplanner.drawing.sizes import ROWS
from cxplanner.drawing.text_fit import elide, width_of, wrap_or_elide
from cxplanner.plan.plan import Plan
from cxplanner.plan.risks import Risk, RiskStatus
from cxplanner.report.composed_pages import Column, ComposedPages
from cxplanner.report.flow import Block, Box, FlowRow
from cxplanner.report.headline import KeyFigure
from cxplanner.report.milestone_pages import reference_day
from cxplanner.report.page_design import PageDesign, Title
from cxplanner.report.sheets import Material, Numbering, Sheet
from cxplanner.steering.health import HIGH_SCORE
from cxplanner.steering.risk_order import is_overdue, open_risks
from cxplanner.wording.words import Words

RANK: Final = 6
_MATRIX_HEIGHT: Final = 190.0
_MATRIX_WIDTH: Final = 330.0
_NAME: Final = 9.4
_TEXT: Final = 9.0
_LEADING: Final = 11.2
_NUMBER: Final = 22.0
_SCORE: Final = 66.0


def risk_sheets(material: Material) -> list[Sheet]:
    """Everything that is open, the weightiest first, and how many are closed."""
    words, design = material.words, PageDesign(material)
    found = open_risks(material.plan)
    return ComposedPages(
        material,
        words.say("Risks"),
        _title(material, found),
        RANK,
        columns=(Column(1.0, _blocks(material, found, design)),) if found else (),
        empty=words.say("No risk is open."),
        told=frozenset(("risk",)),
    ).sheets()


def _blocks(material: Material, found: tuple[Risk, ...], design: PageDesign) -> tuple[Block, ...]:
    words, unit = material.words, design.unit
    picture = FlowRow((_MATRIX_HEIGHT + 6) * unit, partial(_picture, material, found))
    rows = tuple(_row(material, number, risk, design) for number, risk in enumerate(found, start=1))
    note = words.say("the weightiest first")
    return (
        Block(words.say("Probability and impact"), (picture,)),
        Block(words.say("Open risks"), rows, note),
    )


def _picture(material: Material, found: tuple[Risk, ...], box: Box, _numbering: Numbering) -> Iterator[Shape]:
    u = box.unit
    width, height = min(_MATRIX_WIDTH * u, box.width), _MATRIX_HEIGHT * u
    shapes = (
        RiskMatrix(found, material.words, width, height, replace(ROWS, small=_NAME).scaled(u))
        .drawing()
        .shapes
    )
    yield from moved(shapes, box.left, box.top + 4 * u)


def _row(material: Material, number: int, risk: Risk, design: PageDesign) -> FlowRow:
    """Number, title and score; below them what it is, its answer, who answers and until when."""
    unit, today = design.unit, reference_day(material)
    room = design.width - (_NUMBER + 4) * unit
    said = risk_lines(material.words, material.plan, risk, today)
    lines = [part for line in said for part in wrap_or_elide(line, room, _TEXT * unit, "condensed", 400, 4)]
    height = (15.0 + _LEADING * len(lines) + 2.0) * unit
    return FlowRow(height, partial(_drawn, material.words, number, risk, lines), Item("risk", risk.id))


def risk_lines(words: Words, plan: Plan, risk: Risk, today: date) -> list[str]:
    """What is known of a risk beside its title, in one or two lines."""
    about = [words.label(risk.kind)]
    if risk.initiative is not None:
        initiative = plan.initiatives[risk.initiative]
        about.append(f"{initiative.key} {initiative.short_title or initiative.title}")
    about += [" ".join(text.split()) for text in (risk.cause, risk.effect) if text]
    answer = words.label(risk.response)
    if risk.mitigation:
        answer = f"{answer}: {' '.join(risk.mitigation.split())}"
    answered = [answer, plan.people[risk.owner].name if risk.owner is not None else words.say("No owner")]
    if risk.due is not None:
        due = words.date(risk.due)
        late = is_overdue(risk, today)
        answered.append(
            words.say("due {date}, overdue", date=due) if late else words.say("due {date}", date=due)
        )
    return [" · ".join(about), " · ".join(answered)]


def _drawn(
    words: Words, number: int, risk: Risk, lines: list[str], box: Box, _numbering: Numbering
) -> Iterator[Shape]:
    u, item = box.unit, Item("risk", risk.id)
    y, left = box.top + 11.4 * u, box.left + _NUMBER * u
    yield Text(box.left, y, words.number(number), _NAME * u, "ink", "condensed", 700)
    score = words.say(
        "{probability} × {impact} = {score}",
        probability=words.number(risk.probability),
        impact=words.number(risk.impact),
        score=words.number(risk.score),
    )
    room = box.width - _NUMBER * u - max(_SCORE * u, width_of(score, _NAME * u, "condensed", 700) + 8 * u)
    title = elide(risk.title, room, _NAME * u, "condensed", 600)
    yield Text(left, y, title, _NAME * u, "ink", "condensed", 600, item=item)
    weight = 700 if risk.score >= HIGH_SCORE else 400
    yield Text(box.left + box.width, y, score, _NAME * u, "ink", "condensed", weight, "end")
    for line in lines:
        y += _LEADING * u
        yield Text(left, y, line, _TEXT * u, "ink", "condensed", 400)


def _title(material: Material, found: tuple[Risk, ...]) -> Title:
    words, plan, today = material.words, material.plan, reference_day(material)
    high = sum(each.score >= HIGH_SCORE for each in found)
    overdue = sum(is_overdue(each, today) for each in found)
    closed = sum(each.status is RiskStatus.CLOSED for each in plan.risks.values())
    figures = [
        KeyFigure(words.number(len(found)), words.say("open risks")),
        KeyFigure(words.number(high), words.say("of 15 points or more")),
        KeyFigure(words.number(overdue), words.say("overdue risks")),
        KeyFigure(words.number(closed), words.say("closed risks")),
    ]
    purpose = words.say("{programme} · {date}", programme=plan.programme.name, date=words.date(today))
    return Title(words.say("Risks"), purpose, figures if plan.risks else ())
