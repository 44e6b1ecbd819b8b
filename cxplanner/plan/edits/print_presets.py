"""Edits of print presets: add, rename, change, delete."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, Never

from cxplanner.errors import EditError
from cxplanner.plan.edits.checks import check_present
from cxplanner.plan.plan import Plan
from cxplanner.plan.print_presets import PrintPreset
from cxplanner.plan.text import clean_name

LONGEST_PRESET_NAME: Final = 120
LONGEST_SETTINGS: Final = 65_536


def add(plan: Plan, name: str, settings: str = "{}") -> Plan:
    """A plan with one more preset, the last in the list. The new id is the old `plan.next_id`.

    Raises EditError: `missing`, `too_long`, `duplicate_name`, `not_an_object`.
    """
    last = max((each.ordinal for each in plan.print_presets.values()), default=0)
    new = PrintPreset(plan.next_id, _free_name(plan, name, 0), last + 1, checked_settings(settings))
    return plan.put("print_presets", new).changed(next_id=plan.next_id + 1)


def rename(plan: Plan, preset_id: int, name: str) -> Plan:
    """A plan in which a preset has this name. Raises EditError: `missing`, `too_long`, `duplicate_name`."""
    old = plan.print_presets[preset_id]
    return _with(plan, old, replace(old, name=_free_name(plan, name, preset_id)))


def change(plan: Plan, preset_id: int, settings: str) -> Plan:
    """A plan in which a preset has these settings. Raises EditError: `too_long`, `not_an_object`."""
    old = plan.print_presets[preset_id]
    return _with(plan, old, replace(old, settings=checked_settings(settings)))


def delete(plan: Plan, preset_ids: Iterable[int]) -> Plan:
    """A plan without these presets."""
    return plan.without("print_presets", preset_ids)


def checked_settings(text: str) -> str:
    """The same JSON object written in one way only, so that equal settings are equal texts.

    Raises EditError("not_an_object") for any other text, and "too_long" with the limit.
    """
    if len(text) > LONGEST_SETTINGS:
        raise EditError("too_long", field="settings", length=len(text), longest=LONGEST_SETTINGS)
    try:
        found = json.loads(text, parse_constant=_refuse)
        written = json.dumps(found, allow_nan=False, sort_keys=True, separators=(",", ":"))
    except (ValueError, RecursionError):
        found, written = None, ""
    if not isinstance(found, dict):
        raise EditError("not_an_object", field="settings")
    if len(written) > LONGEST_SETTINGS:
        raise EditError("too_long", field="settings", length=len(written), longest=LONGEST_SETTINGS)
    return written


def _refuse(constant: str) -> Never:
    raise ValueError(constant)


def _with(plan: Plan, old: PrintPreset, new: PrintPreset) -> Plan:
    return plan if new == old else plan.put("print_presets", new)


def _free_name(plan: Plan, name: str, preset_id: int) -> str:
    name = clean_name(name, "name", LONGEST_PRESET_NAME)
    check_present(name, "name")
    for other in plan.print_presets.values():
        if other.name.casefold() == name.casefold() and other.id != preset_id:
            raise EditError("duplicate_name", field="name", name=other.name)
    return name
