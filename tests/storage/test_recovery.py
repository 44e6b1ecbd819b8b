"""After a crash: nothing that was acknowledged is lost, and what nobody needs is tidied away."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from cxplanner.data_dir import data_dir
from cxplanner.errors import FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.storage import publishing, read_plan
from cxplanner.storage.recovery import RecoverablePlan, recoverable
from cxplanner.storage.working_copy import discarded_folder, open_folder
from tests.builders import a_plan, id_of, with_initiative

CYCLES = 20
EDITS_AND_SAVES = """
import pathlib, sys
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import initiatives
from cxplanner.storage.recovery import recoverable

path = pathlib.Path(sys.argv[1])
left = recoverable()
opened = OpenPlan.recover(left[0]) if left else OpenPlan.open(path)
which = next(iter(opened.plan.initiatives))
number = int(opened.plan.initiatives[which].title)
print("seen", number, flush=True)
while True:
    number += 1
    opened.apply("rename", lambda plan: initiatives.change(plan, which, title=str(number)))
    print("edited", number, flush=True)
    if number % 7 == 0:
        opened.save()
        print("saved", number, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "docs" / "plan.cxplan"
    path.parent.mkdir()
    OpenPlan.create(with_initiative(a_plan(), "A", title="0"), path).close()
    return path


def renamed(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), title="changed")


def crashed(path: Path, edits: int = 1) -> RecoverablePlan:
    """What is found after a process that made edits is no more."""
    crash(OpenPlan.open(path), edits)
    (found,) = recoverable()
    return found


def crash(opened: OpenPlan, edits: int) -> None:
    for number in range(1, edits + 1):
        edit = partial(initiatives.change, initiative_id=id_of(opened.plan, "A"), title=str(number))
        opened.apply("rename", edit)
    folder = opened._file.copy.folder
    shutil.copytree(folder, folder.with_name("0" * 32))
    opened.close(discard=True)
    shutil.rmtree(discarded_folder(), ignore_errors=True)


def test_that_killing_loses_no_edit_and_never_damages_the_document(path: Path) -> None:
    """R1 and R2: edits that were acknowledged are there, and the document is one that was saved."""
    chance = random.Random(7)
    shown = saved = 0
    for _ in range(CYCLES):
        command = [sys.executable, "-c", EDITS_AND_SAVES, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert int(process.stdout.readline().split()[1]) >= shown
            lines = [process.stdout.readline() for _ in range(chance.randint(0, 25))]
            process.kill()
            lines += process.stdout.read().splitlines(keepends=True)
        said = [line.split() for line in lines if line.endswith("\n")]
        shown = max([shown, *(int(number) for _, number in said)])
        saved = max([saved, *(int(number) for what, number in said if what == "saved")])
        document = int(read_plan(path).initiatives[101].title)
        assert document % 7 == 0
        assert saved <= document <= shown + 1
    left = recoverable()
    last = OpenPlan.recover(left[0]) if left else OpenPlan.open(path)
    assert int(last.plan.initiatives[101].title) >= shown > CYCLES
    last.close()
    assert list(path.parent.iterdir()) == [path]


def test_that_a_crash_between_a_save_and_its_note_is_no_change_from_outside(path: Path) -> None:
    opened = OpenPlan.open(path)
    opened.apply("rename", renamed)
    folder = opened._file.copy.folder
    remains = folder.with_name("0" * 32)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "confirm_on_disk", lambda _document: shutil.copytree(folder, remains))
        opened.save()
    opened.close()
    (found,) = recoverable()
    with OpenPlan.recover(found) as again:
        assert again.is_saved
        again.apply("rename", lambda plan: initiatives.change(plan, 101, title="once more"))
        again.save()
    assert read_plan(path).initiatives[101].title == "once more"


def test_that_nothing_is_offered_while_the_plan_is_open(path: Path) -> None:
    with OpenPlan.open(path) as opened:
        opened.apply("rename", renamed)
        assert recoverable() == []


def test_that_what_a_crash_leaves_is_offered_with_its_facts(path: Path) -> None:
    found = crashed(path, edits=3)
    assert (found.path, found.name, found.unsaved_edits) == (path, "plan", 3)
    assert abs(found.last_edit_at.timestamp() - time.time()) < 60


def test_that_recovering_brings_the_edits_and_their_history_and_saves_nothing(path: Path) -> None:
    before = path.read_bytes()
    with OpenPlan.recover(crashed(path, edits=3)) as opened:
        assert opened.plan.initiatives[id_of(opened.plan, "A")].title == "3"
        assert (opened.path, opened.unsaved_edits, opened.undo_name) == (path, 3, "rename")
        assert path.read_bytes() == before
        opened.undo()
        assert opened.plan.initiatives[id_of(opened.plan, "A")].title == "2"
    assert read_plan(path).initiatives[101].title == "2"
    assert recoverable() == []


def test_that_a_plan_that_was_never_saved_is_offered_too() -> None:
    crash(OpenPlan.create(with_initiative(a_plan(), "A")), 2)
    (found,) = recoverable()
    assert (found.path, found.name, found.unsaved_edits) == (None, "Test programme", 2)
    opened = OpenPlan.recover(found)
    assert opened.path is None
    opened.close(discard=True)


def test_that_a_recovered_plan_does_not_go_over_what_changed_meanwhile(path: Path) -> None:
    found = crashed(path)
    with OpenPlan.open(path) as other:
        other.apply("rename", renamed)
    opened = OpenPlan.recover(found)
    with pytest.raises(FileError, match="changed_outside"):
        opened.save()
    opened.close(discard=True)
    assert read_plan(path).initiatives[101].title == "changed"


def test_that_a_plan_that_is_open_elsewhere_is_recovered_for_reading(path: Path) -> None:
    found = crashed(path)
    with OpenPlan.open(path), OpenPlan.recover(found) as opened:
        assert opened.read_only
        opened.close(discard=True)


def test_that_what_is_being_recovered_is_not_recovered_twice(path: Path) -> None:
    found = crashed(path)
    with OpenPlan.recover(found):
        assert recoverable() == []
        with pytest.raises(FileError, match="in_use"):
            OpenPlan.recover(found)


def test_that_discarding_puts_the_copy_aside_for_some_days(path: Path) -> None:
    crashed(path).discard()
    assert recoverable() == []
    (aside,) = discarded_folder().iterdir()
    os.utime(aside, (0, 0))
    recoverable()
    assert list(discarded_folder().iterdir()) == []


def test_that_a_damaged_working_copy_is_kept_and_refused(path: Path) -> None:
    found = crashed(path)
    database = found.folder / "work.db"
    content = bytearray(database.read_bytes())
    content[5000:9000] = b"\xff" * 4000
    database.write_bytes(content)
    with pytest.raises(FileError, match="damaged"):
        OpenPlan.recover(found)
    assert database.exists()
    assert len(recoverable()) == 1


def test_that_leftovers_without_edits_are_removed(path: Path) -> None:
    crash(OpenPlan.open(path), 0)
    temporary = path.with_name(f".~cxplan-{'0' * 32}.tmp")
    temporary.write_bytes(b"half a plan")
    stranger = path.with_name(".~cxplan-1234.tmp")
    stranger.write_bytes(b"of another computer")
    assert recoverable() == []
    assert list(open_folder().iterdir()) == []
    assert not temporary.exists()
    assert stranger.exists()


def test_that_a_copy_that_is_just_being_made_is_left_alone(path: Path) -> None:
    making = open_folder() / "making"
    making.mkdir()
    assert recoverable() == []
    assert making.exists()
    os.utime(making, (0, 0))
    recoverable()
    assert not making.exists()


def test_that_a_step_that_the_crash_kept_from_the_plan_is_forgotten(path: Path) -> None:
    found = crashed(path, edits=2)
    with (found.folder / "journal").open("ab") as journal:
        journal.write(b"undo\t99\n")
    with OpenPlan.recover(found) as opened:
        opened.undo()
        assert opened.plan.initiatives[101].title == "1"
        opened.save()
    with OpenPlan.open(path) as again:
        assert (again.undo_name, again.redo_name) == ("rename", "rename")


def test_that_a_recovery_folder_that_cannot_be_made_is_named(path: Path) -> None:
    shutil.rmtree(data_dir())
    data_dir().write_text("a file in the way")
    with pytest.raises(FileError, match="no_recovery_folder"):
        OpenPlan.open(path)
