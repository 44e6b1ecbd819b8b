"""Chances in words: percents that do not claim more than the runs say."""

from __future__ import annotations

import pytest

from cxplanner.scheduling.simulation import SimulationChoices, simulate
from cxplanner.scheduling.spreads import Distribution
from cxplanner.wording.chances import chance_text, distribution_name, spread_sentence, target_sentence
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "0\u2009%"),
        (0.0001, "under 1\u2009%"),
        (0.04, "4\u2009%"),
        (0.996, "over 99\u2009%"),
        (1.0, "100\u2009%"),
    ],
)
def test_that_only_what_no_run_contradicts_is_certain(share: float, said: str) -> None:
    assert chance_text(Words("en"), share) == said


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_that_every_distribution_has_a_name(language: str) -> None:
    assert all(distribution_name(Words(language), each.value) for each in Distribution)


def test_that_many_assumed_spreads_are_not_all_listed() -> None:
    plan = a_plan()
    for number in range(1, 14):
        plan = with_initiative(plan, f"A{number}", 20)
    found = simulate(plan, SimulationChoices(10, spread_by_confidence=True))
    assert found is not None

    sentence = spread_sentence(Words("en"), plan, found)

    assert sentence.startswith("A spread was assumed for 13 initiatives, by their confidence: A1, A2, ")
    assert sentence.endswith(", A10 and 3 more.")
    assert target_sentence(Words("en"), found) == ""
