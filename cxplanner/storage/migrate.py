"""From an empty file to any format, and from an older one to today's; Alembic is imported only for that."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from cxplanner.errors import FileError
from cxplanner.resources import migrations_folder
from cxplanner.storage.connection import connect_to_unchecked, connect_to_working_copy, engine_over
from cxplanner.storage.content_checks import check_pages, check_references
from cxplanner.storage.formats import APPLICATION_ID, FINGERPRINTS, HEAD, fingerprint_of, seal_of

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection


def make_database(path: Path, format_: int = HEAD) -> None:
    """A new database with the tables of a format and no rows."""
    path.touch()
    raw = connect_to_working_copy(path)
    try:
        with engine_over(raw).begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {format_}")
            if format_ == HEAD:
                from cxplanner.storage.tables import METADATA

                METADATA.create_all(connection)
            else:
                _run(connection, 0, format_, migrations_folder())
    finally:
        raw.close()


def migrate(
    copy: Path, document: Path, from_format: int, to_format: int = HEAD, folder: Path | None = None
) -> None:
    """Brings a checked copy to a newer format, in one transaction that is checked before it is kept.

    Raises FileError("not_upgraded") with both formats; the copy is then as it was.
    """
    raw = connect_to_working_copy(copy)
    try:
        # A table that is made anew takes the rows that point to it along unless references rest meanwhile.
        raw.execute("PRAGMA foreign_keys = OFF")
        with engine_over(raw).begin() as connection:
            before = _columns(raw)
            rows = _rows_in(raw, before)
            _run(connection, from_format, to_format, folder or migrations_folder())
            _check(raw, document, to_format)
            if _rows_in(raw, before) != rows:
                raise FileError("damaged", path=document, reason="content", format=to_format)
            raw.execute(f"PRAGMA user_version = {to_format}")
            raw.execute("UPDATE meta SET value = ? WHERE key = 'seal'", (seal_of(raw),))
    except Exception as error:
        raise FileError(
            "not_upgraded", path=document, format=from_format, newest=to_format, detail=str(error)
        ) from error
    finally:
        raw.close()
    with closing(connect_to_unchecked(copy)) as checked:
        check_pages(checked, document)


def _run(connection: Connection, from_format: int, to_format: int, folder: Path) -> None:
    from alembic import command

    config = _config(connection, folder)
    if from_format:
        command.stamp(config, f"{from_format:04}")
    command.upgrade(config, f"{to_format:04}")
    # The number in the header says which format a file has; Alembic's own note would say it twice.
    connection.exec_driver_sql("DROP TABLE alembic_version")


def _config(connection: Connection, folder: Path) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _columns(raw: sqlite3.Connection) -> dict[str, list[str]]:
    """The columns of each table but that in which a file speaks of itself."""
    tables = raw.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'meta' ORDER BY name"
    ).fetchall()
    return {table: [row[1] for row in raw.execute(f'PRAGMA table_xinfo("{table}")')] for (table,) in tables}


def _rows_in(raw: sqlite3.Connection, columns: Mapping[str, list[str]]) -> str:
    """A digest over these columns of all rows: what a migration takes along, it takes along unchanged."""
    digest = hashlib.sha256()
    for table, names in columns.items():
        listed = ", ".join(f'"{table}"."{name}"' for name in names)
        digest.update(f"\n{table}\n".encode())
        for row in raw.execute(f'SELECT {listed} FROM "{table}" ORDER BY 1'):  # noqa: S608
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _check(raw: sqlite3.Connection, document: Path, format_: int) -> None:
    check_references(raw, document)
    if fingerprint_of(raw) != FINGERPRINTS[format_]:
        raise FileError("damaged", path=document, reason="schema", format=format_)
