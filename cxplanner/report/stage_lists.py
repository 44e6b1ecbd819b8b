"""The lists of a stage page: gate criteria to tick, what the stage needs from before, what it gives on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final, NamedTuple

from cxplanner.drawing.badges import badge, diamond, polygon
from cxplanner.drawing.placed_bars import state_of
from cxplanner.drawing.shapes import Item, Rectangle, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of, wrap_or_elide
from cxplanner.plan.programme import CriterionKind, CriterionStatus, GateCriterion, Stage
from cxplanner.report.flow import Block, Box, FlowRow
from cxplanner.report.sheets import Material, Numbering
from cxplanner.scheduling.results import Node

LINK_ROW: Final = 14.4
LEAST_LINK_ROW: Final = 12.0
"""As low as the row of a link can be with a line of text and its badge."""
_MORE: Final = 1.8
"""By how much the row of a criterion, which has a box to tick, is higher than that of a link."""
_LEADING: Final = 11.0
_TEXT: Final = 9.0
_LEAST_KEYS: Final = 0.26
_MOST_KEYS: Final = 0.5
"""The share of a row that the keys at the other ends have."""


class _LinkRow(NamedTuple):
    """One end of links, and the keys at their other ends."""

    node: Node
    others: tuple[int, ...]
    day: date | None


def criteria_block(material: Material, stage: Stage, unit: float, row: float, width: float) -> Block:
    """The criteria of a stage's gate, for a column of this width: those that must be met first."""
    words = material.words
    found = [each for each in material.plan.criteria.values() if each.stage == stage.id]
    found.sort(key=lambda each: (each.kind is not CriterionKind.MUST, each.code, each.id))
    rows = [_criterion_row(material, each, unit, row, width) for each in found]
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

    return FlowRow(LINK_ROW * unit, draw)


def _criterion_row(
    material: Material, criterion: GateCriterion, unit: float, row: float, width: float
) -> FlowRow:
    """With as many lines as the criterion and its evidence need."""
    facts = _criterion_facts(material, criterion)
    facts_width = width_of(facts, _TEXT * unit, "condensed", 400)
    weight = 600 if criterion.status is CriterionStatus.MET else 400
    room = width - 15 * unit
    lines = wrap_or_elide(criterion.text, room - facts_width - 6 * unit, _TEXT * unit, "sans", weight, 4)
    evidence: tuple[str, ...] = ()
    if criterion.evidence:
        evidence = wrap_or_elide(criterion.evidence, room, _TEXT * unit, "condensed", 400, 3)
    height = (row + _MORE + (len(lines) + len(evidence) - 1) * _LEADING) * unit

    def draw(box: Box, _numbering: Numbering) -> Iterator[Shape]:
        u = box.unit
        y, item = box.top + (row + _MORE) / 2 * u + 3.3 * u, Item("criterion", criterion.id)
        is_met = criterion.status is CriterionStatus.MET
        yield from tick_box(
            box.left + 0.5 * u, box.top + (row + _MORE) / 2 * u - 5 * u, 10 * u, ticked=is_met
        )
        yield Text(box.left + box.width, y, facts, _TEXT * u, "ink", "condensed", 400, "end")
        for line in lines:
            yield Text(box.left + 15 * u, y, line, _TEXT * u, "ink", "sans", weight, item=item)
            y += _LEADING * u
        for line in evidence:
            yield Text(box.left + 15 * u, y, line, _TEXT * u, "ink", "condensed", 400)
            y += _LEADING * u

    return FlowRow(height, draw, Item("criterion", criterion.id))


def _criterion_facts(material: Material, criterion: GateCriterion) -> str:
    """Whether it must be met, what was decided unless the empty box says it, and what brings it about."""
    words = material.words
    initiative = material.plan.initiatives.get(criterion.initiative or 0)
    facts = [words.name_of(criterion.kind)]
    if criterion.status is not CriterionStatus.OPEN:
        facts.append(words.name_of(criterion.status))
    return " · ".join([*facts, *([initiative.key] if initiative is not None else [])])


def tick_box(x: float, y: float, size: float, *, ticked: bool) -> Iterator[Shape]:
    """A box to tick by hand, or one that is ticked."""
    yield Rectangle(x, y, size, size, "canvas", "ink", size * 0.08)
    if ticked:
        points = [(x + size * 0.22, y + size * 0.52), (x + size * 0.42, y + size * 0.74)]
        points.append((x + size * 0.8, y + size * 0.26))
        yield polygon(points, None, "ink", size * 0.13, closed=False)


def incoming_block(material: Material, stage: Stage, unit: float, row: float) -> Block:
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
    rows = _link_rows(material, needs, unit * row)
    if not rows:
        rows = (_said(words.say("Nothing from other stages."), unit),)
    return Block(words.say("Needs from before"), rows, words.say("and when it comes"))


def outgoing_block(material: Material, stage: Stage, unit: float, row: float) -> Block:
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
    rows = _link_rows(material, gives, unit * row)
    if not rows:
        rows = (_said(words.say("Nothing waits in other stages."), unit),)
    return Block(words.say("Gives to later stages"), rows, words.say("and when"))


def _link_rows(material: Material, ends: dict[Node, list[int]], height: float) -> tuple[FlowRow, ...]:
    schedule = material.schedule
    rows = [_LinkRow(node, tuple(others), schedule.dates_of(node).finish) for node, others in ends.items()]
    rows.sort(key=lambda row: (row.node.kind != "gate", row.day or date.max, row.node.id))
    return tuple(
        FlowRow(height, partial(_link, material, row, height), Item(row.node.kind, row.node.id))
        for row in rows
    )


def _link(
    material: Material, row: _LinkRow, height: float, box: Box, numbering: Numbering
) -> Iterator[Shape]:
    words, u = material.words, box.unit
    middle = box.top + height / 2
    y = middle + 3.1 * u
    yield from _end_mark(material, row.node, box.left + 6 * u, middle, u)
    day = words.compact_date(row.day)
    day_width = width_of(day, _TEXT * u, "condensed", 400) + 6 * u
    yield Text(box.left + box.width, y, day, _TEXT * u, "ink", "condensed", 400, "end")
    left, right = box.left + 15 * u, box.left + box.width - day_width
    texts = _key_texts(material, row.others, numbering)
    wanted = sum(width_of(f"{text}, ", _TEXT * u, "condensed", 600) for text, _ in texts) + 12 * u
    keys_width = min(max(wanted, (right - left) * _LEAST_KEYS), (right - left) * _MOST_KEYS)
    name_width = right - left - keys_width
    item = Item(row.node.kind, row.node.id)
    name = _fitting_name(material, row.node, numbering, name_width - 4 * u, u)
    yield Text(left, y, name, _TEXT * u, "ink", "condensed", 600, item=item)
    arrow = left + name_width
    yield Text(arrow, y, "→", _TEXT * u, "ink", "condensed", 400)
    yield from _keys(material, texts, Box(arrow + 12 * u, y, keys_width - 12 * u, u))


def _end_mark(material: Material, node: Node, x: float, y: float, u: float) -> Iterator[Shape]:
    """The badge of an initiative, or the diamond of a gate, around a point."""
    if node.kind == "gate":
        passed = material.plan.stages[node.id].gate_passed_on is not None
        fill = "ink" if passed else "canvas"
        yield diamond(x, y, 5.0 * u, fill=fill, stroke="ink", width=1.2 * u)
        return
    initiative = material.plan.initiatives[node.id]
    state = state_of(initiative, material.schedule.initiative(initiative.id))
    yield from badge(state, x - 4.6 * u, y - 4.6 * u, 9.2 * u)


def _fitting_name(material: Material, node: Node, numbering: Numbering, room: float, u: float) -> str:
    """Sheet, key and title, or the short title where that is too long."""
    plan = material.plan
    if node.kind == "gate":
        stage = plan.stages[node.id]
        names = [f"{stage.gate_key} {stage.gate_name or stage.name}"]
    else:
        initiative = plan.initiatives[node.id]
        titles = (initiative.title, initiative.short_title)
        names = [f"{initiative.key} {each}" for each in titles if each]
    sheet = numbering.sheet_of(Item(node.kind, node.id))
    before = f"{material.words.number(sheet)} · " if sheet is not None else ""
    fitting = (each for each in names if width_of(before + each, _TEXT * u, "condensed", 600) <= room)
    return elide(before + next(fitting, names[-1]), room, _TEXT * u, "condensed", 600)


def _key_texts(material: Material, others: Iterable[int], numbering: Numbering) -> list[tuple[str, Item]]:
    """The keys at the other ends, each with the number of its sheet where that is another: `3 · SD-07`."""
    texts = []
    for id_ in others:
        sheet = numbering.sheet_of(Item("initiative", id_))
        key = material.plan.initiatives[id_].key
        number = f"{material.words.number(sheet)} · " if sheet is not None else ""
        texts.append((f"{number}{key}", Item("initiative", id_)))
    return texts


def _keys(material: Material, texts: Sequence[tuple[str, Item]], box: Box) -> Iterator[Shape]:
    """As many of the keys as fit, and how many more there are. The top of the box is their baseline."""
    left, y, room, u = box
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
