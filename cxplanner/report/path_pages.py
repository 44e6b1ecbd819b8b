"""The critical path: the chain as a strip and in words, and what would shorten it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxplanner.drawing.chart_rows import ChartRow
from cxplanner.drawing.levels import shown_initiatives
from cxplanner.drawing.placed_bars import DatedInitiative
from cxplanner.drawing.row_chart import Subject, row_chart
from cxplanner.drawing.row_columns import RowColumn
from cxplanner.drawing.shapes import Item
from cxplanner.drawing.sizes import ROWS
from cxplanner.report.composed_pages import Column, ComposedPages
from cxplanner.report.flow import Block, FlowRow
from cxplanner.report.headline import KeyFigure
from cxplanner.report.page_design import PageDesign, Title
from cxplanner.report.sheets import Material, Sheet
from cxplanner.report.text_rows import text_row
from cxplanner.scheduling.explanation import ExplainedStep, finish_nodes
from cxplanner.scheduling.shortening import shortenings
from cxplanner.wording.earlier import shortening_sentence
from cxplanner.wording.explanations import explanation_sentence, finish_sentence

if TYPE_CHECKING:
    from cxplanner.scheduling.results import Node

RANK: Final = 5
_COLUMNS: Final = (
    RowColumn.KEY,
    RowColumn.TITLE,
    RowColumn.OWNER,
    RowColumn.START,
    RowColumn.FINISH,
    RowColumn.DURATION,
)
_WORDS_SHARE: Final = 0.6


def path_sheets(material: Material) -> list[Sheet]:
    """The chain to the finish of the programme."""
    words, design = material.words, PageDesign(material)
    dated = chain_of(material)
    subject = Subject(material.plan, material.schedule, words, material.options)
    gates = sorted(material.plan.stages)
    chart = row_chart(subject, ROWS.scaled(design.unit), design.width, _COLUMNS, dated, gates)
    width = design.width - 18 * design.unit
    columns = path_columns(material, width * _WORDS_SHARE, width * (1 - _WORDS_SHARE), design.unit)
    return ComposedPages(
        material,
        words.say("Critical path"),
        _title(material, dated),
        RANK,
        chart,
        tuple(ChartRow(each) for each in dated),
        columns if dated else (),
        empty=words.say("No initiative is critical: nothing that is planned holds the finish."),
    ).sheets()


def chain_of(material: Material) -> list[DatedInitiative]:
    """The initiatives of the critical path in its order."""
    by_id = {
        each.initiative.id: each
        for each in shown_initiatives(material.plan, material.schedule, material.words, material.options)
    }
    path = material.schedule.critical_path()
    return [by_id[node.id] for node in path if node.kind == "initiative" and node.id in by_id]


def path_columns(
    material: Material, words_width: float, helps_width: float, unit: float
) -> tuple[Column, ...]:
    """The chain in words, and what would shorten it, for columns of these widths."""
    share = words_width / (words_width + helps_width)
    return (
        Column(share, (chain_block(material, words_width, unit),)),
        Column(1 - share, (shortening_block(material, helps_width, unit),)),
    )


def chain_block(material: Material, width: float, unit: float) -> Block:
    """A sentence for each link of the chain, from the start to the finish."""
    words, schedule = material.words, material.schedule
    rows = [_step_row(material, node, width, unit) for node in schedule.critical_path()]
    last = finish_sentence(words, schedule, finish_nodes(schedule))
    rows.append(text_row(last, width, unit, weight=600))
    return Block(words.say("The chain in words"), tuple(rows), words.say("what holds each date"))


def _step_row(material: Material, node: Node, width: float, unit: float) -> FlowRow:
    schedule = material.schedule
    dates = schedule.dates_of(node)
    step = ExplainedStep(node, dates.start, dates.finish, schedule.drivers_of(node))
    sentence = explanation_sentence(material.words, schedule, step)
    return text_row(sentence, width, unit, item=Item(node.kind, node.id))


def shortening_block(material: Material, width: float, unit: float) -> Block:
    """The work that brings the finish forward most when it takes less time."""
    words = material.words
    found = shortenings(material.schedule, None)
    rows = [
        text_row(
            shortening_sentence(words, material.plan, each),
            width,
            unit,
            item=Item("initiative", each.initiative),
        )
        for each in found
    ]
    if not rows:
        text = words.say("No single initiative would bring the finish forward by taking less time.")
        rows = [text_row(text, width, unit)]
    return Block(words.say("What would shorten it"), tuple(rows))


def _title(material: Material, dated: list[DatedInitiative]) -> Title:
    words, schedule = material.words, material.schedule
    figures = []
    if dated:
        work = sum(each.initiative.duration for each in dated)
        figures = [
            KeyFigure(words.number(len(dated)), words.say("critical initiatives")),
            KeyFigure(words.duration(work), words.say("work in a row")),
            KeyFigure(words.compact_date(schedule.finish), words.say("finish")),
        ]
    return Title(words.say("Critical path"), material.plan.programme.name, figures)
