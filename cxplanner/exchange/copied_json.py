"""Copied initiatives as JSON, for the clipboard of a window and of another one."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import date
from enum import Enum
from typing import Any, get_args, get_type_hints

from cxplanner.plan.edits.pasting import Copied
from cxplanner.plan.initiatives import Dependency, Initiative


def to_json(copies: Copied) -> str:
    """The copies as text."""
    return json.dumps(
        {
            "initiatives": [asdict(each) for each in copies.initiatives],
            "links": [asdict(each) for each in copies.links],
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
            tuple(_read(Initiative, each) for each in read["initiatives"]),
            tuple(_read(Dependency, each) for each in read["links"]),
            {int(id_): str(name) for id_, name in read["people"]},
            {int(id_): str(name) for id_, name in read["teams"]},
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no copied initiatives") from error


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


def _read(kind: type[Any], values: dict[str, Any]) -> Any:
    hints = get_type_hints(kind)
    return kind(**{each.name: _value(hints[each.name], values[each.name]) for each in fields(kind)})


def _value(hint: Any, value: Any) -> Any:
    """A value of one of the types that a field may have. Raises ValueError."""
    kinds = get_args(hint) or (hint,)
    if value is None and type(None) in kinds:
        return None
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, Enum):
            return tuple(kind(each) for each in value) if isinstance(value, list) else kind(value)
        if kind is date:
            return date.fromisoformat(value)
        if isinstance(kind, type) and type(value) is kind:
            return value
        if kind is float and isinstance(value, int):
            return float(value)
    raise ValueError(f"{value!r} is no {hint}")
