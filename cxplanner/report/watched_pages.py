"""How far a file is: each page counts once when it is drawn, and once each time that it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, overload

from cxplanner.report.sheets import Page

Watch = Callable[[int, int], None]
"""Is told how many steps are done, of how many; what it raises ends the work."""

_Made = TypeVar("_Made")


class Progress:
    """Counts steps, and tells of each."""

    def __init__(self, watch: Watch | None, steps: int) -> None:
        self._watch = watch
        self._steps = steps
        self._done = 0

    def step(self) -> None:
        self._done = min(self._done + 1, self._steps)
        self.tell()

    def tell(self) -> None:
        """Say again how far it is, so that the work can be ended here."""
        if self._watch is not None:
            self._watch(self._done, self._steps)

    def through(self, made: Iterable[_Made]) -> Iterator[_Made]:
        """The same, with a step for each."""
        for each in made:
            self.step()
            yield each


class WatchedPages(Sequence[Page]):
    """The same pages; going through them makes steps."""

    def __init__(self, pages: Sequence[Page], progress: Progress) -> None:
        self._pages = pages
        self._progress = progress

    def __len__(self) -> int:
        return len(self._pages)

    @overload
    def __getitem__(self, place: int) -> Page: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Page]: ...
    def __getitem__(self, place: int | slice) -> Page | Sequence[Page]:
        return self._pages[place]

    def __iter__(self) -> Iterator[Page]:
        return self._progress.through(self._pages)
