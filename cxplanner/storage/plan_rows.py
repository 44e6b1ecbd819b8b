"""A plan as rows: read whole with plain cursors, written as the difference that an edit made."""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import Any, Final

from cxplanner.plan.change import CollectionChange, PlanChange
from cxplanner.plan.plan import Entity, Plan
from cxplanner.storage.layout import LAYOUTS, PROGRAMME, TABLES, Layout

_NEXT_ID = "next_id"
_Row = list[Any]


def read_rows(connection: sqlite3.Connection) -> Plan:
    """The plan in a file of today's format.

    Raises ValueError, KeyError or TypeError where a row holds what no plan can have stored.
    """
    collections: dict[str, Any] = {name: _entities(connection, name) for name in TABLES if name != PROGRAMME}
    programmes = _rows(connection, PROGRAMME)
    if len(programmes) != 1:
        raise ValueError("a plan has one programme")
    programme = LAYOUTS[PROGRAMME].decode(programmes[0])
    next_id = connection.execute("SELECT value FROM meta WHERE key = ?", (_NEXT_ID,)).fetchone()
    return Plan(programme, **collections, next_id=int(next_id[0]))


def _entities(connection: sqlite3.Connection, collection: str) -> dict[int, Entity]:
    return {entity.id: entity for entity in LAYOUTS[collection].decode_all(_rows(connection, collection))}


def _rows(connection: sqlite3.Connection, collection: str) -> list[tuple[Any, ...]]:
    layout = LAYOUTS[collection]
    columns = ", ".join(f'"{column}"' for column in layout.columns)
    return connection.execute(f'SELECT {columns} FROM "{layout.table}" ORDER BY id').fetchall()  # noqa: S608


def write_plan(connection: sqlite3.Connection, plan: Plan) -> None:
    """Every row of a plan, into tables that are empty.

    References are held at the commit: rows of one table may point to later ones.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    programme = LAYOUTS[PROGRAMME]
    with_id = programme._replace(columns=("id", *programme.columns))
    connection.execute(_insert_into(with_id), (1, *programme.encode(plan.programme)))
    for name in TABLES:
        if name != PROGRAMME:
            layout = LAYOUTS[name]
            rows = map(layout.encode, getattr(plan, name).values())
            connection.executemany(_insert_into(layout), rows)
    connection.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (_NEXT_ID, str(plan.next_id)))


def write_change(connection: sqlite3.Connection, change: PlanChange, next_id: int) -> None:
    """The rows and columns that differ between two plans, and the id that comes next.

    References are held at the commit, so that an edit may turn a graph around in one step.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    written = [_Written(connection, name, change.of(name)) for name in TABLES if name in change.collections]
    for each in reversed(written):
        each.delete()
    for each in written:
        each.insert()
        each.update()
    if change.programme_changed:
        programmes: tuple[Any, Any] = (change.before.programme, change.after.programme)
        _Written(connection, PROGRAMME, CollectionChange(changed={1: programmes})).update()
    if next_id != change.before.next_id:
        connection.execute("UPDATE meta SET value = ? WHERE key = ?", (str(next_id), _NEXT_ID))


class _Written:
    """What an edit did to one table: rows that go, rows that come, and the columns of others.

    Rows whose unique values change go and come again: of two that swap them, both must be gone before either
    comes back.
    """

    def __init__(self, connection: sqlite3.Connection, collection: str, change: CollectionChange) -> None:
        self._connection = connection
        self._layout = layout = LAYOUTS[collection]
        self._gone = [*change.removed]
        self._new = [layout.encode(entity) for entity in change.added.values()]
        self._changed: list[tuple[int, _Row, tuple[int, ...]]] = []
        unique = _unique_columns(connection, layout)
        for id_, (before, after) in change.changed.items():
            row, pairs = layout.encode(after), zip(layout.read(before), layout.read(after), strict=True)
            places = tuple(place for place, (old, new) in enumerate(pairs) if old != new)
            if unique.isdisjoint(places):
                self._changed.append((id_, row, places))
            else:
                self._gone.append(id_)
                self._new.append(row)

    def delete(self) -> None:
        if self._gone:
            self._connection.executemany(_delete_from(self._layout), [(id_,) for id_ in self._gone])

    def insert(self) -> None:
        if self._new:
            self._connection.executemany(_insert_into(self._layout), self._new)

    def update(self) -> None:
        for id_, row, places in self._changed:
            values = [row[place] for place in places]
            self._connection.execute(_update_of(self._layout, places), (*values, id_))


def _unique_columns(connection: sqlite3.Connection, layout: Layout) -> frozenset[int]:
    """The places of the columns that may hold nothing twice, alone or together with others."""
    names = connection.execute(_UNIQUE, (layout.table,)).fetchall()
    return frozenset(layout.columns.index(name) for (name,) in names)


_UNIQUE: Final = """
    SELECT DISTINCT part.name
    FROM pragma_index_list(?) AS "index", pragma_index_info("index".name) AS part
    WHERE "index"."unique"
"""


@cache
def _delete_from(layout: Layout) -> str:
    return f'DELETE FROM "{layout.table}" WHERE id = ?'  # noqa: S608


@cache
def _insert_into(layout: Layout) -> str:
    columns = ", ".join(f'"{column}"' for column in layout.columns)
    values = ", ".join("?" * len(layout.columns))
    return f'INSERT INTO "{layout.table}" ({columns}) VALUES ({values})'  # noqa: S608


@cache
def _update_of(layout: Layout, places: tuple[int, ...]) -> str:
    """The statement that sets these columns alone: indexes of the others are left in peace."""
    settings = ", ".join(f'"{layout.columns[place]}" = ?' for place in places)
    return f'UPDATE "{layout.table}" SET {settings} WHERE id = ?'  # noqa: S608
