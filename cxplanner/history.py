"""What can be undone and done again, newest last, up to a number of steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from cxplanner.plan.step import Step

LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class NamedStep:
    """A step with the key of its name; `load` gives the step, which may come from a file."""

    name: str
    load: Callable[[], Step]


class History:
    """Steps done and steps undone. A new step forgets what had been undone."""

    def __init__(
        self, done: Iterable[NamedStep] = (), undone: Iterable[NamedStep] = (), longest: int = LONGEST
    ) -> None:
        """`undone` are in the order in which they would be done again."""
        self._longest = longest
        self._done = list(done)[-longest:]
        self._undone = list(undone)[::-1]

    @property
    def undo_name(self) -> str | None:
        return self._done[-1].name if self._done else None

    @property
    def redo_name(self) -> str | None:
        return self._undone[-1].name if self._undone else None

    def last_done(self) -> Step | None:
        """The step that would be undone."""
        return self._done[-1].load() if self._done else None

    def last_undone(self) -> Step | None:
        """The step that would be done again."""
        return self._undone[-1].load() if self._undone else None

    def record(self, name: str, step: Step) -> None:
        """One more step has been done."""
        self._undone.clear()
        self._done.append(NamedStep(name, lambda: step))
        del self._done[: -self._longest]

    def went_back(self) -> None:
        """The last step has been undone."""
        self._undone.append(self._done.pop())

    def went_forward(self) -> None:
        """The last step that had been undone has been done again."""
        self._done.append(self._undone.pop())
