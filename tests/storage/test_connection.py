"""Connections: durable, exclusive and strict for the working copy; limited for what nobody has checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from cxplanner.storage.connection import (
    connect_to_unchecked,
    connect_to_working_copy,
    connect_to_written,
    engine_over,
    transaction,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "100 % #1? ñ.db"
    path.touch()
    return path


@pytest.fixture
def working(path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect_to_working_copy(path)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("locking_mode", "exclusive"),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("temp_store", 2),
    ],
)
def test_that_the_working_copy_is_set_to_lose_nothing(
    working: sqlite3.Connection, pragma: str, value: object
) -> None:
    assert working.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_that_nobody_else_comes_into_the_working_copy(working: sqlite3.Connection, path: Path) -> None:
    working.execute("CREATE TABLE t (x)")
    other = sqlite3.connect(path, timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("SELECT * FROM t")
    other.close()


def test_that_no_connection_makes_a_file(tmp_path: Path) -> None:
    for connect in (connect_to_working_copy, connect_to_unchecked, connect_to_written):
        with pytest.raises(sqlite3.OperationalError):
            connect(tmp_path / "ghost.db")
    assert list(tmp_path.iterdir()) == []


def test_that_a_table_and_its_rows_come_or_go_together(working: sqlite3.Connection) -> None:
    engine = engine_over(working)

    def work() -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE t (x)")
            connection.exec_driver_sql("INSERT INTO t VALUES (1)")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        work()
    assert working.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)


def test_that_a_commit_that_is_refused_leaves_no_transaction_open(working: sqlite3.Connection) -> None:
    working.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
    working.execute("CREATE TABLE child (of REFERENCES parent DEFERRABLE INITIALLY DEFERRED)")
    engine = engine_over(working)

    def work() -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql("INSERT INTO child VALUES (7)")

    with pytest.raises(IntegrityError):
        work()
    assert not working.in_transaction
    assert working.execute("SELECT count(*) FROM child").fetchone() == (0,)


def test_that_a_transaction_is_kept_whole_or_not_at_all(working: sqlite3.Connection) -> None:
    working.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
    working.execute("CREATE TABLE child (of REFERENCES parent DEFERRABLE INITIALLY DEFERRED)")
    with transaction(working):
        working.execute("INSERT INTO parent VALUES (1)")

    def work() -> None:
        with transaction(working):
            working.execute("INSERT INTO parent VALUES (2)")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        work()
    with pytest.raises(sqlite3.IntegrityError), transaction(working):
        working.execute("INSERT INTO child VALUES (7)")  # refused by the commit
    assert not working.in_transaction
    assert working.execute("SELECT id FROM parent").fetchall() == [(1,)]
    assert working.execute("SELECT count(*) FROM child").fetchone() == (0,)


def test_that_reading_below_the_engine_does_not_end_its_transaction(working: sqlite3.Connection) -> None:
    working.execute("CREATE TABLE t (x)")
    engine = engine_over(working)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO t VALUES (1)")
        assert working.execute("SELECT count(*) FROM t").fetchone() == (1,)
        connection.exec_driver_sql("INSERT INTO t VALUES (2)")
    assert working.execute("SELECT count(*) FROM t").fetchone() == (2,)


def test_that_an_unchecked_file_gets_no_more_than_its_time(path: Path) -> None:
    connection = connect_to_unchecked(path, seconds=0.0)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        connection.execute(
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c"
        ).fetchone()
    connection.close()


def test_that_an_unchecked_file_gets_no_more_than_its_share(path: Path) -> None:
    connection = connect_to_unchecked(path)
    with pytest.raises(sqlite3.DataError, match="too big"):
        connection.execute("SELECT zeroblob(100000000)").fetchone()
    with pytest.raises(sqlite3.OperationalError, match="too many attached"):
        connection.execute("ATTACH ':memory:' AS other")
    connection.close()


def test_that_what_is_only_read_cannot_be_written(path: Path) -> None:
    connection = connect_to_written(path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("CREATE TABLE t (x)")
    connection.close()
