"""Edits of meetings and closed reviews, of reasons for slips, and of health that the owner overrules."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.errors import EditError
from cxplanner.plan.edits import baselines, initiatives, milestones, programme, reviews
from cxplanner.plan.edits.decisions import add_item
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream, Team, TeamKind, TeamMember
from cxplanner.plan.reviews import (
    AgendaKind,
    Health,
    HealthOverride,
    HealthSubject,
    MeetingKind,
    SlipReason,
)
from tests.builders import a_plan, id_of, with_baseline, with_initiative

MARCH, APRIL, MAY = date(2026, 3, 13), date(2026, 4, 17), date(2026, 5, 15)


def with_review(plan: Plan, title: str = "Review 1", held_on: date = MARCH) -> tuple[Plan, int]:
    return reviews.prepare_review(plan, title, held_on), plan.next_id


def closed(plan: Plan, meeting: int) -> Plan:
    day = plan.meetings[meeting].held_on
    baseline = plan.next_id
    plan = with_baseline(plan, f"Baseline {meeting}", day)
    return reviews.close_review(
        plan,
        meeting,
        baseline=baseline,
        closed_on=day,
        printed_at="2026-03-13T10:00:00",
        packed=lambda _: "x",
    )


def refused(edit: object, *arguments: object, **values: object) -> EditError:
    with pytest.raises(EditError) as caught:
        edit(*arguments, **values)  # type: ignore[operator]
    return caught.value


def test_that_a_review_is_of_the_steering_committee_with_its_members() -> None:
    plan, marta = programme.with_person(a_plan(), "Marta")
    plan, luis = programme.with_person(plan, "Luis")
    assert marta is not None
    assert luis is not None
    plan = programme.put_team(plan, Team(0, "Steering", TeamKind.STEERING))
    team = plan.next_id - 1
    for person in (luis, marta):
        plan = programme.put_team_member(plan, TeamMember(0, team, person))
    plan, meeting = with_review(plan)
    assert plan.meetings[meeting].team == team
    assert plan.meetings[meeting].attendees == ("Luis", "Marta")
    plan = reviews.prepare_review(plan, "Review 2", APRIL, attendees=("Ana", " Ana ", ""))
    assert plan.meetings[plan.next_id - 1].attendees == ("Ana",)


def test_that_reviews_are_in_the_order_of_their_days() -> None:
    plan, second = with_review(a_plan(), "Second", APRIL)
    plan, first = with_review(plan, "First", MARCH)
    plan = reviews.add_meeting(plan, "Working", MARCH, kind=MeetingKind.WORKING)
    assert [each.id for each in plan.reviews] == [first, second]
    assert len(plan.meetings_in_order) == 3


def test_that_two_reviews_on_a_day_are_refused_and_named() -> None:
    plan, _ = with_review(a_plan())
    error = refused(reviews.prepare_review, plan, "Again", MARCH)
    assert (error.code, error.facts["date"], error.facts["title"]) == (
        "two_reviews_on_day",
        MARCH,
        "Review 1",
    )
    assert reviews.add_meeting(plan, "Working", MARCH, kind=MeetingKind.WORKING) != plan


def test_that_a_review_before_a_closed_one_is_refused_and_named() -> None:
    plan, meeting = with_review(a_plan(), "Review 1", APRIL)
    plan = closed(plan, meeting)
    error = refused(reviews.prepare_review, plan, "Earlier", MARCH)
    assert (error.code, error.facts["last"], error.facts["title"]) == (
        "review_before_last",
        APRIL,
        "Review 1",
    )
    plan, later = with_review(plan, "Review 2", MAY)
    assert refused(reviews.change_meeting, plan, later, held_on=MARCH).code == "review_before_last"


def test_that_a_review_prepared_before_an_earlier_one_was_closed_cannot_be_closed_after_it() -> None:
    plan, first = with_review(a_plan(), "First", MARCH)
    plan, second = with_review(plan, "Second", APRIL)
    plan = closed(plan, second)
    assert refused(closed, plan, first).code == "review_before_last"


def test_that_closing_freezes_the_plan_with_the_closed_review_in_it() -> None:
    plan, meeting = with_review(with_initiative(a_plan(), "A", 5))
    seen: list[Plan] = []

    def pack(frozen: Plan) -> str:
        seen.append(frozen)
        return "packed"

    baseline = plan.next_id
    plan = with_baseline(plan, "Review 1", MARCH)
    plan = reviews.close_review(
        plan,
        meeting,
        baseline=baseline,
        closed_on=MARCH,
        printed_at="2026-03-13T10:00:00",
        packed=pack,
    )
    assert plan.meetings[meeting].closed_on == MARCH
    assert plan.baseline_of(meeting) == plan.baselines[baseline]
    assert plan.frozen_plan_of[baseline].content == "packed"
    (frozen,) = seen
    assert frozen.meetings == plan.meetings
    assert frozen.baselines == plan.baselines
    assert not frozen.frozen_plans


def test_that_of_a_closed_review_only_the_minutes_change() -> None:
    plan, meeting = with_review(a_plan())
    plan = closed(plan, meeting)
    plan = reviews.change_meeting(plan, meeting, minutes="Agreed.")
    assert plan.meetings[meeting].minutes == "Agreed."
    for values in ({"held_on": MAY}, {"title": "Other"}, {"attendees": ("Ana",)}):
        assert refused(reviews.change_meeting, plan, meeting, **values).code == "review_is_closed"
    plan = with_baseline(plan, "Another", APRIL)
    again = {"baseline": plan.next_id - 1, "closed_on": APRIL, "printed_at": "", "packed": str}
    assert refused(reviews.close_review, plan, meeting, **again).code == "review_is_closed"


def test_that_a_meeting_goes_with_its_agenda_and_leaves_what_it_froze() -> None:
    plan, meeting = with_review(with_initiative(a_plan(), "A", 5))
    plan = add_item(plan, meeting, "Budget", AgendaKind.DECISION)
    plan = closed(plan, meeting)
    plan = reviews.explain_slip(
        plan, SlipReason(0, meeting, MARCH, APRIL, "Vendor", MAY, initiative=id_of(plan, "A"))
    )
    plan = reviews.delete_meetings(plan, [meeting])
    assert not plan.meetings
    assert not plan.agenda_items
    assert not plan.slip_reasons
    assert [each.meeting for each in plan.baselines.values()] == [None]
    assert len(plan.frozen_plans) == 1
    assert not baselines.delete(plan, plan.baselines).frozen_plans


def test_that_an_empty_reason_is_refused() -> None:
    plan, meeting = with_review(with_initiative(a_plan(), "A", 5))
    said = SlipReason(0, meeting, MARCH, APRIL, " \n ", MAY, initiative=id_of(plan, "A"))
    error = refused(reviews.explain_slip, plan, said)
    assert (error.code, error.field) == ("missing", "reason")


def test_that_an_item_has_one_reason_since_a_review() -> None:
    plan, meeting = with_review(with_initiative(a_plan(), "A", 5))
    said = SlipReason(0, meeting, MARCH, APRIL, "Vendor late", MAY, initiative=id_of(plan, "A"))
    plan = reviews.explain_slip(plan, said)
    id_ = plan.next_id - 1
    plan = reviews.explain_slip(plan, SlipReason(0, meeting, MARCH, MAY, "Later still", MAY, said.initiative))
    assert [(each.id, each.reason) for each in plan.slip_reasons.values()] == [(id_, "Later still")]
    plan = reviews.explain_slip(plan, SlipReason(0, meeting, MARCH, MAY, "Gate", MAY, gate=2))
    assert len(plan.slip_reasons) == 2


def test_that_reasons_go_with_what_they_are_about() -> None:
    plan, meeting = with_review(with_initiative(a_plan(), "A", 5))
    plan = milestones.add(plan, "Live", initiative=id_of(plan, "A"))
    milestone = plan.next_id - 1
    plan = reviews.explain_slip(plan, SlipReason(0, meeting, MARCH, APRIL, "X", MAY, milestone=milestone))
    assert not milestones.delete(plan, [milestone]).slip_reasons
    assert not initiatives.delete(plan, [id_of(plan, "A")]).slip_reasons


def test_that_the_owner_overrules_each_subject_once_and_with_a_reason() -> None:
    plan = reviews.overrule_health(
        a_plan(), HealthOverride(0, HealthSubject.PROGRAMME, Health.RED, "Sponsor left", MARCH)
    )
    plan = reviews.overrule_health(
        plan, HealthOverride(0, HealthSubject.PROGRAMME, Health.AMBER, "Found", APRIL)
    )
    assert [each.health for each in plan.health_overrides.values()] == [Health.AMBER]
    stream = HealthOverride(0, HealthSubject.STREAM, Health.RED, "Late", APRIL, Stream.ORGANIZATION)
    plan = reviews.overrule_health(plan, stream)
    assert len(plan.health_overrides) == 2
    assert not reviews.delete_overrides(plan, plan.health_overrides).health_overrides
    for wrong in (
        HealthOverride(0, HealthSubject.PROGRAMME, Health.RED, "", MARCH),
        HealthOverride(0, HealthSubject.STREAM, Health.RED, "Why", MARCH),
        HealthOverride(0, HealthSubject.PROGRAMME, Health.RED, "Why", MARCH, gate=1),
    ):
        assert refused(reviews.overrule_health, plan, wrong).code == "missing"
