"""The way of a file of the first format into today's: asked for, kept aside, and with everything in it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cxplanner.errors import FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import baselines, initiatives
from cxplanner.plan.plan import Plan
from cxplanner.storage import read_plan
from cxplanner.storage.backups import backups_folder
from cxplanner.storage.formats import HEAD
from cxplanner.storage.recovery import recoverable
from cxplanner.storage.working_copy import open_folder
from tests.migrations.golden_files import FOLDER


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file as the first version left it."""
    return Path(shutil.copyfile(FOLDER / "format-0001-sample.cxplan", tmp_path / "plan.cxplan"))


def renamed(plan: Plan) -> Plan:
    return initiatives.change(plan, next(iter(plan.initiatives)), title="Renamed")


def frozen(plan: Plan) -> Plan:
    return baselines.freeze(plan, "Kick-off", date(2026, 1, 5), initiatives={}, gates={}, finish=None)


def format_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def backups_of(path: Path) -> list[Path]:
    with closing(sqlite3.connect(path)) as connection:
        (uuid,) = connection.execute("SELECT value FROM meta WHERE key = 'doc_uuid'").fetchone()
    return sorted(backups_folder(uuid).glob("*.cxplan"))


def test_that_an_old_file_is_left_alone_until_somebody_says_yes(old: Path) -> None:
    before = old.read_bytes()
    opened = OpenPlan.open(old)
    assert [(each.code, each.facts["format"], each.facts["newest"]) for each in opened.notices] == [
        ("older", 1, HEAD)
    ]
    opened.apply("rename", renamed)
    with pytest.raises(FileError) as asked:
        opened.save()
    assert asked.value.code == "older"
    with pytest.raises(FileError):
        opened.close()
    assert old.read_bytes() == before
    opened.close(discard=True)
    assert old.read_bytes() == before


def test_that_after_a_yes_the_old_file_is_among_the_backups(old: Path) -> None:
    before = old.read_bytes()
    opened = OpenPlan.open(old)
    opened.save({"older"})
    assert opened.needs_confirmation is None
    opened.apply("freeze_baseline", frozen)
    opened.save()
    opened.close()
    assert format_of(old) == HEAD
    assert [each.name for each in read_plan(old).baselines.values()] == ["Kick-off"]
    (backup,) = backups_of(old)
    assert "pre-migration" in backup.name
    assert backup.read_bytes() == before
    with OpenPlan.open(old) as again:
        assert again.notices == ()


def test_that_an_upgraded_plan_can_be_saved_elsewhere_and_the_old_file_stays(
    old: Path, tmp_path: Path
) -> None:
    before = old.read_bytes()
    with OpenPlan.open(old) as opened:
        opened.save_as(tmp_path / "new.cxplan")
    assert old.read_bytes() == before
    assert format_of(tmp_path / "new.cxplan") == HEAD


def test_that_reading_an_old_file_leaves_it_alone(old: Path) -> None:
    before = old.read_bytes()
    assert len(read_plan(old).initiatives) == 43
    assert old.read_bytes() == before


def test_that_edits_which_an_older_version_left_behind_are_recovered(old: Path) -> None:
    """A crash, then an upgrade of the program, then the recovery."""
    folder = open_folder() / ("0" * 32)
    folder.mkdir(parents=True)
    shutil.copyfile(old, folder / "work.db")
    with closing(sqlite3.connect(folder / "work.db")) as connection, connection:
        connection.execute("UPDATE programme SET name = 'Edited'")
        connection.execute("UPDATE meta SET value = value + 2 WHERE key = 'edit_seq'")
    (folder / "lock").touch()
    (folder / "journal").write_text("cxplanner-journal-1 format 1\n", "utf-8")
    note = {"path": str(old), "name": "plan", "base": None, "app_version": "0"}
    (folder / "origin.json").write_text(json.dumps(note), "utf-8")
    (left,) = recoverable()
    opened = OpenPlan.recover(left)
    assert opened.plan.programme.name == "Edited"
    opened.apply("freeze_baseline", frozen)
    assert opened.needs_confirmation is not None
    assert opened.needs_confirmation.code == "older"
    opened.close(discard=True)


def test_that_a_working_copy_of_a_newer_version_is_left_for_that_version(old: Path) -> None:
    folder = open_folder() / ("1" * 32)
    folder.mkdir(parents=True)
    shutil.copyfile(old, folder / "work.db")
    with closing(sqlite3.connect(folder / "work.db")) as connection, connection:
        connection.execute("UPDATE meta SET value = value + 2 WHERE key = 'edit_seq'")
        connection.execute(f"PRAGMA user_version = {HEAD + 1}")
    (folder / "lock").touch()
    (left,) = recoverable()
    with pytest.raises(FileError) as refused:
        OpenPlan.recover(left)
    assert refused.value.code == "newer"
    assert (folder / "work.db").exists()
