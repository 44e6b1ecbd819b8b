"""The rule of health in sentences."""

from __future__ import annotations

from cxplanner.wording.health_rule import health_rule
from cxplanner.wording.words import Words


def test_that_the_rule_names_its_numbers() -> None:
    red, amber, green = health_rule(Words("en"))
    assert red.startswith("Red: more than 20 working days later than the last review;")
    assert "15 points" in red
    assert "30 calendar days before its gate" in amber
    assert green.startswith("Green:")
