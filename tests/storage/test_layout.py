"""The layout of rows: every field has its column, and every value comes back as it was."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.plan.plan import COLLECTIONS
from cxplanner.plan.programme import Capacity, Closure, ExtraWorkingDay, Programme, Stream, WorkCalendar
from cxplanner.storage.layout import LAYOUTS, PROGRAMME
from cxplanner.storage.tables import ENTITY_TABLES
from cxplanner.storage.values import CALENDAR, CAPACITY, FLAG, STREAMS
from tests.storage.full_plan import every_field_set, fields_at_their_default

days = st.dates()
names = st.text(max_size=20)
calendars = st.builds(
    WorkCalendar,
    weekdays=st.frozensets(st.integers(0, 6)),
    country=st.none() | st.just("ES"),
    subdivision=st.none() | st.just("MD"),
    closures=st.lists(st.builds(Closure, names, days, days), max_size=3).map(tuple),
    extra_working_days=st.lists(st.builds(ExtraWorkingDay, names, days), max_size=3).map(tuple),
)
capacities = st.lists(st.builds(Capacity, days, st.floats(0, 1e6)), max_size=4).map(tuple)


def test_that_every_collection_of_a_plan_has_a_table() -> None:
    assert set(LAYOUTS) == {PROGRAMME, *COLLECTIONS}
    assert set(ENTITY_TABLES) == set(LAYOUTS)


@pytest.mark.parametrize("collection", LAYOUTS)
def test_that_tables_have_the_columns_of_the_layout_in_its_order(collection: str) -> None:
    columns = [
        column for column in ENTITY_TABLES[collection].c if (collection, column.key) != (PROGRAMME, "id")
    ]
    assert tuple(column.key for column in columns) == LAYOUTS[collection].fields
    assert tuple(column.name for column in columns) == LAYOUTS[collection].columns


def test_that_the_full_plan_sets_every_field() -> None:
    assert fields_at_their_default(every_field_set(), {PROGRAMME: Programme, **COLLECTIONS}) == set()


@pytest.mark.parametrize("collection", LAYOUTS)
def test_that_an_entity_comes_back_from_its_row_with_every_field(collection: str) -> None:
    plan = every_field_set()
    entities = [plan.programme] if collection == PROGRAMME else list(getattr(plan, collection).values())
    assert entities
    for entity in entities:
        row = LAYOUTS[collection].encode(entity)
        assert len(row) == len(fields(entity))
        assert all(value is None or type(value) in (str, int, float) for value in row)
        assert LAYOUTS[collection].decode(row) == entity


def test_that_many_rows_come_back_in_their_order() -> None:
    entities = list(every_field_set().initiatives.values())
    layout = LAYOUTS["initiatives"]
    assert layout.decode_all([layout.encode(entity) for entity in entities[::-1]]) == entities[::-1]
    assert layout.decode_all([]) == []


@given(calendars)
def test_that_calendars_come_back(calendar: WorkCalendar) -> None:
    assert CALENDAR.decode(CALENDAR.encode(calendar)) == calendar


@given(capacities)
def test_that_capacities_come_back(capacity: tuple[Capacity, ...]) -> None:
    assert CAPACITY.decode(CAPACITY.encode(capacity)) == capacity


@given(st.lists(st.sampled_from(Stream)).map(tuple))
def test_that_streams_come_back(streams: tuple[Stream, ...]) -> None:
    assert STREAMS.decode(STREAMS.encode(streams)) == streams


def test_that_a_flag_is_nothing_but_0_or_1() -> None:
    with pytest.raises(KeyError):
        FLAG.decode(2)
