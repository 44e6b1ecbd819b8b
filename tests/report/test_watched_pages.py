"""Whoever waits for a file is told how far it is, to the end, and can end the work at each step."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxplanner.report.export import ExportChoices, export_report
from cxplanner.report.reports import ReportName
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.report.made_pages import PRINTED_AT

PLAN = with_initiative(a_plan(), "A", 10)
NAMES = (ReportName.ROADMAP, ReportName.CARDS)


def export(path: Path, watch: object) -> None:
    choices = ExportChoices(printed_at=PRINTED_AT)
    export_report(PLAN, schedule(PLAN), Words("en"), path, NAMES, choices, watch=watch)  # type: ignore[arg-type]


class Enough(Exception):
    """Nobody waits any more."""


@pytest.mark.parametrize(("ending", "steps"), [(".pdf", 6), (".svg", 6), (".pptx", 6), (".png", 9)])
def test_that_every_step_is_told_up_to_the_last(tmp_path: Path, ending: str, steps: int) -> None:
    told: list[tuple[int, int]] = []
    export(tmp_path / f"out{ending}", lambda done, count: told.append((done, count)))
    assert told == [*((number, steps) for number in range(1, steps + 1)), (steps, steps)]


@pytest.mark.parametrize("ending", [".pdf", ".svg", ".pptx", ".png"])
@pytest.mark.parametrize("last", [1, 4, 6])
def test_that_work_ends_at_each_step_and_the_old_file_is_left(tmp_path: Path, ending: str, last: int) -> None:
    path = tmp_path / f"out{ending}"
    path.write_bytes(b"old")

    def end(done: int, _: int) -> None:
        if done == last:
            raise Enough

    with pytest.raises(Enough):
        export(path, end)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
