"""The one line under a chart that says what its marks mean, naming only what is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from cxplanner.drawing.badges import Badge
from cxplanner.drawing.chart_rows import ChartRow
from cxplanner.drawing.marks import marks_of
from cxplanner.drawing.placed_bars import badge_of
from cxplanner.drawing.row_chart import RowChart
from cxplanner.report.legend import mark_meanings


def chart_key(chart: RowChart, rows: Sequence[ChartRow]) -> str:
    """Such as "Thick outline: critical path. Dotted line: float."."""
    words, options = chart.words, chart.options
    dated = [row.dated for row in rows if row.dated is not None]
    if not dated:
        return ""
    baseline = chart.plan.baselines.get(options.baseline or 0)
    critical = options.critical_path and any(each.dates.critical for each in dated)
    floats = options.floats and any(each.dates.total_float for each in dated)
    late = any(badge_of(each.initiative, each.dates) is Badge.LATE for each in dated)
    said = [
        words.say("Thick outline: critical path.") if critical else "",
        words.say("Thin open bar: baseline “{name}”.", name=baseline.name) if baseline is not None else "",
        words.say("Dotted line: float.") if floats else "",
        words.say("Filled foot: progress."),
        words.say("Hatched: days past the deadline.") if late else "",
    ]
    if options.marks:
        drawn = {mark for each in dated for mark in marks_of(each.initiative)}
        said += [f"{mark} {meaning}." for mark, meaning in mark_meanings(words) if mark in drawn]
    return " ".join(each for each in said if each)
