"""Marks before a name on paper: what the plan does not know of an initiative, or has waived."""

from __future__ import annotations

from typing import Final

from cxplanner.plan.initiatives import Initiative

NO_OWNER: Final = "°"
NO_WHY: Final = "?"
NOT_ESTIMATED: Final = "~"
GATE_WAIVED: Final = "¬"
MARKS: Final = (NO_OWNER, NO_WHY, NOT_ESTIMATED, GATE_WAIVED)


def marks_of(initiative: Initiative) -> str:
    """The marks of an initiative; none for a bar that stands for many."""
    if is_summary(initiative):
        return ""
    found = (
        (NO_OWNER, initiative.owner is None),
        (NO_WHY, not initiative.why.strip()),
        (NOT_ESTIMATED, not initiative.estimated),
        (GATE_WAIVED, bool(initiative.gate_waiver)),
    )
    return "".join(mark for mark, is_so in found if is_so)


def is_summary(initiative: Initiative) -> bool:
    """Whether a bar stands for all initiatives of a stage and stream."""
    return initiative.id < 0
