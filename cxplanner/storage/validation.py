"""What a plan must hold beyond what its tables can: looked at once, after loading."""

from __future__ import annotations

from pathlib import Path

from cxplanner.errors import EditError, FileError
from cxplanner.plan.edits.checks import check_date
from cxplanner.plan.edits.print_presets import checked_settings
from cxplanner.plan.edits.programme import checked_calendar, checked_programme
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
}


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
    except EditError as error:
        raise FileError(
            "inconsistent", path=path, reason="values", field=error.field, found=error.code
        ) from error
    _check_keys_and_ids(plan, path)


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
