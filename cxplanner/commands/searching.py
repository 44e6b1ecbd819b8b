"""A search for a levelled plan from a command: its progress on a terminal, and its end with Ctrl+C."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.levelling.level import LevellingProposal
    from cxplanner.scheduling.levelling.search import SearchChoices
    from cxplanner.scheduling.levelling.search_process import Found
    from cxplanner.wording.words import Words

_BETWEEN_LINES: Final = 0.5
"""Seconds after which the progress is written anew."""


def searched(plan: Plan, choices: SearchChoices, words: Words) -> LevellingProposal:
    """The proposal, from a process of its own: that ends at once with Ctrl+C, whatever it does.

    Raises what `level` raises; ScheduleError("search_broke_off").
    """
    from cxplanner.scheduling.levelling.level import LevellingProposal
    from cxplanner.scheduling.levelling.search_process import SearchProcess

    progress = Progress(words, choices.seconds)
    with SearchProcess(plan, choices) as search:
        try:
            while not isinstance(told := search.told(_BETWEEN_LINES), LevellingProposal):
                progress.show(told)
            return told
        finally:
            progress.clear()


class Progress:
    """One line on standard error that is written over and over; nothing where that is no terminal."""

    def __init__(self, words: Words, most: float) -> None:
        self._words = words
        self._most = most
        self._begin = time.monotonic()
        self._best = ""
        self._length = 0
        self._is_shown = sys.stderr.isatty()

    def show(self, found: Found | None) -> None:
        """Write how long the search has gone on, and the best that it has found."""
        from cxplanner.wording.levelling import best_sentence, time_sentence

        if found is not None:
            self._best = best_sentence(self._words, found.finish, found.bound)
        spent = time_sentence(self._words, time.monotonic() - self._begin, self._most)
        self.write(f"{spent} {self._best}".rstrip())

    def write(self, line: str) -> None:
        """Write a line over the one before."""
        if self._is_shown:
            print(f"\r{line.ljust(self._length)}", end="", file=sys.stderr, flush=True)
            self._length = len(line)

    def clear(self) -> None:
        self.write("")
        self.write("")
