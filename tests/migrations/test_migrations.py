"""Migrations: new files and migrated ones are alike, rows survive, and a failure changes nothing."""

from __future__ import annotations

import ast
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from cxplanner.errors import FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.resources import migrations_folder
from cxplanner.storage import checked_copy, formats, header, migrate, read_plan
from cxplanner.storage.connection import connect_to_working_copy, engine_over
from cxplanner.storage.formats import FINGERPRINTS, HEAD, fingerprint_of
from cxplanner.storage.migrate import make_database
from tests.storage.full_plan import every_field_set

NEXT = HEAD + 1
VERSIONS = sorted((migrations_folder() / "versions").glob("*.py"))

A_NEXT_MIGRATION = f'''
"""A migration of a table that others point to, as batch mode does it: made anew, filled, renamed."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT:04}"
down_revision = "{HEAD:04}"


def upgrade() -> None:
    strict = {{"sqlite_strict": True}}
    with op.batch_alter_table("initiative", recreate="always", table_kwargs=strict) as batch:
        batch.add_column(sa.Column("colour", sa.Text(), nullable=True))
'''


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of a whole plan, as opening makes it."""
    path = tmp_path / "plan.cxplan"
    OpenPlan.create(every_field_set(), path).close()
    return Path(shutil.copyfile(path, tmp_path / "work.db"))


@pytest.fixture
def one_more_migration(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(migrations_folder(), tmp_path / "migrations"))
    (folder / "versions" / f"{NEXT:04}_colour.py").write_text(A_NEXT_MIGRATION, "utf-8")
    return folder


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def know_the_next_format(patch: pytest.MonkeyPatch, fingerprint: str) -> None:
    for module in (checked_copy, formats, migrate):
        patch.setattr(module, "FINGERPRINTS", {**FINGERPRINTS, NEXT: fingerprint})


def constraints(connection: sqlite3.Connection) -> list[str]:
    """The names of all constraints: a table made anew must not lose one."""
    statements = connection.execute("SELECT coalesce(sql, '') FROM sqlite_schema").fetchall()
    return sorted(name for (sql,) in statements for name in re.findall(r"CONSTRAINT (\w+)", sql))


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def fingerprint_after(folder: Path, tmp_path: Path) -> str:
    path = tmp_path / "fresh.db"
    path.touch()
    with closing(connect_to_working_copy(path)) as raw:
        with engine_over(raw).begin() as connection:
            migrate._run(connection, 0, NEXT, folder)
        return fingerprint_of(raw)


def test_that_the_numbers_of_migrations_are_the_formats() -> None:
    assert [int(path.name[:4]) for path in VERSIONS] == list(range(1, HEAD + 1)) == list(FINGERPRINTS)


def test_that_migrations_import_nothing_of_ours() -> None:
    for path in [*VERSIONS, migrations_folder() / "env.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.split(".")[0] for name in names} <= {"alembic", "sqlalchemy"}, path


def test_that_a_new_file_equals_a_migrated_one(tmp_path: Path) -> None:
    made = tmp_path / "made.db"
    make_database(made)
    migrated = tmp_path / "migrated.db"
    migrated.touch()
    with closing(connect_to_working_copy(migrated)) as raw:
        with engine_over(raw).begin() as connection:
            migrate._run(connection, 0, HEAD, migrations_folder())
        assert fingerprint_of(raw) == FINGERPRINTS[HEAD]
    with closing(connect_to_working_copy(made)) as raw:
        assert fingerprint_of(raw) == FINGERPRINTS[HEAD]


def test_that_a_migration_keeps_every_row_that_points_to_a_table_made_anew(
    copy: Path, one_more_migration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counts(copy)
    with closing(sqlite3.connect(copy)) as connection:
        constraints_before = constraints(connection)
    know_the_next_format(monkeypatch, fingerprint_after(one_more_migration, tmp_path))
    migrate.migrate(copy, tmp_path / "plan.cxplan", HEAD, NEXT, one_more_migration)
    assert counts(copy) == before
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
        assert connection.execute("SELECT DISTINCT colour FROM initiative").fetchall() == [(None,)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert constraints(connection) == constraints_before
        seal = connection.execute("SELECT value FROM meta WHERE key = 'seal'").fetchone()[0]
        assert seal == formats.seal_of(connection)


@pytest.mark.parametrize(
    "fault",
    [
        "    raise RuntimeError",
        '    op.execute("DELETE FROM person")',
        '    op.execute("DELETE FROM cashflow")',
        '    op.execute("UPDATE initiative SET notes = notes || 1")',
        '    op.execute("CREATE TABLE more (x)")',
    ],
)
def test_that_a_migration_that_fails_leaves_the_copy_as_it_was(
    copy: Path, one_more_migration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    before = content(copy)
    know_the_next_format(monkeypatch, fingerprint_after(one_more_migration, tmp_path))
    (one_more_migration / "versions" / f"{NEXT:04}_colour.py").write_text(
        f"{A_NEXT_MIGRATION}{fault}\n", "utf-8"
    )
    with pytest.raises(FileError) as caught:
        migrate.migrate(copy, tmp_path / "plan.cxplan", HEAD, NEXT, one_more_migration)
    assert (caught.value.code, caught.value.facts["format"], caught.value.facts["newest"]) == (
        "not_upgraded",
        HEAD,
        NEXT,
    )
    assert content(copy) == before


def test_that_opening_an_older_file_upgrades_the_copy_and_keeps_the_old_file_until_a_yes(
    copy: Path, one_more_migration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if today's format were the next one; the tables that we know are all there in it."""
    path = tmp_path / "plan.cxplan"
    old = path.read_bytes()
    fingerprint = fingerprint_after(one_more_migration, tmp_path)
    know_the_next_format(monkeypatch, fingerprint)
    for module in (checked_copy, formats, migrate):
        monkeypatch.setattr(module, "HEAD", NEXT)
    monkeypatch.setattr(migrate, "migrations_folder", lambda: one_more_migration)
    monkeypatch.setattr(checked_copy, "check_format", partial(header.check_format, newest=NEXT))
    assert read_plan(path) == every_field_set()
    opened = OpenPlan.open(path)
    assert [notice.code for notice in opened.notices] == ["older"]
    assert opened.needs_confirmation is not None
    with pytest.raises(FileError, match="older"):
        opened.save()
    assert path.read_bytes() == old
    opened.close()
    assert path.read_bytes() == old


def test_that_alembic_is_imported_only_to_migrate(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; import cxplanner.storage; from cxplanner.open_plan import OpenPlan;"
        "from tests.builders import a_plan; OpenPlan.create(a_plan(), pathlib.Path(sys.argv[1])).close();"
        "OpenPlan.open(pathlib.Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "plan.cxplan")]
    assert subprocess.run(command, check=False).returncode == 0
