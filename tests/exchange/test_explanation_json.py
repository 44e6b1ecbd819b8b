"""The JSON of `explain` has exactly the keys that other programs rely on, in their order."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from cxplanner.exchange.explanation_json import explanation_as_json
from cxplanner.plan.edits import milestones
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.scheduling.earlier import earlier
from cxplanner.scheduling.explanation import explain
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.shortening import shortenings
from cxplanner.scheduling.slips import slip
from tests.builders import a_plan, id_of, with_initiative


def a_chain() -> Plan:
    """A, then B with a milestone; gate 1 holds C."""
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD, target_finish=date(2026, 1, 22)), "A", 5)
    plan = with_initiative(plan, "B", 3, "A FS+2d", deadline=date(2026, 1, 16))
    plan = with_initiative(plan, "C", 4, stage=2)
    return milestones.add(plan, "Open", initiative=id_of(plan, "B"))


def said(plan: Plan, key: str, slips: int) -> dict[str, Any]:
    """The answer about an initiative, once through text."""
    made, node = schedule(plan), Node("initiative", id_of(plan, key))
    answer = explanation_as_json(
        plan,
        key,
        made.dates_of(node),
        explain(made, node),
        slip=slip(made, node, slips),
        earlier=earlier(made, node),
        shortenings=shortenings(made, node),
    )
    found: dict[str, Any] = json.loads(json.dumps(answer))
    return found


def test_that_the_keys_are_those_of_the_contract_and_some_more() -> None:
    found = said(a_chain(), "B", 2)

    assert list(found) == [
        "format",
        "key",
        "start",
        "finish",
        "chain",
        "slip",
        "slip_finish",
        "slip_misses",
        "earlier",
    ]
    assert [step["key"] for step in found["chain"]] == ["B", "A"]
    assert list(found["chain"][0]) == ["key", "start", "finish", "drivers"]


def test_that_a_slip_tells_items_the_finish_and_what_is_missed() -> None:
    found = said(a_chain(), "A", 1)

    assert {"key": "B", "days": 1} in found["slip"]
    assert {"key": "M1", "days": 1} in found["slip"]
    assert {"key": "G1", "days": 1} in found["slip"]
    assert found["slip_finish"] == {"date": "2026-01-23", "days": 1}
    assert found["slip_misses"] == [
        {"key": "B", "date": "2026-01-16", "days": 1},
        {"key": None, "date": "2026-01-22", "days": 1},
    ]


def test_that_what_brings_a_date_forward_is_told() -> None:
    assert said(a_chain(), "B", 1)["earlier"] == {
        "standing": "held",
        "days": 7,
        "date": "2026-01-05",
        "holds": [
            {
                "driver": {"kind": "dependency", "from": "A", "type": "FS", "lag": 2},
                "ways": [{"way": "earlier", "days": 7}, {"way": "no_lag", "days": 2}],
            }
        ],
        "then": [{"kind": "programme_start"}],
        "team_days": 0,
        "shorter": [{"key": "A", "by": 4, "days": 4, "finish_days": 4}],
    }


def test_that_what_was_not_asked_for_is_null() -> None:
    plan = a_chain()
    made, node = schedule(plan), Node("initiative", id_of(plan, "B"))
    found = explanation_as_json(plan, "B", made.dates_of(node), explain(made, node))

    assert (found["slip"], found["slip_finish"], found["earlier"]) == ([], None, None)
