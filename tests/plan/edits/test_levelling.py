"""Levelled starts are taken and cleared as a whole, beside what a user set."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.errors import EditError
from cxplanner.plan.edits import initiatives, levelling
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_initiative

DAY = date(2026, 3, 2)
LATER = date(2026, 4, 6)


def levelled_starts(plan: Plan) -> dict[str, date | None]:
    return {each.key: each.levelled_start for each in plan.initiatives.values()}


def three() -> Plan:
    plan = with_initiative(a_plan(), "A", 5, levelled_start=DAY, not_before=LATER)
    return with_initiative(with_initiative(plan, "B", 5, levelled_start=DAY), "C", 5)


def test_that_taking_leaves_only_the_starts_of_the_new_proposal() -> None:
    plan = three()
    taken = levelling.take(plan, {id_of(plan, "B"): LATER, id_of(plan, "C"): DAY})

    assert levelled_starts(taken) == {"A": None, "B": LATER, "C": DAY}
    assert taken.initiatives[id_of(plan, "A")].not_before == LATER


def test_that_ids_which_are_gone_are_passed_over() -> None:
    assert levelling.take(a_plan(), {7: DAY}) == a_plan()


def test_that_a_day_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(EditError) as refused:
        levelling.take(three(), {id_of(three(), "A"): date(2200, 1, 1)})
    assert (refused.value.code, refused.value.field) == ("date_out_of_range", "levelled_start")


def test_that_clearing_is_for_some_or_for_all() -> None:
    plan = three()

    assert levelled_starts(levelling.clear(plan, [id_of(plan, "A")])) == {"A": None, "B": DAY, "C": None}
    cleared = levelling.clear(plan)
    assert set(levelled_starts(cleared).values()) == {None}
    assert cleared.initiatives[id_of(plan, "A")].not_before == LATER


def test_that_what_changes_nothing_gives_the_same_plan() -> None:
    plan = three()

    assert levelling.clear(plan, [id_of(plan, "C")]) is plan
    assert levelling.take(plan, {id_of(plan, key): DAY for key in "AB"}) is plan


def test_that_a_copy_of_an_initiative_is_not_levelled() -> None:
    plan = three()
    copied = initiatives.duplicate(plan, [id_of(plan, "B")], lambda title: f"Copy of {title}")

    assert copied.initiatives[plan.next_id].levelled_start is None
