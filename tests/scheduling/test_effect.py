"""What a change of plan does to the finish, the gates and the money."""

from __future__ import annotations

from datetime import date

from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.scheduling.effect import effect_of, state_where_moved
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.variance import Span
from tests.builders import a_plan, id_of, with_initiative


def two_stages() -> Plan:
    """A of 5 days, then B of 3 in stage 2, and C beside them; the gates hold."""
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5)
    plan = with_initiative(plan, "B", 3, stage=2)
    plan = with_initiative(plan, "C", 1)
    plan = initiatives.set_cost_once(plan, id_of(plan, "A"), 100_000)
    return initiatives.set_benefit_per_year(plan, id_of(plan, "B"), 40_000)


def longer(plan: Plan, key: str, days: int) -> Plan:
    return initiatives.change(plan, id_of(plan, key), duration=days)


def test_that_a_longer_initiative_moves_finish_and_gates_by_working_days() -> None:
    before, after = schedule(two_stages()), schedule(longer(two_stages(), "A", 7))
    effect = effect_of(before, after)
    assert (effect.finish.before, effect.finish.after) == (date(2026, 1, 14), date(2026, 1, 16))
    assert effect.finish.days == 2
    assert {number: moved.days for number, moved in effect.gates.items()} == {1: 2, 2: 2, 3: 2, 4: 2}


def test_that_only_gates_that_move_are_told() -> None:
    before, after = schedule(two_stages()), schedule(longer(two_stages(), "B", 2))
    assert {number: moved.days for number, moved in effect_of(before, after).gates.items()} == {
        2: -1,
        3: -1,
        4: -1,
    }


def test_that_money_is_that_of_all_initiatives_but_the_rejected() -> None:
    before = two_stages()
    after = initiatives.set_cost_once(before, id_of(before, "C"), 25_000)
    after = initiatives.change(after, id_of(after, "B"), status=Status.REJECTED)
    effect = effect_of(schedule(before), schedule(after))
    assert (effect.cost, effect.cost_more) == ((100_000, 125_000), 25_000)
    assert (effect.benefit, effect.benefit_more) == ((40_000, 0), -40_000)


def test_that_a_plan_has_no_effect_on_itself() -> None:
    dates = schedule(two_stages())
    effect = effect_of(dates, dates)
    assert (effect.finish.days, effect.gates, effect.cost_more, effect.benefit_more) == (0, {}, 0, 0)


def test_that_only_what_moved_or_went_has_a_ghost() -> None:
    before = two_stages()
    after = initiatives.delete(longer(before, "B", 9), [id_of(before, "C")])
    spans = state_where_moved(schedule(before), schedule(after)).spans
    assert spans == {
        Node("initiative", id_of(before, "B")): Span(date(2026, 1, 12), date(2026, 1, 14)),
        Node("initiative", id_of(before, "C")): Span(date(2026, 1, 5), date(2026, 1, 5)),
        **{Node("gate", n): Span(date(2026, 1, 14), date(2026, 1, 14)) for n in (2, 3, 4)},
    }
