"""Locks: within a process, between processes, after a death, and from another computer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from cxplanner.errors import FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.storage.locks import FileLock, document_lock_path
from tests.builders import a_plan

HOLDS_A_PLAN = """
import sys, pathlib
from cxplanner.open_plan import OpenPlan
opened = OpenPlan.open(pathlib.Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
opened.close()
print("closed", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.cxplan"
    OpenPlan.create(a_plan(), path).close()
    return path


@pytest.fixture
def other(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the plan open."""
    command = [sys.executable, "-c", HOLDS_A_PLAN, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert stream(process.stdout).readline() == "open\n"
        yield process
        process.kill()


def stream(of: IO[str] | None) -> IO[str]:
    assert of is not None
    return of


def test_that_one_file_lock_is_held_once(tmp_path: Path) -> None:
    lock = FileLock.take(tmp_path / "lock")
    assert lock is not None
    assert FileLock.take(tmp_path / "lock") is None
    lock.write(b"a long note")
    lock.write(b"short")
    assert lock.read() == b"short"
    lock.release(remove=True)
    assert not (tmp_path / "lock").exists()
    again = FileLock.take(tmp_path / "lock")
    assert again is not None
    again.release(remove=False)
    assert (tmp_path / "lock").exists()


def test_that_a_plan_is_open_once_for_writing_and_again_for_reading(path: Path) -> None:
    with OpenPlan.open(path), pytest.raises(FileError) as caught:
        OpenPlan.open(path)
    assert caught.value.code == "in_use"
    assert caught.value.facts["here"] is True
    assert caught.value.facts["since"] is not None
    with OpenPlan.open(path), OpenPlan.open(path, read_only=True) as second:
        assert second.read_only
        with pytest.raises(FileError, match="read_only"):
            second.save()


def test_that_another_process_keeps_its_plan_until_it_closes(
    path: Path, other: subprocess.Popen[str]
) -> None:
    with pytest.raises(FileError, match="in_use"):
        OpenPlan.open(path)
    stream(other.stdin).write("\n")
    stream(other.stdin).flush()
    assert stream(other.stdout).readline() == "closed\n"
    OpenPlan.open(path).close()


def test_that_the_lock_of_a_dead_process_is_taken_over(path: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    assert document_lock_path(path).exists()
    OpenPlan.open(path).close()
    assert not document_lock_path(path).exists()


def test_that_the_lock_of_another_computer_is_never_broken(path: Path) -> None:
    note = {"host": "PC-17", "user": "Ana", "pid": 1, "utc": "2026-03-02T09:12:00+00:00"}
    document_lock_path(path).write_text(json.dumps(note))
    with pytest.raises(FileError) as caught:
        OpenPlan.open(path)
    facts = caught.value.facts
    assert (caught.value.code, facts["user"], facts["host"], facts["here"]) == (
        "in_use",
        "Ana",
        "PC-17",
        False,
    )
    assert json.loads(document_lock_path(path).read_text()) == note
    OpenPlan.open(path, read_only=True).close()


@pytest.mark.parametrize("note", [b"", b"\xff\x00", b"[1]", b"{"])
def test_that_a_note_that_nobody_can_read_is_no_lock(path: Path, note: bytes) -> None:
    document_lock_path(path).write_bytes(note)
    OpenPlan.open(path).close()


def test_that_a_failed_opening_leaves_no_lock(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])
    with pytest.raises(FileError, match="incomplete"):
        OpenPlan.open(path)
    assert not document_lock_path(path).exists()
