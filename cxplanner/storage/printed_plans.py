"""A plan as it was printed, in few bytes: every value beside the name of its field, for versions to come."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from typing import Any, Final

from cxplanner.plan.plan import COLLECTIONS, Plan
from cxplanner.storage.layout import LAYOUTS, PROGRAMME

_FORMAT: Final = "cxplanner-printed-plan-1"
_LEFT_OUT: Final = frozenset({"print_presets", "frozen_plans"})
"""What is no part of what a sheet says."""
LARGEST_UNPACKED: Final = 256 << 20
"""So many bytes a printed plan has at most when it is unpacked."""
UNREADABLE: Final = (
    OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, MemoryError,
    zlib.error,
)  # fmt: skip
"""What unpacking raises for what no program of ours has packed."""


def packed(plan: Plan) -> bytes:
    """The plan without its print presets."""
    stored: dict[str, Any] = {"format": _FORMAT, "next_id": plan.next_id}
    stored[PROGRAMME] = _table(PROGRAMME, [plan.programme])
    for name in COLLECTIONS:
        if name not in _LEFT_OUT:
            stored[name] = _table(name, getattr(plan, name).values())
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpacked(content: bytes, largest: int = LARGEST_UNPACKED) -> Plan:
    """The plan that was packed; fields that this version does not know are left out. Raises `UNREADABLE`."""
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(content, largest)
    if not unpacker.eof:
        raise ValueError("the end is missing")
    stored = json.loads(text.decode("utf-8", "surrogatepass"))
    if stored["format"] != _FORMAT:
        raise ValueError("another format")
    (programme,) = _entities(PROGRAMME, stored[PROGRAMME])
    collections = {
        name: {entity.id: entity for entity in _entities(name, stored[name])}
        for name in COLLECTIONS
        if name in stored
    }
    return Plan(programme, **collections, next_id=int(stored["next_id"]))


def _table(name: str, entities: Iterable[Any]) -> dict[str, Any]:
    layout = LAYOUTS[name]
    return {"fields": layout.fields, "rows": [layout.encode(entity) for entity in entities]}


def _entities(name: str, table: dict[str, Any]) -> list[Any]:
    layout = LAYOUTS[name]
    if tuple(table["fields"]) == layout.fields:  # as this version writes it: many rows at once
        return layout.decode_all(table["rows"])
    codings = {layout.fields[place]: coding for place, coding in layout.codings}
    known = [
        (at, field, codings.get(field)) for at, field in enumerate(table["fields"]) if field in layout.fields
    ]
    return [
        layout.make(
            **{
                field: row[at] if coding is None or row[at] is None else coding.decode(row[at])
                for at, field, coding in known
            }
        )
        for row in table["rows"]
    ]
