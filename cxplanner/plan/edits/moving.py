"""Edits that move bars: a day before which nothing starts, other lags, a whole chain, another lane."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from cxplanner.plan.edits.checks import check_range
from cxplanner.plan.edits.initiatives import checked_initiative
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.notation import LONGEST_LAG
from cxplanner.plan.plan import Plan
from cxplanner.plan.working_time import works_on


def start_no_earlier(plan: Plan, initiative_id: int, day: date | None, **values: Any) -> Plan:
    """A plan in which an initiative starts no earlier than a day; None lets its links alone decide.

    A pin moves to the day instead, and what levelling found is let go of. `values` are further fields.
    """
    return change_each(plan, {initiative_id: _begun_on(plan.initiatives[initiative_id], day) | values})


def move_chain(plan: Plan, days: Mapping[int, date]) -> Plan:
    """A plan in which each of these initiatives starts no earlier than its day."""
    return change_each(plan, {id_: _begun_on(plan.initiatives[id_], day) for id_, day in days.items()})


def change_lags(plan: Plan, lags: Mapping[int, int]) -> Plan:
    """A plan in which these dependencies have these lags, in the days that each counts in.

    Raises EditError("out_of_range").
    """
    fresh = []
    for id_, lag in lags.items():
        check_range(lag, "lag", -LONGEST_LAG, LONGEST_LAG)
        if plan.dependencies[id_].lag != lag:
            fresh.append(replace(plan.dependencies[id_], lag=lag))
    return plan.put("dependencies", *fresh) if fresh else plan


def let_start(plan: Plan, initiative_id: int, day: date, lags: Mapping[int, int], **values: Any) -> Plan:
    """A plan in which links with these lags decide where an initiative starts, no later day of its own."""
    old = plan.initiatives[initiative_id]
    for name in ("not_before", "levelled_start"):
        own = getattr(old, name)
        if own is not None and own > day:
            values[name] = None
    return change_each(change_lags(plan, lags), {initiative_id: values})


def change_each(plan: Plan, values: Mapping[int, Mapping[str, Any]]) -> Plan:
    """A plan in which each of these initiatives has these values; however many, the plan is replaced once.

    Raises EditError with the field at fault.
    """
    fresh = []
    for id_, changes in values.items():
        old = plan.initiatives[id_]
        wanted = dict(changes)
        if "duration" in wanted:
            wanted.setdefault("estimated", True)
        new = replace(old, **wanted)
        if new != old:
            fresh.append(checked_initiative(plan, new))
    return plan.put("initiatives", *fresh) if fresh else plan


def change_alike(plan: Plan, initiative_ids: Iterable[int], **values: Any) -> Plan:
    """A plan in which these fields have these values on all these initiatives."""
    return change_each(plan, dict.fromkeys(initiative_ids, values))


def working_days_in(plan: Plan, initiative: Initiative, first: date, last: date) -> int:
    """How many days from `first` to `last`, both included, its team (or else the programme) works."""
    if last < first:
        return 0
    return sum(_working_days(plan, initiative, first, last))


def nearest_working_day(plan: Plan, initiative: Initiative, day: date, *, ends: bool = False) -> date:
    """The day itself, or the next on which work on the initiative is done; with `ends`, the one before.

    Where there is none within a year, it is the day itself.
    """
    reach = 366
    first = date.fromordinal(max(1, day.toordinal() - reach)) if ends else day
    last = day if ends else date.fromordinal(min(date.max.toordinal(), day.toordinal() + reach))
    works = _working_days(plan, initiative, first, last)
    place = works.rfind(1) if ends else works.find(1)
    return date.fromordinal(first.toordinal() + place) if place >= 0 else day


def _working_days(plan: Plan, initiative: Initiative, first: date, last: date) -> bytearray:
    works = works_on(plan.programme.calendar, first, last)
    team = plan.teams.get(initiative.team) if initiative.team is not None else None
    if team is not None and team.calendar is not None:
        own = works_on(team.calendar, first, last)
        works = bytearray(both and mine for both, mine in zip(works, own, strict=True))
    return works


def _begun_on(initiative: Initiative, day: date | None) -> dict[str, Any]:
    if initiative.pinned_start is not None and day is not None:
        return {"pinned_start": day}
    return {"not_before": day, "levelled_start": None}
