"""Sizes that are remembered for each screen: what suits a large screen is too wide on a projector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject

from ui.frame.placement import screen_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter, QWidget

    from ui.settings import Settings

SETTING: Final = "per_screen"
_LAST: Final = "last"
"""Stands for the screen on which the size was set last; others begin with it."""


def kept_size(settings: Settings, widget: QWidget, name: str) -> int | None:
    """The size that was kept under a name for the screen on which a widget is, else for the last screen."""
    value = _kept(settings, widget, name)
    return value if isinstance(value, int) and value > 0 else None


def keep_size(settings: Settings, widget: QWidget, name: str, value: int | list[int]) -> None:
    """Remember a size for the screen on which a widget is."""
    everything = settings.value(SETTING)
    known = dict(everything) if isinstance(everything, dict) else {}
    of_name = known.get(name)
    others = of_name if isinstance(of_name, dict) else {}
    known[name] = {**others, screen_of(widget.screen()).key: value, _LAST: value}
    settings.set_soon(SETTING, known)


class SplitterSizes(QObject):
    """Gives a splitter its kept shares when it is first shown and on another screen, and keeps what a hand
    makes of them. `is_set` tells whether there are any: else the view shares the room as it likes."""

    def __init__(self, splitter: QSplitter, settings: Settings, name: str) -> None:
        super().__init__(splitter)
        self._splitter = splitter
        self._settings = settings
        self._name = name
        self._shared_on = ""
        splitter.splitterMoved.connect(self._keep)
        splitter.installEventFilter(self)

    @property
    def is_set(self) -> bool:
        return bool(self._sizes())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.ScreenChangeInternal):
            self._share()
        return super().eventFilter(watched, event)

    def _share(self) -> None:
        here = screen_of(self._splitter.screen()).key
        if here != self._shared_on:
            self._shared_on = here
            sizes = self._sizes()
            if sizes:
                self._splitter.setSizes(sizes)

    def _keep(self) -> None:
        keep_size(self._settings, self._splitter, self._name, self._splitter.sizes())

    def _sizes(self) -> list[int]:
        value = _kept(self._settings, self._splitter, self._name)
        if not isinstance(value, list) or len(value) != self._splitter.count():
            return []
        sizes = [each for each in value if isinstance(each, int) and each > 0]
        return sizes if len(sizes) == len(value) else []


def _kept(settings: Settings, widget: QWidget, name: str) -> object:
    everything = settings.value(SETTING)
    of_name = everything.get(name) if isinstance(everything, dict) else None
    if not isinstance(of_name, dict):
        return None
    return of_name.get(screen_of(widget.screen()).key, of_name.get(_LAST))
