"""What is said of indicators: never more than is known."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.indicators.estimates import Estimate, nps, share
from cxplanner.indicators.target_line import TargetPoint
from cxplanner.plan.indicators import EffortMethod
from cxplanner.wording.indicators import (
    ValueWords,
    answers_sentence,
    change_sentence,
    due_sentence,
    due_word,
    last_change_sentence,
    target_sentence,
    trend_word,
)
from cxplanner.wording.words import Words
from tests.indicators.standings import a_standing

WORDS = Words("en")
APRIL, JUNE, SEPTEMBER, END = date(2026, 4, 3), date(2026, 6, 26), date(2026, 9, 20), date(2027, 12, 31)
BASELINE = nps([18, 9, 13, 18, 23, 45, 53, 92, 113, 115, 141])
BETTER = nps([5, 4, 6, 9, 12, 30, 40, 92, 130, 160, 190])
NPS, SHARE = ValueWords(WORDS, "nps", "pts"), ValueWords(WORDS, "ratio", "%")


@pytest.mark.parametrize(
    ("kind", "unit", "value", "written"),
    [
        ("nps", "pts", 12.03125, "12"),
        ("enps", "pts", -4.12, "−4.1"),
        ("csat", "%", 70.989, "71\u2009%"),
        ("ratio", "%", 1.9, "1.9\u2009%"),
        ("ratio", "%", 0.0421, "0.042\u2009%"),
        ("duration", "days", 9.0, "9 days"),
        ("count", "steps", 46.0, "46 steps"),
        ("money", "EUR", 6.8, "€6.80"),
        ("money", "EUR", 1_500_000.0, "€1,500,000"),
        ("score", "", 3.25, "3.2"),
    ],
)
def test_that_values_are_written_with_their_units(kind: str, unit: str, value: float, written: str) -> None:
    assert ValueWords(WORDS, kind, unit).value(value) == written


def test_that_effort_is_a_share_only_by_the_share_of_those_who_found_it_easy() -> None:
    assert ValueWords(WORDS, "ces").value(58.0) == "58\u2009%"
    assert ValueWords(WORDS, "ces", method=EffortMethod.MEAN).value(5.83) == "5.8"
    assert ValueWords(WORDS, "ces", method=EffortMethod.NET).short(12.4) == "12"


def test_that_a_margin_stands_after_its_sign() -> None:
    assert NPS.margin(BASELINE) == "± 6.3"
    assert NPS.margin(Estimate(3.0)) == ""


def test_that_a_clear_change_is_told_with_its_margin() -> None:
    standing = a_standing([(APRIL, BASELINE), (JUNE, BETTER)])
    assert trend_word(WORDS, standing) == "Better"
    said = change_sentence(WORDS, standing, NPS)
    assert said.startswith("From 12 to 36 since the baseline: +24 points, better by more than noise (± ")


def test_that_a_change_within_the_margin_may_be_noise() -> None:
    standing = a_standing([(APRIL, share(50, 100)), (JUNE, share(55, 100))])
    assert trend_word(WORDS, standing) == "No clear change"
    assert "+5 points, which may be noise (± 13.7)." in change_sentence(WORDS, standing, SHARE)


def test_that_without_margins_a_change_only_seems() -> None:
    standing = a_standing([(APRIL, Estimate(9)), (JUNE, Estimate(6.5))], up=False)
    assert trend_word(WORDS, standing) == "Seems better"
    days = ValueWords(WORDS, "duration", "days")
    assert "−2.5 days, better, but no margin is known." in change_sentence(WORDS, standing, days)
    assert trend_word(WORDS, a_standing([(APRIL, Estimate(9)), (JUNE, Estimate(9))])) == "Unchanged"


def test_that_what_is_missing_is_said() -> None:
    nothing, baseline = a_standing([]), a_standing([(APRIL, BASELINE)])
    assert trend_word(WORDS, nothing) == "Not measured"
    assert trend_word(WORDS, baseline) == "Baseline only"
    assert "nothing has been measured since" in change_sentence(WORDS, baseline, NPS)
    loose = a_standing([(APRIL, BASELINE)])
    without = type(loose)(
        loose.up_is_better, loose.waves, None, None, loose.target, loose.points, loose.next, loose.today
    )
    assert trend_word(WORDS, without) == "No baseline"
    assert "Without a baseline" in change_sentence(WORDS, without, NPS)


def test_that_the_wave_before_is_told_where_it_is_not_the_baseline() -> None:
    two = a_standing([(APRIL, BASELINE), (JUNE, BETTER)])
    three = a_standing([(APRIL, BASELINE), (JUNE, BETTER), (SEPTEMBER, BETTER)])
    assert last_change_sentence(WORDS, two, NPS) == ""
    assert last_change_sentence(WORDS, three, NPS) == "Since 26 June 2026, from 36: unchanged."


def test_that_few_answers_and_wide_margins_are_indicative() -> None:
    few = a_standing([(APRIL, nps([0] * 10 + [12]))]).now
    assert "12 answers" in answers_sentence(WORDS, few, NPS)
    assert answers_sentence(WORDS, a_standing([(APRIL, BASELINE)]).now, NPS) == ""
    wide = a_standing([(APRIL, nps([20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20]))]).now
    assert "(± 31)" in answers_sentence(WORDS, wide, NPS)


def test_that_the_way_to_the_target_is_told_in_its_share() -> None:
    points = [TargetPoint(END, 45)]
    behind = a_standing([(APRIL, Estimate(12)), (JUNE, Estimate(15.3))], points)
    said = target_sentence(WORDS, behind, NPS)
    assert said.startswith("10\u2009% of the way to 45 by 31 December 2027 is made. By today ")
    assert said.endswith("is wanted: it is behind.")
    ahead = a_standing([(APRIL, Estimate(12)), (JUNE, Estimate(35))], points)
    assert target_sentence(WORDS, ahead, NPS).endswith("it is on its way.")
    reached = a_standing([(APRIL, Estimate(12)), (JUNE, Estimate(46))], points)
    assert target_sentence(WORDS, reached, NPS) == "The target of 45 is reached."
    assert target_sentence(WORDS, a_standing([(APRIL, BASELINE)]), NPS) == "No target is set."


def test_that_what_is_overdue_says_since_when() -> None:
    late = a_standing([(APRIL, BASELINE)])
    assert due_word(WORDS, late) == "Overdue, 2 Jul 2026"
    assert due_sentence(WORDS, late) == (
        "It has not been measured since 3 April 2026: the next measurement is 105 calendar days overdue."
    )
    assert due_word(WORDS, a_standing([(SEPTEMBER, BASELINE)])) == "19 Dec 2026"
    assert due_word(WORDS, a_standing([])) == "Due now"


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_that_numbers_follow_the_language(language: str) -> None:
    words = Words(language)
    mark = "." if language == "en" else ","
    assert ValueWords(words, "enps").value(-4.12) == f"−4{mark}1"
