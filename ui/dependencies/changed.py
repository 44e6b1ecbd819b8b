"""Which initiatives an edit has changed, found without looking into those that it left alone."""

from __future__ import annotations

from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Initiative
    from cxplanner.plan.plan import Plan


def changed_initiatives(before: Plan, plan: Plan) -> list[tuple[Initiative, Initiative]] | None:
    """Each changed initiative as it was and as it is; None where some were added or deleted."""
    if before.initiatives is plan.initiatives:
        return []
    if before.initiatives.keys() != plan.initiatives.keys():
        return None
    old, new = before.initiatives.values(), plan.initiatives.values()
    pairs = list(compress(zip(old, new, strict=True), map(is_not, old, new)))
    return pairs if all(one.id == other.id for one, other in pairs) else None
