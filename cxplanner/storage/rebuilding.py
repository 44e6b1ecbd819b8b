"""For a file whose schema is not ours alone: its rows go into a fresh one, and the rest stays out."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from cxplanner.errors import FileError
from cxplanner.storage.connection import connect_to_unchecked
from cxplanner.storage.content_checks import damage_named
from cxplanner.storage.migrate import make_database
from cxplanner.storage.working_copy import remove_side_files


def rebuild(copy: Path, document: Path, format_: int) -> tuple[str, ...]:
    """Replaces a copy with a fresh database that has its rows; gives the names of what was left out.

    Raises FileError("damaged") where a table or a column of ours is missing, or a row does not fit.
    """
    fresh = copy.with_name(f"{copy.name}.fresh")
    make_database(fresh, format_)
    try:
        with (
            damage_named(document, "schema"),
            closing(connect_to_unchecked(copy)) as source,
            closing(connect_to_unchecked(fresh)) as target,
        ):
            extras = _copy_rows(source, target, document)
    except BaseException:
        fresh.unlink()
        raise
    remove_side_files(copy)
    os.replace(fresh, copy)  # noqa: PTH105  (as everywhere)
    return extras


def _copy_rows(source: sqlite3.Connection, target: sqlite3.Connection, document: Path) -> tuple[str, ...]:
    listing = "SELECT name, type, coalesce(sql, '') FROM sqlite_schema"
    there = {name: (kind, sql) for name, kind, sql in source.execute(listing)}
    wanted = {name: kind for name, kind, _ in target.execute(listing)}
    extras = set(there.keys() - wanted.keys())
    target.execute("PRAGMA foreign_keys = OFF")
    target.execute("BEGIN IMMEDIATE")
    for table, kind in wanted.items():
        if kind != "table":
            continue
        found_kind, sql = there.get(table, ("", ""))
        if found_kind != "table" or not sql.lstrip().upper().startswith("CREATE TABLE"):
            raise FileError("damaged", path=document, reason="schema", table=table)
        columns = _columns(target, table)
        extras.update(f"{table}.{column}" for column in set(_columns(source, table)) - set(columns))
        listed = ", ".join(f'"{table}"."{column}"' for column in columns)
        rows = source.execute(f'SELECT {listed} FROM main."{table}"')  # noqa: S608
        marks = ", ".join("?" * len(columns))
        target.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608
    target.execute("COMMIT")
    return tuple(sorted(extras))


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA table_xinfo("{table}")')]
