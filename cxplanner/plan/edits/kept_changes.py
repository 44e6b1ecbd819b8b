"""Does to a plan what an option of a decision has kept, whatever else has changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from cxplanner.errors import EditError
from cxplanner.plan.edits import indicators, initiatives, milestones, programme, risks
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.kept_changes import KEPT, KeptChange
from cxplanner.plan.plan import Entity, Plan
from cxplanner.plan.pointers import POINTERS, without

_DELETIONS: Final[Mapping[str, Callable[[Plan, Iterable[int]], Plan]]] = {
    "initiatives": initiatives.delete,
    "people": programme.delete_people,
    "teams": programme.delete_teams,
    "milestones": milestones.delete,
    "kpis": indicators.delete_indicators,
}
_CHANGES: Final[Mapping[str, Callable[..., Plan]]] = {
    "stages": programme.change_stage,
    "milestones": milestones.change,
    "kpis": indicators.change_indicator,
    "risks": risks.change_risk,
}
"""The edits that look at what they are given; beside them, initiatives have their own check."""
_ONCE: Final[Mapping[str, tuple[str, ...]]] = {
    "dependencies": ("successor", "predecessor", "gate", "type"),
    "team_members": ("team", "person"),
    "kpi_targets": ("kpi", "gate"),
    "initiative_kpis": ("initiative", "kpi"),
}
"""What there is only once with these values: where it came meanwhile, it takes the values that were kept."""


def read_change(text: str) -> KeptChange:
    """The change that an option keeps. Raises EditError("unreadable_option")."""
    try:
        return KeptChange.read(text)
    except ValueError as error:
        raise EditError("unreadable_option", field="options") from error


def check_possible(plan: Plan, kept: KeptChange) -> None:
    """Raises EditError("option_names_deleted") with the name of what the change needs and the plan lacks.

    What the change would remove may be gone already.
    """
    gone = {(name, id_) for name, ids in kept.removed.items() for id_ in ids}
    for name, names in kept.names.items():
        for id_, called in names.items():
            if id_ not in getattr(plan, name) and (name, id_) not in gone:
                raise EditError("option_names_deleted", field="options", collection=name, name=called)


def with_change(plan: Plan, kept: KeptChange) -> Plan:
    """The plan with the fields, additions and removals of a kept change; all else stays as it is now.

    What it adds gets ids that are free now. Raises EditError as `check_possible` and as the edits do.
    """
    check_possible(plan, kept)
    if kept.programme:
        plan = programme.change_programme(plan, **kept.programme)
    for name in KEPT:
        ids = kept.removed.get(name, ())
        delete = _DELETIONS.get(name)
        plan = delete(plan, ids) if delete is not None else without(plan, name, ids)
    plan, new_ids = _with_added(plan, kept)
    for name, rows in kept.changed.items():
        for id_, values in rows.items():
            old = getattr(plan, name).get(id_)
            if old is None:  # it went with something that the change removes
                continue
            pointed = {field: _renumbered(field, value, new_ids) for field, value in values.items()}
            change = _CHANGES.get(name)
            if change is not None:
                plan = change(plan, id_, **pointed)
            else:
                plan = plan.put(name, _checked(plan, replace(old, **pointed)))
    return plan


def _with_added(plan: Plan, kept: KeptChange) -> tuple[Plan, Mapping[tuple[str, int], int]]:
    """The plan with what a change adds, and the new id of each."""
    new_ids: dict[tuple[str, int], int] = {}
    for name in KEPT:  # parents first, whatever the order in which they were kept
        for id_, entity in kept.added.get(name, {}).items():
            new_ids[name, id_] = plan.next_id
            plan = plan.changed(next_id=plan.next_id + 1)
            values = {
                field: _renumbered(field, value, new_ids)
                for field in POINTERS
                if (value := getattr(entity, field, None)) is not None
            }
            new: Any = replace(entity, id=new_ids[name, id_], **values)
            same = _same(plan, name, new)
            if same is not None:
                new_ids[name, id_] = same.id
                new = replace(new, id=same.id)
            plan = plan.put(name, _checked(plan, new))
    return plan, new_ids


def _renumbered(field: str, value: Any, new_ids: Mapping[tuple[str, int], int]) -> Any:
    return new_ids.get((POINTERS[field], value), value) if field in POINTERS else value


def _same(plan: Plan, name: str, new: Any) -> Entity | None:
    once = _ONCE.get(name)
    if once is None:
        return None
    wanted = [getattr(new, field) for field in once]
    entities = getattr(plan, name).values()
    return next((each for each in entities if [getattr(each, field) for field in once] == wanted), None)


def _checked(plan: Plan, new: Any) -> Any:
    return initiatives.checked_initiative(plan, new) if isinstance(new, Initiative) else new
