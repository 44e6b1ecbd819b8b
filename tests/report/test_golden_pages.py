"""A few pages compared with pictures that somebody has looked at, so that nothing is lost that no rule names.

A picture that has changed for good is deleted; the next run writes the new one, and fails so that it is seen.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.report.export import ExportChoices, document_facts, laid_out
from cxplanner.report.pdf import pdf_bytes
from cxplanner.report.png import png_pages
from cxplanner.report.reports import ReportName
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.report.made_pages import PRINTED_AT

GOLDEN = Path(__file__).parent / "golden"
DPI = 60
ABOVE_FOOT = 0.91
"""The share of the height that is compared: the foot holds the code of a plan, which is tested elsewhere."""
TILE = 12
MOST = 14.0
"""By how much the mean of a tile of so many pixels may differ, of 255: less than one word more or less."""


def drawn(name: ReportName, page: int) -> Image.Image:
    plan = sample_plan("en")
    options = RoadmapOptions(today=PRINTED_AT.date())
    choices = ExportChoices(printed_at=PRINTED_AT, roadmap=options)
    sheets = laid_out(plan, schedule(plan), Words("en"), [name], choices)
    facts = document_facts(plan, Words("en"), [name], PRINTED_AT)
    (picture,) = png_pages(pdf_bytes([sheets.page(page)], facts), DPI)
    whole = Image.open(BytesIO(picture)).convert("L")
    return whole.crop((0, 0, whole.width, round(whole.height * ABOVE_FOOT)))


def largest_difference(one: Image.Image, other: Image.Image) -> float:
    """Of the means of all tiles."""
    difference = ImageChops.difference(soft(one), soft(other))
    worst = 0.0
    for left in range(0, difference.width, TILE):
        for top in range(0, difference.height, TILE):
            tile = difference.crop((left, top, left + TILE, top + TILE))
            worst = max(worst, ImageStat.Stat(tile).mean[0])
    return worst


def soft(picture: Image.Image) -> Image.Image:
    """Without the edges of letters, which every version of a drawing library smooths in its own way."""
    return picture.reduce(3).resize(picture.size)


@pytest.mark.parametrize(
    ("name", "page"),
    [
        (ReportName.ROADMAP, 1),
        (ReportName.STAGE, 2),
        (ReportName.CARDS, 1),
        (ReportName.CRITICAL_PATH, 1),
    ],
)
def test_that_a_page_looks_as_it_did(name: ReportName, page: int) -> None:
    path = GOLDEN / f"{name.value}-{page}.png"
    picture = drawn(name, page)
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        picture.save(path, optimize=True)
        pytest.fail(f"{path.name} is new: look at it before it is kept")
    golden = Image.open(path).convert("L")
    assert picture.size == golden.size
    assert largest_difference(picture, golden) < MOST


def test_that_a_word_that_is_missing_is_seen() -> None:
    picture = drawn(ReportName.STAGE, 2)
    without = picture.copy()
    without.paste(255, (40, 130, 110, 142))
    assert largest_difference(picture, without) > MOST
