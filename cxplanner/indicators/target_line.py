"""The way to a target: from the baseline over what is wanted at gates to the last day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TargetPoint:
    """A value wanted on a day; `gate` is the stage's number where the day is that of a gate."""

    day: date
    value: float
    gate: int | None = None


def target_points(
    gates: Iterable[tuple[int, date | None, float]], last_day: date | None, last_value: float | None
) -> tuple[TargetPoint, ...]:
    """What is wanted when, in the order of days. A gate without a day is left out.

    Where the last day is that of a gate with a target, that of the gate stands for both.
    """
    points = [TargetPoint(day, value, gate) for gate, day, value in gates if day is not None]
    is_told = any(point.day == last_day and point.value == last_value for point in points)
    if last_day is not None and last_value is not None and not is_told:
        points.append(TargetPoint(last_day, last_value))
    return tuple(sorted(points, key=lambda point: (point.day, point.gate or 9)))


def wanted_on(day: date, start: tuple[date, float] | None, points: tuple[TargetPoint, ...]) -> float | None:
    """What the line says on a day: straight between its points, level after the last, nothing before it."""
    line = [start] if start is not None else []
    line += [(point.day, point.value) for point in points if start is None or point.day > start[0]]
    if not points or day < line[0][0]:
        return None
    place = bisect_right([each[0] for each in line], day)
    if place == len(line):
        return line[-1][1]
    (before, low), (after, high) = line[place - 1], line[place]
    return low + (high - low) * (day - before).days / (after - before).days
