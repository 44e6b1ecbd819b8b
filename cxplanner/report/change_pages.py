"""What changed since the last review, on paper: what moved and why, then the rest by what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from cxplanner.drawing.shapes import Item, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of, wrap_or_elide
from cxplanner.plan.baselines import Baseline
from cxplanner.plan.plan import Plan
from cxplanner.report.composed_pages import Column, ComposedPages
from cxplanner.report.flow import Block, Box, FlowRow
from cxplanner.report.headline import KeyFigure, headline
from cxplanner.report.page_design import PageDesign, Title
from cxplanner.report.sheets import Material, Numbering, Sheet
from cxplanner.report.text_rows import text_row
from cxplanner.scheduling.comparison import ComparedItem
from cxplanner.steering.grouped_changes import ChangeGroup, GroupedChanges, grouped_changes
from cxplanner.steering.slips import last_frozen
from cxplanner.wording.grouped_changes import ToldChange, group_heading, reason_of, told_change

RANK: Final = 6
_NAME: Final = 9.4
_TEXT: Final = 9.0
_LEADING: Final = 11.2
_MOST_LINES: Final = 4


def change_sheets(material: Material) -> list[Sheet]:
    """Everything that is not as the review before had it."""
    words, design = material.words, PageDesign(material)
    changes = grouped_changes(material.before, material.schedule) if material.before is not None else None
    empty = words.say("No review has frozen the plan yet: close one, and the next page says what changed.")
    if changes is not None:
        empty = words.say("Nothing has changed since the last review.")
    blocks = change_blocks(material, changes, design) if changes else ()
    return ComposedPages(
        material,
        words.say("Changes"),
        _title(material, changes),
        RANK,
        columns=(Column(1.0, blocks),) if blocks else (),
        empty=empty,
    ).sheets()


def change_blocks(material: Material, changes: GroupedChanges, design: PageDesign) -> tuple[Block, ...]:
    """How it stands in a sentence or two, then a list for each group."""
    plan, words, unit = material.plan, material.words, design.unit
    baseline = _frozen(plan, changes)
    reasons = [each for each in plan.slip_reasons.values() if baseline and each.meeting == baseline.meeting]
    said = headline(plan, material.schedule, words, baseline)
    blocks = [Block(words.say("In short"), (text_row(said, design.width, unit, weight=600),))]
    for group, items in changes.groups.items():
        told = (told_change(words, changes, group, each, reason_of(each, reasons)) for each in items)
        rows = tuple(_row(one, item, design) for one, item in zip(told, items, strict=True))
        blocks.append(Block(group_heading(words, group), rows, words.number(len(rows))))
    return tuple(blocks)


def _frozen(plan: Plan, changes: GroupedChanges) -> Baseline | None:
    """The baseline of the review that is compared with: the last that its own plan has."""
    found = last_frozen(changes.before.plan)
    return plan.baselines.get(found.id) if found is not None else None


def _row(told: ToldChange, item: ComparedItem, design: PageDesign) -> FlowRow:
    """The name in bold with its days at the right, and below it what became of it."""
    unit, width = design.unit, design.width
    lines = [
        part
        for line in told.lines
        for part in wrap_or_elide(line, width - 14 * unit, _TEXT * unit, "condensed", 400, _MOST_LINES)
    ]
    shown = Item(item.node.kind, item.node.id) if item.node is not None else None
    height = (15.0 + _LEADING * len(lines) + 2.0) * unit
    return FlowRow(height, partial(_drawn, told, lines, shown), shown)


def _drawn(
    told: ToldChange, lines: list[str], item: Item | None, box: Box, _numbering: Numbering
) -> Iterator[Shape]:
    u, right = box.unit, box.left + box.width
    y = box.top + 11.4 * u
    sign = "▶" if told.moved.startswith("+") else "◀"
    moved = f"{sign} {told.moved}" if told.moved else ""
    room = box.width - (width_of(moved, _NAME * u, "condensed", 700) + 10 * u if moved else 0.0)
    name = elide(told.name, room, _NAME * u, "condensed", 600)
    yield Text(box.left, y, name, _NAME * u, "ink", "condensed", 600, item=item)
    if moved:
        yield Text(right, y, moved, _NAME * u, "ink", "condensed", 700, "end")
    for line in lines:
        y += _LEADING * u
        yield Text(box.left + 14 * u, y, line, _TEXT * u, "ink", "condensed", 400)


def _title(material: Material, changes: GroupedChanges | None) -> Title:
    words, plan = material.words, material.plan
    if changes is None:
        return Title(words.say("Changes"), plan.programme.name)
    baseline = _frozen(plan, changes)
    name = baseline.name if baseline is not None else ""
    day = words.date(baseline.taken_on) if baseline is not None else ""
    purpose = words.say(
        "{programme} · since {review}, {date}", programme=plan.programme.name, review=name, date=day
    )
    counted = (
        (words.say("moved of themselves"), (ChangeGroup.MOVED,)),
        (words.say("pushed by others"), (ChangeGroup.PUSHED,)),
        (words.say("added or removed"), (ChangeGroup.ADDED, ChangeGroup.REMOVED)),
    )
    figures = [
        KeyFigure(words.number(sum(len(changes.groups.get(each, ())) for each in groups)), meaning)
        for meaning, groups in counted
    ]
    return Title(words.say("Changes"), purpose, figures)
