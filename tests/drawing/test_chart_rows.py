"""The rows of charts beside a table: their lanes, their days, and the columns before them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from cxplanner.drawing.arrangement import dated_initiatives
from cxplanner.drawing.chart_rows import days_of_rows, rows_by_lane
from cxplanner.drawing.gate_foot import gate_names
from cxplanner.drawing.placed_gates import place_gates
from cxplanner.drawing.roadmap_options import LanesBy, RoadmapOptions
from cxplanner.drawing.row_columns import USUAL_COLUMNS, RowColumn, cell_text, placed_columns
from cxplanner.drawing.sizes import ROWS
from cxplanner.drawing.time_axis import TimeScale
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.variance import freeze_now
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.drawing.programmes import a_programme
from tests.pictures import meeting_texts, texts

EN = Words("en")


def columns_within(most: float) -> list[tuple[RowColumn, float]]:
    plan = a_programme(20)
    dated = dated_initiatives(plan, schedule(plan))
    placed = placed_columns(plan, EN, USUAL_COLUMNS, dated, left=0, most=most, size=9.2, unit=1.0)
    assert sum(each.width for each in placed) <= most + 1e-6
    return [(each.column, each.width) for each in placed]


def test_that_the_title_gives_way_before_a_column_is_left_out() -> None:
    wide = dict(columns_within(1_000))
    narrow = dict(columns_within(sum(wide.values()) - 30))
    assert narrow.keys() == wide.keys()
    assert narrow[RowColumn.TITLE] == pytest.approx(wide[RowColumn.TITLE] - 30)
    assert all(narrow[each] == wide[each] for each in wide if each is not RowColumn.TITLE)


def test_that_the_last_columns_are_left_out_where_a_title_would_be_too_narrow() -> None:
    kept = [column for column, _ in columns_within(230)]
    assert RowColumn.TITLE in kept
    assert kept == list(USUAL_COLUMNS[: len(kept)])
    assert len(kept) < len(USUAL_COLUMNS)


def test_that_progress_is_said_in_hundredths() -> None:
    plan = with_initiative(a_plan(), "A", 20, progress=45)
    (dated,) = dated_initiatives(plan, schedule(plan))
    assert cell_text(plan, EN, RowColumn.PROGRESS, dated) == "45\u2009%"


def test_that_the_days_of_a_chart_hold_the_baseline() -> None:
    plan = with_initiative(a_plan(), "A", 20)
    frozen = freeze_now(schedule(plan), "First", date(2026, 1, 5))
    (initiative,) = frozen.initiatives.values()
    later = frozen.put("initiatives", replace(initiative, not_before=date(2026, 6, 1)))
    dated = dated_initiatives(later, schedule(later))
    without = days_of_rows(schedule(later), dated, (), RoadmapOptions())
    assert without[0] == date(2026, 6, 1)
    compared = days_of_rows(schedule(later), dated, (), RoadmapOptions(baseline=max(later.baselines)))
    assert compared == (date(2026, 1, 1), without[1])


def test_that_rows_stand_in_order_of_time_under_their_lanes() -> None:
    plan = a_programme(40)
    dated = dated_initiatives(plan, schedule(plan))
    rows = rows_by_lane(plan, EN, LanesBy.STREAM, dated)
    assert {row.dated.initiative.id for row in rows if row.dated} == set(plan.initiatives)
    for before, row in pairwise(rows):
        if before.dated is None:
            assert row.dated is not None, "a heading without a row"
        elif row.dated is not None:
            assert before.dated.start <= row.dated.start


@pytest.mark.parametrize("width", [200.0, 400.0, 800.0])
def test_that_names_of_gates_never_meet(width: float) -> None:
    plan = a_programme(60)
    made = schedule(plan)
    scale = TimeScale(made.start, made.finish, 10.0, width - 10)
    gates = place_gates(list(plan.stages.values()), made, EN, scale, ROWS)
    shapes = tuple(gate_names(gates, EN, ROWS, width, 100.0))
    assert meeting_texts(shapes) == []
    said = [text.text for text in texts(shapes) if len(text.text) > 1]
    assert said
    assert all(any(EN.compact_date(gate.day) in each for gate in gates) for each in said)
