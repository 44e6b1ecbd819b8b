"""Why a date is what it is, for every kind of driver."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.initiatives import LinkType, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Capacity, GateOutcome, GatePolicy, Team
from cxplanner.scheduling.explanation import explain, finish_nodes
from cxplanner.scheduling.results import Driver, DriverKind, Node
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.explanations import finish_sentence
from cxplanner.wording.words import LANGUAGES, Words
from tests.builders import a_plan, id_of, with_initiative

ENGLISH = Words("en")


def explained(plan: Plan, key: str, words: Words = ENGLISH) -> str:
    """The first sentence about an initiative or a gate."""
    node = Node("gate", int(key[1:])) if key.startswith("G") else Node("initiative", id_of(plan, key))
    made = schedule(plan)
    return words.explanation(made, explain(made, node)[0])


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        ("A", "starts on 12 January 2026, the working day after A Archive finishes."),
        ("A FS+3d", "starts on 15 January 2026, 3 working days after A Archive finishes."),
        ("A FS-1d", "starts on 9 January 2026, 1 working day before A Archive finishes."),
        ("A FS+7ed", "starts on 19 January 2026, 7 calendar days after A Archive finishes."),
        ("A SS+2d", "starts on 7 January 2026, 2 working days after A Archive starts."),
        ("A FF+4d", "starts on 8 January 2026, so that it finishes 4 working days after A Archive."),
        ("A SF+9d", "starts on 8 January 2026, so that it finishes 9 working days after A Archive starts."),
    ],
)
def test_that_each_type_of_link_has_its_words(after: str, reason: str) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5, title="Archive"), "B", 6, after, title="Portal")

    assert explained(plan, "B") == f"B Portal {reason}"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, "5 January 2026, the start of the programme."),
        (
            {"not_before": date(2026, 1, 8)},
            "8 January 2026, no earlier than the date set for it (8 January 2026).",
        ),
        ({"levelled_start": date(2026, 1, 8)}, "8 January 2026, the day to which levelling moved it."),
        ({"pinned_start": date(2026, 1, 8)}, "8 January 2026, the day to which it is pinned."),
    ],
)
def test_that_each_date_has_its_words(values: dict[str, Any], reason: str) -> None:
    plan = with_initiative(a_plan(), "A", 5, title="Archive", **values)

    assert explained(plan, "A") == f"A Archive starts on {reason}"


def test_that_what_has_started_needs_no_reason() -> None:
    plan = with_initiative(
        a_plan(), "A", 5, title="Archive", status=Status.ACTIVE, actual_start=date(2026, 1, 8)
    )

    assert explained(plan, "A") == "A Archive started on 8 January 2026."


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        ("G1", "12 January 2026, the working day after gate G1 Paper is gone."),
        ("G1 FS+3d", "15 January 2026, 3 working days after gate G1 Paper is gone."),
        ("G1 FS-1d", "9 January 2026, 1 working day before gate G1 Paper is gone."),
        ("G1 FS+7ed", "19 January 2026, 7 calendar days after gate G1 Paper is gone."),
    ],
)
def test_that_a_gate_as_predecessor_has_its_lag(after: str, reason: str) -> None:
    plan = change_stage(with_initiative(a_plan(), "A", 5), 1, gate_name="Paper is gone")
    plan = with_initiative(plan, "B", 6, after, stage=2, title="Portal")

    assert explained(plan, "B") == f"B Portal starts on {reason}"


def test_that_a_gate_is_named() -> None:
    plan = with_initiative(
        with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5), "B", 5, stage=2, title="Portal"
    )
    plan = change_stage(plan, 1, gate_name="Paper is gone")

    assert explained(plan, "B") == (
        "B Portal starts on 12 January 2026, the working day after gate G1 Paper is gone."
    )
    assert explained(plan, "B", Words("es")) == (
        "B Portal empieza el 12 de enero de 2026, "
        "el día laborable después de superarse el control G1 Paper is gone."
    )


def test_that_a_gate_has_words_of_its_own() -> None:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5, title="Archive")
    plan = change_stage(plan, 1, gate_name="Paper is gone")
    planned = change_stage(plan, 1, gate_planned_on=date(2026, 2, 2))
    decided = change_stage(plan, 1, gate_decided_on=date(2026, 1, 8), gate_outcome=GateOutcome.GO)

    assert explained(plan, "G1") == (
        "Gate G1 Paper is gone is dated 9 January 2026, the day on which A Archive finishes."
    )
    assert explained(planned, "G1").endswith("is dated 2 February 2026, its planned date.")
    assert explained(decided, "G1").endswith("is dated 8 January 2026, the day of the decision.")


def test_that_ties_are_all_told() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5, title="One"), "B", 5, title="Two")
    plan = with_initiative(plan, "C", 5, "A; B", title="Three")

    assert explained(plan, "C") == (
        "C Three starts on 12 January 2026, the working day after A One and B Two finish."
    )


def test_that_a_levelled_start_names_the_team_and_the_days_without_room() -> None:
    plan = a_plan().put("teams", Team(1, "Data", capacity=(Capacity(date(2020, 1, 1), 1),)))
    plan = with_initiative(plan, "A", 5, team=1, units=1.0)
    plan = with_initiative(plan, "B", 5, team=1, units=1.0, levelled_start=date(2026, 1, 12), title="Portal")

    assert explained(plan, "B") == (
        "B Portal starts on 12 January 2026, because Data has too few people left"
        " from 5 January 2026 to 9 January 2026."
    )


def test_that_unlike_ties_are_told_one_by_one() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 4, title="One"), "B", 2, title="Two")
    plan = with_initiative(plan, "C", 4, title="Three")
    plan = with_initiative(plan, "D", 5, "A; B FS+2d; C", title="Four", not_before=date(2026, 1, 9))

    assert explained(plan, "D") == (
        "D Four starts on 9 January 2026, the working day after A One and C Three finish, 2 working days "
        "after B Two finishes and no earlier than the date set for it (9 January 2026)."
    )


def test_that_a_gate_names_all_that_it_waits_for() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5, title="One"), "B", 5, title="Two")
    plan = change_stage(plan, 1, gate_name="Paper is gone")

    assert explained(plan, "G1") == (
        "Gate G1 Paper is gone is dated 9 January 2026, the day on which A One and B Two finish."
    )


def test_that_the_finish_names_what_finishes_last() -> None:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5, title="One")
    both = with_initiative(plan, "B", 5, title="Two", stage=1)
    planned = change_stage(plan, 4, gate_planned_on=date(2026, 1, 19), gate_name="Trusted")

    assert of_finish(plan) == "The programme finishes on 9 January 2026, the day on which A One finishes."
    assert of_finish(both) == (
        "The programme finishes on 9 January 2026, the day on which A One and B Two finish."
    )
    assert of_finish(planned) == "The programme finishes on 19 January 2026, the date of gate G4 Trusted."


def of_finish(plan: Plan) -> str:
    made = schedule(plan)
    return finish_sentence(ENGLISH, made, finish_nodes(made))


def test_that_what_is_not_scheduled_says_so() -> None:
    plan = with_initiative(a_plan(), "A", 5, title="Idea", status=Status.MEASURE)

    assert explained(plan, "A") == "A Idea has no dates, because it is not scheduled."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of_gate", [True, False])
def test_that_every_kind_of_driver_has_a_phrase(language: str, *, of_gate: bool) -> None:
    plan = with_initiative(a_plan(), "A", 5)
    made = schedule(plan)
    for kind in DriverKind:
        for link_type in LinkType:
            driver = Driver(kind, Node("initiative", id_of(plan, "A")), link_type, -3, day=date(2026, 1, 5))
            phrase = Words(language).driver(plan, made, driver, of_gate=of_gate)
            assert phrase
            assert "{" not in phrase
