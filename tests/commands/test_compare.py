"""`cxplanner compare`: two plan files beside each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cxplanner.closed_reviews import close_review
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import dependencies, initiatives, programme
from cxplanner.plan.edits.reviews import prepare_review
from cxplanner.plan.initiatives import LinkType, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Stream
from cxplanner.scheduling.schedule import schedule
from tests.builders import MONDAY, a_plan, id_of, with_initiative
from tests.commands.conftest import Ask

Files = Callable[[Plan, Plan], tuple[Path, Path]]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Two plans, each in a file of its own."""

    def make(before: Plan, after: Plan) -> tuple[Path, Path]:
        paths = tmp_path / "before.cxplan", tmp_path / "after.cxplan"
        for plan, path in zip((before, after), paths, strict=True):
            OpenPlan.create(plan, path).close()
        return paths

    return make


def chained() -> Plan:
    """A of 5 days, then B of 3 behind gate 1, and an initiative that will go."""
    plan = with_initiative(a_plan(), "A", 5, title="Archive")
    plan = with_initiative(plan, "B", 3, after="A", stage=2, title="Portal")
    plan = with_initiative(plan, "Gone", 1, title="Nobody misses it")
    return programme.change_stage(plan, 1, gate_policy=GatePolicy.HOLD)


def changed(plan: Plan) -> Plan:
    """A longer and with an owner and a cost, B renamed, one gone, one new, the gate named."""
    plan, owner = programme.with_person(plan, "Marta")
    plan = initiatives.change(plan, id_of(plan, "A"), duration=8, owner=owner)
    plan = initiatives.set_cost_once(plan, id_of(plan, "A"), 12_350)
    plan = initiatives.change(plan, id_of(plan, "B"), title="New portal", tags=(Stream.ORGANIZATION,))
    plan = initiatives.delete(plan, [id_of(plan, "Gone")])
    plan = with_initiative(plan, "New", 1, title="Came in")
    return programme.change_stage(plan, 1, gate_name="Paper is gone")


def without_causes(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: each[name] for name in each if name != "because"} for each in items]


def test_that_a_comparison_is_in_the_shape_that_other_programs_rely_on(ask: Ask, files: Files) -> None:
    before = chained()
    answer = ask("compare", *files(before, changed(before)), "--json")

    assert (answer.status, answer.err) == (0, "")
    assert list(answer.json) == ["format", "initiatives", "gates", "others", "finish"]
    assert answer.json["format"] == "cxplanner-comparison-1"
    assert without_causes(answer.json["initiatives"]) == [
        {
            "key": "A",
            "change": "changed",
            "fields": {"duration": [5, 8], "owner": [None, "Marta"], "cost": [None, 123.5]},
            "start_days": 0,
            "finish_days": 3,
        },
        {
            "key": "B",
            "change": "changed",
            "fields": {"title": ["Portal", "New portal"], "tags": [[], ["organization"]]},
            "start_days": 3,
            "finish_days": 3,
        },
        {"key": "New", "change": "added", "fields": {}, "start_days": None, "finish_days": None},
        {"key": "Gone", "change": "removed", "fields": {}, "start_days": None, "finish_days": None},
    ]
    assert without_causes(answer.json["gates"])[0] == {
        "key": "G1",
        "change": "changed",
        "fields": {"gate_name": ["Start done", "Paper is gone"]},
        "start_days": 3,
        "finish_days": 3,
    }


def test_that_a_file_equals_itself(ask: Ask, files: Files) -> None:
    path, _ = files(chained(), chained())
    assert ask("compare", path, path, "--json").json == {
        "format": "cxplanner-comparison-1",
        "initiatives": [],
        "gates": [],
        "others": [],
        "finish": {"before": "2026-01-14", "after": "2026-01-14", "days": 0},
    }
    assert ask("compare", path, path).out == (
        "The finish stays on 14 January 2026.\nNo initiative and no gate differs.\n"
    )


def test_that_other_ids_another_order_and_the_case_of_keys_found_again_do_not_count(
    ask: Ask, files: Files
) -> None:
    before = with_initiative(with_initiative(a_plan(), "A"), "B", after="A")
    after = with_initiative(with_initiative(a_plan(), "B"), "A")
    after = dependencies.link(after, id_of(after, "B"), id_of(after, "A"))
    assert ask("compare", *files(before, after), "--json").json["initiatives"] == []


def test_that_changed_links_are_told_as_they_are_written(ask: Ask, files: Files) -> None:
    before = chained()
    (link,) = before.links_into[id_of(before, "B")]
    after = dependencies.change(before, link.id, type=LinkType.SS, lag=2)
    (item,) = ask("compare", *files(before, after), "--json").json["initiatives"]
    assert item["fields"] == {"predecessors": ["A", "A SS+2d"]}


def test_that_what_is_no_longer_scheduled_has_no_days(ask: Ask, files: Files) -> None:
    before = chained()
    after = initiatives.change(before, id_of(before, "B"), status=Status.REJECTED)
    (item,) = ask("compare", *files(before, after), "--json").json["initiatives"]
    assert item["fields"] == {"status": ["candidate", "rejected"]}
    assert (item["start_days"], item["finish_days"]) == (None, None)


def test_that_dates_that_move_alone_are_a_change(ask: Ask, files: Files) -> None:
    before = chained()
    after = programme.change_programme(before, start=date(2026, 1, 6))
    items = ask("compare", *files(before, after), "--json").json["initiatives"]
    assert [(each["key"], each["fields"], each["start_days"], each["finish_days"]) for each in items] == [
        ("A", {}, 1, 1),
        ("B", {}, 1, 1),
        ("Gone", {}, 1, 1),
    ]


def test_that_people_read_a_table(ask: Ask, files: Files) -> None:
    before = chained()
    answer = ask("compare", *files(before, changed(before)))

    assert answer.status == 0
    lines = answer.out.splitlines()
    assert lines[0] == "The finish moves by 3 working days to 19 January 2026."
    assert lines[1].startswith("G1 3 d later · G2 3 d later · ")
    assert "cost +€123.50" in lines[1]
    assert lines[1].endswith("2 new findings · 3 findings gone")
    assert lines[3].split() == ["Key", "Title", "Change", "Start", "Finish"]
    assert lines[4].split() == ["A", "Archive", "changed", "–", "+3", "d"]
    said = [line.strip() for line in lines]
    assert "Duration: 5 d → 8 d" in said
    assert "Owner: – → Marta" in said
    assert "Cost: – → €123.50" in said
    assert "Title: Portal → New portal" in said
    assert [line.split()[:1] for line in lines if " removed" in line] == [["Gone"]]


def test_that_a_finish_that_comes_forward_is_told_in_the_language_asked_for(ask: Ask, files: Files) -> None:
    before = chained()
    after = initiatives.change(before, id_of(before, "A"), duration=4)
    answer = ask("compare", *files(before, after), "--lang", "es")
    assert "1 día laborable" in answer.out.splitlines()[0]


def test_that_comparing_leaves_both_files_alone(ask: Ask, files: Files) -> None:
    paths = files(chained(), changed(chained()))
    before = [path.read_bytes() for path in paths]
    ask("compare", *paths)
    assert [path.read_bytes() for path in paths] == before
    assert sorted(paths[0].parent.glob("*.cxplan*")) == sorted(paths)


@pytest.mark.parametrize("missing", [0, 1])
def test_that_a_file_that_is_not_there_is_named(ask: Ask, files: Files, missing: int) -> None:
    paths = files(chained(), chained())
    paths[missing].unlink()
    answer = ask("compare", *paths, "--json")
    assert (answer.status, answer.out) == (2, "")
    assert f"«{paths[missing].name}»" in answer.complaint


def test_that_another_file_or_a_review_is_asked_for(ask: Ask, files: Files) -> None:
    path, _ = files(chained(), chained())
    answer = ask("compare", path)
    assert answer.status == 2
    assert "would be compared with itself" in answer.complaint


def test_that_each_move_says_what_moved_it(ask: Ask, files: Files) -> None:
    before = chained()
    after = initiatives.change(before, id_of(before, "A"), duration=8)
    paths = files(before, after)
    own, pushed = ask("compare", *paths, "--json").json["initiatives"]
    nothing: dict[str, Any] = {"gone": [], "outside": []}
    assert own["because"] == {
        "itself": ["duration"], "own_days": 3, "pushed_by": [], "origins": ["A"], **nothing
    }  # fmt: skip
    assert pushed["because"] == {
        "itself": [], "own_days": 0, "pushed_by": ["A", "G1"], "origins": ["A"], **nothing
    }  # fmt: skip
    out = ask("compare", *paths).out
    assert "its own change (Duration)" in out
    assert "pushed by A and G1" in out


def reviewed(tmp_path: Path) -> Path:
    """A file whose review was closed before A got longer."""
    plan = prepare_review(chained(), "Committee", MONDAY)
    plan = close_review(schedule(plan), plan.next_id - 1, MONDAY, datetime(2026, 1, 5, 12, 0))  # noqa: DTZ001
    path = tmp_path / "plan.cxplan"
    OpenPlan.create(initiatives.change(plan, id_of(plan, "A"), duration=8), path).close()
    return path


@pytest.mark.parametrize("review", ["Committee", "committee", "1", "2026-01-05"])
def test_that_a_review_is_compared_with_now(ask: Ask, tmp_path: Path, review: str) -> None:
    path = reviewed(tmp_path)
    answer = ask("compare", f"{path}@{review}", "--json")
    assert (answer.status, answer.err) == (0, "")
    assert [each["key"] for each in answer.json["initiatives"]] == ["A", "B"]
    assert answer.json["finish"]["days"] == 3
    assert answer.json["others"] == []
    backwards = ask("compare", path, f"{path}@{review}", "--json").json
    assert backwards["finish"]["days"] == -3


def test_that_an_unknown_review_is_refused_with_those_that_are_there(ask: Ask, tmp_path: Path) -> None:
    path = reviewed(tmp_path)
    answer = ask("compare", f"{path}@7")
    assert answer.status == 2
    assert answer.complaint == (
        "There is no review “7” in this plan: name it by its name, its number or its date. "
        "There are: Committee."
    )
