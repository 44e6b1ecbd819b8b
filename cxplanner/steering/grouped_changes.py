"""What changed between two plans, in the order in which a committee hears of it; nothing is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from cxplanner.scheduling.causes import Cause, causes
from cxplanner.scheduling.comparison import Change, ComparedItem, Comparison, compare_versions
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule


class ChangeGroup(StrEnum):
    """What a change is about; the order is that of telling."""

    MOVED = "moved"
    """moved of itself, or by what belongs to none"""
    DATES = "dates"
    """gates and milestones on other days"""
    PUSHED = "pushed"
    """moved by others alone"""
    ADDED = "added"
    REMOVED = "removed"
    STATUS = "status"
    SCOPE = "scope"
    MONEY = "money"
    CRITERIA = "criteria"
    INDICATORS = "indicators"
    RISKS = "risks"
    DECISIONS = "decisions"
    FRAME = "frame"
    """the programme, its people, and all that is left"""


_STATUS: Final = frozenset({"status", "progress", "actual_start", "actual_finish", "remaining", "done_on"})
_GATE_STATUS: Final = frozenset({"gate_decided_on", "gate_outcome"})
_MONEY: Final = frozenset({"cost", "benefit_per_year", "cashflows"})
_GROUP_OF_KIND: Final[Mapping[str, ChangeGroup]] = {
    "milestone": ChangeGroup.SCOPE,
    "criterion": ChangeGroup.CRITERIA,
    "kpi": ChangeGroup.INDICATORS,
    "risk": ChangeGroup.RISKS,
    "meeting": ChangeGroup.DECISIONS,
    "agenda_item": ChangeGroup.DECISIONS,
    "slip_reason": ChangeGroup.DECISIONS,
    "health_override": ChangeGroup.DECISIONS,
}


@dataclass(frozen=True, slots=True)
class GroupedChanges:
    """Items by group, each with the fields alone that the group is about; groups without any are absent."""

    before: Schedule
    after: Schedule
    comparison: Comparison
    causes: Mapping[Node, Cause]
    groups: Mapping[ChangeGroup, Sequence[ComparedItem]]

    def cause_of(self, item: ComparedItem) -> Cause | None:
        return self.causes.get(item.node) if item.node is not None else None

    def __bool__(self) -> bool:
        return bool(self.groups)


def grouped_changes(before: Schedule, after: Schedule) -> GroupedChanges:
    """What changed from one version of a plan to another, by groups, the largest moves first."""
    comparison = compare_versions(before, after)
    dated = (*comparison.initiatives, *comparison.gates)
    why = causes(before, after, dated)
    groups: dict[ChangeGroup, list[ComparedItem]] = {group: [] for group in ChangeGroup}
    for item in dated:
        _put_dated(groups, item, why)
    for item in comparison.others:
        if item.moved:
            groups[ChangeGroup.DATES].append(replace(item, fields={}))
        if item.fields or item.change is not Change.CHANGED:
            groups[_GROUP_OF_KIND.get(item.kind, ChangeGroup.FRAME)].append(item)
    for group in (ChangeGroup.MOVED, ChangeGroup.PUSHED):
        groups[group].sort(key=lambda each: -abs(_days(each)))
    found = {group: tuple(items) for group, items in groups.items() if items}
    return GroupedChanges(before, after, comparison, why, found)


def _put_dated(
    groups: dict[ChangeGroup, list[ComparedItem]], item: ComparedItem, why: Mapping[Node, Cause]
) -> None:
    """An initiative or a gate stands in every group that something of it is about."""
    if item.change is not Change.CHANGED:
        groups[ChangeGroup.ADDED if item.change is Change.ADDED else ChangeGroup.REMOVED].append(item)
        return
    if item.before != item.after:
        cause = why.get(item.node) if item.node is not None else None
        pushed = cause is not None and bool(cause.pushed_by) and not cause.itself and not cause.outside
        moved = ChangeGroup.PUSHED if pushed else ChangeGroup.MOVED
        groups[ChangeGroup.DATES if item.kind == "gate" else moved].append(replace(item, fields={}))
    by_group: dict[ChangeGroup, dict[str, tuple[object, object]]] = {}
    for name, values in item.fields.items():
        by_group.setdefault(_group_of_field(item, name), {})[name] = values
    for group, fields in by_group.items():
        groups[group].append(replace(item, fields=fields))


def _group_of_field(item: ComparedItem, name: str) -> ChangeGroup:
    if name in _STATUS or name in _GATE_STATUS:
        return ChangeGroup.STATUS
    return ChangeGroup.MONEY if name in _MONEY and item.kind == "initiative" else ChangeGroup.SCOPE


def _days(item: ComparedItem) -> int:
    return item.finish_days or item.start_days or 0
