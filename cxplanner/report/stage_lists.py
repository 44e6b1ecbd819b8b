"""The lists of a stage page: gate criteria to tick, what the stage needs from before, what it gives on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import Final, NamedTuple

from cxplanner.drawing.badges import badge, diamond, polygon
from cxplanner.drawing.placed_bars import state_of
from cxplanner.drawing.shapes import Item, Rectangle, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.plan.programme import CriterionKind, CriterionStatus, GateCriterion, Stage
from cxplanner.report.flow import Block, Box, FlowRow
from cxplanner.report.sheets import Material, Numbering
from cxplanner.scheduling.results import Node

_ROW: Final = 14.4
_CRITERION: Final = 16.2
_TEXT: Final = 9.0


class _LinkRow(NamedTuple):
    """One end of links, and the keys at their other ends."""

    node: Node
    others: tuple[int, ...]
    day: date | None


def criteria_block(material: Material, stage: Stage, unit: float) -> Block:
    """The criteria of a stage's gate: those that must be met first."""
    words = material.words
    found = [each for each in material.plan.criteria.values() if each.stage == stage.id]
    found.sort(key=lambda each: (each.kind is not CriterionKind.MUST, each.code, each.id))
    rows = [_criterion_row(material, each, unit) for each in found]
    heading = words.say(
        "Gate {number}: {name}", number=words.number(stage.id), name=stage.gate_name or stage.name
    )
    if not rows:
        return Block(heading, (_said(words.say("No criteria are set for this gate."), unit),))
    return Block(heading, tuple(rows), words.say("criterion, status, evidence"))


def _said(text: str, unit: float) -> FlowRow:
    def draw(box: Box, _numbering: Numbering) -> Iterator[Shape]:
        said = elide(text, box.width, _TEXT * box.unit, "sans", 400)
        yield Text(box.left, box.top + 10.5 * box.unit, said, _TEXT * box.unit, "ink", "sans", 400)

    return FlowRow(_ROW * unit, draw)


def _criterion_row(material: Material, criterion: GateCriterion, unit: float) -> FlowRow:
    lines = 1 + bool(criterion.evidence)
    height = (_CRITERION + (lines - 1) * 11.0) * unit
    draw = partial(_criterion, material, criterion)
    return FlowRow(height, draw, Item("criterion", criterion.id))


def _criterion(
    material: Material, criterion: GateCriterion, box: Box, _numbering: Numbering
) -> Iterator[Shape]:
    words, u = material.words, box.unit
    is_met = criterion.status is CriterionStatus.MET
    yield from tick_box(box.left + 0.5 * u, box.top + 3 * u, 10 * u, ticked=is_met)
    status = words.name_of(criterion.status)
    kind = words.name_of(criterion.kind)
    facts = f"{kind} · {status}"
    facts_width = width_of(facts, _TEXT * u, "condensed", 400)
    room = box.width - 16 * u - facts_width - 6 * u
    weight = 600 if is_met else 400
    text = elide(criterion.text, room, _TEXT * u, "sans", weight)
    y = box.top + 11.4 * u
    item = Item("criterion", criterion.id)
    yield Text(box.left + 15 * u, y, text, _TEXT * u, "ink", "sans", weight, item=item)
    yield Text(box.left + box.width, y, facts, _TEXT * u, "ink", "condensed", 400, "end")
    if criterion.evidence:
        evidence = elide(criterion.evidence, box.width - 16 * u, _TEXT * u, "condensed", 400)
        yield Text(box.left + 15 * u, y + 11 * u, evidence, _TEXT * u, "ink", "condensed", 400)


def tick_box(x: float, y: float, size: float, *, ticked: bool) -> Iterator[Shape]:
    """A box to tick by hand, or one that is ticked."""
    yield Rectangle(x, y, size, size, "canvas", "ink", size * 0.08)
    if ticked:
        points = [(x + size * 0.22, y + size * 0.52), (x + size * 0.42, y + size * 0.74)]
        points.append((x + size * 0.8, y + size * 0.26))
        yield polygon(points, None, "ink", size * 0.13, closed=False)


def incoming_block(material: Material, stage: Stage, unit: float) -> Block:
    """What comes from other stages and gates, with the initiatives here that need it."""
    words, plan = material.words, material.plan
    needs: dict[Node, list[int]] = {}
    if material.schedule.gate_links:
        before = [each for each in plan.stages if each < stage.id]
        members = [each.id for each in plan.initiatives_in_order if each.stage == stage.id]
        for number in before[-1:]:
            driven = [
                id_ for id_ in members
                if any(d.node == Node("gate", number) for d in material.schedule.drivers(id_))
            ]  # fmt: skip
            if driven:
                needs[Node("gate", number)] = driven
    for link in plan.dependencies.values():
        if plan.initiatives[link.successor].stage != stage.id:
            continue
        node = Node("gate", link.gate) if link.gate is not None else Node("initiative", link.predecessor or 0)
        if node.kind == "initiative" and plan.initiatives[node.id].stage == stage.id:
            continue
        if link.successor not in needs.setdefault(node, []):
            needs[node].append(link.successor)
    rows = _link_rows(material, needs, unit)
    if not rows:
        rows = (_said(words.say("Nothing from other stages."), unit),)
    return Block(words.say("Needs from before"), rows, words.say("and when it comes"))


def outgoing_block(material: Material, stage: Stage, unit: float) -> Block:
    """What other stages wait for."""
    words, plan = material.words, material.plan
    gives: dict[Node, list[int]] = {}
    for link in plan.dependencies.values():
        successor = plan.initiatives[link.successor]
        if successor.stage == stage.id:
            continue
        if link.gate == stage.id:
            node = Node("gate", stage.id)
        elif link.predecessor is not None and plan.initiatives[link.predecessor].stage == stage.id:
            node = Node("initiative", link.predecessor)
        else:
            continue
        if link.successor not in gives.setdefault(node, []):
            gives[node].append(link.successor)
    for initiative in plan.initiatives_in_order:
        gate = Node("gate", stage.id)
        if initiative.stage == stage.id + 1 and any(
            driver.node == gate for driver in material.schedule.drivers(initiative.id)
        ):
            known = gives.setdefault(gate, [])
            if initiative.id not in known:
                known.append(initiative.id)
    rows = _link_rows(material, gives, unit)
    if not rows:
        rows = (_said(words.say("Nothing waits in other stages."), unit),)
    return Block(words.say("Gives to later stages"), rows, words.say("and when"))


def _link_rows(material: Material, ends: dict[Node, list[int]], unit: float) -> tuple[FlowRow, ...]:
    schedule = material.schedule
    rows = [_LinkRow(node, tuple(others), schedule.dates_of(node).finish) for node, others in ends.items()]
    rows.sort(key=lambda row: (row.node.kind != "gate", row.day or date.max, row.node.id))
    return tuple(
        FlowRow(_ROW * unit, partial(_link, material, row), Item(row.node.kind, row.node.id)) for row in rows
    )


def _link(material: Material, row: _LinkRow, box: Box, numbering: Numbering) -> Iterator[Shape]:
    words, plan, u = material.words, material.plan, box.unit
    y = box.top + 10.3 * u
    item = Item(row.node.kind, row.node.id)
    if row.node.kind == "gate":
        stage = plan.stages[row.node.id]
        passed = stage.gate_passed_on is not None
        fill = "ink" if passed else "canvas"
        yield diamond(box.left + 6 * u, box.top + 7.2 * u, 5.4 * u, fill=fill, stroke="ink", width=1.2 * u)
        name = f"{stage.gate_key} {stage.gate_name or stage.name}"
    else:
        initiative = plan.initiatives[row.node.id]
        state = state_of(initiative, material.schedule.initiative(initiative.id))
        yield from badge(state, box.left + 1 * u, box.top + 2.4 * u, 9 * u)
        name = f"{initiative.key} {initiative.short_title or initiative.title}"
    sheet = numbering.sheet_of(item)
    name = f"{words.number(sheet)} · {name}" if sheet is not None else name
    day = words.compact_date(row.day)
    day_width = width_of(day, _TEXT * u, "condensed", 400) + 6 * u
    name_width = (box.width - 15 * u - day_width) * 0.5
    name = elide(name, name_width - 4 * u, _TEXT * u, "condensed", 600)
    yield Text(box.left + 15 * u, y, name, _TEXT * u, "ink", "condensed", 600, item=item)
    arrow = box.left + 15 * u + name_width
    yield Text(arrow, y, "→", _TEXT * u, "ink", "condensed", 400)
    left = arrow + 12 * u
    keys = Box(left, y, box.left + box.width - day_width - left, u)
    yield from _keys(material, row.others, keys, numbering)
    yield Text(box.left + box.width, y, day, _TEXT * u, "ink", "condensed", 400, "end")


def _keys(material: Material, others: Iterable[int], box: Box, numbering: Numbering) -> Iterator[Shape]:
    """The keys at the other ends, each with the number of its sheet where that is another: `3 · SD-07`.

    The top of the box is their baseline.
    """
    left, y, room, u = box
    texts = []
    for id_ in others:
        sheet = numbering.sheet_of(Item("initiative", id_))
        key = material.plan.initiatives[id_].key
        number = f"{material.words.number(sheet)} · " if sheet is not None else ""
        texts.append((f"{number}{key}", Item("initiative", id_)))
    x = left
    for index, (text, item) in enumerate(texts):
        is_last = index == len(texts) - 1
        shown = text if is_last else f"{text}, "
        width = width_of(shown, _TEXT * u, "condensed", 600)
        rest = len(texts) - index
        more = f"+{material.words.number(rest)}"
        keep = 0.0 if is_last else width_of(f"+{len(texts)}", _TEXT * u, "condensed", 600)
        if x + width + keep > left + room:
            yield Text(x, y, more, _TEXT * u, "ink", "condensed", 600)
            return
        yield Text(x, y, shown, _TEXT * u, "ink", "condensed", 600, item=item)
        x += width
