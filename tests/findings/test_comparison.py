"""Which findings come and which go between two plans."""

from __future__ import annotations

from cxplanner.findings.comparison import compare_findings
from cxplanner.findings.finding import Finding, Severity


def finding(rule: str, *items: str, **facts: object) -> Finding:
    return Finding(rule, Severity.WARNING, items, facts)


def test_that_what_is_only_on_one_side_is_new_or_gone() -> None:
    before = [finding("A-1", "X"), finding("A-1", "Y")]
    after = [finding("A-1", "Y"), finding("B-2", "Y")]
    compared = compare_findings(before, after)
    assert compared.new == (after[1],)
    assert compared.gone == (before[0],)


def test_that_other_days_of_the_same_remark_are_not_a_new_one() -> None:
    compared = compare_findings([finding("A-1", "X", n=3)], [finding("A-1", "X", n=8)])
    assert (compared.new, compared.gone) == ((), ())


def test_that_the_same_remark_that_names_another_cause_is_not_a_new_one() -> None:
    compared = compare_findings([finding("A-1", "G3", "X")], [finding("A-1", "G3", "Y")])
    assert (compared.new, compared.gone) == ((), ())


def test_that_a_second_remark_about_the_same_item_counts() -> None:
    one, other = finding("A-1", "X", "P"), finding("A-1", "X", "Q")
    assert compare_findings([one], [other, one]).new == (other,)
    assert compare_findings([other, one], [one]).gone == (other,)
