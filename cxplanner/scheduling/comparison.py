"""Two plans beside each other: which initiatives came, went or changed, and how far dates moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Final

from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.notation import written_link
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stage
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule
from cxplanner.scheduling.variance import Span, days_between, variance

_OF_THE_FILE: Final = frozenset({"id", "ordinal"})
"""What says where a row stands in its own file, and nothing about the work."""


class Change(StrEnum):
    """What became of an initiative between two plans."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """An initiative or gate that is not the same in both plans.

    `fields` holds the old and the new value of each field that differs, people and teams by name, links as
    they are written, money in cents. Days are working days, positive for later; None unless both plans date
    it.
    """

    key: str
    title: str
    change: Change
    fields: Mapping[str, tuple[Any, Any]]
    start_days: int | None = None
    finish_days: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two plans; the finish of each, and the working days between."""

    initiatives: tuple[ComparedItem, ...]
    gates: tuple[ComparedItem, ...]
    finish_before: date
    finish_after: date
    finish_days: int | None


def compare(before: Schedule, after: Schedule) -> Comparison:
    """What differs, initiatives found again by their keys, days counted on the calendar of the later plan."""
    old_plan, new_plan = before.plan, after.plan
    found: list[ComparedItem] = []
    for new in new_plan.initiatives_in_order:
        old = old_plan.initiative(new.key)
        if old is None:
            found.append(ComparedItem(new.key, new.title, Change.ADDED, {}))
            continue
        item = _compared(
            (before, Node("initiative", old.id), _initiative_values(old_plan, old)),
            (after, Node("initiative", new.id), _initiative_values(new_plan, new)),
            new.key,
            new.title,
        )
        found += [item] if item is not None else []
    found += [
        ComparedItem(old.key, old.title, Change.REMOVED, {})
        for old in old_plan.initiatives_in_order
        if new_plan.initiative(old.key) is None
    ]
    days = days_between(after, before.finish, after.finish)
    return Comparison(tuple(found), _gates(before, after), before.finish, after.finish, days)


_Side = tuple[Schedule, Node, Mapping[str, Any]]


def _compared(before: _Side, after: _Side, key: str, title: str) -> ComparedItem | None:
    """The difference of one initiative or gate that is in both plans; None when there is none."""
    old_schedule, old_node, old_values = before
    schedule, node, values = after
    differing = {
        name: (old_values[name], value) for name, value in values.items() if old_values[name] != value
    }
    old_dates, dates = old_schedule.dates_of(old_node), schedule.dates_of(node)
    moved = variance(schedule, node, Span(old_dates.start, old_dates.finish), Span(dates.start, dates.finish))
    if not differing and not moved.moved:
        return None
    return ComparedItem(key, title, Change.CHANGED, differing, moved.start_days, moved.finish_days)


def _gates(before: Schedule, after: Schedule) -> tuple[ComparedItem, ...]:
    found = (
        _compared(
            (before, Node("gate", number), _stage_values(before.plan.stages[number])),
            (after, Node("gate", number), _stage_values(stage)),
            stage.gate_key,
            stage.gate_name or stage.name,
        )
        for number, stage in sorted(after.plan.stages.items())
    )
    return tuple(item for item in found if item is not None)


def _stage_values(stage: Stage) -> dict[str, Any]:
    return {field.name: getattr(stage, field.name) for field in fields(stage) if field.name != "id"}


def _initiative_values(plan: Plan, initiative: Initiative) -> dict[str, Any]:
    values = {
        field.name: getattr(initiative, field.name)
        for field in fields(initiative)
        if field.name not in _OF_THE_FILE
    }
    for name in ("owner", "sponsor"):
        values[name] = plan.people[values[name]].name if values[name] is not None else None
    values["team"] = plan.teams[values["team"]].name if values["team"] is not None else None
    links = plan.links_into.get(initiative.id, ())
    values["predecessors"] = "; ".join(sorted(written_link(plan, link) for link in links))
    values["cost"] = plan.cost_once(initiative.id)
    values["benefit_per_year"] = plan.benefit_per_year(initiative.id)
    return values
