"""The code of a plan."""

from __future__ import annotations

import re

from cxplanner.report.plan_code import plan_code
from tests.builders import a_plan, with_initiative


def test_that_the_same_plan_has_the_same_code() -> None:
    assert plan_code(with_initiative(a_plan(), "A", 5)) == plan_code(with_initiative(a_plan(), "A", 5))


def test_that_any_edit_gives_another_code() -> None:
    codes = {plan_code(with_initiative(a_plan(), "A", days)) for days in range(1, 20)}
    assert len(codes) == 19


def test_that_a_code_is_short_enough_to_read_out() -> None:
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", plan_code(a_plan()))
