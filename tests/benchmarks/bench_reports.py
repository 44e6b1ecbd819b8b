"""How long reports take as files, how that grows, and how the writing compares with ReportLab's own calls."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from cxplanner.drawing.palette import PRINT
from cxplanner.drawing.shapes import Clip, Rectangle, Shape, Text
from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.plan import Plan
from cxplanner.report.export import ExportChoices, document_facts, export_report, laid_out
from cxplanner.report.pdf import pdf_bytes
from cxplanner.report.reports import ReportName, report_names
from cxplanner.report.sheets import Page
from cxplanner.resources import resource
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.drawing.programmes import a_programme

PRINTED_AT = datetime(2026, 1, 1, tzinfo=UTC)
CHOICES = ExportChoices(printed_at=PRINTED_AT)
EN = Words("en")
FONT = "IBMPlexSansCondensed_600SemiBold"


def seconds_of(plan: Plan, path: Path, names: list[ReportName]) -> float:
    """The best of three."""
    made = schedule(plan)
    best = float("inf")
    for _ in range(3):
        begin = time.perf_counter()
        export_report(plan, made, EN, path, names, CHOICES)
        best = min(best, time.perf_counter() - begin)
    return best


@pytest.mark.timeout(0)
def test_time_of_reports(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    roadmap = [ReportName.ROADMAP]
    cases = (
        ("roadmap, 40", a_programme(40), roadmap, 0.3, 300),
        ("roadmap, 300", a_programme(300), roadmap, 1.5, 2_000),
        ("pack of the sample", sample_plan("en"), report_names("pack"), 3.0, None),
    )
    print(f"\n{'':<20}{'seconds':>9}{'aim':>6}{'kB':>8}{'aim':>7}")
    for name, plan, names, aim, size in cases:
        took = seconds_of(plan, path, names)
        print(f"{name:<20}{took:>9.2f}{aim:>6}{path.stat().st_size / 1000:>8,.0f}{size or '':>7}")
    for name in ReportName:
        took = seconds_of(a_programme(300), path, [name])
        print(f"{name + ', 300':<20}{took:>9.2f}{'':>6}{path.stat().st_size / 1000:>8,.0f}")


@pytest.mark.timeout(0)
def test_growth_of_the_roadmap(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.pdf"
    print(f"\n{'initiatives':>12}{'seconds':>9}{'ms each':>9}")
    for count in (300, 1_000, 3_000, 10_000):
        took = seconds_of(a_programme(count), path, [ReportName.ROADMAP])
        print(f"{count:>12,}{took:>9.2f}{1000 * took / count:>9.2f}")


@pytest.mark.timeout(0)
def test_writing_against_own_calls_of_reportlab() -> None:
    plan = a_programme(10_000)
    sheets = laid_out(plan, schedule(plan), EN, [ReportName.ROADMAP], CHOICES)
    pages = [only_rectangles_and_texts(page) for page in sheets.pages()]
    facts = document_facts(plan, EN, [ReportName.ROADMAP], PRINTED_AT)
    # Reading the fonts is not what is compared.
    pdf_bytes(pages[:1], facts)
    by_own_calls(pages[:1])
    begin = time.perf_counter()
    pdf_bytes(pages, facts)
    ours = time.perf_counter() - begin
    begin = time.perf_counter()
    by_own_calls(pages)
    theirs = time.perf_counter() - begin
    shapes = sum(len(page.drawing.shapes) for page in pages)
    print(
        f"\n{shapes:,} rectangles and strings: {ours:.2f} s, by ReportLab's calls {theirs:.2f} s,"
        f" {theirs / ours:.1f} × (aim 3)"
    )


def only_rectangles_and_texts(page: Page) -> Page:
    kept = tuple(flat(page.drawing.shapes))
    return Page(page.drawing._replace(shapes=kept), page.bookmark)


def flat(shapes: tuple[Shape, ...]) -> list[Shape]:
    found: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, Clip):
            found += flat(shape.shapes)
        elif isinstance(shape, Rectangle | Text):
            found.append(shape)
    return found


def by_own_calls(pages: list[Page]) -> bytes:
    """The same rectangles and strings as anybody would draw them."""
    pdfmetrics.registerFont(TTFont(FONT, str(resource("fonts", f"{FONT}.ttf"))))
    buffer = BytesIO()
    canvas: Any = Canvas(buffer, pageCompression=1)
    for page in pages:
        height = page.drawing.height
        canvas.setPageSize((page.drawing.width, height))
        for shape in page.drawing.shapes:
            if isinstance(shape, Rectangle):
                if shape.fill is not None:
                    canvas.setFillColor(PRINT[shape.fill])
                if shape.stroke is not None:
                    canvas.setStrokeColor(PRINT[shape.stroke])
                    canvas.setLineWidth(shape.stroke_width)
                strokes, fills = int(shape.stroke is not None), int(shape.fill is not None)
                foot = height - shape.y - shape.height
                canvas.roundRect(
                    shape.x, foot, shape.width, shape.height, shape.radius, stroke=strokes, fill=fills
                )
            elif isinstance(shape, Text):
                canvas.setFont(FONT, shape.size)
                canvas.setFillColor(PRINT[shape.fill])
                canvas.drawString(shape.x, height - shape.y, shape.text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
