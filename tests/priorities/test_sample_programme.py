"""Scores, net present values and paybacks of the sample, computed by somebody else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.plan import Plan
from cxplanner.priorities.scores import Score, scores
from cxplanner.priorities.value import values
from cxplanner.resources import resource
from cxplanner.scheduling.schedule import schedule
from tests.builders import id_of

SAMPLE = json.loads(resource("data", "sample_programme.json").read_text(encoding="utf-8"))
ENTRIES: list[dict[str, Any]] = SAMPLE["initiatives"]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return sample_plan("en")


@pytest.fixture(scope="module")
def scored(plan: Plan) -> dict[int, Score]:
    return scores(plan, {id_of(plan, each["code"]): each["score"]["C"] for each in ENTRIES})


@pytest.mark.parametrize("entry", ENTRIES, ids=[each["code"] for each in ENTRIES])
def test_that_scores_are_those_of_the_sample(
    plan: Plan, scored: dict[int, Score], entry: dict[str, Any]
) -> None:
    score, expected = scored[id_of(plan, entry["code"])], entry["score"]
    assert score.business == pytest.approx(expected["B"], abs=0.51)
    assert score.enablement == pytest.approx(expected["E"], abs=1.01)
    assert score.urgency == expected["U"]
    assert score.value == pytest.approx(expected["V"], abs=0.5)
    assert score.size == expected["size"]
    assert score.priority == pytest.approx(expected["priority"], abs=0.15)


@pytest.mark.parametrize("entry", ENTRIES, ids=[each["code"] for each in ENTRIES])
def test_that_net_present_values_are_those_of_the_sample(plan: Plan, entry: dict[str, Any]) -> None:
    value = values(schedule(plan))[id_of(plan, entry["code"])]
    assert value.net_present_value / 100 == pytest.approx(entry["npv_60m"], abs=501)
    assert value.payback_month == entry["payback_month"]


@pytest.mark.parametrize("entry", ENTRIES, ids=[each["code"] for each in ENTRIES])
def test_that_quadrants_are_those_of_the_sample(
    plan: Plan, scored: dict[int, Score], entry: dict[str, Any]
) -> None:
    quadrant = scored[id_of(plan, entry["code"])].quadrant
    assert quadrant is not None
    assert quadrant.value == entry["score"]["quadrant"]
