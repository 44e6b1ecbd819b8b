"""Ranks by several ways, and the sequence that links allow."""

from __future__ import annotations

from cxplanner.plan.initiatives import Urgency
from cxplanner.plan.plan import Plan
from cxplanner.priorities.ranking import RankedBy, amount, ranks, sequence
from cxplanner.priorities.scores import scores
from cxplanner.priorities.value import Value
from tests.builders import a_plan, id_of, with_initiative


def the_plan() -> Plan:
    plan = with_initiative(
        a_plan(), "A", person_months=8, urgency=Urgency.TWELVE_MONTHS, impact=20, effort=10
    )
    plan = with_initiative(
        plan, "B", 1, "A", person_months=1, urgency=Urgency.FIXED_DATE, impact=90, effort=0
    )
    return with_initiative(plan, "C", person_months=2, urgency=Urgency.SIX_MONTHS)


def keys(plan: Plan, ids: tuple[int, ...]) -> str:
    return " ".join(plan.initiatives[id_].key for id_ in ids)


def test_that_a_sequence_keeps_to_the_links_and_then_to_priority() -> None:
    plan = the_plan()
    assert keys(plan, sequence(plan, scores(plan))) == "C A B"


def test_that_equal_ones_share_a_place() -> None:
    plan = with_initiative(the_plan(), "D", person_months=2, urgency=Urgency.SIX_MONTHS)
    places = ranks(RankedBy.PRIORITY, plan, scores(plan), {})
    assert [places[id_of(plan, key)] for key in "BCDA"] == [1, 2, 2, 4]


def test_that_what_says_nothing_has_no_place() -> None:
    plan = the_plan()
    places = ranks(RankedBy.IMPACT_EFFORT, plan, scores(plan), {})
    assert {plan.initiatives[id_].key: place for id_, place in places.items()} == {"B": 1, "A": 2}


def test_that_net_present_value_ranks_by_money() -> None:
    plan = the_plan()
    worth = {id_of(plan, "A"): Value(-5, None), id_of(plan, "C"): Value(700, 12)}
    places = ranks(RankedBy.NET_PRESENT_VALUE, plan, scores(plan), worth)
    assert places == {id_of(plan, "C"): 1, id_of(plan, "A"): 2}


def test_that_rice_counts_confidence_and_work() -> None:
    plan = with_initiative(the_plan(), "D", person_months=1, impact=90, confidence=50)
    places = ranks(RankedBy.RICE, plan, scores(plan), {})
    assert {plan.initiatives[id_].key: place for id_, place in places.items()} == {"B": 1, "D": 2, "A": 3}


def test_that_wsjf_counts_urgency_and_what_waits() -> None:
    plan = the_plan()
    scored = scores(plan)
    score = scored[id_of(plan, "B")]
    assert score.size == 1
    wanted = 90 + 100 + score.enablement
    assert amount(RankedBy.WSJF, plan.initiatives[id_of(plan, "B")], score, {}) == wanted
    assert id_of(plan, "C") not in ranks(RankedBy.WSJF, plan, scored, {})
