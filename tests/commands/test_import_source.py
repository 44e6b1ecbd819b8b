"""`cxplanner import`: what is added, updated and refused, and where a plan is made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from cxplanner.open_plan import OpenPlan
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.storage import read_plan
from tests.builders import a_plan, with_initiative
from tests.commands.conftest import Ask

PlanFile = Callable[[Plan], Path]
GOOD = """\
key,title,stage,stream,duration,predecessors,start,owner
SD-01,Archive,1,Systems & data,10d,,2026-01-12,Ana
SD-02,Portal,2,systems_data,3w,SD-01 FS+2d,,
"""


def source(folder: Path, text: str, name: str = "Horizonte.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_that_a_plan_is_made_where_there_is_none(ask: Ask, tmp_path: Path) -> None:
    into = tmp_path / "new.cxplan"

    answer = ask("import", source(tmp_path, GOOD), "--into", into, "--json")

    assert answer.status == 0
    assert answer.json == {
        "format": "cxplanner-import-1",
        "added": ["SD-01", "SD-02"],
        "updated": {},
        "refused": [],
        "problems": [],
    }
    plan = read_plan(into)
    assert (plan.programme.name, plan.programme.start) == ("Horizonte", date(2026, 1, 12))
    assert [each.duration for each in plan.initiatives_in_order] == [10, 15]


def test_that_a_workbook_is_read_too(ask: Ask, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Task name", "Corriente", "Duración"])
    sheet.append(["Archive", "organization", 5])
    book.save(tmp_path / "list.xlsx")

    answer = ask("import", tmp_path / "list.xlsx", "--into", tmp_path / "x.cxplan", "--json")

    assert answer.json["added"] == ["OP-01"]
    assert read_plan(tmp_path / "x.cxplan").initiatives_in_order[0].duration == 5


def test_that_keys_that_exist_are_updated(ask: Ask, tmp_path: Path, plan_file: PlanFile) -> None:
    path = plan_file(with_initiative(a_plan(), "SD-01", 5, title="Old"))
    listed = source(tmp_path, "key,title,stream\nsd-01,Archive,\nOP-09,More,organization\n")

    answer = ask("import", listed, "--into", path, "--json")

    assert answer.json["added"] == ["OP-09"]
    assert answer.json["updated"] == {"SD-01": ["title"]}
    assert read_plan(path).initiative_by_key["sd-01"].title == "Archive"


def test_that_an_import_is_one_step_of_undo(ask: Ask, tmp_path: Path, plan_file: PlanFile) -> None:
    path = plan_file(a_plan())

    ask("import", source(tmp_path, GOOD), "--into", path)

    with OpenPlan.open(path) as open_plan:
        assert open_plan.undo_name == "import_initiatives"
        open_plan.undo()
        assert open_plan.plan.initiatives == {}


def test_that_a_dry_run_writes_nothing(ask: Ask, tmp_path: Path, plan_file: PlanFile) -> None:
    path, absent = plan_file(a_plan()), tmp_path / "absent.cxplan"
    before = path.read_bytes()

    into_old = ask("import", source(tmp_path, GOOD), "--into", path, "--dry-run", "--json")
    into_new = ask("import", source(tmp_path, GOOD), "--into", absent, "--dry-run")

    assert into_old.json["added"] == ["SD-01", "SD-02"]
    assert into_new.out.endswith("2 initiatives added, 0 updated, 0 rows refused.\nNothing was written.\n")
    assert path.read_bytes() == before
    assert not absent.exists()


def test_that_missing_streams_and_stages_are_chosen(ask: Ask, tmp_path: Path) -> None:
    into = tmp_path / "x.cxplan"

    answer = ask(
        "import",
        source(tmp_path, "title\nA\n"),
        "--into",
        into,
        "--stream",
        "Customer centricity",
        "--stage",
        "3",
    )

    assert answer.status == 0
    (only,) = read_plan(into).initiatives.values()
    assert (only.stream, only.stage, only.key) == (Stream.CUSTOMER_CENTRICITY, 3, "CC-01")


@pytest.mark.parametrize(
    ("row", "column", "expected", "kept"),
    [
        ("A,Title,soon,5,,organization", "start", "a date such as 2026-03-31", True),
        ("A,Title,,-5,,organization", "duration", "0 or more", True),
        ("A,Title,,99999,,organization", "duration", "a duration of at most 10,000 working days", True),
        ("A,Title,,often,,organization", "duration", "a duration such as 10d, 3w or 2mo", True),
        ("A,Title,,5,NOPE,organization", "predecessors", "the key of an initiative or a gate", True),
        ("A,Title,,5,,marketing", "stream", "one of the four streams, or one for the whole list", False),
        ("A,,,5,,organization", "title", "a title", False),
        (f"A,{'x' * 5000},,5,,organization", "title", "a title of at most 1,000 characters", False),
    ],
)
def test_that_what_cannot_be_read_is_located(
    ask: Ask, tmp_path: Path, row: str, column: str, expected: str, *, kept: bool
) -> None:
    listed = source(
        tmp_path, f"key,title,start,duration,predecessors,stream\nZ,Fine,,5,,organization\n{row}\n"
    )

    answer = ask("import", listed, "--into", tmp_path / "x.cxplan", "--json")

    assert (answer.status, answer.err) == (1, "")
    problem = next(each for each in answer.json["problems"] if each["expected"] == expected)
    assert list(problem) == ["sheet", "row", "column", "found", "expected", "severity"]
    assert (problem["sheet"], problem["row"], problem["column"]) == (None, 3, column)
    assert problem["severity"] == ("warning" if kept else "error")
    assert answer.json["added"] == (["Z", "A"] if kept else ["Z"])
    assert answer.json["refused"] == ([] if kept else [3])


def test_that_the_second_of_two_equal_keys_is_refused(ask: Ask, tmp_path: Path) -> None:
    listed = source(tmp_path, "key,title,stream\nA,One,organization\na,Two,organization\n")

    answer = ask("import", listed, "--into", tmp_path / "x.cxplan")

    assert answer.status == 1
    assert answer.out.splitlines()[1] == (
        "Row 3, key: “a” was found, and a key that no row above has was expected; the row is refused."
    )
    assert [each.title for each in read_plan(tmp_path / "x.cxplan").initiatives.values()] == ["One"]


def test_that_a_cycle_refuses_the_whole_import(ask: Ask, tmp_path: Path, plan_file: PlanFile) -> None:
    path = plan_file(a_plan())
    before = path.read_bytes()
    listed = source(tmp_path, "key,title,stream,predecessors\nA,One,organization,B\nB,Two,organization,A\n")

    into_old = ask("import", listed, "--into", path)
    into_new = ask("import", listed, "--into", tmp_path / "x.cxplan")

    assert (into_old.status, into_new.status) == (2, 2)
    assert into_old.complaint.startswith("These wait for each other: ")
    assert path.read_bytes() == before
    assert not (tmp_path / "x.cxplan").exists()


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig"])
def test_that_old_encodings_are_understood(ask: Ask, tmp_path: Path, encoding: str) -> None:
    listed = source(tmp_path, "título;corriente\nFormación y señas;organización\n", encoding=encoding)

    answer = ask("import", listed, "--into", tmp_path / "x.cxplan", "--json")

    assert answer.status == 0
    assert [each.title for each in read_plan(tmp_path / "x.cxplan").initiatives.values()] == [
        "Formación y señas"
    ]


@pytest.mark.parametrize(
    "title", ["🚀 Launch 👩‍💻", "مشروع العملاء", "<b>&amp;</b>", "=HYPERLINK(1)", "{title} %s"]
)
def test_that_titles_of_any_kind_stay_as_they_are(ask: Ask, tmp_path: Path, title: str) -> None:
    listed = source(tmp_path, f'title,stream\n"{title}",organization\n')
    into = tmp_path / "x.cxplan"

    assert ask("import", listed, "--into", into).status == 0
    assert [each.title for each in read_plan(into).initiatives.values()] == [title]
    assert title in ask("schedule", into).out
    assert title in ask("explain", into, "OP-01").out
    assert ask("schedule", into, "--json").json["initiatives"][0]["title"] == title


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "«empty.csv» is empty: there is nothing to import."),
        ("blank.csv", b"\n\n", "«blank.csv» is empty: there is nothing to import."),
        (
            "odd.csv",
            b"colour,size\nred,5\n",
            "«odd.csv» has no column of titles (its headings: colour, size)",
        ),
        ("page.csv", b"%PDF-1.7\n", "«page.csv» is no spreadsheet"),
        ("book.xlsx", b"not a workbook", "«book.xlsx» "),
        ("plan.xml", b"<Project/>", "Imports of .xml files are not built yet"),
        ("plan.gan", b"<project/>", "Imports of .gan files are not built yet"),
        ("plan.docx", b"PK", "«plan.docx» is neither .csv nor .xlsx"),
    ],
)
def test_that_a_source_that_is_no_list_is_refused(
    ask: Ask, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)

    answer = ask("import", tmp_path / name, "--into", tmp_path / "x.cxplan", "--json")

    assert (answer.status, answer.out) == (2, "")
    assert said in answer.complaint
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_that_a_source_that_is_missing_or_a_folder_is_named(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()

    missing = ask("import", tmp_path / "none.csv", "--into", tmp_path / "x.cxplan")
    folder = ask("import", tmp_path / "folder.csv", "--into", tmp_path / "x.cxplan")

    assert missing.complaint == "«none.csv» is not there: check its name and its folder."
    assert folder.complaint == "«folder.csv» is a folder: choose a list in it."
    assert (missing.status, folder.status) == (2, 2)


def test_that_what_is_no_plan_is_not_imported_into(ask: Ask, tmp_path: Path) -> None:
    foreign = source(tmp_path, "mine", "notes.cxplan")

    answer = ask("import", source(tmp_path, GOOD), "--into", foreign)

    assert answer.status == 2
    assert answer.complaint.startswith("«notes.cxplan» is no CXPlanner plan (it looks like text)")
    assert foreign.read_text() == "mine"


def test_that_an_unknown_stream_for_the_list_is_refused(ask: Ask, tmp_path: Path) -> None:
    answer = ask("import", source(tmp_path, GOOD), "--into", tmp_path / "x.cxplan", "--stream", "sales")

    assert answer.status == 2
    assert answer.complaint.startswith("There is no stream “sales”: choose one of systems_data,")
