"""`cxplanner export`: each kind of file by its ending, and what is refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from cxplanner.plan.edits import initiatives, print_presets
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_baseline, with_initiative
from tests.commands.conftest import Ask

PlanFile = Callable[[Plan], Path]
PRINTED = ("--printed-at", "2026-03-01T10:00")


def two_initiatives(title: str = "Archive") -> Plan:
    return with_initiative(with_initiative(a_plan(), "SD-01", 5, title=title), "SD-02", 10, "SD-01")


def test_that_a_pdf_is_an_a3_landscape_page(ask: Ask, plan_file: PlanFile, tmp_path: Path) -> None:
    out = tmp_path / "roadmap.pdf"

    answer = ask("export", plan_file(two_initiatives()), "--to", out)

    assert (answer.status, answer.err) == (0, "")
    assert answer.out.endswith("«roadmap.pdf» is written.\n")
    (page,) = PdfReader(out).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (1191, 842)


def test_that_paper_and_direction_are_taken(ask: Ask, plan_file: PlanFile, tmp_path: Path) -> None:
    out = tmp_path / "roadmap.pdf"

    assert ask("export", plan_file(two_initiatives()), "--to", out, "--paper", "a4", "--portrait").status == 0

    page = PdfReader(out).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def test_that_the_same_moment_gives_the_same_bytes(ask: Ask, plan_file: PlanFile, tmp_path: Path) -> None:
    path = plan_file(two_initiatives())

    ask("export", path, "--to", tmp_path / "a.pdf", *PRINTED)
    ask("export", path, "--to", tmp_path / "b.pdf", *PRINTED)

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_that_the_page_speaks_the_programmes_language_unless_told_otherwise(
    ask: Ask, plan_file: PlanFile, tmp_path: Path
) -> None:
    plan = two_initiatives()
    path = plan_file(plan)

    ask("export", path, "--to", tmp_path / "en.svg", *PRINTED)
    ask("export", path, "--to", tmp_path / "es.svg", "--lang", "es", *PRINTED)

    assert 'xml:lang="en"' in (tmp_path / "en.svg").read_text(encoding="utf-8")
    assert 'xml:lang="es"' in (tmp_path / "es.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(("ending", "start"), [(".svg", b"<?xml"), (".png", b"\x89PNG"), (".PDF", b"%PDF")])
def test_that_the_ending_says_what_is_written(
    ask: Ask, plan_file: PlanFile, tmp_path: Path, ending: str, start: bytes
) -> None:
    out = tmp_path / f"roadmap{ending}"

    assert ask("export", plan_file(two_initiatives()), "--to", out).status == 0
    assert out.read_bytes().startswith(start)


def test_that_a_table_is_written_as_csv_and_to_standard_output(
    ask: Ask, plan_file: PlanFile, tmp_path: Path
) -> None:
    path, out = plan_file(two_initiatives()), tmp_path / "table.csv"

    ask("export", path, "--to", out)
    printed = ask("export", path, "--to", "-")

    assert out.read_bytes().startswith(b"\xef\xbb\xbfkey,title,stage,stream,")
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert [(row["key"], row["start"], row["predecessors"]) for row in rows] == [
        ("SD-01", "2026-01-05", ""),
        ("SD-02", "2026-01-12", "SD-01"),
    ]
    assert printed.out.replace("\r\n", "\n") == out.read_text(encoding="utf-8").replace("\r\n", "\n")


def test_that_json_is_the_schedule(ask: Ask, plan_file: PlanFile, tmp_path: Path) -> None:
    path, out = plan_file(two_initiatives()), tmp_path / "plan.json"

    ask("export", path, "--to", out)

    assert out.read_text(encoding="utf-8") == ask("schedule", path, "--json").out
    assert ask("export", path, "--to=-.json").out == ask("schedule", path, "--json").out
    assert ask("export", path, "--to=-.svg").out.startswith("<?xml")


def test_that_a_workbook_holds_text_as_text(ask: Ask, plan_file: PlanFile, tmp_path: Path) -> None:
    out = tmp_path / "table.xlsx"

    ask("export", plan_file(two_initiatives("=HYPERLINK(1)")), "--to", out)

    cells = [cell for row in load_workbook(out).worksheets[0].iter_rows() for cell in row]
    assert any(cell.value == "=HYPERLINK(1)" and cell.data_type == "s" for cell in cells)


@pytest.mark.parametrize("title", ["🚀 <b>&amp;</b>", "مشروع العملاء", "x" * 1000, "Łódź %s {x}"])
def test_that_titles_of_any_kind_can_be_printed(
    ask: Ask, plan_file: PlanFile, tmp_path: Path, title: str
) -> None:
    path = plan_file(two_initiatives(title))

    for ending in ("pdf", "svg", "pptx", "csv", "xlsx", "json"):
        answer = ask("export", path, "--to", tmp_path / f"out.{ending}")
        assert (answer.status, answer.err) == (0, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "x.gan"], "Exports as .gan are not built yet"),
        (["--to", "x.pptx", "--paper", "A4"], "Slides have a size of their own: leave --paper out."),
        (["--to", "x.pptx", "--portrait"], "leave --portrait out"),
        (["--to", "x.ics"], "Exports as .ics are not built yet"),
        (["--to", "x.docx"], "“.docx” is no kind of export"),
        (["--to", "x"], "“x” is no kind of export"),
        (["--to", ""], "is no kind of export"),
        (["--to", "x.pdf", "--report", "sums"], "There is no report “sums”"),
        (["--to", "x.pdf", "--paper", "B9"], "There is no paper B9"),
        (["--to", "x.pdf", "--paper", "1x1"], "Paper of 1x1 cannot be printed"),
        (["--to", "x.pdf", "--pages", "0x1"], "“0x1” is no number of sheets"),
        (["--to", "x.pdf", "--report", "cards", "--pages", "2x1"], "Only handout, roadmap can be printed"),
        (["--to", "x.pdf", "--margin", "99"], "A margin of 99 mm is not possible"),
        (["--to", "x.pdf", "--preset", "Wall"], "there is none called “Wall”"),
        (["--to", "x.pdf", "--filter", "zebra"], "The filter “zebra” keeps nothing"),
        (["--to", "x.pptx", "--pages", "2x1"], "leave --pages out"),
        (["--to", "x.pdf", "--baseline", "Review"], "There is no baseline “Review”: this plan has none yet."),
        (["--to", "x.pdf", "--printed-at", "noon"], "“noon” is no date and time"),
        (["--to", "x.pdf", "--lang", "fr"], "there is no “fr”"),
        (["--to=-.pdf"], ".pdf cannot be written to standard output"),
        (["--to", "nowhere/x.pdf"], "«x.pdf» cannot be written"),
        (["--to", "nowhere/x.csv"], "«x.csv» cannot be written"),
        (["--to", "nowhere/x.xlsx"], "«x.xlsx» cannot be written"),
    ],
)
def test_that_what_cannot_be_exported_leaves_nothing(
    ask: Ask,
    plan_file: PlanFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    said: str,
) -> None:
    path = plan_file(two_initiatives())
    monkeypatch.chdir(tmp_path)

    answer = ask("export", path, *words)

    assert (answer.status, answer.out) == (2, "")
    assert said in answer.complaint
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_that_an_export_never_replaces_the_plan_itself(ask: Ask, plan_file: PlanFile, tmp_path: Path) -> None:
    path = plan_file(two_initiatives()).rename(tmp_path / "plan.csv")
    before = path.read_bytes()

    answer = ask("export", path, "--to", path)

    assert answer.status == 2
    assert answer.complaint.startswith("The export would replace the plan «plan.csv» itself")
    assert path.read_bytes() == before


def a_moved_plan() -> Plan:
    plan = with_baseline(two_initiatives(), "Review 3")
    return initiatives.change(plan, id_of(plan, "SD-01"), duration=8)


def test_that_a_baseline_is_drawn_named_and_told(ask: Ask, plan_file: PlanFile, tmp_path: Path) -> None:
    out = tmp_path / "roadmap.svg"

    answer = ask("export", plan_file(a_moved_plan()), "--to", out, "--baseline", "review 3", *PRINTED)

    assert (answer.status, answer.err) == (0, "")
    page = out.read_text(encoding="utf-8")
    assert "Since “Review 3” the finish has moved 3 working days" in page
    assert "Baseline “Review 3”" in page
    assert "Review 3 · 5 Jan 2026" in page


def test_that_a_baseline_that_is_not_there_is_refused_with_those_that_are(
    ask: Ask, plan_file: PlanFile, tmp_path: Path
) -> None:
    out = tmp_path / "roadmap.pdf"

    answer = ask("export", plan_file(a_moved_plan()), "--to", out, "--baseline", "Kick-off")

    assert answer.status == 2
    assert answer.complaint == "There is no baseline “Kick-off”: choose one of Review 3."
    assert not out.exists()


def test_that_a_preset_of_the_plan_is_printed_and_can_be_changed(
    ask: Ask, plan_file: PlanFile, tmp_path: Path
) -> None:
    plan = print_presets.add(two_initiatives(), "Wall", '{"reports": ["cards"], "paper": "A3"}')
    path, out = plan_file(plan), tmp_path / "wall.svg"

    assert ask("export", path, "--to", out, "--preset", "wall", *PRINTED).err == ""
    assert "A3" in out.read_text(encoding="utf-8")
    assert ask("export", path, "--to", out, "--preset", "Wall", "--paper", "A5", *PRINTED).err == ""
    assert "A5" in out.read_text(encoding="utf-8")
    assert (
        "There is no print preset “Walls”" in ask("export", path, "--to", out, "--preset", "Walls").complaint
    )


def test_that_a_filter_leaves_initiatives_out(ask: Ask, plan_file: PlanFile, tmp_path: Path) -> None:
    out = tmp_path / "cards.svg"

    ask(
        "export",
        plan_file(two_initiatives()),
        "--to",
        out,
        "--report",
        "cards",
        "--filter",
        "SD-01",
        *PRINTED,
    )

    page = out.read_text(encoding="utf-8")
    assert page.count("No answer to why") == 1


def test_that_every_report_can_be_written(ask: Ask, plan_file: PlanFile, tmp_path: Path) -> None:
    path, out = plan_file(two_initiatives()), tmp_path / "all.pdf"

    answer = ask("export", path, "--to", out, "--report", "pack", "--colour", "black", *PRINTED)

    assert (answer.status, answer.err) == (0, "")
    assert len(PdfReader(out).pages) >= 9
