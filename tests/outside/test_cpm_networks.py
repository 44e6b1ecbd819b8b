"""Critical-path networks with published answers, and micro networks for each link type and lag."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cxplanner.plan.edits import dependencies
from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Dates, schedule
from tests.builders import MONDAY, a_plan, with_initiative

NETWORKS = Path(__file__).parents[2].parent / "shared" / "data" / "outside" / "cpm" / "cpm_examples.json"
pytestmark = pytest.mark.skipif(not NETWORKS.exists(), reason=f"{NETWORKS.name} is not on this machine")


def networks() -> list[dict[str, Any]]:
    return list(json.loads(NETWORKS.read_text(encoding="utf-8"))) if NETWORKS.exists() else []


def plan_of(network: dict[str, Any]) -> tuple[Plan, dict[str, int]]:
    """The network as a plan, and the id of the initiative for each activity."""
    plan, ids = a_plan(), {}
    for number, activity in enumerate(network["activities"]):
        ids[str(activity["id"])] = plan.next_id
        plan = with_initiative(plan, f"X{number}", activity["duration"], title=str(activity["id"]))
    for each in network["links"]:
        plan = dependencies.link(
            plan,
            ids[str(each["succ"])],
            ids[str(each["pred"])],
            link_type=LinkType(each["type"]),
            lag=each["lag"],
        )
    return plan, ids


def moments(plan: Plan, ids: dict[str, int]) -> tuple[dict[str, dict[str, int]], int, set[str]]:
    """The schedule as the networks write it: days from the start of the first working day."""
    made = schedule(plan)

    def row(dates: Dates, duration: int) -> dict[str, int]:
        assert dates.start is not None
        assert dates.late_start is not None
        assert dates.total_float is not None
        assert dates.free_float is not None
        start = made.working_days_between(MONDAY, dates.start)
        late = made.working_days_between(MONDAY, dates.late_start)
        return {
            "ES": start,
            "EF": start + duration,
            "LS": late,
            "LF": late + duration,
            "TF": dates.total_float,
            "FF": dates.free_float,
        }

    table = {key: row(made.initiative(id_), plan.initiatives[id_].duration) for key, id_ in ids.items()}
    length = max(made.moment_of(Node("initiative", id_)) for id_ in ids.values())
    return table, length, {key for key, id_ in ids.items() if made.initiative(id_).critical}


@pytest.mark.parametrize("network", networks(), ids=lambda network: str(network["id"]))
def test_that_moments_floats_and_critical_activities_are_those_of_the_reference(
    network: dict[str, Any],
) -> None:
    expected = network["reference"]

    table, length, critical = moments(*plan_of(network))

    assert table == expected["table"]
    assert length == expected["duration"]
    assert critical == {str(key) for key in expected["critical"]}


@pytest.mark.parametrize(
    "network",
    [each for each in networks() if not each["mismatches"] and each["published"]],
    ids=lambda network: str(network["id"]),
)
def test_that_what_was_published_of_a_network_comes_out(network: dict[str, Any]) -> None:
    published = network["published"]

    table, length, critical = moments(*plan_of(network))

    for key, row in published.get("table", {}).items():
        assert {name: table[key][name] for name in row} == row, key
    if "duration" in published:
        assert length == published["duration"]
    if "critical" in published:
        assert critical == {str(key) for key in published["critical"]}
