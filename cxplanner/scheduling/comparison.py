"""Two plans beside each other: what came, went or changed, and how far dates moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count
from typing import Any, Final

from cxplanner.plan.change import PlanChange, difference
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.compared_values import (
    OTHERS,
    initiative_values,
    programme_values,
    stage_values,
)
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule
from cxplanner.scheduling.variance import Span, days_between, variance

_NO_DATES: Final = Span()


class Change(StrEnum):
    """What became of an item between two plans."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """An item that is not the same in both plans.

    `fields` holds the old and the new value of each field that differs, people and teams by name, links as
    they are written, money in cents. Days are working days, positive for later; None unless both plans date
    it. `kind` is `"initiative"`, `"gate"`, `"programme"`, or one of those that `OTHERS` names. `old_node` and
    `node` are the initiative or gate in the earlier and in the later plan.
    """

    key: str
    title: str
    change: Change
    fields: Mapping[str, tuple[Any, Any]]
    start_days: int | None = None
    finish_days: int | None = None
    kind: str = "initiative"
    before: Span = _NO_DATES
    after: Span = _NO_DATES
    old_node: Node | None = None
    node: Node | None = None

    @property
    def moved(self) -> bool:
        """Whether both plans date it, on other days."""
        return self.before != self.after and _NO_DATES not in (self.before, self.after)

    @property
    def only_moved(self) -> bool:
        """Whether nothing of it was edited: something else has moved it."""
        return self.change is Change.CHANGED and not self.fields


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two plans; the finish of each, and the working days between."""

    initiatives: tuple[ComparedItem, ...]
    gates: tuple[ComparedItem, ...]
    finish_before: date
    finish_after: date
    finish_days: int | None
    others: tuple[ComparedItem, ...] = ()


def compare(before: Schedule, after: Schedule) -> Comparison:
    """What differs, initiatives found again by their keys, days counted on the calendar of the later plan."""
    old_plan, new_plan = before.plan, after.plan
    found: list[ComparedItem] = []
    for new in new_plan.initiatives_in_order:
        old = old_plan.initiative(new.key)
        if old is None:
            found.append(_came(after, Node("initiative", new.id)))
        else:
            item = _compared(before, after, Node("initiative", old.id), Node("initiative", new.id))
            found += [item] if item is not None else []
    found += [
        _went(before, Node("initiative", old.id))
        for old in old_plan.initiatives_in_order
        if new_plan.initiative(old.key) is None
    ]
    return _comparison(before, after, found, tuple(_others_by_name(before, after)))


def compare_versions(before: Schedule, after: Schedule) -> Comparison:
    """What differs between two versions of one plan, items found again by their ids; nothing is left out.

    What nobody edited is looked at for its dates alone, so that the cost is that of the edits.
    """
    change = difference(before.plan, after.plan)
    edited = _edited_initiatives(change)
    old_spans, new_spans = _ordinals(before), _ordinals(after)
    found: list[ComparedItem] = []
    for new in after.plan.initiatives_in_order:
        node = Node("initiative", new.id)
        if new.id not in before.plan.initiatives:
            found.append(_came(after, node))
        elif new.id in edited or old_spans[new.id] != new_spans[new.id]:
            item = _compared(before, after, node, node, edited=new.id in edited)
            found += [item] if item is not None else []
    gone = change.of("initiatives").removed
    found += [
        _went(before, Node("initiative", old.id))
        for old in before.plan.initiatives_in_order
        if old.id in gone
    ]
    return _comparison(before, after, found, tuple(_others(before, after, change)))


def _edited_initiatives(change: PlanChange) -> set[int]:
    """Those whose values may differ: they, their links or their money did, or what they name has gone."""
    found = set(change.of("initiatives").changed)
    for collection, of in (("dependencies", "successor"), ("cashflows", "initiative")):
        each = change.of(collection)
        changed = (entity for pair in each.changed.values() for entity in pair)
        found.update(
            getattr(entity, of) for entity in (*each.added.values(), *each.removed.values(), *changed)
        )
    return found


def _ordinals(schedule: Schedule) -> dict[int, tuple[int, int]]:
    """The first and last day of each initiative by id, as ordinals, 0 where it has none."""
    spans = schedule.spans
    days = zip(spans.start.tolist(), spans.finish.tolist(), strict=True)
    return dict(zip(spans.ids.tolist(), days, strict=True))


def _comparison(
    before: Schedule, after: Schedule, initiatives: list[ComparedItem], others: tuple[ComparedItem, ...] = ()
) -> Comparison:
    gates = (
        _compared(before, after, Node("gate", number), Node("gate", number))
        for number in sorted(after.plan.stages)
    )
    return Comparison(
        tuple(initiatives),
        tuple(gate for gate in gates if gate is not None),
        before.finish,
        after.finish,
        days_between(after, before.finish, after.finish),
        others,
    )


def _compared(
    before: Schedule, after: Schedule, old: Node, new: Node, *, edited: bool = True
) -> ComparedItem | None:
    """The difference of one initiative or gate that is in both plans; None when there is none."""
    differing = _differing(_values(before, old), _values(after, new)) if edited else {}
    spans = _dates(before, old), _dates(after, new)
    moved = variance(after, new, *spans)
    if not differing and not moved.moved:
        return None
    days = moved.start_days, moved.finish_days
    return ComparedItem(*_name(after, new), Change.CHANGED, differing, *days, new.kind, *spans, old, new)


def _came(schedule: Schedule, node: Node) -> ComparedItem:
    name = _name(schedule, node)
    return ComparedItem(*name, Change.ADDED, {}, kind=node.kind, after=_dates(schedule, node), node=node)


def _went(schedule: Schedule, node: Node) -> ComparedItem:
    name = _name(schedule, node)
    days = _dates(schedule, node)
    return ComparedItem(*name, Change.REMOVED, {}, kind=node.kind, before=days, old_node=node)


def _name(schedule: Schedule, node: Node) -> tuple[str, str]:
    """Key and title."""
    if node.kind == "gate":
        stage = schedule.plan.stages[node.id]
        return stage.gate_key, stage.gate_name or stage.name
    initiative = schedule.plan.initiatives[node.id]
    return initiative.key, initiative.title


def _values(schedule: Schedule, node: Node) -> Mapping[str, Any]:
    plan = schedule.plan
    if node.kind == "gate":
        return stage_values(plan, plan.stages[node.id])
    return initiative_values(plan, plan.initiatives[node.id])


def _dates(schedule: Schedule, node: Node) -> Span:
    if node.kind == "initiative":
        return schedule.spans.span(schedule.computation.network.places[node.id])
    day = schedule.gate(node.id)
    return Span(day.start, day.finish)


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {name: (old[name], value) for name, value in new.items() if old[name] != value}


def _others(before: Schedule, after: Schedule, change: PlanChange) -> Iterator[ComparedItem]:
    """The programme, and what is neither an initiative nor a gate, found again by ids."""
    yield from _programme(before.plan, after.plan, changed=change.programme_changed)
    for collection in OTHERS:
        old_ones, new_ones = getattr(before.plan, collection), getattr(after.plan, collection)
        yield from _pairs_compared(before, after, collection, _paired(old_ones, new_ones))


def _others_by_name(before: Schedule, after: Schedule) -> Iterator[ComparedItem]:
    """The same for two plans that may not know each other's ids: items of one name are the same item."""
    yield from _programme(before.plan, after.plan, changed=before.plan.programme != after.plan.programme)
    for collection, (_, _, name) in OTHERS.items():
        sides = []
        for plan in (before.plan, after.plan):
            by_name: dict[tuple[str, int], Any] = {}
            for each in getattr(plan, collection).values():
                called = "\n".join(name(each)).casefold()
                place = next(n for n in count() if (called, n) not in by_name)
                by_name[called, place] = each
            sides.append(by_name)
        yield from _pairs_compared(before, after, collection, _paired(*sides))


def _paired(old_ones: Mapping[Any, Any], new_ones: Mapping[Any, Any]) -> Iterator[tuple[Any, Any]]:
    """What is in both, what came with None before it, and what went with None after it."""
    yield from ((old_ones.get(same), new) for same, new in new_ones.items())
    yield from ((old, None) for same, old in old_ones.items() if same not in new_ones)


def _programme(before: Plan, after: Plan, *, changed: bool) -> Iterator[ComparedItem]:
    if changed:
        fields = _differing(programme_values(before), programme_values(after))
        yield ComparedItem("", after.programme.name, Change.CHANGED, fields, kind="programme")


def _pairs_compared(
    before: Schedule, after: Schedule, collection: str, pairs: Iterable[tuple[Any, Any]]
) -> Iterator[ComparedItem]:
    kind, values, name = OTHERS[collection]
    for old, new in pairs:
        old_span = _milestone_span(before, old) if kind == "milestone" else _NO_DATES
        new_span = _milestone_span(after, new) if kind == "milestone" else _NO_DATES
        if old is None:
            yield ComparedItem(*name(new), Change.ADDED, {}, kind=kind, after=new_span)
        elif new is None:
            yield ComparedItem(*name(old), Change.REMOVED, {}, kind=kind, before=old_span)
        else:
            fields = _differing(values(before.plan, old), values(after.plan, new))
            if fields or old_span != new_span:
                days = days_between(after, old_span.finish, new_span.finish)
                yield ComparedItem(*name(new), Change.CHANGED, fields, days, days, kind, old_span, new_span)


def _milestone_span(schedule: Schedule, milestone: Any) -> Span:
    """A milestone begins and ends on its day; None has no dates."""
    if milestone is None:
        return _NO_DATES
    dates = schedule.milestone(milestone.id)
    return Span(dates.start, dates.finish)
