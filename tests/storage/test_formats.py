"""The seal and the fingerprint: both see what SQLite's own checks do not."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cxplanner.errors import FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.plan import Plan
from cxplanner.storage import read_plan
from cxplanner.storage.formats import FINGERPRINTS, HEAD, fingerprint_of, seal_of
from tests.builders import a_plan, with_initiative
from tests.storage.full_plan import every_field_set

MUTATIONS = 150
PAGE = 4096


def the_plan() -> Plan:
    plan = a_plan()
    for number in range(60):
        plan = with_initiative(plan, f"I{number}", 3, notes=f"note {number} " * 20)
    return plan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.cxplan"
    OpenPlan.create(the_plan(), path).close()
    return path


def changed(path: Path, statement: str) -> tuple[str, str]:
    """The seal before and after one statement."""
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        before = seal_of(connection)
        connection.execute(statement)
        return before, seal_of(connection)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE initiative SET notes = notes || '.' WHERE key = 'I7'",
        "UPDATE initiative SET units = 1.5 WHERE key = 'I7'",
        "DELETE FROM initiative WHERE key = 'I7'",
        "UPDATE meta SET value = '999' WHERE key = 'next_id'",
        "INSERT INTO meta VALUES ('more', '')",
        "UPDATE programme SET start = '2026-01-06'",
    ],
)
def test_that_the_seal_sees_each_change(path: Path, statement: str) -> None:
    before, after = changed(path, statement)
    assert before != after


def test_that_the_seal_does_not_seal_itself(path: Path) -> None:
    before, after = changed(path, "UPDATE meta SET value = 'x' WHERE key = 'seal'")
    assert before == after


def test_that_the_seal_does_not_depend_on_the_order_of_pages(path: Path) -> None:
    before, after = changed(path, "VACUUM")
    assert before == after


def test_that_the_fingerprint_is_that_of_a_genuine_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert fingerprint_of(connection) == FINGERPRINTS[HEAD]


def flip(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def scatter(content: bytearray, chance: random.Random) -> None:
    for _ in range(16):
        content[chance.randrange(len(content))] = chance.randrange(256)


def swap_pages(content: bytearray, chance: random.Random) -> None:
    one, other = (PAGE * page for page in chance.sample(range(len(content) // PAGE), 2))
    first, second = content[one : one + PAGE], content[other : other + PAGE]
    content[one : one + PAGE], content[other : other + PAGE] = second, first


def zero_sector(content: bytearray, chance: random.Random) -> None:
    start = 512 * chance.randrange(len(content) // 512)
    content[start : start + 512] = bytes(512)


@pytest.mark.parametrize("mutate", [flip, scatter, swap_pages, zero_sector])
def test_that_no_damage_changes_a_plan_silently(
    path: Path, mutate: Callable[[bytearray, random.Random], None]
) -> None:
    """Either the plan is as it was, or the file is refused; nothing else, and nothing worse."""
    whole, plan, refused = path.read_bytes(), read_plan(path), 0
    for seed in range(MUTATIONS // 4):
        content = bytearray(whole)
        mutate(content, random.Random(seed))
        path.write_bytes(content)
        try:
            assert read_plan(path) == plan
        except FileError:
            refused += 1
        assert path.read_bytes() == content
    assert refused > 0


def test_that_every_field_takes_part_in_the_seal(tmp_path: Path) -> None:
    path = tmp_path / "full.cxplan"
    OpenPlan.create(every_field_set(), path).close()
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        empty = {
            table for table in tables if not connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        }
    assert empty == set()
