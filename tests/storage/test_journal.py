"""The journal of undo: what it knows after a closing, a crash, or a torn line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxplanner.plan.change import difference
from cxplanner.plan.edits.programme import change_programme
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.plan.step import Step
from cxplanner.storage.formats import HEAD
from cxplanner.storage.journal import Journal
from tests.builders import a_plan, with_initiative
from tests.storage.full_plan import every_field_set

LONGEST = 3


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal(tmp_path / "journal", LONGEST)
    yield journal
    journal.close()


def step(before: Plan, after: Plan) -> Step:
    return Step.of(difference(before, after))


def a_step() -> Step:
    return step(a_plan(), change_programme(a_plan(), name="Another"))


def names(journal: Journal, sequence: int) -> tuple[list[str], list[str]]:
    done, undone = journal.steps(sequence)
    return [each.name for each in done], [each.name for each in undone]


def test_that_a_journal_that_is_not_there_knows_no_steps(journal: Journal) -> None:
    assert journal.steps(7) == ([], [])


def test_that_a_step_comes_back_with_every_field_and_every_direction(journal: Journal) -> None:
    full, empty = every_field_set(), a_plan()
    journal.add(1, "fill", step(empty, full))
    journal.add(2, "clear", step(full, empty))
    (fill, clear), _ = journal.steps(2)
    assert fill.step() == step(empty, full)
    assert fill.step().done(empty).changed(next_id=0) == full.changed(next_id=0)
    assert fill.step().undone(full).changed(next_id=0) == empty.changed(next_id=0)
    assert clear.step().done(full).changed(next_id=0) == empty.changed(next_id=0)


def test_that_a_name_of_several_lines_stays_one_step(journal: Journal) -> None:
    plan = a_plan()
    noted = with_initiative(plan, "A", notes="one\ntwo\tthree\u2028four")
    journal.add(1, "add", step(plan, noted))
    ((only,), _) = journal.steps(1)
    assert only.step().done(plan).initiatives == noted.initiatives


def test_that_undo_and_redo_are_followed(journal: Journal) -> None:
    journal.add(1, "a", a_step())
    journal.add(2, "b", a_step())
    journal.add_undo(3)
    journal.add_undo(4)
    assert names(journal, 4) == ([], ["a", "b"])
    journal.add_redo(5)
    assert names(journal, 5) == (["a"], ["b"])
    journal.add(6, "c", a_step())
    assert names(journal, 6) == (["a", "c"], [])


def test_that_only_the_last_steps_are_kept(journal: Journal) -> None:
    for number in range(1, 6):
        journal.add(number, f"step {number}", a_step())
    assert names(journal, 5) == (["step 3", "step 4", "step 5"], [])


def test_that_a_step_that_the_plan_never_got_is_forgotten(journal: Journal) -> None:
    journal.add(1, "a", a_step())
    journal.add(2, "b", a_step())
    assert names(journal, 1) == (["a"], [])


def test_that_a_journal_that_lacks_the_last_step_is_not_believed(journal: Journal) -> None:
    journal.add(1, "a", a_step())
    assert names(journal, 2) == ([], [])


def test_that_a_torn_last_line_is_as_if_it_had_never_been(journal: Journal, tmp_path: Path) -> None:
    journal.add(1, "a", a_step())
    journal.add(2, "b", a_step())
    journal.close()
    path = tmp_path / "journal"
    path.write_bytes(path.read_bytes()[:-9])
    assert names(journal, 1) == (["a"], [])
    assert names(journal, 2) == ([], [])


def test_that_a_step_can_be_taken_back(journal: Journal) -> None:
    journal.add(1, "a", a_step())
    journal.take_back(journal.add(2, "b", a_step()))
    journal.add(2, "c", a_step())
    assert names(journal, 2) == (["a", "c"], [])


def test_that_the_first_step_can_be_taken_back(journal: Journal) -> None:
    journal.take_back(journal.add(1, "a", a_step()))
    journal.add(1, "b", a_step())
    assert names(journal, 1) == (["b"], [])


def test_that_compacting_keeps_what_can_be_undone_and_done_again(journal: Journal, tmp_path: Path) -> None:
    for number in range(1, 7):
        journal.add(number, f"step {number}", a_step())
    journal.add_undo(7)
    before = names(journal, 7)
    size = (tmp_path / "journal").stat().st_size
    journal.compact(7)
    assert names(journal, 7) == before == (["step 4", "step 5"], ["step 6"])
    assert (tmp_path / "journal").stat().st_size < size
    journal.add_redo(8)
    assert names(journal, 8) == (["step 4", "step 5", "step 6"], [])


def test_that_a_long_journal_is_compacted_by_itself(journal: Journal, tmp_path: Path) -> None:
    for number in range(1, 60):
        journal.add(number, "step", a_step())
        journal.compact_when_long(number)
    lines = (tmp_path / "journal").read_text("utf-8").count("\n")
    assert lines <= 1 + 3 * LONGEST + 1
    assert names(journal, 59) == (["step"] * LONGEST, [])


def test_that_a_journal_of_another_format_is_not_believed(journal: Journal, tmp_path: Path) -> None:
    journal.add(1, "a", a_step())
    journal.close()
    path = tmp_path / "journal"
    path.write_text(path.read_text("utf-8").replace(f"format {HEAD}", "format 99"), "utf-8")
    assert names(journal, 1) == ([], [])


def test_that_a_step_that_cannot_be_written_leaves_no_trace(journal: Journal, tmp_path: Path) -> None:
    journal.add(1, "a", a_step())
    plan = a_plan()
    unwritable = plan.put("initiatives", Initiative(200, "A", "\ud800", Stream.ORGANIZATION))
    before = (tmp_path / "journal").read_bytes()
    with pytest.raises(UnicodeEncodeError):
        journal.add(2, "b", step(plan, unwritable))
    assert (tmp_path / "journal").read_bytes() == before
