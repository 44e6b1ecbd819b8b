"""What a plan from a file must hold, so that the committee's pages can be computed and drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxplanner.errors import FileError
from cxplanner.plan.plan import Plan
from cxplanner.storage.validation import check_plan
from tests.storage.full_plan import every_field_set

EARLY = date(1, 1, 1)


def with_first(collection: str, **values: Any) -> Callable[[Plan], Plan]:
    """An edit that no edit of the program makes."""

    def edit(plan: Plan) -> Plan:
        first: Any = next(iter(getattr(plan, collection).values()))
        return plan.put(collection, replace(first, **values))

    return edit


def test_that_a_whole_plan_is_as_it_should_be() -> None:
    check_plan(every_field_set(), Path("plan.cxplan"))


@pytest.mark.parametrize(
    ("edit", "field"),
    [
        (with_first("meetings", held_on=EARLY), "held_on"),
        (with_first("meetings", pack="["), "settings"),
        (with_first("meetings", printed_at="yesterday"), "printed_at"),
        (with_first("kpis", target=float("inf")), "target"),
        (with_first("kpi_targets", target=-1e300), "target"),
        (with_first("measurements", counts=(1, 2)), "counts"),
        (with_first("measurements", counts=(0, 0, 0, 0, 0)), "counts"),
        (with_first("measurements", counts=(), numerator=1.0, denominator=0.0), "denominator"),
        (with_first("measurements", counts=(), value=float("nan")), "value"),
        (with_first("risks", due=EARLY), "due"),
        (with_first("agenda_items", recommended=9), "recommended"),
        (with_first("agenda_items", chosen=9), "chosen"),
        (with_first("agenda_items", options=(), chosen=0), "chosen"),
        (with_first("slip_reasons", moved_to=EARLY), "moved_to"),
        (with_first("health_overrides", since=EARLY), "since"),
    ],
)
def test_that_what_cannot_be_shown_is_refused_with_its_field(
    edit: Callable[[Plan], Plan], field: str
) -> None:
    with pytest.raises(FileError) as caught:
        check_plan(edit(every_field_set()), Path("plan.cxplan"))
    assert (caught.value.code, caught.value.facts["reason"]) == ("inconsistent", "values")
    assert caught.value.facts["field"] == field
