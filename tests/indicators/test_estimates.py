"""Scores of surveys and shares, with their margins, beside figures computed by somebody else."""

from __future__ import annotations

import json
from math import hypot, sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.indicators.customers_kept import churn, lifetime_value, retention
from cxplanner.indicators.estimates import (
    Estimate,
    ces,
    csat,
    difference_margin,
    nps,
    share,
)
from cxplanner.plan.indicators import EffortMethod
from cxplanner.resources import resource

SAMPLE: dict[str, Any] = json.loads(resource("data", "sample_programme.json").read_text(encoding="utf-8"))
WAVES = {wave["kpi"]: wave for wave in SAMPLE["measurements"]}


def histograms(length: int) -> st.SearchStrategy[list[int]]:
    counts = st.lists(st.integers(0, 2_000), min_size=length, max_size=length)
    return counts.filter(lambda each: sum(each) > 0)


@pytest.mark.parametrize("key", ["K01", "K16"])
def test_that_the_scores_of_the_sample_have_the_margins_that_it_states(key: str) -> None:
    wave, found = WAVES[key], nps(WAVES[key]["counts"])
    assert (round(found.value, 1), found.answers) == (wave["value"], wave["n"])
    assert found.margin is not None
    assert round(found.margin, 1) == wave["moe95"]


@pytest.mark.parametrize(("key", "formula"), [("K02", csat), ("K03", ces)])
def test_that_the_shares_of_the_sample_have_the_intervals_that_it_states(key: str, formula: Any) -> None:
    wave, found = WAVES[key], formula(WAVES[key]["counts"])
    assert (round(found.value, 1), found.answers) == (wave["value"], wave["n"])
    assert [round(found.low, 1), round(found.high, 1)] == wave["wilson95"]


def test_that_wilson_gives_the_interval_of_the_textbook() -> None:
    found = share(81, 263)
    assert found.low == pytest.approx(25.53, abs=0.01)
    assert found.high == pytest.approx(36.62, abs=0.01)


def test_that_passives_stay_in_the_number_of_answers() -> None:
    assert nps([0] * 7 + [50, 30, 10, 10]).value == 20


def test_that_effort_can_be_a_mean_or_what_is_left_of_the_best_two() -> None:
    counts = [10, 0, 0, 20, 0, 0, 70]
    assert ces(counts).value == 70
    assert ces(counts, EffortMethod.MEAN).value == pytest.approx(5.8)
    assert ces(counts, EffortMethod.NET).value == 60


def test_that_one_answer_gives_a_mean_without_a_margin() -> None:
    assert ces([0, 0, 0, 0, 1, 0, 0], EffortMethod.MEAN) == Estimate(5.0, answers=1)


@pytest.mark.parametrize("formula", [nps, csat, ces, lambda counts: ces(counts, EffortMethod.MEAN)])
def test_that_nothing_is_made_of_no_answers(formula: Any) -> None:
    with pytest.raises(ValueError, match="need"):
        formula([0] * 11)


def test_that_more_than_the_whole_has_no_interval() -> None:
    assert share(12, 10) == Estimate(120.0, answers=10)


def test_that_two_waves_of_an_nps_differ_by_the_written_formula() -> None:
    one, other = nps([10] * 11), nps([5] * 9 + [40, 30])
    errors = [each.margin / 1.96 for each in (one, other) if each.margin is not None]
    assert difference_margin(one, other, rises=True) == pytest.approx(
        1.96 * sqrt(errors[0] ** 2 + errors[1] ** 2)
    )


def test_that_two_shares_differ_as_newcombe_says() -> None:
    # Newcombe (1998), example (a): 56/70 and 48/80 differ by 0.2, between 0.0524 and 0.3339.
    before, after = share(48, 80), share(56, 70)
    margin = difference_margin(before, after, rises=True)
    assert margin is not None
    assert (after.value - before.value - margin) / 100 == pytest.approx(0.0524, abs=0.0001)


def test_that_a_value_alone_has_no_margin_to_compare() -> None:
    assert difference_margin(Estimate(3.0), share(1, 2), rises=True) is None
    assert Estimate(3.0).margin is None


def test_that_few_answers_are_told() -> None:
    assert share(1, 29).has_few_answers
    assert not share(1, 30).has_few_answers
    assert not Estimate(3.0).has_few_answers


@given(histograms(11))
def test_that_an_nps_stays_between_its_ends_and_turns_with_its_answers(counts: list[int]) -> None:
    found = nps(counts)
    assert -100 <= found.value <= 100
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high
    promoters, detractors = sum(counts[9:]), sum(counts[:7])
    swapped = nps([promoters, *[0] * 5, 0, *counts[7:9], 0, detractors])
    assert swapped.value == pytest.approx(-found.value)
    assert swapped.margin == pytest.approx(found.margin)


@given(histograms(11), st.integers(2, 20))
def test_that_more_answers_alike_narrow_the_margin_by_their_root(counts: list[int], times: int) -> None:
    once, more = nps(counts), nps([times * each for each in counts])
    assert more.value == pytest.approx(once.value)
    assert once.margin is not None
    assert more.margin == pytest.approx(once.margin / sqrt(times))


@given(st.integers(0, 5_000), st.integers(1, 5_000))
def test_that_an_interval_of_a_share_holds_it_and_stays_within_a_hundred(part: int, more: int) -> None:
    found = share(part, part + more)
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.value <= found.high <= 100
    assert found.low < found.high, "even where all answered alike something is left open"


@given(histograms(5))
def test_that_a_satisfied_share_and_the_rest_make_a_hundred(counts: list[int]) -> None:
    rest = share(sum(counts[:3]), sum(counts))
    assert csat(counts).value + rest.value == pytest.approx(100)


@given(histograms(7), st.sampled_from(EffortMethod))
def test_that_a_method_of_effort_stays_within_its_scale(counts: list[int], method: EffortMethod) -> None:
    least, most = {EffortMethod.MEAN: (1, 7), EffortMethod.NET: (-100, 100)}.get(method, (0, 100))
    assert least - 1e-9 <= ces(counts, method).value <= most + 1e-9


@given(histograms(7), histograms(7))
def test_that_the_margin_of_a_difference_is_the_hypotenuse_of_two_sides(
    one: list[int], other: list[int]
) -> None:
    before, after = ces(one, EffortMethod.NET), ces(other, EffortMethod.NET)
    assert before.margin is not None
    assert after.margin is not None
    expected = hypot(before.margin, after.margin)
    for rises in (True, False):
        assert difference_margin(before, after, rises=rises) == pytest.approx(expected)


@given(st.integers(0, 1_000), st.integers(1, 1_000))
def test_that_churn_and_retention_make_a_hundred(lost: int, kept: int) -> None:
    gone, stayed = churn(lost, lost + kept), retention(lost, lost + kept)
    assert gone.value + stayed.value == pytest.approx(100)
    assert gone.margin == pytest.approx(stayed.margin)


def test_that_a_lifetime_value_follows_its_formula() -> None:
    assert lifetime_value(1_000, 0.8, 0.1) == pytest.approx(2_666.67, abs=0.01)
    assert lifetime_value(1_000, 0.0, 0.1) == 0
    with pytest.raises(ValueError, match="never leaves"):
        lifetime_value(1_000, 1.0, 0.0)
