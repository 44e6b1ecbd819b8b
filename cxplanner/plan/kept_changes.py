"""What an option of a decision would do to the plan, kept as text until the committee has decided.

A kept change names the fields that it changes and nothing else, so that it can be done on a plan in which
other things have changed meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from cxplanner.plan.change import changed_fields, difference
from cxplanner.plan.plan import COLLECTIONS, Entity, Plan
from cxplanner.plan.pointers import POINTERS, pointers_of
from cxplanner.plan.programme import Programme

KEPT: Final = tuple(
    name
    for name in COLLECTIONS
    if name
    not in {
        "meetings", "baselines", "baseline_items", "print_presets", "measurements", "agenda_items",
        "frozen_plans", "slip_reasons", "health_overrides",
    }
)  # fmt: skip
"""The collections that an option can change: what is planned, not what has happened or was said."""

_UNREADABLE: Final = (ValueError, KeyError, TypeError, AttributeError, RecursionError)

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeptChange:
    """The way from one plan to another, by collection, id and field.

    `names` are those of what it changes, removes or points to, as they were, by collection and id: so that a
    refusal can name what is no longer there.
    """

    programme: Fields = field(default_factory=dict)
    changed: Mapping[str, Mapping[int, Fields]] = field(default_factory=dict)
    added: Mapping[str, Mapping[int, Entity]] = field(default_factory=dict)
    removed: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    names: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    @classmethod
    def between(cls, before: Plan, after: Plan) -> KeptChange:
        """What leads from one plan to the other, as far as it is planned work."""
        change = difference(before, after)
        programme = _new_values(before.programme, after.programme) if change.programme_changed else {}
        changed: dict[str, Mapping[int, Fields]] = {}
        added: dict[str, Mapping[int, Entity]] = {}
        removed: dict[str, tuple[int, ...]] = {}
        for name in KEPT:
            each = change.of(name)
            if each.changed:
                changed[name] = {id_: _new_values(*pair) for id_, pair in each.changed.items()}
            if each.added:
                added[name] = dict(each.added)
            if each.removed:
                removed[name] = tuple(each.removed)
        kept = cls(programme, changed, added, removed)
        return cls(programme, changed, added, removed, _names(before, kept))

    def __bool__(self) -> bool:
        return bool(self.programme or self.changed or self.added or self.removed)

    def written(self) -> str:
        """The change as text, for the plan file; empty for one that changes nothing."""
        if not self:
            return ""
        stored = {
            "programme": _stored(self.programme),
            "changed": {name: _stored(rows) for name, rows in self.changed.items()},
            "added": {
                name: [_stored(entity) for entity in entities.values()]
                for name, entities in self.added.items()
            },
            "removed": {name: list(ids) for name, ids in self.removed.items()},
            "names": {name: _stored(names) for name, names in self.names.items()},
        }
        kept = {key: value for key, value in stored.items() if value}
        return json.dumps(kept, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> KeptChange:
        """The change that was written. Fields that this version does not know are left out.

        Raises ValueError for what no program of ours has written.
        """
        if not text:
            return cls()
        try:
            return _read(json.loads(text))
        except _UNREADABLE as error:
            raise ValueError("no change of a plan") from error


def _read(stored: Mapping[str, Any]) -> KeptChange:
    known = {name: COLLECTIONS[name] for name in KEPT}
    return KeptChange(
        _read_fields(Programme, stored.get("programme", {})),
        {
            name: {int(id_): _read_fields(known[name], each) for id_, each in rows.items()}
            for name, rows in stored.get("changed", {}).items()
        },
        {
            name: {each["id"]: _value(known[name], each) for each in rows}
            for name, rows in stored.get("added", {}).items()
        },
        {
            name: tuple(_value(int, id_) for id_ in ids)
            for name, ids in stored.get("removed", {}).items()
            if known[name]
        },
        {
            name: {int(id_): _value(str, each) for id_, each in names.items()}
            for name, names in stored.get("names", {}).items()
            if COLLECTIONS[name]
        },
    )


def _new_values(before: Any, after: Any) -> Fields:
    return {name: new for name, (_, new) in changed_fields(before, after).items()}


def _names(before: Plan, kept: KeptChange) -> dict[str, dict[int, str]]:
    """The names of all that must still be there for the change to be done."""
    needed = {(name, id_) for name, rows in kept.changed.items() for id_ in rows}
    needed |= {(name, id_) for name, ids in kept.removed.items() for id_ in ids}
    for entities in kept.added.values():
        needed |= {(name, id_) for entity in entities.values() for _, name, id_ in pointers_of(entity)}
    for rows in kept.changed.values():
        for values in rows.values():
            needed |= {
                (POINTERS[each], id_) for each, id_ in values.items() if each in POINTERS and id_ is not None
            }
    found: dict[str, dict[int, str]] = {}
    for name, id_ in sorted(needed):
        entity = getattr(before, name).get(id_)
        if entity is not None:
            found.setdefault(name, {})[id_] = _name_of(before, entity)
    return found


def _name_of(plan: Plan, entity: Any) -> str:
    """What people call an entity: its key, code, title or name; a part by what it belongs to."""
    for each in ("key", "code", "title", "name", "text"):
        if name := getattr(entity, each, ""):
            return str(name)
    names = [getattr(plan, of).get(id_) for _, of, id_ in pointers_of(entity)]
    return " / ".join(_name_of(plan, each) for each in names if each is not None)


def _stored(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_stored(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): _stored(each) for key, each in value.items()}
    if is_dataclass(value):
        return {each.name: _stored(getattr(value, each.name)) for each in fields(value)}
    return value


def _read_fields(type_: type[Any], stored: Mapping[str, Any]) -> Fields:
    hints = get_type_hints(type_)
    return {name: _value(hints[name], each) for name, each in stored.items() if name in hints}


def _value(hint: Any, stored: Any) -> Any:
    if isinstance(hint, UnionType):
        if stored is None:
            return None
        hint = next(each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], each) for each in stored)
    if get_origin(hint) is frozenset:
        return frozenset(_value(get_args(hint)[0], each) for each in stored)
    if is_dataclass(hint):
        return hint(**_read_fields(hint, stored))  # type: ignore[arg-type, operator]
    if issubclass(hint, Enum):
        return hint(stored)
    if hint is date:
        return date.fromisoformat(stored)
    if hint is float and type(stored) is int:
        return float(stored)
    if type(stored) is not hint:
        raise TypeError(f"{hint.__name__} is expected")
    return stored
