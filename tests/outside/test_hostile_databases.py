"""Databases made to break those who open them, and files of other programs under our ending."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cxplanner.errors import FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.storage import read_plan
from cxplanner.storage.formats import APPLICATION_ID, HEAD

OUTSIDE = Path(__file__).resolve().parents[3] / "shared" / "data" / "outside"
FILES = [
    *sorted((OUTSIDE / "sqlite_hostile").glob("*")),
    *sorted((OUTSIDE / "wrong_format").glob("*")),
]
LOOKS = {
    "mpxj__empty.mpp": "old_office_file",
    "mpxj__sample.mpx": "project_exchange",
    "p6__PredecessorCalendar.xml": "xml",
    "zotero-test.sqlite": "database",
}
OPENS_IN_A_PROCESS_OF_ITS_OWN = """
import pathlib, sys
from cxplanner.errors import FileError
from cxplanner.open_plan import OpenPlan
from cxplanner.storage import read_plan
for read in (read_plan, lambda path: OpenPlan.open(path).close()):
    try:
        read(pathlib.Path(sys.argv[1]))
    except FileError as error:
        print(error.code)
"""
MEMORY = 2 << 30
SECONDS = 50

pytestmark = pytest.mark.skipif(not FILES, reason="the files from outside are not on this machine")


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    source: Path = request.param
    return Path(shutil.copyfile(source, tmp_path / f"{source.name}.cxplan"))


def test_that_a_foreign_file_is_refused_and_left_alone(hostile: Path) -> None:
    before = hostile.read_bytes()
    for read in (read_plan, OpenPlan.open):
        with pytest.raises(FileError) as caught:
            read(hostile)
        assert caught.value.code in {"not_a_plan", "incomplete"}
        look = LOOKS.get(hostile.stem)
        assert look is None or caught.value.facts["looks_like"] == look
    assert hostile.read_bytes() == before
    assert list(hostile.parent.iterdir()) == [hostile]


@pytest.mark.skipif(not (OUTSIDE / "sqlite_hostile").is_dir(), reason="no hostile databases on this machine")
def test_that_a_hostile_database_that_claims_to_be_a_plan_is_refused(hostile: Path) -> None:
    """The header says that it is ours, so that SQLite meets it; in another process, with little memory."""
    content = bytearray(hostile.read_bytes())
    if not content.startswith(b"SQLite format 3"):
        pytest.skip("no database, so it cannot claim to be ours")
    content[68:72] = APPLICATION_ID.to_bytes(4)
    content[60:64] = HEAD.to_bytes(4)
    page_size = int.from_bytes(content[16:18]) or 4096
    content[28:32] = (len(content) // (65_536 if page_size == 1 else page_size)).to_bytes(4)
    hostile.write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", OPENS_IN_A_PROCESS_OF_ITS_OWN, str(hostile)],
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.split()) == 2
    assert set(done.stdout.split()) <= {"damaged", "incomplete", "changed_content", "inconsistent"}
    assert hostile.read_bytes() == content
