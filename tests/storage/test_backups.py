"""Backups: verified, listed, and thinned so that old ones are far between and never too few."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.data_dir import data_dir
from cxplanner.open_plan import OpenPlan
from cxplanner.storage import backups, read_plan
from cxplanner.storage.backups import Backup, superfluous
from tests.builders import a_plan

NOW = datetime(2026, 6, 17, 12, tzinfo=UTC)
FEWEST = 5


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.cxplan"
    OpenPlan.create(a_plan(), path).close()
    return path


def at(moment: datetime, size: int = 1_000) -> Backup:
    return Backup(Path(f"{moment.isoformat()}.cxplan"), moment, "save", "0" * 8, size)


def kept(ages: list[timedelta], size: int = 1_000) -> list[timedelta]:
    """The ages that stay, of backups of these ages."""
    made = [at(NOW - age, size) for age in sorted(ages)]
    gone = superfluous(made, NOW)
    return [NOW - each.taken_at for each in made if each not in gone]


def test_that_a_backup_is_the_plan_and_is_listed(path: Path) -> None:
    copy = backups.keep(path, "doc", "abcdef0123", "save")
    assert read_plan(copy) == a_plan()
    (only,) = backups.listed("doc")
    assert (only.path, only.reason, only.save_id) == (copy, "save", "abcdef01")


def test_that_a_damaged_document_goes_to_the_quarantine(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * len(content[8192:])
    path.write_bytes(content)
    copy = backups.keep(path, "doc", "abcdef0123", "save")
    assert backups.listed("doc") == []
    assert copy.parent == data_dir() / "quarantine"
    assert copy.read_bytes() == bytes(content)


def test_that_strange_names_are_not_listed(path: Path) -> None:
    backups.keep(path, "doc", "abcdef0123", "save")
    (backups.backups_folder("doc") / "mine.cxplan").write_bytes(b"")
    assert len(backups.listed("doc")) == 1


def test_that_keeping_thins_what_is_there(path: Path) -> None:
    for days in range(60, 0, -1):
        backups.keep(path, "doc", "abcdef0123", "save", NOW - timedelta(days=days))
    assert len(backups.listed("doc")) < 30


def test_that_everything_of_today_and_yesterday_stays_up_to_48() -> None:
    hours = [timedelta(minutes=20 * number) for number in range(30)]
    assert kept(hours) == hours
    minutes = [timedelta(minutes=number) for number in range(60)]
    assert kept(minutes) == minutes[:48]


def test_that_older_ones_stay_once_a_day_then_a_week_then_a_month() -> None:
    days = [timedelta(days=number) for number in range(2, 400)]
    ages = [age.days for age in kept(days)]
    assert ages[:14] == list(range(2, 16))
    assert len([age for age in ages if 16 <= age < 60]) <= 8
    assert 12 <= len([age for age in ages if age >= 16]) <= 20
    assert max(ages) > 300


def test_that_a_gibibyte_is_the_most_but_five_stay() -> None:
    hours = [timedelta(hours=number) for number in range(20)]
    assert len(kept(hours, size=100 << 20)) == 10
    assert len(kept(hours, size=1 << 30)) == FEWEST


@given(st.lists(st.integers(0, 800 * 24), max_size=120, unique=True), st.integers(1, 1 << 29))
def test_that_thinning_keeps_enough_keeps_the_newest_and_is_done_after_once(
    hours: list[int], size: int
) -> None:
    ages = [timedelta(hours=number) for number in sorted(hours)]
    stayed = kept(ages, size)
    assert len(stayed) >= min(FEWEST, len(ages))
    assert stayed[:FEWEST] == ages[:FEWEST]
    assert kept(stayed, size) == stayed
