"""Copied initiatives as JSON, for the clipboard of a window and of another one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any, Final, get_args, get_type_hints

from cxplanner.plan.edits.pasting import Copied
from cxplanner.plan.initiatives import Dependency, Initiative

_PLAIN: Final = frozenset({str, int, float, bool, type(None)})


def to_json(copies: Copied) -> str:
    """The copies as text."""
    return json.dumps(
        {
            "initiatives": _written(copies.initiatives),
            "links": _written(copies.links),
            "people": list((copies.people or {}).items()),
            "teams": list((copies.teams or {}).items()),
        },
        default=_plain,
        ensure_ascii=False,
    )


def from_json(text: str) -> Copied:
    """The copies in a text. Raises ValueError for anything that is not one."""
    try:
        read = json.loads(text)
        return Copied(
            _read(Initiative, read["initiatives"]),
            _read(Dependency, read["links"]),
            {int(id_): str(name) for id_, name in read["people"]},
            {int(id_): str(name) for id_, name in read["teams"]},
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no copied initiatives") from error


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


def _written(entities: Sequence[Any]) -> list[dict[str, Any]]:
    names = [each.name for each in fields(entities[0])] if entities else []
    return [{name: getattr(entity, name) for name in names} for entity in entities]


def _read(kind: type[Any], rows: list[dict[str, Any]]) -> tuple[Any, ...]:
    ways = _FIELDS[kind]
    return tuple(
        kind(
            **{
                name: value if type(value := row[name]) in plain else _value(kinds, value)
                for name, kinds, plain in ways
            }
        )
        for row in rows
    )


def _value(kinds: tuple[Any, ...], value: Any) -> Any:
    """A value of one of the types that a field may have. Raises ValueError."""
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, Enum):
            return tuple(kind(each) for each in value) if isinstance(value, list) else kind(value)
        if kind is date:
            return date.fromisoformat(value)
        if kind is float and isinstance(value, int):
            return float(value)
    raise ValueError(f"{value!r} is none of {kinds}")


def _fields_of(kind: type[Any]) -> tuple[tuple[str, tuple[Any, ...], frozenset[object]], ...]:
    """Names of fields, with the types each may have and those of them that JSON has as well."""
    hints = get_type_hints(kind)
    of_each = ((each.name, get_args(hints[each.name]) or (hints[each.name],)) for each in fields(kind))
    return tuple((name, kinds, _PLAIN.intersection(kinds)) for name, kinds in of_each)


_FIELDS: Final = {kind: _fields_of(kind) for kind in (Initiative, Dependency)}
