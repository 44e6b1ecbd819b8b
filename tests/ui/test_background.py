"""Work in another thread."""

from __future__ import annotations

import threading

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from ui.background import in_background, wait_for_all


def test_that_the_result_comes_back_in_the_threads_of_the_window(qtbot: QtBot) -> None:
    owner, results, threads = QObject(), list[int](), list[int]()

    def done(result: int) -> None:
        results.append(result)
        threads.append(threading.get_ident())

    def work() -> int:
        threads.append(threading.get_ident())
        return 42

    in_background(work, done, print, owner)
    qtbot.waitUntil(lambda: bool(results))
    assert results == [42]
    assert threads[0] != threads[1] == threading.get_ident()


def test_that_an_error_comes_back_too(qtbot: QtBot) -> None:
    owner, errors = QObject(), list[Exception]()

    def work() -> None:
        raise ValueError("no")

    in_background(work, errors.append, errors.append, owner)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ValueError)


def test_that_nothing_is_called_for_an_owner_that_is_gone(qtbot: QtBot) -> None:
    owner, results, may_end = QObject(), list[int](), threading.Event()

    def work() -> int:
        may_end.wait()
        return 42

    in_background(work, results.append, print, owner)
    shiboken6.delete(owner)
    may_end.set()
    wait_for_all()
    QCoreApplication.processEvents()
    assert not results
