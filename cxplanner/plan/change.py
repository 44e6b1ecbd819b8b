"""The difference between two plans: what was added, changed and removed, found by identity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Final

from cxplanner.plan.plan import COLLECTIONS, Entity, Plan

_COMPARED: Final = 128


@dataclass(frozen=True, slots=True)
class CollectionChange:
    """What happened to one collection; `changed` maps an id to the entity before and after."""

    added: Mapping[int, Entity] = field(default_factory=dict)
    changed: Mapping[int, tuple[Entity, Entity]] = field(default_factory=dict)
    removed: Mapping[int, Entity] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class PlanChange:
    """The way from one plan to another; `collections` names only those in which something happened."""

    before: Plan
    after: Plan
    collections: Mapping[str, CollectionChange]
    programme_changed: bool

    def __bool__(self) -> bool:
        return self.programme_changed or bool(self.collections)

    def of(self, collection: str) -> CollectionChange:
        return self.collections.get(collection, _NOTHING)


_NOTHING = CollectionChange()


def difference(before: Plan, after: Plan) -> PlanChange:
    """What an edit did. Costs one look per entity of a collection that was replaced, else nothing."""
    collections = {}
    for name in COLLECTIONS:
        old, new = getattr(before, name), getattr(after, name)
        if old is not new and (change := _collection_difference(old, new)):
            collections[name] = change
    programme_changed = before.programme is not after.programme and before.programme != after.programme
    return PlanChange(before, after, collections, programme_changed)


def _collection_difference(old: Mapping[int, Entity], new: Mapping[int, Entity]) -> CollectionChange:
    before, after = tuple(old.values()), tuple(new.values())
    places = changed_places(before, after)
    if places is not None:
        # The same ids in the same order, as after almost every edit: entities are compared side by side.
        pairs = [(before[place], after[place]) for place in places]
        return CollectionChange(changed={one.id: (one, other) for one, other in pairs if one != other})
    added = {id_: entity for id_, entity in new.items() if id_ not in old}
    removed = {id_: entity for id_, entity in old.items() if id_ not in new}
    changed = {
        id_: (old[id_], entity)
        for id_, entity in new.items()
        if id_ in old and old[id_] is not entity and old[id_] != entity
    }
    return CollectionChange(added, changed, removed)


def changed_places(before: Sequence[Entity], after: Sequence[Entity]) -> list[int] | None:
    """Where two rows of entities differ; None where they are not the same entities in the same order.

    Whole blocks are compared at once, which is fast because most of their entities are identical.
    """
    if len(before) != len(after):
        return None
    changed: list[int] = []
    for first in range(0, len(after), _COMPARED):
        here = slice(first, first + _COMPARED)
        if before[here] == after[here]:
            continue
        for place, (old, new) in enumerate(zip(before[here], after[here], strict=True), start=first):
            if old.id != new.id:
                return None
            if old is not new:
                changed.append(place)
    return changed


def changed_fields(before: Entity, after: Entity) -> dict[str, tuple[object, object]]:
    """The fields in which two versions of an entity differ, with the old and the new value."""
    return {
        f.name: (getattr(before, f.name), getattr(after, f.name))
        for f in fields(before)
        if getattr(before, f.name) != getattr(after, f.name)
    }
