"""Plans that reviews froze: whole, small, read by later formats, and never trusted."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cxplanner.errors import RequestError
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.baselines import Baseline
from cxplanner.plan.plan import Plan
from cxplanner.plan.reviews import FrozenPlan
from cxplanner.storage import frozen_plans, read_plan
from cxplanner.storage.formats import HEAD
from cxplanner.storage.frozen_plans import frozen, review_plan
from tests.builders import a_plan, with_initiative
from tests.storage.full_plan import every_field_set

TAKEN = date(2026, 3, 13)


def holding(content: str, plan: Plan | None = None) -> tuple[Plan, int]:
    """A plan with a baseline that has this text as its frozen plan."""
    plan = plan or a_plan()
    baseline = Baseline(plan.next_id, "Review 1", TAKEN)
    plan = plan.put("baselines", baseline).put(
        "frozen_plans", FrozenPlan(plan.next_id + 1, baseline.id, content)
    )
    return plan.changed(next_id=plan.next_id + 2), baseline.id


def test_that_a_frozen_plan_comes_back_whole() -> None:
    was = every_field_set()
    plan, baseline = holding(frozen(was), was)
    again = review_plan(plan, baseline)
    assert again == was.changed(print_presets={}, frozen_plans=was.frozen_plans)
    assert review_plan(plan, baseline).initiatives is again.initiatives


def test_that_a_review_knows_the_plans_of_reviews_before_it_and_not_its_own() -> None:
    first, one = holding(frozen(a_plan()))
    second, other = holding(frozen(first), first)
    assert [each.baseline for each in review_plan(second, other).frozen_plans.values()] == [one]
    assert not review_plan(second, one).frozen_plans


def test_that_a_frozen_plan_is_kept_in_the_file_as_it_is(tmp_path: Path) -> None:
    plan, baseline = holding(frozen(every_field_set()), every_field_set())
    OpenPlan.create(plan, tmp_path / "plan.cxplan").close()
    again = read_plan(tmp_path / "plan.cxplan")
    assert again == plan
    assert review_plan(again, baseline).people == plan.people


def test_that_a_frozen_plan_is_small() -> None:
    plan = a_plan()
    for number in range(200):
        plan = with_initiative(plan, f"I{number}", number % 40, notes="What was said of it " * 5)
    assert len(frozen(plan)) < 40_000


def packed_as(stored: object) -> str:
    return f"{HEAD}:{base64.b64encode(zlib.compress(json.dumps(stored).encode())).decode()}"


def test_that_a_plan_frozen_by_an_earlier_format_has_defaults_for_what_came_later() -> None:
    text = frozen(with_initiative(a_plan(), "A", 5)).partition(":")[2]
    stored = json.loads(zlib.decompress(base64.b64decode(text)))
    for table in ("programme", "initiatives"):
        fields, rows = stored[table]["fields"], stored[table]["rows"]
        gone = fields.index({"programme": "slip_threshold", "initiatives": "notes"}[table])
        stored[table] = {
            "fields": [*fields[:gone], *fields[gone + 1 :], "colour"],
            "rows": [[*row[:gone], *row[gone + 1 :], "red"] for row in rows],
        }
    for name in ("kpis", "risks", "meetings"):
        del stored[name]
    plan, baseline = holding(packed_as(stored).replace(f"{HEAD}:", "4:", 1))
    assert review_plan(plan, baseline) == with_initiative(a_plan(), "A", 5)


def bomb() -> str:
    content = zlib.compress(b" " * (frozen_plans.LARGEST_FROZEN + 1), 9)
    return f"{HEAD}:{base64.b64encode(content).decode()}"


@pytest.mark.parametrize(
    "content",
    [
        "x", f"{HEAD}:", f"{HEAD}:x", f"{HEAD + 1}:{frozen(a_plan()).partition(':')[2]}", ":", "9" * 5_000,
        frozen(a_plan())[:-8], packed_as([]), packed_as({"format": "other"}), f"{HEAD}:é", bomb(),
    ],
    ids=range(11),
)  # fmt: skip
def test_that_what_is_damaged_or_too_large_is_named(content: str) -> None:
    plan, baseline = holding(content)
    with pytest.raises(RequestError) as caught:
        review_plan(plan, baseline)
    assert (caught.value.code, caught.value.facts["name"]) == ("frozen_unreadable", "Review 1")


def test_that_a_baseline_taken_by_hand_has_frozen_no_plan() -> None:
    plan = a_plan().put("baselines", Baseline(101, "By hand", TAKEN))
    with pytest.raises(RequestError, match="nothing_frozen"):
        review_plan(plan, 101)


def test_that_a_damaged_frozen_plan_does_not_keep_a_file_from_opening(tmp_path: Path) -> None:
    plan, baseline = holding(frozen(a_plan()))
    (held,) = plan.frozen_plans.values()
    OpenPlan.create(plan.put("frozen_plans", replace(held, content="x")), tmp_path / "plan.cxplan").close()
    with OpenPlan.open(tmp_path / "plan.cxplan") as opened, pytest.raises(RequestError):
        review_plan(opened.plan, baseline)
