"""What views remember between two starts: checks and choices, and for each file its baseline and its zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.plan_controller import PlanController
    from ui.settings import Settings
    from ui.widgets.buttons import SegmentedControl

_BASELINES: Final = "shown_baselines"
_MOST_FILES: Final = 50


def remember_check(box: QAbstractButton, settings: Settings, name: str) -> None:
    """Set a check as it was left, and remember it from now on. To be called once it is connected."""
    was = settings.value(name)
    if isinstance(was, bool):
        box.setChecked(was)
    box.toggled.connect(lambda on: settings.set(name, on))


def remember_choice(control: SegmentedControl, settings: Settings, name: str) -> None:
    """Make a choice as it was left, and remember it from now on. To be called once it is connected."""
    was = settings.value(name)
    for place, value in enumerate(control.values):
        if str(value) == was:
            control.buttons()[place].setChecked(True)
    control.chosen.connect(lambda value: settings.set(name, str(value)))


class ShownBaselines(QObject):
    """Remembers which baseline of a file is shown, when somebody chose one."""

    def __init__(self, controller: PlanController) -> None:
        super().__init__(controller)
        self._controller = controller
        controller.opened.connect(self._read)
        controller.view.baseline_changed.connect(self._write)

    def _read(self) -> None:
        chosen = _of_files(self._controller, _BASELINES).get(_open_path(self._controller))
        self._controller.view.choose_baseline(chosen if isinstance(chosen, int) else None)

    def _write(self) -> None:
        controller = self._controller
        if controller.is_open:
            _keep(controller, _BASELINES, _open_path(controller), controller.view.chosen_baseline)


class ZoomOfFiles(QObject):
    """Remembers the zoom of each file under a name. `zoom` tells the one in use as a word or a number, and
    None for the usual one, `use` puts one back."""

    def __init__(
        self,
        controller: PlanController,
        name: str,
        zoom: Callable[[], str | float | None],
        use: Callable[[str | float], None],
    ) -> None:
        super().__init__(controller)
        self._controller = controller
        self._name = name
        self._zoom = zoom
        self._use = use

    def put_back(self) -> None:
        """Use the zoom that the open file was left with."""
        kept = _of_files(self._controller, self._name).get(_open_path(self._controller))
        if isinstance(kept, (str, float)):
            self._use(kept)

    def follow(self) -> None:
        """Remember the zoom in use."""
        _keep(self._controller, self._name, _open_path(self._controller), self._zoom())


def _open_path(controller: PlanController) -> str:
    """The file that is open; nothing for a plan that is not saved yet."""
    path = controller.open_plan.path if controller.is_open else None
    return str(path.absolute()) if path is not None else ""


def _of_files(controller: PlanController, name: str) -> dict[str, object]:
    found = controller.settings.value(name)
    return dict(found) if isinstance(found, dict) else {}


def _keep(controller: PlanController, name: str, path: str, value: object) -> None:
    """Keep a value of a file; None is the usual one, and needs no room."""
    if not path:
        return
    others = {file: each for file, each in _of_files(controller, name).items() if file != path}
    kept = dict(list(others.items())[1 - _MOST_FILES :])
    controller.settings.set_soon(name, kept if value is None else {**kept, path: value})
