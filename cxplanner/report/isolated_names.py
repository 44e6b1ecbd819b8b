"""Names in Hebrew or Arabic as pieces of their own, so that what stands beside them stays in its order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from cxplanner.drawing.directions import isolated
from cxplanner.plan.plan import Plan

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "stages": ("name", "gate_name"),
    "people": ("name",),
    "teams": ("name",),
    "initiatives": ("title", "short_title"),
    "criteria": ("text",),
    "milestones": ("title",),
    "baselines": ("name",),
}
"""The names that sheets set beside keys, dates and one another."""


def with_isolated_names(plan: Plan) -> Plan:
    """The same plan for paper; itself where no name is read from right to left, as most are."""
    programme = _isolated(plan.programme, ("name", "organisation"))
    changes: dict[str, Any] = {"programme": programme} if programme is not plan.programme else {}
    for collection, fields in _NAMES.items():
        entities = getattr(plan, collection)
        changed = {id_: _isolated(entity, fields) for id_, entity in entities.items()}
        if any(changed[id_] is not entity for id_, entity in entities.items()):
            changes[collection] = changed
    return plan.changed(**changes) if changes else plan


def _isolated(entity: Any, fields: tuple[str, ...]) -> Any:
    values = {name: getattr(entity, name) for name in fields}
    changed = {name: new for name, old in values.items() if (new := isolated(old)) != old}
    return replace(entity, **changed) if changed else entity
