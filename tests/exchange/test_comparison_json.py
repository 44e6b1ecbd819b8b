"""The comparison as JSON: whatever differs can be written."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, get_type_hints

import pytest

from cxplanner.exchange.comparison_json import comparison_as_json
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.comparison import compare, compare_versions
from cxplanner.scheduling.schedule import schedule
from tests.scheduling.test_comparison import another, every_field, everything


def written(before: Plan, after: Plan, *, by_name: bool = False) -> dict[str, Any]:
    earlier, later = schedule(before), schedule(after)
    found = (compare if by_name else compare_versions)(earlier, later)
    read: dict[str, Any] = json.loads(json.dumps(comparison_as_json(earlier, later, found)))
    return read


@pytest.mark.parametrize(("collection", "field"), every_field())
def test_that_a_change_of_any_field_is_written(collection: str, field: str) -> None:
    before = everything()
    entity: Any = next(iter(getattr(before, collection).values()))
    new = another(get_type_hints(type(entity))[field], getattr(entity, field))
    read = written(before, before.put(collection, replace(entity, **{field: new})))
    assert [*read["initiatives"], *read["gates"], *read["others"]] != []


def test_that_all_of_a_plan_is_written_where_it_comes_or_goes() -> None:
    empty = Plan(everything().programme, stages=everything().stages)
    for before, after in ((empty, everything()), (everything(), empty)):
        read = written(before, after, by_name=True)
        assert {each["kind"] for each in read["others"]} >= {"kpi", "risk", "agenda_item", "milestone"}
