"""Opening a document: what is refused, what is mended on the copy, and that the document is only read."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cxplanner.errors import FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.storage import checked_copy, connection, read_plan
from cxplanner.storage.formats import seal_of
from cxplanner.storage.working_copy import open_folder
from tests.builders import a_plan, id_of, with_initiative


def the_plan() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 5, notes="a note"), "B", 3, after="A")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "docs" / "plan.cxplan"
    path.parent.mkdir()
    OpenPlan.create(the_plan(), path).close()
    return path


def tamper(path: Path, *statements: str, reseal: bool = False) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        database.execute(statement)
    if reseal:
        database.execute("UPDATE meta SET value = ? WHERE key = 'seal'", (seal_of(database),))
    database.close()


def open_it(path: Path) -> None:
    OpenPlan.open(path).close()


READERS: list[Callable[[Path], object]] = [read_plan, open_it]


def refusal(read: Callable[[Path], object], path: Path) -> FileError:
    before = path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())
    with pytest.raises(FileError) as caught:
        read(path)
    assert before == (path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir()))
    assert not open_folder().exists() or list(open_folder().iterdir()) == []
    return caught.value


def test_that_opening_and_reading_leave_the_document_alone(path: Path) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns
    path.chmod(0o444)
    assert read_plan(path) == the_plan()
    OpenPlan.open(path).close()
    assert before == (path.read_bytes(), path.stat().st_mtime_ns)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("read", READERS)
def test_that_a_newer_format_is_refused(path: Path, read: Callable[[Path], object]) -> None:
    tamper(path, "PRAGMA user_version = 7")
    error = refusal(read, path)
    assert (error.code, error.facts["format"]) == ("newer", 7)


@pytest.mark.parametrize("read", READERS)
def test_that_changed_content_is_refused(path: Path, read: Callable[[Path], object]) -> None:
    tamper(path, "UPDATE initiative SET title = 'Other' WHERE key = 'A'")
    assert refusal(read, path).code == "changed_content"


def test_that_changed_content_is_read_as_it_stands_by_those_who_do_not_ask_for_the_seal(path: Path) -> None:
    tamper(path, "UPDATE initiative SET title = 'Other' WHERE key = 'A'")
    plan = read_plan(path, sealed=False)
    assert plan.initiatives[id_of(plan, "A")].title == "Other"


def test_that_a_damaged_page_is_refused_without_the_seal_too(path: Path) -> None:
    content = bytearray(path.read_bytes())
    first_page = 4096
    content[first_page : 2 * first_page] = bytes(first_page)
    path.write_bytes(content)
    assert refusal(lambda path: read_plan(path, sealed=False), path).code == "damaged"


def test_that_changed_content_opens_without_a_path_when_that_is_accepted(path: Path) -> None:
    tamper(path, "UPDATE initiative SET title = 'Other' WHERE key = 'A'")
    opened = OpenPlan.open(path, accepted={"changed_content"})
    assert opened.path is None
    assert not opened.is_saved
    assert [notice.code for notice in opened.notices] == ["changed_content"]
    assert opened.plan.initiatives[id_of(opened.plan, "A")].title == "Other"
    opened.close()


@pytest.mark.parametrize("read", READERS)
def test_that_a_reference_to_nothing_is_refused(path: Path, read: Callable[[Path], object]) -> None:
    tamper(path, "DELETE FROM initiative WHERE key = 'A'", reseal=True)
    error = refusal(read, path)
    assert (error.code, error.facts["reason"], error.facts["count"]) == ("inconsistent", "missing_parent", 1)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    ("statement", "code", "reason"),
    [
        ("UPDATE initiative SET not_before = '2026-13-40'", "damaged", "values"),
        ("UPDATE initiative SET tags = 'nothing like a list'", "damaged", "values"),
        ("UPDATE programme SET calendar = '{}'", "damaged", "values"),
        ("UPDATE meta SET value = 'many' WHERE key = 'next_id'", "damaged", "values"),
        ("DELETE FROM programme", "damaged", "values"),
        ("UPDATE initiative SET not_before = '0001-01-01'", "inconsistent", "values"),
        ("UPDATE programme SET currency = '12'", "inconsistent", "values"),
        ("DELETE FROM stage WHERE id = 4", "inconsistent", "stages"),
        ("UPDATE initiative SET key = 'a' WHERE key = 'B'", "inconsistent", "same_key"),
        ("UPDATE meta SET value = '5' WHERE key = 'next_id'", "inconsistent", "ids"),
    ],
)
def test_that_what_no_plan_can_hold_is_refused(
    path: Path, read: Callable[[Path], object], statement: str, code: str, reason: str
) -> None:
    tamper(path, statement, reseal=True)
    error = refusal(read, path)
    assert (error.code, error.facts["reason"]) == (code, reason)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON initiative BEGIN DELETE FROM dependency; END",
        "CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c",
        "CREATE INDEX i ON initiative (hex(zeroblob(2000)))",
        "CREATE TABLE other (x)",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
    ],
)
def test_that_what_a_file_has_beyond_ours_is_left_out(path: Path, statement: str) -> None:
    tamper(path, statement)
    assert read_plan(path) == the_plan()
    opened = OpenPlan.open(path)
    assert [notice.code for notice in opened.notices] == ["extras_ignored"]
    opened.apply("rename", lambda plan: initiatives.change(plan, id_of(plan, "A"), title="New"))
    assert len(opened.plan.dependencies) == 1
    with pytest.raises(FileError, match="extras_ignored"):
        opened.save()
    opened.save({"extras_ignored"})
    opened.close()
    reopened = OpenPlan.open(path)
    assert reopened.notices == ()
    assert len(reopened.plan.dependencies) == 1
    reopened.close()


def test_that_an_extra_column_is_left_out(path: Path) -> None:
    tamper(path, "ALTER TABLE initiative ADD COLUMN evil TEXT DEFAULT 'x'")
    assert read_plan(path) == the_plan()
    with OpenPlan.open(path) as opened:
        assert [notice.facts["names"] for notice in opened.notices] == [("initiative.evil",)]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "statements",
    [
        ["DROP TABLE milestone"],
        ["ALTER TABLE initiative DROP COLUMN notes"],
        ["ALTER TABLE milestone RENAME TO m", "CREATE VIEW milestone AS SELECT * FROM m"],
    ],
)
def test_that_a_missing_table_or_column_is_damage(
    path: Path, read: Callable[[Path], object], statements: list[str]
) -> None:
    tamper(path, *statements)
    assert refusal(read, path).code == "damaged"


def test_that_work_without_end_is_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 50000) SELECT x FROM c"
    tamper(path, "CREATE TABLE other (x)", f"INSERT INTO other {rows}", "CREATE INDEX i ON other (hex(x))")
    connect = connection.connect_to_unchecked
    monkeypatch.setattr(checked_copy, "connect_to_unchecked", lambda copy: connect(copy, seconds=0.0))
    error = refusal(read_plan, path)
    assert (error.code, error.facts["detail"]) == ("damaged", "interrupted")


def test_that_a_journal_left_beside_the_document_is_rolled_back_on_the_copy(
    path: Path, tmp_path: Path
) -> None:
    """Half a change of another program: the pages are written, and the journal says how it was."""
    crashed = tmp_path / "crashed"
    shutil.copytree(path.parent, crashed)
    database = sqlite3.connect(crashed / path.name, isolation_level=None)
    database.execute("PRAGMA cache_size = 1")
    database.execute("BEGIN")
    database.execute("UPDATE initiative SET title = 'Half', notes = ?", ("x" * 50_000,))
    for name in (path.name, f"{path.name}-journal"):
        shutil.copy(crashed / name, path.parent / name)
    database.close()
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    assert len(before) == 2

    assert read_plan(path) == the_plan()
    opened = OpenPlan.open(path)
    assert opened.plan == the_plan()
    assert [notice.code for notice in opened.notices] == ["left_in_the_middle"]
    assert opened.needs_confirmation is not None
    assert opened.needs_confirmation.code == "left_in_the_middle"
    opened.close()
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before


def test_that_a_document_that_keeps_changing_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = checked_copy._copy

    def copy_and_touch(source: Path, target: Path) -> str:
        digest = real(source, target)
        os.utime(source)
        return digest

    monkeypatch.setattr(checked_copy, "_copy", copy_and_touch)
    with pytest.raises(FileError, match="busy"):
        read_plan(path)


def test_that_a_disk_without_room_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=100))
    with pytest.raises(FileError, match="no_space_for_edits"):
        OpenPlan.open(path)


def test_that_reading_imports_no_library_of_the_database_layer(path: Path) -> None:
    import subprocess

    program = (
        "import sys, pathlib; from cxplanner.storage import read_plan; read_plan(pathlib.Path(sys.argv[1]));"
        "sys.exit(bool({'sqlalchemy', 'alembic'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program, str(path)], check=False).returncode == 0
