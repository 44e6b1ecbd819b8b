"""The ways to make an initiative start on another day: each leads exactly there, or says what holds it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from cxplanner.errors import CycleError
from cxplanner.plan.edits import initiatives, moving
from cxplanner.plan.edits.programme import change_programme
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.scheduling.moves import (
    WayKind,
    can_move,
    drawn_to,
    is_held_by_links,
    limits,
    ways_to_start,
)
from cxplanner.scheduling.results import DriverKind
from cxplanner.scheduling.schedule import Schedule, schedule
from tests.builders import MONDAY, a_plan, id_of, with_initiative
from tests.scheduling.random_plans import plans


def a_chain() -> Plan:
    """A, then B three days after it, then C."""
    plan = with_initiative(a_plan(), "A", 10)
    plan = with_initiative(plan, "B", 5, "A FS+3d")
    return with_initiative(plan, "C", 5, "B")


def start_of(made: Schedule, key: str) -> date:
    start = made.initiative(id_of(made.plan, key)).start
    assert start is not None
    return start


def ways(plan: Plan, key: str, day: date) -> dict[WayKind, date | None]:
    return {
        way.kind: way.start for way in ways_to_start(schedule(plan), id_of(plan, key), day) if way.reaches
    }


def test_that_what_nothing_holds_has_one_way() -> None:
    assert ways(a_chain(), "A", date(2026, 1, 12)) == {WayKind.DAY: date(2026, 1, 12)}


def test_that_a_linked_initiative_can_wait_have_another_lag_or_take_its_chain_along() -> None:
    plan, day = a_chain(), date(2026, 1, 29)
    assert start_of(schedule(plan), "B") == date(2026, 1, 22)
    found = {way.kind: way for way in ways_to_start(schedule(plan), id_of(plan, "B"), day)}
    assert all(way.start == day for way in found.values())
    after = {kind: schedule(way.edit(plan)) for kind, way in found.items()}
    assert start_of(after[WayKind.DAY], "A") == MONDAY
    assert after[WayKind.DAY].plan.initiatives[id_of(plan, "B")].not_before == day
    (link,) = after[WayKind.LAG].plan.links_into[id_of(plan, "B")]
    assert link.lag == 8
    assert start_of(after[WayKind.CHAIN], "A") == date(2026, 1, 12)
    assert after[WayKind.CHAIN].plan.links_into == plan.links_into


def test_that_earlier_than_its_link_allows_only_the_lag_leads() -> None:
    plan, day = a_chain(), date(2026, 1, 20)
    found = {way.kind: way for way in ways_to_start(schedule(plan), id_of(plan, "B"), day)}
    assert found[WayKind.LAG].reaches
    assert not found[WayKind.DAY].reaches
    assert [driver.kind for driver in found[WayKind.DAY].held_by] == [DriverKind.DEPENDENCY]
    assert not found[WayKind.CHAIN].reaches
    assert DriverKind.PROGRAMME_START in [driver.kind for driver in found[WayKind.CHAIN].held_by]


def test_that_a_chain_that_waits_by_itself_can_come_forward() -> None:
    plan = moving.start_no_earlier(a_chain(), id_of(a_chain(), "A"), date(2026, 1, 19))
    start = start_of(schedule(plan), "B")
    assert ways(plan, "B", start - timedelta(days=7))[WayKind.CHAIN] == start - timedelta(days=7)


def test_that_moving_back_to_what_links_allow_leaves_no_day_behind() -> None:
    plan = a_chain()
    free = start_of(schedule(plan), "B")
    later = moving.start_no_earlier(plan, id_of(plan, "B"), free + timedelta(days=14))
    edit = ways_to_start(schedule(later), id_of(plan, "B"), free)[0].edit
    assert edit(later).initiatives[id_of(plan, "B")].not_before is None


def test_that_nothing_starts_before_a_gate_or_the_status_date() -> None:
    plan = a_plan(policy=GatePolicy.HOLD)
    plan = with_initiative(plan, "A", 10)
    plan = with_initiative(plan, "B", 5, stage=2)
    made = schedule(plan)
    assert limits(made, id_of(plan, "B")).earliest == start_of(made, "B")
    later = schedule(change_programme(plan, status_date=date(2026, 1, 8)))
    assert limits(later, id_of(plan, "A")).earliest == date(2026, 1, 8)


def test_that_a_pin_moves_with_its_bar() -> None:
    plan = initiatives.change(a_chain(), id_of(a_chain(), "B"), pinned_start=date(2026, 2, 2))
    (way,) = ways_to_start(schedule(plan), id_of(plan, "B"), date(2026, 2, 9))
    assert way.edit(plan).initiatives[id_of(plan, "B")].pinned_start == date(2026, 2, 9)


@given(plans(), st.data())
def test_that_a_way_that_reaches_does_and_one_that_does_not_says_why(plan: Plan, data: st.DataObject) -> None:
    try:
        made = schedule(plan)
    except CycleError:
        assume(False)
        return
    movable = [each for each in plan.initiatives if can_move(made, each)]
    assume(movable)
    id_ = data.draw(st.sampled_from(movable))
    start = made.initiative(id_).start
    assert start is not None
    wanted = start + timedelta(days=data.draw(st.integers(-20, 30)))
    bounds = limits(made, id_)
    if bounds.earliest is not None:
        wanted = max(wanted, bounds.earliest)
    day = moving.nearest_working_day(plan, plan.initiatives[id_], wanted)
    found = ways_to_start(made, id_, day)
    for way in found:
        after = schedule(way.edit(plan), previous=made)
        assert after.initiative(id_).start == way.start
        assert way.reaches == (way.start == day)
        assert way.reaches or way.held_by or way.refusal
    if bounds.by_links is None or day > bounds.by_links:
        assert found[0].reaches or plan.initiatives[id_].duration == 0
    if len(found) > 1:
        assert is_held_by_links(made, id_) or (bounds.by_links is not None and day < bounds.by_links)


@given(plans(), st.data())
def test_that_what_is_drawn_while_dragging_starts_no_later_than_the_pointer(
    plan: Plan, data: st.DataObject
) -> None:
    try:
        made = schedule(plan)
    except CycleError:
        assume(False)
        return
    movable = [
        each
        for each in plan.initiatives
        if can_move(made, each) and plan.initiatives[each].duration and not plan.initiatives[each].team
    ]
    assume(movable)
    id_ = data.draw(st.sampled_from(movable))
    bounds = limits(made, id_)
    wanted = (bounds.earliest or MONDAY) + timedelta(days=data.draw(st.integers(0, 40)))
    day = moving.nearest_working_day(plan, plan.initiatives[id_], wanted)
    drawn = schedule(drawn_to(made, id_, day)(plan), previous=made).initiative(id_).start
    assert drawn is not None
    assert drawn == day or any(link.elapsed for link in plan.links_into.get(id_, ()))
