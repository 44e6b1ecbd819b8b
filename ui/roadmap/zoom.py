"""How far a roadmap is zoomed: fitted to something, or so many pixels for a day."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


class Zoom(StrEnum):
    """The zooms that have a name."""

    PROGRAMME = "programme"
    SELECTION = "selection"
    FIVE_YEARS = "five_years"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"


DAYS_IN_SIGHT: Final = {
    Zoom.FIVE_YEARS: 1827, Zoom.YEAR: 366, Zoom.QUARTER: 92, Zoom.MONTH: 31, Zoom.WEEK: 7,
}  # fmt: skip
"""How many days the zooms of a fixed span show at once."""
STEP: Final = 1.25
MOST_PER_DAY: Final = 400.0
"""Pixels; beyond it a week no longer fits the widest window."""
_NEARLY: Final = 0.001
"""Widths of a day that differ by less are the same zoom."""


def zoom_choices(words: Words) -> list[tuple[object, str]]:
    """The zooms with their names, in the order of the box."""
    say = words.say
    return [
        (Zoom.PROGRAMME, say("Fit programme")),
        (Zoom.SELECTION, say("Fit selection")),
        (Zoom.FIVE_YEARS, say("Five years")),
        (Zoom.YEAR, say("Year")),
        (Zoom.QUARTER, say("Quarter")),
        (Zoom.MONTH, say("Month")),
        (Zoom.WEEK, say("Week")),
    ]


def day_of_interest(
    schedule: Schedule, selected: Sequence[int], zoom: Zoom, middle: date | None
) -> date | None:
    """What a zoom has in its middle: what is selected (of something long its beginning), else the `middle` of
    before, as long as there is work on either side of it."""
    dates = schedule.initiative(selected[-1]) if selected else None
    if dates is not None and dates.start is not None and dates.finish is not None:
        half = min((dates.finish - dates.start).days, DAYS_IN_SIGHT.get(zoom, 0)) // 2
        return dates.start + timedelta(days=half)
    return min(max(middle, schedule.start), schedule.finish) if middle is not None else None


def stops_at(fitted: float, now: float, wanted: float) -> bool:
    """Whether a step of the zoom comes to where the programme fits, or would leap over it."""
    if abs(wanted / fitted - 1) < _NEARLY:
        return True
    return abs(now / fitted - 1) >= _NEARLY and (now < fitted) is not (wanted < fitted)
