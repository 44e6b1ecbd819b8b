"""The formats of a plan file, and how the content of each is recognised and sealed."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Mapping
from typing import Final

APPLICATION_ID: Final = 0x43585031
"""`CXP1`, in the header of each plan file."""

HEAD: Final = 5
"""The format that this version writes; equal to the number of the last migration."""

FINGERPRINTS: Final[Mapping[int, str]] = {
    1: "4bfb785e399394385b466178d3cff056",
    2: "02aece6cef6702bd4af8066bf6f371f1",
    3: "e6048439262f4622c2a856befe2edcd1",
    4: "f4c4a131dad20343d67de3d97fe91cd4",
    5: "173ac33d72443910213fcee37a91ef94",
}
"""What `fingerprint_of` gives for a genuine file of each format ever released."""

_SEAL: Final = "seal"
_WORD: Final = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|\w+|\S""")
_NEEDLESS_QUOTES: Final = re.compile(r'"\w+"')


def fingerprint_of(connection: sqlite3.Connection) -> str:
    """A digest over everything that a file's schema says, so that nothing can hide in it.

    The order of columns and constraints does not count, nor do quotes that change nothing: a table that a
    migration made anew says the same as one of a new file, in another order.
    """
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name"
    ).fetchall()
    spoken = [(kind, name, table, _meaning(sql)) for kind, name, table, sql in rows]
    return hashlib.sha256(repr(spoken).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _meaning(sql: str) -> list[list[str]]:
    """The words of a statement; what stands in its outer parentheses is one list for each part, in order."""
    around: list[str] = []
    parts: list[list[str]] = [[]]
    depth = 0
    for word in _WORD.findall(sql):
        depth -= word == ")"
        if depth == 0:
            around.append(word)
        elif depth == 1 and word == ",":
            parts.append([])
        else:
            plain = word[1:-1] if _NEEDLESS_QUOTES.fullmatch(word) else word
            parts[-1].append(plain)
        depth += word == "("
    ordered = sorted(parts) if around[:2] == ["CREATE", "TABLE"] else parts
    return [[word.strip('"') for word in around], *ordered]


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
