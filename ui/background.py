"""Work that a window waits for without standing still."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class _Outcome(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], Any], outcome: _Outcome) -> None:
        super().__init__()
        self._work = work
        self._outcome = outcome

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            self._outcome.failed.emit(error)
        else:
            self._outcome.done.emit(result)


def in_background(
    work: Callable[[], Any],
    done: Callable[[Any], object],
    failed: Callable[[Exception], object],
    owner: QObject,
) -> None:
    """Run `work` in a thread, then `done` with its result or `failed` with its error, in the window's.

    The work may hold a plan, which nobody can change. When `owner` is gone meanwhile, nothing is called.
    """
    outcome = _Outcome(owner)
    outcome.done.connect(done)
    outcome.failed.connect(failed)
    for signal in (outcome.done, outcome.failed):
        signal.connect(outcome.deleteLater)
    QThreadPool.globalInstance().start(_Work(work, outcome))
