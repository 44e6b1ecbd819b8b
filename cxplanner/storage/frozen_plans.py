"""The whole plan as a review froze it, as text in the plan file: unpacked when somebody looks, and then kept.

The text begins with the number of the file format in which it was frozen. No migration touches it: rows
carry the names of their fields, so that unknown fields are left out and later ones have their defaults. A
format that gives a field another meaning turns the values of earlier ones in `_unpacked`.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import Final

from cxplanner.errors import RequestError
from cxplanner.plan.plan import Plan
from cxplanner.storage.formats import HEAD
from cxplanner.storage.printed_plans import UNREADABLE, packed, unpacked

LARGEST_FROZEN: Final = 64 << 20
"""So many bytes a frozen plan has at most when it is unpacked: several times those of 10,000 initiatives."""
_KEPT_UNPACKED: Final = 32
_END: Final = ":"
"""Ends the number of the format; no digit of base 64."""


def frozen(plan: Plan) -> str:
    """The plan as text, without print presets and without the plans that earlier reviews froze."""
    return f"{HEAD}{_END}{base64.b64encode(packed(plan)).decode('ascii')}"


def review_plan(plan: Plan, baseline_id: int) -> Plan:
    """The plan as the review of this baseline froze it, with the plans that reviews before it froze.

    Raises RequestError, with the `name` of the baseline: `nothing_frozen`, `frozen_unreadable`.
    """
    content = plan.frozen_plan_of.get(baseline_id)
    name = plan.baselines[baseline_id].name
    if content is None:
        raise RequestError("nothing_frozen", name=name)
    try:
        was = _unpacked(content.content)
    except UNREADABLE as error:
        raise RequestError("frozen_unreadable", name=name) from error
    earlier = [each for each in plan.frozen_plans.values() if each.baseline in was.baselines]
    return was.put("frozen_plans", *(each for each in earlier if each.baseline != baseline_id))


@lru_cache(maxsize=_KEPT_UNPACKED)
def _unpacked(content: str) -> Plan:
    format_, _, text = content.partition(_END)
    if int(format_) > HEAD:
        raise ValueError("of a newer format")
    return unpacked(base64.b64decode(text, validate=True), LARGEST_FROZEN)
