"""How long the A3 roadmap takes as a PDF, and its size, against plain bars by ReportLab itself."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from cxplanner.report.export import ExportChoices, export_report
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.drawing.programmes import a_programme

RUNS = 5
PRINTED_AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.timeout(0)
def test_time_to_print(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.pdf"
    print(f"\n{'initiatives':>12}{'plain bars ms':>15}{'PDF ms':>9}{'× bars':>8}{'kB':>7}{'aim kB':>8}")
    for count in (40, 100, 400):
        bars, printed = times_of(count, path)
        size = path.stat().st_size / 1_000
        aim = 500 if count == 100 else ""
        print(f"{count:>12,}{bars:>15.1f}{printed:>9.1f}{printed / bars:>8.1f}{size:>7.0f}{aim:>8}")


def times_of(count: int, path: Path) -> tuple[float, float]:
    """Milliseconds for plain bars, and for the whole roadmap as a file."""
    plan, words = a_programme(count), Words("en")
    made = schedule(plan)
    choices = ExportChoices(printed_at=PRINTED_AT)
    return (
        median_ms(lambda: plain_bars(count)),
        median_ms(lambda: export_report(plan, made, words, path, choices=choices)),
    )


def plain_bars(count: int) -> bytes:
    """The least that any roadmap must write: a rectangle and a name for each bar, in a built-in font."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=1)
    for number in range(count):
        canvas.roundRect(10, number, 100, 20, 2, fill=1)
        canvas.drawString(12, number, f"Initiative number {number}")
    canvas.save()
    return buffer.getvalue()


def median_ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1_000
