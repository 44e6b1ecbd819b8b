"""Garbage is collected in pauses: a search of all objects in the middle of an edit would be felt.

Plans are values without circles, which Python frees at once; only widgets leave circles behind. In a plan of
5,000 initiatives an edit takes a third less time so.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_YOUNG_OBJECTS = 200_000
"""How many objects may be made before the youngest are searched: some edits of a large plan."""

_PAUSE_MS = 1_500


class GarbagePauses(QObject):
    """Searches nothing while the program starts or a plan opens, and leaves what is loaded out afterwards."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(_leave_out_what_is_loaded)
        self.wait()

    def wait(self) -> None:
        """Something large was loaded, or soon will be: search in the next pause."""
        self._pause.start()


def _leave_out_what_is_loaded() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG_OBJECTS, 20, 20)
    gc.enable()
