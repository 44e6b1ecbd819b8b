"""From an empty file to any format, and from an older one to today's; Alembic is imported only for that."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from cxplanner.errors import FileError
from cxplanner.resources import migrations_folder
from cxplanner.storage.connection import connect_to_unchecked, connect_to_working_copy
from cxplanner.storage.content_checks import check_pages, check_references, damage_named
from cxplanner.storage.formats import APPLICATION_ID, FINGERPRINTS, HEAD, fingerprint_of, seal_of

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection


def make_database(path: Path, format_: int = HEAD) -> None:
    """A new database with the tables of a format and no rows."""
    path.touch()
    engine = connect_to_working_copy(path)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {format_}")
            if format_ == HEAD:
                from cxplanner.storage.tables import METADATA

                METADATA.create_all(connection)
            else:
                _run(connection, 0, format_, migrations_folder())
    finally:
        engine.dispose()


def migrate(
    copy: Path, document: Path, from_format: int, to_format: int = HEAD, folder: Path | None = None
) -> None:
    """Brings a checked copy to a newer format, in one transaction that is checked before it is kept.

    Raises FileError("not_upgraded") with both formats; the copy is then as it was.
    """
    engine = connect_to_working_copy(copy)
    try:
        # A table that is made anew takes the rows that point to it along unless references rest meanwhile.
        raw = engine.raw_connection()
        raw.cursor().execute("PRAGMA foreign_keys = OFF")
        raw.close()
        with engine.begin() as connection:
            _run(connection, from_format, to_format, folder or migrations_folder())
            _check(connection, document, to_format)
            connection.exec_driver_sql(f"PRAGMA user_version = {to_format}")
            _seal_anew(connection)
    except Exception as error:
        raise FileError(
            "not_upgraded", path=document, format=from_format, newest=to_format, detail=str(error)
        ) from error
    finally:
        engine.dispose()
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


def _check(connection: Connection, document: Path, format_: int) -> None:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    check_references(raw, document)
    with damage_named(document, "schema"):
        found = fingerprint_of(raw)
    if found != FINGERPRINTS[format_]:
        raise FileError("damaged", path=document, reason="schema", format=format_)


def _seal_anew(connection: Connection) -> None:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    connection.exec_driver_sql("UPDATE meta SET value = ? WHERE key = 'seal'", (seal_of(raw),))
