"""Files that appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxplanner.errors import ExportError
from cxplanner.report.whole_files import write_whole


def test_that_all_files_are_written(tmp_path: Path) -> None:
    write_whole({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a": b"1", "b": b"2"}


def test_that_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    write_whole({tmp_path / "a": b"new"})
    assert (tmp_path / "a").read_bytes() == b"new"


def test_that_one_file_that_fails_leaves_all_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(ExportError) as caught:
        write_whole({tmp_path / "a": b"new", tmp_path / "missing" / "b": b"new"})
    assert caught.value.facts["path"] == tmp_path / "missing" / "b"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_that_a_file_that_cannot_be_replaced_brings_all_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").write_bytes(b"old")
    replace = Path.replace

    def refuse(source: Path, target: Path) -> Path:
        if target.name == "c":
            raise PermissionError(13, "Held elsewhere")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportError) as caught:
        write_whole({tmp_path / name: b"new" for name in "abc"})
    assert caught.value.facts["reason"] == "Held elsewhere"
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"b": b"old"}


def test_that_old_files_come_back_on_disks_without_second_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(link: Path, target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    test_that_a_file_that_cannot_be_replaced_brings_all_others_back(tmp_path, monkeypatch)
