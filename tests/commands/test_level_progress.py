"""`cxplanner level` on a terminal: the progress that it writes, and Ctrl+C in the middle of a search."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from cxplanner.commands.searching import Progress
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.plan import Plan
from cxplanner.storage import read_plan
from cxplanner.wording.words import Words
from tests.commands.conftest import Ask
from tests.scheduling.levelling.scarce import a_hard_plan, a_scarce_plan

PlanFile = Callable[[Plan], Path]
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")


def test_that_nothing_is_written_where_standard_error_is_no_terminal(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("level", plan_file(a_scarce_plan()))

    assert (answer.status, answer.err) == (0, "")


def test_that_each_line_of_progress_covers_the_one_before(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = Progress(Words("en"), 10)
    progress.write("nothing, since this is no terminal")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress = Progress(Words("en"), 10)
    progress.write("a long line")
    progress.write("short")
    progress.clear()

    assert capsys.readouterr().err == "\ra long line\rshort      \r     \r"


@POSIX_ONLY
@pytest.mark.parametrize("take", [[], ["--take"]])
def test_that_an_interrupt_ends_the_search_and_changes_nothing(plan_file: PlanFile, take: list[str]) -> None:
    path = plan_file(a_hard_plan())
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    plan = read_plan(path)
    ours, its = os.openpty()
    started = subprocess.Popen(
        [sys.executable, "-m", "cxplanner", "level", str(path), "--seconds", "600", *take],
        stdout=subprocess.PIPE,
        stderr=its,
        process_group=0,
    )
    os.close(its)
    with started, os.fdopen(ours, "rb", buffering=0) as terminal:
        read_until(terminal, b"Best finish so far: ")
        os.killpg(started.pid, signal.SIGINT)  # as a terminal does: to all that stand behind it
        said = read_until(terminal, b"Stopped.")
        assert started.stdout is not None
        assert started.stdout.read() == b""

    assert started.returncode == 2
    assert b"Traceback" not in said
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    with OpenPlan.open(path) as opened:
        assert opened.plan == plan
        assert opened.undo_name is None


def read_until(terminal: BinaryIO, wanted: bytes) -> bytes:
    """What a terminal shows until it shows what is wanted."""
    said = b""
    while wanted not in said:
        said += terminal.read(1024)
    return said
