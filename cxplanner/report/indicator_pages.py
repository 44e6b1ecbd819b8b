"""The page of indicators: how each went, where it stands with its margin, what is wanted, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from cxplanner.drawing.moving import moved
from cxplanner.drawing.outcomes import value_words
from cxplanner.drawing.shapes import Item, Shape, Text
from cxplanner.drawing.sparkline import sparkline
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.indicators.cadence import DueState
from cxplanner.indicators.changes import Certainty, Direction
from cxplanner.indicators.measured import standing_of
from cxplanner.indicators.standing import Standing
from cxplanner.plan.indicators import Kpi
from cxplanner.report.composed_pages import Column, ComposedPages
from cxplanner.report.flow import Block, Box, FlowRow
from cxplanner.report.headline import KeyFigure
from cxplanner.report.page_design import PageDesign, Title
from cxplanner.report.sheets import Material, Numbering, Sheet
from cxplanner.wording.indicators import ValueWords, due_word, trend_word

RANK: Final = 5
_ROW: Final = 32.0
_NAME: Final = 9.8
_TEXT: Final = 8.8
_VALUE: Final = 12.5
_SHARES: Final = (0.43, 0.61, 0.80)
"""Where the picture, the value and what is due begin, as shares of the width."""
_OVERDUE: Final = (DueState.OVERDUE, DueState.NEVER)


@dataclass(frozen=True, slots=True)
class _Told:
    """An indicator with where it stands, and how its values are written."""

    kpi: Kpi
    standing: Standing
    values: ValueWords


def indicator_sheets(material: Material) -> list[Sheet]:
    """Every indicator of the plan, what is due and late first."""
    words = material.words
    return ComposedPages(
        material,
        words.say("Indicators"),
        _title(material),
        RANK,
        columns=(Column(1.0, indicator_blocks(material, PageDesign(material).unit)),),
        empty=words.say("Nothing is measured yet: add an indicator, and measure it before anything changes."),
        told=frozenset(("indicator",)),
    ).sheets()


def indicator_blocks(material: Material, unit: float) -> tuple[Block, ...]:
    """A list of those whose measurement is late, and one of the others."""
    words = material.words
    found = _told(material)
    late = [each for each in found if each.standing.next.state in _OVERDUE]
    others = [each for each in found if each.standing.next.state not in _OVERDUE]
    blocks = []
    if late:
        note = words.say_number("{n} indicator", "{n} indicators", len(late))
        blocks.append(Block(words.say("To be measured"), _rows(material, late, unit), note))
    if others:
        heading = words.say("Measured as planned") if late else words.say("Indicators")
        blocks.append(Block(heading, _rows(material, others, unit)))
    return tuple(blocks)


def _told(material: Material) -> list[_Told]:
    plan, today = material.plan, material.printed_at.date()
    return [
        _Told(kpi, standing_of(plan, material.schedule, kpi, today), value_words(material.words, plan, kpi))
        for kpi in plan.kpis_in_order
    ]


def _title(material: Material) -> Title:
    words, found = material.words, _told(material)
    day = material.schedule.status_date or material.printed_at.date()
    changes = [each.standing.since_baseline for each in found]
    clear = [each for each in changes if each is not None and each.certainty is Certainty.MORE_THAN_NOISE]
    better = sum(each.direction is Direction.BETTER for each in clear)
    worse = sum(each.direction is Direction.WORSE for each in clear)
    late = sum(each.standing.next.state in _OVERDUE for each in found)
    reached = sum(each.standing.is_at_target for each in found)
    figures = [
        KeyFigure(words.number(better), words.say("better beyond noise")),
        KeyFigure(words.number(worse), words.say("worse beyond noise")),
        KeyFigure(words.number(reached), words.say("at target")),
        KeyFigure(words.number(late), words.say("to be measured")),
    ]
    purpose = words.say("Are customers better off? On {date}.", date=words.long_date(day))
    return Title(words.say("Indicators"), purpose, figures if found else ())


def _rows(material: Material, found: list[_Told], unit: float) -> tuple[FlowRow, ...]:
    return tuple(
        FlowRow(_ROW * unit, partial(_row, material, each), Item("indicator", each.kpi.id)) for each in found
    )


def _row(material: Material, told: _Told, box: Box, _numbering: Numbering) -> Iterator[Shape]:
    """Name and targets at the left, then the picture, the value, and who measures when at the right."""
    u, item = box.unit, Item("indicator", told.kpi.id)
    picture, value, due = (box.left + share * box.width for share in _SHARES)
    first, second = box.top + 12.5 * u, box.top + 24.5 * u
    room = picture - box.left - 10 * u
    name = elide(f"{told.kpi.code}  {told.kpi.name}", room, _NAME * u, "condensed", 600)
    yield Text(box.left, first, name, _NAME * u, "ink", "condensed", 600, item=item)
    wanted = elide(_wanted(material, told), room, _TEXT * u, "condensed", 400)
    yield Text(box.left, second, wanted, _TEXT * u, "ink", "condensed", 400)
    shapes = sparkline(told.standing, value - picture - 16 * u, 24 * u, u).shapes
    yield from moved(shapes, picture, box.top + 3.5 * u)
    yield from _value(material, told, value, due - value - 8 * u, box)
    owner = material.plan.people[told.kpi.owner].name if told.kpi.owner is not None else ""
    right = box.left + box.width - due
    texts = ((first, owner or material.words.say("No owner"), 400), (second, *_due(material, told.standing)))
    for y, text, weight in texts:
        fitting = elide(text, right, _TEXT * u, "condensed", weight)
        yield Text(due, y, fitting, _TEXT * u, "ink", "condensed", weight)


def _value(material: Material, told: _Told, x: float, room: float, box: Box) -> Iterator[Shape]:
    """The latest value in large figures with its margin beside it, and below it how it changed."""
    u, now = box.unit, told.standing.now
    number = told.values.value(now.estimate.value) if now is not None else "–"
    shown = elide(number, room, _VALUE * u, "sans", 600)
    yield Text(x, box.top + 13.5 * u, shown, _VALUE * u, "ink", "sans", 600)
    margin = told.values.margin(now.estimate) if now is not None else ""
    beside = width_of(shown, _VALUE * u, "sans", 600) + 4 * u
    if margin and beside + width_of(margin, _TEXT * u, "condensed", 400) <= room:
        yield Text(x + beside, box.top + 13.5 * u, margin, _TEXT * u, "ink", "condensed", 400)
    trend = elide(trend_word(material.words, told.standing), room, _TEXT * u, "condensed", 500)
    yield Text(x, box.top + 24.5 * u, trend, _TEXT * u, "ink", "condensed", 500)


def _wanted(material: Material, told: _Told) -> str:
    """`Baseline 12 · G1 20 · G2 24 · target 32 by 31 Dec 2027`."""
    words, values, kpi = material.words, told.values, told.kpi
    parts = [words.say("no baseline")]
    if kpi.baseline_value is not None:
        parts = [words.say("baseline {value}", value=values.value(kpi.baseline_value))]
    parts += [f"G{point.gate} {values.short(point.value)}" for point in told.standing.points if point.gate]
    if kpi.target is None:
        parts.append(words.say("no target"))
    elif kpi.target_on is None:
        parts.append(words.say("target {value}", value=values.value(kpi.target)))
    else:
        target, day = values.value(kpi.target), words.date(kpi.target_on)
        parts.append(words.say("target {value} by {date}", value=target, date=day))
    text = " · ".join(parts)
    return text[:1].upper() + text[1:]


def _due(material: Material, standing: Standing) -> tuple[str, int]:
    """When the next measurement is due; what is late is bold."""
    if standing.next.state is DueState.NO_CADENCE:
        return material.words.say("how often is not said"), 400
    is_late = standing.next.state in _OVERDUE
    text = due_word(material.words, standing)
    return (text, 700) if is_late else (material.words.say("next {date}", date=text), 400)
