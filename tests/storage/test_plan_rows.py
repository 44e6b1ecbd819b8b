"""Rows of a plan: all of them, and only those that an edit changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cxplanner.plan.change import difference
from cxplanner.plan.edits import dependencies, initiatives
from cxplanner.plan.edits.programme import change_programme
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.storage.connection import connect_to_working_copy, transaction
from cxplanner.storage.migrate import make_database
from cxplanner.storage.plan_rows import read_rows, write_change, write_plan
from tests.builders import a_plan, id_of, with_initiative
from tests.storage.full_plan import every_field_set


class Rows:
    """A database with a plan in it, and the statements that were run on it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.statements: list[str] = []

    def write(self, plan: Plan) -> None:
        with transaction(self.connection):
            write_plan(self.connection, plan)

    def change(self, before: Plan, after: Plan) -> None:
        self.connection.set_trace_callback(self.statements.append)
        with transaction(self.connection):
            write_change(self.connection, difference(before, after), after.next_id)
        self.connection.set_trace_callback(None)

    def written(self) -> list[str]:
        """The statements that wrote to a table."""
        return [text for text in self.statements if text.split()[0] in ("INSERT", "UPDATE", "DELETE")]

    def read(self) -> Plan:
        return read_rows(self.connection)


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[Rows]:
    make_database(tmp_path / "work.db")
    connection = connect_to_working_copy(tmp_path / "work.db")
    yield Rows(connection)
    connection.close()


def test_that_every_field_of_every_entity_is_found_again(rows: Rows) -> None:
    plan = every_field_set()
    rows.write(plan)
    assert rows.read() == plan


def test_that_every_collection_can_be_emptied_and_filled_again(rows: Rows) -> None:
    full, empty = every_field_set(), a_plan()
    rows.write(full)
    rows.change(full, empty)
    assert rows.read() == replace(empty, next_id=empty.next_id)
    rows.change(empty, full)
    assert rows.read() == full


def test_that_one_changed_field_writes_one_row(rows: Rows) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A"), "B", after="A")
    rows.write(plan)
    longer = initiatives.change(plan, id_of(plan, "A"), duration=9)
    rows.change(plan, longer)
    assert rows.read() == longer
    assert rows.written() == [f'UPDATE "initiative" SET "duration" = 9 WHERE id = {id_of(plan, "A")}']


def test_that_keys_may_be_swapped_in_one_edit(rows: Rows) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A"), "B", after="A")
    first, second = plan.initiatives[id_of(plan, "A")], plan.initiatives[id_of(plan, "B")]
    swapped = plan.put("initiatives", replace(first, key="B"), replace(second, key="A"))
    rows.write(plan)
    rows.change(plan, swapped)
    assert rows.read() == swapped


def test_that_a_key_may_go_from_a_deleted_initiative_to_a_new_one(rows: Rows) -> None:
    plan = with_initiative(a_plan(), "A")
    rows.write(plan)
    deleted = initiatives.delete(plan, [id_of(plan, "A")])
    renewed = initiatives.add(deleted, "Another", Stream.ORGANIZATION, key="A")
    rows.change(plan, renewed)
    assert rows.read() == renewed


def test_that_a_link_may_turn_around_in_one_edit(rows: Rows) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A"), "B", after="A")
    (link,) = plan.dependencies.values()
    assert link.predecessor is not None
    turned = plan.put("dependencies", replace(link, predecessor=link.successor, successor=link.predecessor))
    rows.write(plan)
    rows.change(plan, turned)
    assert rows.read() == turned


def test_that_the_programme_is_written(rows: Rows) -> None:
    plan = a_plan()
    rows.write(plan)
    renamed = change_programme(plan, name="Another name", weight_customer=50, weight_business=15)
    rows.change(plan, renamed)
    assert rows.read() == renamed


def test_that_a_reference_to_nothing_is_refused_at_the_commit(rows: Rows) -> None:
    plan = a_plan()
    rows.write(plan)
    orphan = plan.put("initiatives", Initiative(200, "A", "A", Stream.ORGANIZATION, owner=999))
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        rows.change(plan, orphan)
    assert rows.read() == plan


def test_that_an_initiative_with_links_cannot_leave_them_behind(rows: Rows) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A"), "B", after="A")
    rows.write(plan)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        rows.change(plan, plan.without("initiatives", [id_of(plan, "A")]))
    assert rows.read() == plan


def test_that_the_same_link_twice_is_refused(rows: Rows) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A"), "B", after="A; G1")
    rows.write(plan)
    from_initiative, from_gate = sorted(plan.dependencies.values(), key=lambda link: link.gate or 0)
    for link in (from_initiative, from_gate):
        doubled = plan.put("dependencies", replace(link, id=900, lag=3))
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            rows.change(plan, doubled)
    assert rows.read() == plan


def test_that_the_next_id_is_written_with_the_edit(rows: Rows) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A"), "B")
    rows.write(plan)
    linked = dependencies.link(plan, id_of(plan, "B"), id_of(plan, "A"))
    rows.change(plan, linked)
    assert rows.read().next_id == linked.next_id == plan.next_id + 1
