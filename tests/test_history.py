"""History: what is done, undone and done again, and how much of it is kept."""

from __future__ import annotations

import pytest

from cxplanner.history import History, NamedStep
from cxplanner.plan.step import Step

NOTHING = Step(None, {})


def recorded(*names: str, longest: int = 10) -> History:
    history = History(longest=longest)
    for name in names:
        history.record(name, NOTHING)
    return history


def test_that_a_new_history_has_nothing_to_undo() -> None:
    history = History()
    assert (history.undo_name, history.redo_name) == (None, None)
    assert history.last_done() is None
    assert history.last_undone() is None


def test_that_steps_are_undone_last_first_and_done_again_in_their_order() -> None:
    history = recorded("a", "b")
    history.went_back()
    assert (history.undo_name, history.redo_name) == ("a", "b")
    history.went_back()
    assert (history.undo_name, history.redo_name) == (None, "a")
    history.went_forward()
    assert (history.undo_name, history.redo_name) == ("a", "b")


def test_that_a_new_step_forgets_what_was_undone() -> None:
    history = recorded("a", "b")
    history.went_back()
    history.record("c", NOTHING)
    assert (history.undo_name, history.redo_name) == ("c", None)


def test_that_only_the_last_steps_are_kept() -> None:
    history = recorded("a", "b", "c", longest=2)
    history.went_back()
    history.went_back()
    assert history.undo_name is None
    assert history.redo_name == "b"


def test_that_steps_from_a_file_are_loaded_when_they_are_needed() -> None:
    def load() -> Step:
        raise LookupError

    history = History([NamedStep("a", load)], [NamedStep("b", load), NamedStep("c", load)])
    assert (history.undo_name, history.redo_name) == ("a", "b")
    with pytest.raises(LookupError):
        history.last_done()
