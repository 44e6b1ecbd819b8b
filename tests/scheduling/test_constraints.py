"""Deadlines and pins."""

from __future__ import annotations

from datetime import date

from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.reading import (
    dates,
    day,
    finish,
    floats,
    start,
)


def test_that_a_deadline_moves_nothing_and_makes_float_negative() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    made = schedule(with_initiative(plan, "B", 5, "A", deadline=day(14)))

    assert (start(made, "B"), finish(made, "B")) == (day(12), day(16))
    assert [floats(made, key)[0] for key in "AB"] == [-2, -2]
    assert dates(made, "A").critical
    assert dates(made, "A").violates == frozenset()
    assert dates(made, "B").violates == {"deadline"}


def test_that_a_deadline_does_not_cap_free_float() -> None:
    plan = with_initiative(a_plan(), "A", 5, deadline=day(9))
    made = schedule(with_initiative(plan, "Long", 8))

    assert floats(made, "A") == (0, 3)


def test_that_a_pin_has_no_float_and_its_predecessors_are_measured_to_it() -> None:
    plan = with_initiative(a_plan(), "A", 2)
    plan = with_initiative(with_initiative(plan, "B", 2, "A", pinned_start=day(12)), "Long", 20)
    made = schedule(plan)

    assert floats(made, "B")[0] == 0
    assert (dates(made, "B").late_start, dates(made, "B").late_finish) == (day(12), day(13))
    assert floats(made, "A") == (3, 3)
    assert dates(made, "B").critical


def test_that_a_pin_wins_over_logic_and_the_conflict_is_told() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 2, "A", pinned_start=day(7))
    made = schedule(with_initiative(plan, "C", 1, "B"))

    assert start(made, "B") == day(7)
    assert start(made, "C") == day(9)
    assert dates(made, "B").violates == {"pin"}
    assert floats(made, "A")[0] == -3
    assert made.logic_start(id_of(plan, "B")) == day(12)
    assert [driver.node and driver.node.id for driver in made.logic_drivers(id_of(plan, "B"))] == [
        id_of(plan, "A")
    ]


def test_that_a_pin_later_than_its_logic_is_no_conflict() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 2, "A", pinned_start=day(20))

    assert dates(schedule(plan), "B").violates == frozenset()


def test_that_a_pin_may_lie_before_the_programme() -> None:
    made = schedule(with_initiative(a_plan(), "A", 1, pinned_start=date(2025, 12, 1)))

    assert start(made, "A") == date(2025, 12, 1)
    assert dates(made, "A").violates == frozenset()


def test_that_a_pin_wins_over_its_own_deadline() -> None:
    made = schedule(with_initiative(a_plan(), "A", 5, pinned_start=day(12), deadline=day(9)))

    assert floats(made, "A")[0] == 0
    assert dates(made, "A").violates == {"deadline"}
