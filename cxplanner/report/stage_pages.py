"""A stage on a page: what and why, its initiatives in time, the criteria of its gate, links in and out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cxplanner.drawing.chart_rows import ChartRow
from cxplanner.drawing.levels import shown_initiatives
from cxplanner.drawing.placed_bars import DatedInitiative
from cxplanner.drawing.row_chart import Subject, row_chart
from cxplanner.drawing.row_columns import USUAL_COLUMNS
from cxplanner.drawing.shapes import Item
from cxplanner.drawing.sizes import ROWS
from cxplanner.plan.initiatives import Status
from cxplanner.plan.programme import CriterionStatus, Stage, Stream
from cxplanner.report.composed_pages import Column, ComposedPages, free_width
from cxplanner.report.headline import KeyFigure
from cxplanner.report.page_design import PageDesign, Title
from cxplanner.report.sheets import Material, Sheet
from cxplanner.report.stage_lists import (
    LEAST_LINK_ROW,
    LINK_ROW,
    criteria_block,
    incoming_block,
    outgoing_block,
)
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.variance import Span, days_between, state_of_baseline

RANK: Final = 2
"""A card tells more of an initiative than a stage page does."""


class _Setting(NamedTuple):
    """How the lists below the chart are set: the shares of their columns, and how high a link's row is."""

    shares: tuple[float, ...]
    row: float


_SETTINGS: Final = (
    _Setting((0.44, 0.56), LINK_ROW),
    _Setting((0.3, 0.38, 0.32), LINK_ROW),
    _Setting((0.3, 0.4, 0.3), LEAST_LINK_ROW),
)
_NARROW_SETTINGS: Final = (_SETTINGS[0], _Setting((0.4, 0.6), LEAST_LINK_ROW))
_LEAST_OF_THREE: Final = 600.0
"""On a narrower page three columns would have no room for names."""
_BESIDE_A_SENTENCE: Final = (0.37, [0.18, 0.45])
"""The shares where one of the lists of links has a single row."""


def stage_sheets(material: Material) -> list[Sheet]:
    """The sheets of every stage, in order."""
    dated = shown_initiatives(material.plan, material.schedule, material.words, material.options)
    sheets = []
    for number in sorted(material.plan.stages):
        members = [each for each in dated if each.initiative.stage == number]
        sheets += _pages_of(material, material.plan.stages[number], members).sheets()
    return sheets


def _pages_of(material: Material, stage: Stage, members: Sequence[DatedInitiative]) -> ComposedPages:
    plan, words = material.plan, material.words
    design = PageDesign(material)
    gates = [number for number in (stage.id - 1, stage.id) if number in plan.stages]
    subject = Subject(plan, material.schedule, words, material.options)
    chart = row_chart(subject, ROWS.scaled(design.unit), design.width, USUAL_COLUMNS, members, gates)
    settings = _SETTINGS if design.width >= _LEAST_OF_THREE * design.unit else _NARROW_SETTINGS
    usual, *tighter = (_lists(material, stage, design, each) for each in settings)
    return ComposedPages(
        material,
        words.say("Stage {number}: {name}", number=words.number(stage.id), name=stage.name),
        _title(material, stage, members),
        RANK,
        chart,
        _rows(members),
        usual,
        tuple(tighter),
        told=frozenset(("criterion",)),
        subject=Item("gate", stage.id),
    )


def _lists(material: Material, stage: Stage, design: PageDesign, setting: _Setting) -> tuple[Column, ...]:
    free, unit = free_width(design, len(setting.shares)), design.unit
    first, *others = setting.shares
    before = incoming_block(material, stage, unit, setting.row)
    after = outgoing_block(material, stage, unit, setting.row)
    if len(others) == 1:
        linked: tuple[Column, ...] = (Column(others[0], (before, after)),)
    else:
        if min(len(before.rows), len(after.rows)) == 1:
            first, others = _BESIDE_A_SENTENCE
        is_less = len(before.rows) < len(after.rows)
        left, right = sorted(others, reverse=not is_less)
        linked = (Column(left, (before,)), Column(right, (after,)))
    return Column(first, (criteria_block(material, stage, unit, setting.row, free * first),)), *linked


def _rows(members: Sequence[DatedInitiative]) -> tuple[ChartRow, ...]:
    """By stream, and in order of time in each."""
    streams = list(Stream)
    ordered = sorted(
        members, key=lambda each: (streams.index(each.initiative.stream), each.start, each.finish)
    )
    return tuple(ChartRow(each) for each in ordered)


def _title(material: Material, stage: Stage, members: Sequence[DatedInitiative]) -> Title:
    return Title(stage.name, stage.why, _figures(material, stage, members), str(stage.id))


def _figures(material: Material, stage: Stage, members: Sequence[DatedInitiative]) -> list[KeyFigure]:
    words = material.words
    figures = []
    if members:
        done = sum(each.initiative.status is Status.DONE for each in members)
        active = sum(each.initiative.status is Status.ACTIVE for each in members)
        figures.append(KeyFigure(_of(material, done, len(members)), words.say("initiatives done")))
        figures.append(KeyFigure(words.number(active), words.say("under way")))
    figures += _gate_figure(material, stage)
    criteria = [each for each in material.plan.criteria.values() if each.stage == stage.id]
    if criteria:
        met = sum(each.status is CriterionStatus.MET for each in criteria)
        figures.append(KeyFigure(_of(material, met, len(criteria)), words.say("gate criteria met")))
    return figures


def _gate_figure(material: Material, stage: Stage) -> list[KeyFigure]:
    """How far the gate is from the baseline, else its date."""
    words, schedule, baseline = material.words, material.schedule, material.baseline
    day = schedule.gate(stage.id).finish
    if day is None:
        return []
    name = words.number(stage.id)
    if baseline is not None:
        spans = state_of_baseline(material.plan, baseline.id).spans
        before = spans.get(Node("gate", stage.id), Span()).finish
        days = days_between(schedule, before, day)
        if days == 0:
            meaning = words.say("gate {number}, as in the baseline", number=name)
            return [KeyFigure(words.compact_date(day), meaning)]
        if days is not None:
            meaning = words.say("gate {number} against baseline", number=name)
            return [KeyFigure(words.signed_days(days), meaning)]
    return [KeyFigure(words.compact_date(day), words.say("gate {number}", number=name))]


def _of(material: Material, part: int, whole: int) -> str:
    words = material.words
    return words.say("{part} of {whole}", part=words.number(part), whole=words.number(whole))
