"""The dossier of each gate: what it asks, what there is to show for it, and a decision to sign."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from cxplanner.drawing.shapes import Item, Line, Shape, Text
from cxplanner.drawing.text_fit import width_of, wrap_or_elide
from cxplanner.findings.find import find
from cxplanner.plan.agenda import open_actions
from cxplanner.plan.programme import CriterionKind, CriterionStatus, GateCriterion, GateOutcome, Stage
from cxplanner.report.composed_pages import Column, ComposedPages
from cxplanner.report.flow import Block, Box, FlowRow
from cxplanner.report.headline import KeyFigure
from cxplanner.report.page_design import PageDesign, Title
from cxplanner.report.sheets import Material, Numbering, Sheet
from cxplanner.report.stage_lists import tick_box
from cxplanner.report.text_rows import text_row
from cxplanner.steering.health import standing
from cxplanner.steering.measured_criteria import MeasuredCriterion, measured_criteria
from cxplanner.steering.slips import last_frozen
from cxplanner.wording.explanations import capitalised
from cxplanner.wording.health import ground_phrase
from cxplanner.wording.measured_criteria import measured_line

RANK: Final = 6
_TEXT: Final = 9.4
_LEADING: Final = 11.4
_BOX: Final = 10.0
_SIGNED: Final = 34.0


def gate_sheets(material: Material) -> list[Sheet]:
    """The sheets of every gate that is not passed yet, in order; of all where all are passed."""
    plan = material.plan
    ahead = [each for each in plan.stages.values() if each.gate_passed_on is None]
    chosen = sorted(ahead or plan.stages.values(), key=lambda each: each.id)
    return [sheet for stage in chosen for sheet in _dossier(material, stage).sheets()]


def _dossier(material: Material, stage: Stage) -> ComposedPages:
    words, design = material.words, PageDesign(material)
    number = words.number(stage.id)
    name = words.say("Gate {number}: {name}", number=number, name=stage.gate_name or stage.name)
    blocks = (
        *_criteria(material, stage, design),
        _conditions(material, stage, design),
        _decision(material, design),
    )
    return ComposedPages(
        material,
        name,
        _title(material, stage, name),
        RANK,
        columns=(Column(1.0, tuple(each for each in blocks if each.rows)),),
        subject=Item("gate", stage.id),
    )


def _title(material: Material, stage: Stage, name: str) -> Title:
    words, plan = material.words, material.plan
    own = [each for each in plan.criteria.values() if each.stage == stage.id]
    musts = [each for each in own if each.kind is CriterionKind.MUST]
    settled = (CriterionStatus.MET, CriterionStatus.WAIVED)
    figures = []
    if musts:
        met = sum(each.status in settled for each in musts)
        said = words.say("{part} of {whole}", part=words.number(met), whole=words.number(len(musts)))
        figures.append(KeyFigure(said, words.say("musts met or waived")))
    day = stage.gate_passed_on or material.schedule.gate(stage.id).finish
    if day is not None:
        figures.append(KeyFigure(words.compact_date(day), words.say("forecast")))
    return Title(name, _purpose(material, stage), figures)


def _purpose(material: Material, stage: Stage) -> str:
    """What the stage is for, and how the gate stands."""
    words, plan = material.words, material.plan
    today = material.schedule.status_date or material.printed_at.date()
    found = standing(material.schedule, last_frozen(plan, today), today)
    judged = next(each for each in found.gates if each.gate == stage.id)
    grounds = [ground_phrase(words, plan, each) for each in judged.grounds]
    health = capitalised(words.name_of(judged.health))
    said = words.say("{health}: {grounds}.", health=health, grounds=", ".join(grounds)) if grounds else ""
    return " ".join(part for part in (stage.why, said) if part)


# ------------------------------------------------------------------------------------------------ criteria


def _criteria(material: Material, stage: Stage, design: PageDesign) -> tuple[Block, ...]:
    """The musts, then the shoulds, each with what measures it and the evidence."""
    words, plan = material.words, material.plan
    measured = measured_criteria(plan, lambda: find(plan, material.schedule))
    blocks = []
    for kind, heading in (
        (CriterionKind.MUST, words.say("Must be met")),
        (CriterionKind.SHOULD, words.say("Should be met")),
    ):
        own = [each for each in plan.criteria.values() if each.stage == stage.id and each.kind is kind]
        own.sort(key=lambda each: (each.code, each.id))
        rows = tuple(_criterion_row(material, each, measured.get(each.id), design) for each in own)
        if rows:
            blocks.append(Block(heading, rows, words.number(len(rows))))
    if not blocks:
        said = words.say("No criteria are set for this gate.")
        blocks.append(Block(words.say("Criteria"), (text_row(said, design.width, design.unit),)))
    return tuple(blocks)


def _criterion_row(
    material: Material, criterion: GateCriterion, measured: MeasuredCriterion | None, design: PageDesign
) -> FlowRow:
    words, unit = material.words, design.unit
    status = words.label(criterion.status)
    room = design.width - 18 * unit - width_of(status, _TEXT * unit, "condensed", 600) - 10 * unit
    text = f"{criterion.code} {criterion.text}".strip()
    lines = [(each, 600) for each in wrap_or_elide(text, room, _TEXT * unit, "condensed", 600, 3)]
    if measured is not None:
        told = capitalised(measured_line(words, material.plan, measured))
        lines += [(each, 400) for each in wrap_or_elide(told, room, _TEXT * unit, "condensed", 400, 2)]
    if criterion.evidence:
        told = words.say("Evidence: {evidence}", evidence=criterion.evidence)
        lines += [(each, 400) for each in wrap_or_elide(told, room, _TEXT * unit, "condensed", 400, 3)]
    height = (5.4 + _LEADING * len(lines)) * unit
    return FlowRow(
        height, partial(_criterion_shapes, criterion, lines, status), Item("criterion", criterion.id)
    )


def _criterion_shapes(
    criterion: GateCriterion, lines: list[tuple[str, int]], status: str, box: Box, _numbering: Numbering
) -> Iterator[Shape]:
    u, item = box.unit, Item("criterion", criterion.id)
    ticked = criterion.status is CriterionStatus.MET
    yield from tick_box(box.left + 0.5 * u, box.top + 3.2 * u, _BOX * u, ticked=ticked)
    y = box.top + 11.6 * u
    yield Text(box.left + box.width, y, status, _TEXT * u, "ink", "condensed", 600, "end")
    for line, weight in lines:
        yield Text(box.left + 18 * u, y, line, _TEXT * u, "ink", "condensed", weight, item=item)
        y += _LEADING * u


# ---------------------------------------------------------------------------------- conditions, decision


def _conditions(material: Material, stage: Stage, design: PageDesign) -> Block:
    """The conditions under which it was passed, and other actions about it that are open."""
    words = material.words
    rows = []
    for action in open_actions(material.plan):
        if action.stage == stage.id:
            owner = material.plan.people[action.owner].name if action.owner is not None else ""
            due = words.say("due {date}", date=words.date(action.due)) if action.due is not None else ""
            told = " · ".join(part for part in (action.title, owner, due) if part)
            rows.append(text_row(told, design.width, design.unit))
    return Block(words.say("Open conditions and actions"), tuple(rows))


def _decision(material: Material, design: PageDesign) -> Block:
    """The five outcomes to tick, room for conditions, and the line to sign."""
    words, unit = material.words, design.unit
    rows = (
        FlowRow(22 * unit, partial(_outcomes, material)),
        FlowRow(_SIGNED * unit, partial(_ruled, (words.say("Conditions, by whom and until when"),))),
        FlowRow(
            _SIGNED * unit, partial(_ruled, (words.say("Chair, signature and date"), words.say("Notes")))
        ),
    )
    return Block(words.say("Decision of the committee"), rows)


def _outcomes(material: Material, box: Box, _numbering: Numbering) -> Iterator[Shape]:
    words, u = material.words, box.unit
    x = box.left + 0.5 * u
    for outcome in GateOutcome:
        name = words.label(outcome)
        yield from tick_box(x, box.top + 6 * u, _BOX * u, ticked=False)
        yield Text(x + 14 * u, box.top + 14.4 * u, name, _TEXT * u, "ink", "condensed", 400)
        x += 14 * u + width_of(name, _TEXT * u, "condensed", 400) + 16 * u


def _ruled(texts: tuple[str, ...], box: Box, _numbering: Numbering) -> Iterator[Shape]:
    """Lines to write on, side by side, each under what belongs there."""
    u = box.unit
    wide = box.width / len(texts)
    for number, text in enumerate(texts):
        left = box.left + number * wide
        y = box.top + (_SIGNED - 5) * u
        yield Text(left, box.top + 10 * u, text, 9 * u, "ink", "sans", 400)
        yield Line(left, y, left + wide - 14 * u, y, "line2", 0.7 * u)
