"""What a schedule says of one initiative, milestone or gate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

from cxplanner.plan.initiatives import LinkType


class Node(NamedTuple):
    """An initiative, by its id, or a gate, by its stage's number."""

    kind: Literal["initiative", "gate"]
    id: int


@dataclass(frozen=True, slots=True)
class Dates:
    """Early and late dates, both inclusive, and floats in working days.

    All is None for what is not scheduled; `done` has no late dates and no floats. A milestone or gate starts
    and finishes on its day. `violates` holds `"deadline"`, `"pin"` and `"gate"`: for an initiative, that it
    finishes after its deadline, is pinned before what its logic allows, starts before a gate of an earlier
    stage; for a gate, that initiatives it needs finish after the day on which it is dated.
    """

    start: date | None = None
    finish: date | None = None
    late_start: date | None = None
    late_finish: date | None = None
    total_float: int | None = None
    free_float: int | None = None
    critical: bool = False
    violates: frozenset[str] = frozenset()


class DriverKind(StrEnum):
    """What can hold a date where it is."""

    DEPENDENCY = "dependency"
    GATE = "gate"
    CONSTRAINT = "constraint"
    PIN = "pin"
    ACTUAL = "actual"
    STATUS_DATE = "status_date"
    CALENDAR = "calendar"
    CAPACITY = "capacity"
    PROGRAMME_START = "programme_start"


@dataclass(frozen=True, slots=True)
class Driver:
    """One reason why a date is no earlier.

    `node` is the predecessor, `dependency` the id of the link where it is one of the plan's; `day` is the
    date of a constraint, a pin, an actual start, a decision or the status date.
    """

    kind: DriverKind
    node: Node | None = None
    type: LinkType | None = None
    lag: int = 0
    elapsed: bool = False
    day: date | None = None
    dependency: int | None = None
