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
