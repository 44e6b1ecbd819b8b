"""Levelling in a process of its own, which tells how far it is and can be ended at once."""

from __future__ import annotations

import contextlib
import gc
import logging
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Final, Self

from cxplanner.errors import CXPlannerError, ScheduleError
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.levelling.level import LevellingProposal, level
from cxplanner.scheduling.levelling.search import SearchChoices

_log = logging.getLogger(__name__)
_GRACE: Final = 2.0
"""Seconds that a process has to follow a request to end before it is killed."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best so far: its finish, and the day before which no levelled plan finishes."""

    finish: date
    bound: date


class SearchProcess:
    """One search for a plan, begun at once. `end` is called in any case, best by a `with`.

    The process ends by itself when the program that began it has gone. To be made in the main thread.
    """

    def __init__(self, plan: Plan, choices: SearchChoices | None = None) -> None:
        """`stopped` and `found` of the choices are not asked. Raises ScheduleError("search_broke_off")."""
        spawn = multiprocessing.get_context("spawn")
        self._pipe, its_pipe = spawn.Pipe()
        self._process = spawn.Process(target=_search, args=(its_pipe,), daemon=True)
        try:
            with _interrupts_ignored():
                self._process.start()
        except OSError as error:
            self._pipe.close()
            raise ScheduleError("search_broke_off") from error
        finally:
            its_pipe.close()
        asked = plan, replace(choices or SearchChoices(), stopped=None, found=None)
        # A large plan does not fit into a pipe: it waits for its reader elsewhere.
        self._sending = threading.Thread(target=self._send, args=(asked,), daemon=True)
        self._sending.start()

    @property
    def pid(self) -> int | None:
        """The number of the process in the system; None once it has ended."""
        return self._process.pid if not self._pipe.closed else None

    def told(self, seconds: float) -> Found | LevellingProposal | None:
        """The next that the search tells, the proposal last; None when it tells nothing for so long.

        Raises what `level` raises; ScheduleError("search_broke_off") when the process has gone.
        """
        try:
            if not self._pipe.poll(seconds):
                return None
            told = self._pipe.recv()
        except (EOFError, OSError):
            raise ScheduleError("search_broke_off") from None
        if isinstance(told, CXPlannerError):
            raise told
        if isinstance(told, str):
            _log.error("A search for a levelled plan failed.\n%s", told)
            raise ScheduleError("search_broke_off")
        assert isinstance(told, Found | LevellingProposal)
        return told

    def stop(self) -> None:
        """Make do with the best so far: it is told as the proposal."""
        self._sending.join()
        self._send(None)

    def end(self) -> None:
        """End the process, whatever it does; nothing of it is left behind."""
        if self._pipe.closed:
            return
        self._process.terminate()
        self._process.join(_GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._sending.join()
        self._pipe.close()
        self._process.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.end()

    def _send(self, what: object) -> None:
        with contextlib.suppress(OSError):  # that it has gone is found out by whoever listens
            self._pipe.send(what)


@contextlib.contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """A process that is started inside ignores Ctrl+C for good: the one that started it decides."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _search(pipe: Connection) -> None:
    """What the process does: it reads a plan and its choices, tells what it finds, and last the proposal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it is not handed down
    gc.disable()  # a search leaves no circles behind
    stopped = threading.Event()

    def tell(finish: date, bound: date) -> None:
        pipe.send(Found(finish, bound))

    with contextlib.suppress(EOFError, OSError):  # whoever asked has gone
        plan, choices = pipe.recv()
        threading.Thread(target=_listen, args=(pipe, stopped), daemon=True).start()
        pipe.send(_answer(plan, replace(choices, stopped=stopped.is_set, found=tell)))


def _answer(plan: Plan, choices: SearchChoices) -> LevellingProposal | CXPlannerError | str:
    """The proposal, or why there is none; the traceback of a bug, for the log of the program that asked."""
    try:
        return level(plan, choices)
    except CXPlannerError as error:
        return error
    except OSError:
        raise
    except Exception:
        return traceback.format_exc()


def _listen(pipe: Connection, stopped: threading.Event) -> None:
    """Note a request to stop; end with the program that asked."""
    while True:
        try:
            pipe.recv()
        except (EOFError, OSError):
            os._exit(1)
        stopped.set()
