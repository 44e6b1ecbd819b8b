"""The order of rows in lists: places lie far apart, so that a row put between two moves no other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest

from cxplanner.plan.plan import Plan

DISTANCE = 1_024


def last_place(plan: Plan) -> int:
    """The ordinal below all others."""
    return max((each.ordinal for each in plan.initiatives.values()), default=0) + DISTANCE


def with_room_below(plan: Plan, initiative_id: int) -> tuple[Plan, int]:
    """The plan with a free place right below an initiative, and the ordinal of that place."""
    order = [each.id for each in plan.initiatives_in_order]
    return _with_room_at(plan, order, order.index(initiative_id) + 1)


def with_room_below_each(plan: Plan, initiative_ids: Iterable[int]) -> tuple[Plan, dict[int, int]]:
    """The plan with a free place right below each of these initiatives, and the ordinals of the places."""
    places: dict[int, int] = {}
    order, chosen = plan.initiatives_in_order, set(initiative_ids)
    for above, below in zip_longest(order, order[1:]):
        end = below.ordinal if below is not None else above.ordinal + 2 * DISTANCE
        if above.id in chosen and end - above.ordinal <= 1:
            return with_room_below_each(_apart(plan, [each.id for each in order]), chosen)
        if above.id in chosen:
            places[above.id] = (above.ordinal + end) // 2
    return plan, places


def move_row(plan: Plan, initiative_id: int, steps: int) -> Plan:
    """A plan in which the initiative stands some rows lower (or higher, when negative) in lists."""
    order = [each.id for each in plan.initiatives_in_order]
    place = order.index(initiative_id)
    new_place = max(0, min(len(order) - 1, place + steps))
    if new_place == place:
        return plan
    del order[place]
    plan, ordinal = _with_room_at(plan, order, new_place)
    return plan.put("initiatives", replace(plan.initiatives[initiative_id], ordinal=ordinal))


def _with_room_at(plan: Plan, order: list[int], place: int) -> tuple[Plan, int]:
    """The plan with a free ordinal before the row at this place; where there is none, all rows move apart."""
    above = plan.initiatives[order[place - 1]].ordinal if place else 0
    below = plan.initiatives[order[place]].ordinal if place < len(order) else above + 2 * DISTANCE
    if below - above > 1:
        return plan, (above + below) // 2
    return _apart(plan, order), place * DISTANCE + DISTANCE // 2


def _apart(plan: Plan, order: Iterable[int]) -> Plan:
    """The plan with its rows in this order, as far apart as they were at first."""
    apart = (replace(plan.initiatives[id_], ordinal=n * DISTANCE) for n, id_ in enumerate(order, start=1))
    return plan.put("initiatives", *apart)
