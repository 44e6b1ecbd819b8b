"""The record of prints: what supersedes what, and the plan as it was, whatever becomes of the folder."""

from __future__ import annotations

import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cxplanner.plan.plan import Plan
from cxplanner.report.plan_code import plan_code
from cxplanner.storage import print_record
from cxplanner.storage.print_record import (
    printed_plans,
    prints_folder,
    prints_of,
    remember_print,
    supersedes,
)
from tests.builders import a_plan, with_initiative
from tests.storage.full_plan import every_field_set

DOC = "0123456789abcdef" * 2
OTHER_DOC = "f" * 32
MOMENT = datetime(2026, 10, 15, 14, 32, tzinfo=UTC)


def state(days: int) -> Plan:
    return with_initiative(a_plan(), "A", days)


def print_it(plan: Plan, report: str = "roadmap", doc: str = DOC, when: datetime = MOMENT) -> str:
    """What the sheet says that it supersedes."""
    code = plan_code(plan)
    before = supersedes(doc, report, code)
    assert remember_print(plan, doc, report, code, when)
    return before


def files(ending: str, doc: str = DOC) -> list[Path]:
    return sorted((prints_folder() / doc).glob(f"*{ending}"))


def test_that_a_first_print_supersedes_nothing_and_the_next_the_one_before() -> None:
    assert print_it(state(1)) == ""
    assert print_it(state(2)) == plan_code(state(1))
    assert print_it(state(3)) == plan_code(state(2))


def test_that_the_same_state_prints_the_same_whatever_was_printed_between() -> None:
    first = [print_it(state(n)) for n in (1, 2, 3)]
    assert [print_it(state(n)) for n in (3, 1, 2, 1)] == [first[2], first[0], first[1], first[0]]


def test_that_after_an_old_state_a_new_one_supersedes_the_last_new_one() -> None:
    for n in (1, 2, 1):
        print_it(state(n))
    assert print_it(state(3)) == plan_code(state(2))


def test_that_each_report_and_each_plan_has_a_line_of_its_own() -> None:
    print_it(state(1), "roadmap")
    assert print_it(state(2), "roadmap,stage") == ""
    assert print_it(state(2), "roadmap", OTHER_DOC) == ""
    assert print_it(state(2), "roadmap") == plan_code(state(1))


def test_that_a_clock_that_goes_back_does_not_turn_the_order() -> None:
    print_it(state(1), when=MOMENT)
    print_it(state(2), when=datetime(2001, 1, 1, tzinfo=UTC))
    assert print_it(state(3), when=datetime(1999, 1, 1, tzinfo=UTC)) == plan_code(state(2))


def test_that_a_print_is_found_again_by_its_code() -> None:
    print_it(state(1), "roadmap")
    print_it(state(1), "stage", when=datetime(2027, 1, 1, tzinfo=UTC))
    code = plan_code(state(1))
    assert [(each.report, each.printed_at, each.programme) for each in prints_of(code, DOC)] == [
        ("roadmap", MOMENT, a_plan().programme.name),
        ("stage", datetime(2027, 1, 1, tzinfo=UTC), a_plan().programme.name),
    ]
    assert prints_of("0000-0000", DOC) == ()


def test_that_the_plan_comes_back_as_it_was_printed() -> None:
    plan = every_field_set()
    print_it(plan)
    assert list(printed_plans(plan_code(plan), DOC)) == [plan.changed(print_presets={}, frozen_plans={})]


def test_that_prints_of_another_plan_in_the_same_state_are_told_where_there_is_none_of_this() -> None:
    print_it(state(1), doc=OTHER_DOC)
    assert [each.of_this_plan for each in prints_of(plan_code(state(1)), DOC)] == [False]
    print_it(state(1), doc=DOC)
    assert [each.of_this_plan for each in prints_of(plan_code(state(1)), DOC)] == [True]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
def test_that_only_the_user_may_look_into_the_record() -> None:
    print_it(state(1))
    for folder in (prints_folder(), prints_folder() / DOC):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["../../escape", "/etc", "", "a" * 5_000, "\x00", "CON", "ÄÖ"])
def test_that_what_a_file_calls_itself_leads_nowhere_else(name: str, private_data_folder: Path) -> None:
    print_it(state(1), doc=name)
    (folder,) = private_data_folder.joinpath("prints").iterdir()
    assert folder.is_dir()
    assert [each.name for each in private_data_folder.iterdir()] == ["prints"]
    assert prints_of(plan_code(state(1)), name)[0].of_this_plan


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"\xff\xfe", b'{"format": "cxplanner-print-1"}', b"null"]
)
def test_that_a_damaged_note_is_as_if_it_had_never_been_and_is_made_anew(damage: bytes) -> None:
    print_it(state(1))
    (note,) = files(".json")
    note.write_bytes(damage)
    assert prints_of(plan_code(state(1)), DOC) == ()
    assert print_it(state(2)) == ""
    print_it(state(1))
    assert len(prints_of(plan_code(state(1)), DOC)) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("code", "../x"), ("supersedes", "<b>"), ("printed_at", "soon"), ("number", "x"), ("format", "other")],
)
def test_that_a_note_with_a_strange_value_is_not_believed(field: str, value: str) -> None:
    print_it(state(1))
    (note,) = files(".json")
    note.write_text(json.dumps({**json.loads(note.read_text()), field: value}))
    assert prints_of(plan_code(state(1)), DOC) == ()


def test_that_a_damaged_plan_is_not_believed_and_is_kept_anew_with_the_next_print() -> None:
    print_it(state(1))
    (kept,) = files(".plan")
    kept.write_bytes(kept.read_bytes()[:-5])
    assert list(printed_plans(plan_code(state(1)), DOC)) == []
    print_it(state(1))
    assert list(printed_plans(plan_code(state(1)), DOC)) == [state(1)]


def test_that_a_file_in_the_place_of_the_folder_only_means_that_nothing_is_remembered() -> None:
    prints_folder().write_text("in the way")
    assert supersedes(DOC, "roadmap", plan_code(state(1))) == ""
    assert not remember_print(state(1), DOC, "roadmap", plan_code(state(1)), MOMENT)
    assert prints_of(plan_code(state(1)), DOC) == ()
    assert list(printed_plans(plan_code(state(1)), DOC)) == []


def test_that_a_full_disk_only_means_that_nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(print_record, "write_whole", full)
    assert not remember_print(state(1), DOC, "roadmap", plan_code(state(1)), MOMENT)


def test_that_only_so_many_prints_and_plans_are_kept_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_record, "MOST_PRINTS", 3)
    monkeypatch.setattr(print_record, "MOST_PLANS", 2)
    for days in range(1, 6):
        print_it(state(days))
    assert len(files(".json")) == 3
    assert len(files(".plan")) == 2
    assert list(printed_plans(plan_code(state(5)), DOC)) == [state(5)]


def test_that_all_plans_together_are_bounded_and_the_newest_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    print_it(state(1), doc=OTHER_DOC)
    monkeypatch.setattr(print_record, "LARGEST_TOTAL", 10)
    print_it(state(2))
    assert list(printed_plans(plan_code(state(1)), DOC)) == []
    assert list(printed_plans(plan_code(state(2)), DOC)) == [state(2)]
