"""What moved between two schedules."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from cxplanner.errors import CycleError
from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.ripple import ripple
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.variance import Span
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.random_plans import plans


def test_that_a_longer_predecessor_moves_what_follows_and_the_finish() -> None:
    plan = with_initiative(with_initiative(with_initiative(a_plan(), "A", 10), "B", 5, "A"), "C", 2)
    before = schedule(plan)
    after = schedule(initiatives.change(plan, id_of(plan, "A"), duration=15))
    found = ripple(before, after)
    assert set(found.places) == {id_of(plan, "A"), id_of(plan, "B")}
    now = after.initiative(id_of(plan, "B"))
    spans = found.spans(id_of(plan, "B"))
    assert spans is not None
    assert spans[1] == Span(now.start, now.finish)
    assert found.spans(id_of(plan, "C")) is None
    assert found.finish_moved
    assert 1 in found.gates


def test_that_what_is_new_or_gone_did_not_move() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 10), "B", 5)
    without = initiatives.delete(plan, [id_of(plan, "A")])
    more = with_initiative(without, "C", 90)
    assert not len(ripple(schedule(plan), schedule(more)).after)


@given(plans(), st.integers(0, 30))
def test_that_a_ripple_names_all_that_moved(plan: Plan, duration: int) -> None:
    try:
        before = schedule(plan)
        first = next(iter(plan.initiatives))
        after = schedule(plan.put("initiatives", changed(plan, first, duration)), previous=before)
    except CycleError:
        assume(False)
        return
    found = ripple(before, after)
    for id_ in plan.initiatives:
        old, new = before.initiative(id_), after.initiative(id_)
        moved = (old.start, old.finish) != (new.start, new.finish)
        assert (found.spans(id_) is not None) == moved
        if moved:
            assert found.spans(id_) == (Span(old.start, old.finish), Span(new.start, new.finish))


@given(plans())
def test_that_the_arrays_say_what_the_dates_say(plan: Plan) -> None:
    try:
        made = schedule(plan)
    except CycleError:
        assume(False)
        return
    for place, id_ in enumerate(made.spans.ids.tolist()):
        dates = made.initiative(id_)
        assert made.spans.span(place) == Span(dates.start, dates.finish)
        latest = int(made.floats.late_finish[place])
        assert latest == (dates.late_finish.toordinal() if dates.late_finish is not None else 0)
        assert bool(made.floats.critical[place]) == dates.critical


def changed(plan: Plan, id_: int, duration: int) -> Initiative:
    return replace(plan.initiatives[id_], duration=duration)
