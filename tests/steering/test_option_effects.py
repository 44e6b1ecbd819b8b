"""What options do is computed on the plan of today, and an option that cannot be done says why."""

from __future__ import annotations

from datetime import date
from typing import Any

from cxplanner.plan.edits import decisions, initiatives, reviews
from cxplanner.plan.kept_changes import KeptChange
from cxplanner.plan.plan import Plan
from cxplanner.plan.reviews import AgendaItem, AgendaKind
from cxplanner.scheduling.schedule import schedule
from cxplanner.steering.option_effects import asked_effect, option_effects
from tests.builders import a_plan, id_of, with_initiative


def a_chain() -> Plan:
    plan = with_initiative(a_plan(), "A", 20)
    return with_initiative(plan, "B", 10, after="A")


def with_decision(plan: Plan, *changes: KeptChange | None, **values: Any) -> Plan:
    if not plan.meetings:
        plan = reviews.prepare_review(plan, "Review 1", date(2026, 10, 15))
    (meeting,) = plan.meetings
    plan = decisions.add_item(plan, meeting, f"Decision {plan.next_id}", AgendaKind.DECISION)
    item = plan.next_id - 1
    for number, change in enumerate(changes):
        plan = decisions.put_option(plan, item, f"Option {number}", change=change)
    return decisions.change_item(plan, item, **values) if values else plan


def shorter(plan: Plan, days: int) -> KeptChange:
    return KeptChange.between(plan, initiatives.change(plan, id_of(plan, "A"), duration=days))


def the_item(plan: Plan, place: int = 0) -> AgendaItem:
    return [*plan.agenda_items.values()][place]


def test_that_doing_nothing_changes_nothing_and_an_option_wins_its_days() -> None:
    plan = a_chain()
    plan = with_decision(plan, None, shorter(plan, 15))
    nothing, pay = option_effects(schedule(plan), the_item(plan))
    assert nothing.does_nothing
    assert (nothing.days_won, pay.days_won) == (0, 5)
    assert pay.effect is not None
    assert pay.effect.finish.days == -5


def test_that_an_option_is_done_on_what_has_changed_since() -> None:
    plan = a_chain()
    plan = with_decision(plan, shorter(plan, 15))
    plan = initiatives.change(plan, id_of(plan, "B"), duration=30)
    (pay,) = option_effects(schedule(plan), the_item(plan))
    assert pay.days_won == 5


def test_that_an_option_on_something_deleted_is_refused_by_its_name() -> None:
    plan = a_chain()
    plan = with_decision(plan, shorter(plan, 15))
    plan = initiatives.delete(plan, [id_of(plan, "A")])
    (pay,) = option_effects(schedule(plan), the_item(plan))
    assert pay.effect is None
    assert pay.refused is not None
    assert pay.refused.facts["name"] == "A"


def test_that_what_is_asked_is_the_recommendation_or_the_only_change() -> None:
    plan = a_chain()
    both = with_decision(plan, None, shorter(plan, 15), shorter(plan, 10))
    assert asked_effect(schedule(both), the_item(both)) is None
    recommended = with_decision(plan, None, shorter(plan, 15), shorter(plan, 10), recommended=2)
    found = asked_effect(schedule(recommended), the_item(recommended))
    assert found is not None
    assert found.days_won == 10
    single = with_decision(plan, None, shorter(plan, 15))
    only = asked_effect(schedule(single), the_item(single))
    assert only is not None
    assert only.place == 1
