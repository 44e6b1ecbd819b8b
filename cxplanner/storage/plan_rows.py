"""A plan as rows: read whole with plain cursors, written as the difference that an edit made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from cxplanner.plan.change import PlanChange, changed_fields
from cxplanner.plan.plan import Entity, Plan
from cxplanner.storage.layout import LAYOUTS, PROGRAMME, TABLES

if TYPE_CHECKING:
    from sqlalchemy import Connection, Delete, Table, Update

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
    touched = [name for name in TABLES if name in change.collections]
    moved = {name: _moved(change, name) for name in touched}
    for name in reversed(touched):
        _delete(connection, name, set(change.of(name).removed) | moved[name])
    for name in touched:
        of_this = change.of(name)
        changed = {id_: after for id_, (_, after) in of_this.changed.items()}
        added = [*of_this.added.values(), *(changed[id_] for id_ in moved[name])]
        _insert(connection, ENTITY_TABLES[name], name, added)
        _update(connection, name, {i: e for i, e in changed.items() if i not in moved[name]})
    if change.programme_changed:
        _update(connection, PROGRAMME, {1: change.after.programme})
    if next_id != change.before.next_id:
        connection.execute(META.update().where(META.c.key == _NEXT_ID), {"value": str(next_id)})


def _moved(change: PlanChange, collection: str) -> set[int]:
    """Rows whose unique values change: two that swap them must both be gone before either comes back."""
    unique = _unique_columns(collection)
    return {
        id_
        for id_, (before, after) in change.of(collection).changed.items()
        if unique and not unique.isdisjoint(changed_fields(before, after))
    }


@cache
def _unique_columns(collection: str) -> frozenset[str]:
    from sqlalchemy import UniqueConstraint

    from cxplanner.storage.tables import ENTITY_TABLES

    constraints = ENTITY_TABLES[collection].constraints
    unique = (each for each in constraints if isinstance(each, UniqueConstraint))
    return frozenset(column.key for each in unique for column in each)


def _values(collection: str, entity: Any) -> dict[str, Any]:
    return {name: getattr(entity, name) for name in LAYOUTS[collection].fields}


def _insert(connection: Connection, table: Table, collection: str, entities: Iterable[Entity]) -> None:
    if rows := [_values(collection, entity) for entity in entities]:
        connection.execute(table.insert(), rows)


def _update(connection: Connection, collection: str, entities: Mapping[int, Any]) -> None:
    rows = [{"row_id": id_, **_values(collection, entity)} for id_, entity in entities.items()]
    for row in rows:
        row.pop("id", None)
    if rows:
        connection.execute(_update_of(collection), rows)


def _delete(connection: Connection, collection: str, ids: Iterable[int]) -> None:
    if rows := [{"row_id": id_} for id_ in ids]:
        connection.execute(_delete_of(collection), rows)


@cache
def _update_of(collection: str) -> Update:
    """The statement is made once: SQLAlchemy then knows it again without looking through it."""
    from sqlalchemy import bindparam

    from cxplanner.storage.tables import ENTITY_TABLES

    table = ENTITY_TABLES[collection]
    return table.update().where(table.c.id == bindparam("row_id"))


@cache
def _delete_of(collection: str) -> Delete:
    from sqlalchemy import bindparam

    from cxplanner.storage.tables import ENTITY_TABLES

    table = ENTITY_TABLES[collection]
    return table.delete().where(table.c.id == bindparam("row_id"))
