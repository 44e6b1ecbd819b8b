"""What a plan must hold beyond what its tables can: looked at once, after loading."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cxplanner.errors import EditError, FileError
from cxplanner.plan.edits.checks import check_date, check_range
from cxplanner.plan.edits.print_presets import checked_settings
from cxplanner.plan.edits.programme import checked_calendar, checked_programme
from cxplanner.plan.indicators import COUNTS
from cxplanner.plan.plan import COLLECTIONS, Plan
from cxplanner.plan.programme import STAGE_NUMBERS

_DATES = {
    "stages": ("gate_planned_on", "gate_decided_on"),
    "initiatives": (
        "not_before",
        "levelled_start",
        "deadline",
        "pinned_start",
        "actual_start",
        "actual_finish",
    ),
    "milestones": ("day", "done_on"),
    "baselines": ("taken_on", "finish"),
    "baseline_items": ("start", "finish"),
    "meetings": ("held_on", "closed_on"),
    "kpis": ("baseline_on", "target_on"),
    "measurements": ("taken_on",),
    "risks": ("due",),
    "agenda_items": ("due", "closed_on"),
    "slip_reasons": ("frozen_on", "moved_to", "said_on"),
    "health_overrides": ("since",),
}
_NUMBERS = {
    "kpis": ("baseline_value", "target"),
    "kpi_targets": ("target",),
    "measurements": ("value", "numerator", "denominator"),
    "initiative_kpis": ("expected_delta",),
}
_LARGEST_NUMBER = 1e12


def check_plan(plan: Plan, path: Path) -> None:
    """Raises FileError("inconsistent") with a reason: `stages`, `values`, `same_key` (with it), `ids`."""
    if set(plan.stages) != set(STAGE_NUMBERS):
        raise FileError("inconsistent", path=path, reason="stages")
    try:
        checked_programme(plan.programme)
        for team in plan.teams.values():
            if team.calendar is not None:
                checked_calendar(team.calendar)
        for preset in plan.print_presets.values():
            checked_settings(preset.settings)
        for collection, names in _DATES.items():
            for entity in getattr(plan, collection).values():
                for name in names:
                    check_date(getattr(entity, name), name)
        _check_steering(plan)
    except EditError as error:
        raise FileError(
            "inconsistent", path=path, reason="values", field=error.field, found=error.code
        ) from error
    _check_keys_and_ids(plan, path)


def _check_steering(plan: Plan) -> None:
    """What the committee looks at can be computed and shown. Raises EditError."""
    for collection, names in _NUMBERS.items():
        for entity in getattr(plan, collection).values():
            for name in names:
                check_range(getattr(entity, name), name, -_LARGEST_NUMBER, _LARGEST_NUMBER)
    for taken in plan.measurements.values():
        if taken.counts:
            length = COUNTS.get(plan.kpis[taken.kpi].type, 0)
            check_range(len(taken.counts), "counts", length, length)
            check_range(sum(taken.counts), "counts", 1, _LARGEST_NUMBER)
        if taken.denominator is not None and taken.denominator <= 0:
            raise EditError("nothing_to_divide_by", field="denominator")
    for item in plan.agenda_items.values():
        check_range(item.recommended, "recommended", 0, len(item.options) - 1)
        check_range(item.chosen, "chosen", 0, len(item.options) - 1)
    for meeting in plan.meetings.values():
        if meeting.pack:
            checked_settings(meeting.pack)
        if meeting.printed_at:
            _check_moment(meeting.printed_at)


def _check_moment(text: str) -> None:
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise EditError("unreadable_date", field="printed_at", found=text) from error


def _check_keys_and_ids(plan: Plan, path: Path) -> None:
    if len(plan.initiative_by_key) != len(plan.initiatives):
        seen: set[str] = set()
        for initiative in plan.initiatives.values():
            if initiative.key.casefold() in seen:
                raise FileError("inconsistent", path=path, reason="same_key", key=initiative.key)
            seen.add(initiative.key.casefold())
    ids = [id_ for name in COLLECTIONS if name != "stages" for id_ in getattr(plan, name)]
    if len(set(ids)) != len(ids) or max(ids, default=0) >= plan.next_id:
        raise FileError("inconsistent", path=path, reason="ids")
