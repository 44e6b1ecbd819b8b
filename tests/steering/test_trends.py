"""Trends of dates, of work done, and of how much change each unit meets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.plan.edits import initiatives, milestones, programme
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from cxplanner.steering.dates_over_time import Seen, dates_over_time
from cxplanner.steering.saturation import Quarter, quarter_of, saturation
from cxplanner.steering.work_done import WorkAt, planned_at, work_done
from tests.builders import MONDAY, a_plan, id_of, with_baseline, with_initiative


def slipped_twice() -> Plan:
    """Frozen in January and February, and slipped after each."""
    plan = with_initiative(a_plan(), "A", 10)
    plan = milestones.add(plan, "Live", initiative=id_of(plan, "A"))
    plan = with_baseline(plan, "Review 1", MONDAY)
    plan = initiatives.change(plan, id_of(plan, "A"), duration=13)
    plan = with_baseline(plan, "Review 2", date(2026, 2, 2))
    return initiatives.change(plan, id_of(plan, "A"), duration=15)


def test_that_a_gate_is_seen_at_each_review_and_now() -> None:
    found = dates_over_time(schedule(slipped_twice()), date(2026, 3, 2))
    gate = next(each for each in found if each.kind == "gate")
    assert gate.seen == (
        Seen(MONDAY, date(2026, 1, 16)),
        Seen(date(2026, 2, 2), date(2026, 1, 21)),
        Seen(date(2026, 3, 2), date(2026, 1, 23)),
    )
    assert gate.days == 5


def test_that_a_milestone_is_seen_where_its_initiative_put_it() -> None:
    found = dates_over_time(schedule(slipped_twice()), date(2026, 3, 2))
    (milestone,) = [each for each in found if each.kind == "milestone"]
    assert [each.day.day for each in milestone.seen] == [16, 21, 23]
    assert next(each.kind for each in found) == "finish"


def test_that_reviews_after_the_day_do_not_count() -> None:
    found = dates_over_time(schedule(slipped_twice()), date(2026, 1, 20))
    assert [len(each.seen) for each in found if each.kind == "finish"] == [2]


def worked() -> Plan:
    plan = with_initiative(a_plan(), "A", 10, person_months=4.0)
    plan = with_initiative(plan, "B", 10, after="A", stage=2, person_months=2.0)
    plan = plan.put("initiatives", replace(plan.initiatives[id_of(plan, "A")], status=Status.ACTIVE))
    return initiatives.change(plan, id_of(plan, "A"), progress=50, actual_start=MONDAY)


def test_that_work_is_counted_in_person_months_where_all_are_known() -> None:
    found = work_done(schedule(worked()), date(2026, 1, 12))
    assert (found.in_person_months, found.whole.whole) == (True, 6.0)
    assert found.stages[0].done == (WorkAt(date(2026, 1, 12), 2.0),)
    assert found.stages[0].planned[-1].work == 4.0
    unknown = initiatives.change(worked(), id_of(worked(), "B"), person_months=None)
    days = work_done(schedule(unknown), date(2026, 1, 12))
    assert (days.in_person_months, days.whole.whole) == (False, 20.0)


def test_that_what_was_done_at_reviews_is_that_of_their_plans() -> None:
    plan = worked()
    before = initiatives.change(plan, id_of(plan, "A"), progress=25)
    found = work_done(schedule(plan), date(2026, 1, 12), [(date(2026, 1, 7), before)])
    assert [each.work for each in found.whole.done] == [1.0, 2.0]


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 4)), min_size=1, max_size=6))
def test_that_planned_work_only_grows_and_ends_with_all_of_it(pieces: list[tuple[int, int]]) -> None:
    plan = a_plan()
    for place, (duration, stage) in enumerate(pieces):
        plan = with_initiative(plan, f"K{place}", duration, stage=stage)
    found = work_done(schedule(plan), MONDAY)
    for each in (found.whole, *found.stages):
        amounts = [at.work for at in each.planned]
        assert amounts == sorted(amounts)
        assert not amounts or abs(amounts[-1] - each.whole) < 1e-6
    assert abs(sum(each.whole for each in found.stages) - found.whole.whole) < 1e-6
    assert planned_at(found.whole, MONDAY) == 0.0


def test_that_each_unit_meets_an_initiative_in_each_of_its_quarters() -> None:
    plan, marta = programme.with_person(a_plan(), "Marta")
    assert marta is not None
    plan = plan.put("people", replace(plan.people[marta], unit="Sales"))
    plan = with_initiative(plan, "A", 80, owner=marta)
    plan = with_initiative(plan, "B", 5)
    found = saturation(schedule(plan))
    assert (found.units, found.quarters) == (("Sales", ""), (Quarter(2026, 1), Quarter(2026, 2)))
    assert found.hits == {
        ("Sales", Quarter(2026, 1)): (id_of(plan, "A"),),
        ("Sales", Quarter(2026, 2)): (id_of(plan, "A"),),
        ("", Quarter(2026, 1)): (id_of(plan, "B"),),
    }
    assert found.most == 1


def test_that_quarters_follow_each_other_over_the_year() -> None:
    assert quarter_of(date(2026, 12, 31)) == Quarter(2026, 4)
    assert Quarter(2026, 4).following == Quarter(2027, 1)


def test_that_an_empty_plan_has_no_saturation() -> None:
    found = saturation(schedule(a_plan()))
    assert (found.units, found.quarters, found.most) == ((), (), 0)
