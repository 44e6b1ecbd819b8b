"""The milestones and gates of the next ninety days by date, those that moved marked, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import Final, NamedTuple

from cxplanner.drawing.badges import diamond
from cxplanner.drawing.bars import initials
from cxplanner.drawing.shapes import Item, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.report.composed_pages import Column, ComposedPages
from cxplanner.report.flow import Block, Box, FlowRow
from cxplanner.report.headline import KeyFigure
from cxplanner.report.page_design import PageDesign, Title
from cxplanner.report.sheets import Material, Numbering, Sheet
from cxplanner.report.stage_lists import tick_box
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.variance import Span, days_between, milestone_variance, state_of_baseline
from cxplanner.wording.explanations import capitalised

RANK: Final = 4
DAYS: Final = 90
_ROW: Final = 17.0
_NAME_SHARE: Final = 0.7
_TEXT: Final = 9.4
_BEFORE: Final = 29.0
"""The room for the box to tick and the mark."""
_MOVED: Final = 46.0


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A milestone or gate with its day; `moved` are the working days since the baseline."""

    item: Item
    day: date
    name: str
    hangs_on: str
    owner: str
    reached: bool
    moved: int


def milestone_sheets(material: Material) -> list[Sheet]:
    """What is due in the next ninety days, and what was due before and is not reached."""
    words, unit = material.words, PageDesign(material).unit
    return ComposedPages(
        material,
        words.say("Milestones"),
        _title(material),
        RANK,
        columns=(Column(1.0, milestone_blocks(material, unit)),),
        told=frozenset(("milestone",)),
    ).sheets()


def reference_day(material: Material) -> date:
    """The day from which is counted: the status date, else the day of printing."""
    return material.schedule.status_date or material.printed_at.date()


def milestone_blocks(material: Material, unit: float) -> tuple[Block, ...]:
    """What is overdue first, then a list for each month."""
    words = material.words
    since = reference_day(material)
    until = since + timedelta(days=DAYS)
    found = events(material)
    overdue = [each for each in found if each.day < since and not each.reached]
    ahead = [each for each in found if since <= each.day <= until]
    wanted = _wanted(material, [*overdue, *ahead] or found, unit)
    blocks = []
    if overdue:
        note = words.say("due before {date}, not reached", date=words.date(since))
        blocks.append(Block(words.say("Overdue"), _rows(material, wanted, overdue, unit), note))
    for _, group in groupby(ahead, key=lambda each: (each.day.year, each.day.month)):
        members = list(group)
        heading = capitalised(words.month(members[0].day))
        blocks.append(Block(heading, _rows(material, wanted, members, unit)))
    if not ahead:
        blocks.append(_nothing_ahead(material, wanted, found, until, unit))
    return tuple(blocks)


def _nothing_ahead(
    material: Material, wanted: _Widths, found: Sequence[DatedEvent], until: date, unit: float
) -> Block:
    """That nothing is due, and what comes after."""
    words = material.words
    later = [each for each in found if each.day > until and not each.reached][:3]
    heading = words.say("Nothing is due until {date}.", date=words.long_date(until))
    note = words.say("What comes after that:") if later else ""
    return Block(heading, _rows(material, wanted, later, unit), note)


def events(material: Material) -> list[DatedEvent]:
    """Every milestone and gate that has a day, in order of time."""
    plan, schedule, words = material.plan, material.schedule, material.words
    baseline = material.baseline
    state = state_of_baseline(plan, baseline.id) if baseline is not None else None
    found = []
    for milestone in plan.milestones_in_order:
        day = schedule.milestone(milestone.id).finish
        if day is None:
            continue
        variance = milestone_variance(schedule, milestone.id, state) if state is not None else None
        initiative = plan.initiatives.get(milestone.initiative or 0)
        found.append(
            DatedEvent(
                Item("milestone", milestone.id),
                day,
                f"{milestone.key} {milestone.title}",
                f"{initiative.key} {initiative.short_title or initiative.title}" if initiative else "",
                initials(plan.owner_name(initiative)) if initiative else "",
                milestone.done_on is not None,
                (variance.finish_days or 0) if variance is not None else 0,
            )
        )
    for stage in plan.stages.values():
        day = schedule.gate(stage.id).finish
        if day is None or not plan.initiatives:
            continue
        before = state.spans.get(Node("gate", stage.id), Span()).finish if state is not None else None
        name = f"{stage.gate_key} {stage.gate_name or stage.name}"
        of_stage = words.say("Stage {number} {name}", number=words.number(stage.id), name=stage.name)
        moved = days_between(schedule, before, day) or 0
        passed = stage.gate_passed_on is not None
        found.append(DatedEvent(Item("gate", stage.id), day, name, of_stage, "", passed, moved))
    return sorted(found, key=lambda each: (each.day, each.item.kind, each.item.id))


class _Widths(NamedTuple):
    """The columns of a list in points, so that they stand below each other."""

    day: float
    name: float
    hangs_on: float
    owner: float


def _rows(
    material: Material, wanted: _Widths, found: Sequence[DatedEvent], unit: float
) -> tuple[FlowRow, ...]:
    return tuple(FlowRow(_ROW * unit, partial(_row, material, wanted, each), each.item) for each in found)


def _wanted(material: Material, found: Sequence[DatedEvent], u: float) -> _Widths:
    """What the texts of all that has a date want."""

    def widest(texts: Iterable[str], weight: int) -> float:
        return max((width_of(each, _TEXT * u, "condensed", weight) for each in texts), default=0.0) + 8 * u

    day = widest((material.words.date(each.day) for each in found), 600)
    return _Widths(
        day,
        widest((each.name for each in found), 600),
        widest((f"88 · {each.hangs_on}" for each in found), 400),
        widest((each.owner for each in found), 400),
    )


def _within(wanted: _Widths, width: float) -> _Widths:
    """The same for rows of this width; where room is short most of it is for names."""
    owner = min(wanted.owner, width * 0.18)
    rest = width - wanted.day - owner
    name = wanted.name
    if name + wanted.hangs_on > rest:
        name = max(min(name, rest * _NAME_SHARE), rest - wanted.hangs_on)
    return _Widths(wanted.day, name, rest - name, owner)


def _row(
    material: Material, wanted: _Widths, event: DatedEvent, box: Box, numbering: Numbering
) -> Iterator[Shape]:
    words, u = material.words, box.unit
    y = box.top + 12 * u
    moved_room = _MOVED * u if material.baseline is not None else 0.0
    widths = _within(wanted, box.width - _BEFORE * u - moved_room)
    yield from tick_box(box.left, box.top + 3.8 * u, 9.4 * u, ticked=event.reached)
    x = box.left + 15 * u
    yield Text(x, y, words.date(event.day), _TEXT * u, "ink", "condensed", 600)
    x += widths.day
    yield from _mark(event, x + 5 * u, box.top + 8.6 * u, u)
    x += 14 * u
    name = elide(event.name, widths.name - 6 * u, _TEXT * u, "condensed", 600)
    yield Text(x, y, name, _TEXT * u, "ink", "condensed", 600, item=event.item)
    x += widths.name
    sheet = numbering.sheet_of(event.item)
    hangs_on = f"{words.number(sheet)} · {event.hangs_on}" if sheet is not None else event.hangs_on
    hangs_on = elide(hangs_on, widths.hangs_on - 6 * u, _TEXT * u, "condensed", 400)
    yield Text(x, y, hangs_on, _TEXT * u, "ink", "condensed", 400)
    x += widths.hangs_on
    owner = elide(event.owner, widths.owner - 4 * u, _TEXT * u, "condensed", 400)
    yield Text(x, y, owner, _TEXT * u, "ink", "condensed", 400)
    if moved := _moved_text(material, event):
        right = box.left + box.width
        yield Text(right, y, moved, _TEXT * u, "ink", "condensed", 700, "end")


def _mark(event: DatedEvent, x: float, y: float, u: float) -> Iterator[Shape]:
    """A diamond, smaller for a milestone than for a gate as on the roadmap; filled when it is reached."""
    fill = "ink" if event.reached else "canvas"
    is_gate = event.item.kind == "gate"
    radius, width = (5.2, 1.2) if is_gate else (3.7, 1.0)
    yield diamond(x, y, radius * u, fill=fill, stroke="ink", width=width * u)


def _moved_text(material: Material, event: DatedEvent) -> str:
    """By how much it moved since the baseline, with a sign that is seen at a glance."""
    if not event.moved:
        return ""
    sign = "▶" if event.moved > 0 else "◀"
    return f"{sign} {material.words.signed_days(event.moved)}"


def _title(material: Material) -> Title:
    words = material.words
    since = reference_day(material)
    until = since + timedelta(days=DAYS)
    found = [each for each in events(material) if since <= each.day <= until]
    figures = [KeyFigure(words.number(len(found)), words.say("in the next 90 days"))]
    if material.baseline is not None:
        moved = sum(each.moved != 0 for each in found)
        figures.append(KeyFigure(words.number(moved), words.say("moved since the baseline")))
    span = words.say("{start} to {finish}", start=words.date(since), finish=words.date(until))
    return Title(words.say("Milestones"), f"{material.plan.programme.name} · {span}", figures)
