"""The formats of a plan file, and how the content of each is recognised and sealed."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Mapping
from typing import Final

APPLICATION_ID: Final = 0x43585031
"""`CXP1`, in the header of each plan file."""

HEAD: Final = 1
"""The format that this version writes; equal to the number of the last migration."""

FINGERPRINTS: Final[Mapping[int, str]] = {
    1: "1217993958b8cb0a8a112008ea862aca",
}
"""What `fingerprint_of` gives for a genuine file of each format ever released."""

_SEAL: Final = "seal"


def fingerprint_of(connection: sqlite3.Connection) -> str:
    """A digest over everything that a file's schema says, so that nothing can hide in it."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name"
    ).fetchall()
    spoken = [(kind, name, table, re.sub(r"\s+", " ", sql).strip()) for kind, name, table, sql in rows]
    return hashlib.sha256(repr(spoken).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def seal_of(connection: sqlite3.Connection) -> str:
    """A digest over all rows of all tables, except for the seal itself."""
    digest = hashlib.sha256()
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        digest.update(f"\n{table}\n".encode())
        skipped = f" WHERE key <> '{_SEAL}'" if table == "meta" else ""
        for row in connection.execute(f'SELECT * FROM "{table}"{skipped} ORDER BY 1'):  # noqa: S608
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
