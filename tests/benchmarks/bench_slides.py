"""How long the roadmap takes as slides, and their size, against plain bars by python-pptx itself."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from cxplanner.report.export import ExportChoices, export_report
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.drawing.programmes import a_programme

RUNS = 3
PRINTED_AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.timeout(0)
def test_time_to_make_slides(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.pptx"
    print(f"\n{'initiatives':>12}{'plain bars ms':>15}{'slides ms':>11}{'× bars':>8}{'kB':>7}")
    for count in (40, 300, 2_000):
        bars, made = times_of(count, path)
        print(f"{count:>12,}{bars:>15.0f}{made:>11.0f}{made / bars:>8.2f}{path.stat().st_size / 1_000:>7.0f}")


def times_of(count: int, path: Path) -> tuple[float, float]:
    """Milliseconds for plain bars, and for the whole roadmap as a file with its notes."""
    plan, words = a_programme(count), Words("en")
    made = schedule(plan)
    choices = ExportChoices(printed_at=PRINTED_AT)
    return (
        median_of(lambda: plain_bars(count)),
        median_of(lambda: export_report(plan, made, words, path, choices=choices)),
    )


def plain_bars(count: int) -> None:
    """So many round rectangles with a name in each, 60 to a slide, and nothing else."""
    presentation = Presentation()
    layout = presentation.slide_layouts[6]
    slides = [presentation.slides.add_slide(layout) for _ in range(0, count, 60)]
    for number in range(count):
        place = (Pt(10), Pt(number % 60 * 8), Pt(200), Pt(7))
        shape = slides[number // 60].shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *place)
        shape.text_frame.text = "A name"
        shape.text_frame.paragraphs[0].runs[0].font.size = Pt(6.5)
    presentation.save(BytesIO())


def median_of(work: Callable[[], object]) -> float:
    """Milliseconds of the middle one of several runs, after one to warm up."""
    work()
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        work()
        times.append((time.process_time() - begin) * 1_000)
    return statistics.median(times)
