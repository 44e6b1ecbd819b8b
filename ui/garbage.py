"""Garbage is collected in pauses, and only in the window's own thread.

A search of all objects in the middle of an edit would be felt: in a plan of 5,000 initiatives an edit takes a
third less time without. And a search in the thread of a worker would end widgets there, which Qt does not
survive. Plans are values without circles, which Python frees at once; only widgets leave circles behind.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_AFTER_LOADING_MS = 1_500
_BETWEEN_SEARCHES_MS = 10_000


class GarbagePauses(QObject):
    """Searches from time to time, and leaves out what was loaded before: it stays for long."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._loaded = QTimer(self, singleShot=True, interval=_AFTER_LOADING_MS)
        self._loaded.timeout.connect(_leave_out_what_is_loaded)
        self._searches = QTimer(self, interval=_BETWEEN_SEARCHES_MS)
        self._searches.timeout.connect(gc.collect)
        self._searches.start()
        self.wait()

    def wait(self) -> None:
        """Something large was loaded, or soon will be: leave it out from the next pause on."""
        self._loaded.start()


def _leave_out_what_is_loaded() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()
