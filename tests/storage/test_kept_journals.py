"""Journals of closed plans: found by the state they belong to, and only the last few."""

from __future__ import annotations

import os
from pathlib import Path

from cxplanner.data_dir import data_dir
from cxplanner.storage import kept_journals


def test_that_a_journal_is_found_by_document_and_state(tmp_path: Path) -> None:
    kept_journals.keep("doc", "save", b"steps")
    kept_journals.take_up("doc", "save", tmp_path / "journal")
    assert (tmp_path / "journal").read_bytes() == b"steps"


def test_that_another_document_or_state_has_none(tmp_path: Path) -> None:
    kept_journals.keep("doc", "save", b"steps")
    kept_journals.take_up("other", "save", tmp_path / "journal")
    kept_journals.take_up("doc", "other", tmp_path / "journal")
    assert not (tmp_path / "journal").exists()


def test_that_only_the_last_few_states_are_kept() -> None:
    folder = data_dir() / "history" / "doc"
    for number in range(6):
        kept_journals.keep("doc", f"save{number}", b"steps")
        os.utime(folder / f"save{number}", (number, number))
    kept_journals.keep("doc", "last", b"steps")
    assert sorted(path.name for path in folder.iterdir()) == ["last", "save4", "save5"]
