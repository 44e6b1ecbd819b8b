"""A stretch of time with nothing in it is said, and not printed as an empty chart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.errors import RequestError
from cxplanner.report.export import ExportChoices, export_report, laid_out
from cxplanner.report.reports import ReportName
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.report.made_pages import PRINTED_AT

PLAN = with_initiative(a_plan(), "A", 10)
SCHEDULE = schedule(PLAN)
EN = Words("en")


def choices(first: date | None, last: date | None) -> ExportChoices:
    return ExportChoices(printed_at=PRINTED_AT, roadmap=RoadmapOptions(first=first, last=last))


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (date(2040, 1, 1), None, "Nothing is planned from 1 January 2040 on: choose an earlier date."),
        (None, date(2001, 5, 2), "Nothing is planned until 2 May 2001: choose a later date."),
        (
            date(2040, 1, 1),
            date(2040, 3, 1),
            "Nothing is planned between 1 January 2040 and 1 March 2040: choose other dates.",
        ),
    ],
)
@pytest.mark.parametrize("name", [ReportName.ROADMAP, ReportName.GANTT, ReportName.HANDOUT])
def test_that_a_time_without_dates_is_refused_and_no_file_is_written(
    tmp_path: Path, name: ReportName, first: date | None, last: date | None, sentence: str
) -> None:
    with pytest.raises(RequestError) as raised:
        export_report(PLAN, SCHEDULE, EN, tmp_path / "out.pdf", (name,), choices(first, last))
    assert EN.error(raised.value) == sentence
    assert not list(tmp_path.iterdir())


def test_that_a_time_that_touches_one_bar_is_printed() -> None:
    dates = SCHEDULE.initiative(next(iter(PLAN.initiatives)))
    assert laid_out(PLAN, SCHEDULE, EN, (ReportName.ROADMAP,), choices(dates.finish, dates.finish)).sheets


def test_that_reports_that_tell_of_everything_are_printed_all_the_same() -> None:
    assert laid_out(PLAN, SCHEDULE, EN, (ReportName.CARDS,), choices(date(2040, 1, 1), None)).sheets
