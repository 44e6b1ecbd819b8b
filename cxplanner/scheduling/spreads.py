"""How long an initiative may take: three durations, the chance of each whole day between them, and draws.

Between the optimistic and the pessimistic duration `o` and `p`, with the likely one `m`, the duration follows
either the beta-PERT distribution, whose density is `x ** a * (1 - x) ** b` on the way from `o` to `p`, with
`a = 4 (m - o) / (p - o)` and `b = 4 (p - m) / (p - o)`; or the triangular one with its peak at `m`. It is
rounded to whole working days, at least one. What takes no time (a duration of 0) never takes any.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

from cxplanner.plan.initiatives import Initiative
from cxplanner.scheduling.day_table import IntArray
from cxplanner.scheduling.facts import Progress, progress_of, remaining_of

FloatArray = npt.NDArray[np.float64]

CONFIDENCE_SPREAD: Final[Mapping[int, tuple[int, int]]] = MappingProxyType(
    {100: (-5, 10), 80: (-10, 25), 50: (-20, 60)}
)
"""What may be assumed where nobody gave a spread: percent of the duration, by the initiative's confidence."""

_SLOTS: Final = 1 << 16
"""Each day has as many of these slots as its chance is worth; a draw picks one of them."""
_DRAWS_IN_A_WORD: Final = 4
_FEW: Final = 2048
"""Under so many draws a search for each costs less than a table of all slots."""
_STRIPS: Final = 4096
"""Strips of equal width under the density, whose sum stands for the area."""


class Distribution(StrEnum):
    """How chances are spread over the days between the optimistic and the pessimistic duration."""

    PERT = "pert"
    TRIANGULAR = "triangular"


@dataclass(frozen=True, slots=True)
class Spread:
    """The shortest, likely and longest time that is left, in working days; `assumed` when nobody gave it."""

    optimistic: float
    likely: float
    pessimistic: float
    assumed: bool = False


def spread_of(initiative: Initiative, *, by_confidence: bool, counts_remaining: bool) -> Spread | None:
    """The spread of what is still to do, or None where there is none.

    `by_confidence` assumes one where nobody gave any. For what has begun the spread is that of the remaining
    days, in proportion, when `counts_remaining` says that these decide the finish.
    """
    progress, duration = progress_of(initiative), initiative.duration
    if progress not in (Progress.WAITING, Progress.STARTED) or duration <= 0:
        return None
    given = initiative.optimistic is not None or initiative.pessimistic is not None
    if given:
        least = duration if initiative.optimistic is None else initiative.optimistic
        most = duration if initiative.pessimistic is None else initiative.pessimistic
        spread = Spread(float(min(duration, least)), float(duration), float(max(duration, most)))
    elif by_confidence:
        less, more = CONFIDENCE_SPREAD[_class_of(initiative.confidence)]
        shortest, longest = duration * (100 + less) / 100, duration * (100 + more) / 100
        spread = Spread(shortest, float(duration), longest, assumed=True)
    else:
        return None
    if progress is Progress.STARTED and counts_remaining:
        part = remaining_of(initiative) / duration
        spread = Spread(
            spread.optimistic * part, spread.likely * part, spread.pessimistic * part, spread.assumed
        )
    return spread if spread.pessimistic > spread.optimistic else None


def _class_of(confidence: int) -> int:
    """The class that a confidence reaches: files may hold any from 0 to 100."""
    return max((each for each in CONFIDENCE_SPREAD if each <= confidence), default=min(CONFIDENCE_SPREAD))


def is_known(initiative: Initiative) -> bool:
    """Whether somebody gave a spread that still matters."""
    return spread_of(initiative, by_confidence=False, counts_remaining=False) is not None


def longest_days(spread: Spread) -> int:
    """The longest duration that can be drawn."""
    return max(1, math.floor(spread.pessimistic + 0.5))


def chances_of_days(spread: Spread, distribution: Distribution) -> tuple[int, FloatArray]:
    """The shortest duration that can be drawn, and the chances of it and of each longer one."""
    first = max(1, math.floor(spread.optimistic + 0.5))
    bounds = np.arange(first + 0.5, longest_days(spread), 1.0)
    width = spread.pessimistic - spread.optimistic
    reached = (bounds - spread.optimistic) / width
    peak = (spread.likely - spread.optimistic) / width
    below = _below_pert(reached, peak) if distribution is Distribution.PERT else _below_peak(reached, peak)
    return first, np.diff(np.concatenate(([0.0], below, [1.0])))


class Draws:
    """Durations of one initiative, drawn one after another.

    Each initiative draws from a stream of its own, made from the seed and its id: an edit of one leaves the
    draws of all others as they were, and so does the number of runs that are computed at once.
    """

    def __init__(self, spread: Spread, distribution: Distribution, seed: int, initiative_id: int) -> None:
        first, chances = chances_of_days(spread, distribution)
        self._days: IntArray = np.arange(first, first + len(chances))
        self._ends: IntArray = np.rint(np.cumsum(chances) * _SLOTS).astype(np.int64)
        sequence = np.random.SeedSequence(seed, spawn_key=(initiative_id,))
        self._chance = np.random.Generator(np.random.PCG64(sequence))

    def take(self, runs: int) -> IntArray:
        """The durations of the next runs; all but the last time their number is a multiple of 4."""
        words = self._chance.integers(0, 1 << 64, size=-(-runs // _DRAWS_IN_A_WORD), dtype=np.uint64)
        slots: IntArray = words.astype("<u8", copy=False).view("<u2")[:runs].astype(np.int64)
        if runs < _FEW:
            places: IntArray = np.searchsorted(self._ends, slots, side="right")
            return self._days.take(places)
        return np.repeat(self._days, np.diff(self._ends, prepend=0)).take(slots)


def _below_pert(reached: FloatArray, peak: float) -> FloatArray:
    """The chance to stay below each part of the way from optimistic to pessimistic."""
    middles = (np.arange(_STRIPS) + 0.5) / _STRIPS
    density = middles ** (4 * peak) * (1 - middles) ** (4 * (1 - peak))
    area = np.concatenate(([0.0], np.cumsum(density)))
    below: FloatArray = np.interp(reached, np.linspace(0, 1, _STRIPS + 1), area / area[-1])
    return below


def _below_peak(reached: FloatArray, peak: float) -> FloatArray:
    """The same for the triangular distribution."""
    rising = reached**2 / peak if peak > 0 else np.zeros_like(reached)
    falling = 1 - (1 - reached) ** 2 / (1 - peak) if peak < 1 else np.ones_like(reached)
    return np.where(reached <= peak, rising, falling)
