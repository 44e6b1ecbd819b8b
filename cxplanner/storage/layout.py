"""Which field of an entity stands in which column of which table, and how: read off the entities."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import Enum
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, NamedTuple, get_args, get_origin, get_type_hints

from cxplanner.plan.plan import COLLECTIONS
from cxplanner.plan.programme import Capacity, Programme, Stream, WorkCalendar
from cxplanner.plan.reviews import DecisionOption
from cxplanner.storage.values import (
    CALENDAR,
    CAPACITY,
    COUNTS,
    DAY,
    FLAG,
    OPTIONS,
    STREAMS,
    TEXTS,
    Coding,
    choice,
)  # fmt: skip

PROGRAMME: Final = "programme"

TABLES: Final[Mapping[str, str]] = {
    PROGRAMME: "programme",
    "stages": "stage",
    "people": "person",
    "teams": "team",
    "team_members": "team_member",
    "initiatives": "initiative",
    "criteria": "gate_criterion",
    "dependencies": "dependency",
    "milestones": "milestone",
    "cashflows": "cashflow",
    "meetings": "meeting",
    "baselines": "baseline",
    "baseline_items": "baseline_item",
    "print_presets": "print_preset",
    "kpis": "kpi",
    "kpi_targets": "kpi_target",
    "measurements": "measurement",
    "initiative_kpis": "initiative_kpi",
    "risks": "risk",
    "agenda_items": "agenda_item",
    "frozen_plans": "frozen_plan",
    "slip_reasons": "slip_reason",
    "health_overrides": "health_override",
}
"""The table of each collection, parents first."""

_REFERENCES = frozenset(
    {
        "owner", "sponsor", "team", "person", "initiative", "predecessor", "successor", "baseline", "meeting",
        "kpi", "parent", "risk", "raised_by", "milestone",
    }
)  # fmt: skip
_CODINGS: Final[Mapping[Any, Coding]] = {
    date: DAY,
    bool: FLAG,
    WorkCalendar: CALENDAR,
    tuple[Stream, ...]: STREAMS,
    tuple[Capacity, ...]: CAPACITY,
    tuple[str, ...]: TEXTS,
    tuple[int, ...]: COUNTS,
    tuple[DecisionOption, ...]: OPTIONS,
}


class Layout(NamedTuple):
    """One table: its columns in the order of the entity's fields, and what has to be coded."""

    table: str
    make: type[Any]
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    codings: tuple[tuple[int, Coding], ...]
    read: Callable[[Any], tuple[Any, ...]]
    """The values of an entity as they are, in the order of `fields`."""

    def decode(self, row: Sequence[Any]) -> Any:
        """The entity of a row whose values stand in the order of `columns`."""
        return self.decode_all([row])[0]

    def decode_all(self, rows: Sequence[Sequence[Any]]) -> list[Any]:
        """The entities of many such rows.

        It works by columns: what is coded is decoded once for each value that occurs, and a field of all
        entities is set at once, which takes half the time of making them one by one.
        """
        if not rows:
            return []
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
        for place, coding in self.codings:
            occurring = set(columns[place])
            decoded = {stored: coding.decode(stored) for stored in occurring if stored is not None}
            columns[place] = [*map(decoded.get, columns[place])]
        entities = [object.__new__(self.make) for _ in rows]
        for name, values in zip(self.fields, columns, strict=True):
            setting = map(getattr(self.make, name).__set__, entities, values)
            deque(setting, maxlen=0)  # only runs it to its end
        return entities

    def encode(self, entity: Any) -> list[Any]:
        """The stored values of an entity, in the order of `columns`."""
        values = [*self.read(entity)]
        for place, coding in self.codings:
            if (value := values[place]) is not None:
                values[place] = coding.encode(value)
        return values


def column_of(field: str) -> str:
    """The column of a field: references end in `_id`, and no column is a word of SQL."""
    if field in _REFERENCES:
        return f"{field}_id"
    return "where_" if field == "where" else field


def _coding_of(hint: Any) -> Coding | None:
    if get_origin(hint) is UnionType:
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return choice(hint)
    return _CODINGS.get(hint)


def _layout(table: str, entity: type[Any]) -> Layout:
    hints = get_type_hints(entity)
    names = tuple(field.name for field in fields(entity))
    codings = ((place, _coding_of(hints[name])) for place, name in enumerate(names))
    return Layout(
        table,
        entity,
        names,
        tuple(column_of(name) for name in names),
        tuple((place, coding) for place, coding in codings if coding is not None),
        attrgetter(*names),
    )


LAYOUTS: Final[Mapping[str, Layout]] = {
    name: _layout(table, Programme if name == PROGRAMME else COLLECTIONS[name])
    for name, table in TABLES.items()
}
