"""Which fields of the plan point to what: for what is copied, kept, or let go when its end is deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from cxplanner.plan.plan import Plan

POINTERS: Final[Mapping[str, str]] = {
    "stage": "stages",
    "gate": "stages",
    "owner": "people",
    "sponsor": "people",
    "person": "people",
    "team": "teams",
    "initiative": "initiatives",
    "predecessor": "initiatives",
    "successor": "initiatives",
    "milestone": "milestones",
    "baseline": "baselines",
    "meeting": "meetings",
    "kpi": "kpis",
    "parent": "kpis",
    "risk": "risks",
    "raised_by": "agenda_items",
}
"""The collection to which a field of this name points, in whatever entity it is."""

_PARTS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "initiatives": (("initiative_kpis", "initiative"), ("slip_reasons", "initiative")),
    "milestones": (("slip_reasons", "milestone"),),
    "baselines": (("frozen_plans", "baseline"),),
    "meetings": (("agenda_items", "meeting"), ("slip_reasons", "meeting")),
}
"""What goes with something that is deleted: the collection, and the field that points."""

_LOOSE: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "people": (("kpis", "owner"), ("risks", "owner"), ("agenda_items", "owner")),
    "teams": (("meetings", "team"),),
    "initiatives": (("risks", "initiative"), ("agenda_items", "initiative")),
    "risks": (("agenda_items", "risk"),),
    "agenda_items": (("agenda_items", "raised_by"),),
    "meetings": (("baselines", "meeting"),),
}
"""What stays, and points to nothing any more."""


def pointers_of(entity: Any) -> Iterable[tuple[str, str, int]]:
    """What an entity points to: the field, the collection and the id."""
    for each in fields(entity):
        collection = POINTERS.get(each.name)
        if collection is not None and (id_ := getattr(entity, each.name)) is not None:
            yield each.name, collection, id_


def let_go(plan: Plan, collection: str, ids: Iterable[int]) -> Plan:
    """The plan in which nothing of the committee's cycle points to these any more; they themselves stay."""
    gone = set(ids)
    if not gone:
        return plan
    for part, field in _PARTS.get(collection, ()):
        plan = without(plan, part, [each.id for each in _pointing(plan, part, field, gone)])
    for name, field in _LOOSE.get(collection, ()):
        loose = [replace(each, **{field: None}) for each in _pointing(plan, name, field, gone)]
        if loose:
            plan = plan.put(name, *loose)
    return plan


def without(plan: Plan, collection: str, ids: Iterable[int]) -> Plan:
    """The plan without these and without what goes with them; what stays lets them go."""
    gone = set(ids)
    return let_go(plan, collection, gone).without(collection, gone)


def _pointing(plan: Plan, collection: str, field: str, ids: set[int]) -> list[Any]:
    return [each for each in getattr(plan, collection).values() if getattr(each, field) in ids]
