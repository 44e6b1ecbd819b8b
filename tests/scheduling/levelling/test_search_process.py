"""Levelling in a process of its own: what it tells, and that nothing of it stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path

import pytest

from cxplanner.errors import ScheduleError
from cxplanner.scheduling.levelling.level import LevellingProposal, level
from cxplanner.scheduling.levelling.search import SearchChoices
from cxplanner.scheduling.levelling.search_process import Found, SearchProcess
from tests.builders import a_plan
from tests.scheduling.levelling.scarce import a_hard_plan, a_scarce_plan

LONG = SearchChoices(seconds=600)
_LIMIT = 40.0


def next_told(search: SearchProcess) -> Found | LevellingProposal:
    told = search.told(_LIMIT)
    assert told is not None, "the search tells nothing"
    return told


def proposal_of(search: SearchProcess) -> LevellingProposal:
    while not isinstance(told := next_told(search), LevellingProposal):
        pass
    return told


def is_running(pid: int) -> bool:
    """Whether a process that this one started still runs."""
    return pid in {child.pid for child in active_children()}


def test_that_it_proposes_what_levelling_proposes() -> None:
    plan = a_scarce_plan()
    here = level(plan)
    with SearchProcess(plan) as search:
        there = proposal_of(search)

    assert there.moves == here.moves
    assert (there.bound, there.proven) == (here.bound, here.proven)
    assert there.after.finish == here.after.finish
    assert there.take(plan) == here.take(plan)


def test_that_it_tells_the_best_so_far_and_hands_it_over_when_stopped() -> None:
    plan = a_hard_plan()
    with SearchProcess(plan, LONG) as search:
        best = next_told(search)
        assert isinstance(best, Found)
        search.stop()
        proposal = proposal_of(search)

    assert best.bound <= proposal.after.finish <= best.finish
    assert not proposal.proven
    assert proposal.bound == best.bound


def test_that_a_plan_larger_than_a_pipe_arrives() -> None:
    plan = a_hard_plan(number=600)
    with SearchProcess(plan, LONG) as search:
        assert isinstance(next_told(search), Found)


@pytest.mark.parametrize("seconds", [0.0, _LIMIT])
def test_that_an_ended_search_leaves_no_process(seconds: float) -> None:
    search = SearchProcess(a_hard_plan(), LONG)
    search.told(seconds)
    pid = search.pid
    assert pid is not None
    assert is_running(pid)

    search.end()

    assert not is_running(pid)
    assert search.pid is None
    search.end()


def test_that_a_refusal_comes_back_with_its_facts() -> None:
    with SearchProcess(a_scarce_plan(capacity=0.0)) as search, pytest.raises(ScheduleError) as refused:
        next_told(search)

    assert refused.value.code == "exceeds_capacity"
    assert refused.value.facts == {"key": "A", "team": "Data", "units": 1.0, "capacity": 0.0}
    assert str(refused.value).startswith("exceeds_capacity {")


def test_that_an_empty_plan_is_proposed_as_it_is() -> None:
    with SearchProcess(a_plan()) as search:
        assert proposal_of(search).moves == ()


def test_that_a_process_killed_from_outside_is_an_error_that_says_so() -> None:
    with SearchProcess(a_hard_plan(), LONG) as search:
        next_told(search)
        assert search.pid is not None
        os.kill(search.pid, signal.SIGTERM)
        with pytest.raises(ScheduleError) as broken:
            proposal_of(search)

    assert broken.value.code == "search_broke_off"


def test_that_a_bug_in_the_search_is_logged_and_told_as_an_error(caplog: pytest.LogCaptureFixture) -> None:
    choices = SearchChoices(seconds="long")  # type: ignore[arg-type]
    with SearchProcess(a_hard_plan(), choices) as search, pytest.raises(ScheduleError) as broken:
        proposal_of(search)

    assert broken.value.code == "search_broke_off"
    assert "TypeError" in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes in another way")
def test_that_a_search_ends_with_the_program_that_is_killed() -> None:
    program = (
        "from tests.scheduling.levelling.scarce import a_hard_plan\n"
        "from cxplanner.scheduling.levelling.search import SearchChoices\n"
        "from cxplanner.scheduling.levelling.search_process import SearchProcess\n"
        "search = SearchProcess(a_hard_plan(), SearchChoices(seconds=600))\n"
        "search.told(600)\n"
        "print('begun', flush=True)\n"
        "search.told(600) and input()\n"
    )
    root = Path(__file__).parents[3]
    started = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    with started:
        assert started.stdout is not None
        assert started.stdout.readline() == b"begun\n"
        started.kill()
        # It was born with the same way out, which is closed when the last one that holds it has ended.
        assert started.stdout.read() == b""


def test_that_the_process_knows_no_window() -> None:
    program = (
        "import sys\n"
        "import cxplanner.__main__, cxplanner.scheduling.levelling.search_process\n"
        "print([name for name in ('PySide6', 'ui', 'sqlalchemy') if name in sys.modules])\n"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert loaded.stdout.strip() == "[]"
