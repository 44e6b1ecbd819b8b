"""What views remember between two starts: their checks, and for each file the baseline that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from ui.plan_controller import PlanController
    from ui.settings import Settings

_BASELINES: Final = "shown_baselines"
_MOST_FILES: Final = 50


def remember_check(box: QAbstractButton, settings: Settings, name: str) -> None:
    """Set a check as it was left, and remember it from now on. To be called once it is connected."""
    was = settings.value(name)
    if isinstance(was, bool):
        box.setChecked(was)
    box.toggled.connect(lambda on: settings.set(name, on))


class ShownBaselines(QObject):
    """Remembers which baseline of a file is shown, when somebody chose one."""

    def __init__(self, controller: PlanController) -> None:
        super().__init__(controller)
        self._controller = controller
        controller.opened.connect(self._read)
        controller.view.baseline_changed.connect(self._write)

    def _read(self) -> None:
        chosen = self._all().get(self._path())
        self._controller.view.choose_baseline(chosen if isinstance(chosen, int) else None)

    def _write(self) -> None:
        controller = self._controller
        path = self._path()
        if not path or not controller.is_open:
            return
        chosen = controller.view.chosen_baseline
        others = {file: which for file, which in self._all().items() if file != path}
        kept = dict(list(others.items())[1 - _MOST_FILES :])
        controller.settings.set(_BASELINES, kept if chosen is None else {**kept, path: chosen})

    def _path(self) -> str:
        """The file that is open; nothing for a plan that is not saved yet."""
        path = self._controller.open_plan.path if self._controller.is_open else None
        return str(path.absolute()) if path is not None else ""

    def _all(self) -> dict[str, object]:
        found = self._controller.settings.value(_BASELINES)
        return dict(found) if isinstance(found, dict) else {}
