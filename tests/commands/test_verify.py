"""`cxplanner verify`: a plan file against the code on a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import initiatives, programme
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Closure
from cxplanner.report.plan_code import plan_code
from cxplanner.storage.print_record import prints_folder
from tests.builders import MONDAY, a_plan, id_of, with_initiative
from tests.commands.conftest import Ask

MOMENT = "2026-10-15T14:32:00+00:00"


def the_plan() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 5, title="Archive"), "B", 3, after="A")


@pytest.fixture
def printed(ask: Ask, tmp_path: Path) -> Path:
    """A plan file whose roadmap has been printed."""
    path = tmp_path / "plan.cxplan"
    OpenPlan.create(the_plan(), path).close()
    answer = ask("export", path, "--to", tmp_path / "roadmap.pdf", "--printed-at", MOMENT)
    assert answer.status == 0
    return path


def edit(path: Path, *changes: Callable[[Plan], Plan]) -> None:
    with OpenPlan.open(path) as opened:
        for change in changes:
            opened.apply("change_programme", change)


def longer(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), duration=9)


def renamed(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), title="The archive")


CODE = plan_code(the_plan())


def test_that_an_unchanged_plan_is_said_to_be_so_with_status_0(ask: Ask, printed: Path) -> None:
    answer = ask("verify", printed, "--code", CODE)
    assert (answer.status, answer.err) == (0, "")
    first, second = answer.out.splitlines()
    assert first == "Nothing has changed: the plan still says what that sheet says."
    assert second.startswith("Roadmap, printed 15 Oct 2026")


def test_that_saving_and_an_edit_that_is_undone_change_nothing(ask: Ask, printed: Path) -> None:
    with OpenPlan.open(printed) as opened:
        opened.apply("set_duration", longer)
        opened.undo()
    assert ask("verify", printed, "--code", CODE.lower().replace("-", " ")).status == 0


def test_that_a_changed_plan_is_said_to_be_so_with_status_1_and_what_changed(ask: Ask, printed: Path) -> None:
    edit(printed, longer, renamed)
    answer = ask("verify", printed, "--code", CODE)
    assert (answer.status, answer.err) == (1, "")
    assert answer.out.startswith(
        "The plan has changed since that sheet was printed.\nRoadmap, printed 15 Oct"
    )
    assert CODE in answer.out
    assert plan_code(renamed(longer(the_plan()))) in answer.out
    table = [line.split() for line in answer.out.splitlines() if line.startswith(("A ", "B "))]
    assert ["A", "The", "archive", "Duration", "5", "d", "9", "d", "+4", "d"] in table
    assert ["A", "The", "archive", "Title", "Archive", "The", "archive"] in table
    assert [line[0] for line in table].count("B") == 2


@pytest.mark.parametrize(
    ("change", "said"), [(longer, "moves dates: a duration"), (renamed, "moves no date: a text")]
)
def test_that_without_a_record_the_kind_of_change_is_said(
    ask: Ask, printed: Path, change: Callable[[Plan], Plan], said: str
) -> None:
    for path in prints_folder().glob("*/*"):
        path.unlink()
    edit(printed, change)
    answer = ask("verify", printed, "--code", CODE)
    assert answer.status == 1
    assert said in answer.out
    assert "This computer has no record of that print" in answer.out


def test_that_an_answer_for_programs_holds_everything(ask: Ask, printed: Path) -> None:
    closure = Closure("August", MONDAY, MONDAY)
    edit(
        printed, longer, lambda plan: programme.change_programme(plan, calendar=replace(
            plan.programme.calendar, closures=(closure,), weekdays=frozenset({0, 1, 2, 3}))),
    )  # fmt: skip
    answer = ask("verify", printed, "--code", CODE, "--json")
    assert answer.status == 1
    found = answer.json
    assert list(found) == [
        "format", "code", "code_now", "changed", "dates_changed", "others_changed", "prints", "initiatives",
        "gates", "others",
    ]  # fmt: skip
    assert (found["format"], found["code"], found["changed"]) == ("cxplanner-verification-1", CODE, True)
    assert (found["dates_changed"], found["others_changed"]) == (True, False)
    assert found["prints"] == [{"reports": ["roadmap"], "printed_at": MOMENT, "this_file": True}]
    assert {each["key"]: each["fields"] for each in found["initiatives"]} == {
        "A": {"duration": [5, 9]},
        "B": {},
    }
    (calendar,) = found["others"]
    assert calendar["kind"] == "programme"
    assert calendar["fields"]["weekdays"] == [[0, 1, 2, 3, 4], [0, 1, 2, 3]]
    assert calendar["fields"]["closures"] == [
        [], [{"name": "August", "first": MONDAY.isoformat(), "last": MONDAY.isoformat()}],
    ]  # fmt: skip


def test_that_an_unchanged_plan_and_one_without_a_record_are_told_apart_by_programs(
    ask: Ask, printed: Path
) -> None:
    same = ask("verify", printed, "--code", CODE, "--json").json
    assert (same["changed"], same["initiatives"]) == (False, None)
    other = ask("verify", printed, "--code", "0000-0000", "--json").json
    assert (other["changed"], other["prints"], other["initiatives"]) == (True, [], None)


@pytest.mark.parametrize("code", ["", "hello", "3F2A", "<b>3F2A-91BC</b>", "x" * 5_000, "3F2A-91BCx"])
def test_that_what_is_no_code_is_one_sentence_and_status_2(ask: Ask, printed: Path, code: str) -> None:
    answer = ask("verify", printed, "--code", code)
    assert (answer.status, answer.out) == (2, "")
    assert "is no code of a sheet" in answer.complaint
    assert len(answer.complaint) < 200


def test_that_the_code_is_asked_for_and_the_file_must_be_there(ask: Ask, printed: Path) -> None:
    assert "--code" in ask("verify", printed).complaint
    assert ask("verify", printed.with_name("none.cxplan"), "--code", CODE).status == 2


def test_that_verifying_touches_neither_the_file_nor_the_record(ask: Ask, printed: Path) -> None:
    edit(printed, longer)
    before = printed.read_bytes(), sorted(prints_folder().glob("*/*"))
    ask("verify", printed, "--code", CODE)
    assert (printed.read_bytes(), sorted(prints_folder().glob("*/*"))) == before


def test_that_printing_does_not_touch_the_plan(ask: Ask, printed: Path, tmp_path: Path) -> None:
    before = printed.read_bytes()
    ask("export", printed, "--to", tmp_path / "again.svg")
    assert printed.read_bytes() == before


def test_that_the_next_print_names_the_one_that_it_supersedes(
    ask: Ask, printed: Path, tmp_path: Path
) -> None:
    edit(printed, longer)
    ask("export", printed, "--to", tmp_path / "next.svg")
    assert f"supersedes\u00a0{CODE}" in (tmp_path / "next.svg").read_text("utf-8")
