"""What each step of a presentation says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateCriterion, GateOutcome, GatePolicy, Stage
from cxplanner.presentation.steps import ChangesStep, CriticalPathStep, GateFacts, StageStep, steps
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.variance import Span
from cxplanner.wording.presentation import (
    changes_paragraphs,
    nothing_paragraphs,
    path_paragraphs,
    stage_paragraphs,
)
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_baseline, with_initiative

ENGLISH = Words("en")
DAY = date(2027, 3, 2)
STAGE = Stage(2, "Optimise", gate_name="One platform")
GATE = GateFacts(STAGE, DAY, None, 0, False, False, 0, 0, ())
STEP = StageStep(STAGE, frozenset((1, 2, 3)), 1, 0, Span(), GATE)


def said(step: StageStep) -> str:
    return " ".join(stage_paragraphs(ENGLISH, step)).replace("\u00a0", " ")


def with_gate(**facts: object) -> StageStep:
    return replace(STEP, gate=replace(GATE, **facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (STEP, "1 of 3 initiatives are done."),
        (replace(STEP, under_way=2), "1 of 3 initiatives are done, 2 under way."),
        (replace(STEP, done=3), "All 3 initiatives are done."),
        (replace(STEP, initiatives=frozenset()), "No initiative is planned in this stage."),
        (STEP, "Gate G2 One platform is on 2 March 2027."),
        (with_gate(late=0), "Gate G2 One platform is on 2 March 2027, as planned."),
        (with_gate(late=13), "is on 2 March 2027, 13 working days after its planned date."),
        (with_gate(late=-1), "is on 2 March 2027, 1 working day before its planned date."),
        (
            with_gate(is_overdue=True, late=0),
            "Gate G2 One platform was due on 2 March 2027 and is not passed.",
        ),
        (with_gate(day=None), "Gate G2 One platform has no date yet."),
        (STEP, "Each day that it slips moves the finish."),
        (with_gate(spare=5), "It may slip 5 working days before the finish moves."),
        (with_gate(is_early=True), "Not all that it needs is finished by then."),
        (STEP, "The gate holds: no later stage starts before it."),
        (
            with_gate(stage=replace(STAGE, gate_policy=GatePolicy.ADVISE)),
            "The gate advises: later stages may start before it.",
        ),
    ],
)
def test_that_a_stage_says_where_it_stands(step: StageStep, sentence: str) -> None:
    assert sentence in said(step)


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (GateOutcome.GO, "Gate G2 One platform was passed on 2 March 2027."),
        (GateOutcome.CONDITIONAL_GO, "Gate G2 One platform was passed on 2 March 2027, with conditions."),
    ],
)
def test_that_a_passed_gate_tells_its_decision_and_nothing_of_slips(
    outcome: GateOutcome, sentence: str
) -> None:
    told = said(with_gate(stage=replace(STAGE, gate_decided_on=DAY, gate_outcome=outcome)))
    assert sentence in told
    assert "slip" not in told
    assert "holds" not in told


def test_that_open_musts_are_named_and_long_ones_shortened() -> None:
    texts = ("Paper is gone.", "x " * 60, "Third")
    criteria = tuple(GateCriterion(n, 2, f"2{n}", text) for n, text in enumerate(texts))
    told = said(with_gate(musts=4, musts_met=1, open=criteria))
    assert "1 of 4 musts are met. Open: “Paper is gone”, “x x" in told
    assert "…” and 1 more." in told


def three() -> Plan:
    plan = with_initiative(a_plan(), "A", 10, title="First")
    return with_baseline(with_initiative(plan, "B", 5, "A", title="Second"), "Review 1")


def step_of(plan: Plan, kind: type) -> object:
    found = steps(schedule(plan), plan.baselines_in_order[-1].id)
    return next(step for step in found if isinstance(step, kind))


def test_that_changes_name_gates_and_what_moved_most() -> None:
    plan = three()
    a = plan.initiatives[id_of(plan, "A")]
    plan = plan.changed(initiatives={**plan.initiatives, a.id: replace(a, duration=12)})
    step = step_of(plan, ChangesStep)
    assert isinstance(step, ChangesStep)
    first, second = changes_paragraphs(ENGLISH, schedule(plan), step, "The finish moved.")
    assert first.startswith("The finish moved. Gates: G1 +2 d")
    assert second == "2 initiatives are later. Moved most: A First +2 d and B Second +2 d."


def test_that_no_change_is_one_sentence() -> None:
    step = step_of(three(), ChangesStep)
    assert isinstance(step, ChangesStep)
    assert changes_paragraphs(ENGLISH, schedule(three()), step, "All stands.") == ["All stands."]


def test_that_the_critical_path_tells_its_length_and_its_keys() -> None:
    step = step_of(three(), CriticalPathStep)
    assert isinstance(step, CriticalPathStep)
    first, chain = path_paragraphs(ENGLISH, schedule(three()), step)
    assert "a chain with 2 initiatives that are not done. Each day" in first
    assert chain.startswith("A → B →")
    assert chain.endswith("finish")


def test_that_a_long_chain_is_cut_in_the_middle() -> None:
    plan = with_initiative(a_plan(), "I0", 1)
    for number in range(1, 30):
        plan = with_initiative(plan, f"I{number}", 1, f"I{number - 1}")
    plan = with_baseline(plan, "Review 1")
    step = step_of(plan, CriticalPathStep)
    assert isinstance(step, CriticalPathStep)
    keys = path_paragraphs(ENGLISH, schedule(plan), step)[1].split(" → ")
    assert len(keys) == 18
    assert keys[8] == "…"


def test_that_a_plan_without_dates_says_what_to_do() -> None:
    assert "draw the first initiative" in " ".join(nothing_paragraphs(ENGLISH))
