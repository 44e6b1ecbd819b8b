"""The roadmap as files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from cxplanner.errors import ExportError, RequestError
from cxplanner.plan.edits import milestones
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.report.export import ExportChoices, export_report
from cxplanner.report.print_settings import PrintColour
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative
from tests.drawing.programmes import a_programme

PRINTED_AT = datetime(2026, 11, 24, 14, 32, tzinfo=UTC)


def export(
    plan: Plan, path: Path, paper: str = "A3", choices: ExportChoices | None = None
) -> list[ExportError]:
    chosen = replace(choices or ExportChoices(), paper=paper, printed_at=PRINTED_AT)
    return export_report(plan, schedule(plan), Words("en"), path, choices=chosen)


def a_large_plan() -> Plan:
    return a_programme(200, policy=GatePolicy.HOLD)


def test_that_a_pdf_holds_all_sheets(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.pdf"
    assert export(a_large_plan(), path) == []
    assert len(pypdf.PdfReader(path).pages) > 1


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_that_further_sheets_are_further_pictures(tmp_path: Path, ending: str) -> None:
    export(a_large_plan(), tmp_path / f"roadmap{ending}", choices=ExportChoices(dpi=30))
    names = sorted(each.name for each in tmp_path.iterdir())
    expected = [f"roadmap{ending}", *(f"roadmap-{number}{ending}" for number in range(2, len(names) + 1))]
    assert len(names) > 1
    assert names == sorted(expected)


def test_that_the_same_plan_and_moment_give_the_same_file(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        export(a_programme(30), tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_that_a_picture_has_the_resolution_asked_for(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "roadmap.png"
    export(a_programme(5), path, choices=ExportChoices(dpi=72))
    with Image.open(path) as picture:
        assert picture.size == (1191, 842)


def test_that_grey_has_no_hue(tmp_path: Path) -> None:
    path = tmp_path / "grey.pdf"
    export(a_programme(30), path, choices=ExportChoices(colour=PrintColour.GREY))
    document = pypdfium2.PdfDocument(path)
    picture = document[0].render(scale=0.5).to_pil().convert("RGB")
    document.close()
    assert all(max(pixel) - min(pixel) <= 8 for _, pixel in picture.getcolors(1_000_000))


def test_that_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestError) as caught:
        export(a_programme(3), tmp_path / "roadmap.doc")
    assert caught.value.code == "unknown_ending"


def test_that_a_failed_export_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "roadmap.pdf"
    path.write_bytes(b"the old page")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cxplanner.report.whole_files.os.fsync", full)
    with pytest.raises(ExportError) as caught:
        export(a_programme(3), path)
    assert caught.value.facts["reason"] == "No space left on device"
    assert path.read_bytes() == b"the old page"
    assert [each.name for each in tmp_path.iterdir()] == ["roadmap.pdf"]


def test_that_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "roadmap.pdf"
    with pytest.raises(ExportError) as caught:
        export(a_programme(3), path)
    assert caught.value.facts["path"] == path


def test_that_text_too_small_on_a4_is_told(tmp_path: Path) -> None:
    plan = a_large_plan()
    (notice,) = export(plan, tmp_path / "a1.pdf", "A1")
    assert notice.code == "small_on_a4"
    assert notice.facts["paper"] == "A1"
    assert "A1" in Words("en").error(notice)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_that_paper_no_larger_than_a4_is_not_copied_to_it(tmp_path: Path, paper: str) -> None:
    assert export(a_large_plan(), tmp_path / "roadmap.pdf", paper) == []


def test_that_characters_without_a_picture_are_told(tmp_path: Path) -> None:
    plan = with_initiative(a_plan(), "A", 90, title="A 🦄 here")
    (notice,) = export(plan, tmp_path / "roadmap.pdf")
    assert (notice.code, notice.facts["characters"]) == ("missing_characters", "🦄")
    assert Words("en").error(notice) == (
        "No font has these characters, so a mark stands in their place: A: 🦄."
    )


def test_that_the_language_of_the_page_is_that_of_the_words(tmp_path: Path) -> None:
    plan = a_programme(10)
    path = tmp_path / "es.pdf"
    export_report(plan, schedule(plan), Words("es"), path, choices=ExportChoices(printed_at=PRINTED_AT))
    reader = pypdf.PdfReader(path)
    assert reader.trailer["/Root"]["/Lang"] == "es"  # type: ignore[index]
    assert "5 ene 2026" in reader.pages[0].extract_text()


def test_that_milestones_without_names_are_told(tmp_path: Path) -> None:
    plan = with_initiative(a_plan(), "A", 200)
    for number in range(120):
        plan = milestones.add(plan, f"Milestone number {number}", initiative=id_of(plan, "A"))
    (notice,) = export(plan, tmp_path / "roadmap.pdf", "A4")
    assert notice.code == "unnamed_milestones"
    assert 0 < int(str(notice.facts["number"])) < 120
