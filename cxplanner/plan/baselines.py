"""Baselines: what a plan looked like at a review, frozen under a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxplanner.plan.initiatives import Status


@dataclass(frozen=True, slots=True)
class Baseline:
    """A frozen review; `finish` is that of the programme on the day on which it was taken.

    `meeting` is the review that took it, None for one taken by hand.
    """

    id: int
    name: str
    taken_on: date
    finish: date | None = None
    meeting: int | None = None


@dataclass(frozen=True, slots=True)
class BaselineItem:
    """What a baseline says of one initiative, or of one gate (`gate`, a stage's number), never of both.

    Dates are None for what was not scheduled; `cost` (once) and `benefit` (per year) are in cents. A gate
    starts and finishes on its day, and has neither money nor status.
    """

    id: int
    baseline: int
    initiative: int | None = None
    gate: int | None = None
    start: date | None = None
    finish: date | None = None
    cost: int | None = None
    benefit: int | None = None
    status: Status | None = None
