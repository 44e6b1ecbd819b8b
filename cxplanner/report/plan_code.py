"""A short code for what a plan says, so that a sheet of paper can be compared with a file.

Four signs stand for what dates rest on, four for everything else. What has its default value is not counted:
a plan keeps its code when a newer program knows more fields. Values are written out here and not by Python's
own `repr`, so that the same plan has the same code in every version of the program and on every computer.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any, Final

from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.plan import COLLECTIONS, Plan
from cxplanner.scheduling.facts import Progress, progress_of, remaining_of

_DATES_REST_ON: Final[Mapping[str, frozenset[str]]] = {
    "programme": frozenset({"start", "status_date", "target_finish", "critical_threshold", "calendar"}),
    "stages": frozenset({"gate_policy", "gate_planned_on", "gate_decided_on", "gate_outcome"}),
    "initiatives": frozenset(
        {
            "stage", "duration", "needed_for_gate", "not_before", "levelled_start", "deadline",
            "pinned_start", "actual_start", "actual_finish",
        }
    ),
    "dependencies": frozenset({"successor", "predecessor", "gate", "type", "lag", "elapsed"}),
    "milestones": frozenset({"anchor", "initiative", "offset", "day", "done_on"}),
}  # fmt: skip
"""The fields on which dates rest; `_effective` says on what else."""

_NOT_COUNTED: Final = frozenset({"print_presets", "frozen_plans"})
"""What is about paper and not about the programme, or only keeps what the programme once was."""

_SIGNS: Final = 4
_CODE: Final = re.compile(r"[0-9A-F]{8}")
_BETWEEN_SIGNS: Final = re.compile(r"[\s\-\u2010-\u2015\u2212._]+")
_LOOK_ALIKE: Final = str.maketrans("OQIL", "0011")


def plan_code(plan: Plan) -> str:
    """Nine signs such as `3F2A-91BC`: what dates rest on, and everything else.

    The same for the same plan, however often it is saved, opened or brought to a newer format. Either half is
    one of 65,536: a change is overlooked as rarely as that, and not at all where the print was remembered.
    """
    dates, others = hashlib.sha256(), hashlib.sha256()
    for name in ("programme", *COLLECTIONS):
        if name in _NOT_COUNTED:
            continue
        entities = _entities(plan, name)
        if not entities:
            continue
        rests = _DATES_REST_ON.get(name, frozenset())
        ids = [_id(each) for each in entities]
        (dates if rests else others).update(_encoded(f"\n{name} {' '.join(map(str, ids))}"))
        for field, column in _columns(name, ids, entities):
            (dates if field in rests else others).update(_encoded(column))
    for name, values in _effective(plan):
        dates.update(_encoded(_pairs(name, values)))
    return f"{dates.hexdigest()[:_SIGNS]}-{others.hexdigest()[:_SIGNS]}".upper()


def read_code(text: str) -> str | None:
    """A code as somebody types it off a sheet: any case, any dash or none; None for what is no code.

    Letters that no code has are taken for the digits that they look like.
    """
    signs = _BETWEEN_SIGNS.sub("", text).upper().translate(_LOOK_ALIKE)
    return f"{signs[:_SIGNS]}-{signs[_SIGNS:]}" if _CODE.fullmatch(signs) else None


def same_dates(code: str, other: str) -> bool:
    """Whether what dates rest on is the same in two plans, as far as their codes say."""
    return code[:_SIGNS] == other[:_SIGNS]


def same_others(code: str, other: str) -> bool:
    """Whether everything on which no date rests is the same, as far as the codes say."""
    return code[-_SIGNS:] == other[-_SIGNS:]


def _entities(plan: Plan, name: str) -> list[Any]:
    if name == "programme":
        return [plan.programme]
    return [entity for _, entity in sorted(getattr(plan, name).items())]


def _id(entity: Any) -> int:
    return int(getattr(entity, "id", 0))


def _fields(entity: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a class in the order of their names, with their defaults; ids are counted apart."""
    return tuple(
        (each.name, each.default)
        for each in sorted(fields(entity), key=attrgetter("name"))
        if each.name != "id"
    )


def _columns(collection: str, ids: list[int], entities: list[Any]) -> Iterator[tuple[str, str]]:
    """Each field with those of its values that are not the default."""
    known = _fields(type(entities[0]))
    read = attrgetter(*(name for name, _ in known))
    for (name, default), values in zip(known, zip(*map(read, entities), strict=True), strict=True):
        if default is not MISSING and values.count(default) == len(values):
            continue
        found = (
            (id_, value)
            for id_, value in zip(ids, values, strict=True)
            if default is MISSING or value != default
        )
        yield name, _pairs(f"{collection}.{name}", found)


def _pairs(name: str, values: Iterable[tuple[int, Any]]) -> str:
    text = " ".join(f"{id_}={_written(value)}" for id_, value in values)
    return f"\n{name} {text}" if text else ""


def _effective(plan: Plan) -> Iterator[tuple[str, list[tuple[int, Any]]]]:
    """On what dates rest besides fields: how far work is, what is left, and on which days it goes on."""
    initiatives: list[Initiative] = _entities(plan, "initiatives")
    progress = [(each.id, progress_of(each)) for each in initiatives]
    yield "progress", [(id_, int(how_far)) for id_, how_far in progress if how_far is not Progress.WAITING]
    started = (plan.initiatives[id_] for id_, how_far in progress if how_far is Progress.STARTED)
    yield "remaining", [(each.id, remaining_of(each)) for each in started]
    yield "waived", [(each.id, True) for each in initiatives if each.gate_waiver]
    calendars = {
        each.id: _written(each.calendar) for each in plan.teams.values() if each.calendar is not None
    }
    yield "calendar", [(each.id, calendars[each.team]) for each in initiatives if each.team in calendars]


def _written(value: Any) -> str:
    """A value in one way only: equal numbers are written alike, texts with their length before them."""
    if value is None:
        return "-"
    if isinstance(value, Enum):
        return _written(value.value)
    if isinstance(value, str):
        return f"{len(value)}:{value}"
    if isinstance(value, int | float):
        # The shortest digits that mean a number, which are the same in every version of Python.
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return _written(tuple(sorted(value)))
    if is_dataclass(value):
        parts = ((name, default, getattr(value, name)) for name, default in _fields(type(value)))
        return f"({' '.join(f'{name}={_written(part)}' for name, default, part in parts if part != default)})"
    return f"[{' '.join(map(_written, value))}]"


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
