"""Working days as index arrays: from dates to moments and back by look-ups, never by loops.

Moment `t` is the start of working day `t`, and the end of working day `t - 1`, counted from the first day of
the table. Dates are handled as ordinals, as Python's `date.toordinal` gives them.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from cxplanner.plan.programme import WorkCalendar
from cxplanner.plan.working_time import works_on

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

FIRST_YEAR: Final = 1899
LAST_YEAR: Final = 2200
"""A year more at either end than plans may use, so that no look-up falls off the table."""

LAST_DAY: Final = date(2199, 12, 31)


class DayTable:
    """The working days of a calendar from the first day of one year to the last day of another."""

    def __init__(self, calendar: WorkCalendar, first_year: int, last_year: int) -> None:
        self.calendar = calendar
        self.first_year = first_year
        self.last_year = last_year
        first, last = date(first_year, 1, 1), date(last_year, 12, 31)
        self.first = first.toordinal()
        self.works = np.frombuffer(bytes(works_on(calendar, first, last)), dtype=np.uint8).astype(np.bool_)
        self.before: IntArray = np.zeros(len(self.works) + 1, np.int64)
        np.cumsum(self.works, out=self.before[1:])
        self.days: IntArray = np.flatnonzero(self.works).astype(np.int64) + self.first

    @property
    def length(self) -> int:
        """How many working days there are, which is the last moment of the table."""
        return len(self.days)

    @cached_property
    def last_moment(self) -> int:
        """The end of the last day that a plan may use."""
        return self.end_of(LAST_DAY.toordinal())

    def starts_of(self, ordinals: IntArray) -> IntArray:
        """The moments at which days begin; a free day means the next working day."""
        return self.before.take(ordinals - self.first, mode="clip")

    def ends_of(self, ordinals: IntArray) -> IntArray:
        """The moments at which days end; a free day means the last working day before it."""
        return self.before.take(ordinals - self.first + 1, mode="clip")

    def ordinals_of(self, moments: IntArray) -> IntArray:
        """The days that begin at these moments."""
        return self.days.take(moments, mode="clip")

    def start_of(self, ordinal: int) -> int:
        return int(self.before[min(max(ordinal - self.first, 0), len(self.before) - 1)])

    def end_of(self, ordinal: int) -> int:
        return self.start_of(ordinal + 1)

    def day_of(self, moment: int) -> date:
        return date.fromordinal(int(self.days[min(max(moment, 0), len(self.days) - 1)]))

    def works_at(self, day: date) -> bool:
        place = day.toordinal() - self.first
        return 0 <= place < len(self.works) and bool(self.works[place])

    def covers(self, first_year: int, last_year: int) -> bool:
        return self.first_year <= first_year and last_year <= self.last_year


@lru_cache(maxsize=64)
def day_table(calendar: WorkCalendar, first_year: int, last_year: int) -> DayTable:
    """The table of a calendar, kept by the calendar's value."""
    return DayTable(calendar, max(first_year, FIRST_YEAR), min(last_year, LAST_YEAR))


class TeamDays:
    """The working days that are left to some teams, as moments of the programme's table.

    Row 0 is the programme's own calendar. All teams' days stand in one flat array, so that initiatives of
    several teams are looked up at once; a place before a team's first day reads as moment -1, one after its
    last day as a moment past the table.
    """

    def __init__(self, table: DayTable, calendars: tuple[WorkCalendar, ...]) -> None:
        self.table = table
        moments: list[IntArray] = []
        places: list[IntArray] = []
        offsets: list[int] = []
        place_offsets: list[int] = []
        counts: list[int] = []
        for calendar in calendars:
            works = day_table(calendar, table.first_year, table.last_year).works[table.days - table.first]
            place = np.zeros(table.length + 2, np.int64)
            np.cumsum(works, out=place[1:-1])
            place[-1] = place[-2]
            team_moments = np.flatnonzero(works).astype(np.int64)
            offsets.append(sum(len(each) for each in moments) + 1)
            place_offsets.append(sum(len(each) for each in places))
            counts.append(len(team_moments))
            moments.append(np.concatenate(([-1], team_moments, [table.length + 1])))
            places.append(place)
        self._moments: IntArray = np.concatenate(moments) if moments else np.empty(0, np.int64)
        self._places: IntArray = np.concatenate(places) if places else np.empty(0, np.int64)
        self._offsets: IntArray = np.array(offsets, np.int64)
        self._place_offsets: IntArray = np.array(place_offsets, np.int64)
        self._counts: IntArray = np.array(counts, np.int64)

    def places_before(self, team: IntArray, moments: IntArray) -> IntArray:
        """How many of the team's days begin before each moment."""
        within = np.clip(moments, 0, self.table.length + 1)
        return self._places.take(self._place_offsets[team] + within)

    def moments_at(self, team: IntArray, places: IntArray) -> IntArray:
        """The moments at which the team's days at these places begin."""
        within = np.clip(places, -1, self._counts[team])
        return self._moments.take(self._offsets[team] + within)

    def starts_from(self, team: IntArray, moments: IntArray) -> IntArray:
        """The first of the team's days at or after each moment."""
        return self.moments_at(team, self.places_before(team, moments))

    def finishes_of(self, team: IntArray, starts: IntArray, durations: IntArray) -> IntArray:
        """The moments at which so many of the team's days, counted from each start, end."""
        return self.moments_at(team, self.places_before(team, starts) + durations - 1) + 1

    def starts_for(self, team: IntArray, finishes: IntArray, durations: IntArray) -> IntArray:
        """The earliest starts with which the work ends at these moments or later."""
        return self.moments_at(team, self.places_before(team, finishes - 1) - durations + 1)

    def late_starts(self, team: IntArray, finishes: IntArray, durations: IntArray) -> IntArray:
        """The latest starts with which the work ends at these moments or earlier."""
        return self.moments_at(team, self.places_before(team, finishes) - durations)

    def late_finishes(self, team: IntArray, starts: IntArray, durations: IntArray) -> IntArray:
        """The latest finishes of work that starts at these moments or earlier."""
        return self.moments_at(team, self.places_before(team, starts + 1) + durations - 2) + 1
