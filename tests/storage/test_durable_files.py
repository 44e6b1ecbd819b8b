"""Files that are whole or not there: replaced at once, flushed, patient with other programs."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from cxplanner.storage import durable_files
from cxplanner.storage.durable_files import copy_whole, replace_patiently, sha256_of, write_whole


def test_that_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "note.json"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_file_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "note.json"
    write_whole(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(durable_files, "flush", full)
    with pytest.raises(OSError, match="no space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_copy_comes_with_the_digest_of_what_was_copied(tmp_path: Path) -> None:
    content = os.urandom(3_000_000)
    (tmp_path / "a").write_bytes(content)
    digest = copy_whole(tmp_path / "a", tmp_path / "b")
    assert digest == sha256_of(tmp_path / "b") == hashlib.sha256(content).hexdigest()
    assert (tmp_path / "b").read_bytes() == content


class Held(PermissionError):
    """What Windows says while another program has a file open."""

    winerror = 32


def test_that_a_file_that_is_held_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").write_bytes(b"new")
    pauses: list[float] = []
    real = os.replace

    def busy_twice(source: Path, target: Path) -> None:
        if len(pauses) < 2:
            raise Held
        real(source, target)

    monkeypatch.setattr(os, "replace", busy_twice)
    monkeypatch.setattr(durable_files.time, "sleep", pauses.append)  # type: ignore[attr-defined]
    replace_patiently(tmp_path / "new", tmp_path / "old")
    assert pauses == [0.05, 0.1]
    assert (tmp_path / "old").read_bytes() == b"new"


def test_that_waiting_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    def busy(_source: Path, _target: Path) -> None:
        raise Held

    monkeypatch.setattr(os, "replace", busy)
    monkeypatch.setattr(durable_files.time, "sleep", pauses.append)  # type: ignore[attr-defined]
    with pytest.raises(Held):
        replace_patiently(tmp_path / "new", tmp_path / "old")
    assert 6 < sum(pauses) < 7


def test_that_a_refusal_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: Path, _target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PermissionError):
        replace_patiently(tmp_path / "new", tmp_path / "old")
