"""Work that a window waits for without standing still."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

_LONGEST_WAIT_MS: Final = 5_000
_TURN_SECONDS: Final = 0.0005
"""After how long work gives way to the window, which waits so for each call of the toolkit; Python's 5 ms add
up to half a second for a page of a few hundred shapes."""
_under_way: Final[set[_Waiting]] = set()


class _Waiting(QObject):
    """Lives in the window's thread until the work is done, even when the window that asked is gone."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self, then: Callable[[Any], object], otherwise: Callable[[Exception], object], owner: QObject
    ) -> None:
        super().__init__()
        self._then = then
        self._otherwise = otherwise
        self._owner = owner
        self.done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)
        self.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _on_done(self, result: Any) -> None:
        self._end(self._then, result)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end(self._otherwise, error)

    def _end(self, call: Callable[[Any], object], value: Any) -> None:
        _under_way.discard(self)
        if isValid(self._owner):
            call(value)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], Any], waiting: _Waiting) -> None:
        super().__init__()
        self._work = work
        self._waiting = waiting

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            self._waiting.failed.emit(error)
        else:
            self._waiting.done.emit(result)


def in_background(
    work: Callable[[], Any],
    done: Callable[[Any], object],
    failed: Callable[[Exception], object],
    owner: QObject,
) -> None:
    """Run `work` in a thread, then `done` with its result or `failed` with its error, in the window's.

    The work may hold a plan, which nobody can change. When `owner` is gone meanwhile, nothing is called.
    """
    sys.setswitchinterval(_TURN_SECONDS)
    waiting = _Waiting(done, failed, owner)
    _under_way.add(waiting)
    QThreadPool.globalInstance().start(_Work(work, waiting))


def wait_for_all() -> None:
    """Let work that is under way end: a thread must not outlive the program's objects."""
    QThreadPool.globalInstance().waitForDone(_LONGEST_WAIT_MS)
