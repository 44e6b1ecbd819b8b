"""The presets of the studio: those for the usual audiences, and those that the plan keeps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from cxplanner.plan.edits import print_presets
from cxplanner.report.print_settings import PrintSettings, settings_as_json
from ui.print_studio.preset_name import PresetNameDialog
from ui.print_studio.presets import Preset, kept_presets, usual_presets
from ui.widgets.buttons import IconButton
from ui.widgets.value_box import ValueBox

if TYPE_CHECKING:
    from cxplanner.errors import CXPlannerError
    from ui.plan_controller import PlanController


class PresetRow(QWidget):
    """`picked` carries the settings of a preset that somebody chose, `unreadable` why there are none."""

    picked = Signal(object)
    unreadable = Signal(object)

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = controller.words
        self._settings = PrintSettings()
        self.box = ValueBox(self._words.say("Preset"))
        self.box.setPlaceholderText(self._words.say("Choose a preset"))
        self.box.chosen.connect(self._pick)
        self.more = IconButton("ellipsis", self._words.say("Keep, rename or delete presets"))
        self.more.clicked.connect(self._open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 8)
        row.setSpacing(4)
        row.addWidget(self.box, 1)
        row.addWidget(self.more)
        self.offer()

    def _pick(self, preset: Preset) -> None:
        if preset.error is None:
            self.picked.emit(preset.settings)
        else:
            self.show_settings(self._settings)
            self.unreadable.emit(preset.error)

    @property
    def presets(self) -> list[Preset]:
        """All that are offered."""
        return [*kept_presets(self._controller.plan), *usual_presets(self._words)]

    def offer(self) -> None:
        """Offer what there is now."""
        self.box.offer([(each, each.name) for each in self.presets])
        self.show_settings(self._settings)

    def show_settings(self, settings: PrintSettings) -> None:
        """Name the preset that these settings are, or none."""
        self._settings = settings
        same = next((each for each in self.presets if each.settings == settings and each.error is None), None)
        self.box.show_value(same)
        if same is None:
            self.box.setCurrentIndex(-1)

    # ------------------------------------------------------------------ keeping

    def menu(self) -> QMenu:
        """What can be done with presets."""
        say, menu = self._words.say, QMenu(self)
        menu.addAction(say("Keep these settings as a preset…"), self._add)
        kept = kept_presets(self._controller.plan)
        for preset in kept:
            of_one = menu.addMenu(preset.name.replace("&", "&&"))
            change = of_one.addAction(say("Take these settings into it"), partial(self._change, preset))
            change.setEnabled(preset.settings != self._settings)
            of_one.addAction(say("Rename…"), partial(self._rename, preset))
            of_one.addAction(say("Delete"), partial(self._delete, preset))
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.exec(self.more.mapToGlobal(QPoint(0, self.more.height())))
        menu.deleteLater()

    def _add(self) -> None:
        self._ask_name(self._words.say("Keep settings"), "", self.keep)

    def keep(self, name: str) -> CXPlannerError | None:
        """Keep the settings that are shown under a name. Returns why they are not kept."""
        text = settings_as_json(self._settings)
        return self._controller.attempt("add_print_preset", lambda plan: print_presets.add(plan, name, text))

    def _change(self, preset: Preset) -> None:
        text = settings_as_json(self._settings)
        self._controller.apply(
            "change_print_preset", lambda plan: print_presets.change(plan, preset.id, text)
        )

    def _rename(self, preset: Preset) -> None:
        def renamed(name: str) -> CXPlannerError | None:
            return self._controller.attempt(
                "rename_print_preset", lambda plan: print_presets.rename(plan, preset.id, name)
            )

        self._ask_name(self._words.say("Rename preset"), preset.name, renamed)

    def _delete(self, preset: Preset) -> None:
        self._controller.apply("delete_print_presets", lambda plan: print_presets.delete(plan, [preset.id]))

    def _ask_name(self, title: str, name: str, take: Callable[[str], CXPlannerError | None]) -> None:
        dialog = PresetNameDialog(title, name, take, self._words, self)
        dialog.exec()
        dialog.deleteLater()
