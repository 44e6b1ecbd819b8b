"""What a whole programme is worth, month by month."""

from __future__ import annotations

import json

import pytest

from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.edits import initiatives
from cxplanner.priorities.value import monthly_money, programme_value, values
from cxplanner.resources import resource
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan, id_of, with_initiative


def test_that_the_sample_is_worth_what_it_expects() -> None:
    expected = json.loads(resource("data", "sample_programme.json").read_text(encoding="utf-8"))["summary"]
    value = programme_value(schedule(sample_plan("en")))
    assert value.net_present_value / 100 == pytest.approx(expected["npv_60m"], abs=500)
    assert value.payback_month == expected["payback_month"]


def test_that_the_whole_is_the_sum_of_its_parts_to_a_cent_for_each() -> None:
    made = schedule(sample_plan("en"))
    parts = values(made)
    whole = sum(each.net_present_value for each in parts.values())
    assert programme_value(made).net_present_value == pytest.approx(whole, abs=len(parts))


def test_that_all_that_is_spent_once_falls_into_the_months_of_the_work() -> None:
    plan = with_initiative(a_plan(), "A", 65)
    plan = initiatives.set_cost_once(plan, id_of(plan, "A"), 90_000)
    money = monthly_money(schedule(plan))
    assert [round(each) for each in money.costs[:5]] == [30_000, 30_000, 30_000, 0, 0]
    assert set(money.benefits) == {0.0}


def test_that_a_programme_without_benefits_never_pays_back() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    assert programme_value(schedule(plan)).payback_month is None
