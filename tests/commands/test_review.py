"""`cxplanner review`: the exact shape that other programs rely on, closing, and what is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits.decisions import add_item
from cxplanner.plan.edits.reviews import prepare_review
from cxplanner.plan.plan import Plan
from cxplanner.plan.reviews import AgendaKind
from cxplanner.storage import read_plan
from cxplanner.storage.frozen_plans import review_plan
from tests.builders import a_plan, with_initiative
from tests.commands.conftest import Ask

PlanFile = Callable[[Plan], Path]
MOMENT = "2026-03-13T14:30:00+01:00"


def a_small_plan() -> Plan:
    return with_initiative(a_plan(), "SD-01", 5)


def test_that_the_answer_has_the_shape_of_the_contract(ask: Ask, plan_file: PlanFile) -> None:
    plan = prepare_review(a_small_plan(), "Kick-off", date(2026, 3, 13), attendees=("Marta",))
    review = plan.next_id - 1
    plan = add_item(plan, review, "Budget", AgendaKind.DECISION)
    plan = add_item(plan, review, "Call", AgendaKind.ACTION, due=date(2026, 4, 1))
    path = plan_file(plan)
    assert ask("review", path, "--close", "--date", "2026-03-13", "--printed-at", MOMENT).status == 0
    answer = ask("review", path, "--json")
    assert (answer.status, answer.err) == (0, "")
    assert answer.json == {
        "format": "cxplanner-reviews-1",
        "reviews": [
            {
                "number": 1,
                "title": "Kick-off",
                "date": "2026-03-13",
                "closed_on": "2026-03-13",
                "attendees": ["Marta"],
                "minutes": "",
                "finish": "2026-01-09",
                "gates": dict.fromkeys(("G1", "G2", "G3", "G4"), "2026-01-09"),
                "decisions": [{"title": "Budget", "outcome": "pending"}],
            }
        ],
        "open_actions": [{"title": "Call", "owner": None, "due": "2026-04-01", "since": "2026-03-13"}],
    }


def test_that_closing_freezes_the_plan_as_one_step(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(a_small_plan())
    answer = ask(
        "review", path, "--close", "--date", "2026-03-13", "--attendees", "Marta; Luis",
        "--minutes", "Agreed.", "--printed-at", MOMENT, "--lang", "en",
    )  # fmt: skip
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == "“Review 1” is closed: the plan is frozen as it was on 13 March 2026.\n"
    plan = read_plan(path)
    (review,) = plan.reviews
    assert (review.attendees, review.minutes) == (("Marta", "Luis"), "Agreed.")
    assert review.printed_at == MOMENT
    baseline = plan.baseline_of(review.id)
    assert baseline is not None
    assert review_plan(plan, baseline.id).meetings == plan.meetings
    with OpenPlan.open(path) as opened:
        opened.undo()
        assert opened.plan == a_small_plan().changed(next_id=plan.next_id)


def test_that_reviews_are_listed_with_the_finish_of_their_day(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(a_small_plan())
    assert ask("review", path, "--lang", "en").out == "There is no review yet.\n"
    ask("review", path, "--close", "--date", "2026-03-13", "--title", "First")
    plan = prepare_review(read_plan(path), "Second", date(2026, 4, 17))
    with OpenPlan.open(path) as opened:
        opened.apply("prepare_review", lambda _: plan)
    lines = ask("review", path, "--lang", "en").out.splitlines()
    assert len(lines) == 3
    assert "First" in lines[1]
    assert "closed" in lines[1]
    assert "being prepared" in lines[2]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--close"], "A review is closed with its day: add `--date` such as 2026-03-31."),
        (
            ["--date", "2026-04-17"],
            "--date belongs to a review that is closed: add `--close`, or leave it out.",
        ),
        (
            ["--close", "--date", "2026-03-13"],
            "“First” is closed and stays as the committee saw it: add to its",
        ),
        (["--close", "--date", "2026-02-13"], "A review on 13 February 2026 would be before “First” of"),
        (["--close", "--date", "1800-02-13"], "Day is 13 February 1800, but a plan goes from"),
        (["--close", "--date", "soon"], "argument --date"),
    ],
)
def test_that_what_cannot_be_closed_is_refused_and_leaves_the_file(
    ask: Ask, plan_file: PlanFile, words: list[str], complaint: str
) -> None:
    path = plan_file(a_small_plan())
    ask("review", path, "--close", "--date", "2026-03-13", "--title", "First")
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    answer = ask("review", path, *words, "--lang", "en")
    assert answer.status == 2
    assert complaint in answer.complaint
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_that_a_review_is_printed_again_byte_for_byte(ask: Ask, plan_file: PlanFile, tmp_path: Path) -> None:
    path = plan_file(a_small_plan())
    ask("review", path, "--close", "--date", "2026-03-13", "--title", "First", "--printed-at", MOMENT)
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    assert ask("export", f"{path}@First", "--to", first, "--report", "roadmap").err == ""
    with OpenPlan.open(path) as opened:
        opened.apply("add_initiative", lambda plan: with_initiative(plan, "SD-02", 50))
        opened.save()
    ask("review", path, "--close", "--date", "2026-04-17", "--title", "Second")
    assert ask("export", f"{path}@1", "--to", again, "--report", "roadmap").status == 0
    assert first.read_bytes() == again.read_bytes()
    assert ask("export", f"{path}@2026-04-17", "--to", again, "--report", "roadmap").status == 0
    assert first.read_bytes() != again.read_bytes()


def test_that_an_unknown_review_is_refused_and_no_file_written(
    ask: Ask, plan_file: PlanFile, tmp_path: Path
) -> None:
    path = plan_file(a_small_plan())
    answer = ask("export", f"{path}@First", "--to", tmp_path / "out.pdf")
    assert answer.status == 2
    assert "First" in answer.complaint
    assert not (tmp_path / "out.pdf").exists()


def test_that_a_review_has_the_number_of_the_list(ask: Ask, plan_file: PlanFile, tmp_path: Path) -> None:
    path = plan_file(prepare_review(a_small_plan(), "Never held", date(2026, 2, 20)))
    ask("review", path, "--close", "--date", "2026-03-13")
    assert [each["number"] for each in ask("review", path, "--json").json["reviews"]] == [1, 2]
    out = tmp_path / "out.csv"
    assert ask("export", f"{path}@2", "--to", out).status == 0
    assert ask("export", f"{path}@1", "--to", out).status == 2
