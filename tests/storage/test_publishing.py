"""Saving: whole or not at all, never over somebody else's work, and never with anything left lying about."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxplanner.errors import FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.storage import backups, publishing, read_plan
from cxplanner.storage.formats import HEAD
from cxplanner.storage.locks import document_lock_path
from tests.builders import a_plan, id_of, with_initiative


def the_plan() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 5), "B", 3, after="A")


def longer(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), duration=9)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "docs" / "plan.cxplan"


@pytest.fixture
def opened(path: Path) -> Iterator[OpenPlan]:
    """A saved plan with one edit that is not saved."""
    path.parent.mkdir()
    opened = OpenPlan.create(the_plan(), path)
    opened.apply("set_duration", longer)
    yield opened
    opened.close(discard=True)


def beside(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()} - {path.name, document_lock_path(path).name}


def doc_uuid(path: Path) -> str:
    return meta(path)["doc_uuid"]


def meta(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        return dict(connection.execute("SELECT key, value FROM meta"))
    finally:
        connection.close()


def test_that_saving_leaves_the_document_and_nothing_else(opened: OpenPlan, path: Path) -> None:
    opened.save()
    assert opened.is_saved
    assert opened.saved_at is not None
    assert read_plan(path) == opened.plan
    assert beside(path) == set()
    opened.close()
    assert list(path.parent.iterdir()) == [path]


def test_that_a_document_says_what_it_is(opened: OpenPlan, path: Path) -> None:
    before = meta(path)
    opened.save()
    after = meta(path)
    assert after["doc_uuid"] == before["doc_uuid"]
    assert after["parent_save_id"] == before["save_id"] != after["save_id"]
    assert (after["format"], after["min_reader"]) == (str(HEAD), "1")
    assert '"initiative": 2' in after["counts"]
    header = path.read_bytes()[:100]
    assert header[:16] == b"SQLite format 3\x00"
    assert header[16:20] == b"\x10\x00\x01\x01"
    assert header[68:72] == b"CXP1"


def test_that_deleted_text_is_not_in_the_document(opened: OpenPlan, path: Path) -> None:
    remark = "a very private remark"
    opened.apply("add", lambda plan: with_initiative(plan, "C", notes=remark))
    opened.save()
    assert remark.encode() in path.read_bytes()
    opened.apply("delete", lambda plan: initiatives.delete(plan, [id_of(plan, "C")]))
    opened.save()
    assert remark.encode() not in path.read_bytes()


def no_space(*_args: object, **_more: object) -> None:
    raise OSError(errno.ENOSPC, "no space left")


def no_device(*_args: object, **_more: object) -> None:
    raise OSError(errno.EIO, "input/output error")


def full_database(*_args: object, **_more: object) -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA max_page_count = 1")
        connection.execute("CREATE TABLE t (x)")
    finally:
        connection.close()


FAILURES: list[tuple[object, str, Callable[..., None], str]] = [
    (publishing, "_verify", no_device, "device_error"),
    (publishing, "_verify", full_database, "no_space"),
    (publishing, "flush_file", no_space, "no_space"),
    (backups, "keep", no_space, "no_space"),
    (publishing, "_keep_rights", no_device, "device_error"),
    (os, "replace", no_device, "device_error"),
]


@pytest.mark.parametrize(("module", "name", "failure", "code"), FAILURES)
def test_that_a_save_that_fails_leaves_the_old_bytes_and_keeps_the_edits(
    opened: OpenPlan,
    path: Path,
    module: object,
    name: str,
    failure: Callable[..., None],
    code: str,
) -> None:
    before = path.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, name, failure)
        with pytest.raises(FileError) as caught:
            opened.save()
    assert caught.value.code == code
    assert path.read_bytes() == before
    assert beside(path) == set()
    assert opened.unsaved_edits == 1
    opened.save()
    assert read_plan(path) == opened.plan


def test_that_a_folder_that_is_not_confirmed_leaves_the_plan_unsaved(opened: OpenPlan, path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "flush_folder", no_device)
        with pytest.raises(FileError, match="saved_unconfirmed"):
            opened.save()
    assert read_plan(path) == opened.plan
    assert not opened.is_saved
    opened.save()
    assert opened.is_saved


def test_that_a_document_that_may_not_be_renamed_is_written_onto(opened: OpenPlan, path: Path) -> None:
    def refuse(*_args: object) -> None:
        raise PermissionError(errno.EACCES, "not allowed")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "replace_patiently", refuse)
        opened.save()
    assert opened.is_saved
    assert read_plan(path) == opened.plan
    assert path.read_bytes()[18:20] == b"\x01\x01"
    opened.close()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("change", [b"something else", b""])
def test_that_a_document_changed_outside_is_not_overwritten_without_a_yes(
    opened: OpenPlan, path: Path, change: bytes
) -> None:
    path.write_bytes(change)
    with pytest.raises(FileError) as caught:
        opened.save()
    assert caught.value.code == "changed_outside"
    assert caught.value.facts["changed_at"] is not None
    assert path.read_bytes() == change
    opened.save({"changed_outside"})
    assert read_plan(path) == opened.plan


def test_that_the_same_size_and_time_do_not_hide_a_change(opened: OpenPlan, path: Path) -> None:
    state = path.stat()
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    with pytest.raises(FileError, match="changed_outside"):
        opened.save()


def test_that_a_new_date_alone_is_no_change(opened: OpenPlan, path: Path) -> None:
    os.utime(path, (0, 0))
    opened.save()
    assert opened.is_saved


def test_that_their_version_is_kept_when_ours_goes_over_it(opened: OpenPlan, path: Path) -> None:
    opened.save()
    elsewhere = path.with_name("theirs.cxplan")
    elsewhere.write_bytes(path.read_bytes())
    with OpenPlan.open(elsewhere) as theirs:
        theirs.apply("rename", lambda plan: initiatives.change(plan, id_of(plan, "B"), title="Theirs"))
    path.write_bytes(elsewhere.read_bytes())
    opened.save({"changed_outside"})
    kept = [read_plan(each.path) for each in backups.listed(doc_uuid(path))]
    assert any(plan.initiatives[id_of(plan, "B")].title == "Theirs" for plan in kept)


def test_that_a_document_that_is_gone_is_made_again_only_after_a_yes(opened: OpenPlan, path: Path) -> None:
    path.unlink()
    with pytest.raises(FileError, match="gone"):
        opened.save()
    assert not path.exists()
    opened.save({"gone"})
    assert read_plan(path) == opened.plan


def test_that_a_folder_that_is_gone_is_named(opened: OpenPlan, path: Path) -> None:
    away = path.parent.rename(path.parent.with_name("away"))
    with pytest.raises(FileError, match=r"gone|folder_missing"):
        opened.save({"gone"})
    away.rename(path.parent)
    opened.save()


def test_that_a_save_that_empties_a_plan_needs_a_yes(path: Path) -> None:
    path.parent.mkdir()
    plan = a_plan()
    for number in range(30):
        plan = with_initiative(plan, f"I{number}")
    with OpenPlan.create(plan, path) as opened:
        opened.apply("delete", lambda plan: initiatives.delete(plan, list(plan.initiatives)[1:]))
        with pytest.raises(FileError) as caught:
            opened.save()
        assert caught.value.code == "implausible_save"
        assert (caught.value.facts["before"], caught.value.facts["after"]) == (30, 1)
        opened.save({"implausible_save"})
        opened.apply(
            "rename", lambda plan: initiatives.change(plan, next(iter(plan.initiatives)), title="New")
        )
        opened.save()


@pytest.mark.parametrize("which", ["file", "folder"])
def test_that_what_is_read_only_stays_and_can_be_saved_elsewhere(
    opened: OpenPlan, path: Path, tmp_path: Path, which: str
) -> None:
    opened.save()
    opened.close()
    place = path if which == "file" else path.parent
    mode = stat.S_IMODE(place.stat().st_mode)
    place.chmod(mode & ~0o222)
    try:
        opened = OpenPlan.open(path)
        opened.apply("rename", lambda plan: initiatives.change(plan, id_of(plan, "A"), title="New"))
        before = path.read_bytes()
        with pytest.raises(FileError, match="read_only"):
            opened.save()
        with pytest.raises(FileError, match="unsaved"):
            opened.close()
        assert path.read_bytes() == before
        opened.save_as(tmp_path / "mine.cxplan")
        assert opened.is_saved
        assert not opened.read_only
        opened.close()
    finally:
        place.chmod(mode)
    assert read_plan(tmp_path / "mine.cxplan").initiatives[id_of(the_plan(), "A")].title == "New"


def test_that_rights_of_the_document_stay(opened: OpenPlan, path: Path) -> None:
    path.chmod(0o640)
    opened.save()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_that_saving_as_makes_another_document_and_goes_on_there(
    opened: OpenPlan, path: Path, tmp_path: Path
) -> None:
    before = path.read_bytes()
    other = tmp_path / "other.cxplan"
    opened.save_as(other)
    assert opened.path == other
    assert opened.is_saved
    assert path.read_bytes() == before
    assert doc_uuid(other) != doc_uuid(path)
    assert meta(other)["origin_uuid"] == doc_uuid(path)
    OpenPlan.open(path).close()  # nobody holds the first one any more
    with pytest.raises(FileError, match="in_use"):
        OpenPlan.open(other)


def test_that_saving_as_does_not_overwrite_unless_told(opened: OpenPlan, tmp_path: Path) -> None:
    other = tmp_path / "other.cxplan"
    other.write_text("mine")
    with pytest.raises(FileError, match="exists"):
        opened.save_as(other)
    assert other.read_text() == "mine"
    opened.save_as(other, overwrite=True)
    assert read_plan(other) == opened.plan


def test_that_a_file_that_appears_meanwhile_is_not_overwritten(
    opened: OpenPlan, path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.cxplan"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "flush_file", lambda _path: other.write_text("theirs"))
        with pytest.raises(FileError, match="exists"):
            opened.save_as(other)
    assert other.read_text() == "theirs"
    assert opened.path == path
    opened.save()
    assert meta(path)["doc_uuid"]


def test_that_saving_as_does_not_take_a_plan_that_is_open_elsewhere(opened: OpenPlan, tmp_path: Path) -> None:
    other = tmp_path / "other.cxplan"
    with OpenPlan.create(the_plan(), other), pytest.raises(FileError, match="in_use"):
        opened.save_as(other, overwrite=True)
    assert opened.unsaved_edits == 1


def test_that_saving_as_its_own_name_is_saving(opened: OpenPlan, path: Path) -> None:
    identity = doc_uuid(path)
    opened.save_as(path, overwrite=True)
    assert opened.is_saved
    assert doc_uuid(path) == identity


def test_that_the_target_of_a_link_is_replaced_and_not_the_link(opened: OpenPlan, path: Path) -> None:
    opened.close()
    link = path.with_name("link.cxplan")
    link.symlink_to(path)
    with OpenPlan.open(link) as through:
        through.apply("rename", lambda plan: initiatives.change(plan, id_of(plan, "A"), title="New"))
    assert link.is_symlink()
    assert read_plan(path).initiatives[id_of(the_plan(), "A")].title == "New"


def test_that_other_names_of_a_file_are_told(opened: OpenPlan, path: Path) -> None:
    opened.close()
    path.with_name("twin.cxplan").hardlink_to(path)
    with OpenPlan.open(path) as again:
        assert [notice.code for notice in again.notices] == ["other_names"]


def test_that_the_first_save_after_opening_keeps_the_version_before(opened: OpenPlan, path: Path) -> None:
    before = read_plan(path)
    opened.save()
    opened.apply("rename", lambda plan: initiatives.change(plan, id_of(plan, "A"), title="New"))
    opened.save()
    (only,) = backups.listed(doc_uuid(path))
    assert only.reason == "save"
    assert read_plan(only.path) == before
