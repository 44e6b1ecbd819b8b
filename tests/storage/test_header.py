"""The first look at a file: what is refused, and by which name."""

from __future__ import annotations

import os
import sqlite3
import zipfile
from pathlib import Path

import pytest

from cxplanner.errors import FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.storage.formats import HEAD
from cxplanner.storage.header import check_format, read_header
from tests.builders import a_plan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.cxplan"
    OpenPlan.create(a_plan(), path).close()
    return path


def refusal(path: Path) -> FileError:
    with pytest.raises(FileError) as caught:
        read_header(path)
    assert caught.value.facts["path"] == path
    return caught.value


def test_that_a_plan_has_its_format_and_nothing_beside_it(path: Path) -> None:
    header = read_header(path)
    assert (header.format, header.leftovers) == (HEAD, ())
    assert path.read_bytes()[18:20] == b"\x01\x01"  # a journal that rolls back, readable on any medium


def test_that_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nothing.cxplan").code == "missing"
    assert refusal(tmp_path / ("n" * 300)).code == "missing"
    assert refusal(tmp_path / "nu\0l.cxplan").code == "missing"
    assert refusal(tmp_path).code == "directory"
    os.mkfifo(tmp_path / "pipe.cxplan")
    assert refusal(tmp_path / "pipe.cxplan").code == "not_a_file"


@pytest.mark.parametrize("content", [b"", b"\x00" * 5_000])
def test_that_a_file_without_content_is_incomplete(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refusal(path).code == "incomplete"


@pytest.mark.parametrize("kept", [60, 300, 4096, -4096, -1])
def test_that_a_truncated_plan_is_incomplete_and_says_how_much_is_there(path: Path, kept: int) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:kept])
    error = refusal(path)
    assert error.code == "incomplete"
    assert error.facts["size"] == len(whole[:kept])
    assert error.facts["expected"] == (len(whole) if kept != 60 else None)


def test_that_a_plan_with_something_behind_its_end_is_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x" * 100)
    assert refusal(path).code == "damaged"


def test_that_another_database_is_no_plan(tmp_path: Path) -> None:
    database = tmp_path / "other.cxplan"
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    error = refusal(database)
    assert (error.code, error.facts["looks_like"]) == ("not_a_plan", "database")


@pytest.mark.parametrize(
    ("content", "look"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old_office_file"),
        (b"\x89PNG\r\n", "picture"),
        (b'{"a": 1}', "json"),
        (b"Key;Title\r\nA;B\r\n", "text"),
        (b'<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project">', "project_xml"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "xml"),
        (b"<!DOCTYPE html><html>", "web_page"),
        (b"\x01\x02\x00\xff", "unknown"),
        (b"PK\x03\x04 broken", "archive"),
    ],
)
def test_that_a_foreign_file_is_named_for_what_it_looks_like(
    tmp_path: Path, content: bytes, look: str
) -> None:
    path = tmp_path / "foreign.cxplan"
    path.write_bytes(content)
    error = refusal(path)
    assert (error.code, error.facts["looks_like"]) == ("not_a_plan", look)


@pytest.mark.parametrize(
    ("member", "look"),
    [("xl/workbook.xml", "workbook"), ("word/document.xml", "text_document"), ("a", "archive")],
)
def test_that_an_office_file_is_named_for_what_is_in_it(tmp_path: Path, member: str, look: str) -> None:
    path = tmp_path / "foreign.cxplan"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "x")
    assert refusal(path).facts["looks_like"] == look


def test_that_a_newer_format_is_named_with_ours(path: Path) -> None:
    with pytest.raises(FileError) as caught:
        check_format(path, 12)
    assert caught.value.code == "newer"
    assert (caught.value.facts["format"], caught.value.facts["newest"]) == (12, HEAD)


@pytest.mark.parametrize("number", [0, -3])
def test_that_a_format_that_never_was_is_damage(path: Path, number: int) -> None:
    with pytest.raises(FileError, match="damaged"):
        check_format(path, number)
