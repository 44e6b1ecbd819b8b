"""The door to a plan: together or not at all, once and for everybody."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cxplanner.errors import CXPlannerError, CycleError, EditError, FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.change import PlanChange
from cxplanner.plan.edits import dependencies, initiatives
from cxplanner.plan.edits.programme import change_programme
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import TeamMember
from cxplanner.storage import read_plan
from cxplanner.storage.plan_file import PlanFile
from tests.builders import a_plan, id_of, with_initiative, with_link


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan – ñ %23#?.cxplan"


def two_in_a_row() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 5), "B", 3, after="A")


def longer(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), duration=9)


def test_that_a_new_plan_is_at_its_path_at_once(path: Path) -> None:
    with OpenPlan.create(two_in_a_row(), path) as opened:
        assert opened.is_saved
        assert opened.path == path
        assert read_plan(path) == opened.plan == two_in_a_row()


def test_that_a_plan_without_a_path_is_not_saved_anywhere() -> None:
    with OpenPlan.create(two_in_a_row()) as opened:
        assert opened.path is None
        assert not opened.is_saved
        assert opened.saved_at is None


def test_that_an_edit_reschedules_and_is_told_once(path: Path) -> None:
    with OpenPlan.create(two_in_a_row(), path) as opened:
        heard: list[PlanChange] = []
        opened.subscribe(heard.append)
        before = opened.schedule.finish
        change = opened.apply("set_duration", longer)
        assert heard == [change]
        assert set(change.of("initiatives").changed) == {id_of(opened.plan, "A")}
        assert opened.schedule.plan is opened.plan
        assert opened.schedule.finish > before
        assert not opened.is_saved


def test_that_nobody_is_told_after_unsubscribing(path: Path) -> None:
    with OpenPlan.create(two_in_a_row(), path) as opened:
        heard: list[PlanChange] = []
        unsubscribe = opened.subscribe(heard.append)
        unsubscribe()
        unsubscribe()
        opened.apply("set_duration", longer)
        assert heard == []


def test_that_an_edit_that_changes_nothing_leaves_no_trace(path: Path) -> None:
    with OpenPlan.create(two_in_a_row(), path) as opened:
        heard: list[PlanChange] = []
        opened.subscribe(heard.append)
        plan, schedule = opened.plan, opened.schedule
        assert not opened.apply(
            "set_duration", lambda plan: plan.put("initiatives", *plan.initiatives.values())
        )
        assert opened.plan is plan
        assert opened.schedule is schedule
        assert heard == []
        assert opened.undo_name is None
        assert opened.is_saved


def refused_edit(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), title="")


def a_cycle(plan: Plan) -> Plan:
    return with_link(plan, "B", "A")


def an_end_after_all_time(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), duration=10_000, not_before=date(2199, 1, 1))


def something_that_the_file_refuses(plan: Plan) -> Plan:
    return plan.put("team_members", TeamMember(900, team=901, person=902))


@pytest.mark.parametrize(
    "edit", [refused_edit, a_cycle, an_end_after_all_time, something_that_the_file_refuses]
)
def test_that_after_any_error_everything_is_as_it_was(path: Path, edit: object) -> None:
    with OpenPlan.create(two_in_a_row(), path) as opened:
        heard: list[PlanChange] = []
        opened.subscribe(heard.append)
        opened.apply("set_duration", longer)
        opened.undo()
        plan, schedule, names = opened.plan, opened.schedule, (opened.undo_name, opened.redo_name)
        unsaved = opened.unsaved_edits
        with pytest.raises(CXPlannerError):
            opened.apply("broken", edit)  # type: ignore[arg-type]
        assert opened.plan is plan
        assert opened.schedule is schedule
        assert (opened.undo_name, opened.redo_name) == names == (None, "set_duration")
        assert opened.unsaved_edits == unsaved
        assert len(heard) == 2
        opened.redo()
        assert opened.plan.initiatives[id_of(plan, "A")].duration == 9


def test_that_a_cycle_names_its_initiatives(path: Path) -> None:
    with OpenPlan.create(two_in_a_row(), path) as opened, pytest.raises(CycleError) as caught:
        opened.apply("link", a_cycle)
    assert set(caught.value.keys) == {"A", "B"}


def test_that_undo_takes_back_and_redo_does_again_and_the_file_follows(path: Path) -> None:
    with OpenPlan.create(two_in_a_row(), path) as opened:
        first = opened.plan
        opened.apply("delete", lambda plan: initiatives.delete(plan, [id_of(plan, "A")]))
        second = opened.plan
        assert opened.undo_name == "delete"
        assert opened.undo()
        assert opened.plan == first
        assert opened.schedule.plan is opened.plan
        opened.save()
        assert read_plan(path) == first
        assert opened.redo()
        assert opened.plan == second
        assert opened.redo() is None


def test_that_an_id_is_not_given_again_after_undo(path: Path) -> None:
    with OpenPlan.create(two_in_a_row(), path) as opened:
        opened.apply("add", lambda plan: with_initiative(plan, "C"))
        used = id_of(opened.plan, "C")
        opened.undo()
        opened.save()
        opened.close()
    with OpenPlan.open(path) as opened:
        opened.apply("add", lambda plan: with_initiative(plan, "D"))
        assert id_of(opened.plan, "D") > used


def test_that_history_survives_closing(path: Path) -> None:
    with OpenPlan.create(two_in_a_row(), path) as opened:
        opened.apply("set_duration", longer)
        opened.apply("rename", lambda plan: change_programme(plan, name="Another"))
        opened.undo()
    with OpenPlan.open(path) as opened:
        assert (opened.undo_name, opened.redo_name) == ("set_duration", "rename")
        opened.undo()
        assert opened.plan.initiatives == two_in_a_row().initiatives
        opened.redo()
        opened.redo()
        assert opened.plan.programme.name == "Another"


def test_that_the_history_of_another_state_is_not_taken_up(path: Path, tmp_path: Path) -> None:
    with OpenPlan.create(two_in_a_row(), path) as opened:
        earlier = path.read_bytes()
        opened.apply("set_duration", longer)
    path.write_bytes(earlier)
    with OpenPlan.open(path) as opened:
        assert opened.undo_name is None
        assert opened.plan == two_in_a_row()


def test_that_closing_saves_what_is_not_saved_yet(path: Path) -> None:
    with OpenPlan.create(two_in_a_row(), path) as opened:
        opened.apply("set_duration", longer)
    assert read_plan(path) == longer(two_in_a_row())


def test_that_discarding_leaves_the_document_as_it_was(path: Path) -> None:
    opened = OpenPlan.create(two_in_a_row(), path)
    before = path.read_bytes()
    opened.apply("set_duration", longer)
    opened.close(discard=True)
    assert path.read_bytes() == before


def test_that_an_error_inside_with_discards(path: Path) -> None:
    def work() -> None:
        with OpenPlan.create(two_in_a_row(), path) as opened:
            opened.apply("set_duration", longer)
            opened.apply("broken", refused_edit)

    with pytest.raises(EditError):
        work()
    assert read_plan(path) == two_in_a_row()


def test_that_closing_a_plan_without_a_path_asks_what_to_do_with_its_edits() -> None:
    opened = OpenPlan.create(two_in_a_row())
    opened.apply("set_duration", longer)
    with pytest.raises(FileError) as caught:
        opened.close()
    assert (caught.value.code, caught.value.facts["edits"]) == ("unsaved", 1)
    assert opened.plan.initiatives
    opened.close(discard=True)


def test_that_creating_does_not_overwrite(path: Path) -> None:
    path.write_text("something of mine")
    with pytest.raises(FileError, match="exists"):
        OpenPlan.create(two_in_a_row(), path)
    assert path.read_text() == "something of mine"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("n" * 300, "unusable_name"),
        ("nu\0l", "unusable_name"),
        ("no/such/folder", "folder_missing"),
        (".", "exists"),
    ],
)
def test_that_a_place_where_no_file_can_be_is_named(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(FileError) as caught:
        OpenPlan.create(two_in_a_row(), tmp_path / name)
    assert caught.value.code == code
    with OpenPlan.create(two_in_a_row()) as opened:
        with pytest.raises(FileError) as caught:
            opened.save_as(tmp_path / name)
        assert caught.value.code == code
        assert opened.path is None


def test_that_a_plan_that_cannot_be_scheduled_is_not_created(path: Path) -> None:
    plan = two_in_a_row()
    with pytest.raises(CycleError):
        OpenPlan.create(dependencies.link(plan, id_of(plan, "A"), id_of(plan, "B")), path)
    assert not path.exists()


def test_that_a_file_with_a_cycle_is_refused_with_its_keys(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = two_in_a_row()
    cyclic = dependencies.link(plan, id_of(plan, "A"), id_of(plan, "B"))
    with OpenPlan.create(plan, path) as opened:
        file: PlanFile = opened._file
        (link,) = (link for link in cyclic.dependencies.values() if link.id not in plan.dependencies)
        file.copy.connection.execute(
            "INSERT INTO dependency VALUES (?, ?, ?, NULL, 'FS', 0, 0, 1, '')",
            (plan.next_id - 50, link.successor, link.predecessor),
        )
        opened.save()
    with pytest.raises(FileError) as caught:
        OpenPlan.open(path)
    assert (caught.value.code, caught.value.facts["reason"]) == ("inconsistent", "cycle")
    assert set(caught.value.facts["keys"]) == {"A", "B"}  # type: ignore[call-overload]


def test_that_a_full_disk_loses_only_the_last_edit(path: Path) -> None:
    with OpenPlan.create(two_in_a_row(), path) as opened:
        opened.apply("set_duration", longer)
        plan = opened.plan
        connection: sqlite3.Connection = opened._file.copy.connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        notes = "x" * 30_000
        with pytest.raises(FileError, match="no_space_for_edits"):
            opened.apply("add", lambda plan: with_initiative(plan, "C", summary=notes, why=notes, how=notes))
        assert opened.plan is plan
        connection.execute(f"PRAGMA max_page_count = {pages * 10}")
        opened.apply("add", lambda plan: with_initiative(plan, "C", notes=notes))
        opened.save()
        assert read_plan(path) == opened.plan


def test_that_opening_editing_and_saving_import_no_database_layer(path: Path) -> None:
    OpenPlan.create(two_in_a_row(), path).close()
    program = (
        "import sys, pathlib; from cxplanner.open_plan import OpenPlan;"
        "opened = OpenPlan.open(pathlib.Path(sys.argv[1]));"
        "opened.apply('delete', lambda plan: plan.without('dependencies', [*plan.dependencies]));"
        "opened.undo(); opened.save(); opened.close();"
        "sys.exit(bool({'sqlalchemy', 'alembic'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program, str(path)], check=False).returncode == 0
