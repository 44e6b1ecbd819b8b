"""Which items a change is about, as people count them: a link is a change of what waits for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from cxplanner.plan.change import PlanChange, changed_fields

PROGRAMME: Final = "programme"


class Touched(NamedTuple):
    """An item that a change is about: its collection and id; of the programme the id is 0."""

    collection: str
    id: int


_PARENT: Final[Mapping[str, Callable[[Any], Touched]]] = {
    "dependencies": lambda each: Touched("initiatives", each.successor),
    "cashflows": lambda each: Touched("initiatives", each.initiative),
    "criteria": lambda each: Touched("stages", each.stage),
    "team_members": lambda each: Touched("teams", each.team),
    "baseline_items": lambda each: Touched("baselines", each.baseline),
    "frozen_plans": lambda each: Touched("baselines", each.baseline),
    "kpi_targets": lambda each: Touched("kpis", each.kpi),
    "measurements": lambda each: Touched("kpis", each.kpi),
    "initiative_kpis": lambda each: Touched("kpis", each.kpi),
}
"""What a part belongs to."""

_POINTS_TO: Final[Mapping[str, str]] = {
    "dependencies": "predecessor",
    "milestones": "initiative",
    "criteria": "initiative",
    "baseline_items": "initiative",
    "initiative_kpis": "initiative",
    "risks": "initiative",
    "agenda_items": "initiative",
    "slip_reasons": "initiative",
}
"""The field through which something goes, or lets go, with an initiative that is removed."""


def touched_items(change: PlanChange) -> frozenset[Touched]:
    """What was added, removed or edited.

    What an initiative takes with it when it is removed (links, milestones) is not counted beside it, and
    another row only where nothing else changed.
    """
    found = {Touched(PROGRAMME, 0)} if change.programme_changed else set()
    in_another_row = set()
    for collection, each in change.collections.items():
        added_or_removed = [*each.added.values(), *_removed_by_themselves(change, collection)]
        edited = []
        for before, after in each.changed.values():
            fields = changed_fields(before, after).keys()
            if fields == {"ordinal"}:
                in_another_row.add(Touched(collection, after.id))
            elif not (
                fields == {_POINTS_TO.get(collection)} and _pointed_to_gone(change, collection, before)
            ):
                edited.append(after)
        item = _PARENT.get(collection, lambda entity, of=collection: Touched(of, entity.id))
        found.update(item(entity) for entity in (*added_or_removed, *edited))
    return frozenset(found or in_another_row)


def _removed_by_themselves(change: PlanChange, collection: str) -> list[Any]:
    """What was removed, but not with an initiative."""
    removed = change.of(collection).removed.values()
    return [entity for entity in removed if not _pointed_to_gone(change, collection, entity)]


def _pointed_to_gone(change: PlanChange, collection: str, entity: Any) -> bool:
    field = _POINTS_TO.get(collection)
    return field is not None and getattr(entity, field) in change.of("initiatives").removed
