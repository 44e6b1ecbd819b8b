"""A copy edited beside its plan: taken as one step, or dropped without a trace."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxplanner.data_dir import VARIABLE
from cxplanner.errors import CXPlannerError, EditError, FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import dependencies, initiatives, milestones, programme, row_order
from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Person, Stream, Team
from cxplanner.storage import read_plan
from cxplanner.storage.plan_rows import read_rows
from cxplanner.storage.recovery import recoverable
from cxplanner.what_if import WhatIf, step_name
from tests.builders import a_plan, id_of, with_baseline, with_initiative

Edit = Callable[[Plan], Plan]
ROOT = Path(__file__).resolve().parent.parent


def three_in_a_row() -> Plan:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 3, after="A")
    plan = with_initiative(plan, "C", 2, after="B", stage=2)
    plan = milestones.add(plan, "Live", initiative=id_of(plan, "C"))
    return with_baseline(plan, "Start")


def longer(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), duration=9)


def without_b(plan: Plan) -> Plan:
    return initiatives.delete(plan, [id_of(plan, "B")])


def nth(plan: Plan, place: int) -> int:
    ids = sorted(plan.initiatives)
    return ids[place % len(ids)] if ids else 0


def swapped_keys(plan: Plan, one: int, other: int) -> Plan:
    """The keys of two initiatives exchanged, by way of one that is free."""
    if one == other:
        return plan
    first, second = plan.initiatives[one].key, plan.initiatives[other].key
    plan = initiatives.change(plan, one, key="FREE")
    plan = initiatives.change(plan, other, key=first)
    return initiatives.change(plan, one, key=second)


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """One of the edits that a window makes; some are refused."""
    place, other, number = draw(st.integers(0, 9)), draw(st.integers(0, 9)), draw(st.integers(1, 4))
    days, lag = draw(st.integers(-1, 60)), draw(st.integers(-9, 9))
    day, text = draw(st.dates(date(2026, 1, 1), date(2027, 12, 31))), draw(st.text(max_size=12))
    stream, kind = draw(st.sampled_from(Stream)), draw(st.sampled_from(LinkType))
    policy = draw(st.sampled_from(GatePolicy))
    choices: list[Edit] = [
        lambda plan: initiatives.add(plan, text, stream, duration=days, stage=number),
        lambda plan: initiatives.change(plan, nth(plan, place), duration=days, not_before=day),
        lambda plan: initiatives.change(plan, nth(plan, place), title=text, notes=text),
        lambda plan: initiatives.delete(plan, [nth(plan, place)]),
        lambda plan: initiatives.duplicate(plan, [nth(plan, place)], lambda title: f"{title} (2)"),
        lambda plan: swapped_keys(plan, nth(plan, place), nth(plan, other)),
        lambda plan: initiatives.set_cost_once(plan, nth(plan, place), days * 100),
        lambda plan: dependencies.link(
            plan, nth(plan, other), nth(plan, place), link_type=kind, lag=lag
        ),
        lambda plan: dependencies.remove(plan, list(plan.dependencies)[:1]),
        lambda plan: row_order.move_row(plan, nth(plan, place), lag),
        lambda plan: milestones.add(plan, text, initiative=nth(plan, place), offset=lag),
        lambda plan: programme.change_stage(plan, number, gate_policy=policy, gate_planned_on=day),
        lambda plan: programme.put_team(plan, Team(0, text)),
        lambda plan: programme.put_person(plan, Person(0, text)),
        lambda plan: programme.change_programme(plan, status_date=day),
        lambda plan: with_baseline(plan, text),
    ]  # fmt: skip
    return draw(st.sampled_from(choices))


@contextmanager
def a_place_of_its_own() -> Iterator[Path]:
    """A folder with the program's data in it, anew for each example."""
    folder = Path(tempfile.mkdtemp(prefix="cxplanner-what-if-"))
    try:
        with mock.patch.dict(os.environ, {VARIABLE: str(folder / "data")}):
            yield folder / "plan.cxplan"
    finally:
        shutil.rmtree(folder)


def tried(what_if: WhatIf, steps: list[Edit | str]) -> None:
    """Edits of the copy, with undo and redo among them; those that are refused change nothing."""
    for step in steps:
        if isinstance(step, str):
            what_if.undo() if step == "undo" else what_if.redo()
        else:
            with suppress(CXPlannerError, KeyError):
                what_if.apply("edit", step)


def but_for_the_counter(plan: Plan) -> Plan:
    """Ids given to what was undone are not given again."""
    return plan.changed(next_id=0)


steps_of_a_trial = st.lists(edits() | st.sampled_from(["undo", "redo"]), max_size=12)


@given(steps_of_a_trial)
@settings(max_examples=60)
def test_that_taking_gives_exactly_the_copy_and_one_undo_exactly_the_original(
    steps: list[Edit | str],
) -> None:
    with a_place_of_its_own() as path, OpenPlan.create(three_in_a_row(), path) as opened:
        before = opened.plan
        what_if = WhatIf(opened)
        tried(what_if, steps)
        assert opened.plan is before
        change = what_if.take()
        assert but_for_the_counter(opened.plan) == but_for_the_counter(what_if.plan)
        assert read_rows(opened._file.copy.connection) == opened.plan
        assert opened.schedule.finish == what_if.schedule.finish
        if change:
            assert opened.undo_name == "what_if"
            opened.undo()
            assert but_for_the_counter(opened.plan) == but_for_the_counter(before)
            assert opened.undo_name is None
            opened.redo()
            assert opened.plan == what_if.plan
        else:
            assert opened.undo_name is None


@given(steps_of_a_trial)
@settings(max_examples=40)
def test_that_what_is_dropped_leaves_file_and_working_copy_byte_for_byte(steps: list[Edit | str]) -> None:
    with a_place_of_its_own() as path, OpenPlan.create(three_in_a_row(), path) as opened:
        folder = opened._file.copy.folder
        files = [path, *sorted(each for each in folder.rglob("*") if each.is_file())]
        before, plan = [each.read_bytes() for each in files], opened.plan
        tried(WhatIf(opened), steps)
        assert [each.read_bytes() for each in files] == before
        assert [path, *sorted(each for each in folder.rglob("*") if each.is_file())] == files
        assert opened.plan is plan
        assert opened.is_saved
        assert opened.undo_name is None


def test_that_both_sides_have_their_own_schedule_and_history() -> None:
    with OpenPlan.create(three_in_a_row()) as opened:
        opened.apply("set_title", lambda plan: initiatives.change(plan, id_of(plan, "A"), title="Paper"))
        what_if = WhatIf(opened)
        what_if.apply("set_duration", longer)
        assert (what_if.undo_name, opened.undo_name) == ("set_duration", "set_title")
        assert what_if.before is opened.schedule
        assert what_if.schedule.finish > opened.schedule.finish
        what_if.undo()
        assert what_if.undo() is None
        assert what_if.schedule.finish == opened.schedule.finish
        opened.close(discard=True)


def test_that_taking_is_told_once_and_has_the_name_it_was_given() -> None:
    with OpenPlan.create(three_in_a_row()) as opened:
        told: list[object] = []
        opened.subscribe(told.append)
        what_if = WhatIf(opened)
        what_if.rename("  Without\twave 3\n")
        assert what_if.name == "Without wave 3"
        what_if.apply("set_duration", longer)
        what_if.apply("delete_initiative", without_b)
        assert told == []
        change = what_if.take()
        assert told == [change]
        assert opened.undo_name == "what_if Without wave 3" == step_name("Without wave 3")
        opened.close(discard=True)


def test_that_a_name_outlives_the_window(tmp_path: Path) -> None:
    path = tmp_path / "plan.cxplan"
    with OpenPlan.create(three_in_a_row(), path) as opened:
        what_if = WhatIf(opened)
        what_if.rename("Ohne Welle – «3»")
        what_if.apply("set_duration", longer)
        what_if.take()
    with OpenPlan.open(path) as again:
        assert again.undo_name == "what_if Ohne Welle – «3»"
        again.undo()
        assert but_for_the_counter(again.plan) == but_for_the_counter(three_in_a_row())


def test_that_a_name_too_long_is_refused_and_the_earlier_stays() -> None:
    with OpenPlan.create(three_in_a_row()) as opened:
        what_if = WhatIf(opened)
        what_if.rename("Short")
        with pytest.raises(EditError, match="too_long"):
            what_if.rename("x" * (WhatIf.longest_name + 1))
        assert what_if.name == "Short"
        opened.close(discard=True)


def test_that_what_is_new_in_the_copy_has_ids_that_nothing_else_has() -> None:
    with OpenPlan.create(three_in_a_row()) as opened:
        what_if = WhatIf(opened)
        what_if.apply("add_initiative", lambda plan: with_initiative(plan, "D", 4, after="C"))
        what_if.take()
        opened.apply("add_initiative", lambda plan: with_initiative(plan, "E", 4, after="D"))
        ids = [id_ for name in ("initiatives", "dependencies", "milestones", "baselines", "baseline_items")
               for id_ in getattr(opened.plan, name)]  # fmt: skip
        assert len(ids) == len(set(ids))
        assert max(ids) < opened.plan.next_id
        opened.close(discard=True)


def test_that_a_take_that_the_disk_refuses_leaves_both_as_they_are(tmp_path: Path) -> None:
    with OpenPlan.create(three_in_a_row(), tmp_path / "plan.cxplan") as opened:
        what_if = WhatIf(opened)
        what_if.apply("set_duration", longer)
        copy, original = what_if.plan, opened.plan
        with (
            mock.patch.object(opened._file, "do", side_effect=FileError("no_space_for_edits", path=tmp_path)),
            pytest.raises(FileError),
        ):
            what_if.take()
        assert (what_if.plan, opened.plan) == (copy, original)
        assert (what_if.undo_name, opened.undo_name) == ("set_duration", None)
        what_if.take()
        assert opened.plan is copy


def test_that_an_original_that_was_edited_meanwhile_is_not_overwritten() -> None:
    with OpenPlan.create(three_in_a_row()) as opened:
        what_if = WhatIf(opened)
        what_if.apply("set_duration", longer)
        opened.apply("delete_initiative", without_b)
        with pytest.raises(AssertionError):
            what_if.take()
        assert opened.undo_name == "delete_initiative"
        opened.close(discard=True)


KILLED = """
import os, signal, sys
from pathlib import Path
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import initiatives
from cxplanner.what_if import WhatIf

opened = OpenPlan.open(Path(sys.argv[1]))
opened.apply("set_title", lambda plan: initiatives.change(plan, plan.initiative("A").id, title="Kept"))
what_if = WhatIf(opened)
what_if.apply("set_duration", lambda plan: initiatives.change(plan, plan.initiative("A").id, duration=99))
what_if.apply("delete_initiative", lambda plan: initiatives.delete(plan, [plan.initiative("B").id]))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the signal is one of other systems")
def test_that_a_kill_in_the_middle_recovers_the_original(tmp_path: Path) -> None:
    path = tmp_path / "plan.cxplan"
    OpenPlan.create(three_in_a_row(), path).close()
    published = path.read_bytes()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, check=False)
    assert killed.returncode == -9
    assert path.read_bytes() == published
    (left,) = recoverable()
    assert left.unsaved_edits == 1
    with OpenPlan.recover(left) as opened:
        expected = initiatives.change(three_in_a_row(), id_of(three_in_a_row(), "A"), title="Kept")
        assert opened.plan == expected
        assert opened.undo_name == "set_title"
        opened.save()
    assert read_plan(path) == expected
