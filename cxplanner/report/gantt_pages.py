"""All initiatives in rows: a table with the columns asked for, and their bars in time."""

from __future__ import annotations

from typing import Final

from cxplanner.drawing.chart_rows import rows_by_lane
from cxplanner.drawing.levels import shown_initiatives
from cxplanner.drawing.placed_bars import DatedInitiative
from cxplanner.drawing.row_chart import Subject, row_chart
from cxplanner.drawing.sizes import ROWS
from cxplanner.report.composed_pages import ComposedPages
from cxplanner.report.headline import headline, key_figures
from cxplanner.report.page_design import PageDesign, Title
from cxplanner.report.sheets import Material, Sheet

RANK: Final = 3


def gantt_sheets(material: Material) -> list[Sheet]:
    """The rows under the headings of their lanes, on as many sheets as they need."""
    plan, words, design = material.plan, material.words, PageDesign(material)
    dated = _shown(material)
    subject = Subject(plan, material.schedule, words, material.options)
    gates = sorted(plan.stages)
    chart = row_chart(subject, ROWS.scaled(design.unit), design.width, material.columns, dated, gates)
    return ComposedPages(
        material,
        words.say("Gantt chart"),
        _title(material),
        RANK,
        chart,
        tuple(rows_by_lane(plan, words, material.options.lanes_by, dated)),
        empty=words.say("Nothing to show in this time.") if plan.initiatives else "",
    ).sheets()


def _shown(material: Material) -> list[DatedInitiative]:
    """The initiatives within the time that is shown."""
    first, last = material.options.first, material.options.last
    return [
        each
        for each in shown_initiatives(material.plan, material.schedule, material.words, material.options)
        if (first is None or each.finish >= first) and (last is None or each.start <= last)
    ]


def _title(material: Material) -> Title:
    plan, schedule, words = material.plan, material.schedule, material.words
    lead = headline(plan, schedule, words, material.baseline)
    return Title(plan.programme.name, lead, key_figures(plan, schedule, words))
