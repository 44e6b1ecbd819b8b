"""Where an indicator stands: its waves, its baseline, the way to its target, and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxplanner.indicators.cadence import NextMeasurement
from cxplanner.indicators.changes import ValueChange, change_between, is_reached, progress_to
from cxplanner.indicators.estimates import Estimate
from cxplanner.indicators.target_line import TargetPoint, wanted_on


@dataclass(frozen=True, slots=True)
class Wave:
    """A measurement on a day, by its id; None for a baseline that is only a value."""

    taken_on: date
    estimate: Estimate
    measurement: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of an indicator on a day.

    `waves` are in the order of days; the baseline is the first of them where it has a day. `baseline` may be
    a value without a day, or missing. `target` is the value wanted in the end, `points` the way to it.
    """

    up_is_better: bool
    waves: tuple[Wave, ...]
    baseline: Estimate | None
    baseline_on: date | None
    target: float | None
    points: tuple[TargetPoint, ...]
    next: NextMeasurement
    today: date

    @property
    def now(self) -> Wave | None:
        """The latest wave."""
        return self.waves[-1] if self.waves else None

    @property
    def is_at_baseline(self) -> bool:
        """Whether nothing has been measured since the baseline."""
        return self.now is not None and self.baseline is not None and self.now.taken_on == self.baseline_on

    @property
    def since_baseline(self) -> ValueChange | None:
        """What changed since the baseline; None where one is missing or nothing was measured after it."""
        if self.now is None or self.baseline is None or self.is_at_baseline:
            return None
        return change_between(self.baseline, self.now.estimate, up_is_better=self.up_is_better)

    @property
    def since_last(self) -> ValueChange | None:
        """What changed from the wave before to the latest."""
        if len(self.waves) < 2:
            return None
        before, after = self.waves[-2], self.waves[-1]
        return change_between(before.estimate, after.estimate, up_is_better=self.up_is_better)

    @property
    def progress(self) -> float | None:
        """The share of the way from baseline to target that has been made."""
        if self.now is None or self.baseline is None or self.target is None:
            return None
        return progress_to(self.target, self.baseline.value, self.now.estimate.value)

    @property
    def is_at_target(self) -> bool:
        """Whether the latest wave is at the target or beyond."""
        if self.now is None or self.target is None:
            return False
        return is_reached(self.target, self.now.estimate.value, up_is_better=self.up_is_better)

    @property
    def wanted_now(self) -> float | None:
        """What the way to the target asks for today, where it has begun and a baseline gives its start."""
        if self.baseline is None or self.baseline_on is None:
            return None
        return wanted_on(self.today, (self.baseline_on, self.baseline.value), self.points)

    @property
    def is_behind(self) -> bool:
        """Whether the latest wave is on the wrong side of what is wanted today."""
        wanted = self.wanted_now
        if wanted is None or self.now is None:
            return False
        return not is_reached(wanted, self.now.estimate.value, up_is_better=self.up_is_better)
