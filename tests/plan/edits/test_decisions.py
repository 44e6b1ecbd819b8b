"""Edits of agendas: options that are kept, decisions that do them, actions that come back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxplanner.errors import EditError
from cxplanner.plan.agenda import last_review, open_actions, open_decisions
from cxplanner.plan.edits import decisions, initiatives, programme
from cxplanner.plan.edits.gates import Condition
from cxplanner.plan.edits.reviews import prepare_review
from cxplanner.plan.kept_changes import KeptChange
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateCriterion, GateOutcome
from cxplanner.plan.reviews import AgendaKind, DecisionOption, Outcome
from tests.builders import a_plan, id_of, with_initiative

MARCH, APRIL, MAY = date(2026, 3, 13), date(2026, 4, 17), date(2026, 5, 15)


def with_decision(plan: Plan, **values: Any) -> tuple[Plan, int]:
    """A plan with a review in March at which one thing is to be decided."""
    plan = prepare_review(plan, "Review", MARCH)
    return decisions.add_item(
        plan, plan.next_id - 1, "More people?", AgendaKind.DECISION, **values
    ), plan.next_id


def with_options() -> tuple[Plan, int]:
    """To do nothing, or to do A in 3 days."""
    plan, item = with_decision(with_initiative(a_plan(), "A", 9))
    faster = initiatives.change(plan, id_of(plan, "A"), duration=3)
    plan = decisions.put_option(plan, item, "Do nothing", "It stays as it is.")
    return decisions.put_option(plan, item, "Faster", change=KeptChange.between(plan, faster)), item


def refused(edit: Any, *arguments: Any, **values: Any) -> EditError:
    with pytest.raises(EditError) as caught:
        edit(*arguments, **values)
    return caught.value


def test_that_options_are_kept_without_being_done() -> None:
    plan, item = with_options()
    nothing, faster = plan.agenda_items[item].options
    assert (nothing.title, nothing.text, nothing.change) == ("Do nothing", "It stays as it is.", "")
    assert faster.change
    assert plan.initiatives[id_of(plan, "A")].duration == 9


def test_that_a_decision_does_its_option_in_the_same_step() -> None:
    plan, item = with_options()
    plan = initiatives.change(plan, id_of(plan, "A"), notes="Meanwhile")
    plan = decisions.decide_item(
        plan, item, Outcome.APPROVED, MARCH, chosen=1, supported_by=("Marta",), dissent="Finance: too fast"
    )
    changed, taken = plan.initiatives[id_of(plan, "A")], plan.agenda_items[item]
    assert (changed.duration, changed.notes) == (3, "Meanwhile")
    assert (taken.outcome, taken.chosen, taken.closed_on) == (Outcome.APPROVED, 1, MARCH)
    assert (taken.supported_by, taken.dissent) == (("Marta",), "Finance: too fast")


@pytest.mark.parametrize(
    ("outcome", "chosen"), [(Outcome.APPROVED, 0), (Outcome.REJECTED, 1), (Outcome.DEFERRED, 1)]
)
def test_that_nothing_is_done_where_nothing_is_decided(outcome: Outcome, chosen: int) -> None:
    plan, item = with_options()
    plan = decisions.decide_item(plan, item, outcome, MARCH, chosen=chosen)
    assert plan.initiatives[id_of(plan, "A")].duration == 9


def test_that_a_decision_on_something_deleted_since_is_refused_and_named() -> None:
    plan, item = with_options()
    plan = initiatives.delete(plan, [id_of(plan, "A")])
    error = refused(decisions.decide_item, plan, item, Outcome.APPROVED, MARCH, chosen=1)
    assert (error.code, error.facts["name"]) == ("option_names_deleted", "A")
    assert decisions.decide_item(plan, item, Outcome.APPROVED, MARCH, chosen=0) != plan


def test_that_an_approval_says_which_option() -> None:
    plan, item = with_options()
    error = refused(decisions.decide_item, plan, item, Outcome.APPROVED, MARCH)
    assert (error.code, error.field) == ("missing", "chosen")
    error = refused(decisions.decide_item, plan, item, Outcome.APPROVED, MARCH, chosen=2)
    assert (error.code, error.field) == ("out_of_range", "chosen")


def test_that_what_was_decided_stays_until_it_is_opened_again() -> None:
    plan, item = with_options()
    plan = decisions.decide_item(plan, item, Outcome.APPROVED, MARCH, chosen=1)
    again = refused(decisions.decide_item, plan, item, Outcome.REJECTED, APRIL)
    assert again.code == "decision_is_taken"
    assert refused(decisions.delete_option, plan, item, 0).code == "decision_is_taken"
    plan = decisions.change_item(plan, item, context="Said afterwards")
    plan = decisions.reopen_item(plan, item)
    assert plan.agenda_items[item].outcome is Outcome.PENDING
    assert plan.initiatives[id_of(plan, "A")].duration == 3
    assert decisions.reopen_item(plan, item) is plan


def test_that_a_decision_put_off_is_asked_again_and_can_be_taken() -> None:
    plan, item = with_options()
    plan = decisions.decide_item(plan, item, Outcome.DEFERRED, MARCH)
    plan = prepare_review(plan, "Next", APRIL)
    assert [each.id for each in open_decisions(plan, plan.next_id - 1)] == [item]
    plan = decisions.decide_item(plan, item, Outcome.APPROVED, APRIL, chosen=1)
    assert open_decisions(plan, plan.reviews[-1].id) == ()


def test_that_a_gate_is_decided_with_its_item() -> None:
    plan, item = with_decision(a_plan(), stage=2)
    plan = programme.put_criterion(plan, GateCriterion(0, 2, "C1", "Text"))
    error = refused(decisions.decide_item, plan, item, Outcome.GO, MARCH)
    assert error.code == "go_with_open_musts"
    conditions = [Condition("Settle C1", MAY)]
    plan = decisions.decide_item(plan, item, Outcome.CONDITIONAL_GO, MARCH, conditions=conditions)
    assert plan.stages[2].gate_outcome is GateOutcome.CONDITIONAL_GO
    assert plan.stages[2].gate_decided_on == MARCH
    (action,) = open_actions(plan)
    assert (action.title, action.raised_by) == ("Settle C1", item)
    assert decisions.reopen_item(plan, item).stages[2].gate_outcome is None


def test_that_open_actions_come_back_until_they_are_done() -> None:
    plan, decision = with_decision(a_plan())
    meeting = plan.agenda_items[decision].meeting
    for title, due in (("Later", MAY), ("Soon", APRIL), ("Some day", None)):
        plan = decisions.add_item(plan, meeting, title, AgendaKind.ACTION, due=due)
    plan = prepare_review(plan, "Next", APRIL)
    assert [each.title for each in open_actions(plan, APRIL)] == ["Soon", "Later", "Some day"]
    assert open_actions(plan, MARCH) == ()
    soon = open_actions(plan)[0].id
    plan = decisions.finish_action(plan, soon, APRIL)
    assert [each.title for each in open_actions(plan)] == ["Later", "Some day"]
    assert plan.agenda_items[soon].closed_on == APRIL
    assert refused(decisions.finish_action, plan, decision, APRIL).code == "not_an_action"


def test_that_items_and_options_move_and_go() -> None:
    plan, first = with_decision(a_plan(), options=(DecisionOption("A"), DecisionOption("B")), recommended=1)
    meeting = plan.agenda_items[first].meeting
    plan = decisions.add_item(plan, meeting, "Second", AgendaKind.INFORMATION)
    second = plan.next_id - 1
    moved = decisions.move_item(plan, second, -1)
    assert [each.id for each in moved.agenda_of[meeting]] == [second, first]
    assert decisions.move_item(plan, second, 5) is plan
    assert decisions.delete_option(plan, first, 0).agenda_items[first].recommended == 0
    assert decisions.delete_option(plan, first, 1).agenda_items[first].recommended is None
    replaced = decisions.put_option(plan, first, "C", place=0)
    assert [each.title for each in replaced.agenda_items[first].options] == ["C", "B"]
    assert decisions.delete_items(plan, [first]).agenda_of[meeting] == (plan.agenda_items[second],)


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"title": ""}, "missing", "title"),
        ({"options": (DecisionOption(" "),)}, "missing", "options"),
        ({"options": tuple(DecisionOption(str(each)) for each in range(10))}, "too_many_options", "options"),
        ({"options": (DecisionOption("A", change="{"),)}, "unreadable_option", "options"),
        ({"recommended": 0}, "out_of_range", "recommended"),
        ({"due": date(1800, 1, 1)}, "date_out_of_range", "due"),
        ({"owner": 99}, "unknown_person_or_team", "owner"),
        ({"risk": 99}, "not_in_plan", "risk"),
        ({"initiative": 99}, "not_in_plan", "initiative"),
        ({"supported_by": tuple(map(str, range(101)))}, "out_of_range", "supported_by"),
    ],
)
def test_that_what_does_not_fit_is_refused(values: dict[str, Any], code: str, field: str) -> None:
    plan, item = with_decision(a_plan())
    error = refused(decisions.change_item, plan, item, **values)
    assert (error.code, error.field) == (code, field)


def test_that_only_decisions_are_decided() -> None:
    plan, decision = with_decision(a_plan())
    plan = decisions.add_item(plan, plan.agenda_items[decision].meeting, "News", AgendaKind.INFORMATION)
    assert refused(decisions.decide_item, plan, plan.next_id - 1, Outcome.APPROVED, MARCH).code == (
        "not_a_decision"
    )
    assert refused(decisions.decide_item, plan, decision, Outcome.PENDING, MARCH).code == "not_a_decision"


def test_that_without_a_closed_review_there_is_no_last_one() -> None:
    assert last_review(with_decision(a_plan())[0]) is None
