"""Whether a plan has changed since a sheet was printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from cxplanner import verification
from cxplanner.errors import RequestError
from cxplanner.plan.edits import initiatives, print_presets
from cxplanner.plan.plan import Plan
from cxplanner.report.plan_code import plan_code
from cxplanner.scheduling.schedule import schedule
from cxplanner.storage.print_record import prints_folder, remember_print
from cxplanner.verification import Verification, verify
from tests.builders import a_plan, id_of, with_initiative

DOC = "0123456789abcdef" * 2
MOMENT = datetime(2026, 10, 15, 14, 32, tzinfo=UTC)


def the_plan() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 5), "B", 3, after="A")


def printed(plan: Plan, doc: str = DOC) -> str:
    code = plan_code(plan)
    assert remember_print(plan, doc, "roadmap", code, MOMENT)
    return code


def checked(plan: Plan, code: str) -> Verification:
    return verify(schedule(plan), DOC, code)


def longer(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), duration=9)


def renamed(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), title="Another title")


def test_that_a_plan_that_nobody_edited_has_not_changed() -> None:
    found = checked(the_plan(), printed(the_plan()))
    assert (found.changed, found.differences) == (False, None)
    assert [(each.report, each.printed_at) for each in found.prints] == [("roadmap", MOMENT)]


def test_that_with_the_record_it_is_told_what_has_changed() -> None:
    code = printed(the_plan())
    found = checked(longer(renamed(the_plan())), code)
    assert (found.changed, found.dates_changed, found.others_changed) == (True, True, True)
    assert found.differences is not None
    (edited,) = found.differences.edited
    assert edited.key == "A"
    assert edited.fields == {"duration": (5, 9), "title": ("Initiative A", "Another title")}
    assert [each.key for each in found.differences.moved if each.kind == "initiative"] == ["B"]


@pytest.mark.parametrize(("edit", "halves"), [(longer, (True, False)), (renamed, (False, True))])
def test_that_without_a_record_the_halves_of_the_code_say_of_which_kind_the_change_is(
    edit: Callable[[Plan], Plan], halves: tuple[bool, bool]
) -> None:
    found = checked(edit(the_plan()), plan_code(the_plan()))
    assert (found.dates_changed, found.others_changed) == halves
    assert (found.differences, found.prints) == (None, ())


def test_that_choices_for_printing_change_nothing() -> None:
    code = printed(the_plan())
    assert not checked(print_presets.add(the_plan(), "Team wall"), code).changed


def test_that_a_copy_of_the_plan_is_compared_with_the_print_of_its_original() -> None:
    code = printed(the_plan(), "f" * 32)
    found = checked(renamed(the_plan()), code)
    assert found.differences is not None
    assert [each.of_this_plan for each in found.prints] == [False]


def test_that_a_damaged_record_is_as_none() -> None:
    code = printed(the_plan())
    (kept,) = prints_folder().glob("*/*.plan")
    kept.write_bytes(b"torn")
    found = checked(renamed(the_plan()), code)
    assert (found.changed, found.differences) == (True, None)


def test_that_a_kept_plan_that_has_another_code_is_not_believed() -> None:
    code = printed(the_plan())
    printed(longer(the_plan()))
    kept = {path.stem: path for path in prints_folder().glob("*/*.plan")}
    kept[code].write_bytes(kept[plan_code(longer(the_plan()))].read_bytes())
    assert checked(renamed(the_plan()), code).differences is None


def test_that_the_record_finds_a_change_that_the_code_overlooks(monkeypatch: pytest.MonkeyPatch) -> None:
    code = printed(the_plan())
    monkeypatch.setattr(verification, "plan_code", lambda _plan: code)
    found = checked(renamed(the_plan()), code)
    assert (found.changed, found.others_changed) == (True, True)
    assert found.differences is not None


@pytest.mark.parametrize("typed", ["", "hello", "3F2A", "3F2A-91BC-1", "\ud800", "x" * 100_000])
def test_that_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(RequestError) as refusal:
        checked(the_plan(), typed)
    assert refusal.value.code == "not_a_code"
