"""A file of several reports: what readers ask for is there, and strict ones have nothing to say."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest

from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.report.export import ExportChoices, export_report
from cxplanner.report.reports import ReportName
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.drawing.programmes import a_programme

MOMENT = datetime(2026, 10, 15, 14, 32, tzinfo=UTC)
LARGEST_PAGE = 2_000_000
STRANGE = "“Ñandú” <b>& 中 🙂 שלום 2027 مرحبا x\u0302 \\( ]"


def strange_plan() -> Plan:
    plan = sample_plan("es")
    first = plan.initiatives_in_order[0]
    return initiatives.change(plan, first.id, title=STRANGE, why=STRANGE, notes=STRANGE)


def written(plan: Plan, path: Path, *names: ReportName) -> Path:
    choices = ExportChoices(printed_at=MOMENT)
    export_report(plan, schedule(plan), Words("es"), path, names or tuple(ReportName), choices)
    return path


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every report of a programme with strange names, in one file."""
    return written(strange_plan(), tmp_path_factory.mktemp("pack") / "pack.pdf")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The roadmap of 300 initiatives."""
    return written(a_programme(300), tmp_path_factory.mktemp("large") / "large.pdf", ReportName.ROADMAP)


def catalogue(path: Path) -> Any:
    return pypdf.PdfReader(path).trailer["/Root"]


def bookmarks(entry: Any) -> Iterator[Any]:
    """The entries below one, as the file has them."""
    below = entry.get("/First")
    while below is not None:
        below = below.get_object()
        yield below
        below = below.get("/Next")


def shown_below(entry: Any) -> int:
    return sum(1 + (shown_below(each) if each.get("/Count", 0) > 0 else 0) for each in bookmarks(entry))


def every_font(path: Path) -> list[Any]:
    fonts = {}
    for page in pypdf.PdfReader(path).pages:
        for reference in page["/Resources"]["/Font"].values():  # type: ignore[index]
            fonts[reference.idnum] = reference.get_object()
    return list(fonts.values())


def test_that_the_window_of_a_reader_shows_the_title_and_the_bookmarks(pack: Path) -> None:
    root = catalogue(pack)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert (root["/PageMode"], root["/Lang"]) == ("/UseOutlines", "es")


def test_that_title_author_and_subject_are_set(pack: Path) -> None:
    facts = pypdf.PdfReader(pack).metadata
    assert facts is not None
    assert facts.title is not None
    assert facts.title.startswith(sample_plan("es").programme.name)
    assert facts.author == sample_plan("es").programme.organisation
    assert facts.subject


def test_that_bookmarks_are_counted_as_readers_expect(pack: Path) -> None:
    outlines = catalogue(pack)["/Outlines"]
    assert outlines["/Count"] == shown_below(outlines)
    assert any("/First" in each for each in bookmarks(outlines))


def test_that_every_link_leads_to_a_page_of_the_file(pack: Path) -> None:
    reader = pypdf.PdfReader(pack)
    places = reader.named_destinations
    links = [
        note.get_object()
        for page in reader.pages
        for note in page.get("/Annots", [])
        if note.get_object()["/Subtype"] == "/Link"
    ]
    assert len(links) > 100
    for link in links:
        place = places[link["/Dest"]] if isinstance(link["/Dest"], str) else None
        assert place is None or reader.get_destination_page_number(place) is not None


def test_that_every_font_is_a_subset_in_the_file_with_a_way_back_to_text(pack: Path) -> None:
    fonts = every_font(pack)
    assert len(fonts) > 5
    for font in fonts:
        assert "+" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


def test_that_there_are_vectors_only(pack: Path) -> None:
    assert [image for page in pypdf.PdfReader(pack).pages for image in page.images] == []


def test_that_no_page_of_a_large_programme_is_large(large: Path) -> None:
    pages = pypdf.PdfReader(large).pages
    assert large.stat().st_size / len(pages) < LARGEST_PAGE
    for page in pages:
        content: Any = page["/Contents"].get_object()
        assert len(content.get_data()) < LARGEST_PAGE


CHECKS = {
    "qpdf": ("qpdf", "--check", "{}"),
    "mutool": ("mutool", "draw", "-q", "-F", "stext", "-o", "{out}", "{}"),
    "pdfinfo": ("pdfinfo", "-dests", "{}"),
    "pdffonts": ("pdffonts", "{}"),
    "pdftotext": ("pdftotext", "{}", "{out}"),
    "pdfcpu": ("pdfcpu", "validate", "-mode=strict", "{}"),
}
HARMLESS = "ICC support is not available"


@pytest.mark.parametrize("tool", CHECKS)
@pytest.mark.parametrize("name", ["pack", "large"])
def test_that_strict_readers_have_nothing_to_say(
    tool: str, name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    program = shutil.which(tool)
    if program is None:
        pytest.skip(f"{tool} is not installed")
    path: Path = request.getfixturevalue(name)
    words = [word.format(path, out=tmp_path / "out") for word in CHECKS[tool][1:]]
    ran = subprocess.run([program, *words], capture_output=True, text=True, check=False)
    said = [line for line in ran.stderr.splitlines() if line.strip() and HARMLESS not in line]
    assert (ran.returncode, said) == (0, [])
    assert "warning" not in ran.stdout.lower()
