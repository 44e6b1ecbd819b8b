"""A plan as rows: read whole with plain cursors, written as the difference that an edit made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cxplanner.plan.change import PlanChange, changed_fields
from cxplanner.plan.plan import Entity, Plan
from cxplanner.storage.layout import LAYOUTS, PROGRAMME, TABLES

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

_NEXT_ID = "next_id"


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


def write_plan(connection: Connection, plan: Plan) -> None:
    """Every row of a plan, into tables that are empty."""
    from cxplanner.storage.tables import ENTITY_TABLES, META

    connection.execute(ENTITY_TABLES[PROGRAMME].insert(), {"id": 1, **_values(PROGRAMME, plan.programme)})
    for name in TABLES:
        if name != PROGRAMME:
            _insert(connection, ENTITY_TABLES[name], name, getattr(plan, name).values())
    connection.execute(META.insert(), {"key": _NEXT_ID, "value": str(plan.next_id)})


def write_change(connection: Connection, change: PlanChange, next_id: int) -> None:
    """The rows that differ between two plans, and the id that comes next.

    References are held at the commit, so that an edit may turn a graph around in one step.
    """
    from cxplanner.storage.tables import ENTITY_TABLES, META

    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for name in reversed(list(TABLES)):
        leaving = set(change.of(name).removed) | _moved(ENTITY_TABLES[name], change, name)
        _delete(connection, ENTITY_TABLES[name], leaving)
    for name in TABLES:
        of_this = change.of(name)
        moved = _moved(ENTITY_TABLES[name], change, name)
        changed = {id_: after for id_, (_, after) in of_this.changed.items()}
        added = [*of_this.added.values(), *(changed[id_] for id_ in moved)]
        _insert(connection, ENTITY_TABLES[name], name, added)
        _update(connection, ENTITY_TABLES[name], name, {i: e for i, e in changed.items() if i not in moved})
    if change.programme_changed:
        _update(connection, ENTITY_TABLES[PROGRAMME], PROGRAMME, {1: change.after.programme})
    if next_id != change.before.next_id:
        connection.execute(META.update().where(META.c.key == _NEXT_ID), {"value": str(next_id)})


def _moved(table: Table, change: PlanChange, collection: str) -> set[int]:
    """Rows whose unique values change: two that swap them must both be gone before either comes back."""
    from sqlalchemy import UniqueConstraint

    unique = {
        column.key for each in table.constraints if isinstance(each, UniqueConstraint) for column in each
    }
    return {
        id_
        for id_, (before, after) in change.of(collection).changed.items()
        if unique and not unique.isdisjoint(changed_fields(before, after))
    }


def _values(collection: str, entity: Any) -> dict[str, Any]:
    return {name: getattr(entity, name) for name in LAYOUTS[collection].fields}


def _insert(connection: Connection, table: Table, collection: str, entities: Iterable[Entity]) -> None:
    if rows := [_values(collection, entity) for entity in entities]:
        connection.execute(table.insert(), rows)


def _update(connection: Connection, table: Table, collection: str, entities: Mapping[int, Any]) -> None:
    from sqlalchemy import bindparam

    statement = table.update().where(table.c.id == bindparam("row_id"))
    rows = [{"row_id": id_, **_values(collection, entity)} for id_, entity in entities.items()]
    for row in rows:
        row.pop("id", None)
    if rows:
        connection.execute(statement, rows)


def _delete(connection: Connection, table: Table, ids: Iterable[int]) -> None:
    from sqlalchemy import bindparam

    if rows := [{"row_id": id_} for id_ in ids]:
        connection.execute(table.delete().where(table.c.id == bindparam("row_id")), rows)
