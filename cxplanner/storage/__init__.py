"""The plan file: private working copies, atomic publishing, checks, migrations, backups, recovery."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from cxplanner.plan.plan import Plan


def read_plan(path: Path, *, sealed: bool = True) -> Plan:
    """The plan in a document, for those who only read it; with `sealed` only as it was saved.

    The document itself is copied and never touched; no lock is taken. Raises FileError as opening does.
    """
    return read_document(path, sealed=sealed)[0]


def read_document(path: Path, *, sealed: bool = True) -> tuple[Plan, str]:
    """The plan in a document as `read_plan` gives it, and the name that tells the document from all others.

    It is empty for a document that was never given one.
    """
    from cxplanner.storage.checked_copy import copy_document, load, prepare
    from cxplanner.storage.connection import connect_to_written

    with tempfile.TemporaryDirectory(prefix="cxplanner-") as folder:
        copy = Path(folder) / "work.db"
        header, _ = copy_document(path, copy)
        prepare(copy, path, header, sealed=sealed)
        with closing(connect_to_written(copy)) as connection:
            plan = load(connection, path)
            named = connection.execute("SELECT value FROM meta WHERE key = 'doc_uuid'").fetchone()
            return plan, str(named[0]) if named else ""
