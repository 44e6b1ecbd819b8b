"""What occurs on a roadmap, so that its legend explains that and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxplanner.drawing.arrangement import Arrangement
from cxplanner.drawing.badges import Badge
from cxplanner.drawing.bars import BarPainter
from cxplanner.drawing.marks import MARKS, marks_of
from cxplanner.drawing.placed_bars import PlacedBar


@dataclass(frozen=True, slots=True)
class Occurring:
    """Names of facts such as `"critical"`; `is_status_date` says which day the line of today marks."""

    facts: frozenset[str]
    is_status_date: bool = False


def what_occurs(arrangement: Arrangement, bars: Sequence[PlacedBar], painter: BarPainter) -> Occurring:
    """What these bars and the head above them show."""
    options, header = arrangement.options, arrangement.header
    gates = header.shown_gates
    milestones = arrangement.milestones.placed if arrangement.milestones is not None else ()
    marks = {mark for bar in bars for mark in marks_of(bar.initiative)} if options.marks else set()
    occurs = {
        "bar": any(not bar.is_moment for bar in bars),
        "critical": options.critical_path and any(bar.dates.critical for bar in bars),
        "late": any(bar.badge is Badge.LATE for bar in bars),
        "moment": any(bar.is_moment for bar in bars),
        "float": options.floats and any(painter.has_float_tail(bar) for bar in bars),
        "done": any(bar.badge is Badge.DONE for bar in bars),
        "paused": any(bar.badge is Badge.PAUSED for bar in bars),
        "gate_passed": any(gate.passed for gate in gates),
        "gate_ahead": any(not gate.passed for gate in gates),
        "gate_moved": any(gate.planned_x is not None for gate in gates),
        "gate_baseline": any(gate.baseline_x is not None for gate in gates),
        "baseline": arrangement.baseline is not None,
        "milestone": any(each.milestone.done_on is None for each in milestones),
        "milestone_done": any(each.milestone.done_on is not None for each in milestones),
        "today": header.today is not None,
        **{f"mark {mark}": mark in marks for mark in MARKS},
    }
    facts = frozenset(fact for fact, does in occurs.items() if does)
    return Occurring(facts, header.today is not None and header.today.is_status_date)
